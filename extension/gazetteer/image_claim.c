/*-------------------------------------------------------------------------
 *
 * image_claim.c
 *		Making the file of an image.
 *
 * Only one process at a time makes the file of one version.  The lock is
 * flock() on the unfinished file: the kernel releases it when the process
 * ends, it works on a standby, and unlike PostgreSQL's own locks it also
 * keeps apart the members of a parallel query, and takes part neither in
 * lock_timeout nor in deadlocks.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "miscadmin.h"
#include "port/pg_iovec.h"
#include "storage/fd.h"

#include "gazetteer/image_file.h"

/*
 * A file is written by as many bytes at once, from one multiple of them to the
 * next, as a large page of the processor has.  Linux then keeps it in such
 * pages where the file system can (ext4 of 6.18 does), and maps them whole,
 * which spares whoever reads the image many waits for addresses.  In between a
 * statement can be cancelled.
 */
#define WRITE_STEP		((size_t) 2 * 1024 * 1024)

/* Does the path still lead to this file?  Its writer may have finished. */
static bool
is_file_at(int file, const char *path)
{
	struct stat opened;
	struct stat found;

	return fstat(file, &opened) == 0 && stat(path, &found) == 0 &&
		opened.st_dev == found.st_dev && opened.st_ino == found.st_ino;
}

static ClaimResult
claim_failed(ImageClaim *claim, char reason[IMAGE_REASON_SIZE])
{
	snprintf(reason, IMAGE_REASON_SIZE, "could not write file \"%s\": %m",
			 claim->path);
	if (claim->file >= 0)
		CloseTransientFile(claim->file);
	claim->file = -1;
	return CLAIM_FAILED;
}

ClaimResult
image_file_claim(const ImageKey *key, ImageClaim *claim,
				 char reason[IMAGE_REASON_SIZE])
{
	char		path[MAXPGPATH];

	image_file_path(key, path);
	claim->key = *key;
	snprintf(claim->path, MAXPGPATH, "%s%s", path, IMAGE_FILE_NEW);
	claim->file = OpenTransientFile(claim->path, O_RDWR | O_CREAT | PG_BINARY);
	if (claim->file < 0 && errno == ENOENT)
	{
		/* the folder is made when it is first needed */
		(void) MakePGDirectory(IMAGE_FILE_FOLDER);
		claim->file = OpenTransientFile(claim->path,
										O_RDWR | O_CREAT | PG_BINARY);
	}
	if (claim->file < 0)
		return claim_failed(claim, reason);

	if (flock(claim->file, LOCK_EX | LOCK_NB) == 0)
	{
		/* or was it finished or given up since it was opened? */
		if (is_file_at(claim->file, claim->path))
			return CLAIM_GRANTED;
	}
	else if (errno != EWOULDBLOCK)
		return claim_failed(claim, reason);
	CloseTransientFile(claim->file);
	claim->file = -1;
	return CLAIM_BUSY;
}

void
image_file_abandon(ImageClaim *claim)
{
	if (claim->file < 0)
		return;
	/* removed before the lock is: who waits for it finds that it is gone */
	unlink(claim->path);
	CloseTransientFile(claim->file);
	claim->file = -1;
}

/*
 * Remove what a writer that died may have left.  Some file systems take it that
 * a file which was cut off is wanted on disk soon, and write it out when it is
 * closed, so that is not done to one that is empty.
 */
static bool
make_empty(int file)
{
	struct stat status;

	return fstat(file, &status) == 0 &&
		(status.st_size == 0 || ftruncate(file, 0) == 0);
}

/* Parts of a file that are written at once */
#define PARTS_AT_ONCE	Min(IMAGE_PIECES + 1, IOV_MAX)

/* Where the next step of writing pieces begins */
typedef struct PiecesLeft
{
	const ImagePiece *piece;
	const ImagePiece *end;
	size_t		skip;			/* bytes of the piece that are written */
} PiecesLeft;

/* List what is left up to so many bytes; returns how many parts that is */
static int
gather(PiecesLeft left, size_t bytes, struct iovec *parts)
{
	int			count = 0;

	for (; left.piece < left.end && bytes > 0 && count < PARTS_AT_ONCE;
		 left.piece++, left.skip = 0)
	{
		size_t		length = Min(left.piece->length - left.skip, bytes);

		if (length == 0)
			continue;
		parts[count].iov_base = (char *) unconstify(void *, left.piece->data) +
			left.skip;
		parts[count++].iov_len = length;
		bytes -= length;
	}
	return count;
}

/* Go on behind bytes that have been written */
static void
advance(PiecesLeft *left, size_t bytes)
{
	left->skip += bytes;
	while (left->piece < left->end && left->skip >= left->piece->length)
	{
		left->skip -= left->piece->length;
		left->piece++;
	}
}

/* Write the file, which is empty */
static bool
write_file(int file, const ImageFileHeader *header, const ImagePieces *pieces)
{
	ImagePiece	all[IMAGE_PIECES + 1];
	struct iovec parts[PARTS_AT_ONCE];
	PiecesLeft	left = {all, all + pieces->count + 1, 0};
	off_t		position = 0;

	all[0] = (ImagePiece)
	{
		header, sizeof(*header)
	};
	memcpy(&all[1], pieces->items, pieces->count * sizeof(ImagePiece));
	while (left.piece < left.end)
	{
		int			count = gather(left, WRITE_STEP - position % WRITE_STEP,
								   parts);
		ssize_t		written;

		CHECK_FOR_INTERRUPTS();
		errno = 0;
		written = count == 0 ? 0 : pg_pwritev(file, parts, count, position);
		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0 && count > 0)
		{
			if (errno == 0)
				errno = ENOSPC;
			return false;
		}
		position += written;
		advance(&left, written);
	}
	return true;
}

bool
image_file_publish(ImageClaim *claim, const ImagePieces *pieces,
				   const ImageOrigin *origin, ImageMapping *mapping,
				   char reason[IMAGE_REASON_SIZE])
{
	ImageFileHeader header;
	char		path[MAXPGPATH];

	image_file_header(&claim->key, pieces, origin, &header);
	image_file_path(&claim->key, path);
	if (!make_empty(claim->file) ||
		!write_file(claim->file, &header, pieces) ||
		!image_file_map(claim->file, sizeof(header) + header.size, mapping))
	{
		snprintf(reason, IMAGE_REASON_SIZE, "could not write file \"%s\": %m",
				 claim->path);
		return false;
	}
	if (rename(claim->path, path) != 0)
	{
		snprintf(reason, IMAGE_REASON_SIZE, "could not rename file \"%s\": %m",
				 claim->path);
		image_file_close(mapping);
		return false;
	}
	CloseTransientFile(claim->file);
	claim->file = -1;
	return true;
}

void
image_file_remove_unfinished(const char *path)
{
	int			file = OpenTransientFile(path, O_RDWR | PG_BINARY);

	if (file < 0)
		return;
	if (flock(file, LOCK_EX | LOCK_NB) == 0 && is_file_at(file, path))
		unlink(path);
	CloseTransientFile(file);
}
