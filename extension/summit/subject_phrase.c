/*-------------------------------------------------------------------------
 *
 * subject_phrase.c
 *		Whether a phrase can be the subject of a contact behind it.
 *
 * subject_search.c asks this of each phrase that it comes upon.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/participant.h"
#include "summit/subject.h"

/* Items from a person to a role in apposition to him: ", his" */
#define APPOSITION_REACH 3

/* Items from a body back to what governs the contact that is its own */
#define ATTENDED_REACH 5

/* "membahas kemenangan X dalam pertemuan", "discussed X's victory": is the phrase of what is talked about? */
static bool
is_talked_about(const Sentence *sentence, const Party *party)
{
	int			i = party->first - 1;

	while (i >= 0 && sentence->items[i + 1].gap <= GAP_PERIOD &&
		   (item_is_plain_word(&sentence->items[i]) || item_has(&sentence->items[i], ROLE_DETERMINER)))
		i--;
	return i >= 0 && sentence->items[i + 1].gap <= GAP_PERIOD && item_discusses(&sentence->items[i]);
}

/* Can the phrase be the subject, behind a clause that was crossed or not? */
static bool
can_be_subject(const Reading *reading, const Party *party, unsigned reach,
			   bool crossed)
{
	const Sentence *sentence = &reading->sentence;

	/* "disampaikan X usai bertemu Y", but "menelepon X usai bertemu Y" */
	bool		agent = (party->person || party->by_role) &&
		!((reach & REACH_NOT_MET) && party->first > 0 &&
		  item_has(&sentence->items[party->first - 1], ROLE_CONTACT_VERB)) &&
		!subject_is_to_be_met(sentence, party) && !is_talked_about(sentence, party);

	if (subject_is_nominative(reading, party) &&
		(!party->object || subject_is_moved(sentence, party) ||
		 ((reach & REACH_AGENTS) && agent)))
		return true;
	if (subject_owns_plan(sentence, party))
		return true;
	if (crossed || !subject_opens_relative(sentence, party))
		return false;
	/* "the PLO, which met Y", "Prancis, yang bertemu Y" */
	return agent ||
		(sentence->items[party->last + 1].gap == GAP_COMMA &&
		 (party->country || (sentence->modifier_first && party->actor != IMAGE_NONE)));
}

/*
 * "X, his counterpart of Y", "X (presiden Y)": does the role only say who the person
 * before it is?
 */
static bool
is_apposed(const Reading *reading, int p)
{
	const Sentence *sentence = &reading->sentence;
	const Party *party = &reading->parties.items[p];
	const Party *before = party - 1;

	return p > 0 && party->by_role && !party->person &&
		before->person && before->actor == party->actor && !party->joined &&
		before->actor != IMAGE_NONE &&
		sentence->items[before->last + 1].gap ==
		(sentence->modifier_first ? GAP_COMMA : GAP_BRACKET) &&
		party->first - before->last <= APPOSITION_REACH;
}

/* Is the verb before item i that of a relative clause: "X yang mendampingi Y akan bertemu"? */
static bool
is_in_relative(const Reading *reading, int i)
{
	const SummitItem *items = reading->sentence.items;

	for (; i >= 0 && reading->party_at[i] < 0 && items[i + 1].gap < GAP_COMMA; i--)
	{
		if (item_has(&items[i], ROLE_RELATIVE))
			return true;
	}
	return false;
}

/*
 * "menyesalkan X bertemu Y", "memperkirakan X tidak akan bertemu Y": does the object
 * of a verb do what stands right behind it?
 */
static bool
acts_itself(const Reading *reading, const Party *party, int from)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *items = sentence->items;

	if (sentence->modifier_first || !party->object || !(party->person || party->by_role) ||
		party->preposition != TERM_NONE ||
		!item_has(&items[from], ROLE_CONTACT_VERB) ||
		!item_is_plain_word(&items[party->first - 1]) ||
		(party->last + 1 < from && is_in_relative(reading, party->first - 1)))
		return false;
	for (int i = party->last + 1; i < from; i++)
	{
		if (items[i].gap != GAP_SPACE ||
			!(items[i].roles & (role_bit(ROLE_STATUS_CUE) | role_bit(ROLE_NEGATION))))
			return false;
	}
	return items[from].gap == GAP_SPACE;
}

