/*-------------------------------------------------------------------------
 *
 * subject.c
 *		The subject of a contact.
 *
 * It is the nearest phrase to the left that nothing governs, or a word that
 * points back to one (reference.c).
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"
#include "summit/subject.h"
#include "summit/trace.h"

/* Items from a possessive to the contact that is somebody's */
#define POSSESSOR_REACH 5

/* Items from "to" to the noun that somebody is invited to */
#define INVITED_REACH 3

/* value of a preposition of where people or firms are from: "asal" */
#define FROM_ORIGIN 1

/* What a backward search for the subject came upon */
typedef enum SubjectKind
{
	SUBJECT_NONE,
	SUBJECT_PARTY,
	SUBJECT_PRONOUN,
	SUBJECT_TITLE,				/* "Presiden" alone */
	SUBJECT_PLURAL
} SubjectKind;

/*
 * A title by itself of a head of state or government, or of a minister where the
 * news is read at home ("Wapres", "Menlu", but no "menteri" of many)
 */
bool
subject_is_title(const Sentence *sentence, const SummitItem *item)
{
	const ImageTermRow *row = item_row(item, ROLE_ROLE_NOUN);

	if (row == NULL || item_has(item, ROLE_DELEGATE))
		return false;
	return row->rank <= RANK_HEAD_OF_GOVERNMENT ||
		(sentence->home != IMAGE_NONE &&
		 (row->rank < RANK_MINISTER ||
		  (row->rank == RANK_MINISTER &&
		   image_string(sentence->image, row->title)[0] != '\0')));
}

/* Is it that of a head? */
static bool
is_head_title(const SummitItem *item)
{
	return item_row(item, ROLE_ROLE_NOUN)->rank <= RANK_HEAD_OF_GOVERNMENT;
}

/* "states that", "journalists who": is the relative clause about a common noun? */
static bool
is_of_others(const Reading *reading, int i)
{
	const SummitItem *items = reading->sentence.items;

	return i > 0 && item_has(&items[i], ROLE_RELATIVE) &&
		items[i].gap == GAP_SPACE && reading->party_at[i - 1] < 0 &&
		(items[i - 1].roles & (role_bit(ROLE_MULTILATERAL) |
							   role_bit(ROLE_NOT_CONTACT))) != 0;
}

/* Can the phrase be the subject, behind a clause that was crossed or not? */
static bool
may_be_subject(const Reading *reading, const Party *party, unsigned reach,
			   bool crossed)
{
	const Sentence *sentence = &reading->sentence;
	bool		agent = party->person || party->by_role;

	if (subject_is_nominative(reading, party) &&
		(!party->object || subject_is_moved(sentence, party) ||
		 ((reach & REACH_AGENTS) && agent)))
		return true;
	return subject_owns_plan(sentence, party) ||
		(subject_opens_relative(sentence, party) && !crossed &&
		 (agent || (party->country && !sentence->modifier_first &&
					sentence->items[party->last + 1].gap == GAP_COMMA)));
}

/*
 * "X, yang menemui Y, akan": the item of the relative word where the comma before
 * item at ends its clause and the verb at item i goes on, or -1.
 */
static int
relative_start(const Reading *reading, int i, int at, int stop)
{
	const Sentence *sentence = &reading->sentence;

	if (sentence->modifier_first || sentence->items[at].gap != GAP_COMMA)
		return -1;
	for (int j = at; j < i; j++)
	{
		if (reading->party_at[j] >= 0 ||
			!(item_has(&sentence->items[j], ROLE_STATUS_CUE) ||
			  item_has(&sentence->items[j], ROLE_NEGATION) ||
			  item_has(&sentence->items[j], ROLE_HOLDING)) ||
			(sentence->items[j].roles & (role_bit(ROLE_CLAUSE) | role_bit(ROLE_RELATIVE))))
			return -1;
	}
	for (int j = at - 1; j > stop; j--)
	{
		if (item_is_hard_break(&sentence->items[j]))
			return -1;
		if (item_has(&sentence->items[j], ROLE_RELATIVE) &&
			sentence->items[j].gap == GAP_COMMA)
			return j;
	}
	return -1;
}

