/*-------------------------------------------------------------------------
 *
 * hyperscan.c
 *		Matching names in texts with Hyperscan's literals.
 *
 *	hyperscan NAMES TEXTS ROUNDS
 *
 * Caseless, without the start of a match, a block a text: the cheapest that
 * Hyperscan can do.  Prints a line a round: seconds, matches.
 *
 *-------------------------------------------------------------------------
 */
#include <hs/hs.h>
#include <string.h>

#include "texts.h"

static int
count_match(unsigned int id, unsigned long long from, unsigned long long to,
			unsigned int flags, void *context)
{
	(void) id;
	(void) from;
	(void) to;
	(void) flags;
	++*(uint64_t *) context;
	return 0;
}

static hs_database_t *
compile(const char *path)
{
	Bytes		names = read_bytes(path);
	uint32_t	count = 0;
	uint32_t	lines = 1;
	const char **literals;
	size_t	   *lengths;
	unsigned   *flags;
	unsigned   *ids;
	hs_database_t *database = NULL;
	hs_compile_error_t *error = NULL;

	for (size_t i = 0; i < names.length; i++)
		lines += names.data[i] == '\n';
	literals = malloc(lines * sizeof(*literals));
	lengths = malloc(lines * sizeof(*lengths));
	flags = malloc(lines * sizeof(*flags));
	ids = malloc(lines * sizeof(*ids));
	for (char *line = strtok(names.data, "\n"); line != NULL;
		 line = strtok(NULL, "\n"))
	{
		literals[count] = line;
		lengths[count] = strlen(line);
		flags[count] = HS_FLAG_CASELESS;
		ids[count] = count;
		count++;
	}
	if (hs_compile_lit_multi(literals, flags, ids, lengths, count,
							 HS_MODE_BLOCK, NULL, &database,
							 &error) != HS_SUCCESS)
	{
		fprintf(stderr, "hyperscan: %s\n", error->message);
		exit(1);
	}
	return database;
}

int
main(int argc, char **argv)
{
	hs_database_t *database;
	hs_scratch_t *scratch = NULL;
	Texts		texts;

	if (argc != 4)
	{
		fputs("usage: hyperscan NAMES TEXTS ROUNDS\n", stderr);
		return 1;
	}
	database = compile(argv[1]);
	texts = read_texts(argv[2]);
	if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS)
		return 1;
	for (int round = atoi(argv[3]); round > 0; round--)
	{
		double		start = seconds();
		uint64_t	matches = 0;

		for (uint32_t i = 0; i < texts.count; i++)
			if (hs_scan(database, texts.items[i].data, texts.items[i].length,
						0, scratch, count_match, &matches) != HS_SUCCESS)
				return 1;
		printf("%.6f %lu\n", seconds() - start, (unsigned long) matches);
	}
	return 0;
}
