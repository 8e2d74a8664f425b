/*-------------------------------------------------------------------------
 *
 * no_server.h
 *		What files of the extension need of a server, for programs without one.
 *
 * Memory comes from malloc, each piece in a block of exactly its size, so that
 * a sanitizer sees every byte that is read; errors jump back to the reading of
 * the next value.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NO_SERVER_H
#define NO_SERVER_H

#include "postgres.h"

extern bool accepted;			/* may nothing be refused any more? */

extern uint32 random_below(uint32 n);
extern struct varlena *damaged_copy(const struct varlena *value, uint32 bits);
extern int	read_damaged(int argc, char **argv, uint64 (*read_one) (void));

#endif							/* NO_SERVER_H */
