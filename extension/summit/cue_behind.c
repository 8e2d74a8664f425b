/*-------------------------------------------------------------------------
 *
 * cue_behind.c
 *		The cues behind a contact noun that are said of it.
 *
 * They are its predicate ("the talks were cancelled"), or stand in a relative clause
 * about it.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/finding.h"
#include "summit/participant.h"

/* Roles of words behind which nothing is said of the noun */
#define PREDICATE_END \
	(role_bit(ROLE_TIME_AFTER) | role_bit(ROLE_SPEECH) | \
	 role_bit(ROLE_TIME_BEFORE) | role_bit(ROLE_TIME_DURING) | \
	 role_bit(ROLE_CONTACT_NOUN) | role_bit(ROLE_CONTACT_VERB))

/* "talks between X and rebels": does item i go on with whom the contact is? */
static bool
is_behind_party(const Reading *reading, int i)
{
	const Party *party = reading_party(reading, i - 1);

	return party != NULL && (party->preposition == ROLE_BETWEEN || party->preposition == ROLE_WITH);
}

/* "was planned but was postponed": does what denies the noun follow a conjunction at item i? */
static bool
is_denied_behind(const Sentence *sentence, int i)
{
	const ImageTermRow *row = NULL;

	if (sentence->modifier_first && i + 2 < sentence->count && item_is_plain_word(&sentence->items[i + 1]) &&
		sentence->items[i + 1].gap == GAP_SPACE && sentence->items[i + 2].gap == GAP_SPACE)
		row = cue_predicate_at(sentence, i + 2);
	return row != NULL && status_is_denied(row->status);
}

/* Does item i begin another clause, or end the predicate of the noun? */
static bool
ends_predicate(const Reading *reading, const Contact *contact, int i,
			   bool allowed)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *item = &sentence->items[i];
	const Party *party = reading_party(reading, i);

	if (item_is_hard_break(item) ||
		(item->gap == GAP_COMMA && cue_comma_parts(reading, i)))
		return true;
	if (party != NULL && i == party->first && party->preposition == TERM_NONE && !party->joined &&
		i > contact->word_end + 2 && !allowed)
		return true;
	/* "melalui pertemuan itu kami tidak akan" */
	if (!sentence->modifier_first && item_is_pronoun(item) && i > contact->word_end + 1 &&
		(item[-1].roles & (role_bit(ROLE_WITH) | role_bit(ROLE_BETWEEN))) == 0)
		return true;
	/* "the talks and the figures that will be published" */
	if (!sentence->modifier_first && item_has(item, ROLE_AND) &&
		i + 1 < sentence->count && item_is_plain_word(item + 1) &&
		!is_behind_party(reading, i))
		return true;
	/* "melakukan kunjungan ke X dan akan kembali": who made it is who will */
	if (item_has(item, ROLE_AND) && i + 1 < sentence->count &&
		item_has(item + 1, ROLE_STATUS_CUE) &&
		contact_is_held_by_verb(reading, contact))
		return true;
	/* "a summit in X, where they will discuss Y" */
	if (item_has(item, ROLE_RELATIVE))
		return item_has_value(item, ROLE_RELATIVE, RELATIVE_OF_PLACE);
	/* "talks that will be held", but not "told the summit that X will" */
	/* "yang menurut X akan digelar" */
	return item_has(item, ROLE_CLAUSE) && !item_has(item - 1, ROLE_RELATIVE) &&
		(i + 1 >= sentence->count ||
		 !(item_has(item + 1, ROLE_STATUS_CUE) || is_denied_behind(sentence, i)));
}

/* "ends with a call to revive the stalled talks": is the denial at item i of others? */
static bool
qualifies_other(const Sentence *sentence, int i, const ImageTermRow *row)
{
	if (!sentence->modifier_first || !status_is_denied(row->status))
		return false;
	for (i++; i < sentence->count && sentence->items[i].gap <= GAP_PERIOD; i++)
	{
		if (item_has(&sentence->items[i], ROLE_CONTACT_NOUN))
			return true;
		if (!item_is_plain_word(&sentence->items[i]) &&
			!item_has(&sentence->items[i], ROLE_MULTILATERAL))
			return false;
	}
	return false;
}

/*
 * "resumes talks that stalled": does a verb hold the contact, so that a relative
 * clause only tells what came to nothing before?
 */
bool
contact_is_held_by_verb(const Reading *reading, const Contact *contact)
{
	const SummitItem *items = reading->sentence.items;

	for (int i = contact->word - 1;
		 i >= 0 && i >= contact->word - OBJECT_REACH; i--)
	{
		if (items[i + 1].gap >= GAP_COMMA)
			return false;
		if (item_has(&items[i], ROLE_HOLDING))
			return true;
		if (!item_is_plain_word(&items[i]) && reading->party_at[i] < 0 &&
			!item_has(&items[i], ROLE_DETERMINER) &&
			!item_has(&items[i], ROLE_MULTILATERAL))
			return false;
	}
	return false;
}

