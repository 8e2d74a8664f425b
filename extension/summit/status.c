/*-------------------------------------------------------------------------
 *
 * status.c
 *		Whether a contact was held, is to come, or came to nothing.
 *
 * Cues govern what follows them within their clause ("akan bertemu",
 * "menolak perundingan"), and as a predicate the noun before them ("the talks
 * were cancelled").  Of several, the one that denies the contact wins over
 * one that wishes it, that over one that plans it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/trace.h"

/* Items over which a cue governs */
#define CUE_REACH 14

/* Longest insertion between two commas that parts no clauses, in items */
#define INSERTION_WORDS 3

/* Where a cue's status applies, its term.value */
#define CUE_BOTH	0
#define CUE_BEFORE	1			/* only to what follows it */
#define CUE_BEHIND	2			/* only to the noun before it */
#define CUE_ADJACENT 3			/* only to a verb right behind it */

/* value of a holding verb of those who stay away: "boycott" */
#define HOLDING_ABSENCE 1

typedef struct Finding
{
	bool		found;
	uint8_t		status;
	int			weight;
	int			item;			/* that says so */
	uint8_t		role;			/* of its row */
	int			negation;		/* item that turns it round, or -1 */
	int			absent;			/* who is named before it stays away, or 0 */
} Finding;

/* Which status wins where several cues speak: that of the greater weight */
#define WEIGHT_DENIED	4
#define WEIGHT_WISHED	3
#define WEIGHT_PLANNED	2
#define WEIGHT_HELD		1

static int
weight_of(uint8_t status)
{
	switch (status)
	{
		case STATUS_REFUSED:
		case STATUS_CANCELLED:
		case STATUS_POSTPONED:
			return WEIGHT_DENIED;
		case STATUS_PROPOSED:
			return WEIGHT_WISHED;
		case STATUS_PLANNED:
			return WEIGHT_PLANNED;
		default:
			return WEIGHT_HELD;
	}
}

static uint8_t
negated(uint8_t status)
{
	switch (status)
	{
		case STATUS_REFUSED:
			return STATUS_PROPOSED;
		case STATUS_CANCELLED:
		case STATUS_POSTPONED:
			return STATUS_PLANNED;
		default:
			return STATUS_REFUSED;
	}
}

static void
note(Finding *finding, uint8_t status, int item, TermRole role)
{
	int			weight = weight_of(status);

	if (finding->found && weight <= finding->weight)
		return;
	finding->found = true;
	finding->status = status;
	finding->weight = weight;
	finding->item = item;
	finding->role = (uint8_t) role;
	finding->negation = -1;
}

/* A cue speaks, turned round where a negation stands before it */
static void
note_cue(Finding *finding, uint8_t status, int item, int negation)
{
	note(finding, negation >= 0 ? negated(status) : status, item,
		 ROLE_STATUS_CUE);
	if (finding->item == item)
		finding->negation = negation;
}

/* The cue at item i, if it is one; capitals inside a sentence are of a name */
static const ImageTermRow *
cue_at(const Sentence *sentence, int i)
{
	const SummitItem *item = &sentence->items[i];
	const ImageTermRow *row = item_row(item, ROLE_STATUS_CUE);

	if (row == NULL || row->status == TERM_NONE ||
		((item->flags & WORD_CAPITAL) && i > 0 && item->gap == GAP_SPACE &&
		 !sentence->title_case))
		return NULL;
	return row;
}

/* The item of the negation of item i, or -1 */
static int
find_negation(const Sentence *sentence, int i)
{
	for (int j = i - 1; j >= 0 && j >= i - 2; j--)
	{
		if (sentence->items[j + 1].gap >= GAP_COMMA)
			return -1;
		if (item_has(&sentence->items[j], ROLE_NEGATION))
			return j;
	}
	return -1;
}

/*
 * Does the comma before item i part clauses?  Not inside a list of parties or
 * an address, nor around a short insertion ("agreed, however, to meet").
 */
