/*-------------------------------------------------------------------------
 *
 * predicate.c
 *		What a clause says of a contact whose noun is its subject.
 *
 * "The talks will help both": what is wished, possible or to come there is how the
 * contact goes or what comes of it, not whether there is one.  "The talks may be
 * cancelled": a halt that is no more than possible or wished for leaves it as it is.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/finding.h"
#include "summit/participant.h"
#include "summit/venue.h"

/* Items from a word for what is possible to a halt: "may be", "mungkin saja" */
#define POSSIBLE_REACH 2

/*
 * "kunjungan ini dapat mempererat": is it a contact told of before, of which
 * the clause says something else?
 */
bool
contact_has_predicate(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			i = contact->word_end + 1;
	const Party *party = i < sentence->count ? reading_party(reading, i) : NULL;

	/* "kunjungan X ini akan membantu" */
	if (party != NULL && party->preposition == TERM_NONE)
		i = party->last + 1;
	if (contact->verb || sentence->modifier_first || i + 1 >= sentence->count ||
		!item_has(&sentence->items[i], ROLE_DEMONSTRATIVE) ||
		!item_is_near(&sentence->items[i + 1]))
		return false;
	i++;
	return cue_at(sentence, i) != NULL ?
		i + 1 < sentence->count && item_is_plain_word(&sentence->items[i + 1]) :
		party_is_plain_verb(sentence, &sentence->items[i]);
}

/*
 * "membantah pertemuan itu berarti Y mengakui Z": is what is denied only what a clause says
 * of a contact told of before?  Not that it took place: "pertemuan itu terjadi di".
 */
bool
contact_is_claimed_of(const Sentence *sentence, const Contact *contact)
{
	const uint64_t when = role_bit(ROLE_AT) | role_bit(ROLE_DATE_ON) | role_bit(ROLE_TIME_AFTER) |
		role_bit(ROLE_TIME_BEFORE) | role_bit(ROLE_TIME_DURING);
	const SummitItem *verb = &sentence->items[contact->word_end + 2];

	if (sentence->modifier_first || contact->verb || contact->word_end + 3 >= sentence->count ||
		!item_has(verb - 1, ROLE_DEMONSTRATIVE) || !item_is_near(verb) || verb[1].gap != GAP_SPACE)
		return false;
	return item_has(verb, ROLE_CLAUSE) ||
		(item_is_plain_word(verb) && party_is_verb_form(sentence, verb) &&
		 !venue_date_item(verb + 1) && (verb[1].roles & when) == 0);
}

/* "will bring results", but "will be held": is item i, behind "will", no auxiliary? */
static bool
is_full_verb(const Sentence *sentence, int i)
{
	const ImageTermRow *row = cue_at(sentence, i - 1);

	/* "in the coming weeks" */
	return row->status == STATUS_PLANNED && !cue_is_attribute(sentence, i - 1, row) &&
		(i + 1 >= sentence->count ||
		 (sentence->items[i + 1].roles & (role_bit(ROLE_STATUS_CUE) | role_bit(ROLE_HOLDING))) == 0);
}

/* "talks that will include X", but "that will be held": is the cue at item i that of another verb? */
bool
contact_cue_is_of_verb(const Sentence *sentence, int i)
{
	const SummitItem *item = &sentence->items[i];

	return sentence->modifier_first && i + 1 < sentence->count && item[1].gap == GAP_SPACE &&
		item_is_plain_word(&item[1]) && is_full_verb(sentence, i + 1);
}

