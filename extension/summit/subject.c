/*-------------------------------------------------------------------------
 *
 * subject.c
 *		Adding the subject of a contact to its parties.
 *
 * With the subject come who wishes, proposes or offers the contact, and whom
 * the subject takes along; subject_search.c finds it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/participant.h"
#include "summit/subject.h"
#include "summit/trace.h"

/* Items from who wishes back to his wish: "an offer made by X" */
#define OFFER_REACH 3

/* Items from "to" to the noun that somebody is invited to */
#define INVITED_REACH 3

/* The item of the word that governs a phrase as its object, or -1 */
static int
governing_cue(const Reading *reading, int p)
{
	const Sentence *sentence = &reading->sentence;

	/* "supports X's decision to meet Y": it is the decision that is supported */
	if (subject_owns_noun(sentence, &reading->parties.items[p]))
		return -1;
	for (int i = reading->parties.items[participants_group_start(reading, p)].first - 1; i >= 0; i--)
	{
		const SummitItem *item = &sentence->items[i];
		const ImageTermRow *row = item_row(item, ROLE_STATUS_CUE);

		if (sentence->items[i + 1].gap >= GAP_COMMA)
			return -1;
		if (row != NULL && !item_has(item, ROLE_CLAUSE) &&
			(row->status == STATUS_PROPOSED || row->status == STATUS_REFUSED))
			return i;
		if (!item_has(item, ROLE_DETERMINER))
			return -1;
	}
	return -1;
}

/* "X rejects an offer by Y to begin talks": who wishes it takes part too */
static void
add_proposers(const Reading *reading, Contact *contact, int subject)
{
	const Sentence *sentence = &reading->sentence;

	for (int p = subject + 1; p < reading->parties.count; p++)
	{
		const Party *party = &reading->parties.items[p];
		const ImageTermRow *row = NULL;
		int			i = party->first - 1;

		if (party->last >= contact->word)
			return;
		if (!sentence->modifier_first && subject_owns_offer(sentence, party))
			participants_add_group(reading, contact, p);
		if (party->preposition != ROLE_BY && party->preposition != ROLE_OF && party->preposition != ROLE_FROM)
			continue;
		while (i > 0 && i >= party->first - OFFER_REACH && row == NULL)
			row = item_row(&sentence->items[--i], ROLE_STATUS_CUE);
		if (row != NULL && (row->status == STATUS_PROPOSED ||
							(row->status == STATUS_PLANNED && party->preposition == ROLE_FROM)))
			participants_add_group(reading, contact, p);
	}
}

/* Do nothing but adjectives and who holds it stand between "to" at item i and the contact? */
static bool
leads_to(const Sentence *sentence, const Contact *contact, int i)
{
	const ImageTermRow *row = item_row(&sentence->items[i], ROLE_STATUS_CUE);

	if (row == NULL || row->status != STATUS_PLANNED || !item_has(&sentence->items[i], ROLE_TOWARD))
		return false;
	for (i++; i < contact->first; i++)
	{
		if (sentence->items[i].gap > GAP_PERIOD ||
			(sentence->items[i].roles & (role_bit(ROLE_AT) | role_bit(ROLE_ABOUT) |
										 role_bit(ROLE_CLAUSE) | role_bit(ROLE_AND))))
			return false;
	}
	return true;
}

/*
 * "X reaches an agreement with Y to hold talks", "leaders of X, including Y, meet":
 * those with whom the subject at item subject agrees, and whom an example names
 */
static void
add_agreeing(const Reading *reading, Contact *contact, int subject)
{
	const Sentence *sentence = &reading->sentence;

	for (int i = subject + 1; i < contact->first && sentence->modifier_first; i++)
	{
		int			p = reading->party_at[i];
		const Party *party = &reading->parties.items[Max(p, 0)];

		if (p < 0 || party->last >= contact->first)
			continue;
		i = party->last;
		if (party->preposition == ROLE_WITH ? leads_to(sentence, contact, party->last + 1) :
			(party->preposition == ROLE_EXAMPLE && party->person && !party->joined) ||
			(party->country && subject_is_example(reading, p)))
			participants_add_group(reading, contact, p);
	}
}

/* "X bersama Y", "X, yang didampingi Y,": company right behind the subject, before item from */
void
subject_add_company(const Reading *reading, Contact *contact, int p, int from)
{
	int			group = reading->parties.items[p].group;
	const Party *next;

	while (p + 1 < reading->parties.count && reading->parties.items[p + 1].last < from &&
		   reading->parties.items[p + 1].group == group)
		p++;
	next = &reading->parties.items[p + 1];
	if (p + 1 < reading->parties.count && next->last < from && next->preposition == ROLE_WITH &&
		(next->first - next[-1].last == 2 ||
		 (next->first - next[-1].last == 3 && !reading->sentence.modifier_first &&
		  item_has(&reading->sentence.items[next->first - 2], ROLE_RELATIVE))))
		participants_add_group(reading, contact, p + 1);
}

