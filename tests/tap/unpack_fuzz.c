/*-------------------------------------------------------------------------
 *
 * unpack_fuzz.c
 *		Unpack texts compressed by pglz as a plain reader of that format does
 *		it, and the same cut short and damaged. The argument is the number
 *		of texts; the sequence of them is always the same.
 *
 * Both texts lie in memory of exactly the size that unpack() may touch, so that
 * a sanitizer notices any byte beyond.
 *
 *-------------------------------------------------------------------------
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fuzz_random.h"
#include "text/unpack.h"

#define TEXT_MAX	6000
#define PACKED_MAX	(TEXT_MAX * 2)

/*
 * As many items of all sorts as make a text of some length, which is returned
 */
static uint32_t
pack(unsigned char *packed, uint32_t *packed_length, unsigned char *text)
{
	/* how many items of ten are pieces, and how far off those are */
	uint32_t	wanted = random_below(TEXT_MAX);
	uint32_t	pieces = random_below(10);
	uint32_t	reach = 1 + random_below(4) * 1364;
	unsigned char *to = packed;
	unsigned char *bits = NULL;
	uint32_t	length = 0;

	for (uint32_t item = 0; length < wanted; item++)
	{
		uint32_t	piece = 3 + random_below(random_below(8) == 0 ? 271 : 16);
		uint32_t	distance = 1 + random_below(reach);

		if (item % 8 == 0)
		{
			bits = to++;
			*bits = random_below(2) << 7;	/* of no item, if it is the last */
		}
		*bits &= ~(1 << item % 8);
		if (random_below(10) >= pieces || distance > length ||
			piece > TEXT_MAX - length)
		{
			text[length++] = *to++ = random_below(256);
			continue;
		}
		*bits |= 1 << item % 8;
		*to++ = (distance >> 4 & 0xf0) | (piece < 18 ? piece - 3 : 15);
		*to++ = distance & 0xff;
		if (piece >= 18)
			*to++ = piece - 18;
		for (; piece > 0; piece--, length++)
			text[length] = text[length - distance];
	}
	*packed_length = to - packed;
	return length;
}

/* Unpack a copy; returns what is there, or NULL if it is called bad */
static unsigned char *
unpack_copy(const unsigned char *packed, uint32_t packed_length,
			uint32_t length)
{
	unsigned char *source = malloc(packed_length);
	unsigned char *text = malloc(length + UNPACK_SLACK);

	memcpy(source, packed, packed_length);
	if (!unpack(source, packed_length, text, length))
	{
		free(text);
		text = NULL;
	}
	free(source);
	return text;
}

int
main(int argc, char **argv)
{
	int			texts = argc > 1 ? atoi(argv[1]) : 10000;
	int			unpacked = 0;

	for (int i = 0; i < texts; i++)
	{
		unsigned char packed[PACKED_MAX];
		unsigned char expected[TEXT_MAX];
		uint32_t	packed_length;
		uint32_t	length = pack(packed, &packed_length, expected);
		unsigned char *text = unpack_copy(packed, packed_length, length);

		/* what is very short the server does not compress, nor is it read */
		if (length >= 16 &&
			(text == NULL || memcmp(text, expected, length) != 0))
		{
			printf("text %d of %u bytes is wrong\n", i, length);
			return 1;
		}
		unpacked += text != NULL;
		free(text);

		/* bytes are missing, or too many, or others: any answer will do but */
		if (packed_length > 0)
		{
			text = unpack_copy(packed, random_below(packed_length), length);
			/* a text that lacks its end is not one */
			if (text != NULL && length > 0)
			{
				printf("text %d is read without its end\n", i);
				return 1;
			}
			free(text);
			free(unpack_copy(packed, packed_length, random_below(length + 1)));
			free(unpack_copy(packed, packed_length, length + random_below(300)));
			for (int changes = random_below(4); changes >= 0; changes--)
				packed[random_below(packed_length)] ^= 1 << random_below(8);
			free(unpack_copy(packed, packed_length, length));
		}
	}
	printf("%d of %d texts\n", unpacked, texts);
	return 0;
}
