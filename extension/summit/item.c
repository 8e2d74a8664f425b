/*-------------------------------------------------------------------------
 *
 * item.c
 *		Reading a sentence into items.
 *
 * An entity is one item however many words its name has, and so is a phrase
 * of the lexicon; everything else is a word or a number.  A word of another
 * language that happens to be a term ("pers", "to") is none: the language
 * that most terms of the sentence belong to decides which rows count.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "summit/item.h"

/* Longest run of rows of one term that is looked at; row_mask has 16 bits */
#define ITEM_ROWS_MAX 16

/* Longest stretch that is read as one sentence; bounds the memory it takes */
#define PIECE_BYTES (128 * 1024)

/* Languages between which the terms of one sentence decide */
#define LANGUAGES_MAX 8

/* Numbers beyond this are no part of a date */
#define ITEM_NUMBER_MAX 99999

/* The first row of a role that it has */
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

/* Has it a row of this role, whatever the language? */
static bool
item_has_row(const SummitItem *item, TermRole role)
{
	for (int i = 0; i < item->row_count; i++)
	{
		if ((item->row_mask & (1 << i)) && item->rows[i].role == role)
			return true;
	}
	return false;
}

static void
read_words(Sentence *sentence, uint32_t start, uint32_t end, int *count)
{
	WordScanner scanner;
	TextWord	word;
	int			n = 0;

	word_scanner_init(&scanner, sentence->text, start, end);
	while (word_next(&scanner, &word))
	{
		if (n >= sentence->word_capacity)
		{
			sentence->word_capacity *= 2;
			sentence->words = repalloc_huge(sentence->words,
											sizeof(TextWord) * (Size) sentence->word_capacity);
			CHECK_FOR_INTERRUPTS();
		}
		/* it is looked up when all of them are read */
		image_term_prefetch(sentence->image, word.hash);
		sentence->words[n++] = word;
	}
	CHECK_FOR_INTERRUPTS();
	*count = n;
}

static SummitItem *
add_item(Sentence *sentence, const TextWord *word)
{
	SummitItem *item;

	if (sentence->count >= sentence->capacity)
	{
		sentence->capacity *= 2;
		sentence->items = repalloc_huge(sentence->items,
										sizeof(SummitItem) * (Size) sentence->capacity);
		CHECK_FOR_INTERRUPTS();
	}
	item = &sentence->items[sentence->count++];
	memset(item, 0, sizeof(SummitItem));
	item->start = word->start;
	item->end = word->start + word->length;
	item->gap = word->gap;
	item->flags = word->flags;
	item->entity = IMAGE_NONE;
	item->kind = ITEM_WORD;
	return item;
}

static uint32_t
read_number(const char *text, const TextWord *word)
{
	uint32_t	number = 0;

	for (uint32_t i = 0; i < word->length; i++)
	{
		char		c = text[word->start + i];

		if (c < '0' || c > '9' || number > ITEM_NUMBER_MAX)
			return ITEM_NUMBER_MAX + 1;
		number = number * 10 + (uint32_t) (c - '0');
	}
	return number;
}

/* Take the term that starts at this word, if any; returns its words */
static int
read_term(Sentence *sentence, SummitItem *item, const TextWord *words, int count)
{
	const ImageTerm *term;
	uint32_t	matched = 0;

	term = image_find_term(sentence->image, sentence->text, words,
						   (uint32_t) count, &matched);
	if (term == NULL || matched == 0)
		return 1;
	item->rows = image_term_rows(sentence->image, term);
	item->row_count = Min(term->rows, ITEM_ROWS_MAX);
	for (int i = 0; i < item->row_count; i++)
	{
		if ((item->rows[i].role < ROLE_HONORIFIC || sentence->names) &&
			image_term_row_matches(sentence->image, &item->rows[i],
								   sentence->text, words, matched))
			item->row_mask |= (uint16_t) (1 << i);
	}
	if (item->row_mask == 0)
		return 1;
	item->kind = ITEM_TERM;
	item->end = words[matched - 1].start + words[matched - 1].length;
	return (int) matched;
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
		!(item_has_row(item, ROLE_NOT_CONTACT) ||
		  item_has_row(item, ROLE_DELEGATE)))
	{
		item->row_count = item->row_mask = 0;
		read_term(sentence, item, &words[count - 1], 1);
		wanted = role_bit(ROLE_CONTACT_NOUN);
		/* "Sidang Majelis Umum PBB": the session of that body */
		if (!item_has_row(item, ROLE_CONTACT_NOUN))
		{
			item->row_count = item->row_mask = 0;
			read_term(sentence, item, words, 1);
			item->session = item_has_row(item, ROLE_CONTACT_NOUN);
		}
	}
	for (int i = 0; i < item->row_count; i++)
	{
		if ((wanted & role_bit(item->rows[i].role)) == 0)
			item->row_mask &= (uint16_t) ~(1 << i);
	}
	item->kind = kind;
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
	for (int i = 0; i < probe.row_count; i++)
	{
		if ((probe.row_mask & (1 << i)) &&
			probe.rows[i].role == ROLE_DETERMINER)
			entity->possessive = true;
	}
	return entity->possessive;
}