static bool
comma_parts(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;
	int			before = i > 0 ? reading->party_at[i - 1] : -1;
	int			here = reading->party_at[i];

	if (here >= 0 && (here == before || reading->parties.items[here].joined ||
					  reading->parties.items[here].address))
		return false;
	if (before >= 0 && reading->parties.items[before].address)
		return false;
	/* a conjunction may stand between the comma and the last of a list */
	if (here < 0 && item_has(&sentence->items[i], ROLE_AND) &&
		i + 1 < sentence->count && reading->party_at[i + 1] >= 0 &&
		reading->parties.items[reading->party_at[i + 1]].joined)
		return false;
	for (int j = i + 1; j < sentence->count && j <= i + INSERTION_WORDS; j++)
	{
		if (sentence->items[j].gap == GAP_COMMA)
			return reading->party_at[j - 1] >= 0;
	}
	for (int j = i - 1; j >= 0 && j >= i - INSERTION_WORDS; j--)
	{
		if (sentence->items[j].gap == GAP_COMMA)
			return reading->party_at[j] >= 0;
	}
	return true;
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
	if (j >= contact->word || !item_is_plain_word(&sentence->items[j]))
		return false;
	while (j < contact->word && item_is_plain_word(&sentence->items[j]))
		j++;
	return j < contact->word &&
		(sentence->items[j].roles & (role_bit(ROLE_OF) | role_bit(ROLE_AND) |
									 role_bit(ROLE_TOWARD) |
									 role_bit(ROLE_ABOUT))) != 0;
}

/* "agree to step up the fight at a summit": what is planned is something else */
static bool
is_told_at(const Reading *reading, const Contact *contact, int i)
{
	const Sentence *sentence = &reading->sentence;
	const ImageTermRow *row = item_row(&sentence->items[i], ROLE_STATUS_CUE);

	if (row == NULL || row->status != STATUS_PLANNED || row->value == CUE_BOTH)
		return false;
	for (int j = i + 1; j < contact->word; j++)
	{
		if ((sentence->items[j].roles & (role_bit(ROLE_AT) |
										 role_bit(ROLE_TIME_DURING))) &&
			reading->party_at[j] < 0)
			return true;
	}
	return false;
}

/*
 * May a cue of this status at item i govern the contact?  What wishes or
 * denies has the contact as its object: no other object, and no place or time
 * that the contact is, may stand between.
 */
static bool
governs(const Reading *reading, const Contact *contact, int i, uint8_t status)
{
	const Sentence *sentence = &reading->sentence;

	if (weight_of(status) < WEIGHT_WISHED)
		return contact->verb || !is_told_at(reading, contact, i);
	if (contact->modifier)
		return false;
	if (weight_of(status) == WEIGHT_DENIED && has_other_object(sentence, contact, i))
		return false;
	for (int j = i + 1; j < contact->word; j++)
	{
		const SummitItem *item = &sentence->items[j];
		const ImageTermRow *row = item_row(item, ROLE_STATUS_CUE);

		if ((item->roles & ((contact->verb ? 0 : role_bit(ROLE_AT)) |
							role_bit(ROLE_TIME_DURING))) &&
			reading->party_at[j] < 0)
			return false;
		/* "cancels a holiday to receive X": the object of another verb */
		if (row != NULL && row->value == CUE_ADJACENT &&
			j + 1 < contact->word && item_is_plain_word(item + 1))
			return false;
	}
	return true;
}

/* Is the cue right before the verb, or before the verb that holds the noun? */
static bool
is_adjacent(const Sentence *sentence, const Contact *contact, int i)
{
	bool		holds = contact->verb;

	for (int j = i + 1; j < contact->word; j++)
	{
		const SummitItem *item = &sentence->items[j];

		if (item_has(item, ROLE_HOLDING))
			holds = true;
		else if (item->kind != ITEM_ENTITY && !item_is_plain_word(item) &&
				 !item_has(item, ROLE_DETERMINER) &&
				 !item_has(item, ROLE_STATUS_CUE))
			return false;
		else if (contact->verb)
			return false;
	}
	return holds;
}

/* "X boycotts the summit": what takes place without X, who is no party */
static bool
is_boycott(const Reading *reading, const Contact *contact, int i)
{
	const ImageTermRow *row = item_row(&reading->sentence.items[i],
									   ROLE_HOLDING);

	return row != NULL && row->value == HOLDING_ABSENCE && !contact->verb;
}

