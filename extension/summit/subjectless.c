/*-------------------------------------------------------------------------
 *
 * subjectless.c
 *		Contact nouns that no subject of the clause takes part in.
 *
 * They name all their parties themselves, are a clause of their own, or only say
 * where and beside what something else is done.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"
#include "summit/wording.h"

/* Words from a verb to the preposition behind it: "disepakati bersama dalam" */
#define DEED_REACH 2

/*
 * "bombs an African summit": is the noun, whose phrase begins at item begin, the
 * object of a verb that says nothing of taking part?
 */
static bool
is_object_of_other(const Sentence *sentence, int begin)
{
	int			i = begin - 1;

	while (i > 0 && (item_is_plain_word(&sentence->items[i]) ||
					 sentence->items[i].kind == ITEM_NUMBER) &&
		   sentence->items[i + 1].gap <= GAP_PERIOD)
		i--;
	return i > 0 && i >= begin - OBJECT_REACH &&
		item_has(&sentence->items[i], ROLE_DETERMINER) &&
		sentence->items[i].gap == GAP_SPACE &&
		item_is_plain_word(&sentence->items[i - 1]);
}

/* "warns of protests due to an upcoming summit of X": is it what something is about or for? */
static bool
is_cause(const Sentence *sentence, int begin)
{
	for (int i = begin - 1; i >= 0 && i >= begin - OBJECT_REACH && sentence->items[i + 1].gap <= GAP_PERIOD; i--)
	{
		const SummitItem *item = &sentence->items[i];

		if (item_has(item, ROLE_ABOUT))
			return !item_has_value(item, ROLE_ABOUT, ABOUT_PURPOSE);
		if (!item_has(item, ROLE_DETERMINER) && !item_is_plain_word(item) && item->kind != ITEM_NUMBER &&
			!item_has(item, ROLE_STATUS_CUE))
			return false;
	}
	return false;
}

/* "and the summit of X is held in Y", "where the summit of X is": is it the subject? */
static bool
begins_clause(const Sentence *sentence, const Contact *contact, int begin)
{
	int			next = contact->word_end + 1;
	int			i = begin - 1;

	while (i > 0 && (item_has(&sentence->items[i], ROLE_DETERMINER) ||
					 sentence->items[i].kind == ITEM_NUMBER))
		i--;
	return i >= 0 && next < sentence->count && sentence->items[next].gap == GAP_SPACE &&
		(item_is_plain_word(&sentence->items[next]) ||
		 item_has(&sentence->items[next], ROLE_STATUS_CUE)) &&
		(sentence->items[i].roles & (role_bit(ROLE_AND) | role_bit(ROLE_RELATIVE))) != 0;
}

/*
 * "X mengatakan rencana itu disahkan dalam KTT Y": does the noun, whose phrase begins at item
 * begin, say where something that is no party is done?
 */
static bool
is_of_deed(const Reading *reading, int begin)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *items = sentence->items;
	int			i = begin - 1;
	int			stop;
	int			p;

	/* "dalam rangkaian KTT" */
	if (i > 1 && item_is_plain_word(&items[i]) && items[begin].gap == GAP_SPACE &&
		!party_is_verb_form(sentence, &items[i]))
		i--;
	stop = Max(1, i - DEED_REACH);
	if (sentence->modifier_first || i < 1 ||
		(items[i].roles & (role_bit(ROLE_AT) | TIME_ROLES)) == 0)
		return false;
	for (i--; i >= stop; i--)
	{
		if (items[i + 1].gap != GAP_SPACE ||
			!(item_is_plain_word(&items[i]) || item_has(&items[i], ROLE_STATUS_CUE)))
			return false;
		if (party_is_passive_form(sentence, &items[i]))
			break;
	}
	if (i < stop)
		return false;
	while (i > 1 && items[i].gap == GAP_SPACE &&
		   (items[i - 1].roles & (role_bit(ROLE_STATUS_CUE) | role_bit(ROLE_NEGATION))) != 0)
		i--;
	p = reading->party_at[i - 1];
	return p < 0 || reading->parties.items[p].place || reading->parties.items[p].modifies;
}

/*
 * Is the summit or session of a body only spoken of, so that whom the clause names need
 * not take part?
 */
