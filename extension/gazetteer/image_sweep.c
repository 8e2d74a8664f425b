/*-------------------------------------------------------------------------
 *
 * image_sweep.c
 *		Removing files of images that are out of date.
 *
 * Whoever writes an image looks for those that have had their time.  The
 * few newest of the database stay, for transactions and their parallel
 * workers that look at an older dictionary; images of databases and
 * extensions that are gone do not.  Sessions that have a removed file mapped
 * keep it, and if one is wanted again it is only compiled again.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <unistd.h>

#include "catalog/pg_database.h"
#include "common/string.h"
#include "miscadmin.h"
#include "storage/fd.h"
#include "utils/syscache.h"

#include "gazetteer/image_file.h"

/* Images of a database that stay beside the newest */
#define OLDER_KEPT	2

typedef struct FoundImage
{
	char		path[MAXPGPATH];
	TimestampTz compiled_at;
} FoundImage;

typedef enum Fate
{
	FATE_REMOVE,
	FATE_REMOVE_UNFINISHED,		/* unless a process is writing it */
	FATE_KEEP,
	FATE_COMPARE				/* keep it if it is among the newest */
} Fate;

/* What to do with the file at path, called name */
static Fate
fate_of(const char *name, const char *path, const ImageKey *newest,
		TimestampTz *compiled_at)
{
	ImageFileHeader header;
	char		newest_path[MAXPGPATH];
	Oid			database;
	Oid			relation;
	bool		unfinished = pg_str_endswith(name, IMAGE_FILE_NEW);

	if (sscanf(name, IMAGE_FILE_PREFIX "%u.%u.", &database, &relation) != 2)
		return FATE_KEEP;		/* not one of ours */
	if (unfinished)
		return FATE_REMOVE_UNFINISHED;
	if (database != MyDatabaseId)
		return SearchSysCacheExists1(DATABASEOID, ObjectIdGetDatum(database)) ?
			FATE_KEEP : FATE_REMOVE;
	if (newest == NULL || relation != newest->relation)
		return FATE_REMOVE;
	image_file_path(newest, newest_path);
	if (strcmp(path, newest_path) == 0)
		return FATE_KEEP;
	if (!image_file_read_header(path, &header))
		return FATE_REMOVE;
	*compiled_at = header.origin.compiled_at;
	return FATE_COMPARE;
}

/* Keep a file among the newest, which are in order, and remove the oldest */
static void
keep_newest(FoundImage *kept, int *count, const FoundImage *found)
{
	int			position = *count;

	while (position > 0 &&
		   kept[position - 1].compiled_at < found->compiled_at)
		position--;
	if (position == OLDER_KEPT)
	{
		unlink(found->path);
		return;
	}
	if (*count == OLDER_KEPT)
		unlink(kept[--*count].path);
	memmove(&kept[position + 1], &kept[position],
			sizeof(FoundImage) * (*count - position));
	kept[position] = *found;
	++*count;
}

void
image_sweep(const ImageKey *newest)
{
	FoundImage	kept[OLDER_KEPT];
	int			count = 0;
	DIR		   *folder = AllocateDir(IMAGE_FILE_FOLDER);
	struct dirent *entry;

	if (folder == NULL)
		return;
	while ((entry = ReadDirExtended(folder, IMAGE_FILE_FOLDER, LOG)) != NULL)
	{
		FoundImage	found;

		if (strncmp(entry->d_name, IMAGE_FILE_PREFIX,
					strlen(IMAGE_FILE_PREFIX)) != 0)
			continue;
		snprintf(found.path, MAXPGPATH, "%s/%s", IMAGE_FILE_FOLDER,
				 entry->d_name);
		switch (fate_of(entry->d_name, found.path, newest,
						&found.compiled_at))
		{
			case FATE_REMOVE:
				unlink(found.path);
				break;
			case FATE_REMOVE_UNFINISHED:
				image_file_remove_unfinished(found.path);
				break;
			case FATE_KEEP:
				break;
			case FATE_COMPARE:
				keep_newest(kept, &count, &found);
				break;
		}
	}
	FreeDir(folder);
}
