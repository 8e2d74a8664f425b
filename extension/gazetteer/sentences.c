/*-------------------------------------------------------------------------
 *
 * sentences.c
 *		The SQL function sentences(): where each sentence of a text lies.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "funcapi.h"
#include "miscadmin.h"
#include "utils/builtins.h"

#include "compat.h"
#include "gazetteer/cache.h"
#include "gazetteer/image_terms.h"
#include "text/body.h"
#include "text/character.h"
#include "text/sentence.h"

PG_FUNCTION_INFO_V1(newsdip_sentences);

/* Columns of sentences() */
enum
{
	COLUMN_SENTENCE,
	COLUMN_PARAGRAPH,
	COLUMN_START,
	COLUMN_LENGTH,
	COLUMN_BOILERPLATE,
	COLUMN_SURFACE,
	COLUMNS
};

/*
 * sentences(body): a row for each sentence, numbered as in entities()
 */
Datum
newsdip_sentences(PG_FUNCTION_ARGS)
{
	ReturnSetInfo *result = (ReturnSetInfo *) fcinfo->resultinfo;
	text	   *body = body_argument(fcinfo, 0);
	const char *data = VARDATA_ANY(body);
	SentenceScanner scanner;
	TextSentence sentence;
	TextRules	rules;
	CharacterPosition position = character_position(data);

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	image_text_rules(dictionary_image(), &rules);
	sentence_scanner_init(&scanner, &rules, data, VARSIZE_ANY_EXHDR(body));
	while (sentence_next(&scanner, &sentence))
	{
		Datum		values[COLUMNS];
		bool		nulls[COLUMNS] = {0};
		const char *surface = data + sentence.start;
		uint32		length = sentence.end - sentence.start;

		CHECK_FOR_INTERRUPTS();
		values[COLUMN_SENTENCE] = Int32GetDatum(sentence.number);
		values[COLUMN_PARAGRAPH] = Int32GetDatum(sentence.paragraph);
		values[COLUMN_START] = Int32GetDatum(character_at_byte(&position,
															   sentence.start));
		values[COLUMN_LENGTH] = Int32GetDatum(unicode_length(surface, length));
		values[COLUMN_BOILERPLATE] = BoolGetDatum(sentence.boilerplate);
		values[COLUMN_SURFACE] = PointerGetDatum(cstring_to_text_with_len(surface,
																		  length));
		tuplestore_putvalues(result->setResult, result->setDesc, values,
							 nulls);
		pfree(DatumGetPointer(values[COLUMN_SURFACE]));
	}
	PG_FREE_IF_COPY(body, 0);
	return (Datum) 0;
}
