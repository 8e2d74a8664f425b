/*-------------------------------------------------------------------------
 *
 * unpack.h
 *		Texts that PostgreSQL has compressed by its own method, pglz.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_UNPACK_H
#define NEWSDIP_UNPACK_H

#include <stdbool.h>
#include <stdint.h>

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/* So many bytes behind a text that is unpacked must be there to be written */
#define UNPACK_SLACK	32

/*
 * Unpack a text of a known length.  False if these bytes are not exactly such
 * a text; what then stands there, in the slack too, means nothing.
 */
extern bool unpack(const unsigned char *packed, uint32_t packed_length,
				   unsigned char *text, uint32_t length);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_UNPACK_H */
