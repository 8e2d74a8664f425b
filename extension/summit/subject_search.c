/*-------------------------------------------------------------------------
 *
 * subject_search.c
 *		Finding the subject of a contact.
 *
 * It is the nearest phrase to the left that nothing governs (nominative.c), or
 * a word that points back to one (reference.c).
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"
#include "summit/subject.h"

/* Items from a person to a role in apposition to him: ", his" */
#define APPOSITION_REACH 3

/* Items from a possessive to the contact that is somebody's */
#define POSSESSOR_REACH 5

/* Items from a body back to what governs the contact that is its own */
#define ATTENDED_REACH 5

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
bool
subject_is_head_title(const SummitItem *item)
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

	/* "disampaikan X usai bertemu Y", but "menelepon X usai bertemu Y" */
	bool		agent = (party->person || party->by_role) &&
		!((reach & REACH_NOT_MET) && party->first > 0 &&
		  item_has(&sentence->items[party->first - 1], ROLE_CONTACT_VERB)) &&
		!subject_is_to_be_met(sentence, party);

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
 * "X, yang menemui Y, akan", "X, who met Y, will": the item of the relative word where the comma before
 * item at ends its clause and the verb at item i goes on, or -1.
 */
static int
relative_start(const Reading *reading, int i, int at, int stop)
{
	const Sentence *sentence = &reading->sentence;

	if (sentence->items[at].gap != GAP_COMMA)
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

/* How far a search to the left has come */
typedef struct SubjectSearch
{
	int			from;			/* item of the word whose subject is sought */
	unsigned	reach;
	bool		crossed;		/* out of the clause: no phrase is its subject */
	bool		ended;			/* nothing further left can be it */
	int			owner;			/* "representatives from X and Y", or -1 */
	int			title;			/* "Menlu" alone if there is nobody else, or
								 * -1 */
} SubjectSearch;

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
		role_bit(ROLE_TIME_DURING) | role_bit(ROLE_TIME_AFTER) | role_bit(ROLE_TIME_BEFORE);
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

/* Is the phrase the subject? */
static bool
is_found_party(const Reading *reading, SubjectSearch *search, int p)
{
	const Sentence *sentence = &reading->sentence;
	const Party *party = &reading->parties.items[p];

	if (party->modifies || party->rank == RANK_SPOKESPERSON ||
		subject_owns_offer(sentence, party) || is_apposed(reading, p) ||
		is_attended(sentence, party))
		return false;
	if (search->owner < 0 && !search->crossed &&
		subject_is_acted_for(reading, p, (search->reach & REACH_CLAUSE) != 0))
		search->owner = p;
	if (!may_be_subject(reading, party, search->reach, search->crossed) &&
		!acts_itself(reading, party, search->from))
		return false;
	search->ended = search->crossed;
	return !search->crossed;
}

/* "explains his country's stance": is whose something is no subject? */
static bool
is_owned_by_pronoun(const Reading *reading, int j)
{
	const Sentence *sentence = &reading->sentence;

	return sentence->modifier_first && j + 1 < sentence->count &&
		sentence->items[j + 1].gap == GAP_APOSTROPHE;
}

/* "X mengaku sempat meminta Y": do only cues part the word of speech at item j from that at item from? */
static bool
leads_to_cues(const Sentence *sentence, int j, int from)
{
	for (j++; !sentence->modifier_first && j < from; j++)
	{
		if ((sentence->items[j].roles & (role_bit(ROLE_STATUS_CUE) | role_bit(ROLE_NEGATION))) == 0 ||
			sentence->items[j].gap != GAP_SPACE || item_has(&sentence->items[j], ROLE_CLAUSE))
			return false;
	}
	return j == from;
}

/* What the word at item j, which is in no phrase, tells of the subject */
static SubjectKind
judge_word(const Reading *reading, SubjectSearch *search, int j)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *item = &sentence->items[j];

	if (item_has(item, ROLE_PRONOUN_PLURAL))
		return reference_counts(reading, j) ? SUBJECT_NONE : SUBJECT_PLURAL;
	/* "since it won its independence": whose something else is */
	if (item_has(item, ROLE_PRONOUN) && item_has(item, ROLE_DETERMINER) &&
		sentence->modifier_first && search->from - j > POSSESSOR_REACH)
		return SUBJECT_NONE;
	if (item_has(item, ROLE_PRONOUN) && !search->crossed &&
		!item_has(item, ROLE_CONTACT_VERB) &&
		item_row(item, ROLE_PRONOUN)->value != PRONOUN_OF_STATE &&
		!is_owned_by_pronoun(reading, j))
		return SUBJECT_PRONOUN;
	if (subject_is_title(sentence, item))
	{
		if (subject_is_head_title(item))
			return SUBJECT_TITLE;
		if (search->title < 0 && !search->crossed)
			search->title = j;
	}
	if (item_has(item, ROLE_ABOUT) || item_has(item, ROLE_STATUS_CUE))
		return SUBJECT_NONE;
	search->ended = is_of_others(reading, j);
	if ((item_has(item, ROLE_CLAUSE) && !(search->reach & REACH_CLAUSE)) ||
		(item_has(item, ROLE_SPEECH) && !(search->reach & REACH_SPEECH) &&
		 j + 1 < search->from && !item_has(item + 1, ROLE_HOLDING) &&
		 !leads_to_cues(sentence, j, search->from)))
		search->crossed = true;
	return SUBJECT_NONE;
}

/*
 * The subject of the word at item i, the nearest phrase that nothing governs;
 * found is the phrase for SUBJECT_PARTY, else the item of the word.
 */
SubjectKind
subject_find(const Reading *reading, int i, unsigned reach, int *found)
{
	const Sentence *sentence = &reading->sentence;
	int			stop = Max(0, i - ITEM_WINDOW);
	SubjectSearch search = {.from = i, .reach = reach, .owner = -1, .title = -1};

	for (int j = i - 1; j >= stop && !search.ended; j--)
	{
		int			p = reading->party_at[j];
		int			relative;
		SubjectKind kind;

		if (item_is_hard_break(&sentence->items[j + 1]))
			break;
		/* "X, yang menemui Y, akan ...", "X, who met Y, will ..." */
		relative = relative_start(reading, i, j + 1, stop);
		if (relative > 0 && reading->party_at[relative - 1] >= 0)
			j = relative;
		else if (p >= 0)
		{
			if (is_found_party(reading, &search, p))
			{
				*found = p;
				return SUBJECT_PARTY;
			}
			j = reading->parties.items[p].first;
		}
		else
		{
			kind = judge_word(reading, &search, j);
			*found = j;
			if (kind != SUBJECT_NONE)
				return kind;
		}
	}
	*found = search.owner >= 0 ? search.owner : search.title;
	return search.owner >= 0 ? SUBJECT_PARTY :
		search.title >= 0 ? SUBJECT_TITLE : SUBJECT_NONE;
}
