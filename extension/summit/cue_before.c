/*-------------------------------------------------------------------------
 *
 * cue_before.c
 *		The cues before a contact that govern it.
 *
 * The way leads from the contact to the left, until its clause begins.  A denial
 * reaches into a clause that depends on it ("denies that X will meet Y"), all
 * else ends there.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/finding.h"
#include "summit/participant.h"

/* "urges a truce and Y is to meet": does a new clause start with a subject? */
static bool
starts_clause(const Reading *reading, int i)
{
	const Party *party = reading_party(reading, i);

	return party != NULL && i > 0 && i == party->first && party->preposition == TERM_NONE &&
		!party->modifies && !party->object && !party->joined &&
		item_has(&reading->sentence.items[i - 1], ROLE_AND);
}

/* What the way from the contact to the left has led over */
typedef struct LeftScan
{
	Finding    *finding;
	bool		denial_only;	/* a clause began: only a denial reaches in */
	bool		denied;			/* the negation met next belongs to a cue */
	int			undone;			/* the negation that turned a denial round, or
								 * 0 */
	bool		subject;		/* a pronoun is nearer: that of the clause */
	bool		other;			/* another contact is nearer to what comes */
} LeftScan;

/* Does the contact at item b only say when what is told at item a takes place? */
static bool
is_during(const Sentence *sentence, int a, int b)
{
	for (int i = a + 1; i < b; i++)
	{
		if (item_has(&sentence->items[i], ROLE_TIME_DURING))
			return true;
	}
	return false;
}

/*
 * "wishes to resume the stalled talks", "to revive stalled six-party talks": is the
 * denial at item i an adjective of the noun?  That says the least.
 */
static bool
is_adjective(const Sentence *sentence, const Contact *contact, int i,
			 const ImageTermRow *row)
{
	if (!sentence->modifier_first || contact->verb || i == 0 ||
		row->value != CUE_BOTH || !status_is_denied(row->status) ||
		(sentence->items[i - 1].roles & (role_bit(ROLE_DETERMINER) |
										 role_bit(ROLE_OF) |
										 role_bit(ROLE_HOLDING))) == 0)
		return false;
	for (i++; i < contact->word; i++)
	{
		if (!item_has(&sentence->items[i], ROLE_MULTILATERAL))
			return false;
	}
	return true;
}

/*
 * Does the denial at item i leave the contact as it is?  "walks out of the
 * summit", "urges X to cancel the visit", "may break off the talks": they are
 * still on.
 */
static bool
is_no_halt(const Reading *reading, const Contact *contact, int i,
		   const ImageTermRow *row, LeftScan *scan)
{
	if (term_row_has_title(reading->sentence.image, row, "leave") &&
		(contact->kind == CONTACT_SUMMIT || contact->body) &&
		!absence_ends_contact(reading, contact))
		return true;
	if (is_adjective(&reading->sentence, contact, i, row) ||
		!cue_is_wished(reading, i, row))
		return false;
	finding_note_cue(scan->finding, contact->kind == CONTACT_TALKS ?
					 STATUS_HELD : STATUS_PLANNED, i, -1);
	scan->denial_only = true;
	return true;
}

/* "X and Y resume talks", but "will resume": is the verb at item i in the present? */
static bool
is_under_way(const Reading *reading, int i, const ImageTermRow *row)
{
	return row->status == STATUS_PLANNED && reading->sentence.modifier_first &&
		item_has(&reading->sentence.items[i], ROLE_HOLDING) &&
		i > 0 && reading->party_at[i - 1] >= 0;
}

/* Note what a cue that governs the contact says of it */
static void
note_cue(const Reading *reading, const Contact *contact, int i,
		 const ImageTermRow *row, int negation, Finding *finding)
{
	if (absence_is_boycott(reading, contact, i) ||
		(negation >= 0 && absence_is_of(reading, contact, i)))
		finding->absent = i;
	else if (row->status == STATUS_PROPOSED && absence_is_of_wisher(reading, contact, i))
	{
		finding->absent = i;
		finding_note_cue(finding, STATUS_PLANNED, i, negation);
	}
	else if (row->status == STATUS_PROPOSED && negation < 0 &&
			 cue_is_accepted(reading, i))
		finding_note_cue(finding, STATUS_PLANNED, i, negation);
	else if (negation < 0 && is_under_way(reading, i, row))
		finding_note(finding, STATUS_HELD, i, ROLE_STATUS_CUE);
	else if (negation < 0 && is_adjective(&reading->sentence, contact, i, row))
	{
		finding_note_cue(finding, row->status, i, negation);
		finding->weight = WEIGHT_HELD;
	}
	else
		finding_note_cue(finding, row->status, i, negation);
}

