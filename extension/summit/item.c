/*-------------------------------------------------------------------------
 *
 * item.c
 *		Reading a sentence into items.
 *
 * An entity is one item however many words its name has, and so is a phrase of
 * the lexicon; everything else is a word or a number.  What writers do in their
 * own ways is made plain in spelling.c; which rows of the lexicon count is
 * settled in language.c.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "prefetch.h"
#include "summit/item.h"
#include "text/ascii.h"

/* Numbers beyond this are no part of a date */
#define ITEM_NUMBER_MAX 99999

/* The first row of a role that it has, of those that count so far */
const ImageTermRow *
item_find_row(const SummitItem *item, TermRole role)
{
	for (int i = 0; i < item->row_count; i++)
	{
		if ((item->row_mask & (1 << i)) && item->rows[i].role == role)
			return &item->rows[i];
	}
	return NULL;
}

/* Does an item of the sentence have a row of this role with this value? */
bool
sentence_has_value(const Sentence *sentence, TermRole role, int32_t value)
{
	if ((sentence->roles & role_bit(role)) == 0)
		return false;
	for (int i = 0; i < sentence->count; i++)
	{
		if (item_has_value(&sentence->items[i], role, value))
			return true;
	}
	return false;
}

/* Make room for so many items */
static void
make_room(Sentence *sentence, int count)
{
	if (sentence->capacity >= count)
		return;
	while (sentence->capacity < count)
		sentence->capacity *= 2;
	sentence->items = repalloc_huge(sentence->items,
									sizeof(SummitItem) * (Size) sentence->capacity);
}

/* Add an item, for which there is room */
static inline SummitItem *
add_item(Sentence *sentence, const TextWord *word)
{
	SummitItem *item = &sentence->items[sentence->count++];

	memset(item, 0, sizeof(SummitItem));
	item->start = word->start;
	item->end = word->start + word->length;
	item->gap = word->gap;
	item->flags = word->flags;
	item->entity = IMAGE_NONE;
	item->kind = ITEM_WORD;
	return item;
}

/* "8th", "22nd": a day of one or two figures with the ending of an ordinal */
static inline bool
is_ordinal(const char *text, const TextWord *word)
{
	uint32_t	end = word->start + word->length;

	/* few words begin so, which is foreseen; many are so long */
	return is_ascii_digit(text[word->start]) &&
		(word->length == 3 || word->length == 4) &&
		!is_ascii_digit(text[end - 1]) && !is_ascii_digit(text[end - 2]);
}

static uint32_t
read_number(const char *text, const TextWord *word)
{
	uint32_t	number = 0;
	uint32_t	length = word->length;

	if (is_ordinal(text, word))
		length -= 2;
	for (uint32_t i = 0; i < length; i++)
	{
		char		c = text[word->start + i];

		if (!is_ascii_digit(c) || number > ITEM_NUMBER_MAX)
			return ITEM_NUMBER_MAX + 1;
		number = number * 10 + (uint32_t) (c - '0');
	}
	return number;
}

/* Take the term that starts at this word, if any; returns its words */
static pg_attribute_always_inline int
take_term(Sentence *sentence, SummitItem *item, const TextWord *words, int count)
{
	const Lexicon *lexicon = sentence->lexicon;
	const LexiconWord *known;

	if (lexicon == NULL || (words->flags & WORD_PLAIN) == 0)
		return item_take_longest(sentence, item, words, count);
	known = sentence_lexicon_word(sentence, words);
	if (count > 1 && (known->longer & lexicon_may_go_on(lexicon, words)))
	{
		int			taken = item_take_longer(sentence, item, words, count);

		if (taken > 0)
			return taken;
	}
	if (known->uncertain)
		return item_take_longest(sentence, item, words, 1);
	item->rows = image_part(sentence->image, ImageTermRow, rows) +
		known->first_row;
	item->row_count = known->row_count;
	item->roles = known->roles;
	item->row_mask = known->row_mask;
	item->language = known->language;
	item->kind = known->term ? ITEM_TERM : ITEM_WORD;
	return 1;
}

static int
read_term(Sentence *sentence, SummitItem *item, const TextWord *words, int count)
{
	return take_term(sentence, item, words, count);
}

/* Let an item have no rows but those of the wanted roles */
static void
keep_rows(SummitItem *item, uint64_t wanted)
{
	uint16_t	mask = 0;

	for (int i = 0; i < item->row_count; i++)
	{
		if ((item->row_mask & (1 << i)) &&
			(wanted & role_bit(item->rows[i].role)))
			mask |= (uint16_t) (1 << i);
	}
	item_set_rows(item, term_sum(item->rows, mask));
}

/* Does an "of" stand in a name, so that its first words are its head? */
static bool
has_genitive(Sentence *sentence, const TextWord *words, int count)
{
	for (int i = 1; i + 1 < count; i++)
	{
		SummitItem	probe = {0};

		read_term(sentence, &probe, &words[i], 1);
		if (item_has(&probe, ROLE_OF))
			return true;
	}
	return false;
}

/*
 * What the lexicon says of an organisation's name.  One that ends in a contact
 * word ("Six-Party Talks") is that contact and gets the rows of the word; one
 * listed whole is no party between states (a club, a central bank), or the
 * seat of a government, which stands for its state (the Kremlin).
 */
