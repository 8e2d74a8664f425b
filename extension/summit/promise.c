/*-------------------------------------------------------------------------
 *
 * promise.c
 *		Whether a sentence with a contact word may tell of a contact at all.
 *
 * Three sentences of four that have a contact word tell of none, mostly for
 * want of two actors: "the company received a loan".  To read such a sentence
 * into items and phrases costs ten times as much as to look at the entities
 * that it mentions and at words that could make up for them.  So what
 * participants_international() demands is asked of these first: it can only
 * say yes where this says so.  See there for what each of the words is good
 * for.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/hint.h"
#include "summit/person.h"
#include "summit/promise.h"
#include "summit/stranger.h"
#include "text/ascii.h"
#include "text/block.h"

/* Whom a sentence names */
typedef struct Named
{
	uint32_t	actor;			/* a state or body, IMAGE_NONE without any */
	uint32_t	entity;			/* who acts for it */
	bool		two_actors;
	bool		two_entities;	/* that act */
	bool		beyond_states;	/* a body, or a region of no state */
	bool		sister;			/* a word before may be a state, too */
} Named;

/* For which state or body does whom a mention names act? */
static uint32_t
mention_actor(const Sentence *sentence, const Mention *mention)
{
	return mention->kind == ENTITY_PERSON ?
		person_actor(sentence, mention->entity) :
		entity_actor(sentence->image, mention->entity);
}

/*
 * "North and South Korea": does a word with a capital and one without stand
 * before a state whose name has several words?  Then it may be another state
 * (see spelling.c).
 */
static bool
may_have_sister(const Sentence *sentence, const Mention *mention)
{
	const char *text = sentence->text;
	uint32_t	i = mention->start;

	if (mention->kind != ENTITY_COUNTRY ||
		memchr(text + i, ' ', mention->length) == NULL)
		return false;
	for (int word = 0; word < 2; word++)
	{
		if (i < 2 || is_word_byte((unsigned char) text[i - 1]))
			return false;
		for (i--; i > 0 && is_word_byte((unsigned char) text[i - 1]); i--)
			;
	}
	return !is_small_letter(text[i]);
}

static void
note_entity(const Sentence *sentence, const Mention *mention, Named *named)
{
	const ImageEntity *entity = image_entity(sentence->image, mention->entity);
	uint32_t	actor = mention_actor(sentence, mention);

	if (entity->country == IMAGE_NONE && (entity->kind == ENTITY_ORGANISATION ||
										  entity->kind == ENTITY_PLACE))
		named->beyond_states = true;
	named->sister = named->sister || may_have_sister(sentence, mention);
	if (actor == IMAGE_NONE)
		return;
	if (named->actor == IMAGE_NONE)
	{
		named->actor = actor;
		named->entity = mention->entity;
		return;
	}
	if (actor != named->actor)
		named->two_actors = true;
	if (mention->entity != named->entity)
		named->two_entities = true;
}

/* Before the first sentence of a text */
void
promise_begin(Promise *promise)
{
	promise->next_mention = promise->looked_at = 0;
	promise->actor = IMAGE_NONE;
	promise->two_actors = false;
}

/* Has somebody who does not act for this actor been named before? */
static bool
others_before(const Sentence *sentence, const MentionList *mentions,
			  Promise *promise, uint32_t than)
{
	for (; !promise->two_actors && promise->looked_at < promise->next_mention;
		 promise->looked_at++)
	{
		const Mention *mention = &mentions->items[promise->looked_at];
		uint32_t	actor = mention->via == VIA_OFFICE ? IMAGE_NONE :
			mention_actor(sentence, mention);

		if (actor == IMAGE_NONE)
			continue;
		if (promise->actor == IMAGE_NONE)
			promise->actor = actor;
		promise->two_actors = actor != promise->actor;
	}
	return promise->two_actors ||
		(promise->actor != IMAGE_NONE && promise->actor != than);
}

/*
 * Does all that is told of stay at home?  Where contact words are of a language
 * that has a state, nobody but those who act for others makes a contact one
 * between states, and rebels (HINT_BETWEEN).
 */
static bool
stays_at_home(const Sentence *sentence, const Named *named, uint32_t hints,
			  const MentionList *mentions, Promise *promise)
{
	const uint32_t home = sentence->lexicon->home;

	if (home == IMAGE_NONE || (hints & (HINT_ABROAD | HINT_BETWEEN | HINT_COUNTERPART)) ||
		(named->actor != IMAGE_NONE && named->actor != home))
		return false;
	return (hints & (HINT_ONE | HINT_SEVERAL)) == 0 ||
		!others_before(sentence, mentions, promise, home);
}

/*
 * May the only actor that is named suffice?  In a language without a state of
 * its own that has to be asked of all words.
 */
static bool
may_suffice(Sentence *sentence, const Named *named, uint32_t hints)
{
	return named->sister || (hints & (HINT_HOME | HINT_POINTS | HINT_ONE | HINT_SEVERAL)) ||
		one_actor_may_do(sentence);
}

bool
sentence_promises(Reading *reading, uint32_t start, uint32_t end,
				  uint32_t hints, const MentionList *mentions, Promise *promise)
{
	Sentence   *sentence = &reading->sentence;
	const Memory *memory = reading->memory;
	Named		named = {IMAGE_NONE, IMAGE_NONE};
	uint32_t	i = promise->next_mention;
	bool		recalls;

	while (i < mentions->count && mentions->items[i].start < start)
		i++;
	promise->next_mention = i;
	if (memory->has_contact || strangers_are_named(sentence, start, end))
		return true;
	/* without a mention before there is no actor to point back to */
	recalls = i > 0 || memory->has_subject || memory->pair_count > 0;
	for (; i < mentions->count && mentions->items[i].start < end; i++)
	{
		if (mentions->items[i].via != VIA_OFFICE)
			note_entity(sentence, &mentions->items[i], &named);
	}
	if (named.two_actors)
		return true;
	if (!recalls)
		hints &= ~(HINT_ONE | HINT_SEVERAL);
	if ((hints & HINT_SUMMIT) ||
		((hints & HINT_CONTACT) && (hints & (HINT_STATES | HINT_BETWEEN))))
		return true;
	/* no actor can be a party */
	if (named.actor == IMAGE_NONE && (hints & (HINT_ONE | HINT_SEVERAL)) == 0)
		return false;
	if (named.beyond_states || (hints & HINT_COUNTERPART))
		return true;
	if (stays_at_home(sentence, &named, hints, mentions, promise))
		return false;
	if ((hints & HINT_CONTACT) ||
		((hints & HINT_REFUSED) && refusal_may_do(sentence)) ||
		((hints & (named.actor == IMAGE_NONE ? HINT_SEVERAL :
				   HINT_ONE | HINT_SEVERAL)) &&
		 others_before(sentence, mentions, promise, named.actor)))
		return may_suffice(sentence, &named, hints);
	/* two parties of one actor, in what was told of before */
	return (hints & HINT_POINTS) &&
		(named.two_entities || (hints & (HINT_ONE | HINT_SEVERAL)));
}
