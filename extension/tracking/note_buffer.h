/*-------------------------------------------------------------------------
 *
 * note_buffer.h
 *		Notes of this transaction that are not written yet.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_NOTE_BUFFER_H
#define NEWSDIP_NOTE_BUFFER_H

#include "access/htup.h"
#include "access/tupdesc.h"

extern void note_buffer_init(void);
extern void note_buffer_add(Oid change, HeapTuple article,
							TupleDesc description, const AttrNumber *key,
							int nkey);
extern void note_buffer_write_all(void);

#endif							/* NEWSDIP_NOTE_BUFFER_H */
