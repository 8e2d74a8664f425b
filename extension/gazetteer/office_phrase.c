/*-------------------------------------------------------------------------
 *
 * office_phrase.c
 *		Holders of offices named by role and state: "Presiden AS",
 *		"the American president", "President of the United States".
 *
 * Phrases are not stored.  They are a role noun of the lexicon beside a name
 * of the state or body, on the side that the row of the role noun says, so
 * that every name of a state serves at once and a change of holder is one
 * dated row.  A word like "mantan" or "deputy" beside the phrase says that
 * somebody else is meant.
 *
 * States are named far more often than their offices, so the words beside a
 * name are asked first, by a filter, whether a role may end or begin with them.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"
#include "text/hash.h"

/* The longest role noun, link and "former" that is looked for, in words */
#define ROLE_WORDS		6
#define LINK_WORDS		3
#define DENIAL_WORDS	2

/* A role noun, a link and a denial, with what they stand before, in bytes */
#define BYTES_BEFORE	80
#define WORDS_BEFORE	(BYTES_BEFORE / 2 + 2)
#define WORDS_BEHIND	(1 + 1 + ROLE_WORDS + DENIAL_WORDS)

/* The words around the name of a state or body, read when they are asked for */
typedef struct Surroundings
{
	uint32_t	start;			/* byte where the name starts */
	uint32_t	last_word;		/* byte where its last word does */
	TextWord	before[WORDS_BEFORE];	/* the last is the first of the name */
	uint32_t	first;			/* its index */
	bool		has_before;		/* they are read */
	TextWord	behind[WORDS_BEHIND];	/* the first is the last of the name */
	uint32_t	behind_count;	/* 0 until they are read */
} Surroundings;

static void
read_before(const Matcher *matcher, Surroundings *around)
{
	WordScanner scanner;
	uint32_t	start = around->start;
	uint32_t	from = start > BYTES_BEFORE ? start - BYTES_BEFORE : 0;
	uint32_t	count = 0;

	if (around->has_before)
		return;
	/* start where a word does, so as not to take the end of one for a word */
	while (from > 0 && from < start && matcher->text[from] != ' ')
		from++;
	word_scanner_init(&scanner, matcher->text, from, matcher->length);
	while (count < WORDS_BEFORE && word_next(&scanner, &around->before[count]))
		if (around->before[count++].start >= start)
			break;
	around->first = count - 1;
	around->has_before = true;
}

static void
read_behind(const Matcher *matcher, Surroundings *around)
{
	WordScanner scanner;
	uint32_t	count = 0;

	if (around->behind_count > 0)
		return;
	word_scanner_init(&scanner, matcher->text, around->last_word,
					  matcher->length);
	while (count < WORDS_BEHIND && word_next(&scanner, &around->behind[count]))
		count++;
	around->behind_count = count;
}

/*
 * The row of the longest term with this role and value that ends right before
 * words[end], running on into it without punctuation.
 */
static const ImageTermRow *
term_before(const Matcher *matcher, const TextWord *words, uint32_t end,
			uint32_t longest, TermRole role, int32_t value,
			uint32_t *term_words)
{
	if (end == 0 || image_gap(&words[end - 1], &words[end]) != SEQUENCE_SOFT)
		return NULL;
	for (uint32_t count = longest < end ? longest : end; count > 0; count--)
	{
		const ImageTermRow *row =
			image_exact_term(matcher->image, matcher->text,
							 words + end - count, count, role, value);

		if (row != NULL)
		{
			*term_words = count;
			return row;
		}
	}
	return NULL;
}

/* The same for a term that starts at words[first], of so many words */
static const ImageTermRow *
term_behind(const Matcher *matcher, const TextWord *words, uint32_t available,
			uint32_t first, uint32_t longest, TermRole role, int32_t value,
			uint32_t *term_words)
{
	uint32_t	left = first < available ? available - first : 0;

	if (left == 0 ||
		image_gap(&words[first - 1], &words[first]) != SEQUENCE_SOFT)
		return NULL;
	return image_longest_row(matcher->image, matcher->text, words + first,
							 longest < left ? longest : left, role, value,
							 term_words);
}

