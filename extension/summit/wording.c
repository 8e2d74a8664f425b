/*-------------------------------------------------------------------------
 *
 * wording.c
 *		What the words around a contact say of who meets, where no names do.
 *
 * "six-party talks", "world leaders gather", "with his counterpart", "that
 * meeting": reason to believe in a second actor, or to doubt it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/complement.h"
#include "summit/participant.h"
#include "summit/trace.h"
#include "summit/wording.h"

/* Items from a contact to words that say who meets */
#define ACTORS_REACH 4

/* Items from those who meet to the states that they are of */
#define LEADERS_REACH 7

/* Items from a contact to a counterpart whom it is with */
#define COUNTERPART_REACH 10

/* "leaders of the Purple Front": of something that is no state */
static bool
is_of_unknown(const Sentence *sentence, int i)
{
	if (!sentence->modifier_first || i + 1 >= sentence->count ||
		!item_has(&sentence->items[i + 1], ROLE_OF))
		return false;
	i += 2;
	while (i < sentence->count && item_has(&sentence->items[i], ROLE_DETERMINER))
		i++;
	return i < sentence->count && item_is_capital_word(&sentence->items[i]);
}

/* "European leaders held a meeting": the item before the verb that holds the noun, or -1 */
static int
holder_item(const Sentence *sentence, const Contact *contact)
{
	for (int i = contact->word - 1; !contact->verb && sentence->modifier_first &&
		 i > 0 && i >= contact->word - OBJECT_REACH; i--)
	{
		if (sentence->items[i + 1].gap > GAP_PERIOD)
			return -1;
		if (item_has(&sentence->items[i], ROLE_HOLDING))
			return sentence->items[i].gap == GAP_SPACE ? i - 1 : -1;
	}
	return -1;
}

/* Do words around the contact say that states meet, though none is named? */
bool
wording_is_multilateral(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			from = Max(0, contact->word - 2);
	int			to = Min(sentence->count - 1, contact->word_end + ACTORS_REACH);
	int			holder = holder_item(sentence, contact);

	if (holder >= 0 && item_has(&sentence->items[holder], ROLE_MULTILATERAL))
	{
		trace_note(reading, contact, TRACE_MULTILATERAL, holder, ROLE_MULTILATERAL);
		return true;
	}
	/* "six world powers and Iran meet" */
	if (contact->verb && from > 0 && item_has(&sentence->items[from], ROLE_AND))
		from--;
	/* "a meeting of oil producing and consuming nations" */
	if (to > contact->word_end &&
		item_has(&sentence->items[contact->word_end + 1], ROLE_OF))
		to = Min(sentence->count - 1, to + 2);
	for (int i = from; i <= to; i++)
	{
		const ImageTermRow *row = item_row(&sentence->items[i],
										   ROLE_DELEGATE);

		/* "a meeting of his military commanders" */
		if (row != NULL && i > contact->word_end && i + 1 < sentence->count &&
			row->rank != RANK_HEAD_OF_STATE &&
			item_has(&sentence->items[i + 1], ROLE_DELEGATE))
			continue;
		if (item_has(&sentence->items[i], ROLE_MULTILATERAL) ||
			(row != NULL && row->rank == RANK_HEAD_OF_STATE &&
			 !is_of_unknown(sentence, i)))
		{
			trace_note(reading, contact, TRACE_MULTILATERAL, i,
					   row != NULL ? ROLE_DELEGATE : ROLE_MULTILATERAL);
			return true;
		}
	}
	return false;
}

/*
 * "hosted a dozen African leaders", "bertemu para pemimpin dunia": the item of the
 * word for foreign officers there, or -1
 */
int
wording_foreigners_behind(const Sentence *sentence, const Contact *contact)
{
	int			i = contact->word_end + 1;
	int			stop = Min(sentence->count, i + ACTORS_REACH);

	for (; i < stop && sentence->items[i].gap == GAP_SPACE; i++)
	{
		const ImageTermRow *row = item_row(&sentence->items[i], ROLE_MULTILATERAL);

		if (row != NULL)
			return row->rank != TERM_NONE ? i : -1;
		if (!(sentence->items[i].roles & (role_bit(ROLE_DETERMINER) | role_bit(ROLE_WITH) | role_bit(ROLE_OF))) &&
			sentence->items[i].kind != ITEM_NUMBER && !item_is_plain_word(&sentence->items[i]))
			return -1;
	}
	return -1;
}

