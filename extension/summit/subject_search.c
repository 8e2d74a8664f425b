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
#include "text/ascii.h"

/* Items from a possessive to the contact that is somebody's */
#define POSSESSOR_REACH 5

/* "Kepala Negara", no "kepala negara": is every word of it written with a capital? */
static bool
is_capitalised(const Sentence *sentence, const SummitItem *item)
{
	bool		begins = true;

	for (uint32_t i = item->start; i < item->end; i++)
	{
		if (begins && !is_capital_letter(sentence->text[i]))
			return false;
		begins = sentence->text[i] == ' ';
	}
	return true;
}

/*
 * A title by itself of a head of state or government, or of a minister where the
 * news is read at home ("Wapres", "Menlu", but no "menteri" of many)
 */
bool
subject_is_title(const Sentence *sentence, const SummitItem *item)
{
	const ImageTermRow *row = item_row(item, ROLE_ROLE_NOUN);

	if (row == NULL ||
		(item_has(item, ROLE_DELEGATE) &&
		 (sentence->modifier_first || sentence->title_case || !is_capitalised(sentence, item) ||
		  (item > sentence->items && item_has(item - 1, ROLE_DETERMINER)))))
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

/* Items from the conjunction to the region of states that end a list */
#define REGION_REACH 3

/* "X, Y dan tiga negara Baltik": does the region only tell which states end the list? */
static bool
ends_list(const Reading *reading, int p)
{
	const Party *party = &reading->parties.items[p];

	if (!party->place || party->by_role || party->actor != IMAGE_NONE)
		return false;
	for (int i = party->first - 1; i > 0 && i >= party->first - REGION_REACH; i--)
	{
		if (item_has(&reading->sentence.items[i], ROLE_AND))
			return i < party->first - 1 && reading->party_at[i - 1] >= 0;
	}
	return false;
}

/* Is the phrase the subject? */
static bool
is_found_party(const Reading *reading, SubjectSearch *search, int p)
{
	if (subject_is_passed_over(reading, p) || ends_list(reading, p))
		return false;
	if (search->owner < 0 && !search->crossed &&
		subject_is_acted_for(reading, p, (search->reach & REACH_CLAUSE) != 0))
		search->owner = p;
	if (!subject_may_be(reading, &reading->parties.items[p], search->from, search->reach,
						search->crossed))
		return false;
	search->ended = search->crossed;
	return !search->crossed;
}

/* "explains his country's stance", "met his counterpart X for": is whose something is no subject? */
static bool
is_owned_by_pronoun(const Reading *reading, int j)
{
	const Sentence *sentence = &reading->sentence;

	return sentence->modifier_first && j + 1 < sentence->count &&
		(sentence->items[j + 1].gap == GAP_APOSTROPHE ||
		 (reading->party_at[j + 1] >= 0 && item_has(&sentence->items[j + 1], ROLE_COUNTERPART)));
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

/*
 * "X bertemu Y tetapi membatalkan pertemuan dengan Z", "met Y but cancelled talks with Z": does a
 * verb follow the word at item j that begins a clause, so that it has the subject of the one before?
 */
static bool
shares_subject(const Sentence *sentence, int j)
{
	const SummitItem *verb = &sentence->items[j + 1];

	return (verb[-1].roles & (role_bit(ROLE_RELATIVE) | role_bit(ROLE_DETERMINER) | role_bit(ROLE_DEMONSTRATIVE))) == 0 &&
		verb->gap == GAP_SPACE &&
		(verb->roles & (role_bit(ROLE_STATUS_CUE) | role_bit(ROLE_HOLDING))) != 0 &&
		(verb->roles & (role_bit(ROLE_CLAUSE) | role_bit(ROLE_CONTACT_NOUN))) == 0 &&
		(sentence->modifier_first || party_is_verb_form(sentence, verb));
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
		!item_has_value(item, ROLE_PRONOUN, PRONOUN_OF_STATE) &&
		!is_owned_by_pronoun(reading, j))
		return SUBJECT_PRONOUN;
	if (subject_is_title(sentence, item))
	{
		if (subject_is_head_title(item))
			return SUBJECT_TITLE;
		if (search->title < 0 && !search->crossed)
			search->title = j;
	}
	if (!search->crossed && reference_is_bare_role(reading, j))
		return SUBJECT_TITLE;
	if (item_has(item, ROLE_ABOUT) || item_has(item, ROLE_STATUS_CUE))
		return SUBJECT_NONE;
	search->ended = is_of_others(reading, j);
	if ((item_has(item, ROLE_CLAUSE) && !(search->reach & REACH_CLAUSE) && !shares_subject(sentence, j)) ||
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
