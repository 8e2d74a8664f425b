/*-------------------------------------------------------------------------
 *
 * reference.c
 *		Words that point back to parties named before.
 *
 * "He", "Presiden" alone stand for whom the sentence names before them, else for
 * whom the text told of last (memory.c); see plural.c for "keduanya".
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"
#include "summit/person.h"
#include "summit/subject.h"
#include "summit/trace.h"

/* Parties that were found elsewhere take part */
void
reference_add_participants(Contact *contact, const Participant *participants, int count)
{
	for (int i = 0; i < count; i++)
	{
		Participant p = participants[i];

		p.item = -1;
		contact_add(contact, &p);
	}
}

/* A state or body that a word at item at stands for takes part */
void
reference_add_actor(Contact *contact, uint32_t actor, const Sentence *sentence, int at)
{
	Participant p = {0};

	p.entity = p.actor = actor;
	p.start = sentence->items[at].start;
	p.end = sentence->items[at].end;
	p.item = at;
	p.rank = RANK_NONE;
	p.bare = p.official = true;
	contact_add(contact, &p);
}

/* "'Saya akan bertemu X', katanya": it is he who was named last before the sentence who says so */
static void
add_last_subject(const Reading *reading, Contact *contact, int i)
{
	const Participant *subject = sentence_has_value(&reading->sentence, ROLE_SPEECH, SPEECH_OF_PRONOUN) ?
		memory_subject(reading) : NULL;

	if (subject == NULL || subject->actor == IMAGE_NONE)
		return;
	trace_note(reading, contact, TRACE_REFERENCE, i, ROLE_PRONOUN);
	if (subject->rank == RANK_SPOKESPERSON)
		reference_add_actor(contact, subject->actor, &reading->sentence, i);
	else
		reference_add_participants(contact, subject, 1);
}

/* Whom "I" or "we" at item i stands for: who says so in the sentence */
static void
add_speaker(const Reading *reading, Contact *contact, int i)
{
	const Sentence *sentence = &reading->sentence;
	const Party *speaker = NULL;

	for (int p = 0; p < reading->parties.count; p++)
	{
		const Party *party = &reading->parties.items[p];
		int			next = party->last + 1;

		if (abs(party->first - i) > ITEM_WINDOW)
			continue;
		if (party->preposition == ROLE_SPEECH ||
			(party->preposition == TERM_NONE && !party->modifies &&
			 next < i && item_has(&sentence->items[next], ROLE_SPEECH)))
		{
			/* "kata X, dilansir Y" */
			if (speaker == NULL || !speaker->person || party->person)
				speaker = party;
		}
	}
	if (speaker == NULL)
	{
		add_last_subject(reading, contact, i);
		return;
	}
	/* "Kami tidak akan berunding", kata juru bicara X: for his state */
	if (speaker->rank == RANK_SPOKESPERSON)
	{
		if (speaker->actor == IMAGE_NONE || reading->sentence.modifier_first)
			return;
		trace_note(reading, contact, TRACE_REFERENCE, i, ROLE_PRONOUN);
		reference_add_actor(contact, speaker->actor, &reading->sentence, speaker->core);
		return;
	}
	trace_note(reading, contact, TRACE_REFERENCE, i, ROLE_PRONOUN);
	contact_add_party(reading, contact, speaker);
}

/* "X invites Y to its summit": is it asked, so that "its" is of another? */
static bool
is_asked(const Sentence *sentence, const Party *party)
{
	const ImageTermRow *row = party->first == 0 ? NULL :
		item_row(&sentence->items[party->first - 1], ROLE_STATUS_CUE);

	return row != NULL && row->status == STATUS_PROPOSED;
}

/* A person, or an office that one person holds: "Menlu Iran", no "members of" */
static bool
is_somebody(const Reading *reading, const Party *party)
{
	return party->person ||
		(party->by_role &&
		 (!reading->sentence.modifier_first || party->rank <= RANK_MINISTER));
}

/* "X meminta dirinya untuk": is the pronoun at item i whom the subject asks? */
static bool
is_asked_pronoun(const Sentence *sentence, int i)
{
	const ImageTermRow *row = i == 0 || sentence->modifier_first ||
		sentence->items[i].gap != GAP_SPACE ? NULL :
		item_row(&sentence->items[i - 1], ROLE_STATUS_CUE);

	return row != NULL && row->status == STATUS_PROPOSED && !item_has(&sentence->items[i - 1], ROLE_CLAUSE);
}

/* Who stands before a pronoun and may be meant by it if no subject is */
typedef struct Antecedents
{
	const Party *governed;		/* the nearest person in any place, or NULL */
	const Party *speaker;		/* the nearest person for whom a state is
								 * known */
} Antecedents;

/*
 * The subject named last before the pronoun at item i, or NULL: a person, or a
 * state or body for a pronoun of things.
 */
