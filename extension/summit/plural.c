/*-------------------------------------------------------------------------
 *
 * plural.c
 *		Words that stand for several parties.
 *
 * "Keduanya", "both leaders" point back to those of a contact told of before;
 * "the two Koreas" are always the same.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/participant.h"
#include "summit/person.h"
#include "summit/subject.h"
#include "summit/trace.h"

/* Contacts of the sentence that "both" may point back to */
#define PLURAL_CONTACTS 4

/* Can the phrase be many, so that "they" stands for it: a state, a body? */
static bool
is_collective(const Reading *reading, const Contact *contact, const Party *party)
{
	if (party->country && !party->by_role)
		return true;
	/* "para pejabat Uni Eropa mengakui, mereka" */
	if (!reading->sentence.modifier_first && party->by_role && !party->person &&
		(contact->verb || contact->own_parties || contact->kind == CONTACT_TALKS))
		return true;
	/* "the leaders of the League ... at their annual meeting" */
	return reading->sentence.modifier_first && !party->person &&
		entity_is_body(reading->sentence.image, party->entity);
}

/* "the two Koreas": does the pronoun at item i always stand for the same states? */
bool
reference_names_states(const Sentence *sentence, int i)
{
	const ImageTermRow *row = item_row(&sentence->items[i], ROLE_PRONOUN_PLURAL);

	return row != NULL && image_string(sentence->image, row->title)[0] != '\0';
}

/* "Iran has troubles, and they want to negotiate": the state named before */
static bool
add_state(const Reading *reading, Contact *contact, int at)
{
	for (int i = at - 1; i >= 0 && i > at - ITEM_WINDOW; i--)
	{
		const Party *party = reading_party(reading, i);

		if (party == NULL)
			continue;
		if (is_collective(reading, contact, party) && !party->modifies &&
			!party->object && party->preposition == TERM_NONE)
		{
			contact_add_party(reading, contact, party);
			return true;
		}
		i = party->first;
	}
	return false;
}

/* "Leaders of the Purple League begin their summit": the body that is the subject */
static bool
add_body(const Reading *reading, Contact *contact, int at)
{
	int			found;

	if (!reading->sentence.modifier_first || contact->verb ||
		!item_has(&reading->sentence.items[at], ROLE_DETERMINER) ||
		subject_find(reading, at, 0, &found) != SUBJECT_PARTY)
		return false;
	if (reading->parties.items[found].person ||
		!entity_is_body(reading->sentence.image, reading->parties.items[found].entity))
		return false;
	participants_add_group(reading, contact, found);
	return true;
}

/* "Kedua pihak akan membahas kerja sama antara X dan Y": whom it is between */
static bool
add_between(const Reading *reading, Contact *contact)
{
	for (int p = 0; p < reading->parties.count && !reading->sentence.modifier_first; p++)
	{
		const Party *party = &reading->parties.items[p];

		if (party->first > contact->word && party->preposition == ROLE_BETWEEN &&
			party->country && participants_are_two(reading, p))
		{
			participants_add_group(reading, contact, p);
			return true;
		}
	}
	return false;
}

/* "Closing their annual summit, the leaders of X say": the main clause names them */
static bool
add_following(const Reading *reading, Contact *contact, int at)
{
	int			p = reading->sentence.modifier_first && !contact->verb && at <= 1 &&
		!contact_is_adverbial(&reading->sentence, contact->word) ?
		subject_following(reading, contact->word_end) : -1;

	if (p < 0)
		return false;
	participants_add_group(reading, contact, p);
	return true;
}

/* "the King and the Queen begin their visit": two of one state, who travel */
static bool
makes_journey(const Reading *reading, const Contact *contact, const Party *party)
{
	return reading->sentence.modifier_first && party->person &&
		contact->kind == CONTACT_VISIT && !contact->verb;
}

/*
 * "kedua Korea", "the two Koreas": the states whose names end with the word that is
 * the title of the row.  Looked for among the first entities, which in the
 * standard gazetteer are the states.
 */