/* "Didampingi X, Y bertemu Z": company with which the sentence begins, before the subject */
static void
add_company_before(const Reading *reading, Contact *contact, int found)
{
	const SummitItem *items = reading->sentence.items;
	int			p = participants_group_start(reading, found) - 1;
	const Party *company = &reading->parties.items[Max(p, 0)];

	if (p < 0 || reading->sentence.modifier_first || company->preposition != ROLE_WITH ||
		company[1].first != company->last + 1 || items[company[1].first].gap != GAP_COMMA)
		return;
	company = &reading->parties.items[participants_group_start(reading, p)];
	if (company->person && (company->governor == 0 || items[company->governor].gap == GAP_HYPHEN))
		participants_add_group(reading, contact, p);
}

/* "invites X and Y to a summit": who asks others to it takes part */
static bool
is_asked_to(const Reading *reading, const Contact *contact)
{
	const SummitItem *items = reading->sentence.items;

	if (contact->verb)
		return false;
	for (int i = contact->word - 1; i > 0 && i >= contact->word - INVITED_REACH; i--)
	{
		if (items[i + 1].gap > GAP_PERIOD)
			return false;
		/* but "to return to talks" */
		if (item_has(&items[i], ROLE_TOWARD))
			return !item_has(&items[i], ROLE_STATUS_CUE) || cue_is_infinitive(&reading->sentence, i);
	}
	return false;
}

/* "X meminta Z menekan Y agar berunding": it is X who wishes it, not Z */
static int
who_wishes(const Reading *reading, int p)
{
	int			cue = reading->sentence.modifier_first ? -1 : governing_cue(reading, p);
	int			wisher;

	return cue >= 0 && subject_find(reading, cue, 0, &wisher) == SUBJECT_PARTY ?
		wisher : p;
}

/* "X mendukung upaya Y untuk berunding": is the wish the object of another verb? */
static bool
is_of_other_verb(const Sentence *sentence, int cue)
{
	return !sentence->modifier_first && cue > 0 &&
		sentence->items[cue].gap == GAP_SPACE &&
		party_is_plain_verb(sentence, &sentence->items[cue - 1]);
}

/*
 * "praises X while on a visit to Y": is the object of another verb not of the state
 * that is visited?
 */
static bool
is_bystander(const Reading *reading, const Contact *contact, int found, int begin)
{
	const Party *party = &reading->parties.items[found];

	/* "offers X a treaty in talks with Y" */
	if (governing_cue(reading, found) >= 0 && !contact->verb &&
		argument_names_other_side(reading, contact) &&
		contact_is_adverbial(&reading->sentence, begin))
		return true;
	if (!party->object || !reading->sentence.modifier_first || contact->verb ||
		contact->kind != CONTACT_VISIT || contact->participant_count == 0)
		return false;
	for (int i = 0; i < contact->participant_count; i++)
	{
		if (!contact->participants[i].bare || contact->participants[i].item < contact->word ||
			contact->participants[i].actor == party->actor)
			return false;
	}
	return true;
}

/* "X said that he and Y had met": a pronoun or title to which the phrase is joined */
static void
add_pronoun_before(const Reading *reading, Contact *contact, int found)
{
	const Sentence *sentence = &reading->sentence;
	int			first = reading->parties.items[participants_group_start(reading, found)].first;
	const SummitItem *items = sentence->items;

	/* "he and his counterpart X" */
	while (first > 0 && item_has(&items[first - 1], ROLE_DETERMINER))
		first--;
	/* "he, X and Y" */
	if (first > 0 && sentence->modifier_first && items[first].gap == GAP_COMMA &&
		item_has_value(&items[first - 1], ROLE_PRONOUN, 0) &&
		found > participants_group_start(reading, found))
		reference_add_pronoun(reading, contact, first - 1);
	/* "Presiden dan Ibu X", "the president and Secretary X" */
	if (first > 1 && item_has(&items[first - 1], ROLE_AND) && items[first].gap == GAP_SPACE &&
		items[first - 1].gap == GAP_SPACE && reading->party_at[first - 2] < 0 &&
		subject_is_title(sentence, &items[first - 2]) && subject_is_head_title(&items[first - 2]))
		reference_add_title(reading, contact, first - 2);
	if (first > 2 && item_has(&items[first - 1], ROLE_AND) && items[first].gap == GAP_SPACE &&
		items[first - 1].gap == GAP_SPACE && reference_is_bare_role(reading, first - 2))
		reference_add_bare_role(reading, contact, first - 2);
	if (first < 2 || !(sentence->modifier_first || reading->parties.items[found].person) ||
		!item_has(&items[first - 1], ROLE_AND) ||
		items[first].gap != GAP_SPACE || items[first - 1].gap != GAP_SPACE ||
		!item_is_pronoun(&items[first - 2]))
		return;
	reference_add_pronoun(reading, contact, first - 2);
}

/*
 * "urges Y to meet", "urges Y to hold talks": is it something done that the cue
 * at an item wishes for?  Whom others are to visit is host, and so is who asks
 * them to a summit.
 */
