/*-------------------------------------------------------------------------
 *
 * cue_reach.c
 *		How far a cue before a contact governs.
 *
 * What denies or wishes a contact has it as its object; what plans it may stand
 * farther off.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/finding.h"
#include "summit/participant.h"
#include "summit/venue.h"

/* Items from talks to the verb that tells how they go */
#define COURSE_REACH 10

/* May it be a noun, or an adjective, of something else than a contact? */
static bool
is_noun(const SummitItem *item)
{
	return item_is_plain_word(item) ||
		(item_has(item, ROLE_NOT_CONTACT) && (item->flags & WORD_CAPITAL) == 0);
}

/*
 * Has the verb at item i another object than the contact?  Where the noun
 * comes first, that is the next word; else the noun behind the adjectives.
 */
static bool
has_other_object(const Sentence *sentence, const Contact *contact, int i)
{
	int			j = i + 1;

	if (contact->verb)
		return false;
	if (!sentence->modifier_first)
		return j < contact->word && item_is_plain_word(&sentence->items[j]);
	while (j < contact->word && item_has(&sentence->items[j], ROLE_DETERMINER))
		j++;
	if (j >= contact->word || !is_noun(&sentence->items[j]))
		return false;
	while (j < contact->word && is_noun(&sentence->items[j]))
		j++;
	return j < contact->word &&
		(sentence->items[j].roles & (role_bit(ROLE_OF) | role_bit(ROLE_AND) |
									 role_bit(ROLE_TOWARD) |
									 role_bit(ROLE_ABOUT))) != 0;
}

/* "announces plans to": is the plan at item i the object of a cue? */
static bool
is_announced(const Sentence *sentence, int i)
{
	const ImageTermRow *row = i == 0 ? NULL :
		item_row(&sentence->items[i - 1], ROLE_STATUS_CUE);

	return row != NULL && row->status == STATUS_PLANNED && row->value == CUE_BEFORE;
}

/* "membahas rencana X dalam pertemuan", "mengadopsi rencana X": is the plan at item i the object of a verb? */
static bool
is_discussed(const Sentence *sentence, int i)
{
	const SummitItem *item = &sentence->items[i];

	return !sentence->modifier_first && i > 0 && item->gap == GAP_SPACE &&
		(item_has(item - 1, ROLE_CONTACT_VERB) ||
		 party_is_plain_verb(sentence, item - 1));
}

/*
 * "sepakat pada hari Kamis untuk", "agreed in May to": does the preposition at item i lead to
 * nothing but a date, behind which the plan goes on?
 */
static bool
leads_to_date(const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;
	int			j = i + 1;

	if (!item_has(&items[i], ROLE_DATE_ON))
		return false;
	while (j < sentence->count && (venue_date_item(&items[j]) || item_has(&items[j], ROLE_DATE_ON) ||
								   item_has(&items[j], ROLE_DATE_SHIFT)))
		j++;
	return j > i + 1 && j < sentence->count &&
		(item_has_value(&items[j], ROLE_ABOUT, ABOUT_PURPOSE) || cue_is_infinitive(sentence, j));
}

/* "agree to step up the fight at a summit": what is planned is something else */
static bool
is_told_at(const Reading *reading, const Contact *contact, int i)
{
	const Sentence *sentence = &reading->sentence;
	const ImageTermRow *row = item_row(&sentence->items[i], ROLE_STATUS_CUE);

	if (row == NULL || row->status != STATUS_PLANNED ||
		(row->value == CUE_BOTH && !is_announced(sentence, i) && !is_discussed(sentence, i)))
		return false;
	for (int j = contact->word - 1; j > i; j--)
	{
		/* but "agree to come to X for a summit" */
		if (sentence->modifier_first && item_has_value(&sentence->items[j], ROLE_ABOUT, ABOUT_PURPOSE))
			return false;
		if ((sentence->items[j].roles & (role_bit(ROLE_AT) |
										 role_bit(ROLE_TIME_DURING))) &&
			reading->party_at[j] < 0 && !leads_to_date(sentence, j))
			return true;
	}
	return false;
}

