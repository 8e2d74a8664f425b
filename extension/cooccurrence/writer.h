/*-------------------------------------------------------------------------
 *
 * writer.h
 *		Writing the stored form of a cooccurrence value, row by row.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_WRITER_H
#define COOCCURRENCE_WRITER_H

#include "storage.h"

typedef struct CooccurrenceWriter
{
	uint8	   *rows;			/* the rows so far */
	Size		used;
	Size		allocated;
	uint32		nentities;
	uint32	   *row_bytes;		/* for each entity */
} CooccurrenceWriter;

/* What a value holds beside its pairs */
typedef struct CooccurrenceMargins
{
	int64		units;
	SizeHistogram sizes;
	uint32		nentities;
	const int32 *ids;			/* ascending */
	const int64 *entity_units;
} CooccurrenceMargins;

extern void writer_init(CooccurrenceWriter *writer, uint32 nentities);
extern void writer_row(CooccurrenceWriter *writer, uint32 row, uint32 npairs,
					   const uint32 *partners, const int64 *units);
extern Cooccurrence *writer_finish(CooccurrenceWriter *writer,
								   const CooccurrenceMargins *margins,
								   MemoryContext context);
extern bool histogram_totals(const SizeHistogram *sizes, int64 *units,
							 int64 *occurrences, int64 *pair_units);

#endif							/* COOCCURRENCE_WRITER_H */