bool
reference_add_namesakes(const Reading *reading, Contact *contact, int at)
{
	const Image *image = reading->sentence.image;
	const ImageTermRow *row = item_row(&reading->sentence.items[at],
									   ROLE_PRONOUN_PLURAL);
	const char *title = row == NULL ? "" : image_string(image, row->title);
	size_t		length = strlen(title);
	uint64_t	count = image_header(image)->entities.count;
	bool		found = false;

	for (uint32_t i = 0; length > 0 && i < count &&
		 image_entity(image, i)->kind == ENTITY_COUNTRY; i++)
	{
		const char *name = image_string(image, image_entity(image, i)->name);
		size_t		name_length = strlen(name);

		if (name_length <= length || name[name_length - length - 1] != ' ' ||
			strcmp(name + name_length - length, title) != 0)
			continue;
		reference_add_actor(contact, i, &reading->sentence, at);
		found = true;
	}
	return found;
}

/* "both X and Y", "the two-day talks": does the word at item at only say how many follow? */
bool
reference_counts(const Reading *reading, int at)
{
	const SummitItem *next = &reading->sentence.items[at + 1];

	if (at + 1 >= reading->sentence.count)
		return false;
	return next->gap == GAP_HYPHEN ? next->kind != ITEM_ENTITY :
		item_has_value(next - 1, ROLE_DETERMINER, DETERMINER_PAIR) &&
		reading->party_at[at + 1] >= 0;
}

/*
 * "X shook hands with Y, and the pair", "X embraced Y and the two men", "X told Y that their
 * talks": a person with or to whom another does something
 */
static bool
meets_behind(const Reading *reading, const Party *a, const Party *b)
{
	return reading->sentence.modifier_first && b->person &&
		(b->preposition == ROLE_WITH || (b->object && b->preposition == TERM_NONE) ||
		 (b->preposition == TERM_NONE && b->first > 0 &&
		  item_has(&reading->sentence.items[b->first - 1], ROLE_SPEECH))) &&
		a->preposition == TERM_NONE && !a->object;
}

/* "kedua negara": of persons that take part the states, from a participant on */
static void
take_states(const Reading *reading, Contact *contact, int from, int at)
{
	Participant taken[CONTACT_PARTIES_MAX];
	int			count = contact->participant_count - from;

	/* but "in that meeting both states agreed": those who met there */
	if (!item_has_value(&reading->sentence.items[at], ROLE_PRONOUN_PLURAL, PRONOUN_OF_STATES) || count <= 0 ||
		(at > contact->word_end && contact->word_end + 1 < reading->sentence.count &&
		 item_has(&reading->sentence.items[contact->word_end + 1], ROLE_DEMONSTRATIVE)))
		return;
	memcpy(taken, &contact->participants[from], sizeof(Participant) * (Size) count);
	contact->participant_count = from;
	for (int i = 0; i < count; i++)
	{
		if (taken[i].person && taken[i].actor != IMAGE_NONE)
			reference_add_actor(contact, taken[i].actor, &reading->sentence, at);
		else
			contact_add(contact, &taken[i]);
	}
}

/* "PM Jepang tidak memaafkan Korea Utara, meski kedua negara": the only two states named before item at */
static bool
add_two_states(const Reading *reading, Contact *contact, int at)
{
	uint32_t	actors[2];
	int			count = 0;

	for (int p = 0; p < reading->parties.count && reading->parties.items[p].first < at; p++)
	{
		uint32_t	actor = reading->parties.items[p].actor;

		if (actor == IMAGE_NONE || (count > 0 && actors[0] == actor) || (count > 1 && actors[1] == actor))
			continue;
		if (count == 2)
			return false;
		actors[count++] = actor;
	}
	for (int i = 0; i < count && count == 2; i++)
		reference_add_actor(contact, actors[i], &reading->sentence, at);
	return count == 2;
}

/* "X, yang bertemu Y, mendesak kedua pemimpin": who asks those whom the pronoun at item at means, or IMAGE_NONE */
static uint32_t
who_asks(const Reading *reading, int at)
{
	const SummitItem *items = reading->sentence.items;
	int			found;

	if (reading->sentence.modifier_first || at == 0 || items[at].gap != GAP_SPACE ||
		!item_has(&items[at - 1], ROLE_STATUS_CUE) || item_has(&items[at - 1], ROLE_CLAUSE) ||
		item_row(&items[at - 1], ROLE_STATUS_CUE)->status != STATUS_PROPOSED ||
		subject_find(reading, at - 1, REACH_SPEECH, &found) != SUBJECT_PARTY)
		return IMAGE_NONE;
	return reading->parties.items[found].entity;
}

