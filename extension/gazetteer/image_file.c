/*-------------------------------------------------------------------------
 *
 * image_file.c
 *		The file in which an image lies, and mapping it.
 *
 * One compiled image of a database and dictionary version serves all its
 * sessions and parallel workers through a file that each maps read-only, so
 * that the system's page cache holds the only copy.  A file rather than
 * dynamic shared memory, because without shared_preload_libraries nothing in
 * shared memory could say where it is, because /dev/shm may be small, and
 * because a file works alike on a hot standby, which makes its own.
 *
 * The file lies in base/pgsql_tmp and has a name that starts with pgsql_tmp:
 * the server removes such files when it starts, and base backups, pg_rewind
 * and pg_checksums leave them out.
 *
 * Files are a cache.  A file is written under another name, with write() so
 * that a full disk is an error code and not a signal, given its final name
 * when it is complete, and never changed after that; so a mapping cannot be
 * cut short by another session, and removing a file leaves those that have
 * it mapped alone.  Nothing is flushed to disk: what a crash of the machine
 * tears is removed at the next start, and is found out when it is opened.
 * What remains is a disk that cannot read back what it wrote: touching such a
 * page ends the server process, as it does for any mapped file.
 *
 * Whatever is opened is checked from its first byte to its last.  Its CRC-32C
 * costs 16 ms for 100 MB in the page cache, of which the first touch of the
 * mapped pages is a third (reading the file for that instead costs 23 ms).
 * That is little enough for a new session, so there is no cheaper check that
 * would find less.  The session that has written a file maps it through the
 * descriptor that it wrote to, and need not check what it has just summed up.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <inttypes.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "access/xlog.h"
#include "miscadmin.h"
#include "port/pg_crc32c.h"
#include "storage/fd.h"

#include "gazetteer/image_file.h"

#define FILE_MAGIC		UINT64CONST(0x4e57534449504601)

StaticAssertDecl(sizeof(ImageFileHeader) == 256,
				 "an image lies 256 bytes after the start of its file");
StaticAssertDecl(sizeof(NEWSDIP_VERSION) <=
				 sizeof(((ImageFileHeader *) 0)->library),
				 "the version of newsdip has room in the header");

#ifndef IMAGE_FORMAT
#error "IMAGE_FORMAT is given by the Makefile"
#endif

int32
image_file_format(void)
{
	return IMAGE_FORMAT & PG_INT32_MAX;
}

static uint32
checksum(const void *data, size_t length)
{
	pg_crc32c	crc;

	INIT_CRC32C(crc);
	COMP_CRC32C(crc, data, length);
	FIN_CRC32C(crc);
	return crc;
}

void
image_file_path(const ImageKey *key, char path[MAXPGPATH])
{
	snprintf(path, MAXPGPATH, "%s/%s%u.%u.%016" PRIx64 ".%s",
			 IMAGE_FILE_FOLDER, IMAGE_FILE_PREFIX, MyDatabaseId,
			 key->relation, key->version, NEWSDIP_VERSION);
}

const Image *
image_file_image(const ImageMapping *mapping)
{
	return (const Image *) ((const char *) mapping->address +
							sizeof(ImageFileHeader));
}

void
image_file_close(ImageMapping *mapping)
{
	if (mapping->address != NULL)
		munmap(mapping->address, mapping->length);
	mapping->address = NULL;
}

static bool
header_is_whole(const ImageFileHeader *header)
{
	return header->magic == FILE_MAGIC &&
		header->header_crc == checksum(header,
									   offsetof(ImageFileHeader, header_crc));
}

bool
image_file_read_header(const char *path, ImageFileHeader *header)
{
	int			file = OpenTransientFile(path, O_RDONLY | PG_BINARY);
	bool		whole;

	if (file < 0)
		return false;
	whole = pg_pread(file, header, sizeof(*header), 0) == sizeof(*header) &&
		header_is_whole(header);
	CloseTransientFile(file);
	return whole;
}

/* What is wrong with the header of a file of so many bytes; NULL if nothing */
static const char *
header_fault(const ImageFileHeader *header, off_t length, const ImageKey *key)
{
	char		library[sizeof(header->library)] = NEWSDIP_VERSION;

	if (!header_is_whole(header))
		return "its header is damaged";
	if (header->format != image_file_format() ||
		memcmp(header->library, library, sizeof(library)) != 0)
		return "it is of another version of newsdip";
	if (header->system != GetSystemIdentifier() ||
		header->database != MyDatabaseId)
		return "it is of another database";
	if (header->relation != key->relation || header->version != key->version)
		return "it is of another dictionary";
	if (header->size != length - sizeof(ImageFileHeader))
		return "its length is wrong";
	return NULL;
}

