/*-------------------------------------------------------------------------
 *
 * lexicon.c
 *		What a word of the lexicon means, found at once.
 *
 * A session makes this from the image when it first reads sentences with it:
 * some thousand words, a fraction of a millisecond, some hundred kilobytes.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "port/pg_bitutils.h"
#include "utils/memutils.h"

#include "gazetteer/image_tables.h"
#include "gazetteer/image_terms.h"
#include "summit/hint.h"
#include "text/ascii.h"
#include "text/block.h"

StaticAssertDecl(sizeof(LexiconWord) == 32, "an entry must not cross a cache line");

/* Table slots for so many words: one in four is free, at least */
#define TABLE_SLOTS(words) ((words) + (words) / 3 + 1)

/* A sum of rows that count by themselves */
TermSum
term_sum(const ImageTermRow *rows, uint16_t row_mask)
{
	TermSum		sum = {0, row_mask, 0};

	for (uint32_t left = row_mask; left != 0; left &= left - 1)
	{
		const ImageTermRow *row = &rows[pg_rightmost_one_pos32(left)];

		sum.roles |= role_bit(row->role);
		if (row->language == sum.language || row->language == 0)
			continue;
		sum.language = sum.language == 0 ? row->language : LANGUAGE_MIXED;
	}
	return sum;
}

/* Is a folded word one that the table may hold? */
static bool
is_plain(const char *word, size_t length)
{
	if (length == 0 || length > HASH_STEP)
		return false;
	for (size_t i = 0; i < length; i++)
	{
		if (!is_small_letter(word[i]) && !is_ascii_digit(word[i]))
			return false;
	}
	return true;
}

static void
set_bit(uint8_t *bits, uint64_t hash)
{
	uint32_t	bit = hash >> 48;

	bits[bit / 8] |= 1 << bit % 8;
}

/* The entry of a folded word, a new one if there is none */
static LexiconWord *
enter_word(Lexicon *lexicon, const char *word, size_t length)
{
	uint64_t	hash = word_hash(word, (int) length);
	uint64_t	first = hash_load(word, Min(length, 8));
	uint64_t	second = length > 8 ? hash_load(word + 8, length - 8) : 0;
	uint32_t	slot = (uint32_t) (hash >> 32) & lexicon->mask;

	while (lexicon->words[slot].first != 0 &&
		   (lexicon->words[slot].first != first ||
			lexicon->words[slot].second != second))
		slot = (slot + 1) & lexicon->mask;
	lexicon->words[slot].first = first;
	lexicon->words[slot].second = second;
	set_bit(lexicon->known, hash);
	return &lexicon->words[slot];
}

/* What the rows of a word that is a term by itself say */
static void
enter_rows(const Image *image, const ImageTerm *term, LexiconWord *word)
{
	const ImageTermRow *rows = image_term_rows(image, term);
	uint16_t	mask = 0;
	TermSum		sum;

	word->uncertain = term->first_row > UINT16_MAX;
	word->first_row = (uint16_t) term->first_row;
	word->row_count = Min(term->rows, LEXICON_ROWS_MAX);
	for (int r = 0; r < word->row_count; r++)
	{
		if (rows[r].role >= ROLE_HONORIFIC)
			continue;
		mask |= (uint16_t) (1 << r);
		word->uncertain = word->uncertain ||
			!(rows[r].match == MATCH_ANY ||
			  (rows[r].match == MATCH_NAME && (rows[r].capitals & 1) == 0));
	}
	word->term = mask != 0;
	sum = term_sum(rows, mask);
	word->roles = sum.roles;
	word->row_mask = sum.row_mask;
	word->language = sum.language;
	word->contact = (sum.roles & TELLING_ROLES) != 0;
}

/* The roles of all rows of a term */
static uint64_t
all_roles(const Image *image, const ImageTerm *term)
{
	const ImageTermRow *rows = image_term_rows(image, term);
	uint64_t	roles = 0;

	for (int r = 0; r < term->rows; r++)
		roles |= role_bit(rows[r].role);
	return roles;
}

