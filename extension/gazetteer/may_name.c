/*-------------------------------------------------------------------------
 *
 * may_name.c
 *		The SQL function may_name(): could a text contain one of some phrases?
 *
 * After an edit of the dictionary only texts that could have to do with it
 * need be read again.  Matching a name takes each of its words, as it is or
 * one slip away, and so does everything that follows from a name; an article
 * that lacks one of them for every phrase stays as it was.  Order and
 * capitals are not looked at: yes may be wrong, no is not.  Where words may be
 * glued together any part of one may be the word (unglue.c), so the answer is
 * yes.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "catalog/pg_type.h"
#include "common/hashfn.h"
#include "miscadmin.h"
#include "utils/array.h"
#include "utils/memutils.h"

#include "compat.h"
#include "gazetteer/near.h"
#include "text/ascii.h"
#include "text/body.h"
#include "text/word.h"

PG_FUNCTION_INFO_V1(newsdip_may_name);

/* Words of a phrase behind so many are not asked for */
#define PHRASE_WORDS	64

/* A word of a phrase, in the list of those that share a form */
typedef struct Posting
{
	uint32		phrase;
	uint32		word;
	int32		next;			/* -1 at the end */
} Posting;

typedef struct FormEntry
{
	uint64		form;			/* hash of a word, or of it less a letter */
	int32		postings;
	char		status;
} FormEntry;

#define SH_PREFIX			forms
#define SH_ELEMENT_TYPE		FormEntry
#define SH_KEY_TYPE			uint64
#define SH_KEY				form
#define SH_HASH_KEY(tb, key) ((uint32) ((key) >> 32 ^ (key)))
#define SH_EQUAL(tb, a, b)	((a) == (b))
#define SH_SCOPE			static inline
#define SH_DEFINE
#define SH_DECLARE
#include "lib/simplehash.h"

typedef struct Phrase
{
	uint64		wanted;			/* a bit for each word */
	uint64		seen;			/* in the text of this number */
	uint64		text;
} Phrase;

typedef struct PhraseSet
{
	MemoryContext context;
	ArrayType  *source;			/* copy of the argument that it was made of */
	forms_hash *forms;
	Phrase	   *phrases;
	int			nphrases;
	Posting    *postings;
	int32		npostings;
	int32		capacity;
	uint64		texts;			/* how many were looked at */
} PhraseSet;

static void
add_form(PhraseSet *set, uint64 form, uint32 phrase, uint32 word)
{
	bool		found;
	FormEntry  *entry = forms_insert(set->forms, form, &found);

	if (!found)
		entry->postings = -1;
	if (set->npostings == set->capacity)
	{
		set->capacity *= 2;
		set->postings = repalloc_huge(set->postings,
									  sizeof(Posting) * set->capacity);
	}
	set->postings[set->npostings].phrase = phrase;
	set->postings[set->npostings].word = word;
	set->postings[set->npostings].next = entry->postings;
	entry->postings = set->npostings++;
}

/* The hashes by which a word is found; the first is that of the word itself */
static int
word_forms(const char *text, const TextWord *word, uint64 *forms)
{
	char		folded[WORD_FOLD_MAX];
	int			count = 0;

	if (word->flags & WORD_LONG)
		return 0;
	if (word->letters >= NEAR_LETTERS_MIN)
		count = near_forms(folded, word_fold(text, word, folded),
						   (uint64_t *) forms);
	if (count == 0)
	{
		forms[0] = word->hash;
		count = 1;
	}
	return count;
}

static void
add_phrase(PhraseSet *set, text * source)
{
	uint64		forms[NEAR_LETTERS_MAX + 1];
	Phrase	   *phrase = &set->phrases[set->nphrases];
	const char *data = VARDATA_ANY(source);
	uint32		words = 0;
	WordScanner scanner;
	TextWord	word;

	memset(phrase, 0, sizeof(Phrase));
	word_scanner_init(&scanner, data, 0, VARSIZE_ANY_EXHDR(source));
	while (words < PHRASE_WORDS && word_next(&scanner, &word))
	{
		int			count = word_forms(data, &word, forms);

		for (int i = 0; i < count; i++)
			add_form(set, forms[i], set->nphrases, words);
		phrase->wanted |= UINT64CONST(1) << words++;
	}
	if (words > 0)
		set->nphrases++;
}