/*
 * Record the holder of an office whose phrase starts so many words before the
 * name and ends before around->behind[end], unless a word beside it says that
 * somebody else is meant.
 */
static void
record_holder(Matcher *matcher, Surroundings *around, uint32_t words_before,
			  uint32_t end, uint32_t body, const ImageTermRow *role)
{
	const TextWord *last;
	uint32_t	first;
	uint32_t	words;
	uint32_t	holder;

	holder = image_office_holder(matcher->image, body, role->rank,
								 image_string(matcher->image, role->title),
								 matcher->date);
	if (holder == IMAGE_NONE)
		return;
	read_before(matcher, around);
	read_behind(matcher, around);
	first = around->first - words_before;
	if (term_before(matcher, around->before, first, DENIAL_WORDS,
					ROLE_NOT_HOLDER, 0, &words) != NULL ||
		term_behind(matcher, around->behind, around->behind_count, end,
						DENIAL_WORDS, ROLE_NOT_HOLDER, 0, &words) != NULL)
		return;
	last = &around->behind[end - 1];
	(void) matcher_add(matcher, around->before[first].start,
					   text_word_end(last), holder,
					   image_entity(matcher->image, holder)->kind, VIA_OFFICE);
	matcher->offices = true;
}

/* Is this the possessive between a state and a role: "Russia's president"? */
static bool
is_possessive(const Matcher *matcher, const TextWord *word)
{
	return word->length == 1 && word->gap == GAP_APOSTROPHE &&
		matcher->text[word->start] == 's';
}

static bool
is_role_edge(const Matcher *matcher, const TextWord *word, RoleEdge edge)
{
	return image_filter(matcher->image,
						&image_header(matcher->image)->role_edges,
						image_role_edge_key(word->hash, edge));
}

static bool
is_blank(char byte)
{
	return byte == ' ' || byte == '\n';
}

/* Punctuation over which no phrase runs, whatever stands before it */
static bool
parts_phrases(char byte)
{
	return byte == ',' || byte == ';' || byte == ':' || byte == '"' ||
		byte == '(' || byte == ')' || byte == '/';
}

/* Read the plain word between blanks that ends at a byte; false if none does */
static bool
read_plain_before(const Matcher *matcher, uint32_t end, TextWord *word)
{
	uint32_t	start = end;

	while (start > 0 && end - start <= HASH_STEP &&
		   !is_blank(matcher->text[start - 1]))
		start--;
	return (start == 0 || is_blank(matcher->text[start - 1])) &&
		word_read_plain((const unsigned char *) matcher->text, start,
						matcher->length, word) &&
		text_word_end(word) == end;
}

/*
 * May a role noun, with a link or without, end right before a byte?  Where
 * other than plain words stand there it may.
 */
static bool
may_end_before(const Matcher *matcher, uint32_t start)
{
	const char *text = matcher->text;
	RoleEdge	edge = ROLE_EDGE_BEFORE;

	for (uint32_t links = 0; start > 1; links++)
	{
		TextWord	word;

		if (parts_phrases(text[start - 1]) || parts_phrases(text[start - 2]))
			return false;
		/* a sentence ends before the name */
		if (text[start - 2] == '.' && is_blank(text[start - 1]) &&
			read_plain_before(matcher, start - 2, &word) &&
			word.letters > SHORT_WORD_LETTERS)
			return false;
		if (!is_blank(text[start - 1]) ||
			!read_plain_before(matcher, start - 1, &word) ||
			is_role_edge(matcher, &word, edge))
			return true;
		if (links == LINK_WORDS || !is_role_edge(matcher, &word, ROLE_EDGE_LINK))
			return false;
		edge = ROLE_EDGE_LINKED;
		start = word.start;
	}
	return false;
}

/* May a role noun begin right behind the last word of a name? */
static bool
may_begin_behind(const Matcher *matcher, const TextWord *last)
{
	const char *behind = matcher->text + text_word_end(last);
	const char *end = matcher->text + matcher->length;
	TextWord	word;

	if (behind < end && *behind == '.')
	{
		if (last->letters > 1)
			return false;
		behind++;
	}
	else if (end - behind > 2 && behind[0] == '\'' && behind[1] == 's')
		behind += 2;
	if (end - behind < 2 || parts_phrases(behind[0]) || parts_phrases(behind[1]))
		return false;
	if (!is_blank(*behind) ||
		!word_read_plain((const unsigned char *) matcher->text,
						 behind + 1 - matcher->text, matcher->length, &word))
		return true;
	return is_role_edge(matcher, &word, ROLE_EDGE_AFTER);
}