static bool
is_wished_deed(const Reading *reading, const Contact *contact, int cue)
{
	const SummitItem *items = reading->sentence.items;
	bool		done = contact->verb;

	if (contact->kind == CONTACT_VISIT || contact->kind == CONTACT_SUMMIT ||
		item_row(&items[cue], ROLE_STATUS_CUE)->status != STATUS_PROPOSED)
		return false;
	for (int i = cue + 1; i < contact->word && !done; i++)
		done = item_has(&items[i], ROLE_HOLDING);
	return done;
}

/*
 * "X urges Y to meet Z": X has nothing to do with it, but in "X urges Y to meet"
 * it may.  Call this when all parties are known.
 */
void
subject_drop_wishers(Contact *contact)
{
	int			behind = contact->wisher + contact->wishers;

	if (contact->wishers == 0 ||
		contact->participant_count - contact->wishers < 2)
		return;
	memmove(&contact->participants[contact->wisher], &contact->participants[behind],
			(contact->participant_count - behind) * sizeof(Participant));
	contact->participant_count -= contact->wishers;
}

/* Add the phrase that is the subject, who wishes it, and who joins it */
static void
add_found(const Reading *reading, Contact *contact, int found, int i,
		  unsigned reach)
{
	bool		bystander = is_bystander(reading, contact, found, i);
	int			cue;

	/* "X urges Y to meet": both */
	cue = governing_cue(reading, found);
	if (cue >= 0 && !is_of_other_verb(&reading->sentence, cue) &&
		(!participants_are_two(reading, found) || is_asked_to(reading, contact)))
	{
		int			wisher;
		int			count = contact->participant_count;

		switch (subject_find(reading, cue, 0, &wisher))
		{
			case SUBJECT_PARTY:
				participants_add_group(reading, contact, wisher);
				if (is_wished_deed(reading, contact, cue))
				{
					contact->wisher = count;
					contact->wishers = contact->participant_count - count;
				}
				break;
			case SUBJECT_PRONOUN:
				/* "defends his decision to invite Y" */
				if (reading->sentence.modifier_first)
					reference_add_pronoun(reading, contact, wisher);
				break;
			default:
				break;
		}
	}
	/* "X presses Y during a meeting", "X brings Y back to the table" */
	if (((reach & REACH_AGENTS) ||
		 subject_is_moved(&reading->sentence, &reading->parties.items[found])) &&
		reading->parties.items[found].object &&
		subject_find(reading, reading->parties.items[found].first, 0,
					 &cue) == SUBJECT_PARTY)
		participants_add_group(reading, contact, who_wishes(reading, cue));
	if (!bystander)
	{
		add_pronoun_before(reading, contact, found);
		participants_add_group(reading, contact, found);
	}
	add_company_before(reading, contact, found);
	add_agreeing(reading, contact, reading->parties.items[found].last);
	add_proposers(reading, contact, found);
	subject_add_company(reading, contact, found, i);
}

/* "The secretary and the minister discussed": those whom the role at item i, and one to which it is joined, stand for */
static bool
add_bare_roles(const Reading *reading, Contact *contact, int i)
{
	const SummitItem *items = reading->sentence.items;

	if (i > 2 && items[i - 1].gap == GAP_SPACE && item_has(&items[i - 2], ROLE_AND) && items[i - 2].gap == GAP_SPACE)
		reference_add_bare_role(reading, contact, i - 3);
	return reference_add_bare_role(reading, contact, i);
}

/* Add the subject of the word at item i; true if there was one */
bool
subject_add(const Reading *reading, Contact *contact, int i, unsigned reach)
{
	int			found;
	int			cue;

	switch (subject_find(reading, i, reach, &found))
	{
		case SUBJECT_PARTY:
			if (subject_is_of_main_clause(&reading->sentence, contact, i))
				found = who_wishes(reading, found);
			add_found(reading, contact, subject_who_is(reading, contact, found, i), i, reach);
			return true;
		case SUBJECT_PRONOUN:
			reference_add_pronoun(reading, contact, found);
			add_agreeing(reading, contact, found);
			/* "invites Y to its summit" */
			if (is_asked_to(reading, contact) &&
				subject_find(reading, found, 0, &cue) == SUBJECT_PARTY &&
				governing_cue(reading, cue) >= 0)
				participants_add_group(reading, contact, cue);
			return true;
		case SUBJECT_TITLE:
			/* "its president" */
			if (found > 0 &&
				item_has(&reading->sentence.items[found - 1], ROLE_PRONOUN))
				reference_add_pronoun(reading, contact, found - 1);
			else if (subject_is_head_title(&reading->sentence.items[found]))
				reference_add_title(reading, contact, found);
			else if (add_bare_roles(reading, contact, found))
				return true;
			else
				contact->title = true;
			return true;
		case SUBJECT_PLURAL:
			return reference_add_plural(reading, contact, found);
		case SUBJECT_NONE:
			break;
	}
	return false;
}