/* The subject of the word at item i: the nearest phrase that nothing governs */
static SubjectKind
find_subject(const Reading *reading, int i, unsigned reach, int *found)
{
	const Sentence *sentence = &reading->sentence;
	int			stop = Max(0, i - ITEM_WINDOW);
	bool		crossed = false;
	int			relative;
	int			owner = -1;		/* "representatives from X and Y" */
	int			title = -1;		/* "Menlu" alone, if there is nobody else */

	for (int j = i - 1; j >= stop; j--)
	{
		const SummitItem *item = &sentence->items[j];
		int			p = reading->party_at[j];

		if (item_is_hard_break(&sentence->items[j + 1]))
			break;
		/* "X, yang menemui Y, akan ..." */
		relative = relative_start(reading, i, j + 1, stop);
		if (relative > 0 && reading->party_at[relative - 1] >= 0)
		{
			j = relative;
			continue;
		}
		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			j = party->first;
			if (party->modifies || party->rank == RANK_SPOKESPERSON ||
				subject_owns_offer(sentence, party))
				continue;
			if (owner < 0 && !crossed && (reach & REACH_CLAUSE) &&
				party->preposition == ROLE_FROM && party->country &&
				item_row(&sentence->items[party->governor], ROLE_FROM)->value != FROM_ORIGIN)
				owner = p;
			if (may_be_subject(reading, party, reach, crossed))
			{
				if (crossed)
					break;
				*found = p;
				return SUBJECT_PARTY;
			}
			continue;
		}
		*found = j;
		if (item_has(item, ROLE_PRONOUN_PLURAL))
			return SUBJECT_PLURAL;
		/* "since it won its independence": whose something else is */
		if (item_has(item, ROLE_PRONOUN) && item_has(item, ROLE_DETERMINER) &&
			sentence->modifier_first && i - j > POSSESSOR_REACH)
			continue;
		if (item_has(item, ROLE_PRONOUN) && !crossed)
			return SUBJECT_PRONOUN;
		if (subject_is_title(sentence, item))
		{
			if (is_head_title(item))
				return SUBJECT_TITLE;
			if (title < 0 && !crossed)
				title = j;
		}
		if (item_has(item, ROLE_ABOUT) || item_has(item, ROLE_STATUS_CUE))
			continue;
		if (is_of_others(reading, j))
			break;
		if ((item_has(item, ROLE_CLAUSE) && !(reach & REACH_CLAUSE)) ||
			(item_has(item, ROLE_SPEECH) && !(reach & REACH_SPEECH) && j + 1 < i &&
			 !item_has(item + 1, ROLE_HOLDING)))
			crossed = true;
	}
	*found = owner >= 0 ? owner : title;
	return owner >= 0 ? SUBJECT_PARTY : title >= 0 ? SUBJECT_TITLE : SUBJECT_NONE;
}

/* The subject of the main clause behind "Dalam pertemuan dengan X, ..." */
int
subject_following(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;
	int			comma = -1;

	for (int j = i + 1; j < sentence->count && j < i + ITEM_WINDOW / 2; j++)
	{
		const SummitItem *item = &sentence->items[j];
		int			p = reading->party_at[j];

		if (item_is_hard_break(item))
			return -1;
		if (item->gap == GAP_COMMA)
			comma = j;
		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			/* ", and Y asks": another clause */
			if (comma >= 0 && j - comma <= 1 && !party->address &&
				!(sentence->modifier_first &&
				  item_has(&sentence->items[comma], ROLE_AND)) &&
				party->preposition == TERM_NONE && !party->modifies &&
				!party->object && party->rank != RANK_SPOKESPERSON)
				return p;
			j = party->last;
		}
		else if (item->roles & (role_bit(ROLE_CONTACT_VERB) |
								role_bit(ROLE_SPEECH)))
			return -1;
	}
	return -1;
}

