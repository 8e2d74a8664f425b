/*-------------------------------------------------------------------------
 *
 * fuzz_random.h
 *		Random numbers that are the same in each run.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_FUZZ_RANDOM_H
#define NEWSDIP_FUZZ_RANDOM_H

#include <stdint.h>

static uint64_t random_state = 20180716;

/* A number below a limit, by xorshift */
static uint32_t
random_below(uint32_t limit)
{
	random_state ^= random_state << 13;
	random_state ^= random_state >> 7;
	random_state ^= random_state << 17;
	return (uint32_t) (random_state >> 32) % limit;
}

#endif							/* NEWSDIP_FUZZ_RANDOM_H */
