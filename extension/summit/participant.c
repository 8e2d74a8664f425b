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

/* Items from a contact to a counterpart whom it is with */
#define COUNTERPART_REACH 10

/* Contacts of the sentence that "both" may point back to */
#define PLURAL_CONTACTS 4

/* Roles whose word ends the phrase of a noun */
#define PHRASE_END (role_bit(ROLE_SPEECH) | role_bit(ROLE_CLAUSE) | \
					role_bit(ROLE_TIME_BEFORE) | role_bit(ROLE_TIME_AFTER))

/* The first phrase of a group, not further back than a contact can hold */
static int
group_start(const Reading *reading, int p)
{
	int			group = reading->parties.items[p].group;
	int			stop = Max(0, p - CONTACT_PARTIES_MAX);

	while (p > stop && reading->parties.items[p - 1].group == group)
		p--;
	return p;
}

static void
add_group(const Reading *reading, Contact *contact, int p)
{
	int			group = reading->parties.items[p].group;
	int			first = group_start(reading, p);

	for (int i = first; i < reading->parties.count &&
		 i < first + 2 * CONTACT_PARTIES_MAX &&
		 reading->parties.items[i].group == group; i++)
	{
		const Party *party = &reading->parties.items[i];

		if (party->core >= contact->word && party->core <= contact->word_end)
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

/*
 * Can the phrase be a subject?  Nothing governs it; or it is the speaker who
 * did what follows ("kata Putin usai bertemu ...").
 */
static bool
is_nominative(const Sentence *sentence, const Party *party)
{
	int			i = party->last + 1;

	if (party->preposition == TERM_NONE)
		return true;
	return party->preposition == ROLE_SPEECH && i < sentence->count &&
		(sentence->items[i].roles & (role_bit(ROLE_TIME_AFTER) |
									 role_bit(ROLE_TIME_BEFORE) |
									 role_bit(ROLE_TIME_DURING))) != 0;
}

/* What a backward search for the subject came upon */
typedef enum SubjectKind
{
	SUBJECT_NONE,
	SUBJECT_PARTY,
	SUBJECT_PRONOUN,
	SUBJECT_TITLE,				/* "Presiden" alone */
	SUBJECT_PLURAL
} SubjectKind;

/* A title of a head of state or government by itself */
static bool
is_head_title(const SummitItem *item)
{
	const ImageTermRow *row = item_row(item, ROLE_ROLE_NOUN);

	return row != NULL && row->rank <= RANK_HEAD_OF_GOVERNMENT &&
		!item_has(item, ROLE_DELEGATE);
}

/* The subject of the word at item i: the nearest phrase that nothing governs */
static SubjectKind
find_subject(const Reading *reading, int i, bool past_speech, bool agents,
			 int *found)
{
	const Sentence *sentence = &reading->sentence;
	int			stop = Max(0, i - ITEM_WINDOW);
	bool		crossed = false;

	for (int j = i - 1; j >= stop; j--)
	{
		const SummitItem *item = &sentence->items[j];
		int			p = reading->party_at[j];

		if (item_is_hard_break(&sentence->items[j + 1]))
			return SUBJECT_NONE;
		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			j = party->first;
			if (party->modifies || party->rank == RANK_SPOKESPERSON)
				continue;
			if ((is_nominative(sentence, party) &&
				 (!party->object || agents)) ||
				(opens_relative(sentence, party) && !crossed &&
				 (party->person || party->by_role)))
			{
				if (crossed)
					return SUBJECT_NONE;
				*found = p;
				return SUBJECT_PARTY;
			}
			continue;
		}
		*found = j;
		if (item_has(item, ROLE_PRONOUN_PLURAL))
			return SUBJECT_PLURAL;
		if (item_has(item, ROLE_PRONOUN))
			return SUBJECT_PRONOUN;
		if (is_head_title(item))
			return SUBJECT_TITLE;
		if (item_has(item, ROLE_ABOUT) || item_has(item, ROLE_STATUS_CUE))
			continue;
		if (item_has(item, ROLE_CLAUSE) ||
			(item_has(item, ROLE_SPEECH) && !past_speech && j + 1 < i &&
			 !item_has(item + 1, ROLE_HOLDING)))
			crossed = true;
	}
	return SUBJECT_NONE;
}

/* The subject of the main clause behind "Dalam pertemuan dengan X, ..." */
static int
following_subject(const Reading *reading, int i)
{
	const Sentence *sentence = &reading->sentence;
	int			comma = -1;

	for (int j = i + 1; j < sentence->count && j < i + ITEM_WINDOW / 2; j++)
	{
		const SummitItem *item = &sentence->items[j];
		int			p = reading->party_at[j];

		if (item_is_hard_break(item))
			return -1;
		if (item->gap == GAP_COMMA)
			comma = j;
		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			if (comma >= 0 && j - comma <= 1 && !party->address &&
				party->preposition == TERM_NONE && !party->modifies &&
				!party->object && party->rank != RANK_SPOKESPERSON)
				return p;
			j = party->last;
		}
		else if (item->roles & (role_bit(ROLE_CONTACT_VERB) |
								role_bit(ROLE_SPEECH)))
			return -1;
	}
	return -1;
}

