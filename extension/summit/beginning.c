/*-------------------------------------------------------------------------
 *
 * beginning.c
 *		With which letters the words begin that the filter seeks.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/beginning.h"
#include "text/block.h"

void
beginnings_init(Beginnings *beginnings, uint32_t longest)
{
	beginnings->shortest = longest;
	for (uint32_t sum = 0; sum < 2; sum++)
	{
		for (uint32_t place = 0; place < CODED_LETTERS; place++)
		{
			for (uint32_t letter = 1; letter < CODE_LETTERS; letter++)
				beginnings->codes[sum][place][letter] =
					(uint8_t) hash_word(letter, place << 1 | sum);
		}
	}
}

/* Note four letters, or those of a shorter word and whatever is behind it */
static void
add_letters(Beginnings *beginnings, const char *word, uint32_t length)
{
	uint32_t	letters = (uint32_t) hash_load(word, Min(length, BEGINNING_LETTERS));

	if (length >= BEGINNING_LETTERS)
	{
		beginnings->known[beginning_slot(letters)] = 1;
		return;
	}
	/* a quotation mark or dash that is not ASCII, too */
	for (uint32_t behind = 0; behind <= UINT8_MAX; behind++)
	{
		if (behind >= 0x80 || !is_word_byte((unsigned char) behind))
			beginnings->known[beginning_slot(letters | behind << 24)] = 1;
	}
}

static void
add_codes(Beginnings *beginnings, const char *word, uint32_t length)
{
	uint8_t		sums[2] = {0, 0};

	for (uint32_t i = 0; i < Min(length, CODED_LETTERS); i++)
	{
		uint32_t	letter = (unsigned char) word[i] % CODE_LETTERS;

		sums[0] ^= beginnings->codes[0][i][letter];
		sums[1] ^= beginnings->codes[1][i][letter];
	}
	beginnings->sums[0][sums[0]] |= 1 << sums[1] % 8;
	beginnings->sums[1][sums[1]] |= 1 << sums[0] % 8;
}

void
beginnings_add(Beginnings *beginnings, const char *word, uint32_t length)
{
	beginnings->shortest = Min(beginnings->shortest, length);
	if (length >= BEGINNING_SHORTEST)
		add_letters(beginnings, word, length);
	add_codes(beginnings, word, length);
}
