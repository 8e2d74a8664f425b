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
#include "summit/finding.h"
#include "summit/participant.h"
#include "summit/trace.h"

/* Keep what speaks with the greater weight; of equals, what was met first */
void
finding_note(Finding *finding, uint8_t status, int item, TermRole role)
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
void
finding_note_cue(Finding *finding, uint8_t status, int item, int negation)
{
	finding_note(finding, negation >= 0 ? status_negated(status) : status, item,
				 ROLE_STATUS_CUE);
	if (finding->item == item)
		finding->negation = negation;
}

/*
 * "In the call on Thursday, X will tell Y": what the main clause plans.  What somebody says
 * there of what is to come is another matter, unless it is a contact ("Dalam kunjungannya, X
 * mengaku akan menemui Y", but "Dalam pertemuan itu X menyatakan akan membeli minyak").
 */
static void
look_main(const Reading *reading, const Contact *contact, Finding *finding)
{
	const Sentence *sentence = &reading->sentence;
	bool		reported = false;

	if (contact_precedes_plan(sentence, contact))
		return;
	for (int i = contact->word_end + 1;
		 i < sentence->count && i <= contact->word_end + CUE_REACH; i++)
	{
		const SummitItem *item = &sentence->items[i];
		const ImageTermRow *row = cue_at(sentence, i);

		/* "Dalam kunjungannya, X mengaku akan" */
		if (!sentence->modifier_first && item_has(item, ROLE_SPEECH) &&
			i + 2 < sentence->count &&
			(cue_at(sentence, i + 1) != NULL || cue_at(sentence, i + 2) != NULL))
		{
			reported = true;
			continue;
		}
		if (item_is_hard_break(item) ||
			(item->roles & (role_bit(ROLE_SPEECH) | role_bit(ROLE_CLAUSE) |
							role_bit(ROLE_RELATIVE) |
							role_bit(ROLE_TIME_AFTER) |
							role_bit(ROLE_CONTACT_NOUN))))
			return;
		if (row != NULL && row->status == STATUS_PLANNED &&
			row->value == CUE_BOTH && !cue_is_attribute(sentence, i, row))
		{
			if (!reported ||
				(i + 1 < sentence->count && (sentence->items[i + 1].roles & CONTACT_ROLES)))
				finding_note(finding, STATUS_PLANNED, i, ROLE_STATUS_CUE);
			return;
		}
	}
}

/* Is it a word that makes what the clause tells conditional: "if", "jika"? */
static bool
is_condition(const SummitItem *item)
{
	return item_has(item, ROLE_CLAUSE) && item_has(item, ROLE_STATUS_CUE) &&
		item_row(item, ROLE_STATUS_CUE)->status == STATUS_PROPOSED;
}

/* Does the word at item i say by itself that a contact comes to nothing: "ditunda"? */
static bool
is_halt(const Sentence *sentence, int i)
{
	const ImageTermRow *row = item_row(&sentence->items[i], ROLE_STATUS_CUE);

	return row != NULL && status_is_denied(row->status);
}

/* "X will meet Y if Z agrees": what hangs on something else is not agreed */
static void
look_for_condition(const Reading *reading, const Contact *contact,
				   Finding *finding)
{
	const Sentence *sentence = &reading->sentence;

	/* "X will cancel the visit if": it is still on */
	if (finding->status != STATUS_PLANNED &&
		(finding->status != STATUS_CANCELLED || finding->item == 0))
		return;
	for (int i = contact->word_end + 1;
		 i < sentence->count && i <= contact->word_end + CUE_REACH; i++)
	{
		const SummitItem *item = &sentence->items[i];

		if (is_condition(item))
		{
			/* "may be put off if" */
			if (finding->status == STATUS_PLANNED && is_halt(sentence, finding->item))
				return;
			if (finding->status == STATUS_PLANNED)
				finding_note_cue(finding, STATUS_PROPOSED, i, -1);
			else if (item_has(&sentence->items[finding->item - 1], ROLE_STATUS_CUE))
				finding->status = contact->kind == CONTACT_TALKS ?
					STATUS_HELD : STATUS_PLANNED;
			return;
		}
		if (item_is_hard_break(item) ||
			(item->roles & (role_bit(ROLE_SPEECH) | role_bit(ROLE_RELATIVE) |
							role_bit(ROLE_CLAUSE) | CONTACT_ROLES)))
			return;
	}
}

/* Who stays away, named before item i or meant by a pronoun there, is no party */
static void
drop_absent(Contact *contact, int i)
{
	int			kept = 0;

	for (int p = 0; p < contact->participant_count; p++)
	{
		const Participant *party = &contact->participants[p];

		if (party->item < 0 ? !party->person : party->item > i)
			contact->participants[kept++] = *party;
	}
	contact->participant_count = kept;
}

