/*-------------------------------------------------------------------------
 *
 * build_lexicon.c
 *		What reading with the lexicon wants to find without a search: the
 *		bitmap of what contact words begin with, and the rows of languages.
 *
 * A phrase that has a contact word in it needs no bit of its own: where the
 * phrase stands, the word is found.  So "makan" makes no candidate of
 * each meal, but "makan malam" does.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/builder.h"
#include "text/hash.h"

/* The hashes of the contact words that match however they are written */
typedef struct ContactWords
{
	uint64_t   *hashes;			/* sorted */
	uint64_t	count;
} ContactWords;

static bool
is_contact_term(const Builder *builder, const ImageTerm *term, bool any)
{
	const ImageTermRow *rows =
		(const ImageTermRow *) builder->term_rows.items + term->first_row;

	for (int r = 0; r < term->rows; r++)
		if (image_role_of_contact((TermRole) rows[r].role) &&
			(!any || rows[r].match == MATCH_ANY))
			return true;
	return false;
}

static bool
is_modifier(const Builder *builder, const ImageTerm *term)
{
	const ImageTermRow *rows =
		(const ImageTermRow *) builder->term_rows.items + term->first_row;

	for (int r = 0; r < term->rows; r++)
		if (rows[r].role == ROLE_CONTACT_MODIFIER)
			return true;
	return false;
}

static int
compare_hashes(const void *a, const void *b)
{
	uint64_t	x = *(const uint64_t *) a;
	uint64_t	y = *(const uint64_t *) b;

	return x < y ? -1 : x > y;
}

/* Does one of the words of a folded phrase make a contact by itself? */
static bool
holds_contact_word(const ContactWords *contacts, const char *folded)
{
	for (;;)
	{
		size_t		length = strcspn(folded, " ");
		uint64_t	hash = word_hash(folded, (int) length);

		if (bsearch(&hash, contacts->hashes, contacts->count,
					sizeof(uint64_t), compare_hashes) != NULL)
			return true;
		if (folded[length] == '\0')
			return false;
		folded += length + 1;
	}
}

static void
contact_words_find(const Builder *builder, ContactWords *contacts)
{
	const ImageTerm *terms = (const ImageTerm *) builder->terms.items;

	contacts->hashes = MemoryContextAllocHuge(CurrentMemoryContext,
											  (builder->terms.count + 1) *
											  sizeof(uint64_t));
	contacts->count = 0;
	for (uint64_t t = 0; t < builder->terms.count; t++)
	{
		const char *folded = builder->strings.items + terms[t].folded;

		if (terms[t].words == 1 && is_contact_term(builder, &terms[t], true))
			contacts->hashes[contacts->count++] =
				word_hash(folded, (int) strlen(folded));
	}
	qsort(contacts->hashes, contacts->count, sizeof(uint64_t),
		  compare_hashes);
}

static void
enter(Part *bitmap, uint32_t bit)
{
	((uint8_t *) bitmap->items)[bit / 8] |= 1 << bit % 8;
}

/* Enter a folded contact word or phrase */
static void
enter_contact(Part *bitmap, const char *folded)
{
	size_t		length = strcspn(folded, " ");

	enter(bitmap, image_contact_bit_of(folded));
	if (folded[length] != '\0' && length < IMAGE_CONTACT_BYTES)
		enter(bitmap, image_contact_bit(image_contact_before_other(hash_load(folded, (uint32_t) length),
																   (uint32_t) length)));
}

/*
 * Enter contact words, the phrases without one, and the last words of modifiers
 * without one.
 */
static void
build_contacts(Builder *builder)
{
	const ImageTerm *terms = (const ImageTerm *) builder->terms.items;
	ContactWords contacts;

	part_zeroed(&builder->contacts, 1, IMAGE_CONTACT_BITS / 8);
	part_zeroed(&builder->modifiers, 1, IMAGE_CONTACT_BITS / 8);
	contact_words_find(builder, &contacts);
	for (uint64_t t = 0; t < builder->terms.count; t++)
	{
		const char *folded = builder->strings.items + terms[t].folded;
		const char *last = strrchr(folded, ' ');
		bool		contact = is_contact_term(builder, &terms[t], false);
		bool		modifier = is_modifier(builder, &terms[t]);

		if ((!contact && !modifier) ||
			(terms[t].words > 1 && holds_contact_word(&contacts, folded)))
			continue;
		if (contact)
			enter_contact(&builder->contacts, folded);
		if (modifier)
		{
			last = last != NULL ? last + 1 : folded;
			enter(&builder->contacts, image_contact_bit_of(last));
			enter(&builder->modifiers, image_contact_bit_of(last));
		}
	}
	pfree(contacts.hashes);
}

static void
build_languages(Builder *builder)
{
	const ImageTermRow *rows = (const ImageTermRow *) builder->term_rows.items;

	part_init(&builder->languages, sizeof(uint32_t), 0);
	for (uint64_t i = 0; i < builder->term_rows.count; i++)
		if (rows[i].role == ROLE_LANGUAGE)
			*(uint32_t *) part_add(&builder->languages, 1) = (uint32_t) i;
}

void
build_lexicon(Builder *builder)
{
	build_contacts(builder);
	build_languages(builder);
}
