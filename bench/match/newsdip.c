/*-------------------------------------------------------------------------
 *
 * newsdip.c
 *		Matching names in texts with newsdip's matcher, outside a server.
 *
 *	newsdip NAMES TEXTS ROUNDS
 *
 * NAMES has a name a line; a tab, the number of its entity, its kind and
 * match rule may follow (else each is a place of its own).  TEXTS is as
 * texts.h says.  Prints a line a round: seconds, mentions; before them the
 * seconds for building the image and its size.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/build.h"
#include "gazetteer/compile_memory.h"
#include "gazetteer/match.h"
#include "texts.h"

/* There is no limit here */
void
compile_memory_check(Size bytes)
{
}

static int
compare_ids(const void *a, const void *b)
{
	int32_t		x = ((const EntityRow *) a)->entity_id;
	int32_t		y = ((const EntityRow *) b)->entity_id;

	return x < y ? -1 : x > y;
}

/* Add the name of one line, which is changed */
static void
add_name(DictionaryRows *rows, char *line)
{
	AliasRow   *alias = &rows->aliases[rows->alias_count];
	EntityRow  *entity = &rows->entities[rows->alias_count++];
	char	   *tab = strchr(line, '\t');
	int			entity_id = rows->alias_count;
	int			kind = ENTITY_PLACE;
	int			match = MATCH_NAME;

	if (tab != NULL)
	{
		*tab = '\0';
		sscanf(tab + 1, "%d\t%d\t%d", &entity_id, &kind, &match);
	}
	*entity = (EntityRow) {line, entity_id, 0, (EntityKind) kind};
	*alias = (AliasRow) {.alias = line,.length = strlen(line),.entity_id = entity_id,
		.match = (AliasMatch) match,.since = DATE_BEGIN,.until = DATE_END};
}

static Image *
build(const char *path)
{
	DictionaryRows rows = {0};
	ImagePieces pieces;
	Bytes		names = read_bytes(path);
	uint32_t	lines = 1;
	uint32_t	kept = 0;

	for (size_t i = 0; i < names.length; i++)
		lines += names.data[i] == '\n';
	rows.aliases = checked(malloc(lines * sizeof(AliasRow)));
	rows.entities = checked(malloc(lines * sizeof(EntityRow)));
	for (char *line = strtok(names.data, "\n"); line != NULL;
		 line = strtok(NULL, "\n"))
		add_name(&rows, line);
	qsort(rows.entities, rows.alias_count, sizeof(EntityRow), compare_ids);
	for (uint32_t i = 0; i < rows.alias_count; i++)
		if (kept == 0 ||
			rows.entities[kept - 1].entity_id != rows.entities[i].entity_id)
			rows.entities[kept++] = rows.entities[i];
	rows.entity_count = kept;
	image_build(&rows, &pieces);
	return image_join(&pieces);
}

static void *
allocate(void *old, size_t size)
{
	if (size > 0)
		return checked(realloc(old, size));
	free(old);
	return NULL;
}

int
main(int argc, char **argv)
{
	double		start = seconds();
	MentionList list = {.allocate = allocate};
	const Image *image;
	Texts		texts;

	if (argc != 4)
	{
		fputs("usage: newsdip NAMES TEXTS ROUNDS\n", stderr);
		return 1;
	}
	image = build(argv[1]);
	printf("%.6f %lu\n", seconds() - start,
		   (unsigned long) image_header(image)->size);
	texts = read_texts(argv[2]);
	for (int round = atoi(argv[3]); round > 0; round--)
	{
		uint64_t	mentions = 0;

		start = seconds();
		for (uint32_t i = 0; i < texts.count; i++)
		{
			match_text(image, texts.items[i].data, texts.items[i].length,
					   NO_DATE, &list);
			mentions += list.count;
		}
		printf("%.6f %lu\n", seconds() - start, (unsigned long) mentions);
	}
	return 0;
}