/* The verb with which the contact begins: itself, or that which holds it; or -1 */
static int
own_verb(const Sentence *sentence, const Contact *contact)
{
	if (contact->verb)
		return contact->word;
	for (int i = contact->word - 1; i > 0 && i >= contact->word - OBJECT_REACH; i--)
	{
		if (sentence->items[i + 1].gap > GAP_PERIOD)
			return -1;
		if (item_has(&sentence->items[i], ROLE_HOLDING))
			return i;
	}
	return -1;
}

/* Does the cue plan all verbs of a list: "akan", "to visit X, meet Y"? */
static bool
leads_list(const Sentence *sentence, const ImageTermRow *row)
{
	return row->value == CUE_BOTH || (row->value == CUE_ADJACENT && sentence->modifier_first);
}

/*
 * "X akan tiba di Y, bertemu Z, dan mengadakan pembicaraan dengan W": does what is
 * to come before the contact govern it as well?
 */
static bool
goes_on_planned(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *items = sentence->items;
	const Contact *before = contact - 1;
	const ImageTermRow *row;
	int			verb;

	if ((sentence->modifier_first && !contact->verb) || contact->fixed_status || contact == reading->contacts ||
		before->dropped || before->status != STATUS_PLANNED ||
		before->cue < 0 || before->cue >= before->word || before->negation >= 0)
		return false;
	row = item_row(&items[before->cue], ROLE_STATUS_CUE);
	if (row == NULL || !leads_list(sentence, row) ||
		(before->cue > 0 && item_has(&items[before->cue - 1], ROLE_RELATIVE)))
		return false;
	verb = own_verb(sentence, contact);
	if (verb <= before->word_end + 1 ||
		!(items[verb].gap == GAP_COMMA ||
		  (item_has(&items[verb - 1], ROLE_FILLER) && items[verb - 1].gap == GAP_COMMA) ||
		  (item_has(&items[verb - 1], ROLE_AND) && items[verb - 1].gap == GAP_COMMA)))
		return false;
	for (int i = before->word_end + 1; i <= verb; i++)
	{
		if (item_is_hard_break(&items[i]) ||
			(items[i].roles & (role_bit(ROLE_CLAUSE) | role_bit(ROLE_SPEECH) |
							   role_bit(ROLE_RELATIVE) | TIME_ROLES)))
			return false;
	}
	return true;
}

/*
 * "akan berpidato di X, bertemu Y": the cue of what is to come with which the list of verbs
 * begins that the contact, right behind a comma, goes on with; or -1
 */
static int
plan_of_list(const Reading *reading, const Contact *contact)
{
	const uint64_t ends = role_bit(ROLE_CLAUSE) | role_bit(ROLE_SPEECH) | role_bit(ROLE_RELATIVE) |
		TIME_ROLES |
		role_bit(ROLE_NEGATION) | role_bit(ROLE_PRONOUN);
	const Sentence *sentence = &reading->sentence;
	const SummitItem *items = sentence->items;
	int			verb;

	if ((sentence->modifier_first && !contact->verb) || contact->fixed_status)
		return -1;
	verb = own_verb(sentence, contact);
	if (verb <= 0 || items[verb].gap != GAP_COMMA)
		return -1;
	for (int i = verb - 1; i >= 0 && i >= verb - CUE_REACH; i--)
	{
		const ImageTermRow *row = cue_at(sentence, i);
		int			p = reading->party_at[i];

		if (item_is_hard_break(&items[i + 1]) || (items[i].roles & ends))
			return -1;
		if (row != NULL)
			return row->status == STATUS_PLANNED && leads_list(sentence, row) &&
				!(i > 0 && item_has(&items[i - 1], ROLE_RELATIVE)) &&
				items[i + 1].gap == GAP_SPACE && (item_is_plain_word(&items[i + 1]) ||
												  (sentence->modifier_first && item_has(&items[i + 1], ROLE_HOLDING))) ? i : -1;
		/* somebody else who does it */
		if (p >= 0 && reading->parties.items[p].preposition == TERM_NONE &&
			!reading->parties.items[p].modifies && items[reading->parties.items[p].first].gap == GAP_COMMA)
			return -1;
	}
	return -1;
}

/*
 * "X is likely to meet Y on the sidelines of the summit": is the contact the time or place of one
 * before it that is still to come?
 */
static bool
lies_ahead_beside(const Reading *reading, const Contact *contact)
{
	const SummitItem *items = reading->sentence.items;
	const Contact *before = contact - 1;
	bool		sideline;

	sideline = contact_is_sideline(&reading->sentence, contact->word);
	if (!reading->sentence.modifier_first || contact->verb || contact == reading->contacts ||
		before->dropped || !before->has_cue || before->cue < 0 || before->cue > before->word)
		return false;
	if (before->status != STATUS_PLANNED && !(before->status == STATUS_PROPOSED && sideline))
		return false;
	if (!sideline && !((contact->kind == CONTACT_SUMMIT || contact->body) &&
					   contact_is_adverbial(&reading->sentence, contact->word)))
		return false;
	for (int i = before->word_end + 1; i < contact->word; i++)
	{
		if (item_is_hard_break(&items[i]) ||
			(items[i].roles & (role_bit(ROLE_CLAUSE) | role_bit(ROLE_SPEECH) | role_bit(ROLE_RELATIVE) |
							   role_bit(ROLE_TIME_AFTER) | role_bit(ROLE_AND))))
			return false;
	}
	return true;
}