static void
add_participants(Contact *contact, const Participant *participants, int count)
{
	for (int i = 0; i < count; i++)
	{
		Participant p = participants[i];

		p.item = -1;
		contact_add(contact, &p);
	}
}

/*
 * The parties that a plural pronoun stands for: those of the contact before
 * it in the sentence, else the last pair that the sentence names, else the
 * last that the text told of.
 */
static void
add_plural(const Reading *reading, Contact *contact)
{
	for (int back = 1; back <= PLURAL_CONTACTS &&
		 contact - back >= reading->contacts; back++)
	{
		const Contact *other = contact - back;

		if (other->participant_count >= 2 && !other->dropped)
		{
			add_participants(contact, other->participants,
							 other->participant_count);
			return;
		}
	}
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
		if (b->joined && !a->modifies && a->person == b->person &&
			a->actor != IMAGE_NONE && b->actor != IMAGE_NONE &&
			a->actor != b->actor)
		{
			add_group(reading, contact, p);
			return;
		}
	}
	add_participants(contact, reading->memory.pair,
					 reading->memory.pair_count);
}

/* Whom a pronoun at item i stands for: the person named last as a subject */
static void
add_pronoun(const Reading *reading, Contact *contact, int i)
{
	for (int j = i - 1; j >= 0 && j >= i - ITEM_WINDOW; j--)
	{
		int			p = reading->party_at[j];

		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			if (party->preposition == TERM_NONE && !party->modifies &&
				!party->object && (party->person || party->by_role))
			{
				contact_add_party(reading, contact, party);
				return;
			}
			j = party->first;
		}
	}
	if (reading->memory.has_subject)
		add_participants(contact, &reading->memory.subject, 1);
}

/* Was somebody head of a state or government on the day of the text? */
static bool
is_head(const Reading *reading, uint32_t entity, uint8_t rank)
{
	const Sentence *sentence = &reading->sentence;
	OfficeRank	held;
	uint32_t	body;

	if (rank != RANK_NONE)
		return rank <= RANK_HEAD_OF_GOVERNMENT;
	return entity != IMAGE_NONE &&
		image_rank_held(sentence->image, entity, sentence->date, &held,
						&body) &&
		held <= RANK_HEAD_OF_GOVERNMENT;
}

/* Whom a title alone at item i stands for: the head that was named last */
static void
add_titled(const Reading *reading, Contact *contact, int i)
{
	for (int j = i - 1; j >= 0 && j >= i - ITEM_WINDOW; j--)
	{
		int			p = reading->party_at[j];

		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			if (party->person && is_head(reading, party->entity, party->rank))
			{
				contact_add_party(reading, contact, party);
				return;
			}
			j = party->first;
		}
	}
	for (int k = 0; k < reading->memory.pair_count; k++)
	{
		const Participant *p = &reading->memory.pair[k];

		if (p->person && is_head(reading, p->entity, p->rank))
		{
			add_participants(contact, p, 1);
			return;
		}
	}
}

/* The item of the word that governs a phrase as its object, or -1 */
static int
governing_cue(const Reading *reading, int p)
{
	const Sentence *sentence = &reading->sentence;
	int			i;

	p = group_start(reading, p);
	for (i = reading->parties.items[p].first - 1; i >= 0; i--)
	{
		const SummitItem *item = &sentence->items[i];
		const ImageTermRow *row = item_row(item, ROLE_STATUS_CUE);

		if (sentence->items[i + 1].gap >= GAP_COMMA)
			return -1;
		if (row != NULL && row->status == STATUS_PROPOSED)
			return i;
		if (!item_has(item, ROLE_DETERMINER))
			return -1;
	}
	return -1;
}