/* The item of the word that governs a phrase as its object, or -1 */
static int
governing_cue(const Reading *reading, int p)
{
	const Sentence *sentence = &reading->sentence;
	int			i;

	p = participants_group_start(reading, p);
	for (i = reading->parties.items[p].first - 1; i >= 0; i--)
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

/* Do the phrases joined to this one act for two states or bodies? */
bool
participants_are_two(const Reading *reading, int p)
{
	const Party *first;

	p = participants_group_start(reading, p);
	first = &reading->parties.items[p];
	for (p++; p < reading->parties.count &&
		 reading->parties.items[p].group == first->group; p++)
	{
		if (reading->parties.items[p].actor != IMAGE_NONE &&
			first->actor != IMAGE_NONE &&
			reading->parties.items[p].actor != first->actor)
			return true;
	}
	return false;
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
		if (party->preposition != ROLE_BY && party->preposition != ROLE_OF &&
			party->preposition != ROLE_FROM)
			continue;
		while (i > 0 && i >= party->first - 3 && row == NULL)
			row = item_row(&sentence->items[--i], ROLE_STATUS_CUE);
		if (row != NULL && (row->status == STATUS_PROPOSED ||
							(row->status == STATUS_PLANNED &&
							 party->preposition == ROLE_FROM)))
			participants_add_group(reading, contact, p);
	}
}

/* "X bersama Y akan bertemu": company right behind the subject */
static void
add_company(const Reading *reading, Contact *contact, int p, int from)
{
	int			group = reading->parties.items[p].group;

	while (p + 1 < reading->parties.count &&
		   reading->parties.items[p + 1].last < from &&
		   reading->parties.items[p + 1].group == group)
		p++;
	if (p + 1 < reading->parties.count &&
		reading->parties.items[p + 1].last < from &&
		reading->parties.items[p + 1].preposition == ROLE_WITH &&
		reading->parties.items[p + 1].first -
		reading->parties.items[p].last == 2)
		participants_add_group(reading, contact, p + 1);
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
		if (item_has(&items[i], ROLE_TOWARD))
			return true;
	}
	return false;
}

/* Add the phrase that is the subject, who wishes it, and who joins it */
static void
add_found(const Reading *reading, Contact *contact, int found, int i,
		  unsigned reach)
{
	int			cue;

	/* "X urges Y to meet": both */
	cue = governing_cue(reading, found);
	if (cue >= 0 && contact->word > cue &&
		(!participants_are_two(reading, found) || is_asked_to(reading, contact)))
	{
		int			wisher;

		switch (find_subject(reading, cue, 0, &wisher))
		{
			case SUBJECT_PARTY:
				participants_add_group(reading, contact, wisher);
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
		find_subject(reading, reading->parties.items[found].first, 0,
					 &cue) == SUBJECT_PARTY)
		participants_add_group(reading, contact, cue);
	participants_add_group(reading, contact, found);
	add_proposers(reading, contact, found);
	add_company(reading, contact, found, i);
}

/* Add the subject of the word at item i; true if there was one */
bool
subject_add(const Reading *reading, Contact *contact, int i, unsigned reach)
{
	int			found;
	int			cue;

	switch (find_subject(reading, i, reach, &found))
	{
		case SUBJECT_PARTY:
			add_found(reading, contact, found, i, reach);
			return true;
		case SUBJECT_PRONOUN:
			reference_add_pronoun(reading, contact, found);
			/* "invites Y to its summit" */
			if (is_asked_to(reading, contact) &&
				find_subject(reading, found, 0, &cue) == SUBJECT_PARTY &&
				governing_cue(reading, cue) >= 0)
				participants_add_group(reading, contact, cue);
			return true;
		case SUBJECT_TITLE:
			/* "its president" */
			if (found > 0 &&
				item_has(&reading->sentence.items[found - 1], ROLE_PRONOUN))
				reference_add_pronoun(reading, contact, found - 1);
			else if (is_head_title(&reading->sentence.items[found]))
				reference_add_title(reading, contact, found);
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
