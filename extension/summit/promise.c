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

#include "port/pg_bitutils.h"

#include "summit/person.h"
#include "summit/promise.h"

/* Whom a sentence names */
typedef struct Named
{
	uint32_t	actor;			/* a state or body, IMAGE_NONE without any */
	uint32_t	entity;			/* who acts for it */
	bool		two_actors;
	bool		two_entities;	/* that act */
	bool		beyond_states;	/* a body, or a region of no state */
} Named;

static void
note_entity(const Sentence *sentence, const Mention *mention, Named *named)
{
	const Image *image = sentence->image;
	const ImageEntity *entity = image_entity(image, mention->entity);
	uint32_t	actor = entity->kind == ENTITY_PERSON ?
		person_actor(sentence, mention->entity) :
		entity_actor(image, mention->entity);

	if (entity->country == IMAGE_NONE && (entity->kind == ENTITY_ORGANISATION ||
										  entity->kind == ENTITY_PLACE))
		named->beyond_states = true;
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

/* May this word link a contact to its parties: "with", "between"? */
static bool
may_link(const Sentence *sentence, const TextWord *word)
{
	const LexiconWord *known;

	if ((word->flags & WORD_PLAIN) == 0)
		return true;
	known = sentence_lexicon_word(sentence, word);
	return known->longer || (known->sum.roles & (role_bit(ROLE_WITH) |
												 role_bit(ROLE_BETWEEN)));
}

/* What a word that may hint at something does, by itself or with the one before */
static uint8_t
word_hints(const Sentence *sentence, int i)
{
	const Lexicon *lexicon = sentence->lexicon;
	const TextWord *word = &sentence->words[i];
	const LexiconWord *known;
	uint8_t		hints;

	if ((word->flags & WORD_PLAIN) == 0)
		return HINT_ALL;
	known = sentence_lexicon_word(sentence, word);
	hints = known->hints;
	if (known->pair_hints != 0 && i > 0 &&
		lexicon_bit(lexicon->hinted_pairs,
					lexicon_pair(word[-1].hash, word->hash)))
		hints |= known->pair_hints;
	return hints;
}

/* Which of so many words, at most 64, may hint at something */
static uint64_t
may_hint(const Lexicon *lexicon, const TextWord *words, int count)
{
	uint64_t	found = 0;

	for (int i = 0; i < count; i++)
		found |= (uint64_t) lexicon_bit(lexicon->hinted, words[i].hash) << i;
	return found;
}

/* What the words of the sentence hint at */
static uint8_t
find_hints(const Sentence *sentence)
{
	const int	count = sentence->word_count;
	uint8_t		found = 0;

	for (int first = 0; first < count; first += 64)
	{
		uint64_t	left = may_hint(sentence->lexicon, &sentence->words[first],
									Min(count - first, 64));

		for (; left != 0; left &= left - 1)
		{
			int			i = first + pg_rightmost_one_pos64(left);
			uint8_t		hints = word_hints(sentence, i);

			if ((hints & HINT_LINKED) && i + 1 < count &&
				may_link(sentence, &sentence->words[i + 1]))
				hints |= HINT_CONTACT;
			found |= hints;
		}
	}
	return found;
}

/*
 * May the sentence between two bytes, whose words have been read, tell of a
 * contact?  next_mention is the first mention not yet passed, and moves on.
 */
bool
sentence_promises(const Reading *reading, uint32_t start, uint32_t end,
				  const MentionList *mentions, uint32_t *next_mention)
{
	const Sentence *sentence = &reading->sentence;
	const Memory *memory = reading->memory;
	Named		named = {IMAGE_NONE, IMAGE_NONE};
	uint32_t	i = *next_mention;
	uint8_t		hints;
	bool		recalls;

	while (i < mentions->count && mentions->items[i].start < start)
		i++;
	*next_mention = i;
	if (memory->has_contact)
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
	hints = find_hints(sentence);
	if (!recalls)
		hints &= ~(HINT_ONE | HINT_SEVERAL);
	if ((hints & HINT_SUMMIT) ||
		((hints & HINT_CONTACT) && (hints & HINT_STATES)))
		return true;
	/* no actor can be a party */
	if (named.actor == IMAGE_NONE && (hints & (HINT_ONE | HINT_SEVERAL)) == 0)
		return false;
	if (named.beyond_states || (hints & (HINT_CONTACT | HINT_SEVERAL |
										 HINT_REFUSED)) ||
		(named.actor != IMAGE_NONE && (hints & HINT_ONE)))
		return true;
	/* two parties of one actor, in what was told of before */
	return (hints & HINT_POINTS) && (named.two_entities || (hints & HINT_ONE));
}