static PhraseSet *
phrase_set(FunctionCallInfo fcinfo, ArrayType *source)
{
	PhraseSet  *set = fcinfo->flinfo->fn_extra;
	MemoryContext context;
	MemoryContext caller;
	Datum	   *elements;
	bool	   *nulls;
	int			count;

	if (set != NULL && VARSIZE(set->source) == VARSIZE(source) &&
		memcmp(set->source, source, VARSIZE(source)) == 0)
		return set;
	if (set != NULL)
		MemoryContextDelete(set->context);
	fcinfo->flinfo->fn_extra = NULL;
	context = AllocSetContextCreate(fcinfo->flinfo->fn_mcxt,
									"newsdip phrases", ALLOCSET_DEFAULT_SIZES);
	caller = MemoryContextSwitchTo(context);
	set = palloc0(sizeof(PhraseSet));
	set->context = context;
	set->source = (ArrayType *) PG_DETOAST_DATUM_COPY(PointerGetDatum(source));
	deconstruct_array(set->source, TEXTOID, -1, false, TYPALIGN_INT,
					  &elements, &nulls, &count);
	set->capacity = 1024;
	set->postings = palloc(sizeof(Posting) * set->capacity);
	set->phrases = palloc(sizeof(Phrase) * (count + 1));
	set->forms = forms_create(context, 1024, NULL);
	for (int i = 0; i < count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (!nulls[i])
			add_phrase(set, DatumGetTextPP(elements[i]));
	}
	MemoryContextSwitchTo(caller);
	fcinfo->flinfo->fn_extra = set;
	return set;
}

/* Note a word of the text; true if a phrase has all its words now */
static bool
see_word(PhraseSet *set, const char *text, const TextWord *word)
{
	uint64		forms[NEAR_LETTERS_MAX + 1];
	int			count = word_forms(text, word, forms);

	for (int i = 0; i < count; i++)
	{
		FormEntry  *entry = forms_lookup(set->forms, forms[i]);

		for (int32 p = entry == NULL ? -1 : entry->postings; p >= 0;
			 p = set->postings[p].next)
		{
			Phrase	   *phrase = &set->phrases[set->postings[p].phrase];

			if (phrase->text != set->texts)
			{
				phrase->text = set->texts;
				phrase->seen = 0;
			}
			phrase->seen |= UINT64CONST(1) << set->postings[p].word;
			if (phrase->seen == phrase->wanted)
				return true;
		}
	}
	return false;
}

/* Does a capital stand behind a letter, beside a small one? */
static bool
may_be_glued(const char *text, uint32 length)
{
	for (uint32 i = 1; i < length; i++)
		if (is_capital_letter(text[i]) && is_ascii_letter(text[i - 1]) &&
			(is_small_letter(text[i - 1]) || (i + 1 < length && is_small_letter(text[i + 1]))))
			return true;
	return false;
}

/*
 * may_name(body, phrases)
 */
Datum
newsdip_may_name(PG_FUNCTION_ARGS)
{
	text	   *body = body_argument(fcinfo, 0);
	PhraseSet  *set = phrase_set(fcinfo, PG_GETARG_ARRAYTYPE_P(1));
	const char *data = VARDATA_ANY(body);
	uint32		length = VARSIZE_ANY_EXHDR(body);
	bool		found = set->nphrases > 0 && may_be_glued(data, length);
	uint32		words = 0;
	WordScanner scanner;
	TextWord	word;

	set->texts++;
	word_scanner_init(&scanner, data, 0, length);
	while (set->nphrases > 0 && !found && word_next(&scanner, &word))
	{
		found = see_word(set, data, &word);
		if (++words % 4096 == 0)
			CHECK_FOR_INTERRUPTS();
	}
	PG_FREE_IF_COPY(body, 0);
	PG_RETURN_BOOL(found);
}
