/*-------------------------------------------------------------------------
 *
 * image_file.h
 *		An image in a file that all sessions map.
 *
 * A file holds an ImageFileHeader, in which the first 256 bytes are laid
 * down as below, and behind it the image.  Both are in the machine's own
 * byte order: a file does not outlive the server that wrote it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_IMAGE_FILE_H
#define NEWSDIP_IMAGE_FILE_H

#include "datatype/timestamp.h"

#include "gazetteer/build.h"

/* Which image: of the current database, as a snapshot sees its dictionary */
typedef struct ImageKey
{
	Oid			relation;		/* dictionary_change: tells an extension that
								 * was dropped and created again */
	uint64		version;
} ImageKey;

/* Who made an image, and when */
typedef struct ImageOrigin
{
	TimestampTz compiled_at;
	NameData	compiled_by;	/* the session's user */
} ImageOrigin;

typedef struct ImageFileHeader
{
	uint64		magic;
	uint32		format;			/* image_file_format() */
	Oid			database;
	Oid			relation;
	uint32		image_crc;		/* CRC-32C of the image */
	uint64		version;
	uint64		size;			/* of the image, in bytes */
	ImageOrigin origin;
	char		library[64];	/* version of newsdip, padded with zeros */
	uint64		system;			/* identifier of the database cluster */
	char		reserved[68];	/* zeros */
	uint32		header_crc;		/* CRC-32C of everything above */
} ImageFileHeader;

/* A file that is mapped */
typedef struct ImageMapping
{
	void	   *address;
	size_t		length;			/* bytes */
} ImageMapping;

/* Room for a sentence on why something could not be done */
#define IMAGE_REASON_SIZE	256

/* Files of images, relative to the data directory, have names that start so */
#define IMAGE_FILE_FOLDER	"base/pgsql_tmp"
#define IMAGE_FILE_PREFIX	"pgsql_tmp_newsdip."
#define IMAGE_FILE_NEW		".new"	/* ends the name of an unfinished one */

/*
 * A checksum of the sources that make and read images, so that none is ever
 * read by others than those that made it.
 */
extern int32 image_file_format(void);

extern void image_file_path(const ImageKey *key, char path[MAXPGPATH]);

/*
 * Map the file of this image.  False if there is none or it is damaged, which
 * removes it.  reason is filled if it could not be read for another cause.
 */
extern bool image_file_open(const ImageKey *key, ImageMapping *mapping,
							ImageOrigin *origin,
							char reason[IMAGE_REASON_SIZE]);

/* Map an open file of so many bytes; false, with errno, if that is impossible */
extern bool image_file_map(int file, size_t length, ImageMapping *mapping);
extern const Image *image_file_image(const ImageMapping *mapping);
extern void image_file_close(ImageMapping *mapping);

/* The header for an image, whose checksum this computes */
extern void image_file_header(const ImageKey *key, const ImagePieces *pieces,
							  const ImageOrigin *origin,
							  ImageFileHeader *header);

/* Is this the header of a file that newsdip wrote?  Reads it. */
extern bool image_file_read_header(const char *path, ImageFileHeader *header);

/*
 * image_claim.c: the right to make the file of an image, which one process has at a time.
 * The kernel takes it back when the process ends, however it does.
 */
typedef struct ImageClaim
{
	ImageKey	key;
	int			file;			/* descriptor, -1 if there is no claim */
	char		path[MAXPGPATH];	/* of the unfinished file */
} ImageClaim;

typedef enum ClaimResult
{
	CLAIM_GRANTED,
	CLAIM_BUSY,					/* another process has it */
	CLAIM_FAILED				/* no file can be made here: see reason */
} ClaimResult;

extern ClaimResult image_file_claim(const ImageKey *key, ImageClaim *claim,
									char reason[IMAGE_REASON_SIZE]);

/*
 * Write the image, map the file and give it its name.  Ends the claim if that
 * worked; otherwise reason says why not.
 */
extern bool image_file_publish(ImageClaim *claim, const ImagePieces *pieces,
							   const ImageOrigin *origin,
							   ImageMapping *mapping,
							   char reason[IMAGE_REASON_SIZE]);
extern void image_file_abandon(ImageClaim *claim);

/* Remove the unfinished file at path unless a process is writing it */
extern void image_file_remove_unfinished(const char *path);

/*
 * image_sweep.c: remove the files that nobody is going to want any more, now
 * that this image of the current database is the newest; with NULL all images
 * of the current database are among them.
 */
extern void image_sweep(const ImageKey *newest);

#endif							/* NEWSDIP_IMAGE_FILE_H */
