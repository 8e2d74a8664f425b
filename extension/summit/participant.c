/*-------------------------------------------------------------------------
 *
 * participant.c
 *		Who takes part in a contact.
 *
 * A noun ("pertemuan", "talks") has its parties in its own phrase: behind
 * "between", "with", "of", "by", as a genitive, or before it as a modifier.
 * What is missing comes from the subject of its clause.  A verb has its
 * subject to the left and its object to the right.  Words that point back
 * ("keduanya", "he") stand for the parties that the text named last.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/contact.h"

/* Items that may stand between a word and the object it governs */
#define OBJECT_REACH 4

/* Roles whose word ends the phrase of a noun */
#define PHRASE_END (role_bit(ROLE_SPEECH) | role_bit(ROLE_CLAUSE) | \
					role_bit(ROLE_TIME_BEFORE) | role_bit(ROLE_TIME_AFTER))

static void
add_group(const Reading *reading, Contact *contact, int p)
{
	int			group = reading->parties.items[p].group;
	int			first = p;

	while (first > 0 && reading->parties.items[first - 1].group == group)
		first--;
	for (int i = first; i < reading->parties.count &&
		 reading->parties.items[i].group == group; i++)
	{
		const Party *party = &reading->parties.items[i];

		if (party->core >= contact->first && party->core <= contact->last)
			continue;
		contact_add_party(reading, contact, party);
	}
}

/* Does the word right behind a phrase start a relative clause about it? */
static bool
opens_relative(const Sentence *sentence, const Party *party)
{
	int			i = party->last + 1;

	return i < sentence->count && item_has(&sentence->items[i], ROLE_RELATIVE);
}

/* What a backward search for the subject came upon */
typedef enum SubjectKind
{
	SUBJECT_NONE,
	SUBJECT_PARTY,
	SUBJECT_PRONOUN,
	SUBJECT_PLURAL
} SubjectKind;

/* The subject of the word at item i: the nearest phrase that nothing governs */
static SubjectKind
find_subject(const Reading *reading, int i, int *found)
{
	const Sentence *sentence = &reading->sentence;
	int			stop = Max(0, i - ITEM_WINDOW);
	bool		crossed = false;

	for (int j = i - 1; j >= stop; j--)
	{
		const Item *item = &sentence->items[j];
		int			p = reading->party_at[j];

		if (item_is_hard_break(&sentence->items[j + 1]))
			return SUBJECT_NONE;
		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			j = party->first;
			if (party->modifies)
				continue;
			if (party->preposition == TERM_NONE ||
				(opens_relative(sentence, party) && !crossed))
			{
				if (crossed)
					return SUBJECT_NONE;
				*found = p;
				return SUBJECT_PARTY;
			}
			continue;
		}
		if (item_has(item, ROLE_PRONOUN_PLURAL))
			return SUBJECT_PLURAL;
		if (item_has(item, ROLE_PRONOUN) && item->gap != GAP_APOSTROPHE)
			return SUBJECT_PRONOUN;
		if ((item->roles & (role_bit(ROLE_SPEECH) | role_bit(ROLE_CLAUSE))) &&
			!item_has(item, ROLE_ABOUT) && !item_has(item, ROLE_STATUS_CUE))
			crossed = true;
	}
	return SUBJECT_NONE;
}

/* The subject of the main clause behind "Dalam pertemuan dengan X, ..." */
static int
following_subject(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;
	bool		comma = false;

	for (int j = i + 1; j < sentence->count && j < i + ITEM_WINDOW; j++)
	{
		int			p = reading->party_at[j];

		if (item_is_hard_break(&sentence->items[j]))
			return -1;
		if (sentence->items[j].gap == GAP_COMMA)
			comma = true;
		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			if (comma && party->preposition == TERM_NONE && !party->modifies)
				return p;
			j = party->last;
		}
	}
	return -1;
}

static void
add_memory_pair(const Reading *reading, Contact *contact)
{
	for (int i = 0; i < reading->memory.pair_count; i++)
	{
		Participant p = reading->memory.pair[i];

		p.item = -1;
		contact_add(contact, &p);
	}
}

/* The parties that a plural pronoun at the contact's subject stands for */
static void
add_plural(const Reading *reading, Contact *contact)
{
	/* an earlier pair of this sentence comes before one of the text */
	for (int p = reading->parties.count - 1; p > 0; p--)
	{
		const Party *b = &reading->parties.items[p];
		const Party *a = &reading->parties.items[p - 1];

		if (b->last < contact->first && a->group == b->group &&
			a->preposition == TERM_NONE && !a->modifies &&
			a->person == b->person)
		{
			add_group(reading, contact, p);
			return;
		}
	}
	add_memory_pair(reading, contact);
}