/*
 * "the talks, suspended since May, will resume", "the talks, mediated by X, broke
 * down": does item i deny what stood before, or say by whom it is held?
 */
static bool
begins_participle(const Sentence *sentence, int i)
{
	const ImageTermRow *row = cue_predicate_at(sentence, i);

	return sentence->modifier_first &&
		((row != NULL && status_is_denied(row->status)) ||
		 item_has(&sentence->items[i], ROLE_HOLDING));
}

/* Is item i a cue, or the auxiliary of one: "were suspended"? */
static bool
begins_predicate(const Sentence *sentence, int i)
{
	return item_has(&sentence->items[i], ROLE_STATUS_CUE) ||
		(item_is_plain_word(&sentence->items[i]) && i + 1 < sentence->count &&
		 sentence->items[i + 1].gap == GAP_SPACE && cue_predicate_at(sentence, i + 1) != NULL);
}

/*
 * "the summit, which will be held in X, will discuss Y": where a comma before a
 * relative word begins an insertion, the item of that word if the clause is of the
 * contact, else the item behind it; -1 where none begins.  Where adjectives stand
 * first an insertion tells what the main clause does not.
 */
static int
enter_insertion(const Reading *reading, int i, bool adverbial)
{
	const Sentence *sentence = &reading->sentence;
	int			p = reading->party_at[i - 1];
	bool		participle = begins_participle(sentence, i);

	if (sentence->items[i].gap != GAP_COMMA ||
		!(item_has(&sentence->items[i], ROLE_RELATIVE) || participle))
		return -1;

	/*
	 * "in the talks, which will go on", but "which a wave of denials
	 * followed"
	 */
	if (adverbial && (i + 1 >= sentence->count || cue_at(sentence, i + 1) == NULL))
		return -1;
	if (!sentence->modifier_first && (p < 0 || !reading->parties.items[p].person))
		return i;
	for (int j = i + 1; j < sentence->count && j < i + CUE_REACH; j++)
	{
		if (item_is_hard_break(&sentence->items[j]))
			return -1;
		if (sentence->items[j].gap != GAP_COMMA)
			continue;
		/* "mediated by the chancellor, X, broke down" */
		if (participle && j + 1 < sentence->count && reading->party_at[j] >= 0 && reading_party(reading, j)->person)
			continue;
		if (participle)
			return begins_predicate(sentence, j) ? j : -1;
		if (cue_comma_parts(reading, j))
			return j;
	}
	return !participle && contact_cue_tells_of(sentence, i + 1) ? i : -1;
}

/*
 * "Kunjungan itu direncanakan Maret, tetapi diundur": does the predicate of the noun
 * go on at item i with what denies it?
 */
static bool
goes_on_denied(const Sentence *sentence, int i)
{
	const ImageTermRow *row = i + 1 < sentence->count ? cue_predicate_at(sentence, i + 1) : NULL;

	return !sentence->modifier_first && row != NULL && sentence->items[i].gap == GAP_COMMA &&
		item_has(&sentence->items[i], ROLE_CLAUSE) &&
		status_is_denied(row->status);
}

/* "menyetujui rencana X": is the plan or wish at item i the object of another verb? */
static bool
is_done_to(const Sentence *sentence, int i, const ImageTermRow *row)
{
	return !sentence->modifier_first && row->value == CUE_BOTH &&
		!status_is_denied(row->status) &&
		sentence->items[i].gap == GAP_SPACE && party_is_plain_verb(sentence, &sentence->items[i - 1]);
}

/* "pembicaraan soal rencana X", "mengenai 28 butir rencana": is the plan at item i what it is about? */
static bool
is_topic(const Sentence *sentence, int i, const ImageTermRow *row)
{
	const SummitItem *items = sentence->items;

	if (sentence->modifier_first || row->value != CUE_BOTH || items[i].gap != GAP_SPACE ||
		status_is_denied(row->status))
		return false;
	if (i > 2 && item_is_plain_word(&items[i - 1]) && items[i - 2].kind == ITEM_NUMBER)
		i -= 2;
	row = item_row(&items[i - 1], ROLE_ABOUT);
	return row != NULL && row->value != ABOUT_PURPOSE;
}

/* Is what the cue behind the noun says said of a contact that is, or was before? */
static bool
is_of_going_on(const Reading *reading, const Contact *contact,
			   const ImageTermRow *row, bool relative, const Finding *finding)
{
	/* "resumes talks that stalled" */
	return relative && status_is_denied(row->status) &&
		!(finding->found && finding->weight > WEIGHT_WISHED) &&
		contact_is_held_by_verb(reading, contact);
}

