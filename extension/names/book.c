/*-------------------------------------------------------------------------
 *
 * book.c
 *		Entering the runs of capitalised words of a text.
 *
 * Each sentence enters its runs with what stands around them, since what is a
 * name is settled only when the whole text has been read (book_close.c).
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "names/book.h"

#define RUNS_AT_FIRST	64
#define WORDS_AT_FIRST	256

void
book_init(NameBook *book, const Image *image, const char *text, uint32 length,
		  const GivenNames *given)
{
	memset(book, 0, sizeof(NameBook));
	book->image = image;
	book->text = text;
	book->length = length;
	book->given = given;
	book->capacity = RUNS_AT_FIRST;
	book->runs = palloc(sizeof(BookRun) * book->capacity);
	book->word_capacity = WORDS_AT_FIRST;
	book->words = palloc(sizeof(uint64) * book->word_capacity);
}

/* The hashes of the words of a run, which lie in the text from start to end */
static void
add_words(NameBook *book, BookRun *run)
{
	WordScanner scanner;
	TextWord	word;

	run->first_word = book->word_count;
	word_scanner_init(&scanner, book->text, run->start, run->end);
	while (word_next(&scanner, &word))
	{
		if (book->word_count == book->word_capacity)
		{
			book->word_capacity *= 2;
			book->words = repalloc_huge(book->words,
										sizeof(uint64) * (Size) book->word_capacity);
		}
		book->words[book->word_count++] = word.hash;
	}
	run->words = book->word_count - run->first_word;
}

static BookRun *
add_run(NameBook *book, const Sentence *sentence, const NameRun *found)
{
	BookRun    *run;

	if (book->count == book->capacity)
	{
		book->capacity *= 2;
		book->runs = repalloc_huge(book->runs,
								   sizeof(BookRun) * (Size) book->capacity);
	}
	run = &book->runs[book->count++];
	memset(run, 0, sizeof(BookRun));
	run->start = sentence->items[found->first].start;
	run->end = sentence->items[found->last].end;
	run->kind = found->kind;
	run->cue = found->cue;
	run->role = found->role;
	run->name = -1;
	run->long_form = -1;
	add_words(book, run);
	return run;
}

/* An acronym in brackets behind an organisation: "… Informatika (KPAI)" */
static int
add_acronym(NameBook *book, const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;
	NameRun		found = {i, i, ENTITY_ORGANISATION, NAME_CUE_ACRONYM,
	{.body = IMAGE_NONE}};
	int			long_form = book->count - 1;

	if (i >= sentence->count || items[i].gap != GAP_BRACKET ||
		items[i].kind == ITEM_ENTITY || !run_is_acronym(&items[i]) ||
		(i + 1 < sentence->count && items[i + 1].gap != GAP_BRACKET))
		return i;
	add_run(book, sentence, &found)->long_form = long_form;
	return i + 1;
}

static bool
is_capital_beside(const SummitItem *item)
{
	return (item->flags & WORD_CAPITAL) != 0 &&
		!item_has(item, ROLE_HONORIFIC) && !item_has(item, ROLE_SPEECH);
}

static void
describe_surroundings(const Sentence *sentence, const NameRun *found,
					  BookRun *run)
{
	const SummitItem *items = sentence->items;
	const SummitItem *before = found->first > 0 ? &items[found->first - 1] :
		NULL;
	const SummitItem *behind = found->last + 1 < sentence->count ?
		&items[found->last + 1] : NULL;

	run->initial = before == NULL || items[found->first].gap > GAP_COMMA;
	if (before != NULL && items[found->first].gap <= GAP_APOSTROPHE)
		run->crowded = is_capital_beside(before) ||
			item_has(before, ROLE_AT) || item_has(before, ROLE_TOWARD);
	if (behind != NULL && behind->gap <= GAP_HYPHEN)
		run->crowded |= is_capital_beside(behind);
	/* where modifiers come first ("Santos said"), firms are named like that */
	run->speaks = run->initial && !sentence->modifier_first &&
		behind != NULL && behind->gap == GAP_SPACE &&
		item_has(behind, ROLE_SPEECH);
	run->crowded |= sentence->title_case && !sentence->list;
}

/* Enter the runs of a sentence */
void
book_read_sentence(NameBook *book, const Sentence *sentence)
{
	for (int i = 0; i < sentence->count;)
	{
		NameRun		found;
		BookRun    *run;
		int			end;

		if (i % 1024 == 0)
			CHECK_FOR_INTERRUPTS();
		if (!(sentence->items[i].flags & WORD_CAPITAL))
		{
			i++;
			continue;
		}
		end = run_read_organisation(sentence, i, &found);
		if (end > i)
		{
			add_run(book, sentence, &found)->crowded = sentence->title_case;
			i = add_acronym(book, sentence, end);
			continue;
		}
		if (run_is_acronym(&sentence->items[i]) &&
			sentence->items[i].kind == ITEM_WORD)
		{
			NameRun		acronym = {i, i, ENTITY_ORGANISATION, NAME_CUE_NONE,
			{.body = IMAGE_NONE}};

			add_run(book, sentence, &acronym);
		}
		end = run_read_person(sentence, i, &found);
		if (end == i)
		{
			i++;
			continue;
		}
		introduction_read(sentence, &found);
		run = add_run(book, sentence, &found);
		describe_surroundings(sentence, &found, run);
		if (run->words > PERSON_WORDS)
			book->count--;
		i = end;
	}
}