/* "urges a truce and Y is to meet": does a new clause start with a subject? */
static bool
starts_clause(const Reading *reading, int i)
{
	int			p = reading->party_at[i];
	const Party *party;

	if (p < 0 || i == 0)
		return false;
	party = &reading->parties.items[p];
	return i == party->first && party->preposition == TERM_NONE &&
		!party->modifies && !party->object && !party->joined &&
		item_has(&reading->sentence.items[i - 1], ROLE_AND);
}

/* What the way from the contact to the left has led over */
typedef struct LeftScan
{
	Finding    *finding;
	bool		denial_only;	/* a clause began: only a denial reaches in */
	bool		denied;			/* the negation met next belongs to a cue */
	bool		other;			/* another contact is nearer to what comes */
} LeftScan;

/* A cue before the contact; false where it ends the search */
static bool
take_cue(const Reading *reading, const Contact *contact, int i,
		 const ImageTermRow *row, LeftScan *scan)
{
	const Sentence *sentence = &reading->sentence;
	int			negation = find_negation(sentence, i);
	uint8_t		status = negation >= 0 ? negated(row->status) : row->status;

	scan->denied = scan->denied || negation >= 0;
	if (row->value == CUE_ADJACENT && !is_adjacent(sentence, contact, i))
		return true;
	if (scan->denial_only && status != STATUS_REFUSED)
		return false;
	if (!governs(reading, contact, i, status) ||
		(contact->fixed_status && weight_of(status) < WEIGHT_DENIED))
		return true;
	if (scan->other && weight_of(status) == WEIGHT_DENIED)
		return false;
	if (is_boycott(reading, contact, i))
		scan->finding->absent = i;
	else
		note_cue(scan->finding, row->status, i, negation);
	return true;
}

/* One item before the contact; false where it ends the search */
static bool
step_left(const Reading *reading, const Contact *contact, int i,
		  LeftScan *scan)
{
	const SummitItem *item = &reading->sentence.items[i];
	const ImageTermRow *row = cue_at(&reading->sentence, i);

	if (item_has(item, ROLE_TIME_AFTER))
	{
		note(scan->finding, STATUS_HELD, i, ROLE_TIME_AFTER);
		return false;
	}
	if (row != NULL && row->value != CUE_BEHIND)
		return take_cue(reading, contact, i, row, scan);
	if (item_has(item, ROLE_NEGATION))
	{
		if ((i >= contact->word - 2 || item_has(item + 1, ROLE_HOLDING)) &&
			!scan->denied)
			note(scan->finding, STATUS_REFUSED, i, ROLE_NEGATION);
		return true;
	}
	if (item_has(item, ROLE_TIME_BEFORE))
	{
		if (!scan->denial_only)
			note(scan->finding, STATUS_PLANNED, i, ROLE_TIME_BEFORE);
		return false;
	}
	if (item_has(item, ROLE_RELATIVE) ||
		(item_has(item, ROLE_SPEECH) && !scan->denial_only))
		return false;
	if (item_has(item, ROLE_CLAUSE))
		scan->denial_only = true;
	if (item->roles & (role_bit(ROLE_CONTACT_NOUN) |
					   role_bit(ROLE_CONTACT_VERB)))
		scan->other = true;
	return true;
}

/* Cues before the contact */
static void
look_left(const Reading *reading, const Contact *contact, Finding *finding)
{
	const SummitItem *items = reading->sentence.items;
	LeftScan	scan = {finding, false, false, false};

	for (int i = contact->word - 1;
		 i >= 0 && i >= contact->word - CUE_REACH; i--)
	{
		if (item_is_hard_break(&items[i + 1]) ||
			(items[i + 1].gap == GAP_COMMA && comma_parts(reading, i + 1)))
			return;
		if (contact->verb && starts_clause(reading, i))
			return;
		if (reading->party_at[i] >= 0 && items[i].kind == ITEM_ENTITY)
			continue;
		if (!step_left(reading, contact, i, &scan))
			return;
	}
}

/* Is the noun an adverbial, so that what follows is not said of it? */
static bool
is_adverbial(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	for (int i = contact->word - 1; i >= 0 && i >= contact->word - 3; i--)
	{
		const SummitItem *item = &sentence->items[i];

		if (sentence->items[i + 1].gap >= GAP_COMMA)
			return false;
		if (item->roles & (role_bit(ROLE_TIME_DURING) | role_bit(ROLE_AT) |
						   role_bit(ROLE_TIME_AFTER) |
						   role_bit(ROLE_TIME_BEFORE)))
			return true;
		if (item->kind == ITEM_ENTITY)
			return false;
	}
	return false;
}

