/*-------------------------------------------------------------------------
 *
 * left_behind.c
 *		Going back to sentences that were left behind, most of them unread.
 *
 * An unread sentence tells of no contact.  All that it leaves for later ones is
 * whom it names: a pair, a subject, and the last of either are remembered.  So
 * who asks for one has the sentences read from the last one backwards, until it
 * is found.  Only where the language of one is that of the sentence before it, all
 * are read in order.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "miscadmin.h"

#include "summit/reader.h"

/* Read the words and items of a sentence */
static void
read_items(SummitReader *reader, const TextSentence *sentence)
{
	Reading    *reading = &reader->reading;

	reading->sentence.number = sentence->number;
	sentence_read_words(&reading->sentence, sentence->start, sentence->end);
	sentence_read_items(&reading->sentence, &reader->mentions,
						&reader->next_mention);
}

/* Read one sentence with all that it leaves for the next */
void
reader_read_sentence(SummitReader *reader, const TextSentence *sentence)
{
	read_items(reader, sentence);
	contact_read(&reader->reading);
}

/* Note what is known before the first of the sentences left behind */
static void
set_checkpoint(SummitReader *reader)
{
	const Reading *reading = &reader->reading;

	reader->checkpoint.memory = *reading->memory;
	reader->checkpoint.language = reading->sentence.language;
	reader->checkpoint.modifier_first = reading->sentence.modifier_first;
	reader->checkpoint.home = reading->sentence.home;
	reader->checkpoint.next_mention = reader->next_mention;
	reader->paired = reader->named = -1;
}

/* Note a sentence that stands behind the checkpoint, read or unread */
void
reader_leave_behind(SummitReader *reader, const TextSentence *sentence,
					bool unread)
{
	const Memory *memory = reader->reading.memory;
	int			i = reader->behind_count;

	if (i == 0)
		set_checkpoint(reader);
	reader->behind[i].sentence = *sentence;
	reader->behind[i].unread = unread;
	reader->behind_count++;
	if (unread)
		reader->unread = true;
	else
	{
		reader->paired = memory->paired ? i : reader->paired;
		reader->named = memory->named ? i : reader->named;
	}
}

/* All that was left behind is known */
static void
forget_behind(SummitReader *reader)
{
	reader->behind_count = 0;
	reader->unread = false;
}

/* Go back to the checkpoint and read in order all that stands behind it */
void
reader_catch_up(SummitReader *reader)
{
	Reading    *reading = &reader->reading;

	*reading->memory = reader->checkpoint.memory;
	reading->sentence.language = reader->checkpoint.language;
	reading->sentence.modifier_first = reader->checkpoint.modifier_first;
	reading->sentence.home = reader->checkpoint.home;
	reader->next_mention = reader->checkpoint.next_mention;
	for (int i = 0; i < reader->behind_count; i++)
	{
		CHECK_FOR_INTERRUPTS();
		reader_read_sentence(reader, &reader->behind[i].sentence);
	}
	forget_behind(reader);
}

/* The first mention that does not start before a byte of the text */
static uint32_t
mention_from(const MentionList *mentions, uint32_t start)
{
	uint32_t	low = 0;
	uint32_t	high = mentions->count;

	while (low < high)
	{
		uint32_t	middle = low + (high - low) / 2;

		if (mentions->items[middle].start < start)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/*
 * Whom does an unread sentence leave for later ones?  False if its language
 * is not known by itself.
 */
static bool
read_unread(SummitReader *reader, const TextSentence *sentence, Memory *left)
{
	Reading    *reading = &reader->reading;
	Memory	   *memory = reading->memory;

	reader->next_mention = mention_from(&reader->mentions, sentence->start);
	read_items(reader, sentence);
	if (reading->sentence.undecided)
		return false;
	party_read(&reading->sentence, &reading->parties);
	reading->contact_count = 0;
	left->paired = left->named = false;
	reading->memory = left;
	memory_update(reading);
	reading->memory = memory;
	return true;
}

/* Remember whom the sentence left behind at i leaves, unless a later one does */
static void
remember_left(SummitReader *reader, int i, const Memory *left)
{
	Memory	   *memory = reader->reading.memory;

	if (left->paired && reader->paired < i)
	{
		reader->paired = i;
		memory->pair_count = left->pair_count;
		memcpy(memory->pair, left->pair,
			   sizeof(Participant) * (Size) left->pair_count);
	}
	if (left->named && reader->named < i)
	{
		reader->named = i;
		memory->subject = left->subject;
		memory->has_subject = true;
	}
}

/*
 * Bring the pair or subject that is remembered to what it is before a sentence
 * that has been read without the unread ones.  False if all have to be read in
 * order.
 */
bool
reader_recall(SummitReader *reader, const TextSentence *sentence, bool pair,
			  bool subject)
{
	Memory		left;
	int			i = reader->behind_count - 1;

	left.has_contact = false;
	for (; i >= 0 && ((pair && reader->paired < i) ||
					  (subject && reader->named < i)); i--)
	{
		CHECK_FOR_INTERRUPTS();
		if (!reader->behind[i].unread)
			continue;
		if (!read_unread(reader, &reader->behind[i].sentence, &left))
			return false;
		reader->behind[i].unread = false;
		remember_left(reader, i, &left);
	}
	if (i < 0)
		forget_behind(reader);
	reader->next_mention = mention_from(&reader->mentions, sentence->start);
	return true;
}