/* "advises X not to meet Y": does the wish at item i govern what a negation denies? */
static bool
is_advised_against(const Sentence *sentence, int i, const ImageTermRow *row, const Finding *finding)
{
	return sentence->modifier_first && row->status == STATUS_PROPOSED && row->value == CUE_BEFORE &&
		finding->found && finding->status == STATUS_REFUSED && finding->negation > i &&
		finding->negation == finding->item - 1 && cue_is_infinitive(sentence, finding->item);
}

/* "menolak usul X agar": does the denial before item i govern what is wished for there? */
static bool
is_refused(const Sentence *sentence, int i, const ImageTermRow *row)
{
	const ImageTermRow *denial = i == 0 ? NULL : cue_at(sentence, i - 1);

	return row->status == STATUS_PROPOSED && !sentence->modifier_first &&
		denial != NULL && denial->status == STATUS_REFUSED;
}

/*
 * "hopes that this visit will strengthen": does the wish at item i mean what comes of
 * the contact, which may be yet to come?
 */
static bool
wishes_result(const Reading *reading, const Contact *contact, int i, Finding *finding)
{
	if (contact_has_predicate(reading, contact))
		return true;
	if (!contact_has_outcome(reading, contact))
		return false;
	if (contact->kind != CONTACT_TALKS)
		finding_note(finding, STATUS_PLANNED, i, ROLE_STATUS_CUE);
	return true;
}

/*
 * "will not ask for help during a visit": the visit is still to come, but not "was not
 * allowed to meet X while on a visit"
 */
static void
note_beside(const Sentence *sentence, int i, const ImageTermRow *row, Finding *finding)
{
	if (row->value == CUE_BOTH || !sentence->modifier_first)
		finding_note_cue(finding, row->status, i, -1);
}

/*
 * Is there no more to a cue before the contact: one that does not govern it, a word
 * of absence, "the first to", a wish that is refused?
 */
static bool
is_settled(const Reading *reading, const Contact *contact, int i,
		   const ImageTermRow *row, int negation, LeftScan *scan)
{
	const Sentence *sentence = &reading->sentence;
	int			absent = negation < 0 ? absence_behind(reading, contact, i) : -1;

	if (row->value == CUE_ADJACENT && !cue_is_adjacent(sentence, contact, i))
		return true;
	if (absent >= 0)
	{
		scan->finding->absent = absent;
		return true;
	}
	if ((row->value == CUE_ADJACENT && cue_is_record(sentence, i)) || cue_tells_past(sentence, contact, i, row))
	{
		finding_note(scan->finding, STATUS_HELD, i, ROLE_STATUS_CUE);
		return true;
	}
	return scan->denial_only && is_refused(sentence, i, row);
}

/* A cue before the contact; false where it ends the search */
static bool
take_cue(const Reading *reading, const Contact *contact, int i,
		 const ImageTermRow *row, LeftScan *scan)
{
	const Sentence *sentence = &reading->sentence;
	int			negation = cue_negation(sentence, i);
	uint8_t		status = negation >= 0 ? status_negated(row->status) : row->status;

	/* "tidak akan membatalkan": it has turned round the denial */
	if (negation > 0 && negation == scan->undone)
		return true;
	if (negation >= 0 && status_is_denied(row->status))
		scan->undone = negation;
	scan->denied = scan->denied || negation >= 0;
	if (is_settled(reading, contact, i, row, negation, scan))
		return true;
	/* "proposes that X and Y meet" */
	if (scan->denial_only && (status != STATUS_REFUSED || row->status == STATUS_HELD) &&
		!(status == STATUS_PROPOSED && sentence->modifier_first &&
		  item_has(&sentence->items[i + 1], ROLE_CLAUSE)))
		return false;
	/* "membantah kabar bahwa X menunda pembicaraan": they are still on */
	if (scan->denial_only && row->status == STATUS_REFUSED && negation < 0 &&
		status_is_off(scan->finding->status))
	{
		scan->finding->status = STATUS_PLANNED;
		return false;
	}
	if (row->status == STATUS_PROPOSED && wishes_result(reading, contact, i, scan->finding))
		return true;
	if (negation >= 0 && row->status == STATUS_PLANNED && is_during(sentence, i, contact->word))
	{
		note_beside(sentence, i, row, scan->finding);
		return true;
	}
	/* "advises X not to meet Y" */
	if (is_advised_against(sentence, i, row, scan->finding))
	{
		scan->finding->weight = WEIGHT_HELD;
		finding_note(scan->finding, STATUS_PROPOSED, i, ROLE_STATUS_CUE);
		return true;
	}
	if (!cue_governs(reading, contact, i, status) ||
		(contact->fixed_status && !status_is_denied(status)))
		return true;
	if (scan->other && status_is_denied(status))
		return false;
	if (negation < 0 && is_no_halt(reading, contact, i, row, scan))
		return true;
	if (negation >= 0 && cue_is_threat(sentence, negation) &&
		absence_is_boycott(reading, contact, i))
		return true;
	note_cue(reading, contact, i, row, negation, scan->finding);

	/*
	 * "akan mengirim senjata dan telah bertemu Y": the clause has its own
	 * tense
	 */
	if (negation < 0 && row->status == STATUS_HELD && i > 0 && item_has(&sentence->items[i - 1], ROLE_AND))
		scan->denial_only = true;
	return true;
}