/* Those of a contact before it in the sentence, in which nobody takes part who asks them */
static bool
add_parties_before(const Reading *reading, Contact *contact, int at)
{
	uint32_t	wisher = who_asks(reading, at);

	for (int back = 1; back <= PLURAL_CONTACTS &&
		 contact - back >= reading->contacts; back++)
	{
		const Contact *other = contact - back;

		if (other->participant_count >= 2 &&
			!(wisher != IMAGE_NONE && contact_has_party(other, wisher)))
		{
			reference_add_participants(contact, other->participants,
									   other->participant_count);
			return true;
		}
	}
	return false;
}

/*
 * The parties that a plural pronoun at item at stands for: those of the
 * contact before it in the sentence, else the last pair that the sentence
 * names, else the last that the text told of.
 */
static bool
add_meant(const Reading *reading, Contact *contact, int at)
{
	const Participant *pair;
	int			count;
	const ImageTermRow *row = item_row(&reading->sentence.items[at],
									   ROLE_PRONOUN_PLURAL);

	trace_note(reading, contact, TRACE_REFERENCE, at, ROLE_PRONOUN_PLURAL);
	contact->plural = true;
	contact->leaders = row->value == PRONOUN_OF_LEADERS || row->value == PRONOUN_OF_STATES;
	contact->sides = row->value == PRONOUN_OF_SIDES ||
		(row->value == PRONOUN_OF_ALL && (reading->foreign_count > 0 || reading->memory->has_contact));
	if (row->value == PRONOUN_OF_ALL)
		return true;
	if (reference_add_namesakes(reading, contact, at))
		return true;
	if (add_parties_before(reading, contact, at))
		return true;
	for (int i = contact->word - 1; i > 0 && i > contact->word - ITEM_WINDOW; i--)
	{
		int			p = reading->party_at[i];
		const Party *b;
		const Party *a;

		if (p <= 0)
			continue;
		b = &reading->parties.items[p];
		a = b - 1;
		i = b->first;
		if ((b->joined || meets_behind(reading, a, b)) && !a->modifies && a->person == b->person &&
			a->actor != IMAGE_NONE && b->actor != IMAGE_NONE &&
			(a->actor != b->actor || makes_journey(reading, contact, b)))
		{
			participants_add_group(reading, contact, p);
			if (!b->joined)
				participants_add_group(reading, contact, p - 1);
			return true;
		}
	}
	if (!contact->leaders && !contact->sides && add_body(reading, contact, at))
		return true;
	count = row->rank <= RANK_HEAD_OF_GOVERNMENT ? memory_pair_of_heads(reading, &pair) : memory_pair(reading, &pair);
	if (count == 0 && (contact->leaders || contact->sides) && add_between(reading, contact))
		return true;
	if (count == 0 && row->value == PRONOUN_OF_STATES && add_two_states(reading, contact, at))
		return true;
	reference_add_participants(contact, pair, count);
	if (count == 0 && !contact->leaders && !contact->sides)
		return add_state(reading, contact, at) ||
			add_following(reading, contact, at);
	return count > 0;
}

/* "the two ministers, X and Y,": those whom an apposition to the words at item at names */
bool
reference_add_apposed(const Reading *reading, Contact *contact, int at)
{
	int			p = at + 1 < reading->sentence.count && reading->sentence.items[at + 1].gap == GAP_COMMA ?
		reading->party_at[at + 1] : -1;
	const Party *party = &reading->parties.items[Max(p, 0)];

	if (p < 0 || !party->person || party->preposition != TERM_NONE || !participants_are_two(reading, p))
		return false;
	trace_note(reading, contact, TRACE_REFERENCE, at, ROLE_PRONOUN_PLURAL);
	participants_add_group(reading, contact, p);
	contact->plural = contact->own_parties = true;
	return true;
}

/* Add whom a plural pronoun at item at stands for; false if nobody is known */
bool
reference_add_plural(const Reading *reading, Contact *contact, int at)
{
	int			from = contact->participant_count;
	bool		known = reference_add_apposed(reading, contact, at) || add_meant(reading, contact, at);

	take_states(reading, contact, from, at);
	return known;
}
