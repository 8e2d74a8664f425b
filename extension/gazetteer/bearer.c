/*-------------------------------------------------------------------------
 *
 * bearer.c
 *		Whom a text means by a last or first name that is another's alias.
 *
 * "Kim" is Kim Jong-un, but in a text that has named Kim Kardashian and not
 * him it is she.  Who was named first counts, in full or by the alias, and so
 * does a title before the alias: "Presiden Prabowo" is not the chief of police,
 * Listyo Sigit Prabowo.
 *
 *-------------------------------------------------------------------------
 */
#include "gazetteer/matcher.h"

/* So many aliases of a text are looked at */
#define BEARERS_MAX		16

/* Whom a name of one word means in a text */
typedef struct Bearer
{
	uint32_t	name;			/* index of its first sense */
	uint32_t	entity;			/* IMAGE_NONE: one of those it is an alias of */
} Bearer;

/* Is a mention an alias of one word of a person? */
static inline bool
is_alias(const Mention *mention)
{
	return (mention->words == 1) & (mention->via == VIA_NAME) &
		(mention->kind == ENTITY_PERSON);
}

/* Does it name a person in full? */
static inline bool
is_full_name(const Mention *mention)
{
	return (mention->words > 1) & (mention->kind == ENTITY_PERSON);
}

/* Do so many bytes at two places of the text hold the same letters? */
static bool
same_letters(const char *a, const char *b, uint32_t length)
{
	for (uint32_t i = 0; i < length; i++)
		if ((a[i] | 0x20) != (b[i] | 0x20))
			return false;
	return true;
}

/* May the byte stand between two words of a name, which a line end may part? */
static inline bool
joins_words(char byte)
{
	return byte == ' ' || byte == '-' || byte == '\n';
}

/* Does a full name end with the word of a mention, or begin with it? */
static bool
has_word(const Matcher *matcher, const Mention *full, const Mention *alias,
		 bool last)
{
	const char *text = matcher->text;
	uint32_t	length = alias->length;
	uint32_t	end = mention_end(full);

	if (full->length <= length)
		return false;
	if (last)
		return joins_words(text[end - length - 1]) &&
			same_letters(text + end - length, text + alias->start, length);
	return joins_words(text[full->start + length]) &&
		same_letters(text + full->start, text + alias->start, length);
}

/*
 * Who is meant by an alias, which the list has first at an index: the one named
 * last before it who is called so, rather by the last name; IMAGE_NONE where
 * that is nobody, or whose alias it is is named in full.
 */
static uint32_t
find_bearer(const Matcher *matcher, uint32_t index)
{
	const MentionList *list = matcher->list;
	const Mention *alias = &list->items[index];
	uint32_t	last = IMAGE_NONE;
	uint32_t	first = IMAGE_NONE;
	TextWord	before;

	if (word_before(matcher, alias->start, false, &before))
		return IMAGE_NONE;
	for (uint32_t i = 0; i < list->count; i++)
	{
		const Mention *mention = &list->items[i];

		if (!is_full_name(mention) && mention->via != VIA_OFFICE &&
			(i >= index || mention->via == VIA_NEAR))
			continue;
		if (name_may_mean(matcher, alias->name, mention))
			return IMAGE_NONE;
		if (i > index || !is_full_name(mention) ||
			mention->doubt != DOUBT_NONE)
			continue;
		if (has_word(matcher, mention, alias, true))
			last = mention->entity;
		else if (has_word(matcher, mention, alias, false))
			first = mention->entity;
	}
	return last != IMAGE_NONE ? last : first;
}

/* The bearer of a name among those that are known, or NULL */
static const Bearer *
known_bearer(const Bearer *bearers, uint32_t count, uint32_t name)
{
	for (uint32_t i = 0; i < count; i++)
		if (bearers[i].name == name)
			return &bearers[i];
	return NULL;
}

/* Give a mention to somebody else */
static void
give(Mention *mention, uint32_t entity)
{
	mention->entity = entity;
	if (mention->via == VIA_NAME)
	{
		mention->name = IMAGE_NONE;
		mention->words = 0;
		mention->via = VIA_SURNAME;
		mention->doubt = DOUBT_NONE;
	}
}

/* Give misspelt names that were taken for the owner of an alias along with it */
static void
give_misspelt(const Matcher *matcher, const Bearer *bearer)
{
	MentionList *list = matcher->list;

	for (uint32_t i = 0; i < list->count; i++)
		if (list->items[i].via == VIA_NEAR && list->items[i].words <= 1 &&
			name_may_mean(matcher, bearer->name, &list->items[i]))
			give(&list->items[i], bearer->entity);
}

/* Give aliases to those whom the text calls so */
void
bearers_settle(Matcher *matcher)
{
	MentionList *list = matcher->list;
	Bearer		bearers[BEARERS_MAX];
	uint32_t	count = 0;

	for (uint32_t i = 0; i < list->count; i++)
	{
		Mention    *mention = &list->items[i];
		const Bearer *bearer;

		if (!is_alias(mention))
			continue;
		bearer = known_bearer(bearers, count, mention->name);
		if (bearer == NULL && count < BEARERS_MAX)
		{
			bearers[count].name = mention->name;
			bearers[count].entity = find_bearer(matcher, i);
			bearer = &bearers[count++];
			if (bearer->entity != IMAGE_NONE)
				give_misspelt(matcher, bearer);
		}
		if (bearer != NULL && bearer->entity != IMAGE_NONE)
			give(mention, bearer->entity);
	}
}
