/*-------------------------------------------------------------------------
 *
 * unglued_text.c
 *		The copy of a text that has blanks between words that were glued
 *		together.
 *
 * unglue.c finds where blanks are missing.  What is found in the copy is led
 * back to the text as written by the places where blanks were put.
 *
 *-------------------------------------------------------------------------
 */
#include <string.h>

#include "gazetteer/unglue.h"

void
unglue_begin(UngluedText *unglued, void *(*allocate) (void *old, size_t size))
{
	unglued->text = NULL;
	unglued->cuts = NULL;
	unglued->count = unglued->capacity = 0;
	unglued->looked = 0;
	unglued->allocate = allocate;
}

void
unglued_cut(UngluedText *unglued, uint32_t position)
{
	if (unglued->count == unglued->capacity)
	{
		unglued->capacity = unglued->capacity ? unglued->capacity * 2 : 64;
		unglued->cuts = unglued->allocate(unglued->cuts,
										  unglued->capacity * sizeof(uint32_t));
	}
	unglued->cuts[unglued->count++] = position;
}

void
unglued_copy(UngluedText *unglued, const char *text, uint32_t length)
{
	uint32_t	from = 0;
	char	   *to;

	unglued->length = length + unglued->count;
	unglued->text = to = unglued->allocate(NULL, unglued->length);
	for (uint32_t i = 0; i < unglued->count; i++)
	{
		uint32_t	cut = unglued->cuts[i];

		memcpy(to, text + from, cut - from);
		to += cut - from;
		*to++ = ' ';
		from = cut;
	}
	memcpy(to, text + from, length - from);
}

void
unglue_free(UngluedText *unglued)
{
	if (unglued->text != NULL)
		(void) unglued->allocate(unglued->text, 0);
	if (unglued->cuts != NULL)
		(void) unglued->allocate(unglued->cuts, 0);
	unglued->text = NULL;
	unglued->cuts = NULL;
}

uint32_t
unglue_origin(const UngluedText *unglued, uint32_t position)
{
	uint32_t	low = 0;
	uint32_t	high = unglued->count;

	/* how many blanks were put before it */
	while (low < high)
	{
		uint32_t	middle = low + (high - low) / 2;

		if (unglued->cuts[middle] + middle < position)
			low = middle + 1;
		else
			high = middle;
	}
	return position - low;
}