/*
 * "X dan Y terakhir kali bertemu pada KTT di Z pada Juli": is the summit the time or place of a
 * contact before it of which a cue says that it has been?
 */
static bool
lies_behind_beside(const Reading *reading, const Contact *contact)
{
	const SummitItem *items = reading->sentence.items;
	const Contact *before = contact - 1;

	if (contact->verb || contact == reading->contacts || before->dropped || !before->verb ||
		before->status != STATUS_HELD || !(before->fixed_status || (before->cue >= 0 && before->cue < before->word)) ||
		!(contact_is_sideline(&reading->sentence, contact->word) ||
		  contact_is_adverbial(&reading->sentence, contact->word)))
		return false;
	for (int i = before->word_end + 1; i < contact->word; i++)
	{
		if (item_is_hard_break(&items[i]) || items[i].gap == GAP_COMMA ||
			(items[i].roles & (role_bit(ROLE_CLAUSE) | role_bit(ROLE_SPEECH) | role_bit(ROLE_RELATIVE) |
							   role_bit(ROLE_TIME_AFTER) | role_bit(ROLE_TIME_BEFORE) | role_bit(ROLE_AND))))
			return false;
	}
	return true;
}

/*
 * "will take it along when he visits Y": the cue of what is to come in the main clause of a
 * clause of time that the verb ends, or -1
 */
static int
plan_of_main(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	const ImageTermRow *row = NULL;
	int			i = contact->word;

	if (!sentence->modifier_first || !contact->verb || contact->fixed_status || contact->passive)
		return -1;
	while (--i > 0 && i >= contact->word - CUE_REACH && row == NULL &&
		   sentence->items[i + 1].gap <= GAP_PERIOD)
		row = item_row(&sentence->items[i], ROLE_TIME_DURING);
	if (row == NULL || row->value != DURING_CLAUSE)
		return -1;
	for (int stop = Max(0, i - CUE_REACH); i >= stop && !item_is_hard_break(&sentence->items[i + 1]); i--)
	{
		row = cue_at(sentence, i);
		if (row != NULL && row->status == STATUS_PLANNED && row->value == CUE_BOTH &&
			item_is_plain_word(&sentence->items[i + 1]) && !cue_is_attribute(sentence, i, row))
			return i;
		if (sentence->items[i].roles & (role_bit(ROLE_CLAUSE) | role_bit(ROLE_SPEECH) |
										role_bit(ROLE_RELATIVE) | CONTACT_ROLES))
			return -1;
	}
	return -1;
}

/* Set the contact's status from the cues of its clause */
void
status_find(const Reading *reading, Contact *contact)
{
	Finding		finding = {0};

	cues_before_find(reading, contact, &finding);
	if (contact->verb)
		cues_of_plan_find(reading, contact, &finding);
	else
		cues_behind_find(reading, contact, &finding);
	if (!contact->verb && !(finding.found && finding.weight == WEIGHT_DENIED))
		cues_of_pronoun_find(reading, contact, &finding);
	if (finding.absent > 0)
		drop_absent(contact, finding.absent);
	if (!finding.found &&
		(contact->verb ? !reading->sentence.modifier_first && contact->word > 0 &&
		 item_has(&reading->sentence.items[contact->word - 1], ROLE_TIME_DURING) :
		 contact_is_adverbial(&reading->sentence, contact->word)))
		look_main(reading, contact, &finding);
	if (!finding.found && goes_on_planned(reading, contact))
		finding_note(&finding, STATUS_PLANNED, contact[-1].cue, ROLE_STATUS_CUE);
	if (!finding.found)
	{
		int			plan = Max(plan_of_list(reading, contact), plan_of_main(reading, contact));

		if (plan >= 0)
			finding_note(&finding, STATUS_PLANNED, plan, ROLE_STATUS_CUE);
	}
	answer_find(reading, contact, &finding);
	if (!finding.found && lies_ahead_beside(reading, contact))
		finding_note(&finding, STATUS_PLANNED, contact[-1].cue, ROLE_STATUS_CUE);
	if (!finding.found && lies_behind_beside(reading, contact))
		finding_note(&finding, STATUS_HELD, contact[-1].fixed_status ? contact[-1].word : contact[-1].cue,
					 contact[-1].fixed_status ? ROLE_CONTACT_VERB : ROLE_STATUS_CUE);
	if (!finding.found)
		return;
	if (finding.role == ROLE_STATUS_CUE)
		look_for_condition(reading, contact, &finding);
	contact->status = finding.status;
	contact->has_cue = true;
	contact->cue = finding.item;
	contact->negation = finding.negation;
	trace_note(reading, contact, TRACE_STATUS, finding.item, finding.role);
	if (finding.negation >= 0)
		trace_note(reading, contact, TRACE_NEGATION, finding.negation,
				   ROLE_NEGATION);
}