static void
add_subject(Reading *reading, Contact *contact, int from)
{
	int			p;

	switch (find_subject(reading, from, &p))
	{
		case SUBJECT_PARTY:
			add_group(reading, contact, p);
			/* "X bersama Y akan bertemu": company beside the subject */
			while (p + 1 < reading->parties.count)
			{
				const Party *company = &reading->parties.items[p + 1];

				if (company->last >= from ||
					company->group != reading->parties.items[p].group)
				{
					if (company->last < from &&
						company->preposition == ROLE_WITH &&
						company->first - reading->parties.items[p].last == 2)
						add_group(reading, contact, p + 1);
					break;
				}
				p++;
			}
			break;
		case SUBJECT_PRONOUN:
			if (reading->memory.has_subject)
			{
				Participant subject = reading->memory.subject;

				subject.item = -1;
				contact_add(contact, &subject);
			}
			break;
		case SUBJECT_PLURAL:
			add_plural(reading, contact);
			break;
		case SUBJECT_NONE:
			break;
	}
}

/* Is this phrase close enough to item i to be its object or genitive? */
static bool
is_adjacent(const Sentence *sentence, const Party *party, int i)
{
	if (party->first - i - 1 > OBJECT_REACH)
		return false;
	for (int j = i + 1; j <= party->first; j++)
	{
		const Item *item = &sentence->items[j];

		if (item->gap >= GAP_COMMA && item->gap != GAP_QUOTE)
			return false;
		if (j < party->first &&
			(item->roles & (role_bit(ROLE_STATUS_CUE) |
							role_bit(ROLE_CONTACT_NOUN) |
							role_bit(ROLE_CONTACT_VERB) |
							role_bit(ROLE_HOLDING) | role_bit(ROLE_RELATIVE))))
			return false;
	}
	return true;
}

/* Does the phrase behind the contact, governed so, belong to it? */
static bool
takes_party(const Contact *contact, const Party *party, bool adjacent)
{
	bool		topics = contact->demand == DEMAND_ACTORS &&
		contact->kind == CONTACT_TALKS;

	switch (party->preposition)
	{
		case TERM_NONE:
			return adjacent && !party->modifies && !(contact->verb && topics);
		case ROLE_WITH:
			return !party->modifies;
		case ROLE_BETWEEN:
			return !contact->verb;
		case ROLE_OF:
			return adjacent && !contact->verb;
		case ROLE_BY:
			return !contact->verb || contact->passive;
		case ROLE_FROM:
			return !contact->verb && party->by_role;
		case ROLE_TOWARD:
			if (contact->kind == CONTACT_VISIT)
				return true;
			return adjacent && contact->demand == DEMAND_ACTORS &&
				contact->kind != CONTACT_MEETING;
		default:
			return false;
	}
}

/* Parties behind the contact word, in its own phrase or as its object */
static void
add_right(Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			last_group = -1;

	for (int j = contact->last + 1;
		 j < sentence->count && j < contact->last + ITEM_WINDOW / 2; j++)
	{
		const Item *item = &sentence->items[j];
		int			p = reading->party_at[j];

		if (item_is_hard_break(item))
			break;
		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			if (party->group != last_group &&
				takes_party(contact, party,
							is_adjacent(sentence, party, contact->last)))
			{
				add_group(reading, contact, p);
				contact->own_parties = true;
				last_group = party->group;
			}
			else if (party->group != last_group &&
					 party->preposition == TERM_NONE && item->gap == GAP_COMMA)
				break;
			j = party->last;
			continue;
		}
		if ((item->roles & PHRASE_END) && !item_has(item, ROLE_ABOUT))
			break;
		if (item_has(item, ROLE_PRONOUN_PLURAL) && j <= contact->last + 3 &&
			!contact->verb)
		{
			add_plural(reading, contact);
			contact->own_parties = true;
		}
		if (item->roles & (role_bit(ROLE_CONTACT_NOUN) |
						   role_bit(ROLE_CONTACT_VERB)))
			break;
		if (contact->verb && item_has(item, ROLE_RELATIVE))
			break;
	}
}

/* "US-Russia talks", "NATO summit", "Bush's visit": names before a noun */
static void
add_left(Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			j = contact->first - 1;
	int			steps = 0;

	while (j >= 0 && steps++ < OBJECT_REACH)
	{
		const Item *item = &sentence->items[j];
		const Item *behind = &sentence->items[j + 1];
		int			p = reading->party_at[j];

		if (behind->gap >= GAP_COMMA && behind->gap != GAP_QUOTE)
			return;
		if (p >= 0)
		{
			add_group(reading, contact, p);
			contact->own_parties = true;
			return;
		}
		if (!item_is_plain_word(item) && item->kind != ITEM_NUMBER &&
			!item_has(item, ROLE_MULTILATERAL) &&
			!(item_has(item, ROLE_DETERMINER) && behind->gap != GAP_APOSTROPHE &&
			  item->gap == GAP_APOSTROPHE) &&
			!item_has(item, ROLE_CONTACT_NOUN))
			return;
		j--;
	}
}

