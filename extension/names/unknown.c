/*-------------------------------------------------------------------------
 *
 * unknown.c
 *		The SQL function unknown_names().
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "funcapi.h"
#include "lib/stringinfo.h"
#include "miscadmin.h"
#include "utils/builtins.h"
#include "utils/memutils.h"

#include "compat.h"
#include "gazetteer/cache.h"
#include "gazetteer/image_terms.h"
#include "gazetteer/labels.h"
#include "gazetteer/mentions.h"
#include "names/book.h"
#include "text/body.h"
#include "text/character.h"

PG_FUNCTION_INFO_V1(newsdip_unknown_names);

#define ITEMS_AT_FIRST	256
#define WORDS_AT_FIRST	256

/* Columns of unknown_names() */
enum
{
	COLUMN_NAME,
	COLUMN_KIND,
	COLUMN_CUE,
	COLUMN_ROLE,
	COLUMN_RANK,
	COLUMN_BODY,
	COLUMN_COUNTRY,
	COLUMN_START,
	COLUMN_LENGTH,
	COLUMNS
};

/* What a row is made with */
typedef struct Output
{
	ReturnSetInfo *result;
	Labels		kinds;
	Labels		cues;
	Labels		ranks;
	CharacterPosition position;
	MemoryContext row_context;	/* emptied after each row */
} Output;

/* The text from start to end with each run of blanks as one */
static Datum
text_of_run(const NameBook *book, const BookRun *run)
{
	StringInfoData name;
	bool		blank = false;

	initStringInfo(&name);
	for (uint32 i = run->start; i < run->end; i++)
	{
		char		c = book->text[i];

		if (c == ' ' || c == '\n' || c == '\r' || c == '\t')
		{
			blank = true;
			continue;
		}
		if (blank)
			appendStringInfoCharMacro(&name, ' ');
		blank = false;
		appendStringInfoCharMacro(&name, c);
	}
	return PointerGetDatum(cstring_to_text_with_len(name.data, name.len));
}

/*
 * The rank of the office that a role gives, or TERM_NONE: not that of somebody
 * who held it before, or heads a part of the body.  The president of a
 * club is its head.
 */
static int
rank_of_role(const Image *image, const NameRole *role)
{
	if (role->row == NULL || role->former)
		return TERM_NONE;
	if (role->part && (role->row->rank <= RANK_DEPUTY_HEAD ||
					   role->row->rank == RANK_HEAD_OF_BODY))
		return TERM_NONE;
	if (role->row->rank <= RANK_HEAD_OF_GOVERNMENT &&
		role->body != IMAGE_NONE &&
		image_entity(image, role->body)->kind == ENTITY_ORGANISATION)
		return RANK_HEAD_OF_BODY;
	return role->row->rank;
}

static void
put_run(Output *output, const NameBook *book, const BookRun *run)
{
	const BookRun *name = &book->runs[run->name];
	const NameRole *role = &name->role;
	const Image *image = book->image;
	uint32		country = role->body == IMAGE_NONE ? IMAGE_NONE :
		image_entity(image, role->body)->kind == ENTITY_COUNTRY ? role->body :
		image_entity(image, role->body)->country;
	MemoryContext caller = MemoryContextSwitchTo(output->row_context);
	Datum		values[COLUMNS];
	bool		nulls[COLUMNS] = {0};
	int			rank = rank_of_role(image, role);

	values[COLUMN_NAME] = text_of_run(book, name);

	/*
	 * that of the name: an acronym by itself does not tell a place from a
	 * body
	 */
	values[COLUMN_KIND] = ObjectIdGetDatum(labels_oid(&output->kinds,
													  name->kind));
	values[COLUMN_CUE] = ObjectIdGetDatum(labels_oid(&output->cues, run->cue));
	nulls[COLUMN_ROLE] = role->row == NULL;
	if (role->row != NULL)
		values[COLUMN_ROLE] = CStringGetTextDatum(image_string(image,
															   role->row->written));
	nulls[COLUMN_RANK] = rank == TERM_NONE;
	if (!nulls[COLUMN_RANK])
		values[COLUMN_RANK] = ObjectIdGetDatum(labels_oid(&output->ranks,
														  rank));
	nulls[COLUMN_BODY] = role->body == IMAGE_NONE;
	if (!nulls[COLUMN_BODY])
		values[COLUMN_BODY] = Int32GetDatum(image_entity(image,
														 role->body)->entity_id);
	nulls[COLUMN_COUNTRY] = country == IMAGE_NONE;
	if (!nulls[COLUMN_COUNTRY])
		values[COLUMN_COUNTRY] = Int32GetDatum(image_entity(image,
															country)->entity_id);
	values[COLUMN_START] = Int32GetDatum(character_at_byte(&output->position,
														   run->start));
	values[COLUMN_LENGTH] = Int32GetDatum(unicode_length(book->text + run->start,
														 run->end - run->start));
	tuplestore_putvalues(output->result->setResult, output->result->setDesc,
						 values, nulls);
	MemoryContextSwitchTo(caller);
	MemoryContextReset(output->row_context);
}