/*
 * "X menghadiri KTT Y dan bertemu Z", "di sela-sela sidang Y": is it only the body of
 * a contact that the clause names besides?
 */
static bool
is_attended(const Sentence *sentence, const Party *party)
{
	const uint64_t governors = role_bit(ROLE_HOLDING) | role_bit(ROLE_AT) |
		TIME_ROLES;
	const SummitItem *items = sentence->items;
	const SummitItem *core = &items[party->core];
	bool		noun = core->session;
	int			i = party->first - 1;

	if (sentence->modifier_first || party->person || party->by_role ||
		core->entity_kind != ENTITY_ORGANISATION)
		return false;
	for (int stop = Max(0, party->first - ATTENDED_REACH); i >= stop; i--)
	{
		if (items[i + 1].gap >= GAP_COMMA)
			return false;
		if (item_has(&items[i], ROLE_CONTACT_NOUN))
			noun = true;
		else if (noun || (!item_is_plain_word(&items[i]) && items[i].kind != ITEM_NUMBER))
			break;
	}
	return noun && i >= 0 && (items[i].roles & governors) != 0;
}

/* "yang mengatur pembicaraan Doha, mendesak Y": is it only the city of a contact that the clause names besides? */
static bool
is_city_of_contact(const Sentence *sentence, const Party *party)
{
	const SummitItem *first = &sentence->items[party->first];

	return !sentence->modifier_first && party->place && !party->joined && party->preposition == TERM_NONE &&
		party->first > 0 && first->gap == GAP_SPACE && item_has(first - 1, ROLE_CONTACT_NOUN);
}

/* Is the phrase at p none that could do anything: of another phrase, or of somebody else's contact? */
bool
subject_is_passed_over(const Reading *reading, int p)
{
	const Party *party = &reading->parties.items[p];

	return party->modifies || party->rank == RANK_SPOKESPERSON ||
		subject_owns_offer(&reading->sentence, party) || is_apposed(reading, p) ||
		is_attended(&reading->sentence, party) || is_city_of_contact(&reading->sentence, party);
}

/* Can the phrase be the subject of the word at item from, behind a clause that was crossed or not? */
bool
subject_may_be(const Reading *reading, const Party *party, int from, unsigned reach, bool crossed)
{
	return can_be_subject(reading, party, reach, crossed) || acts_itself(reading, party, from);
}

/*
 * "X became the first president of Y to visit": the person of whom the role at
 * party p is told, or p
 */
static int
who_is_first(const Reading *reading, int p)
{
	const Sentence *sentence = &reading->sentence;
	const Party *party = &reading->parties.items[p];
	int			other;

	if (!sentence->modifier_first || party->person || !party->by_role || party->actor == IMAGE_NONE)
		return p;
	for (int i = party->first - 1; i >= 0 && i >= party->first - OBJECT_REACH; i--)
	{
		if (sentence->items[i + 1].gap > GAP_PERIOD)
			return p;
		if (!item_has_value(&sentence->items[i], ROLE_DETERMINER, DETERMINER_ORDINAL))
			continue;
		return subject_find(reading, i, 0, &other) == SUBJECT_PARTY &&
			reading->parties.items[other].person &&
			reading->parties.items[other].actor == party->actor ? other : p;
	}
	return p;
}

/*
 * "X adalah diplomat Y paling senior yang mengunjungi Z": the person of whom the role at party p
 * is told, or p
 */
static int
who_is_told_of(const Reading *reading, int p)
{
	const SummitItem *items = reading->sentence.items;
	const Party *party = &reading->parties.items[p];
	const Party *person = party - 1;
	int			i = party->first - 1;

	if (reading->sentence.modifier_first || party->person || !party->by_role || p == 0 ||
		i <= 0 || !item_has(&items[i], ROLE_CLAUSE) || items[i + 1].gap != GAP_SPACE ||
		reading->party_at[i - 1] != p - 1)
		return p;
	return person->person && person->actor == party->actor && items[i].gap == GAP_SPACE ? p - 1 : p;
}

/* Who is meant by the phrase at p that is the subject of the word at item i */
int
subject_who_is(const Reading *reading, const Contact *contact, int p, int i)
{
	if (contact->verb && i > 0 && cue_is_infinitive(&reading->sentence, i - 1))
		return who_is_first(reading, p);
	return who_is_told_of(reading, p);
}
