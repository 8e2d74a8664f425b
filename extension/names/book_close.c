/*-------------------------------------------------------------------------
 *
 * book_close.c
 *		Following unknown names through a text.
 *
 * When all sentences are entered, the runs that something introduces are
 * names, and those that repeat such a name, or a word of it, are later
 * mentions of it, wherever in the text they stand.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "names/book.h"
#include "names/word_table.h"

/* Shorter words do not stand for a whole name */
#define LATER_BYTES		3

/* The words of the text that stand without a capital */
static word_table_hash *
small_words(const NameBook *book)
{
	word_table_hash *table = word_table_create(CurrentMemoryContext, 256, NULL);
	WordScanner scanner;
	TextWord	word;
	bool		found;
	uint32		count = 0;

	word_scanner_init(&scanner, book->text, 0, book->length);
	while (word_next(&scanner, &word))
	{
		if (count++ % 4096 == 0)
			CHECK_FOR_INTERRUPTS();
		if (!(word.flags & (WORD_CAPITAL | WORD_DIGITS)))
			word_table_insert(table, word.hash, &found);
	}
	return table;
}

/* Take the first word from a run; false if none is left */
static bool
drop_first_word(NameBook *book, BookRun *run)
{
	WordScanner scanner;
	TextWord	word;

	if (run->words < 2)
		return false;
	word_scanner_init(&scanner, book->text, run->start, run->end);
	(void) word_next(&scanner, &word);
	(void) word_next(&scanner, &word);
	run->start = word.start;
	run->first_word++;
	run->words--;
	return true;
}

/*
 * Does a run have a word that the text also has without a capital?  Its first
 * word is forgiven, and so are those that are small in it, like "bin" and "van",
 * but not in "Co-founder".
 */
static bool
has_ordinary_word(const NameBook *book, const BookRun *run,
				  word_table_hash * small)
{
	WordScanner scanner;
	TextWord	word;

	word_scanner_init(&scanner, book->text, run->start, run->end);
	for (int w = 0; word_next(&scanner, &word); w++)
	{
		bool		forgiven = w == 0 ?
			book->text[run->start] >= 0 && run->words > 1 :
			!(word.flags & WORD_CAPITAL) && (w > 1 || word.gap != GAP_HYPHEN);

		if (!forgiven && word_table_lookup(small, word.hash))
			return true;
	}
	return false;
}

/*
 * A capitalised word that the text also has without a capital is no name: at
 * the start of a sentence it is dropped from the run, elsewhere it spoils it.
 */
static void
drop_ordinary_words(NameBook *book)
{
	word_table_hash *small = NULL;

	for (int i = 0; i < book->count; i++)
	{
		BookRun    *run = &book->runs[i];
		bool		keep = true;

		CHECK_FOR_INTERRUPTS();
		if (run->kind == ENTITY_PERSON)
		{
			if (small == NULL)
				small = small_words(book);
			while (keep && run->initial && run->cue != NAME_CUE_ROLE &&
				   word_table_lookup(small, book->words[run->first_word]))
				keep = drop_first_word(book, run);
			keep = keep && !has_ordinary_word(book, run, small);
		}
		/* an acronym points to the run before it by number */
		if (!keep)
			run->words = 0;
	}
	if (small != NULL)
		word_table_destroy(small);
}

static uint64
words_key(const NameBook *book, int first, int count)
{
	uint64		key = 0;

	for (int i = 0; i < count; i++)
		key = image_extend(key, book->words[first + i], SEQUENCE_SOFT);
	return key;
}

/* Is this run the introduction of a name? */
static bool
introduces(const NameBook *book, BookRun *run)
{
	if (run->words == 0 || run->cue == NAME_CUE_ACRONYM)
		return false;
	/* "Budi Marsh", "Budi mengatakan" */
	if (run->cue == NAME_CUE_NONE && run->kind == ENTITY_PERSON &&
		(run->words > 1 || run->speaks) && !run->crowded &&
		given_names_have(book->given, book->words[run->first_word]))
		run->cue = NAME_CUE_GIVEN_NAME;
	return run->cue != NAME_CUE_NONE;
}

/* Is what is known of b better than what is known of a? */
static bool
introduces_better(const BookRun *a, const BookRun *b)
{
	return (b->role.row != NULL) != (a->role.row != NULL) ?
		b->role.row != NULL : b->cue < a->cue;
}