/* Read the text sentence by sentence into the book */
static void
read_text(NameBook *book, ImageDate date)
{
	MentionList mentions;
	SentenceScanner scanner;
	TextSentence piece;
	TextRules	rules;
	Sentence	sentence = {0};
	uint32		next_mention = 0;

	mentions_find(book->image, book->text, book->length, date, &mentions);
	sentence.image = book->image;
	sentence.text = book->text;
	sentence.length = book->length;
	sentence.date = date;
	sentence.names = true;
	sentence.home = IMAGE_NONE;
	sentence.capacity = ITEMS_AT_FIRST;
	sentence.items = palloc(sizeof(SummitItem) * ITEMS_AT_FIRST);
	sentence.word_capacity = WORDS_AT_FIRST;
	sentence.words = palloc(sizeof(TextWord) * WORDS_AT_FIRST);
	image_text_rules(book->image, &rules);
	sentence_scanner_init(&scanner, &rules, book->text, book->length);
	while (sentence_next(&scanner, &piece))
	{
		CHECK_FOR_INTERRUPTS();
		if (piece.boilerplate)
			continue;
		for (uint32 end = 0; piece.start < piece.end; piece.start = end)
		{
			end = sentence_piece_end(book->text, piece.start, piece.end);
			sentence.number = piece.number;
			sentence_read_words(&sentence, piece.start, end);
			sentence_read_items(&sentence, &mentions, &next_mention);
			sentence.title_case = run_in_headline(&sentence);
			sentence.list = sentence.title_case && run_is_list(&sentence);
			book_read_sentence(book, &sentence);
		}
	}
}

/*
 * unknown_names(body, published): a row for each mention of somebody whom
 * the dictionary lacks
 */
Datum
newsdip_unknown_names(PG_FUNCTION_ARGS)
{
	Output		output = {.result = (ReturnSetInfo *) fcinfo->resultinfo};
	MemoryContext caller = CurrentMemoryContext;
	MemoryContext context;
	NameBook	book;
	const Image *image;
	text	   *body;

	InitMaterializedSRF(fcinfo, MAT_SRF_USE_EXPECTED_DESC);
	if (PG_ARGISNULL(0))
		return (Datum) 0;
	context = AllocSetContextCreate(caller, "newsdip unknown names",
									ALLOCSET_DEFAULT_SIZES);
	image = dictionary_image();
	if (fcinfo->flinfo->fn_extra == NULL)
		fcinfo->flinfo->fn_extra =
			given_names_create(fcinfo->flinfo->fn_mcxt);
	MemoryContextSwitchTo(context);
	given_names_use(fcinfo->flinfo->fn_extra, image);
	body = body_argument(fcinfo, 0);
	labels_init(&output.kinds, "entity_kind");
	labels_init(&output.cues, "name_cue");
	labels_init(&output.ranks, "office_rank");
	output.position = character_position(VARDATA_ANY(body));
	book_init(&book, image, VARDATA_ANY(body), VARSIZE_ANY_EXHDR(body),
			  fcinfo->flinfo->fn_extra);
	read_text(&book, date_argument(fcinfo, 1));
	book_close(&book);
	output.row_context = AllocSetContextCreate(context, "row of unknown names",
											   ALLOCSET_SMALL_SIZES);
	for (int i = 0; i < book.count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		if (book.runs[i].name >= 0)
			put_run(&output, &book, &book.runs[i]);
	}
	MemoryContextSwitchTo(caller);
	MemoryContextDelete(context);
	return (Datum) 0;
}