/* "akan mengganggu perundingan": is what is to come done to the contact? */
static bool
is_of_other_verb(const Sentence *sentence, const Contact *contact, int i)
{
	return !sentence->modifier_first && i + 2 == contact->word &&
		sentence->items[i + 1].gap == GAP_SPACE &&
		sentence->items[i + 2].gap == GAP_SPACE &&
		party_is_plain_verb(sentence, &sentence->items[i + 1]);
}

/* "tak ingin dengan cara apa pun menguasai dialog": is it the object of that verb? */
static bool
is_object_of_verb(const Sentence *sentence, const Contact *contact, int i)
{
	const SummitItem *before = &sentence->items[contact->word - 1];

	return !sentence->modifier_first && !contact->verb && i + 1 < contact->word &&
		before[1].gap == GAP_SPACE && party_is_plain_verb(sentence, before);
}

/* "urges X to disarm and negotiate": does a conjunction join the verb to another? */
static bool
is_coordinated(const Sentence *sentence, const Contact *contact)
{
	int			i = contact->word - 1;
	const ImageTermRow *row = i < 0 ? NULL :
		item_row(&sentence->items[i], ROLE_STATUS_CUE);

	/* "menolak gencatan senjata dan hanya mau berunding" */
	if (row != NULL && (row->value == CUE_ADJACENT ||
						(!sentence->modifier_first && !status_is_denied(row->status))))
		i--;
	if (row != NULL && !sentence->modifier_first && i > 0 && sentence->items[i + 1].gap == GAP_SPACE &&
		(item_is_plain_word(&sentence->items[i]) || item_has(&sentence->items[i], ROLE_FILLER)))
		i--;
	return contact->verb && i >= 0 && sentence->items[i + 1].gap == GAP_SPACE &&
		item_has(&sentence->items[i], ROLE_AND);
}

/*
 * "to stop attacks and negotiate", "rejected the offer and met": has the denial at
 * item i its own object before a conjunction joins the verb of the contact?
 */
static bool
has_object_before(const Sentence *sentence, const Contact *contact, int i)
{
	const SummitItem *item = &sentence->items[i + 1];

	return i + 1 < contact->word &&
		(is_noun(item) || item_has(item, ROLE_AND) ||
		 (!sentence->modifier_first && item_has(item, ROLE_STATUS_CUE) && !party_is_verb_form(sentence, item)) ||
		 (item->roles & (role_bit(ROLE_DETERMINER) | role_bit(ROLE_PRONOUN))) != 0);
}

/* "a potential threat to the visit": does the cue stand where adjectives do? */
static bool
is_attributive(const Sentence *sentence, int i)
{
	return sentence->modifier_first && i > 0 && sentence->items[i].gap == GAP_SPACE &&
		item_has(&sentence->items[i - 1], ROLE_DETERMINER);
}

/*
 * "if the talks fail", but "if talks resume": does the condition at item i hang on
 * how talks go that go on?
 */
static bool
hangs_on_course(const Sentence *sentence, const Contact *contact, int i)
{
	if (!sentence->modifier_first || contact->verb || contact->kind != CONTACT_TALKS ||
		!item_has(&sentence->items[i], ROLE_CLAUSE))
		return false;
	for (i++; i < contact->first; i++)
	{
		if (!item_is_plain_word(&sentence->items[i]) &&
			!(sentence->items[i].roles & (role_bit(ROLE_DETERMINER) | role_bit(ROLE_MULTILATERAL))))
			return false;
	}
	for (i = contact->word_end + 1; i < sentence->count && i <= contact->word_end + COURSE_REACH; i++)
	{
		if (sentence->items[i].gap >= GAP_COMMA)
			break;
		if (sentence->items[i].roles & (role_bit(ROLE_HOLDING) | role_bit(ROLE_STATUS_CUE)))
			return item_has(&sentence->items[i], ROLE_STATUS_CUE) &&
				status_is_denied(item_row(&sentence->items[i], ROLE_STATUS_CUE)->status);
	}
	return true;
}

