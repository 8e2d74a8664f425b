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

#include "summit/cue.h"
#include "summit/participant.h"
#include "summit/trace.h"

/* Items over which a cue governs */
#define CUE_REACH 14

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

static void
note(Finding *finding, uint8_t status, int item, TermRole role)
{
	int			weight = status_weight(status);

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
	note(finding, negation >= 0 ? status_negated(status) : status, item,
		 ROLE_STATUS_CUE);
	if (finding->item == item)
		finding->negation = negation;
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

/*
 * "X will not attend the summit": does item i, turned round, lead to a verb of
 * attending?  The summit is there without X.
 */
static bool
is_absence(const Reading *reading, const Contact *contact, int i)
{
	const Sentence *sentence = &reading->sentence;

	if (sentence->modifier_first || contact->verb ||
		!(contact->kind == CONTACT_SUMMIT || contact->body))
		return false;
	for (i++; i < contact->word; i++)
	{
		const ImageTermRow *row = item_row(&sentence->items[i], ROLE_HOLDING);

		if (row != NULL)
			return row->value == HOLDING_ATTENDS;
	}
	return false;
}

/* What the way from the contact to the left has led over */
typedef struct LeftScan
{
	Finding    *finding;
	bool		denial_only;	/* a clause began: only a denial reaches in */
	bool		denied;			/* the negation met next belongs to a cue */
	bool		subject;		/* a pronoun is nearer: that of the clause */
	bool		other;			/* another contact is nearer to what comes */
} LeftScan;

/*
 * "kunjungan ini dapat mempererat": is it a contact told of before, of which
 * the clause says something else?
 */
static bool
has_predicate(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			i = contact->word_end + 1;

	if (contact->verb || sentence->modifier_first || i + 1 >= sentence->count ||
		!item_has(&sentence->items[i], ROLE_DEMONSTRATIVE) ||
		!item_is_near(&sentence->items[i + 1]))
		return false;
	i++;
	return cue_at(sentence, i) != NULL ?
		i + 1 < sentence->count && item_is_plain_word(&sentence->items[i + 1]) :
		item_is_plain_word(&sentence->items[i]) &&
		party_is_verb_form(sentence, &sentence->items[i]);
}

/* A cue before the contact; false where it ends the search */
static bool
take_cue(const Reading *reading, const Contact *contact, int i,
		 const ImageTermRow *row, LeftScan *scan)
{
	const Sentence *sentence = &reading->sentence;
	int			negation = cue_negation(sentence, i);
	uint8_t		status = negation >= 0 ? status_negated(row->status) : row->status;

	scan->denied = scan->denied || negation >= 0;
	if (row->value == CUE_ADJACENT && !cue_is_adjacent(sentence, contact, i))
		return true;
	if (row->value == CUE_ADJACENT && cue_is_record(sentence, i))
	{
		note(scan->finding, STATUS_HELD, i, ROLE_STATUS_CUE);
		return true;
	}
	/* "proposes that X and Y meet" */
	if (scan->denial_only && status != STATUS_REFUSED &&
		!(status == STATUS_PROPOSED && sentence->modifier_first &&
		  item_has(&sentence->items[i + 1], ROLE_CLAUSE)))
		return false;
	/* "hopes that this visit will strengthen": what is wished is its result */
	if (row->status == STATUS_PROPOSED && has_predicate(reading, contact))
		return true;
	if (!cue_governs(reading, contact, i, status) ||
		(contact->fixed_status && status_weight(status) < WEIGHT_DENIED))
		return true;
	if (scan->other && status_weight(status) == WEIGHT_DENIED)
		return false;
	if (is_boycott(reading, contact, i) ||
		(negation >= 0 && is_absence(reading, contact, i)))
		scan->finding->absent = i;
	else if (row->status == STATUS_PROPOSED && negation < 0 &&
			 cue_is_accepted(reading, i))
		note_cue(scan->finding, STATUS_PLANNED, i, negation);
	/* "wishes to resume the stalled talks": an adjective says the least */
	else if (sentence->modifier_first && !contact->verb && negation < 0 &&
			 i == contact->word - 1 && i > 0 && row->value == CUE_BOTH &&
			 (sentence->items[i - 1].roles & (role_bit(ROLE_DETERMINER) |
											  role_bit(ROLE_OF))) != 0 &&
			 status_weight(row->status) == WEIGHT_DENIED)
	{
		note_cue(scan->finding, row->status, i, negation);
		scan->finding->weight = WEIGHT_HELD;
	}
	else
		note_cue(scan->finding, row->status, i, negation);
	return true;
}

/* "no American official will meet Y": the negation stands before the subject */
static bool
denies_subject(const Reading *reading, const Contact *contact, int i)
{
	int			p = reading->party_at[i + 1];
	const Party *party;

	if (p < 0 || !contact->verb || !reading->sentence.modifier_first ||
		reading->sentence.items[i + 1].gap != GAP_SPACE)
		return false;
	party = &reading->parties.items[p];
	return party->preposition == TERM_NONE && party->first == i + 1 &&
		party->by_role && contact->word - party->last <= 2;
}

/* One item before the contact; false where it ends the search */
static bool
step_left(const Reading *reading, const Contact *contact, int i,
		  LeftScan *scan)
{
	const SummitItem *item = &reading->sentence.items[i];
	const ImageTermRow *row = cue_at(&reading->sentence, i);

	/* "planned to kill X while he was on a visit": a clause of its own */
	if (item_has(item, ROLE_PRONOUN) && !item_has(item, ROLE_DETERMINER))
		scan->subject = true;
	if (scan->subject && item_has(item, ROLE_TIME_DURING) &&
		reading->sentence.modifier_first)
		return false;
	if (item_has(item, ROLE_TIME_AFTER))
	{
		note(scan->finding, STATUS_HELD, i, ROLE_TIME_AFTER);
		return false;
	}
	if (row != NULL && row->value != CUE_BEHIND)
	{
		if (!take_cue(reading, contact, i, row, scan))
			return false;
		/* "if": a clause begins with it */
		if (!reading->sentence.modifier_first && item_has(item, ROLE_CLAUSE))
			scan->denial_only = true;
		return true;
	}
	if (item_has(item, ROLE_NEGATION))
	{
		if ((i >= contact->word - 2 || item_has(item + 1, ROLE_HOLDING) ||
			 denies_subject(reading, contact, i)) && !scan->denied &&
			is_absence(reading, contact, i))
			scan->finding->absent = i;
		else if ((i >= contact->word - 2 || item_has(item + 1, ROLE_HOLDING) ||
				  denies_subject(reading, contact, i)) && !scan->denied)
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
	LeftScan	scan = {finding};

	for (int i = contact->word - 1;
		 i >= 0 && i >= contact->word - CUE_REACH; i--)
	{
		if (item_is_hard_break(&items[i + 1]) ||
			(items[i + 1].gap == GAP_COMMA && cue_comma_parts(reading, i + 1)))
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
		if (item->gap == GAP_COMMA && cue_comma_parts(reading, i))
			return;
		if (p >= 0 && i == reading->parties.items[p].first &&
			reading->parties.items[p].preposition == TERM_NONE &&
			!reading->parties.items[p].joined &&
			i > contact->word_end + 2 && !allowed)
			return;
		/* "the talks and the figures that will be published" */
		if (!sentence->modifier_first && item_has(item, ROLE_AND) &&
			i + 1 < sentence->count && item_is_plain_word(item + 1))
			return;
		if (item_has(item, ROLE_RELATIVE))
		{
			/* "a summit in X, where they will discuss Y" */
			if (item_row(item, ROLE_RELATIVE)->value == RELATIVE_OF_PLACE)
				return;
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
			/* "the summit ends with a plan": its predicate has been read */
			if (finding->found && finding->status == STATUS_HELD &&
				finding->item > contact->word_end && sentence->modifier_first &&
				status_weight(row->status) < WEIGHT_DENIED)
				return;
			if (allowed && !cue_is_attribute(sentence, i, row))
				note_cue(finding, row->status, i, cue_negation(sentence, i));
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
			row->value == CUE_BOTH && !cue_is_attribute(sentence, i, row))
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
	if (!finding.found &&
		(contact->verb ? !reading->sentence.modifier_first && contact->word > 0 &&
		 item_has(&reading->sentence.items[contact->word - 1], ROLE_TIME_DURING) :
		 is_adverbial(reading, contact)))
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
