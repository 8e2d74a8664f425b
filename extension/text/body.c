/*-------------------------------------------------------------------------
 *
 * body.c
 *		The text that an SQL function is called with.
 *
 * Articles are long enough to be compressed, and to unpack them takes the
 * server as long as finding a third of their names.  unpack.c needs half of
 * that.  Where it finds anything amiss the server does it again, so that a
 * damaged value is reported by the server's own error.
 *
 * Texts are short enough for the wait for the next row's memory to be a tenth
 * of the time that all their names take, so it is asked for while this one is
 * read.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "access/detoast.h"
#include "access/toast_compression.h"
#include "fmgr.h"
#include "utils/memutils.h"

#include "compat.h"
#include "prefetch.h"
#include "text/body.h"
#include "text/unpack.h"

/* A value compressed by pglz, unpacked; NULL if that is none of it */
static text *
unpack_body(const struct varlena *packed)
{
	Size		length = VARDATA_COMPRESSED_GET_EXTSIZE(packed);
	Size		bytes = VARHDRSZ + length + UNPACK_SLACK;
	text	   *body;

	if (VARDATA_COMPRESSED_GET_COMPRESS_METHOD(packed) !=
		TOAST_PGLZ_COMPRESSION_ID)
		return NULL;
	if (!AllocSizeIsValid(bytes))
		return NULL;
	body = palloc(bytes);
	if (!unpack((const unsigned char *) packed + VARHDRSZ_COMPRESSED,
				VARSIZE(packed) - VARHDRSZ_COMPRESSED,
				(unsigned char *) VARDATA(body), length))
	{
		pfree(body);
		return NULL;
	}
	SET_VARSIZE(body, VARHDRSZ + length);
	return body;
}

/* So much of the next row is fetched; the processor foresees what follows */
#define FETCHED_BYTES		512
#define CACHE_LINE_BYTES	64

/*
 * Have at hand what lies before a value.  A page is filled from its end down,
 * so where a table is scanned that is the next row.  Elsewhere it is nothing,
 * and nothing is lost: to fetch is to hint, whatever the address.
 */
static void
fetch_next_row(const struct varlena *stored)
{
	for (Size back = CACHE_LINE_BYTES; back <= FETCHED_BYTES;
		 back += CACHE_LINE_BYTES)
		prefetch((const void *) ((uintptr_t) stored - back));
}

text *
body_argument(FunctionCallInfo fcinfo, int number)
{
	struct varlena *stored = (struct varlena *) PG_GETARG_POINTER(number);
	struct varlena *packed = stored;
	text	   *body;

	fetch_next_row(stored);
	/* compressed values are fetched as they are */
	if (VARATT_IS_EXTERNAL_ONDISK(stored))
		packed = detoast_external_attr(stored);
	if (!VARATT_IS_COMPRESSED(packed))
		return (text *) (packed == stored ? pg_detoast_datum_packed(stored) :
						 packed);
	body = unpack_body(packed);
	if (body == NULL)
		return (text *) pg_detoast_datum_packed(packed);
	if (packed != stored)
		pfree(packed);
	return body;
}