/* "akan menyampaikan hal itu dalam pertemuan": is what is said there to come? */
static bool
is_planned_speech(const Sentence *sentence, const Contact *contact, int i)
{
	const ImageTermRow *row = i == 0 ? NULL : cue_at(sentence, i - 1);

	return !sentence->modifier_first && !contact->verb && row != NULL &&
		row->status == STATUS_PLANNED && row->value == CUE_BOTH &&
		sentence->items[i].gap == GAP_SPACE;
}

/* "after": what it speaks of has been, unless the main clause plans it */
static void
note_time_after(const Reading *reading, const Contact *contact, int i,
				Finding *finding)
{
	int			plan = cue_main_plan(reading, contact, i);

	if (plan >= 0)
		finding_note(finding, STATUS_PLANNED, plan, ROLE_STATUS_CUE);
	else if (!contact_precedes_plan(&reading->sentence, contact))
		finding_note(finding, STATUS_HELD, i, ROLE_TIME_AFTER);
}

/* A negation, if it is one of the contact */
static void
note_denial(const Reading *reading, const Contact *contact, int i,
			LeftScan *scan)
{
	if (scan->denied || !negation_denies(reading, contact, i))
		return;
	if (absence_is_of(reading, contact, i))
		scan->finding->absent = i;
	else
		finding_note(scan->finding, STATUS_REFUSED, i, ROLE_NEGATION);
}

/* One item before the contact; false where it ends the search */
static bool
step_left(const Reading *reading, const Contact *contact, int i,
		  LeftScan *scan)
{
	const SummitItem *item = &reading->sentence.items[i];
	const ImageTermRow *row = cue_at(&reading->sentence, i);

	/* "planned to kill X while he was on a visit": a clause of its own */
	if (item_is_pronoun(item))
		scan->subject = true;
	if (scan->subject && item_has(item, ROLE_TIME_DURING) &&
		reading->sentence.modifier_first)
		return false;
	if (item_has(item, ROLE_TIME_AFTER))
	{
		note_time_after(reading, contact, i, scan->finding);
		return false;
	}
	/* "menyambut X dan berunding dengannya": no "menyambut kunjungan X" */
	if (row != NULL && !reading->sentence.modifier_first && item_has(item, ROLE_CONTACT_VERB) &&
		reading->party_at[i + 1] >= 0)
		row = NULL;
	if (row != NULL && row->value != CUE_BEHIND && !cue_leads_to_place(reading, i))
	{
		if (!take_cue(reading, contact, i, row, scan))
			return false;
		/* "if": a clause begins with it */
		if (item_has(item, ROLE_CLAUSE))
			scan->denial_only = true;
		return true;
	}
	if (item_has(item, ROLE_NEGATION) && !cue_is_threat(&reading->sentence, i) &&
		!negation_is_of_other_verb(&reading->sentence, contact, i))
	{
		note_denial(reading, contact, i, scan);
		return true;
	}
	if (item_has(item, ROLE_TIME_BEFORE))
	{
		if (!scan->denial_only && !contact->fixed_status && !recalls_pointed(reading, contact))
			finding_note(scan->finding, contact_follows_deed(reading, contact, i) ? STATUS_HELD : STATUS_PLANNED,
						 i, ROLE_TIME_BEFORE);
		return false;
	}
	if (item_has(item, ROLE_RELATIVE) ||
		(item_has(item, ROLE_SPEECH) && !scan->denial_only &&
		 !is_planned_speech(&reading->sentence, contact, i)))
		return false;
	if (item_has(item, ROLE_CLAUSE))
		scan->denial_only = true;
	/* but "denies that it hosts the talks" */
	if ((item->roles & (role_bit(ROLE_CONTACT_NOUN) | role_bit(ROLE_CONTACT_VERB))) &&
		!(item_has(item, ROLE_HOLDING) && !contact->verb && i >= contact->word - OBJECT_REACH))
		scan->other = true;
	return true;
}

/* Cues before the contact */
void
cues_before_find(const Reading *reading, const Contact *contact, Finding *finding)
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