/* The filter seeks a word or phrase if the image has it among those of contacts */
static void
enter_sought(Lexicon *lexicon, const char *folded)
{
	const uint8_t *contacts = image_part(lexicon->image, uint8_t, contacts);
	const uint32_t bit = image_contact_bit_of(folded);
	const size_t length = strcspn(folded, " ");

	/* what is not ASCII it finds otherwise */
	if ((contacts[bit / 8] >> bit % 8 & 1) != 0 &&
		is_plain(folded, Min(length, BEGINNING_LETTERS)))
		beginnings_add(&lexicon->beginnings, folded, (uint32_t) length);
}

/* The filter seeks the contacts and the last words of modifiers */
static void
note_sought(Lexicon *lexicon, const char *folded, uint64_t roles)
{
	const char *last = strrchr(folded, ' ');

	if (roles & TELLING_ROLES)
		enter_sought(lexicon, folded);
	if (roles & UINT64_C(1) << ROLE_CONTACT_MODIFIER)
		enter_sought(lexicon, last != NULL ? last + 1 : folded);
}

/* The hash of the word that ends before a byte of a folded term; *start receives its start */
static uint64_t
hash_before(const char *folded, const char *end, const char **start)
{
	const char *at = end;

	while (at > folded && at[-1] != ' ')
		at--;
	*start = at;
	return word_hash(at, (int) (end - at));
}

/* Note the last words of a term of several that has these hints */
static void
enter_end(Lexicon *lexicon, LexiconRest *known, const char *folded,
		  const char *last, uint32_t hints)
{
	const uint64_t hash = word_hash(last, (int) strlen(last));
	const char *second;
	const char *third;
	const uint64_t before = hash_before(folded, last - 1, &second);
	const uint64_t pair = lexicon_pair(before, hash);

	if ((hints & ~HINTS_COMMON) != 0)
		set_bit(lexicon->hinted_pairs, pair);
	if (second == folded)
	{
		if (known != NULL)
			known->pair_hints |= hints;
		if ((hints & ~HINTS_COMMON) != 0)
			set_bit(lexicon->ends, pair);
		if ((hints & HINTS_COMMON) != 0)
			set_bit(lexicon->common_pairs, pair);
		return;
	}
	if (known != NULL)
		known->long_hints |= hints;
	set_bit(lexicon->ends,
			lexicon_triple(hash_before(folded, second - 1, &third), before, hash));
}

/* Note what the term hints at with its last words */
static void
enter_hints(Lexicon *lexicon, const ImageTerm *term)
{
	const char *folded = image_string(lexicon->image, term->folded);
	const char *blank = strrchr(folded, ' ');
	const char *last = blank == NULL ? folded : blank + 1;
	const size_t length = strlen(last);
	const bool	plain = is_plain(last, length);
	uint32_t	hints = hints_of_term(lexicon, term);
	LexiconRest *known;

	if (hints == 0)
		return;
	/* of a word that is not plain nothing more is known */
	if ((blank == NULL && (hints & ~HINTS_COMMON) != 0) || !plain)
		set_bit(lexicon->hinted, word_hash(last, (int) length));
	known = !plain ? NULL :
		lexicon_rest(lexicon, enter_word(lexicon, last, length));
	if (blank != NULL)
		enter_end(lexicon, known, folded, last, hints);
	else if (plain)
		known->hints |= hints;
}

static void
enter_term(Lexicon *lexicon, const ImageTerm *term)
{
	const char *folded = image_string(lexicon->image, term->folded);
	size_t		length = strcspn(folded, " ");
	const char *next = folded + length;
	uint64_t	roles = all_roles(lexicon->image, term);
	LexiconWord *word;

	lexicon->longest_term = Max(lexicon->longest_term, term->words);
	if (*next == '\0' && (roles & UINT64_C(1) << ROLE_ABBREVIATION))
		set_bit(lexicon->abbreviations, word_hash(folded, (int) length));
	note_sought(lexicon, folded, roles);
	enter_hints(lexicon, term);
	if (!is_plain(folded, length))
		return;
	word = enter_word(lexicon, folded, length);
	if (*next == '\0')
	{
		enter_rows(lexicon->image, term, word);
		return;
	}
	next++;
	word->longer = true;
	if (roles & TELLING_ROLES)
		lexicon_rest(lexicon, word)->contact_goes_on |= is_plain(next, 2) ?
			lexicon_next_letters(next[0], next[1]) : UINT16_MAX;
	set_bit(lexicon->pairs,
			lexicon_pair(word_hash(folded, (int) length),
						 word_hash(next, (int) strcspn(next, " "))));
}