/* What is wrong with a mapped image; NULL if nothing */
static const char *
image_fault(const Image *image, const ImageFileHeader *header)
{
	const ImageHeader *inner = image_header(image);

	if (checksum(image, header->size) != header->image_crc)
		return "its checksum is wrong";
	if (header->size < sizeof(ImageHeader) || inner->magic != IMAGE_MAGIC ||
		inner->size != header->size || inner->version != header->version)
		return "it holds no image";
	return NULL;
}

static uint32
pieces_checksum(const ImagePieces *pieces)
{
	pg_crc32c	crc;

	INIT_CRC32C(crc);
	for (int i = 0; i < pieces->count; i++)
		COMP_CRC32C(crc, pieces->items[i].data, pieces->items[i].length);
	FIN_CRC32C(crc);
	return crc;
}

void
image_file_header(const ImageKey *key, const ImagePieces *pieces,
				  const ImageOrigin *origin, ImageFileHeader *header)
{
	memset(header, 0, sizeof(*header));
	header->magic = FILE_MAGIC;
	header->format = image_file_format();
	header->system = GetSystemIdentifier();
	header->database = MyDatabaseId;
	header->relation = key->relation;
	header->version = key->version;
	header->size = pieces->size;
	header->image_crc = pieces_checksum(pieces);
	header->origin = *origin;
	strlcpy(header->library, NEWSDIP_VERSION, sizeof(header->library));
	header->header_crc = checksum(header,
								  offsetof(ImageFileHeader, header_crc));
}

bool
image_file_map(int file, size_t length, ImageMapping *mapping)
{
	void	   *address = mmap(NULL, length, PROT_READ, MAP_SHARED, file, 0);

	if (address == MAP_FAILED)
		return false;
	mapping->address = address;
	mapping->length = length;
	return true;
}

/* Map an open file if it is what is wanted; otherwise what is wrong with it */
static const char *
map_file(int file, const ImageKey *key, ImageMapping *mapping,
		 ImageOrigin *origin)
{
	ImageFileHeader header;
	struct stat status;
	const char *fault;

	if (fstat(file, &status) != 0 ||
		pg_pread(file, &header, sizeof(header), 0) != sizeof(header))
		return "its header cannot be read";
	fault = header_fault(&header, status.st_size, key);
	if (fault != NULL)
		return fault;
	if (!image_file_map(file, status.st_size, mapping))
		return "it cannot be mapped";
	fault = image_fault(image_file_image(mapping), &header);
	if (fault != NULL)
		image_file_close(mapping);
	else
		*origin = header.origin;
	return fault;
}

bool
image_file_open(const ImageKey *key, ImageMapping *mapping,
				ImageOrigin *origin, char reason[IMAGE_REASON_SIZE])
{
	char		path[MAXPGPATH];
	const char *fault;
	int			file;

	image_file_path(key, path);
	file = OpenTransientFile(path, O_RDONLY | PG_BINARY);
	if (file < 0)
	{
		if (errno != ENOENT)
			snprintf(reason, IMAGE_REASON_SIZE,
					 "could not open file \"%s\": %m", path);
		return false;
	}
	fault = map_file(file, key, mapping, origin);
	CloseTransientFile(file);
	if (fault == NULL)
		return true;

	snprintf(reason, IMAGE_REASON_SIZE, "file \"%s\" cannot be used: %s",
			 path, fault);
	unlink(path);
	ereport(LOG,
			(errmsg("dictionary image \"%s\" cannot be used and is made again",
					path),
			 errdetail("It was found that %s.", fault)));
	return false;
}