/* "will take place", "is scheduled for", "dilanjutkan": does the cue at item i begin the predicate of a contact, not of others? */
bool
contact_cue_tells_of(const Sentence *sentence, int i)
{
	const ImageTermRow *row = i < sentence->count ? cue_at(sentence, i) : NULL;

	if (row == NULL || row->value == CUE_BEHIND)
		return row != NULL;
	/* "will resume", "will be held" */
	for (int j = i + 1; j < sentence->count && j <= i + 2; j++)
	{
		if (item_has(&sentence->items[j], ROLE_HOLDING))
			return true;
	}
	return false;
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

	if (contact->verb || contact->word == 0 ||
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
			 !(item->gap != GAP_COMMA && reading->party_at[i + 1] >= 0 && reading_party(reading, i + 1)->joined)))
			return false;
		if (cue_at(sentence, i) != NULL)
			return !item_has_value(item, ROLE_STATUS_CUE, CUE_BEHIND) &&
				(item->roles & (role_bit(ROLE_ABOUT) | role_bit(ROLE_TOWARD))) == 0 &&
				item[1].gap == GAP_SPACE && item_is_plain_word(&item[1]) &&
				(!sentence->modifier_first || is_full_verb(sentence, i + 1));
	}
	return false;
}

/*
 * "Talks to resume on Monday": does a headline say with an infinitive, of which the mark is at
 * item i and which has no object, that the contact is to come?
 */
bool
contact_is_announced(const Sentence *sentence, int i)
{
	const uint64_t ends = role_bit(ROLE_AT) | role_bit(ROLE_DATE_ON) | role_bit(ROLE_WEEKDAY) |
		role_bit(ROLE_RELATIVE_DAY) | role_bit(ROLE_RELATIVE_WEEK) | role_bit(ROLE_RELATIVE_MONTH) |
		role_bit(ROLE_TIME_AFTER) | role_bit(ROLE_TIME_BEFORE) | role_bit(ROLE_SPEECH);
	const SummitItem *verb = &sentence->items[i + 1];
	const ImageTermRow *row;

	if (!sentence->modifier_first || i + 1 >= sentence->count || !cue_is_infinitive(sentence, i) ||
		verb->gap != GAP_SPACE)
		return false;
	row = cue_at(sentence, i + 1);
	return row != NULL && row->status == STATUS_PLANNED && row->value == CUE_BEFORE &&
		item_has(verb, ROLE_HOLDING) &&
		(i + 2 >= sentence->count || verb[1].gap != GAP_SPACE || (verb[1].roles & ends) != 0);
}

/* "the visit may be cancelled", "mungkin saja ditunda": is the halt at item i only possible? */
static bool
is_possible(const Sentence *sentence, int i)
{
	for (int j = i - 1; j >= 0 && j >= i - POSSIBLE_REACH && sentence->items[j + 1].gap == GAP_SPACE; j--)
	{
		const ImageTermRow *row = cue_at(sentence, j);

		if (row != NULL)
			return row->status == STATUS_PROPOSED && row->value == CUE_BEFORE;
		/* but "bisa dipastikan batal" */
		if (!item_is_plain_word(&sentence->items[j]) || party_is_verb_form(sentence, &sentence->items[j]))
			return false;
	}
	return false;
}

/*
 * "mendesak agar kunjungan X dibatalkan", "jika kunjungan itu ditunda": is the halt at item i
 * no more than wished for, or supposed?
 */
bool
contact_halt_is_supposed(const Reading *reading, const Contact *contact, int i,
						 const ImageTermRow *row, const Finding *finding)
{
	const SummitItem *items = reading->sentence.items;

	if (!status_is_off(row->status) ||
		cue_negation(&reading->sentence, i) >= 0)
		return false;
	if (is_possible(&reading->sentence, i))
		return true;

	/*
	 * a verb that wishes, or a condition, but no "usul pertemuan X
	 * dibatalkan"
	 */
	if (reading->sentence.modifier_first || !finding->found ||
		finding->status != STATUS_PROPOSED || finding->item > contact->word ||
		!(item_has(&items[finding->item], ROLE_CLAUSE) ||
		  party_is_verb_form(&reading->sentence, &items[finding->item])))
		return false;
	/* but "agar kunjungan X yang dibatalkan" */
	for (int j = contact->word_end + 1; j < i; j++)
	{
		if (item_has(&items[j], ROLE_RELATIVE))
			return false;
	}
	return true;
}
