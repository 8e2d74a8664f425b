/*-------------------------------------------------------------------------
 *
 * prefetch.h
 *		Asking for memory before it is needed, where the compiler can.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_PREFETCH_H
#define NEWSDIP_PREFETCH_H

#ifdef __GNUC__
#define prefetch(address)	__builtin_prefetch(address)
#define prefetch_to_write(address)	__builtin_prefetch(address, 1)
#else
#define prefetch(address)	((void) (address))
#define prefetch_to_write(address)	((void) (address))
#endif

#endif							/* NEWSDIP_PREFETCH_H */
