/*-------------------------------------------------------------------------
 *
 * fold.c
 *		Names without the dictionary: the SQL functions fold_name(), which
 *		tells which names are equal to the matcher, and has_name(), which
 *		tells where a name that nobody has entered yet would be found.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "compat.h"
#include "gazetteer/image_tables.h"
#include "gazetteer/labels.h"
#include "text/body.h"
#include "text/word.h"

PG_FUNCTION_INFO_V1(newsdip_fold_name);
PG_FUNCTION_INFO_V1(newsdip_has_name);

/* Between two looks at whether the query was cancelled, in words */
#define WORDS_BETWEEN_CHECKS	4096

/* A name to look for */
typedef struct Wanted
{
	const char *written;
	uint32		length;			/* bytes */
	TextWord   *words;
	uint32		count;
	AliasMatch	match;
} Wanted;

/* fold_name(name): its words as the matcher compares them, between blanks */
Datum
newsdip_fold_name(PG_FUNCTION_ARGS)
{
	text	   *name = PG_GETARG_TEXT_PP(0);
	const char *written = VARDATA_ANY(name);
	char		folded[WORD_FOLD_MAX];
	WordScanner scanner;
	TextWord	word;
	StringInfoData result;

	initStringInfo(&result);
	word_scanner_init(&scanner, written, 0, VARSIZE_ANY_EXHDR(name));
	while (word_next(&scanner, &word))
	{
		if (result.len > 0)
			appendStringInfoChar(&result, ' ');
		if (word.flags & WORD_LONG)
			appendBinaryStringInfo(&result, written + word.start, word.length);
		else
			appendBinaryStringInfo(&result, folded,
								   word_fold(written, &word, folded));
	}
	PG_RETURN_TEXT_P(cstring_to_text_with_len(result.data, result.len));
}

static void
wanted_init(Wanted *wanted, text *name, Oid match)
{
	Labels		labels;
	WordScanner scanner;
	uint32		capacity = 8;

	labels_init(&labels, "alias_match");
	wanted->match = labels_index(&labels, match);
	wanted->written = VARDATA_ANY(name);
	wanted->length = VARSIZE_ANY_EXHDR(name);
	wanted->words = palloc(capacity * sizeof(TextWord));
	wanted->count = 0;
	word_scanner_init(&scanner, wanted->written, 0, wanted->length);
	while (word_next(&scanner, &wanted->words[wanted->count]))
		if (++wanted->count == capacity)
		{
			capacity *= 2;
			wanted->words = repalloc(wanted->words,
									 capacity * sizeof(TextWord));
		}
}

/* Is this word of a text the one of the name that stands at an index? */
static bool
word_fits(const Wanted *wanted, uint32 index, const TextWord *previous,
		  const TextWord *word)
{
	const TextWord *own = &wanted->words[index];

	if (word->hash != own->hash || (word->flags & WORD_LONG))
		return false;
	if (wanted->match == MATCH_NAME && (own->flags & WORD_CAPITAL) &&
		!(word->flags & WORD_CAPITAL))
		return false;
	return index == 0 || image_gap(previous, word) == image_gap(own - 1, own);
}

/* Does the name stand at this word of the text? */
static bool
stands_at(const Wanted *wanted, const char *body, uint32 length,
		  const TextWord *first)
{
	WordScanner scanner;
	TextWord	words[2];
	uint32		own_start;
	uint32		own_end;

	if (!word_fits(wanted, 0, NULL, first))
		return false;
	words[0] = *first;
	word_scanner_init(&scanner, body, text_word_end(first), length);
	for (uint32 i = 1; i < wanted->count; i++)
		if (!word_next(&scanner, &words[i % 2]) ||
			!word_fits(wanted, i, &words[(i + 1) % 2], &words[i % 2]))
			return false;
	if (wanted->match != MATCH_EXACT)
		return true;

	/* to the letter, from the first to the last; the last of "U.S." is a stop */
	own_start = wanted->words[0].start;
	own_end = wanted->words[wanted->count - 1].start +
		wanted->words[wanted->count - 1].length;
	if (own_end < wanted->length && wanted->written[own_end] == '.')
		own_end++;
	return own_end - own_start <= length - first->start &&
		memcmp(wanted->written + own_start, body + first->start,
			   own_end - own_start) == 0;
}

/* has_name(body, name, match): would this alias be found in the text? */
Datum
newsdip_has_name(PG_FUNCTION_ARGS)
{
	text	   *body = body_argument(fcinfo, 0);
	const char *content = VARDATA_ANY(body);
	uint32		length = VARSIZE_ANY_EXHDR(body);
	Wanted		wanted;
	WordScanner scanner;
	TextWord	word;
	uint32		count = 0;

	wanted_init(&wanted, PG_GETARG_TEXT_PP(1), PG_GETARG_OID(2));
	if (wanted.count == 0)
		PG_RETURN_BOOL(false);
	word_scanner_init(&scanner, content, 0, length);
	while (word_next(&scanner, &word))
	{
		if (++count % WORDS_BETWEEN_CHECKS == 0)
			CHECK_FOR_INTERRUPTS();
		if (stands_at(&wanted, content, length, &word))
			PG_RETURN_BOOL(true);
	}
	PG_RETURN_BOOL(false);
}