static bool
is_spoken_of(const Sentence *sentence, const Contact *contact, int begin)
{
	const SummitItem *before = &sentence->items[begin - 1];
	const ImageTermRow *row;

	if (sentence->modifier_first)
		return is_object_of_other(sentence, begin) || begins_clause(sentence, contact, begin) ||
			(contact->has_owner && is_cause(sentence, begin));
	if (begin == 0)
		return false;
	row = item_row(before, ROLE_STATUS_CUE);
	/* "X mendesak KTT Y agar": who expects something of it need not attend */
	if (row != NULL && row->status == STATUS_PROPOSED)
		return true;
	/* "menyambut KTT Y" */
	if (sentence->items[begin].gap == GAP_SPACE && item_has(before, ROLE_CONTACT_VERB))
		return true;
	/* "X membahas hasil KTT Y": nor whoever speaks of its results */
	if (contact->kind == CONTACT_SUMMIT && !attendant_is_of_part(sentence, begin) &&
		(item_has(before, ROLE_FILLER) ||
		 (item_is_plain_word(before) && !party_is_verb_form(sentence, before))))
		return true;
	/* "KTT ASEAN, KTT G20" */
	return begin > 1 && sentence->items[begin].gap == GAP_COMMA;
}

/*
 * "X says that visit is a part of", "X memuji pertemuan itu", "menilai pertemuan di Y itu": is a
 * contact that was told of only what X speaks of?
 */
static bool
is_judged(const Sentence *sentence, const Contact *contact, int begin)
{
	const SummitItem *items = sentence->items;
	int			next = contact->word_end + 1;
	int			i = begin - 1;

	if (next + 2 < sentence->count && item_has(&items[next], ROLE_AT) &&
		items[next + 1].kind == ITEM_ENTITY)
		next += 2;
	if (sentence->modifier_first || i < 0 || next >= sentence->count ||
		!item_has(&items[next], ROLE_DEMONSTRATIVE))
		return false;
	if (item_has(&items[i], ROLE_SPEECH))
		return true;
	if (i > 0 && items[i].gap == GAP_SPACE && item_is_plain_word(&items[i]) &&
		!party_is_verb_form(sentence, &items[i]))
		i--;
	return items[begin].gap == GAP_SPACE &&
		(item_has(&items[i], ROLE_CONTACT_VERB) ||
		 ((items[i].roles == 0 || item_is_plain_word(&items[i])) && items[i].kind != ITEM_ENTITY &&
		  party_is_verb_form(sentence, &items[i])));
}

/* Has the noun all its parties in its own phrase, or no subject that is one? */
bool
subject_is_missing(const Reading *reading, const Contact *contact, int begin,
				   bool adverbial)
{
	const Sentence *sentence = &reading->sentence;
	int			next = contact->word_end + 1;

	/*
	 * who meets beside a summit, or tells what is done there, is not said to
	 * take part in it
	 */
	if (((contact->body || (contact->demand == DEMAND_NONE && sentence->modifier_first)) &&
		 contact_is_sideline(sentence, begin)) ||
		((contact->body || contact->kind == CONTACT_SUMMIT ||
		  (!contact->own_parties && wording_is_multilateral(reading, contact))) &&
		 is_of_deed(reading, begin)))
		return true;
	/* "X describes Y's visit as ...", "X speaks ahead of a summit of Y" */
	if (contact->has_owner &&
		(contact->kind == CONTACT_VISIT ?
		 !adverbial || contact_is_dated_by(sentence, begin) :
		 contact->body && contact_is_dated_by(sentence, begin)))
		return true;

	/*
	 * "Y warns of attacks as talks between W and X begin": a clause of its
	 * own
	 */
	if (adverbial && contact->own_parties && contact_is_subject(sentence, contact, begin))
		return true;
	/* "the summit's agenda" is no object */
	if (next < sentence->count && sentence->modifier_first &&
		sentence->items[next].gap == GAP_APOSTROPHE)
		return true;
	if (!contact->own_parties && is_judged(sentence, contact, begin))
		return true;
	return contact->body && !adverbial && is_spoken_of(sentence, contact, begin);
}