/* "perundingan tingkat teknis X-Y, yang terhenti": do nothing but adjectives and its parties stand before item i? */
static bool
is_next(const Reading *reading, const Contact *contact, int i)
{
	const Sentence *sentence = &reading->sentence;
	int			j = contact->word_end + 1;

	while (j < i && !sentence->modifier_first && sentence->items[j].gap == GAP_SPACE &&
		   item_is_plain_word(&sentence->items[j]))
		j++;
	for (; j < i; j++)
	{
		if (sentence->modifier_first ||
			(reading->party_at[j] < 0 &&
			 (sentence->items[j].roles & (role_bit(ROLE_WITH) | role_bit(ROLE_BETWEEN) |
										  role_bit(ROLE_AND) | role_bit(ROLE_PRONOUN_PLURAL))) == 0))
			return false;
	}
	return true;
}

/*
 * "a meeting to discuss Z will be held", "kunjungan untuk menemui Z ditunda": is the verb
 * at item i what the contact is for?
 */
static bool
tells_purpose(const Sentence *sentence, int i)
{
	return item_has(&sentence->items[i], ROLE_CONTACT_VERB) &&
		(sentence->modifier_first ? cue_is_infinitive(sentence, i - 1) :
		 item_has(&sentence->items[i - 1], ROLE_ABOUT));
}

/* What a cue at item i behind the noun says of it; false where nothing more is said */
static bool
note_predicate(const Reading *reading, const Contact *contact, int i, const ImageTermRow *row,
			   bool allowed, bool clause, Finding *finding)
{
	const Sentence *sentence = &reading->sentence;

	if (qualifies_other(sentence, i, row))
		return false;
	/* "the talks that broke down in May will resume" */
	if (clause && finding->found && finding->weight == WEIGHT_DENIED && finding->item > contact->word_end &&
		row->status == STATUS_PLANNED && contact_cue_tells_of(sentence, i))
		finding->found = false;
	/* "the summit ends with a plan": its predicate has been read */
	if (finding->found && finding->status == STATUS_HELD &&
		finding->item > contact->word_end && sentence->modifier_first &&
		!status_is_denied(row->status))
		return false;
	if (allowed && contact_halt_is_supposed(reading, contact, i, row, finding))
	{
		finding->found = false;
		finding_note(finding, contact->kind == CONTACT_TALKS ? STATUS_HELD : STATUS_PLANNED,
					 i, ROLE_STATUS_CUE);
	}
	else if (allowed && !cue_is_attribute(sentence, i, row))
		finding_note_cue(finding, row->status, i, cue_negation(sentence, i));
	return true;
}

/* A predicate behind the noun */
void
cues_behind_find(const Reading *reading, const Contact *contact, Finding *finding)
{
	const Sentence *sentence = &reading->sentence;
	bool		adverbial = contact_is_adverbial(sentence, contact->word);
	bool		allowed = !adverbial;
	int			clause = -1;	/* the last word that opened one */
	bool		relative = false;
	bool		inserted = false;	/* a comma ends the relative clause */
	int			purpose = -1;	/* the verb that tells what it is for */

	for (int i = contact->word_end + 1;
		 i < sentence->count && i <= contact->word_end + CUE_REACH; i++)
	{
		const SummitItem *item = &sentence->items[i];
		const ImageTermRow *row;
		int			insertion = allowed || !sentence->modifier_first ?
			enter_insertion(reading, i, adverbial) : -1;

		if (insertion > i)
			i = insertion - 1;
		if (insertion >= 0)
			inserted = true;
		else if (inserted && item->gap == GAP_COMMA)
		{
			/* "in the talks, which go on, X will": that is not theirs */
			if (adverbial)
				return;
			inserted = false;
		}
		else if (!(allowed && goes_on_denied(sentence, i)) &&
				 ends_predicate(reading, contact, i, allowed))
			return;
		if (insertion > i)
			continue;
		if (item->roles & (role_bit(ROLE_RELATIVE) | role_bit(ROLE_CLAUSE)))
		{
			allowed = true;
			clause = i;
			relative = relative || is_next(reading, contact, i);
			continue;
		}
		row = cue_predicate_at(sentence, i);
		/* "to discuss plans", "untuk membahas kemungkinan": what it is about */
		if (row != NULL && (i == purpose + 1 || (clause == i - 1 && contact_cue_is_of_verb(sentence, i))))
			continue;
		if (row != NULL && (is_done_to(sentence, i, row) || is_topic(sentence, i, row) ||
							is_of_going_on(reading, contact, row, relative, finding)))
			continue;
		if (row != NULL)
		{
			if (!note_predicate(reading, contact, i, row, allowed, clause >= 0, finding))
				return;
		}
		else if (allowed && contact_is_announced(sentence, i))
			finding_note_cue(finding, STATUS_PLANNED, i + 1, -1);
		else if (tells_purpose(sentence, i))
			purpose = i;
		else if (item->roles & PREDICATE_END)
			return;
	}
}
