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
#include "text/body.h"
#include "text/sentence.h"
#include "text/unicode.h"

PG_FUNCTION_INFO_V1(newsdip_sentences);

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
	uint32		byte = 0;
	int32		character = 1;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	image_text_rules(dictionary_image(), &rules);
	sentence_scanner_init(&scanner, &rules, data, VARSIZE_ANY_EXHDR(body));
	while (sentence_next(&scanner, &sentence))
	{
		Datum		values[6];
		bool		nulls[6] = {0};
		uint32		length = sentence.end - sentence.start;

		CHECK_FOR_INTERRUPTS();
		character += unicode_length(data + byte, sentence.start - byte);
		byte = sentence.start;
		values[0] = Int32GetDatum(sentence.number);
		values[1] = Int32GetDatum(sentence.paragraph);
		values[2] = Int32GetDatum(character);
		values[3] = Int32GetDatum(unicode_length(data + byte, length));
		values[4] = BoolGetDatum(sentence.boilerplate);
		values[5] = PointerGetDatum(cstring_to_text_with_len(data + byte,
															 length));
		tuplestore_putvalues(result->setResult, result->setDesc, values,
							 nulls);
		pfree(DatumGetPointer(values[5]));
	}
	PG_FREE_IF_COPY(body, 0);
	return (Datum) 0;
}
