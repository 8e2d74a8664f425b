/*-------------------------------------------------------------------------
 *
 * name_key.c
 *		The SQL functions folded_name() and name_key(): what spellings of one
 *		name have in common.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "fmgr.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "compat.h"
#include "gazetteer/cache.h"
#include "gazetteer/image_terms.h"
#include "gazetteer/labels.h"

PG_FUNCTION_INFO_V1(newsdip_folded_name);
PG_FUNCTION_INFO_V1(newsdip_name_key);

/*
 * Letters that agencies, languages and times write differently.  After the
 * first match the rest of the word is looked at; what maps to nothing goes.
 */
static const struct
{
	const char *from;
	const char *to;
}	spellings[] =

{
	{"oe", "u"}, {"dj", "j"}, {"tj", "c"}, {"sj", "s"}, {"ph", "f"},
	{"ks", "x"}, {"ck", "k"}, {"y", "i"}, {"q", "k"}, {"w", "v"}, {"h", ""}
};

/* The words as names are compared, joined by blanks */
static void
append_folded(StringInfo result, const char *text, uint32 length,
			  const Image *without_links)
{
	const uint64 small_words = role_bit(ROLE_AND) | role_bit(ROLE_OF) |
		role_bit(ROLE_NAME_LINK) | role_bit(ROLE_DETERMINER);
	WordScanner scanner;
	TextWord	word;
	uint32		count = 0;

	word_scanner_init(&scanner, text, 0, length);
	while (word_next(&scanner, &word))
	{
		char		folded[WORD_FOLD_MAX];

		if (++count % 4096 == 0)
			CHECK_FOR_INTERRUPTS();
		/* what is too long for a name is no word of one */
		if (word.flags & WORD_LONG)
			continue;
		if (without_links != NULL &&
			(image_word_has_role(without_links, text, &word, small_words) ||
			 image_exact_term(without_links, text, &word, 1,
							  ROLE_NAME_HEAD, NAME_HEAD_LEGAL)))
			continue;
		if (result->len > 0)
			appendStringInfoCharMacro(result, ' ');
		appendBinaryStringInfo(result, folded,
							   word_fold(text, &word, folded));
	}
}

/*
 * folded_name(name): its words as names are compared, joined by blanks
 */
Datum
newsdip_folded_name(PG_FUNCTION_ARGS)
{
	text	   *name = PG_GETARG_TEXT_PP(0);
	StringInfoData result;

	initStringInfo(&result);
	append_folded(&result, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name), NULL);
	PG_FREE_IF_COPY(name, 0);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(result.data, result.len));
}

/* Append a letter, but not twice */
static void
append_once(StringInfo key, char letter)
{
	if (key->len == 0 || key->data[key->len - 1] != letter ||
		(letter & 0x80) != 0)
		appendStringInfoChar(key, letter);
}

/* Take blanks and usual differences of spelling away */
static void
append_key(StringInfo key, const char *folded)
{
	while (*folded != '\0')
	{
		bool		found = false;

		for (int i = 0; i < lengthof(spellings) && !found; i++)
		{
			size_t		length = strlen(spellings[i].from);

			if (strncmp(folded, spellings[i].from, length) != 0)
				continue;
			if (spellings[i].to[0] != '\0')
				append_once(key, spellings[i].to[0]);
			folded += length;
			found = true;
		}
		if (found)
			continue;
		if (*folded != ' ')
			append_once(key, *folded);
		folded++;
	}
}

/*
 * name_key(kind, name): what is left of a name when the differences between
 * its usual spellings are taken away; of organisations their small words too
 */
Datum
newsdip_name_key(PG_FUNCTION_ARGS)
{
	text	   *name = PG_GETARG_TEXT_PP(1);
	StringInfoData folded;
	StringInfoData key;
	Labels		kinds;
	bool		organisation;

	labels_init(&kinds, "entity_kind");
	organisation = labels_index(&kinds, PG_GETARG_OID(0)) ==
		ENTITY_ORGANISATION;
	initStringInfo(&folded);
	initStringInfo(&key);
	append_folded(&folded, VARDATA_ANY(name), VARSIZE_ANY_EXHDR(name),
				  organisation ? dictionary_image() : NULL);
	append_key(&key, folded.data);
	PG_FREE_IF_COPY(name, 1);
	PG_RETURN_TEXT_P(cstring_to_text_with_len(key.data, key.len));
}
