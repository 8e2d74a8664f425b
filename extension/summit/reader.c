/*-------------------------------------------------------------------------
 *
 * reader.c
 *		Reading a text sentence by sentence for its contacts.
 *
 * A sentence without a contact word only matters for what the next ones may
 * point back to, and few do.  So a sentence with one is read without those
 * before it; if it then asks for what they left, the reader goes back to them
 * (left_behind.c), and reads the sentence again.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "gazetteer/mentions.h"
#include "summit/hint.h"
#include "summit/reader.h"

/* Longest stretch that is read as one sentence; bounds the memory it takes */
#define PIECE_BYTES (128 * 1024)

#define ITEMS_AT_FIRST 256
#define WORDS_AT_FIRST 256
#define PARTIES_AT_FIRST 64
#define CONTACTS_AT_FIRST 16

/* A reader in the current memory context, for one text after the other */
SummitReader *
summit_reader_create(void)
{
	SummitReader *reader = palloc0(sizeof(SummitReader));
	Reading    *reading = &reader->reading;
	Sentence   *sentence = &reading->sentence;

	sentence->capacity = ITEMS_AT_FIRST;
	sentence->items = palloc(sizeof(SummitItem) * ITEMS_AT_FIRST);
	sentence->word_capacity = WORDS_AT_FIRST;
	sentence->words = palloc(sizeof(TextWord) * WORDS_AT_FIRST);
	reading->parties.capacity = PARTIES_AT_FIRST;
	reading->parties.items = palloc(sizeof(Party) * PARTIES_AT_FIRST);
	reading->party_at_capacity = ITEMS_AT_FIRST;
	reading->party_at = palloc(sizeof(int) * ITEMS_AT_FIRST);
	reading->contact_capacity = CONTACTS_AT_FIRST;
	reading->contacts = palloc(sizeof(Contact) * CONTACTS_AT_FIRST);
	reading->memory = palloc0(sizeof(Memory));
	sentence->strangers = &reading->memory->strangers;
	reader->told = palloc(sizeof(Told));
	reading->told = reader->told;
	mentions_init(&reader->mentions);
	return reader;
}

/* Find the next contact word of the text */
static void
next_word(SummitReader *reader)
{
	reader->word = filter_next(&reader->filter, &reader->word_start,
							   &reader->word_end);
}

/* Begin a text for the image and date that are set */
static void
begin(SummitReader *reader, const char *text, uint32_t length)
{
	Reading    *reading = &reader->reading;
	Sentence   *sentence = &reading->sentence;

	sentence->text = text;
	sentence->length = length;
	sentence->words_end = 0;
	sentence->language = 0;
	sentence->modifier_first = false;
	sentence->home = IMAGE_NONE;
	reading->contact_count = 0;
	reading->memory->pair_count = 0;
	reading->memory->has_heads = false;
	reading->memory->has_subject = false;
	reading->memory->has_contact = false;
	reading->memory->has_place = false;
	reading->memory->kinds = 0;
	reading->memory->strangers.count = 0;
	reader->length = length;
	reader->matched = false;
	reader->next_mention = 0;
	promise_begin(&reader->promise);
	reader->told->count = reader->told->last_number = 0;
	reader->rest.start = reader->rest.end = 0;
	reader->skipped_count = 0;
	reader->behind_count = 0;
	reader->unread = false;
	filter_begin(&reader->filter, sentence->lexicon, text, length);
	next_word(reader);
	/* most texts have no contact word, and nothing else is looked at */
	if (reader->word == FILTER_END)
		return;
	lexicon_text_rules(sentence->lexicon, &reader->rules);
	sentence_scanner_init(&reader->scanner, &reader->rules, text, length);
}

/* Begin a text, which stays the caller's */
void
summit_reader_begin(SummitReader *reader, const HeldImage *held,
					const char *text, uint32_t length, ImageDate date)
{
	Sentence   *sentence = &reader->reading.sentence;

	sentence->image = held->image;
	sentence->lexicon = lexicon_of(held);
	sentence->date = date;
	if (reader->unglued.text != NULL)
		unglue_free(&reader->unglued);
	begin(reader, text, length);
}

/*
 * Match the text.  If words of it are glued together a copy in which they are
 * not is begun, and the result is true.
 */
