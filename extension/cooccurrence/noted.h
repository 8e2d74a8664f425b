/*-------------------------------------------------------------------------
 *
 * noted.h
 *		A state that is no more than a few units, in one small block.
 *
 * A query with very many groups has a state for each, most of them small. A
 * memory context for each would cost more than the units themselves, so such
 * a state is a varlena that is replaced by a longer one with each unit:
 *
 *	version		one byte, NOTED_VERSION, which no stored value has
 *	unused		three bytes
 *	units		for each the number of its entities and their ids, ascending,
 *				32 bits each in the order of the machine
 *
 * It is a state only: aggregates do not return it, and whatever reads a value
 * takes it for the value it amounts to.
 *
 *-------------------------------------------------------------------------
 */
#ifndef COOCCURRENCE_NOTED_H
#define COOCCURRENCE_NOTED_H

#include "state.h"

#define NOTED_VERSION 0xfe

extern bool value_is_noted(const Cooccurrence *value);
extern Cooccurrence *noted_from_state(const CooccurrenceState *state);
extern void state_add_noted(CooccurrenceState *state,
							const Cooccurrence *noted);

#endif							/* COOCCURRENCE_NOTED_H */
