/*-------------------------------------------------------------------------
 *
 * predicate.c
 *		What a clause says of a contact whose noun is its subject.
 *
 * "The talks will help both": what is wished, possible or to come there is how the
 * contact goes or what comes of it, not whether there is one.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/finding.h"
#include "summit/participant.h"

/*
 * "kunjungan ini dapat mempererat": is it a contact told of before, of which
 * the clause says something else?
 */
bool
contact_has_predicate(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			i = contact->word_end + 1;

	/* "kunjungan X ini akan membantu" */
	if (i < sentence->count && reading->party_at[i] >= 0 &&
		reading->parties.items[reading->party_at[i]].preposition == TERM_NONE)
		i = reading->parties.items[reading->party_at[i]].last + 1;
	if (contact->verb || sentence->modifier_first || i + 1 >= sentence->count ||
		!item_has(&sentence->items[i], ROLE_DEMONSTRATIVE) ||
		!item_is_near(&sentence->items[i + 1]))
		return false;
	i++;
	return cue_at(sentence, i) != NULL ?
		i + 1 < sentence->count && item_is_plain_word(&sentence->items[i + 1]) :
		item_is_plain_word(&sentence->items[i]) &&
		party_is_verb_form(sentence, &sentence->items[i]);
}

/*
 * "berharap pertemuan X dan Y akan membawa hasil": does the clause that begins with the
 * noun say what comes of it?  Not that it is held: "akan digelar".
 */
bool
contact_has_outcome(const Reading *reading, const Contact *contact)
{
	const uint64_t ends = role_bit(ROLE_CLAUSE) | role_bit(ROLE_RELATIVE) |
		role_bit(ROLE_SPEECH) | role_bit(ROLE_PRONOUN) | CONTACT_ROLES;
	const uint64_t governors = role_bit(ROLE_AT) | role_bit(ROLE_ABOUT) | role_bit(ROLE_TOWARD) |
		role_bit(ROLE_BY) | role_bit(ROLE_TIME_DURING);
	const Sentence *sentence = &reading->sentence;

	if (contact->verb || sentence->modifier_first || contact->word == 0 ||
		(sentence->items[contact->word - 1].roles & governors) ||
		contact_is_held_by_verb(reading, contact) || contact_is_adverbial(sentence, contact->word))
		return false;
	for (int i = contact->word_end + 1;
		 i + 1 < sentence->count && i <= contact->word_end + CUE_REACH; i++)
	{
		const SummitItem *item = &sentence->items[i];

		if (item_is_hard_break(item) || (item->roles & ends) ||
			(item->gap == GAP_COMMA && cue_comma_parts(reading, i)) ||
			(item_has(item, ROLE_AND) &&
			 !(item->gap != GAP_COMMA && reading->party_at[i + 1] >= 0 && reading->parties.items[reading->party_at[i + 1]].joined)))
			return false;
		if (cue_at(sentence, i) != NULL)
			return item_row(item, ROLE_STATUS_CUE)->value != CUE_BEHIND &&
				(item->roles & (role_bit(ROLE_ABOUT) | role_bit(ROLE_TOWARD))) == 0 &&
				item[1].gap == GAP_SPACE && item_is_plain_word(&item[1]);
	}
	return false;
}