static void
read_name_rows(Sentence *sentence, SummitItem *item, const TextWord *words,
			   int count)
{
	ItemKind	kind = item->kind;
	uint32_t	end = item->end;
	uint64_t	wanted = role_bit(ROLE_NOT_CONTACT) | role_bit(ROLE_DELEGATE);

	if (read_term(sentence, item, words, count) != count ||
		(item_find_row(item, ROLE_NOT_CONTACT) == NULL &&
		 item_find_row(item, ROLE_DELEGATE) == NULL))
	{
		keep_rows(item, 0);
		/* "Organisation of the Islamic Conference" is no conference */
		if (!has_genitive(sentence, words, count))
			read_term(sentence, item, &words[count - 1], 1);
		wanted = role_bit(ROLE_CONTACT_NOUN);
		/* "Sidang Majelis Umum PBB", "KTT Arab": the session of that body */
		if (item_find_row(item, ROLE_CONTACT_NOUN) == NULL)
		{
			keep_rows(item, 0);
			read_term(sentence, item, words, count - 1);
			item->session = item_find_row(item, ROLE_CONTACT_NOUN) != NULL;
		}
	}
	keep_rows(item, wanted);
	item->kind = kind;
	item->end = end;
}

/*
 * "Stadion Wembley", "Jack Ma": is a place listed that hosts no state, or a person
 * who acts for none?
 */
static void
read_listed_rows(Sentence *sentence, SummitItem *item, const TextWord *words,
				 int count)
{
	uint32_t	end = item->end;

	if (read_term(sentence, item, words, count) != count)
		keep_rows(item, 0);
	keep_rows(item, role_bit(ROLE_NOT_CONTACT));
	item->kind = ITEM_ENTITY;
	item->end = end;
}

/*
 * The end of a possessive belongs to the name before it: an apostrophe and a
 * determiner ("Trump's").
 */
static bool
read_possessive(Sentence *sentence, SummitItem *entity, const TextWord *word)
{
	SummitItem	probe = {0};

	if (word->gap != GAP_APOSTROPHE)
		return false;
	read_term(sentence, &probe, word, 1);
	entity->possessive = item_has(&probe, ROLE_DETERMINER);
	return entity->possessive;
}

/* Where the first mention not yet passed starts */
static inline uint32_t
next_start(const MentionList *mentions, uint32_t next_mention)
{
	return next_mention < mentions->count ?
		mentions->items[next_mention].start : UINT32_MAX;
}

/* The mention that starts at this word; offices are read from their own words */
static const Mention *
mention_at(const MentionList *mentions, uint32_t *next_mention,
		   const TextWord *word)
{
	const Mention *mention = NULL;

	while (*next_mention < mentions->count)
	{
		const Mention *m = &mentions->items[*next_mention];

		if (m->start > word->start)
			break;
		if (m->start == word->start && m->via != VIA_OFFICE)
			mention = m;
		(*next_mention)++;
	}
	return mention;
}

/*
 * "The organisation", but not in "The Organisation of the Islamic Conference": leave a
 * name that goes on behind a term its words; returns those of the term.
 */
static int
spare_name(Sentence *sentence, SummitItem *item, const TextWord *words, int taken,
		   const MentionList *mentions, uint32_t next_mention)
{
	const Mention *mention = &mentions->items[next_mention];
	int			count = 1;

	/* a filler tells nothing of the summit: "the Australian city" */
	if (mention->via == VIA_OFFICE ||
		(mention->start + mention->length <= item->end && item->roles != role_bit(ROLE_FILLER)))
		return taken;
	while (count < taken && words[count].start < mention->start)
		count++;
	sentence->count--;
	return take_term(sentence, add_item(sentence, words), words, count);
}

/*
 * Have at hand what the lexicon has of each word: to wait for one after the
 * other takes a third of the time of reading items
 */
static void
fetch_entries(const Sentence *sentence)
{
	if (sentence->lexicon == NULL)
		return;
	for (int i = 0; i < sentence->word_count; i++)
		prefetch(lexicon_first_entry(sentence->lexicon,
									 sentence->words[i].hash));
}

/*
 * Make items of the words of the sentence.  next_mention is the first mention
 * not yet passed, and moves on.
 */
void
sentence_read_items(Sentence *sentence, const MentionList *mentions,
					uint32_t *next_mention)
{
	int			count = sentence->word_count;
	uint32_t	mention_start = next_start(mentions, *next_mention);

	fetch_entries(sentence);
	sentence_complete_words(sentence);
	make_room(sentence, count);
	sentence->count = 0;
	for (int i = 0; i < count;)
	{
		const TextWord *word = &sentence->words[i];
		const Mention *mention = NULL;
		SummitItem *item = add_item(sentence, word);
		int			taken;

		if (mention_start <= word->start)
		{
			mention = mention_at(mentions, next_mention, word);
			mention_start = next_start(mentions, *next_mention);
		}
		if (mention != NULL)
		{
			item->kind = ITEM_ENTITY;
			item->entity = mention->entity;
			item->entity_kind = mention->kind;
			item->end = mention->start + mention->length;
			do
				i++;
			while (i < count && sentence->words[i].start < item->end);
			if (mention->kind == ENTITY_ORGANISATION)
				read_name_rows(sentence, item, word,
							   i - (int) (word - sentence->words));
			else if (mention->kind == ENTITY_PLACE ||
					 (mention->kind == ENTITY_PERSON &&
					  image_entity(sentence->image, mention->entity)->careers == 0))
				read_listed_rows(sentence, item, word,
								 i - (int) (word - sentence->words));
			if (i < count &&
				read_possessive(sentence, item, &sentence->words[i]))
				i++;
			continue;
		}
		if ((word->flags & WORD_DIGITS) || is_ordinal(sentence->text, word))
		{
			item->kind = ITEM_NUMBER;
			item->number = read_number(sentence->text, word);
			i++;
			continue;
		}
		taken = take_term(sentence, item, word, count - i);
		if (item->end > mention_start && taken > 1)
			taken = spare_name(sentence, item, word, taken, mentions, *next_mention);
		i += taken;
	}
	sentence_smooth(sentence);
	sentence_settle(sentence);
	sentence_settle_relatives(sentence);
}
