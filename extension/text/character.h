/*-------------------------------------------------------------------------
 *
 * character.h
 *		Which character of a text begins at a byte.
 *
 * People count characters, newsdip bytes.  Asked in rising order the answers
 * cost one walk over the text.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_CHARACTER_H
#define NEWSDIP_CHARACTER_H

#include "text/unicode.h"

/* Where the walk is */
typedef struct CharacterPosition
{
	const char *text;
	uint32_t	byte;
	int32_t		character;		/* that begins there, 1-based */
} CharacterPosition;

/* At the start of a text */
static inline CharacterPosition
character_position(const char *text)
{
	return (CharacterPosition)
	{
		text, 0, 1
	};
}

/* The character that begins at a byte, which may lie before the last one */
static inline int32_t
character_at_byte(CharacterPosition *position, uint32_t byte)
{
	if (byte >= position->byte)
		position->character += unicode_length(position->text + position->byte,
											  byte - position->byte);
	else
		position->character -= unicode_length(position->text + byte,
											  position->byte - byte);
	position->byte = byte;
	return position->character;
}

#endif							/* NEWSDIP_CHARACTER_H */