/* May an office stand beside a name, which starts at a byte? */
bool
office_may_stand(const Matcher *matcher, uint32_t start, const TextWord *last)
{
	return may_end_before(matcher, start) || may_begin_behind(matcher, last);
}

/*
 * Record the office phrase before the name of a body, if any, and say whether
 * there is one: "presiden AS", "president of the US".
 */
static bool
record_before(Matcher *matcher, Surroundings *around, uint32_t body)
{
	const ImageTermRow *role;
	uint32_t	role_words;
	uint32_t	link_words = 0;

	read_before(matcher, around);
	role = term_before(matcher, around->before, around->first, ROLE_WORDS,
					   ROLE_ROLE_NOUN, ROLE_NOUN_BEFORE, &role_words);
	if (role == NULL &&
		term_before(matcher, around->before, around->first, LINK_WORDS,
					ROLE_ROLE_LINK, 0, &link_words) != NULL)
		role = term_before(matcher, around->before, around->first - link_words,
						   ROLE_WORDS, ROLE_ROLE_NOUN, ROLE_NOUN_LINKED,
						   &role_words);
	if (role == NULL)
		return false;
	record_holder(matcher, around, link_words + role_words, 1, body, role);
	return true;
}

/* The same behind the name: "the American president" */
static void
record_behind(Matcher *matcher, Surroundings *around, uint32_t body)
{
	uint32_t	first = 1;
	uint32_t	role_words;
	const ImageTermRow *role;

	read_behind(matcher, around);
	/* behind "US." a sentence begins, behind "U.S." one need not */
	if (around->behind_count > 1 && around->behind[1].gap == GAP_PERIOD &&
		around->behind[0].letters > 1)
		return;
	if (around->behind_count > 1 && is_possessive(matcher, &around->behind[1]))
		first = 2;
	role = term_behind(matcher, around->behind, around->behind_count, first,
					   ROLE_WORDS, ROLE_ROLE_NOUN, ROLE_NOUN_AFTER,
					   &role_words);
	if (role != NULL)
		record_holder(matcher, around, 0, first + role_words, body, role);
}

/*
 * Record the office phrase, if any, around the name of a state or body that
 * has offices, which starts at a byte.
 */
void
office_phrase(Matcher *matcher, uint32_t start, const TextWord *last,
			  uint32_t body)
{
	Surroundings around;
	bool		before = may_end_before(matcher, start);
	bool		behind = may_begin_behind(matcher, last);

	if (!before && !behind)
		return;
	around.start = start;
	around.last_word = last->start;
	around.has_before = false;
	around.behind_count = 0;
	if ((!before || !record_before(matcher, &around, body)) && behind)
		record_behind(matcher, &around, body);
}

/* Does a word with a capital follow, as somebody's name or another state's? */
static bool
capital_word_follows(const Surroundings *around, uint32_t words)
{
	return words < around->behind_count &&
		(around->behind[words].flags & WORD_CAPITAL) &&
		image_gap(&around->behind[words - 1], &around->behind[words]) ==
		SEQUENCE_SOFT;
}

/*
 * Record the holder of an office whose name, of so many words, starts at a
 * byte and says of which body it is one: "Kapolri".
 */
void
office_name(Matcher *matcher, uint32_t start, uint32_t words, uint32_t body)
{
	Surroundings around = {.start = start, .last_word = start};
	const ImageTermRow *row;

	if (matcher->date == NO_DATE)
		return;
	read_behind(matcher, &around);
	row = words <= around.behind_count ?
		image_exact_term(matcher->image, matcher->text, around.behind, words,
						 ROLE_OFFICE_NAME, 0) : NULL;
	if (row != NULL && !capital_word_follows(&around, words))
		record_holder(matcher, &around, 0, words, body, row);
}