/* Does a hyphen between blanks join these names, as some agencies write? */
static bool
is_spaced_hyphen(const Sentence *sentence, const SummitItem *before,
				 const SummitItem *item)
{
	return item->gap == GAP_OTHER && item->kind == ITEM_ENTITY &&
		before->kind == ITEM_ENTITY &&
		item->entity_kind == before->entity_kind &&
		(item->entity_kind != ENTITY_ORGANISATION ||
		 image_entity(sentence->image, before->entity)->country == IMAGE_NONE) &&
		item->start == before->end + 3 &&
		memcmp(sentence->text + before->end, " - ", 3) == 0;
}

/* "U.S.-Japan": the stop belongs to the name; "U.S./Soviet" */
static bool
is_hyphen_after_stop(const Sentence *sentence, const SummitItem *before,
					 const SummitItem *item)
{
	return item->gap == GAP_OTHER && before->kind == ITEM_ENTITY &&
		item->start == before->end + 1 &&
		(sentence->text[before->end] == '-' ||
		 (sentence->text[before->end] == '/' && item->kind == ITEM_ENTITY));
}

/* The slash of "26/3" parts no clauses */
static bool
is_slash_of_date(const Sentence *sentence, const SummitItem *before,
				 const SummitItem *item)
{
	return item->kind == ITEM_NUMBER && before->kind == ITEM_NUMBER &&
		item->gap == GAP_OTHER &&
		memchr(sentence->text + before->end, '/',
			   item->start - before->end) != NULL;
}

/*
 * Make plain what agencies write in their own ways: an abbreviation in
 * brackets behind the name or noun that it abbreviates, a hyphen between
 * blanks that joins two names.
 */
static void
smooth(Sentence *sentence)
{
	int			kept = 0;
	int			words = 0;
	int			capitals = 0;

	for (int i = 0; i < sentence->count; i++)
	{
		SummitItem *item = &sentence->items[i];
		SummitItem *before = kept > 0 ? &sentence->items[kept - 1] : NULL;

		if (item->kind == ITEM_WORD || item->kind == ITEM_TERM)
		{
			words++;
			capitals += (item->flags & WORD_CAPITAL) != 0;
		}
		if (before != NULL && item->gap == GAP_BRACKET)
		{
			SummitItem *behind = i + 1 < sentence->count ? item + 1 : NULL;

			if (item->kind == ITEM_ENTITY && item->entity == before->entity)
			{
				before->end = item->end;
				if (behind != NULL && behind->gap == GAP_BRACKET)
					behind->gap = GAP_SPACE;
				continue;
			}
			if (item_has_row(item, ROLE_CONTACT_NOUN) &&
				item_has_row(before, ROLE_CONTACT_NOUN))
			{
				item->gap = GAP_SPACE;
				if (behind != NULL && behind->gap == GAP_BRACKET)
					behind->gap = GAP_SPACE;
			}
		}
		if (before != NULL && (is_spaced_hyphen(sentence, before, item) ||
							   is_hyphen_after_stop(sentence, before, item) ||
							   is_slash_of_date(sentence, before, item)))
			item->gap = GAP_HYPHEN;
		if (kept != i)
			sentence->items[kept] = *item;
		kept++;
	}
	sentence->title_case = capitals * 2 > words;
	sentence->count = kept;
}

/* How many terms of a sentence belong to each language */
typedef struct Ballot
{
	uint16_t	languages[LANGUAGES_MAX];
	int			votes[LANGUAGES_MAX];
	int			count;
} Ballot;

/* A term votes for each language that it has a row of, once */
static void
vote(Ballot *ballot, uint16_t language, uint32_t *voted)
{
	int			l = 0;

	while (l < ballot->count && ballot->languages[l] != language)
		l++;
	if (l == LANGUAGES_MAX || (*voted & (1U << l)))
		return;
	if (l == ballot->count)
	{
		ballot->languages[l] = language;
		ballot->votes[l] = 0;
		ballot->count++;
	}
	ballot->votes[l]++;
	*voted |= 1U << l;
}

