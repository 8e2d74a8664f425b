/*-------------------------------------------------------------------------
 *
 * prefetch.h
 *		Asking for memory before it is needed, where the compiler can.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_PREFETCH_H
#define COOCCURRENCE_PREFETCH_H

#ifdef __GNUC__
#define prefetch(address) __builtin_prefetch(address)
#else
#define prefetch(address) ((void) (address))
#endif

#endif							/* COOCCURRENCE_PREFETCH_H */
