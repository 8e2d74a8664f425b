/*-------------------------------------------------------------------------
 *
 * abbreviation.c
 *		Abbreviations that a text explains as something else.
 *
 * "Upah Minimum Provinsi (UMP)" is no party, nor is "fee based income (FBI)" a
 * bureau.  Where an abbreviation stands in brackets behind the words whose
 * initials it is, or they in brackets behind it, it means these words
 * throughout the text.  That they are no name of what the dictionary means by
 * it is seen by their first word: no name begins so.  They may name something
 * else: "Ogan Komering Ilir (OKI)".
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/image_tables.h"
#include "gazetteer/matcher.h"

/* Letters of an abbreviation that is looked at */
#define LETTERS_MIN		2
#define LETTERS_MAX		8

/* Its words stand in so many bytes before it, or behind */
#define BYTES_AROUND	160
#define WORDS_AROUND	(BYTES_AROUND / 2)

/* Mentions before or behind one that may be the words */
#define NEIGHBOURS		4

/* So many abbreviations of a text are explained as something else */
#define EXPLAINED_MAX	16

/* The words beside an abbreviation that may be what it stands for */
typedef struct Explanation
{
	TextWord	words[WORDS_AROUND];
	uint32_t	count;
	uint32_t	first;			/* the words from here on spell it */
} Explanation;

/* Is a mention an abbreviation, all of capitals? */
static bool
is_abbreviation(const Matcher *matcher, const Mention *mention)
{
	const char *text = matcher->text + mention->start;

	if (mention->words != 1 || mention->via != VIA_NAME ||
		mention->length < LETTERS_MIN || mention->length > LETTERS_MAX)
		return false;
	for (uint32_t i = 0; i < mention->length; i++)
		if (text[i] < 'A' || text[i] > 'Z')
			return false;
	return true;
}

/* Where the bracket stands that opens before a byte; the byte if none does */
static inline uint32_t
bracket_before(const Matcher *matcher, uint32_t start)
{
	const char *text = matcher->text;
	uint32_t	at = start;

	if (at > 0 && text[at - 1] == ' ')
		at--;
	return at > 0 && text[at - 1] == '(' ? at - 1 : start;
}

/* The same of one that opens behind a byte */
static inline uint32_t
bracket_behind(const Matcher *matcher, uint32_t end)
{
	uint32_t	at = end;

	if (at < matcher->length && matcher->text[at] == ' ')
		at++;
	return at < matcher->length && matcher->text[at] == '(' ? at : end;
}

/* Read the words between two bytes; false if they are too many */
static bool
read_words(const Matcher *matcher, uint32_t from, uint32_t to,
		   Explanation *explanation)
{
	WordScanner scanner;

	explanation->count = 0;
	word_scanner_init(&scanner, matcher->text, from, to);
	while (explanation->count < WORDS_AROUND &&
		   word_next(&scanner, &explanation->words[explanation->count]))
		explanation->count++;
	return explanation->count > 0 && explanation->count < WORDS_AROUND;
}

/* Read the words before the bracket that an abbreviation stands in */
static bool
read_words_before(const Matcher *matcher, uint32_t bracket,
				  Explanation *explanation)
{
	uint32_t	from = bracket > BYTES_AROUND ? bracket - BYTES_AROUND : 0;

	/* no word is cut */
	while (from > 0 && from < bracket && matcher->text[from] != ' ')
		from++;
	if (bracket > from && matcher->text[bracket - 1] == ' ')
		bracket--;
	return read_words(matcher, from, bracket, explanation) &&
		explanation->words[explanation->count - 1].start +
		explanation->words[explanation->count - 1].length == bracket;
}

/* Read the words in the bracket behind an abbreviation */
static bool
read_words_behind(const Matcher *matcher, uint32_t bracket,
				  Explanation *explanation)
{
	uint32_t	end = bracket + 1;

	while (end < matcher->length && end - bracket < BYTES_AROUND &&
		   matcher->text[end] != ')')
		end++;
	return end < matcher->length && matcher->text[end] == ')' &&
		read_words(matcher, bracket + 1, end, explanation);
}