static bool
match(SummitReader *reader)
{
	const Sentence *text = &reader->reading.sentence;
	UngluedText *unglued = &reader->unglued;

	match_unglued(text->image, text->text, reader->length, text->date,
				  &reader->mentions, unglued);
	if (unglued->text != NULL)
		begin(reader, unglued->text, unglued->length);
	reader->matched = true;
	return unglued->text != NULL;
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

/* The next sentence that is no page furniture, or piece of a long one */
static bool
next_piece(SummitReader *reader, TextSentence *piece)
{
	TextSentence *rest = &reader->rest;

	while (rest->start >= rest->end)
	{
		if (!sentence_next(&reader->scanner, rest))
			return false;
		if (rest->boilerplate)
			rest->start = rest->end;
	}
	*piece = *rest;
	piece->end = sentence_piece_end(reader->reading.sentence.text, rest->start,
									rest->end);
	rest->start = piece->end;
	return true;
}

/* What the words of a sentence with a contact word hint at */
static void
look_at_words(SummitReader *reader, const TextSentence *sentence)
{
	Reading    *reading = &reader->reading;

	sentence_read_words(&reading->sentence, sentence->start, sentence->end);
	/* whoever asks why there is no contact wants it read */
	reader->hints = reading->trace != NULL ? HINT_ALL :
		hints_find(&reading->sentence);
}

/* May a sentence with a contact word tell of a contact? */
static bool
promises(SummitReader *reader, const TextSentence *sentence)
{
	Reading    *reading = &reader->reading;

	if (reading->trace != NULL)
		return true;
	if ((reader->hints & HINT_TOLD) == 0)
		return false;
	sentence_read_words(&reading->sentence, sentence->start, sentence->end);
	return sentence_promises(reading, sentence->start, sentence->end,
							 reader->hints, &reader->mentions, &reader->promise);
}

/*
 * Does a contact word stand in this sentence, or a word with which a modifier
 * may end?  Sentences come in text order.
 */
static FilterFound
find_words(SummitReader *reader, const TextSentence *sentence)
{
	const Sentence *text = &reader->reading.sentence;
	FilterFound found = FILTER_END;
	uint32_t	end;

	for (; reader->word != FILTER_END && reader->word_start < sentence->end;
		 next_word(reader))
	{
		if (reader->word_start < sentence->start)
			continue;
		if (reader->word == FILTER_CONTACT &&
			(reader->word_end <= sentence->end ||
			 filter_word(text->image, text->text, reader->word_start,
						 sentence->end, &end)))
			return FILTER_CONTACT;
		found = FILTER_MODIFIER;
	}
	return found;
}

/* Keep a sentence without a contact word for one that may point back to it */
static void
skip_sentence(SummitReader *reader, const TextSentence *sentence,
			  bool modifier)
{
	if (reader->skipped_count == SKIPPED_MAX)
	{
		memmove(&reader->skipped[0], &reader->skipped[1],
				sizeof(Skipped) * (SKIPPED_MAX - 1));
		reader->skipped_count--;
	}
	reader->skipped[reader->skipped_count].sentence = *sentence;
	reader->skipped[reader->skipped_count++].modifier = modifier;
}

/* May a skipped sentence have a modifier, which may tell of a contact, too? */
static bool
skipped_modifier(const SummitReader *reader)
{
	for (int i = 0; i < reader->skipped_count; i++)
	{
		if (reader->skipped[i].modifier)
			return true;
	}
	return false;
}

/* Have so many sentences been left behind that they must be read now? */
static bool
is_far_ahead(const SummitReader *reader)
{
	return reader->behind_count + SKIPPED_MAX + 1 > BEHIND_MAX;
}

/*
 * Read a sentence, and again if it asks for what those left unread would have
 * left for it
 */
static void
read_promising(SummitReader *reader, const TextSentence *sentence)
{
	Reading    *reading = &reader->reading;
	Memory	   *memory = reading->memory;
	bool		pair = false;
	bool		subject = false;

	for (;;)
	{
		Memory		before;

		if (reader->unread)
			before = *memory;
		memory->asked_pair = memory->asked_subject = false;
		memory->paired = memory->named = false;
		reader_read_sentence(reader, sentence);
		if (!reader->unread)
			return;
		if (!reading->sentence.undecided && memory->asked_pair <= pair &&
			memory->asked_subject <= subject)
		{
			reader_leave_behind(reader, sentence, false);
			return;
		}
		pair = pair || memory->asked_pair;
		subject = subject || memory->asked_subject;
		*memory = before;
		if (reading->sentence.undecided ||
			!reader_recall(reader, sentence, pair, subject))
			reader_catch_up(reader);
	}
}

/* Read a sentence with a contact word, those before it only if need be */
static void
read_candidate(SummitReader *reader, const TextSentence *sentence)
{
	bool		modifier = skipped_modifier(reader);

	reader->reading.contact_count = 0;
	if (is_far_ahead(reader))
		reader_catch_up(reader);
	for (int i = 0; i < reader->skipped_count; i++)
		reader_leave_behind(reader, &reader->skipped[i].sentence, true);
	reader->skipped_count = 0;
	if (modifier)
		reader_catch_up(reader);
	else if (!promises(reader, sentence))
	{
		reader_leave_behind(reader, sentence, true);
		return;
	}
	read_promising(reader, sentence);
}

/*
 * Read on to the next sentence that tells of a contact; its contacts that are
 * not dropped are those of reader->reading.  False at the end of the text.
 */
bool
summit_reader_next(SummitReader *reader)
{
	Reading    *reading = &reader->reading;
	TextSentence sentence;

	while (reader->word != FILTER_END && next_piece(reader, &sentence))
	{
		FilterFound found = find_words(reader, &sentence);

		CHECK_FOR_INTERRUPTS();
		if (found != FILTER_CONTACT)
		{
			skip_sentence(reader, &sentence, found == FILTER_MODIFIER);
			continue;
		}
		look_at_words(reader, &sentence);
		/* whom nothing is told of needs no names */
		if (!reader->matched &&
			((reader->hints & HINT_TOLD) || is_far_ahead(reader) ||
			 skipped_modifier(reader)) && match(reader))
			continue;
		read_candidate(reader, &sentence);
		if (reading->contact_count > 0)
		{
			told_number(reader->told, reading);
			return true;
		}
	}
	return false;
}
