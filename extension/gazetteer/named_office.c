/*-------------------------------------------------------------------------
 *
 * named_office.c
 *		Office phrases beside the name of who holds the office.
 *
 * "Presiden AS, Donald Trump" names one person, not two: beside the name the
 * phrase adds nothing.  It is known only when all words are matched, so such a
 * phrase is recorded before (office_phrase.c) and dropped here.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"
#include "text/unicode.h"

/* The bytes between a phrase and a name that stand side by side, at most */
#define BYTES_BETWEEN		24

/* Mentions inside another one, at most: those of states in office phrases */
#define MENTIONS_INSIDE		2

/*
 * Is there nothing but blanks, commas, quotation marks and brackets between
 * two bytes?  Behind a comma there may be so many words without a capital
 * (the article of ", the US president").
 */
static bool
stand_side_by_side(const Matcher *matcher, uint32_t from, uint32_t to,
				   uint32_t words_allowed)
{
	const unsigned char *text = (const unsigned char *) matcher->text;
	WordScanner scanner;
	TextWord	word;
	uint32_t	words = 0;

	if (to < from || to - from > BYTES_BETWEEN)
		return false;
	for (uint32_t at = from; at < to;)
	{
		CharacterClass class;
		int			length = unicode_read(text + at, text + to, &class);

		if (class == CHARACTER_PERIOD || class == CHARACTER_TERMINATOR ||
			class == CHARACTER_NEWLINE || class == CHARACTER_OTHER)
			return false;
		at += length;
	}
	word_scanner_init(&scanner, matcher->text, from, to);
	while (word_next(&scanner, &word))
		if (++words > words_allowed || (word.flags & WORD_CAPITAL) ||
			(words == 1 && word.gap <= GAP_PERIOD))
			return false;
	return true;
}

/* The next mention that starts behind this one's end, or NULL */
static const Mention *
mention_behind(const MentionList *list, uint32_t i)
{
	uint32_t	end = mention_end(&list->items[i]);

	for (uint32_t j = i + 1; j < list->count && j <= i + 1 + MENTIONS_INSIDE; j++)
		if (list->items[j].start >= end)
			return &list->items[j];
	return NULL;
}

/*
 * Drop the office phrases that stand beside a name: any person's behind the
 * phrase ("Presiden AS, Donald Trump"), the holder's own before it ("Donald
 * Trump, the US president").
 */
void
named_offices_drop(Matcher *matcher)
{
	MentionList *list = matcher->list;

	for (uint32_t i = 0; i < list->count; i++)
	{
		Mention    *office = &list->items[i];
		const Mention *behind;
		const Mention *before;

		if (office->via != VIA_OFFICE)
			continue;
		behind = mention_behind(list, i);
		if (behind != NULL && behind->kind == ENTITY_PERSON &&
			behind->via != VIA_OFFICE &&
			stand_side_by_side(matcher, mention_end(office),
							   behind->start, 0))
			office->doubt = DOUBT_DROPPED;
		before = i > 0 ? &list->items[i - 1] : NULL;
		if (before != NULL && before->entity == office->entity &&
			stand_side_by_side(matcher, mention_end(before),
							   office->start, 1))
			office->doubt = DOUBT_DROPPED;
	}
	drop_marked(list);
}