/* Is a word one of those that an abbreviation leaves out: of, dan, untuk? */
static bool
is_left_out(const Matcher *matcher, const TextWord *word)
{
	static const TermRole roles[] = {ROLE_AND, ROLE_OF, ROLE_NAME_LINK};

	for (uint32_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		if (image_exact_term(matcher->image, matcher->text, word, 1, roles[i],
							 0) != NULL)
			return true;
	return false;
}

/* Do the last words spell the abbreviation?  Says where they begin. */
static bool
is_spelt(const Matcher *matcher, const Mention *mention,
		 Explanation *explanation)
{
	const char *letters = matcher->text + mention->start;
	uint32_t	letter = mention->length;
	uint32_t	at = explanation->count;

	while (letter > 0)
	{
		const TextWord *word;

		if (at-- == 0)
			return false;
		word = &explanation->words[at];
		if (at + 1 < explanation->count && word[1].gap != GAP_SPACE &&
			word[1].gap != GAP_HYPHEN && word[1].gap != GAP_COMMA)
			return false;
		/* "of" is no O, though it may be the one in DOGE */
		if (is_left_out(matcher, word))
			continue;
		if ((matcher->text[word->start] & ~0x20) != letters[letter - 1])
			return false;
		letter--;
	}
	explanation->first = at;
	return true;
}

/* Does a name of the dictionary begin with these words, in small letters with
 * both?  Offices are named behind their role nouns: "Menteri Pekerjaan Umum". */
static bool
may_be_name(const Matcher *matcher, const Explanation *explanation)
{
	const Image *image = matcher->image;
	const TextWord *words = explanation->words;
	const TextWord *first = &words[explanation->first];
	uint32_t	value;

	for (uint32_t i = explanation->first > 0 ? explanation->first - 1 : 0;
		 i <= explanation->first; i++)
		if (image_exact_term(image, matcher->text, &words[i], 1,
							 ROLE_ROLE_NOUN, 0) != NULL)
			return true;
	if (image_first(image, first->hash,
					image_word_tag(matcher->text, first)) == NULL)
		return false;
	return (first->flags & WORD_CAPITAL) ||
		explanation->first + 1 == explanation->count ||
		image_name_sequence(image,
							image_extend(image_extend(0, first->hash,
													  SEQUENCE_SOFT),
										 first[1].hash, SEQUENCE_SOFT),
							&value);
}

/* The mention near another one in the list that ends with the words, or NULL */
static const Mention *
find_named(const Matcher *matcher, uint32_t index,
		   const Explanation *explanation)
{
	const MentionList *list = matcher->list;
	const TextWord *last = &explanation->words[explanation->count - 1];
	uint32_t	from = index > NEIGHBOURS ? index - NEIGHBOURS : 0;

	for (uint32_t i = from; i < list->count && i <= index + NEIGHBOURS; i++)
		if (i != index && list->items[i].start + list->items[i].length ==
			last->start + last->length)
			return &list->items[i];
	return NULL;
}

/*
 * Do the words say that the abbreviation, number "index" of the list, means
 * something else?  *entity receives what they name, or IMAGE_NONE.
 */
static bool
means_other(const Matcher *matcher, uint32_t index, Explanation *explanation,
			uint32_t *entity)
{
	const Mention *mention = &matcher->list->items[index];
	const Mention *named = find_named(matcher, index, explanation);

	*entity = IMAGE_NONE;
	if (named != NULL && (named->doubt != DOUBT_NONE ||
						  name_has_entity(matcher, mention->name, named->entity)))
		return false;
	if (named != NULL &&
		named->start == explanation->words[explanation->first].start)
	{
		*entity = named->entity;
		return true;
	}
	return !may_be_name(matcher, explanation);
}

/* Is the abbreviation explained as something else where it stands? */
static bool
is_explained(const Matcher *matcher, uint32_t index, uint32_t *entity)
{
	const Mention *mention = &matcher->list->items[index];
	uint32_t	end = mention->start + mention->length;
	uint32_t	bracket = bracket_before(matcher, mention->start);
	Explanation explanation;

	if (bracket < mention->start)
		return read_words_before(matcher, bracket, &explanation) &&
			is_spelt(matcher, mention, &explanation) &&
			means_other(matcher, index, &explanation, entity);
	bracket = bracket_behind(matcher, end);
	return bracket > end &&
		read_words_behind(matcher, bracket, &explanation) &&
		is_spelt(matcher, mention, &explanation) && explanation.first == 0 &&
		means_other(matcher, index, &explanation, entity);
}

/* Does the text name what an abbreviation usually means by other words, too? */
static bool
is_named_otherwise(const Matcher *matcher, uint32_t name)
{
	const MentionList *list = matcher->list;

	for (uint32_t i = 0; i < list->count; i++)
		if (list->items[i].name != name && list->items[i].via == VIA_NAME &&
			name_has_entity(matcher, name, list->items[i].entity))
			return true;
	return false;
}

/* Take a mention for that of an entity, or of nothing */
static void
give(const Matcher *matcher, Mention *mention, uint32_t entity)
{
	mention->doubt = entity == IMAGE_NONE ? DOUBT_DROPPED : DOUBT_NONE;
	if (entity == IMAGE_NONE)
		return;
	mention->entity = entity;
	mention->kind = image_entity(matcher->image, entity)->kind;
	mention->name = IMAGE_NONE;
	mention->words = 0;
}

/* Take an abbreviation for what the text explains it as: wherever it stands,
 * unless the text has both */
static void
settle(Matcher *matcher, uint32_t index, uint32_t entity)
{
	MentionList *list = matcher->list;
	uint32_t	name = list->items[index].name;

	if (is_named_otherwise(matcher, name))
	{
		give(matcher, &list->items[index], entity);
		return;
	}
	for (uint32_t i = 0; i < list->count; i++)
		if (list->items[i].name == name)
			give(matcher, &list->items[i], entity);
}

/* Find the abbreviations that the text explains as something else */
void
abbreviations_settle(Matcher *matcher)
{
	MentionList *list = matcher->list;
	uint32_t	explained = 0;

	for (uint32_t i = 0; i < list->count && explained < EXPLAINED_MAX; i++)
	{
		const Mention *mention = &list->items[i];
		uint32_t	end = mention->start + mention->length;
		uint32_t	entity;

		if ((bracket_before(matcher, mention->start) == mention->start &&
			 bracket_behind(matcher, end) == end) ||
			mention->doubt == DOUBT_DROPPED ||
			!is_abbreviation(matcher, mention) ||
			!is_explained(matcher, i, &entity))
			continue;
		settle(matcher, i, entity);
		explained++;
	}
	if (explained > 0)
		drop_doubtful(list);
}
