/*-------------------------------------------------------------------------
 *
 * build_small_starts.c
 *		Sets of the first words of names that need no capital, by their first
 *		bytes: see small_start.h.
 *
 * Neighbours share a set, those first whose common set lets the fewest words
 * pass that it should not.  Words are in the order of their lengths, then of
 * their bytes: a short word lets all pass behind it, which a set of longer ones
 * does not.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/builder.h"
#include "gazetteer/small_start.h"
#include "text/ascii.h"
#include "text/block.h"

/* The codes, a bit for each, that words of a set may have at each place */
typedef struct SmallSet
{
	uint32_t	codes[SMALL_PLACES];
} SmallSet;

/* More first words than that leave little to be told apart */
#define SMALL_WORDS_MOST	1024

#define SET_COUNT			(SMALL_SETS * SMALL_GROUPS)
#define ANY_CODE			UINT32_MAX
#define GAP_CODE			UINT32_C(1)

/* How many of 1,000 bytes of the texts have a code, about, in either language */
static const uint16_t code_weights[BYTE_CODES] = {
	120, 119, 14, 14, 25, 115, 12, 22, 28, 64, 5, 16, 36, 27, 72, 46, 20, 1,
	57, 37, 48, 38, 6, 6, 2, 8, 1, 0, 10, 10, 10, 10
};

void
small_starts_init(Builder *builder)
{
	part_init(&builder->small_sets, sizeof(SmallSet), SMALL_WORDS_MOST);
}

static uint32_t
small_code(unsigned char folded)
{
	if (is_small_letter(folded))
		return folded - 'a' + 1;
	if (is_ascii_digit(folded))
		return BYTE_CODE_DIGIT | (folded & 3);
	return 0;
}

/* What a word, its first bytes folded, and what may stand behind it if it is
 * short, look like */
static SmallSet
set_of_word(uint64_t bytes, uint32_t length, bool before_capital)
{
	SmallSet	set;

	for (uint32_t i = 0; i < SMALL_PLACES; i++)
		if (i < length)
			set.codes[i] = UINT32_C(1) << small_code(bytes >> 8 * i & 0xff);
		else if (i == length || (i == length + 1 && before_capital))
			set.codes[i] = GAP_CODE;
		else
			set.codes[i] = ANY_CODE;
	return set;
}

/*
 * Enter the first word of a name that may begin without a capital.  before_capital
 * says that the name does not end with the word, and that the next one needs
 * a capital.
 */
void
small_start_add(Builder *builder, const NameWords *words, bool before_capital)
{
	Part	   *sets = &builder->small_sets;
	uint64_t	bytes = hash_low_bytes(words_bytes(words, 0), SMALL_PLACES);
	SmallSet	set;

	/* words of a text that are not ASCII are looked at anyway */
	if (sets->count > SMALL_WORDS_MOST ||
		(bytes & UINT64_C(0x8080808080808080)) != 0)
		return;
	set = set_of_word(bytes, words->items[0].folded_length, before_capital);
	for (uint64_t i = 0; i < sets->count; i++)
		if (memcmp((SmallSet *) sets->items + i, &set, sizeof(set)) == 0)
			return;
	*(SmallSet *) part_add(sets, 1) = set;
}

/* The share of words that pass a set by chance */
static double
set_weight(const SmallSet *set)
{
	double		share = 1;

	for (int i = 0; i < SMALL_PLACES; i++)
	{
		uint32_t	weight = 0;

		for (uint32_t codes = set->codes[i]; codes != 0; codes &= codes - 1)
			weight += code_weights[lowest_bit(codes)];
		share *= weight / 1000.0;
	}
	return share;
}

static SmallSet
union_of_sets(const SmallSet *a, const SmallSet *b)
{
	SmallSet	both;

	for (int i = 0; i < SMALL_PLACES; i++)
		both.codes[i] = a->codes[i] | b->codes[i];
	return both;
}

/* By how much more than either set lets the union of two pass? */
static double
union_cost(const SmallSet *sets)
{
	SmallSet	both = union_of_sets(&sets[0], &sets[1]);

	return set_weight(&both) - set_weight(&sets[0]) - set_weight(&sets[1]);
}

/* Join neighbours until there are as many sets as can be told apart */
static uint32_t
join_sets(SmallSet *sets, uint32_t count)
{
	double		costs[SMALL_WORDS_MOST];

	for (uint32_t i = 0; i + 1 < count; i++)
		costs[i] = union_cost(&sets[i]);
	while (count > SET_COUNT)
	{
		uint32_t	least = 0;

		for (uint32_t i = 1; i + 1 < count; i++)
			if (costs[i] < costs[least])
				least = i;
		sets[least] = union_of_sets(&sets[least], &sets[least + 1]);
		count--;
		memmove(&sets[least + 1], &sets[least + 2],
				(count - least - 1) * sizeof(SmallSet));
		memmove(&costs[least], &costs[least + 1],
				(count - least - 1) * sizeof(double));
		if (least > 0)
			costs[least - 1] = union_cost(&sets[least - 1]);
		if (least + 1 < count)
			costs[least] = union_cost(&sets[least]);
	}
	return count;
}

static int
compare_sets(const void *a, const void *b)
{
	const SmallSet *one = a;
	const SmallSet *other = b;

	for (int i = SMALL_PLACES - 1; i > 0; i--)
	{
		bool		one_any = one->codes[i] == ANY_CODE;
		bool		other_any = other->codes[i] == ANY_CODE;

		if (one_any != other_any)
			return one_any - other_any;
	}
	for (int i = 0; i < SMALL_PLACES; i++)
		if (one->codes[i] != other->codes[i])
			return one->codes[i] < other->codes[i] ? -1 : 1;
	return 0;
}

void
build_small_starts(Builder *builder)
{
	SmallSet   *sets = (SmallSet *) builder->small_sets.items;
	uint32_t	count = builder->small_sets.count;
	ImageSmallStarts *starts;

	part_zeroed(&builder->small_starts, sizeof(ImageSmallStarts),
				count <= SMALL_WORDS_MOST);
	if (count > SMALL_WORDS_MOST)
		return;
	starts = (ImageSmallStarts *) builder->small_starts.items;
	qsort(sets, count, sizeof(SmallSet), compare_sets);
	count = join_sets(sets, count);
	for (uint32_t set = 0; set < count; set++)
		for (uint32_t place = 0; place < SMALL_PLACES; place++)
			for (uint32_t codes = sets[set].codes[place]; codes != 0;
				 codes &= codes - 1)
				starts->sets[place][set / SMALL_SETS][lowest_bit(codes)] |=
					1 << set % SMALL_SETS;
}