/* The language of most terms; 0 if two are level */
static uint16_t
decide_language(const Sentence *sentence)
{
	Ballot		ballot;
	uint16_t	best = 0;
	int			most = 0;

	ballot.count = 0;
	for (int i = 0; i < sentence->count; i++)
	{
		const SummitItem *item = &sentence->items[i];
		uint32_t	voted = 0;

		for (int r = 0; r < item->row_count; r++)
		{
			if ((item->row_mask & (1 << r)) != 0 && item->rows[r].language != 0)
				vote(&ballot, item->rows[r].language, &voted);
		}
	}
	for (int l = 0; l < ballot.count; l++)
	{
		if (ballot.votes[l] == most)
			best = 0;
		else if (ballot.votes[l] > most)
		{
			most = ballot.votes[l];
			best = ballot.languages[l];
		}
	}
	return best;
}

/* Keep the rows of the sentence's language and sum up the roles */
static void
settle_roles(Sentence *sentence)
{
	uint16_t	language = sentence->language;

	for (int i = 0; i < sentence->count; i++)
	{
		SummitItem *item = &sentence->items[i];

		for (int r = 0; r < item->row_count; r++)
		{
			const ImageTermRow *row = &item->rows[r];

			if ((item->row_mask & (1 << r)) == 0)
				continue;
			if (language != 0 && row->language != 0 &&
				row->language != language)
			{
				item->row_mask &= (uint16_t) ~(1 << r);
				continue;
			}
			item->roles |= role_bit(row->role);
		}
		if (item->kind == ITEM_TERM && item->row_mask == 0)
			item->kind = ITEM_WORD;
		if (item->roles & (role_bit(ROLE_CONTACT_NOUN) |
						   role_bit(ROLE_CONTACT_VERB) |
						   role_bit(ROLE_CONTACT_PASSIVE) |
						   role_bit(ROLE_CONTACT_MODIFIER)))
			sentence->has_contact = true;
	}
}

/* What the lexicon says of the language: its word order, its state */
static void
learn_language(Sentence *sentence)
{
	const ImageTermRow *rows = image_part(sentence->image, ImageTermRow, rows);
	const uint32_t *languages = image_part(sentence->image, uint32_t,
										   languages);
	uint64_t	count = image_header(sentence->image)->languages.count;

	sentence->modifier_first = false;
	sentence->home = IMAGE_NONE;
	for (uint64_t i = 0; i < count; i++)
	{
		const ImageTermRow *row = &rows[languages[i]];
		const char *order;

		if (row->language != sentence->language)
			continue;
		order = image_string(sentence->image, row->title);
		sentence->modifier_first = strcmp(order, "modifier first") == 0;
		if (row->value != 0)
			sentence->home = image_find_entity(sentence->image, row->value);
		return;
	}
}

/*
 * Where a piece of a sentence from start on ends: behind it, or for a text
 * without full stops at a blank not far behind PIECE_BYTES.
 */
uint32_t
sentence_piece_end(const char *text, uint32_t start, uint32_t end)
{
	uint32_t	cut;

	if (end - start <= PIECE_BYTES)
		return end;
	cut = start + PIECE_BYTES;
	while (cut < end && cut < start + 2 * PIECE_BYTES && text[cut] != ' ')
		cut++;
	/* inside one endless word: between two characters */
	while (cut < end && ((unsigned char) text[cut] & 0xC0) == 0x80)
		cut++;
	return cut;
}

/*
 * Read the sentence between two byte offsets.  next_mention is the first
 * mention not yet passed, and moves on.
 */
void
sentence_read(Sentence *sentence, uint32_t start, uint32_t end,
			  const MentionList *mentions, uint32_t *next_mention)
{
	uint16_t	language;
	int			count;

	sentence->count = 0;
	sentence->has_contact = false;
	read_words(sentence, start, end, &count);
	for (int i = 0; i < count;)
	{
		const TextWord *word = &sentence->words[i];
		const Mention *mention = NULL;
		SummitItem *item;

		while (*next_mention < mentions->count)
		{
			const Mention *m = &mentions->items[*next_mention];

			if (m->start > word->start)
				break;
			if (m->start == word->start && m->via != VIA_OFFICE)
				mention = m;
			(*next_mention)++;
		}
		item = add_item(sentence, word);
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
			if (i < count &&
				read_possessive(sentence, item, &sentence->words[i]))
				i++;
			continue;
		}
		if (word->flags & WORD_DIGITS)
		{
			item->kind = ITEM_NUMBER;
			item->number = read_number(sentence->text, word);
			i++;
			continue;
		}
		i += read_term(sentence, item, word, count - i);
	}
	smooth(sentence);
	language = decide_language(sentence);
	sentence->undecided = language == 0;
	if (language != 0 && language != sentence->language)
	{
		sentence->language = language;
		learn_language(sentence);
	}
	settle_roles(sentence);
}
