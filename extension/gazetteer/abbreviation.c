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
#include "text/ascii.h"

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
	uint32_t	start;			/* bytes where they may stand */
	uint32_t	end;
	bool		whole;			/* all of them spell it, not the last ones */
	TextWord	words[WORDS_AROUND];
	uint32_t	count;
	uint32_t	first;			/* the words from here on spell it */
} Explanation;

/* Is a mention an abbreviation, all of capitals? */
static bool
is_abbreviation(const Matcher *matcher, const Mention *mention)
{
	const char *text = matcher->text + mention->start;

	if (mention->words != 1 || mention->length < LETTERS_MIN ||
		mention->length > LETTERS_MAX || mention->via != VIA_NAME ||
		mention->doubt == DOUBT_DROPPED)
		return false;
	for (uint32_t i = 0; i < mention->length; i++)
		if (!is_capital_letter(text[i]))
			return false;
	return true;
}

/* Mentions that are asked at once whether they stand beside a bracket */
#define ASKED_AT_ONCE	64

/*
 * Which of the mentions from one on, up to ASKED_AT_ONCE, stand right before or
 * behind the beginning of a bracket, or a blank from it; returns how many.
 * Without a branch for each: few do.
 */
static uint32_t
list_beside_brackets(const Matcher *matcher, uint32_t first,
					 uint32_t beside[ASKED_AT_ONCE])
{
	const MentionList *list = matcher->list;
	const char *text = matcher->text;
	uint32_t	last = matcher->length - 1;
	uint32_t	left = list->count - first;
	uint32_t	count = 0;

	for (uint32_t i = 0; i < left && i < ASKED_AT_ONCE; i++)
	{
		const Mention *mention = &list->items[first + i];
		uint32_t	before = mention->start - (mention->start > 0);
		uint32_t	behind = mention_end(mention);

		behind = behind < last ? behind : last;
		before -= (before > 0) & (text[before] == ' ');
		behind += (behind < last) & (text[behind] == ' ');
		beside[count] = first + i;
		count += ((text[before] == '(') | (text[behind] == '(')) &
			(mention->words == 1);
	}
	return count;
}

/* Find the words before the bracket that an abbreviation stands in */
static bool
find_before(const Matcher *matcher, const Mention *mention,
			Explanation *explanation)
{
	const char *text = matcher->text;
	uint32_t	at = mention->start;

	if (at > 0 && text[at - 1] == ' ')
		at--;
	if (at < 2 || text[at - 1] != '(')
		return false;
	at -= text[at - 2] == ' ' ? 2 : 1;
	explanation->whole = false;
	explanation->end = at;
	explanation->start = at > BYTES_AROUND ? at - BYTES_AROUND : 0;
	/* no word is cut */
	while (explanation->start > 0 && explanation->start < at &&
		   text[explanation->start] != ' ')
		explanation->start++;
	return true;
}

/* Find those in the bracket behind it */
static bool
find_behind(const Matcher *matcher, const Mention *mention,
			Explanation *explanation)
{
	const char *text = matcher->text;
	uint32_t	at = mention_end(mention);
	uint32_t	end;

	if (at < matcher->length && text[at] == ' ')
		at++;
	if (at + 2 >= matcher->length || text[at] != '(')
		return false;
	explanation->whole = true;
	explanation->start = at + (text[at + 1] == ' ' ? 2 : 1);
	for (end = explanation->start; end < matcher->length && text[end] != ')';
		 end++)
		if (end - at == BYTES_AROUND)
			return false;
	explanation->end = text[end - 1] == ' ' ? end - 1 : end;
	return end < matcher->length;
}

/*
 * Does the last word, or the first one of all, begin with the same letter as
 * the abbreviation has there, as far as ASCII goes?  Most do not: "killed in
 * Iraq. (BBC)".
 */
static bool
is_alike(const Matcher *matcher, const Mention *mention,
		 const Explanation *explanation)
{
	const char *text = matcher->text;
	uint32_t	start = explanation->end;

	if (explanation->whole)
		return (text[explanation->start] & ~0x20) == text[mention->start];
	while (start > explanation->start && is_ascii_letter(text[start - 1]))
		start--;
	return start < explanation->end &&
		(text[start] & ~0x20) == text[mention_end(mention) - 1];
}