/* A predicate behind the noun */
static void
look_right(const Reading *reading, const Contact *contact, Finding *finding)
{
	const Sentence *sentence = &reading->sentence;
	bool		allowed = !is_adverbial(reading, contact);

	for (int i = contact->word_end + 1;
		 i < sentence->count && i <= contact->word_end + CUE_REACH; i++)
	{
		const SummitItem *item = &sentence->items[i];
		const ImageTermRow *row;
		int			p = reading->party_at[i];

		if (item_is_hard_break(item))
			return;
		if (item->gap == GAP_COMMA && comma_parts(reading, i))
			return;
		if (p >= 0 && i == reading->parties.items[p].first &&
			reading->parties.items[p].preposition == TERM_NONE &&
			!reading->parties.items[p].joined &&
			i > contact->word_end + 2 && !allowed)
			return;
		if (item_has(item, ROLE_RELATIVE))
		{
			allowed = true;
			continue;
		}
		/* "talks that will be held", but not "told the summit that X will" */
		if (item_has(item, ROLE_CLAUSE))
		{
			if (i + 1 >= sentence->count ||
				!item_has(item + 1, ROLE_STATUS_CUE))
				return;
			allowed = true;
			continue;
		}
		row = cue_at(sentence, i);
		if (row != NULL && row->value != CUE_BEFORE && row->value != CUE_ADJACENT)
		{
			if (allowed)
				note_cue(finding, row->status, i, find_negation(sentence, i));
			continue;
		}
		if (item->roles & (role_bit(ROLE_TIME_AFTER) | role_bit(ROLE_SPEECH) |
						   role_bit(ROLE_TIME_BEFORE) |
						   role_bit(ROLE_TIME_DURING) |
						   role_bit(ROLE_CONTACT_NOUN) |
						   role_bit(ROLE_CONTACT_VERB)))
			return;
	}
}

/* "In the call on Thursday, X will tell Y": what the main clause plans */
static void
look_main(const Reading *reading, const Contact *contact, Finding *finding)
{
	const Sentence *sentence = &reading->sentence;

	for (int i = contact->word_end + 1;
		 i < sentence->count && i <= contact->word_end + CUE_REACH; i++)
	{
		const SummitItem *item = &sentence->items[i];
		const ImageTermRow *row = cue_at(sentence, i);

		if (item_is_hard_break(item) ||
			(item->roles & (role_bit(ROLE_SPEECH) | role_bit(ROLE_CLAUSE) |
							role_bit(ROLE_RELATIVE) |
							role_bit(ROLE_TIME_AFTER) |
							role_bit(ROLE_CONTACT_NOUN))))
			return;
		if (row != NULL && row->status == STATUS_PLANNED &&
			row->value == CUE_BOTH)
		{
			note(finding, STATUS_PLANNED, i, ROLE_STATUS_CUE);
			return;
		}
	}
}

/* Who stays away, named before item i, is no party */
static void
drop_absent(Contact *contact, int i)
{
	int			kept = 0;

	for (int p = 0; p < contact->participant_count; p++)
	{
		if (contact->participants[p].item < 0 ||
			contact->participants[p].item > i)
			contact->participants[kept++] = contact->participants[p];
	}
	contact->participant_count = kept;
}

/* Set the contact's status from the cues of its clause */
void
status_find(const Reading *reading, Contact *contact)
{
	Finding		finding = {0};

	look_left(reading, contact, &finding);
	if (!contact->verb)
		look_right(reading, contact, &finding);
	if (finding.absent > 0)
		drop_absent(contact, finding.absent);
	if (!finding.found && !contact->verb && is_adverbial(reading, contact))
		look_main(reading, contact, &finding);
	if (!finding.found)
		return;
	contact->status = finding.status;
	contact->has_cue = true;
	contact->cue = finding.item;
	trace_note(reading, contact, TRACE_STATUS, finding.item, finding.role);
	if (finding.negation >= 0)
		trace_note(reading, contact, TRACE_NEGATION, finding.negation,
				   ROLE_NEGATION);
}