/* How many words may be entered, at most */
static uint32_t
count_words(const Lexicon *lexicon)
{
	const ImageTerm *terms = image_part(lexicon->image, ImageTerm, terms);
	uint64_t	count = image_header(lexicon->image)->terms.count;
	uint64_t	words = 0;

	for (uint64_t t = 0; t < count; t++)
		words += terms[t].words > 1 &&
			hints_of_term(lexicon, &terms[t]) != 0 ? 2 : 1;
	return (uint32_t) words;
}

/* The state of each language that has one, IMAGE_NONE if these differ */
static uint32_t
find_home(const Image *image)
{
	const ImageTermRow *rows = image_part(image, ImageTermRow, rows);
	const uint32_t *languages = image_part(image, uint32_t, languages);
	uint64_t	count = image_header(image)->languages.count;
	uint32_t	home = IMAGE_NONE;

	for (uint64_t i = 0; i < count; i++)
	{
		int32_t		value = rows[languages[i]].value;
		uint32_t	state = value == 0 ? IMAGE_NONE :
			image_find_entity(image, value);

		if (home != IMAGE_NONE && state != IMAGE_NONE && state != home)
			return IMAGE_NONE;
		if (state != IMAGE_NONE)
			home = state;
	}
	return home;
}

static Lexicon *
lexicon_make(const HeldImage *held, MemoryContext context)
{
	const ImageTerm *terms = image_part(held->image, ImageTerm, terms);
	uint64_t	count = image_header(held->image)->terms.count;
	Lexicon    *lexicon = MemoryContextAllocZero(context, sizeof(Lexicon));
	uint32_t	slots;
	void	   *table;

	lexicon->image = held->image;
	lexicon->key = held->key;
	lexicon->home = find_home(held->image);
	slots = pg_nextpower2_32(TABLE_SLOTS(count_words(lexicon)));
	table = MemoryContextAllocExtended(context,
									   sizeof(LexiconWord) * (slots + 2),
									   MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	lexicon->words = (LexiconWord *) TYPEALIGN(sizeof(LexiconWord), table);
	lexicon->rest = MemoryContextAllocExtended(context,
											   sizeof(LexiconRest) * (slots + 1),
											   MCXT_ALLOC_HUGE | MCXT_ALLOC_ZERO);
	lexicon->mask = slots - 1;
	beginnings_init(&lexicon->beginnings, HASH_STEP);
	image_text_rules(held->image, &lexicon->image_rules);
	for (uint64_t t = 0; t < count; t++)
		enter_term(lexicon, &terms[t]);
	return lexicon;
}

const Lexicon *
lexicon_of(const HeldImage *held)
{
	static MemoryContext context = NULL;
	static Lexicon *kept = NULL;

	if (kept != NULL && kept->image == held->image &&
		kept->key.relation == held->key.relation &&
		kept->key.version == held->key.version)
		return kept;
	kept = NULL;
	if (context == NULL)
		context = AllocSetContextCreate(TopMemoryContext, "newsdip lexicon",
										ALLOCSET_DEFAULT_SIZES);
	MemoryContextReset(context);
	kept = lexicon_make(held, context);
	return kept;
}

static bool
is_abbreviation(const void *lexicon, const char *text, const TextWord *word)
{
	const Lexicon *known = lexicon;

	return lexicon_bit(known->abbreviations, word->hash) &&
		known->image_rules.is_abbreviation(known->image_rules.lexicon, text, word);
}

static bool
is_boilerplate(const void *lexicon, const char *text, uint32_t start,
			   uint32_t end)
{
	const TextRules *rules = &((const Lexicon *) lexicon)->image_rules;

	return rules->is_boilerplate(rules->lexicon, text, start, end);
}

void
lexicon_text_rules(const Lexicon *lexicon, TextRules *rules)
{
	rules->is_abbreviation = is_abbreviation;
	rules->is_boilerplate = is_boilerplate;
	rules->lexicon = lexicon;
}