static const Party *
find_antecedent(const Reading *reading, int i, bool thing, Antecedents *others)
{
	const Sentence *sentence = &reading->sentence;
	bool		toward = i > 0 && item_has(&sentence->items[i - 1], ROLE_TOWARD);
	bool		asked = !thing && is_asked_pronoun(sentence, i);

	others->governed = others->speaker = NULL;
	for (int j = i - 1; j >= 0 && j >= i - ITEM_WINDOW; j--)
	{
		const Party *party = reading_party(reading, j);

		if (party == NULL)
			continue;
		if (party->preposition == TERM_NONE && !party->modifies &&
			!party->object &&
			!(thing && toward && is_asked(sentence, party)) &&
			(thing ? !party->person || party->faction : is_somebody(reading, party)))
		{
			if (!asked)
				return party;
			asked = false;
		}
		if (others->governed == NULL && party->person)
			others->governed = party;
		if (others->speaker == NULL && party->preposition == TERM_NONE &&
			party->person && party->actor != IMAGE_NONE)
			others->speaker = party;
		j = party->first;
	}
	return NULL;
}

/* "As he arrives in X, the Pope says", "At its summit in X, NATO invites": the main clause */
static bool
add_main_subject(const Reading *reading, Contact *contact, int i, bool thing)
{
	const SummitItem *first = &reading->sentence.items[0];
	int			p;

	if (!reading->sentence.modifier_first || i > 1 ||
		(first->roles & (TIME_ROLES | role_bit(ROLE_ABOUT) |
						 role_bit(ROLE_AT))) == 0)
		return false;
	p = subject_following(reading, contact->word_end);
	if (p < 0 || (thing ? reading->parties.items[p].person :
				  !(reading->parties.items[p].person || reading->parties.items[p].by_role)))
		return false;
	participants_add_group(reading, contact, p);
	return true;
}

/* "Liga Arab menangguhkan Suriah dari pertemuan puncaknya": the body whose session the noun at item i tells of, or NULL */
static const Party *
find_owner_body(const Reading *reading, int i)
{
	Antecedents others;
	const Party *party = reading->sentence.modifier_first || !item_has(&reading->sentence.items[i], ROLE_CONTACT_NOUN) ?
		NULL : find_antecedent(reading, i, true, &others);

	return party != NULL && entity_is_body(reading->sentence.image, party->entity) ?
		party : NULL;
}

/* Items from a title to a pronoun that stands for whom it means */
#define TITLE_REACH 7

/* "Presiden mengatakan bahwa dia": the title alone that says so of the pronoun at item i, or -1 */
static int
told_by_title(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;
	bool		speech = false;

	for (int j = i - 1; j >= 0 && j >= i - TITLE_REACH && !sentence->modifier_first; j--)
	{
		const SummitItem *item = &sentence->items[j];

		if (reading->party_at[j] >= 0 || item_is_hard_break(&item[1]))
			return -1;
		if (subject_is_title(sentence, item))
			return speech && subject_is_head_title(item) ? j : -1;
		speech = speech || item_has(item, ROLE_SPEECH);
	}
	return -1;
}

/* "The minister flew to X, where he": add whom the role alone stands for; false if there
 * is none before item i */
static bool
add_role_before(const Reading *reading, Contact *contact, int i)
{
	for (int j = i - 1; j >= 0 && j >= i - ITEM_WINDOW && !item_is_hard_break(&reading->sentence.items[j + 1]); j--)
	{
		if (reference_is_bare_role(reading, j))
			return reference_add_bare_role(reading, contact, j);
	}
	return false;
}

/*
 * Whom a pronoun at item i stands for: the person named last as a subject, or
 * the state or body for a pronoun of things ("it").
 */
void
reference_add_pronoun(const Reading *reading, Contact *contact, int i)
{
	const Participant *subject;
	const Party *party;
	Antecedents others;
	const ImageTermRow *row = item_row(&reading->sentence.items[i],
									   ROLE_PRONOUN);
	bool		thing = row->value == PRONOUN_OF_THINGS;

	if (row->value == PRONOUN_OF_SPEAKER)
	{
		add_speaker(reading, contact, i);
		return;
	}
	trace_note(reading, contact, TRACE_REFERENCE, i, ROLE_PRONOUN);
	if (!thing && reference_add_person_behind(reading, contact, i))
		return;
	party = find_antecedent(reading, i, thing, &others);
	if (party == NULL && !thing && told_by_title(reading, i) >= 0)
	{
		reference_add_title(reading, contact, told_by_title(reading, i));
		return;
	}
	if (party == NULL && !thing)
		party = find_owner_body(reading, i);
	if (party != NULL)
	{
		contact_add_party(reading, contact,
						  thing ? party : participants_led_by(reading, (int) (party - reading->parties.items)));
		return;
	}
	if (thing)
	{
		/* "X says that it will meet Y": X's state or body */
		if (others.speaker != NULL)
			reference_add_actor(contact, others.speaker->actor, &reading->sentence, others.speaker->core);
		else
			add_main_subject(reading, contact, i, thing);
		return;
	}
	if (add_main_subject(reading, contact, i, thing) || add_role_before(reading, contact, i))
		return;
	/* "an appeal to the Pope ahead of his visit": no subject is meant */
	subject = others.governed != NULL && reading->sentence.modifier_first ? NULL :
		memory_subject(reading);
	if (others.governed != NULL && subject == NULL)
	{
		contact_add_party(reading, contact, others.governed);
		return;
	}
	contact->outside = subject == NULL;
	if (subject != NULL)
		reference_add_participants(contact, subject, 1);
}