/* "X rejects an offer by Y to begin talks": who wishes it takes part too */
static void
add_proposers(const Reading *reading, Contact *contact, int subject)
{
	const Sentence *sentence = &reading->sentence;

	for (int p = subject + 1; p < reading->parties.count; p++)
	{
		const Party *party = &reading->parties.items[p];
		const ImageTermRow *row = NULL;
		int			i = party->first - 1;

		if (party->last >= contact->word)
			return;
		if (party->preposition != ROLE_BY && party->preposition != ROLE_OF &&
			party->preposition != ROLE_FROM)
			continue;
		while (i > 0 && i >= party->first - 3 && row == NULL)
			row = item_row(&sentence->items[--i], ROLE_STATUS_CUE);
		if (row != NULL && row->status == STATUS_PROPOSED)
			add_group(reading, contact, p);
	}
}

/* "X bersama Y akan bertemu": company right behind the subject */
static void
add_company(const Reading *reading, Contact *contact, int p, int from)
{
	int			group = reading->parties.items[p].group;

	while (p + 1 < reading->parties.count &&
		   reading->parties.items[p + 1].last < from &&
		   reading->parties.items[p + 1].group == group)
		p++;
	if (p + 1 < reading->parties.count &&
		reading->parties.items[p + 1].last < from &&
		reading->parties.items[p + 1].preposition == ROLE_WITH &&
		reading->parties.items[p + 1].first -
		reading->parties.items[p].last == 2)
		add_group(reading, contact, p + 1);
}

/* Add the subject of the word at item i; true if there was one */
static bool
add_subject(const Reading *reading, Contact *contact, int i, bool past_speech)
{
	int			found;
	int			cue;

	switch (find_subject(reading, i, past_speech,
						 past_speech && !contact->verb, &found))
	{
		case SUBJECT_PARTY:
			/* "X urges Y to meet": both */
			cue = governing_cue(reading, found);
			if (cue >= 0 && contact->word > cue)
			{
				int			wisher;

				if (find_subject(reading, cue, false, false,
								 &wisher) == SUBJECT_PARTY)
					add_group(reading, contact, wisher);
			}
			add_group(reading, contact, found);
			add_proposers(reading, contact, found);
			add_company(reading, contact, found, i);
			return true;
		case SUBJECT_PRONOUN:
			add_pronoun(reading, contact, found);
			return true;
		case SUBJECT_TITLE:
			add_titled(reading, contact, found);
			return true;
		case SUBJECT_PLURAL:
			add_plural(reading, contact);
			return true;
		case SUBJECT_NONE:
			break;
	}
	return false;
}