/*
 * May a cue of this status at item i govern the contact?  What wishes or
 * denies has the contact as its object: no other object, and no place or time
 * that the contact is, may stand between.
 */
bool
cue_governs(const Reading *reading, const Contact *contact, int i, uint8_t status)
{
	const Sentence *sentence = &reading->sentence;
	bool		goes_on;

	if (hangs_on_course(sentence, contact, i) ||
		(status == STATUS_REFUSED && contact_is_claimed_of(sentence, contact)))
		return false;
	/* "agreed by telephone" */
	if (contact->modifier && i == contact->first - 1)
		return false;
	/* "Rencana kunjungan X dibahas saat menerima Y": that of another noun */
	if (!sentence->modifier_first && contact->verb && i + 1 < contact->first &&
		item_has(&sentence->items[contact->first - 1], ROLE_TIME_DURING) &&
		item_has(&sentence->items[i + 1], ROLE_CONTACT_NOUN))
		return false;
	if (status_weight(status) < WEIGHT_WISHED)
		return contact->verb || !(is_told_at(reading, contact, i) ||
								  is_of_other_verb(sentence, contact, i));
	if (contact->modifier)
		return false;
	goes_on = is_coordinated(sentence, contact);
	if (goes_on && status_is_denied(status) && has_object_before(sentence, contact, i))
		return false;
	if ((status_is_denied(status) || is_attributive(sentence, i)) &&
		(has_other_object(sentence, contact, i) || is_object_of_verb(sentence, contact, i)))
		return false;
	for (int j = i + 1; j < contact->word; j++)
	{
		const SummitItem *item = &sentence->items[j];

		if ((item->roles & ((contact->verb ? 0 : role_bit(ROLE_AT)) |
							role_bit(ROLE_TIME_DURING))) &&
			reading->party_at[j] < 0 && !leads_to_date(sentence, j))
			return false;
		/* "hopes about the visit" */
		if (!sentence->modifier_first && !contact->verb &&
			status_weight(status) == WEIGHT_WISHED && item_has(item, ROLE_ABOUT) &&
			!item_has_value(item, ROLE_ABOUT, ABOUT_PURPOSE))
			return false;
		/* "cancels a holiday to receive X": the object of another verb */
		if (!goes_on && cue_is_infinitive(sentence, j) && j + 1 < contact->word && item_is_plain_word(item + 1))
			return false;
	}
	return true;
}

/*
 * "akan terbang ke X setelah bertemu Y": the cue of what is to come in the main clause of
 * a verb right behind item i, which has no subject of its own, or -1
 */
int
cue_main_plan(const Reading *reading, const Contact *contact, int i)
{
	const Sentence *sentence = &reading->sentence;

	if (sentence->modifier_first || !contact->verb || contact->fixed_status ||
		contact->word - i > OBJECT_REACH)
		return -1;
	for (int j = i + 1; j < contact->word; j++)
	{
		if (!item_is_plain_word(&sentence->items[j]) || sentence->items[j].gap != GAP_SPACE)
			return -1;
	}
	for (int j = i - 1; j >= 0 && j >= i - CUE_REACH; j--)
	{
		const ImageTermRow *row = cue_at(sentence, j);

		if (item_is_hard_break(&sentence->items[j + 1]) ||
			(sentence->items[j].roles & (role_bit(ROLE_SPEECH) | role_bit(ROLE_CLAUSE) |
										 role_bit(ROLE_RELATIVE) | role_bit(ROLE_TIME_BEFORE))))
			return -1;

		/*
		 * "rencana pertemuan X disampaikan setelah bertemu Y": a plan of
		 * something else
		 */
		if (row != NULL && row->status != STATUS_HELD)
			return row->status == STATUS_PLANNED && row->value == CUE_BOTH &&
				!item_has(&sentence->items[j + 1], ROLE_CONTACT_NOUN) ? j : -1;
	}
	return -1;
}