/* Let the words of a name, each by itself, mean this name from now on */
static void
enter_words(const NameBook *book, word_table_hash * words, int name,
			bool only_new)
{
	const BookRun *run = &book->runs[name];
	bool		found;

	if (run->words < 2 || run->kind != ENTITY_PERSON)
		return;
	for (int w = 0; w < run->words; w++)
	{
		WordTableEntry *entry =
			word_table_insert(words, book->words[run->first_word + w], &found);

		if (!found || !only_new)
			entry->value = name;
	}
}

/* The shorter forms of a name of several words: its first two, its ends */
static void
enter_short_forms(const NameBook *book, word_table_hash * names, int name)
{
	const BookRun *run = &book->runs[name];
	const uint64 *word = &book->words[run->first_word];
	uint64		keys[3];
	bool		found;

	if (run->kind != ENTITY_PERSON || run->words < 3)
		return;
	keys[0] = words_key(book, run->first_word, 2);
	keys[1] = words_key(book, run->first_word + run->words - 2, 2);
	keys[2] = image_extend(image_extend(0, word[0], SEQUENCE_SOFT),
						   word[run->words - 1], SEQUENCE_SOFT);
	for (int i = 0; i < 3; i++)
	{
		WordTableEntry *entry = word_table_insert(names, keys[i], &found);

		if (!found)
			entry->value = name;
	}
}

/* Number the names: for each run the one that introduces what it names */
static void
enter_names(NameBook *book, word_table_hash * names, word_table_hash * words)
{
	bool		found;

	for (int i = 0; i < book->count; i++)
	{
		BookRun    *run = &book->runs[i];
		WordTableEntry *entry;

		CHECK_FOR_INTERRUPTS();
		if (!introduces(book, run))
			continue;
		entry = word_table_insert(names, words_key(book, run->first_word,
												   run->words), &found);
		if (!found || introduces_better(&book->runs[entry->value], run))
			entry->value = i;
		enter_words(book, words, i, true);
	}
	for (int i = 0; i < book->count; i++)
		if (book->runs[i].words > 2 && book->runs[i].cue < NAME_CUE_ACRONYM)
			enter_short_forms(book, names, i);
}

/* The name that this run mentions, or -1 */
static int
name_of(const NameBook *book, const BookRun *run, word_table_hash * names,
		word_table_hash * words)
{
	WordTableEntry *entry = NULL;

	/* one word of a longer name, rather than a name of one word */
	if (run->words == 1 && run->kind == ENTITY_PERSON &&
		run->end - run->start >= LATER_BYTES)
		entry = word_table_lookup(words, book->words[run->first_word]);
	if (entry == NULL)
		entry = word_table_lookup(names, words_key(book, run->first_word,
												   run->words));
	if (entry == NULL || book->runs[entry->value].words < run->words)
		return -1;
	/* an acronym by itself is no person */
	if (book->runs[entry->value].kind != run->kind)
		return -1;
	return entry->value;
}

/*
 * All sentences are entered: settle which runs are mentions of which names.
 * A run that is none has the name -1.
 */
void
book_close(NameBook *book)
{
	word_table_hash *names;
	word_table_hash *words;
	word_table_hash *acronyms;
	bool		found;

	if (book->count == 0)
		return;
	drop_ordinary_words(book);
	names = word_table_create(CurrentMemoryContext, book->count, NULL);
	words = word_table_create(CurrentMemoryContext, book->count, NULL);
	acronyms = word_table_create(CurrentMemoryContext, 8, NULL);
	enter_names(book, names, words);
	for (int i = 0; i < book->count; i++)
	{
		BookRun    *run = &book->runs[i];
		WordTableEntry *entry;

		CHECK_FOR_INTERRUPTS();
		if (run->words == 0)
			continue;
		if (run->cue == NAME_CUE_ACRONYM)
		{
			run->name = book->runs[run->long_form].name;
			entry = word_table_insert(acronyms, book->words[run->first_word],
									  &found);
			entry->value = run->name;
			continue;
		}
		if (run->kind == ENTITY_ORGANISATION && run->cue == NAME_CUE_NONE)
		{
			entry = word_table_lookup(acronyms, book->words[run->first_word]);
			run->name = entry == NULL ? -1 : entry->value;
		}
		else
			run->name = name_of(book, run, names, words);
		if (run->name >= 0 && run->cue == NAME_CUE_NONE)
			run->cue = NAME_CUE_LATER;
		if (run->name >= 0 && run->words > 1)
			enter_words(book, words, run->name, false);
	}
	word_table_destroy(names);
	word_table_destroy(words);
	word_table_destroy(acronyms);
}