/* Is this phrase close enough to item i to be its object or genitive? */
static bool
is_adjacent(const Sentence *sentence, const Party *party, int i)
{
	if (party->first - i - 1 > OBJECT_REACH)
		return false;
	for (int j = i + 1; j <= party->first; j++)
	{
		const SummitItem *item = &sentence->items[j];

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
			/* "receives a delegation", not "receives aid from a state" */
			if (contact->verb && contact->demand == DEMAND_ACTORS &&
				contact->kind == CONTACT_MEETING &&
				!party->person && !party->by_role)
				return false;
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

/* "the talks that X held with Y": the subject of the relative clause */
static bool
add_relative_subject(const Reading *reading, Contact *contact, int i)
{
	int			p;

	if (i + 1 >= reading->sentence.count || i > contact->word_end + OBJECT_REACH)
		return false;
	p = reading->party_at[i + 1];
	if (p < 0 || reading->parties.items[p].preposition != TERM_NONE)
		return false;
	add_group(reading, contact, p);
	return true;
}

/* "atas undangan X", "at the invitation of X": who wishes the visit */
static bool
add_host(const Reading *reading, Contact *contact, int i)
{
	const Sentence *sentence = &reading->sentence;
	const ImageTermRow *row = item_row(&sentence->items[i], ROLE_STATUS_CUE);

	if (row == NULL || row->status != STATUS_PROPOSED)
		return false;
	for (int j = i + 1; j < sentence->count && j <= i + OBJECT_REACH; j++)
	{
		int			p = reading->party_at[j];

		if (sentence->items[j].gap >= GAP_COMMA)
			return false;
		if (p >= 0)
		{
			add_group(reading, contact, p);
			return true;
		}
	}
	return false;
}

/* Parties behind the contact word, in its own phrase or as its object */
static void
add_right(Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			last_group = -1;

	for (int j = contact->word_end + 1;
		 j < sentence->count && j < contact->word_end + ITEM_WINDOW / 2; j++)
	{
		const SummitItem *item = &sentence->items[j];
		int			p = reading->party_at[j];

		if (item_is_hard_break(item))
			break;
		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			if (party->group != last_group &&
				takes_party(contact, party,
							is_adjacent(sentence, party, contact->word_end)))
			{
				add_group(reading, contact, p);
				contact->own_parties = true;
				if (party->preposition != ROLE_TOWARD &&
					party->preposition != ROLE_WITH)
					contact->has_owner = true;
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
		if (!contact->verb && item_has(item, ROLE_RELATIVE) &&
			add_relative_subject(reading, contact, j))
			continue;
		if (contact->kind == CONTACT_VISIT && add_host(reading, contact, j))
			continue;
		if (item_has(item, ROLE_PRONOUN_PLURAL) && j <= contact->word_end + 3 &&
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

/* May this phrase, which ends at item i, belong to the noun behind it? */
static bool
takes_left(const Sentence *sentence, const Party *party, int i,
		   const Contact *contact)
{
	const SummitItem *core = &sentence->items[party->core];

	if (party->person && !core->possessive)
		return sentence->items[contact->word].gap != GAP_SPACE ||
			i == contact->word - 1;
	return true;
}

/*
 * "US-Russia talks", "NATO summit", "Bush's visit", "his visit": names before
 * a noun.  Returns the item at which the noun's own phrase begins.
 */
static int
add_left(Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			j = contact->word - 1;
	int			steps = 0;

	while (j >= 0 && steps++ < OBJECT_REACH)
	{
		const SummitItem *item = &sentence->items[j];
		const SummitItem *behind = &sentence->items[j + 1];
		int			p = reading->party_at[j];

		if (behind->gap >= GAP_COMMA && behind->gap != GAP_QUOTE)
			break;
		if (p >= 0)
		{
			if (takes_left(sentence, &reading->parties.items[p], j, contact))
			{
				add_group(reading, contact, p);
				contact->own_parties = true;
				contact->has_owner = true;
				return reading->parties.items[group_start(reading, p)].first;
			}
			break;
		}
		if (!item_is_plain_word(item) && item->kind != ITEM_NUMBER &&
			!item_has(item, ROLE_MULTILATERAL) &&
			!item_has(item, ROLE_CONTACT_NOUN) &&
			!item_is_capital_word(item))
			break;
		j--;
	}
	return contact->word;
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

/* Does the noun stand as an adverbial: "during the talks", "at a summit"? */
static bool
is_adverbial(const Sentence *sentence, int i)
{
	for (int j = i - 1; j >= 0 && j >= i - OBJECT_REACH; j--)
	{
		const SummitItem *item = &sentence->items[j];

		if (sentence->items[j + 1].gap >= GAP_COMMA)
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

/* A state named beside its own president is no party of its own */
void
participants_drop_states(Contact *contact)
{
	int			kept = 0;

	for (int i = 0; i < contact->participant_count; i++)
	{
		bool		covered = false;

		for (int j = 0; contact->participants[i].bare && !covered &&
			 j < contact->participant_count; j++)
			covered = contact->participants[j].person &&
				contact->participants[j].actor == contact->participants[i].actor;
		if (!covered)
			contact->participants[kept++] = contact->participants[i];
	}
	contact->participant_count = kept;
}

/* "In the call, X told Y": to whom the subject turns takes part too */
static void
add_addressed(const Reading *reading, Contact *contact, int subject)
{
	const Sentence *sentence = &reading->sentence;

	for (int p = subject + 1; p < reading->parties.count; p++)
	{
		const Party *party = &reading->parties.items[p];

		for (int i = reading->parties.items[p - 1].last + 1;
			 i <= party->first; i++)
		{
			if (item_is_hard_break(&sentence->items[i]) ||
				item_has(&sentence->items[i], ROLE_CLAUSE))
				return;
		}
		if (party->preposition == ROLE_TOWARD && party->person)
		{
			contact_add_party(reading, contact, party);
			return;
		}
	}
}

static void
find_noun_parties(Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *item = &sentence->items[contact->word];
	int			begin = add_left(reading, contact);
	bool		adverbial = is_adverbial(sentence, begin);

	if (item_has(item, ROLE_PRONOUN))
		add_pronoun(reading, contact, contact->word);
	add_right(reading, contact);
	contact->body = contact->own_parties && names_body(reading, contact) &&
		contact->kind != CONTACT_CALL && contact->kind != CONTACT_VISIT;
	if (contact->participant_count >= 2 && !contact->body &&
		contact->has_owner)
		return;
	if (!add_subject(reading, contact, begin, adverbial || contact->body) &&
		(adverbial || contact->own_parties))
	{
		int			p = following_subject(reading, contact->word_end);

		if (p >= 0)
		{
			add_group(reading, contact, p);
			if (adverbial)
				add_addressed(reading, contact, p);
		}
	}
}

/* Fill the contact's parties */
void
participants_find(Reading *reading, Contact *contact)
{
	if (contact->verb)
	{
		if (!add_subject(reading, contact, contact->word, true))
		{
			int			p = following_subject(reading, contact->word_end);

			if (p >= 0)
				add_group(reading, contact, p);
		}
		add_right(reading, contact);
	}
	else
		find_noun_parties(reading, contact);
	participants_drop_states(contact);
}

/* Do words around the contact say that states meet, though none is named? */
static bool
is_multilateral(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			from = Max(0, contact->word - 2);
	int			to = Min(sentence->count - 1, contact->word_end + 3);

	for (int i = from; i <= to; i++)
	{
		const ImageTermRow *row = item_row(&sentence->items[i],
										   ROLE_DELEGATE);

		if (item_has(&sentence->items[i], ROLE_MULTILATERAL) ||
			(row != NULL && row->rank == RANK_HEAD_OF_STATE))
			return true;
	}
	return false;
}

/* Does the sentence name a state other than this one and that at home? */
static bool
names_others(const Reading *reading, uint32_t actor)
{
	for (int i = 0; i < reading->foreign_count; i++)
	{
		if (reading->foreign[i] != actor)
			return true;
	}
	return false;
}

/* "with his Turkish counterpart": whoever has one is of another state */
static bool
has_counterpart(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	for (int i = contact->word_end + 1;
		 i < sentence->count && i <= contact->word_end + COUNTERPART_REACH; i++)
	{
		if (sentence->items[i].gap >= GAP_COMMA)
			return false;
		if (item_has(&sentence->items[i], ROLE_COUNTERPART))
			return true;
	}
	return false;
}

/* Does it point back to a contact told of before: "pertemuan itu"? */
static bool
points_back(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	for (int i = contact->word_end + 1;
		 i < sentence->count && i <= contact->word_end + OBJECT_REACH; i++)
	{
		if (sentence->items[i].gap >= GAP_COMMA)
			break;
		if (item_has(&sentence->items[i], ROLE_DEMONSTRATIVE))
			return true;
	}
	return contact->word > 0 &&
		item_has(&sentence->items[contact->word - 1], ROLE_DEMONSTRATIVE);
}

/* The states and bodies that the parties act for */
typedef struct Actors
{
	uint32_t	first;			/* IMAGE_NONE if none is known */
	bool		two;			/* at least two different ones */
	bool		unknown;		/* somebody whose state is not known */
	bool		weak;			/* all known ones are mere places */
	bool		official;		/* at least one is in office */
	bool		visitor;		/* at least one is more than a state's name */
} Actors;

static void
count_actors(const Contact *contact, Actors *actors)
{
	actors->first = IMAGE_NONE;
	actors->two = false;
	actors->unknown = false;
	actors->weak = true;
	actors->official = false;
	actors->visitor = false;
	for (int i = 0; i < contact->participant_count; i++)
	{
		const Participant *p = &contact->participants[i];

		actors->official = actors->official || p->official;
		actors->visitor = actors->visitor || p->person || !p->bare;
		if (p->actor == IMAGE_NONE)
		{
			actors->unknown = true;
			continue;
		}
		if (!p->city)
			actors->weak = false;
		if (actors->first == IMAGE_NONE)
			actors->first = p->actor;
		else if (actors->first != p->actor)
			actors->two = true;
	}
}

/* Is the venue abroad for the only actor known?  A region always is. */
static bool
is_abroad(const Reading *reading, const Contact *contact, uint32_t actor)
{
	uint32_t	there;

	if (contact->place == IMAGE_NONE || actor == IMAGE_NONE)
		return false;
	there = entity_actor(reading->sentence.image, contact->place);
	return there != actor;
}

/* At least two international actors, or good reason to believe so */
bool
participants_international(const Reading *reading, const Contact *contact)
{
	uint32_t	home = reading->sentence.home;
	Actors		actors;

	count_actors(contact, &actors);
	if (contact->participant_count > 0 && !actors.official &&
		(reading->unofficial || (!actors.weak && !actors.two)))
		return false;
	if (contact->kind == CONTACT_VISIT && contact->participant_count > 0 &&
		!actors.visitor)
		return false;
	if (has_counterpart(reading, contact))
		return true;
	/* "meet demand": whoever meets, meets somebody */
	if (contact->verb && !contact->own_parties &&
		contact->participant_count < 2 && !contact->passive &&
		(contact->kind == CONTACT_MEETING || contact->kind == CONTACT_TALKS) &&
		contact->status != STATUS_REFUSED && !names_body(reading, contact))
		return false;
	if (actors.two || (contact->body && contact->demand == DEMAND_PLAIN))
		return true;
	if (contact->demand == DEMAND_NONE)
		return contact->participant_count != 1 ||
			actors.first != home ||
			is_multilateral(reading, contact);
	if ((contact->kind == CONTACT_VISIT || contact->demand == DEMAND_PLAIN) &&
		is_abroad(reading, contact, actors.first))
		return true;
	if (actors.first != IMAGE_NONE && contact->participant_count > 1 &&
		!actors.unknown)
		return actors.first != home && points_back(reading, contact);
	if (contact->demand == DEMAND_ACTORS)
	{
		if (contact->status == STATUS_REFUSED)
			return actors.first != IMAGE_NONE && actors.first != home;
		return !contact->verb && reading->memory.has_contact &&
			points_back(reading, contact);
	}
	if (actors.first != IMAGE_NONE)
	{
		if (is_multilateral(reading, contact))
			return true;
		if (actors.first == home ||
			(actors.weak && !names_others(reading, actors.first)))
			return false;
		return home != IMAGE_NONE || reading->memory.has_contact ||
			(contact->has_cue && contact->status != STATUS_HELD &&
			 contact->kind != CONTACT_VISIT);
	}
	if (contact->verb && contact->participant_count == 0)
		return false;
	return reading->memory.has_contact || is_multilateral(reading, contact) ||
		(names_others(reading, IMAGE_NONE) && points_back(reading, contact));
}

static void
remember(const Reading *reading, const Party *party, Participant *p)
{
	const SummitItem *core = &reading->sentence.items[party->core];

	memset(p, 0, sizeof(Participant));
	p->entity = party->entity;
	p->actor = party->actor;
	p->start = party->entity == IMAGE_NONE ? party->name_start : core->start;
	p->end = party->entity == IMAGE_NONE ? party->name_end : core->end;
	p->item = -1;
	p->rank = party->rank;
	p->person = party->person;
}

/* Two persons of different states are whom "both" means next */
static void
remember_two_persons(Reading *reading)
{
	const Party *persons[2];
	int			count = 0;

	for (int p = 0; p < reading->parties.count; p++)
	{
		const Party *party = &reading->parties.items[p];

		if (!party->person || party->preposition == ROLE_SPEECH)
			continue;
		if (count == 2)
			return;
		persons[count++] = party;
	}
	if (count < 2 || persons[0]->actor == persons[1]->actor ||
		(persons[1]->preposition != ROLE_WITH && !persons[1]->joined &&
		 persons[1]->preposition != ROLE_FROM))
		return;
	remember(reading, persons[0], &reading->memory.pair[0]);
	remember(reading, persons[1], &reading->memory.pair[1]);
	reading->memory.pair_count = 2;
}

/* Remember what the next sentence may point back to */
void
memory_update(Reading *reading)
{
	Memory	   *memory = &reading->memory;
	bool		told = false;

	for (int c = 0; c < reading->contact_count; c++)
	{
		const Contact *contact = &reading->contacts[c];

		if (contact->dropped)
			continue;
		memory->has_contact = true;
		if (contact->participant_count >= 2 && !told)
		{
			told = true;
			memory->pair_count = contact->participant_count;
			memcpy(memory->pair, contact->participants,
				   sizeof(Participant) * (Size) contact->participant_count);
		}
	}
	if (!told)
		remember_two_persons(reading);
	for (int p = 0; p < reading->parties.count; p++)
	{
		const Party *party = &reading->parties.items[p];

		if (party->person && party->preposition == TERM_NONE)
		{
			remember(reading, party, &memory->subject);
			memory->has_subject = true;
			break;
		}
	}
}
