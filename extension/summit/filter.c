/*-------------------------------------------------------------------------
 *
 * filter.c
 *		Turning away sentences without a contact word.
 *
 * Most sentences tell of no contact, and reading one into items costs far more
 * than the text is worth.  The first bytes of each word are looked up in a
 * bitmap of the first bytes of all contact words; what is not ASCII passes.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/filter.h"

/* Bits of the bitmap, as a power of two, and first bytes that are looked at */
#define FILTER_BITS 16
#define FILTER_PREFIX 8

/* The bitmap of the image that was asked for last; good for the process */
static struct
{
	const Image *image;
	uint64_t	version;
	uint64_t	bits[(1 << FILTER_BITS) / 64];
}	filter;

static inline uint32_t
slot_of(uint64_t prefix)
{
	return (uint32_t) ((prefix * UINT64_C(0x9E3779B97F4A7C15)) >> (64 - FILTER_BITS));
}

static inline bool
is_letter(unsigned char c)
{
	return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9');
}

/*
 * The first bytes of the word at position, in lower case; *length receives
 * how many bytes of ASCII it has.  False if what follows them is not ASCII.
 */
static inline bool
read_prefix(const unsigned char *text, uint32_t position, uint32_t end,
			uint64_t *prefix, uint32_t *length)
{
	uint32_t	i = position;

	*prefix = 0;
	while (i < end && is_letter(text[i]))
	{
		if (i - position < FILTER_PREFIX)
			*prefix = *prefix << 8 | (text[i] | 0x20);
		i++;
	}
	*length = i - position;
	return i >= end || text[i] < 0x80;
}

/*
 * "lewat telepon" makes no contact where the word telepon makes none, so that
 * modifiers, which start with words that are everywhere, may stay out.
 */
static bool
is_contact_term(const Image *image, const ImageTerm *term)
{
	const ImageTermRow *rows = image_term_rows(image, term);

	for (int r = 0; r < term->rows; r++)
	{
		if (rows[r].role == ROLE_CONTACT_NOUN ||
			rows[r].role == ROLE_CONTACT_VERB ||
			rows[r].role == ROLE_CONTACT_PASSIVE)
			return true;
	}
	return false;
}

static inline bool
has_slot(uint32_t slot)
{
	return filter.bits[slot / 64] >> slot % 64 & 1;
}

/* Add a term by its first word, unless another of its words is there already */
static void
add_term(const char *folded)
{
	uint32_t	end = (uint32_t) strlen(folded);
	uint32_t	first = 0;

	for (uint32_t i = 0; i < end;)
	{
		uint64_t	prefix;
		uint32_t	length;
		uint32_t	slot;

		read_prefix((const unsigned char *) folded, i, end, &prefix, &length);
		slot = slot_of(prefix);
		if (i == 0)
			first = slot;
		if (has_slot(slot))
			return;
		i += length + 1;
	}
	filter.bits[first / 64] |= UINT64_C(1) << first % 64;
}

static void
load_filter(const Image *image)
{
	const ImageTerm *terms = image_part(image, ImageTerm, terms);
	uint64_t	count = image_header(image)->terms.count;

	memset(&filter, 0, sizeof(filter));
	/* single words first */
	for (int pass = 0; pass < 2; pass++)
	{
		for (uint64_t t = 0; t < count; t++)
		{
			if ((terms[t].words > 1) == (pass == 1) &&
				is_contact_term(image, &terms[t]))
				add_term(image_string(image, terms[t].folded));
		}
	}
	filter.image = image;
	filter.version = image_header(image)->version;
}

bool
filter_may_tell(const Image *image, const char *text, uint32_t start,
				uint32_t end)
{
	const unsigned char *bytes = (const unsigned char *) text;

	if (filter.image != image ||
		filter.version != image_header(image)->version)
		load_filter(image);
	for (uint32_t i = start; i < end;)
	{
		uint64_t	prefix;
		uint32_t	length;
		uint32_t	slot;

		if (bytes[i] < 0x80 && !is_letter(bytes[i]))
		{
			i++;
			continue;
		}
		/* a word that is not all ASCII may fold to any other */
		if (!read_prefix(bytes, i, end, &prefix, &length))
			return true;
		slot = slot_of(prefix);
		if (has_slot(slot))
			return true;
		i += length;
	}
	return false;
}