/* "with his Chilean counterpart": whoever has one is of another state */
bool
wording_has_counterpart(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			foreigners = wording_foreigners_behind(sentence, contact);

	if (foreigners >= 0)
	{
		trace_note(reading, contact, TRACE_MULTILATERAL, foreigners, ROLE_MULTILATERAL);
		return true;
	}
	for (int i = contact->word_end + 1;
		 i < sentence->count && i <= contact->word_end + COUNTERPART_REACH; i++)
	{
		if (sentence->items[i].gap >= GAP_COMMA)
			return false;
		if (item_has(&sentence->items[i], ROLE_COUNTERPART))
		{
			trace_note(reading, contact, TRACE_COUNTERPART, i,
					   ROLE_COUNTERPART);
			return true;
		}
	}
	return false;
}

/* Does it point back to a contact told of before: "pertemuan itu"? */
bool
wording_points_back(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	for (int i = contact->word_end + 1; !sentence->modifier_first &&
		 i < sentence->count && i <= contact->word_end + ACTORS_REACH; i++)
	{
		if (sentence->items[i].gap >= GAP_COMMA)
			break;
		/* "pertemuan di X saat itu" */
		if (item_has(&sentence->items[i], ROLE_TIME_DURING))
			break;
		if (item_has(&sentence->items[i], ROLE_DEMONSTRATIVE))
		{
			trace_note(reading, contact, TRACE_DEMONSTRATIVE, i,
					   ROLE_DEMONSTRATIVE);
			return true;
		}
	}
	if (contact->word == 0 ||
		!item_has(&sentence->items[contact->word - 1], ROLE_DEMONSTRATIVE))
		return false;
	trace_note(reading, contact, TRACE_DEMONSTRATIVE, contact->word - 1,
			   ROLE_DEMONSTRATIVE);
	return true;
}

/*
 * "the encounter", "the 20-minute call": does a definite article begin the phrase
 * of the noun at item first?
 */
bool
wording_is_definite(const Reading *reading, int first)
{
	const SummitItem *items = reading->sentence.items;

	for (int i = first - 1; i >= 0 && i >= first - ACTORS_REACH &&
		 items[i + 1].gap <= GAP_HYPHEN; i--)
	{
		const ImageTermRow *row = item_row(&items[i], ROLE_DETERMINER);

		if (row != NULL)
			return row->value == DETERMINER_DEFINITE;
		if (!item_is_plain_word(&items[i]) && items[i].kind != ITEM_NUMBER)
			return false;
	}
	return false;
}

/* "could not meet the payments": is what it meets a thing? */
bool
wording_meets_thing(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			i = contact->word_end + 1;

	return sentence->modifier_first &&
		i < sentence->count && sentence->items[i].gap == GAP_SPACE &&
		(item_has(&sentence->items[i], ROLE_DETERMINER) ||
		 item_is_plain_word(&sentence->items[i]));
}

/* "kedua pihak menerima rencana", "welcomed the decision": has the verb of a host a plan as its object? */
bool
wording_receives_thing(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	const ImageTermRow *row = contact->verb && !contact->passive ?
		item_row(&sentence->items[contact->word], ROLE_CONTACT_VERB) : NULL;
	int			i = contact->word_end + 1;

	if (row == NULL || contact->own_parties || strcmp(image_string(sentence->image, row->title), "host") != 0)
		return false;
	if (i < sentence->count && item_has(&sentence->items[i], ROLE_DETERMINER))
		i++;
	return i < sentence->count && sentence->items[i].gap == GAP_SPACE && item_has(&sentence->items[i], ROLE_STATUS_CUE);
}

/* "met with a cool response": is it a thing by which somebody is met? */
bool
wording_meets_with_thing(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			i = contact->word_end + 1;
	int			stop = Min(sentence->count, i + ACTORS_REACH);

	if (!sentence->modifier_first || i >= sentence->count ||
		!item_has(&sentence->items[i], ROLE_WITH))
		return false;
	while (++i < stop && sentence->items[i].gap == GAP_SPACE &&
		   item_has(&sentence->items[i], ROLE_DETERMINER))
		;
	if (i >= stop || !item_is_plain_word(&sentence->items[i]))
		return false;
	while (i < stop && sentence->items[i].gap == GAP_SPACE && item_is_plain_word(&sentence->items[i]))
		i++;
	return i >= sentence->count || !item_is_role(&sentence->items[i]);
}

