/*-------------------------------------------------------------------------
 *
 * note.h
 *		The trigger of tracked tables.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_NOTE_H
#define NEWSDIP_NOTE_H

extern void note_init(void);
extern Oid	table_owner(Oid relation);

#endif							/* NEWSDIP_NOTE_H */
