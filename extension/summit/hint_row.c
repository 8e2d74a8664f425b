/*-------------------------------------------------------------------------
 *
 * hint_row.c
 *		What a term hints at by its rows; asked while the lexicon is made.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/image_terms.h"
#include "summit/hint.h"

/* Has a language no state of its own, and adjectives before their noun? */
static bool
is_abroad(const Image *image, uint16_t language)
{
	const ImageTermRow *rows = image_part(image, ImageTermRow, rows);
	const uint32_t *languages = image_part(image, uint32_t, languages);
	uint64_t	count = image_header(image)->languages.count;

	for (uint64_t i = 0; i < count; i++)
	{
		const ImageTermRow *row = &rows[languages[i]];

		if (row->language == language)
			return row->value == 0 &&
				term_row_has_title(image, row, "modifier first");
	}
	return false;
}

/* May the contact that a row tells of do without two actors? */
static bool
does_without(const ImageTermRow *row)
{
	/* what is received or discussed is told of everywhere */
	return row->value != DEMAND_ACTORS ||
		!(row->kind == CONTACT_MEETING || row->kind == CONTACT_CALL ||
		  (row->kind == CONTACT_TALKS && row->role != ROLE_CONTACT_NOUN));
}

static uint32_t
hints_of_contact(const Lexicon *lexicon, const ImageTermRow *row)
{
	uint32_t	hints = is_abroad(lexicon->image, row->language) ?
		HINT_ABROAD : HINT_HOME;

	if (row->role == ROLE_CONTACT_NOUN)
		hints |= HINT_NOUN | HINT_MEETING |
			(row->kind == CONTACT_TALKS && row->value == DEMAND_ACTORS ?
			 HINT_DIALOGUE : 0);
	else
		hints |= row->kind == CONTACT_VISIT ? HINT_JOURNEY : HINT_MEETING;
	if (row->value == DEMAND_LINK)
		return hints | HINT_LINKED;
	if (row->role == ROLE_CONTACT_VERB &&
		term_row_has_title(lexicon->image, row, "naming"))
		return hints | HINT_NAMING;
	hints |= HINT_TOLD;
	if (row->value == DEMAND_NONE)
		return hints | HINT_SUMMIT;
	return does_without(row) ? hints | HINT_CONTACT : hints;
}

static uint32_t
hints_of_cue(const ImageTermRow *row)
{
	if (row->status == STATUS_HELD)
		return 0;
	return (row->status == STATUS_REFUSED ? HINT_REFUSED : 0) |
		(row->value == CUE_ADJACENT ? HINT_INFINITIVE : HINT_OPEN);
}

static uint32_t
hints_of_row(const Lexicon *lexicon, const ImageTermRow *row)
{
	switch ((TermRole) row->role)
	{
		case ROLE_CONTACT_NOUN:
		case ROLE_CONTACT_VERB:
		case ROLE_CONTACT_PASSIVE:
			return hints_of_contact(lexicon, row);
		case ROLE_CONTACT_MODIFIER:
			return HINT_TOLD | HINT_CONTACT | HINT_HOME | HINT_ABROAD |
				HINT_MEETING;
		case ROLE_COUNTERPART:
			return HINT_COUNTERPART;
		case ROLE_MULTILATERAL:
			return HINT_STATES | (row->value != 0 ? HINT_BETWEEN : 0) |
				(row->rank != TERM_NONE ? HINT_COUNTERPART : 0);
		case ROLE_DELEGATE:
			/* rebels act for themselves, at home, too */
			return (row->rank == RANK_HEAD_OF_STATE ? HINT_STATES : 0) |
				(row->rank <= RANK_MINISTER || row->value != 0 ? HINT_OFFICE : 0) |
				(row->value == DELEGATE_OF_FIGHTERS ? HINT_COUNTERPART : 0) |
				(row->value != 0 && !is_abroad(lexicon->image, row->language) ?
				 HINT_BETWEEN : 0);
		case ROLE_PRONOUN_PLURAL:
			return row->value != 0 ? HINT_SUMMIT : HINT_SEVERAL;
		case ROLE_PRONOUN:
			return row->value == 0 ? HINT_ONE : 0;
		case ROLE_SPEECH:
			/* "'Saya ...', katanya" */
			return row->value == SPEECH_OF_PRONOUN ? HINT_ONE : 0;
		case ROLE_ROLE_NOUN:
			return (row->rank <= RANK_HEAD_OF_GOVERNMENT ? HINT_ONE : 0) |
				(row->rank <= RANK_MINISTER ? HINT_OFFICE : 0) |
				(row->value & ROLE_NOUN_ALONE ? HINT_COUNTERPART : 0);
		case ROLE_DEMONSTRATIVE:
			return HINT_POINTS;
		case ROLE_NEGATION:
			return HINT_REFUSED | HINT_OPEN;
		case ROLE_STATUS_CUE:
			return hints_of_cue(row);
		case ROLE_HOLDING:
			return HINT_HOLDING;
		case ROLE_WITH:
			return HINT_WITH;
		case ROLE_TIME_BEFORE:
			return HINT_OPEN;
		default:
			return 0;
	}
}

uint32_t
hints_of_term(const Lexicon *lexicon, const ImageTerm *term)
{
	const ImageTermRow *rows = image_term_rows(lexicon->image, term);
	uint32_t	hints = 0;

	for (int r = 0; r < term->rows; r++)
		hints |= hints_of_row(lexicon, &rows[r]);
	return hints;
}