/* "leaders of 40 countries from Asia and Europe meet": the item of the last head noun */
static int
step_over_names(const Reading *reading, int i)
{
	const uint64_t links = role_bit(ROLE_OF) | role_bit(ROLE_FROM) |
		role_bit(ROLE_AND) | role_bit(ROLE_DETERMINER);
	const SummitItem *items = reading->sentence.items;

	for (int stop = i - LEADERS_REACH; i > 0 && i > stop && item_is_near(&items[i]) &&
		 (reading->party_at[i] >= 0 || items[i].kind == ITEM_NUMBER ||
		  (items[i].roles & links)); i--)
	{
		if (item_has(&items[i], ROLE_MULTILATERAL) || item_has(&items[i], ROLE_DELEGATE))
			break;
	}
	return i;
}

/* "world leaders gather", "more than 40 foreign ministers will meet" */
bool
wording_has_leaders(const Reading *reading, const Contact *contact)
{
	const SummitItem *items = reading->sentence.items;
	int			i = contact->word - 1;
	int			last;

	while (i > 0 && item_has(&items[i], ROLE_STATUS_CUE) &&
		   items[i].gap == GAP_SPACE)
		i--;
	if (i < 0 || !item_is_near(&items[i + 1]))
		return false;
	last = i;
	i = step_over_names(reading, i);
	/* "world powers and Iran", but not "the leaders of Iran" */
	if (contact->participant_count > 0 &&
		(i == last || reading->party_at[i] >= 0 || !item_has(&items[i + 1], ROLE_AND)))
		return false;
	if (!item_has(&items[i], ROLE_MULTILATERAL) &&
		!(item_has(&items[i], ROLE_DELEGATE) &&
		  item_row(&items[i], ROLE_DELEGATE)->rank == RANK_HEAD_OF_STATE))
		return false;
	trace_note(reading, contact, TRACE_MULTILATERAL, i,
			   item_has(&items[i], ROLE_MULTILATERAL) ? ROLE_MULTILATERAL :
			   ROLE_DELEGATE);
	return true;
}

/* "Para menlu membahas X": are officers of several states, where a clause begins, who discuss it? */
bool
wording_is_by_officers(const Reading *reading, const Contact *contact)
{
	const SummitItem *items = reading->sentence.items;
	int			i = contact->word - 1;

	if (reading->sentence.modifier_first || !contact->verb || contact->kind != CONTACT_TALKS ||
		contact->participant_count > 0)
		return false;
	while (i > 0 && item_has(&items[i], ROLE_STATUS_CUE) && items[i].gap == GAP_SPACE)
		i--;
	if (i < 0 || items[i + 1].gap != GAP_SPACE || !item_has(&items[i], ROLE_MULTILATERAL) ||
		!(i == 0 || items[i].gap >= GAP_COMMA || item_has(&items[i - 1], ROLE_CLAUSE)))
		return false;
	trace_note(reading, contact, TRACE_MULTILATERAL, i, ROLE_MULTILATERAL);
	return true;
}

/* "meets with" */
static bool
is_with(const Reading *reading, const Contact *contact)
{
	int			i = contact->word_end + 1;

	return i < reading->sentence.count &&
		item_has(&reading->sentence.items[i], ROLE_WITH);
}

/* "kunjungannya ke Pusat Medis": does the journey lead to what is no state? */
bool
wording_leads_elsewhere(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	for (int i = contact->word_end + 1; !sentence->modifier_first &&
		 i + 1 < sentence->count && i <= contact->word_end + 2; i++)
	{
		if (item_has(&sentence->items[i], ROLE_TOWARD))
			return reading->party_at[i + 1] < 0 &&
				!item_has(&sentence->items[i + 1], ROLE_MULTILATERAL);
	}
	return false;
}

/* "negotiates with several states" */
bool
wording_is_with_several(const Reading *reading, const Contact *contact)
{
	return is_with(reading, contact) &&
		wording_is_multilateral(reading, contact);
}