/* Read the words; false if they are too many */
static bool
read_words(const Matcher *matcher, Explanation *explanation)
{
	WordScanner scanner;

	explanation->count = 0;
	word_scanner_init(&scanner, matcher->text, explanation->start,
					  explanation->end);
	while (explanation->count < WORDS_AROUND &&
		   word_next(&scanner, &explanation->words[explanation->count]))
		explanation->count++;
	return explanation->count > 0 && explanation->count < WORDS_AROUND;
}

/* Is a word one of those that an abbreviation leaves out: of, dan, untuk? */
static bool
is_left_out(const Matcher *matcher, const TextWord *word)
{
	return image_word_has_role(matcher->image, matcher->text, word,
							   role_bit(ROLE_AND) | role_bit(ROLE_OF) |
							   role_bit(ROLE_NAME_LINK));
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
		if (!(word->flags & WORD_CAPITAL) && is_left_out(matcher, word))
			continue;
		if ((matcher->text[word->start] & ~0x20) != letters[letter - 1])
			return false;
		letter--;
	}
	explanation->first = at;
	return at == 0 || !explanation->whole;
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
	if (image_first_of_word(image, matcher->text, first) == NULL)
		return false;
	return (first->flags & WORD_CAPITAL) ||
		explanation->first + 1 == explanation->count ||
		image_name_sequence(image,
							image_extend(image_extend(0, first->hash,
													  SEQUENCE_SOFT),
										 first[1].hash, SEQUENCE_SOFT),
							&value);
}

/* The mention near another one in the list that ends at a byte, or NULL */
static const Mention *
find_named(const Matcher *matcher, uint32_t index, uint32_t end)
{
	const MentionList *list = matcher->list;
	uint32_t	from = index > NEIGHBOURS ? index - NEIGHBOURS : 0;

	for (uint32_t i = from; i < list->count && i <= index + NEIGHBOURS; i++)
		if (i != index &&
			mention_end(&list->items[i]) == end)
			return &list->items[i];
	return NULL;
}

/*
 * Do the words say that an abbreviation means something else?  named is the
 * mention that ends with them, if there is one.  *entity receives what they
 * name, or IMAGE_NONE.
 */
static bool
means_other(const Matcher *matcher, const Explanation *explanation,
			const Mention *named, uint32_t *entity)
{
	*entity = IMAGE_NONE;
	if (named == NULL ||
		named->start != explanation->words[explanation->first].start)
		return !may_be_name(matcher, explanation);
	*entity = named->entity;
	return named->doubt == DOUBT_NONE;
}

/* Is the abbreviation, number "index" of the list, explained as something else
 * where it stands? */
static bool
is_explained(const Matcher *matcher, uint32_t index, uint32_t *entity)
{
	const Mention *mention = &matcher->list->items[index];
	const Mention *named;
	Explanation explanation;

	if (!find_before(matcher, mention, &explanation) &&
		!find_behind(matcher, mention, &explanation))
		return false;
	if (!is_alike(matcher, mention, &explanation))
		return false;
	named = find_named(matcher, index, explanation.end);
	return (named == NULL ||
			!name_has_entity(matcher, mention->name, named->entity)) &&
		read_words(matcher, &explanation) &&
		is_spelt(matcher, mention, &explanation) &&
		means_other(matcher, &explanation, named, entity);
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
	uint32_t	beside[ASKED_AT_ONCE];
	uint32_t	explained = 0;

	for (uint32_t first = 0; first < list->count && explained < EXPLAINED_MAX;
		 first += ASKED_AT_ONCE)
	{
		uint32_t	count = list_beside_brackets(matcher, first, beside);

		for (uint32_t i = 0; i < count && explained < EXPLAINED_MAX; i++)
		{
			uint32_t	entity;

			if (!is_abbreviation(matcher, &list->items[beside[i]]) ||
				!is_explained(matcher, beside[i], &entity))
				continue;
			settle(matcher, beside[i], entity);
			explained++;
		}
	}
	if (explained > 0)
		drop_marked(list);
}