static bool
names_body(const Reading *reading, const Contact *contact)
{
	for (int i = 0; i < contact->participant_count; i++)
	{
		const Participant *p = &contact->participants[i];
		const ImageEntity *e;

		if (p->entity == IMAGE_NONE)
			continue;
		e = image_entity(reading->sentence.image, p->entity);
		if (e->kind == ENTITY_ORGANISATION && e->country == IMAGE_NONE)
			return true;
	}
	return false;
}

/* Fill the contact's parties */
void
participants_find(Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			p;

	if (contact->verb)
	{
		add_subject(reading, contact, contact->first);
		add_right(reading, contact);
		return;
	}
	if (sentence->language != 0)
		add_left(reading, contact);
	add_right(reading, contact);
	contact->body = contact->own_parties && names_body(reading, contact) &&
		contact->kind != CONTACT_CALL && contact->kind != CONTACT_VISIT;
	if (contact->participant_count < 2)
	{
		int			had = contact->participant_count;

		add_subject(reading, contact, contact->first);
		if (contact->participant_count == had)
		{
			p = following_subject(reading, contact->last);
			if (p >= 0 && contact->own_parties)
				add_group(reading, contact, p);
		}
	}
}

/* Do words around the contact say that states meet, though none is named? */
static bool
is_multilateral(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			from = Max(0, contact->first - 2);
	int			to = Min(sentence->count - 1, contact->last + 3);

	for (int i = from; i <= to; i++)
	{
		if (item_has(&sentence->items[i], ROLE_MULTILATERAL))
			return true;
	}
	return false;
}

/* Does the sentence name a state other than the one at home? */
static bool
names_foreigners(const Reading *reading)
{
	for (int p = 0; p < reading->parties.count; p++)
	{
		const Party *party = &reading->parties.items[p];

		if (party->actor != IMAGE_NONE && party->actor != reading->home)
			return true;
	}
	return false;
}

/* At least two international actors, or good reason to believe so */
bool
participants_international(const Reading *reading, const Contact *contact)
{
	uint32_t	actor = IMAGE_NONE;
	bool		two = false;
	bool		unknown = false;

	for (int i = 0; i < contact->participant_count; i++)
	{
		const Participant *p = &contact->participants[i];

		if (p->actor == IMAGE_NONE)
			unknown = true;
		else if (actor == IMAGE_NONE)
			actor = p->actor;
		else if (actor != p->actor)
			two = true;
	}
	if (two)
		return true;
	if (contact->demand == DEMAND_NONE)
		return contact->participant_count != 1 || actor != reading->home ||
			is_multilateral(reading, contact);
	if (contact->place != IMAGE_NONE && actor != IMAGE_NONE)
	{
		uint32_t	there = entity_actor(reading->sentence.image, contact->place);

		if (there != IMAGE_NONE && there != actor)
			return true;
	}
	if (actor != IMAGE_NONE && contact->participant_count > 1 && !unknown)
		return false;
	if (contact->demand == DEMAND_ACTORS)
		return unknown && actor != IMAGE_NONE && actor != reading->home;
	if (actor != IMAGE_NONE)
		return (actor != reading->home && reading->home != IMAGE_NONE) ||
			is_multilateral(reading, contact);
	return reading->memory.has_contact || is_multilateral(reading, contact) ||
		names_foreigners(reading);
}

/* Remember what the next sentence may point back to */
void
memory_update(Reading *reading)
{
	Memory	   *memory = &reading->memory;

	for (int c = 0; c < reading->contact_count; c++)
	{
		const Contact *contact = &reading->contacts[c];

		if (contact->dropped)
			continue;
		memory->has_contact = true;
		if (contact->participant_count >= 2)
		{
			memory->pair_count = contact->participant_count;
			memcpy(memory->pair, contact->participants,
				   sizeof(Participant) * (Size) contact->participant_count);
		}
	}
	for (int p = 0; p < reading->parties.count; p++)
	{
		const Party *party = &reading->parties.items[p];
		const Item *core = &reading->sentence.items[party->core];

		if (!party->person || party->preposition != TERM_NONE)
			continue;
		memory->subject.entity = party->entity;
		memory->subject.actor = party->actor;
		memory->subject.start = party->entity == IMAGE_NONE ?
			party->name_start : core->start;
		memory->subject.end = party->entity == IMAGE_NONE ?
			party->name_end : core->end;
		memory->subject.item = -1;
		memory->subject.rank = party->rank;
		memory->subject.person = true;
		memory->has_subject = true;
		break;
	}
}
