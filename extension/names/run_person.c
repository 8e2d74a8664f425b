/*-------------------------------------------------------------------------
 *
 * run_person.c
 *		Where the name of a person begins and ends.
 *
 * It is a few capitalised words side by side that are neither abbreviations
 * nor words of the lexicon, with particles and initials between them.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "names/run.h"

/* Forms of address up to so many bytes are parts of names too */
#define SHORT_HONORIFIC	3

/* A run of so many items is no name; bounds what is read again */
#define RUN_ITEMS		64

/* Words of these roles end a person's name, in capitals or not */
#define NEVER_NAMES \
	(role_bit(ROLE_NOT_NAME) | role_bit(ROLE_NAME_HEAD) | \
	 role_bit(ROLE_ROLE_NOUN) | role_bit(ROLE_OCCUPATION) | \
	 role_bit(ROLE_DELEGATE) | role_bit(ROLE_SPEECH) | \
	 role_bit(ROLE_WEEKDAY) | role_bit(ROLE_CONTACT_NOUN) | \
	 role_bit(ROLE_CONTACT_VERB) | role_bit(ROLE_NOT_CONTACT))

/* A name of one word that the dictionary knows, as a surname */
static bool
is_surname(const Sentence *sentence, const SummitItem *item)
{
	return item_is_entity_of(item, ENTITY_PERSON) &&
		memchr(sentence->text + item->start, ' ',
			   item->end - item->start) == NULL;
}

/* A capitalised word that may be part of a person's name */
static bool
is_name_word(const Sentence *sentence, const SummitItem *item)
{
	return item_is_capital_word(item) &&
		(!(item->flags & WORD_ALL_CAPITALS) ||
		 item->end - item->start <= INITIALS_BYTES) &&
		!run_is_together(sentence, item);
}

/* The name goes on with item i, given that it has begun */
static bool
person_continues(const Sentence *sentence, int i)
{
	const SummitItem *item = &sentence->items[i];

	if (!run_is_joined(item))
		return false;
	if (is_name_word(sentence, item) || is_surname(sentence, item))
		return true;
	/* Ma'ruf, Rifa'i; the s of Smith's is a determiner */
	if (item->gap == GAP_APOSTROPHE)
		return item_is_plain_word(item);
	/* "Jae-hyun", not "X - who" */
	if (item->gap == GAP_HYPHEN && item_is_plain_word(item) &&
		sentence->text[item->start - 1] != ' ')
		return true;
	/* "Kompol" begins another name, "Ki" does not */
	if (item_has(item, ROLE_HONORIFIC) &&
		item->end - item->start > SHORT_HONORIFIC)
		return false;
	/* Juli, Awal, Ki: words that are names too, once a name has begun */
	return item->kind == ITEM_TERM && run_is_capital(item) &&
		!(item->flags & WORD_ALL_CAPITALS) && item->gap == GAP_SPACE &&
		(item->roles & NEVER_NAMES) == 0 &&
		(i + 1 == sentence->count || item[1].kind != ITEM_NUMBER);
}

/*
 * Read the words of a person's name from item i on; returns the item behind,
 * or i if there is none.
 */
int
run_read_person(const Sentence *sentence, int i, NameRun *run)
{
	const SummitItem *items = sentence->items;
	int			end = i;
	int			words = 0;
	int			long_words = 0;

	while (end < sentence->count && end - i < RUN_ITEMS)
	{
		const SummitItem *item = &items[end];
		bool		first = end == i;

		/* "di" is Italian, and Indonesian for "in" */
		if (item_has(item, ROLE_NAME_PARTICLE) && !item_has(item, ROLE_AT) &&
			end + 1 < sentence->count && run_is_joined(&items[end + 1]) &&
			(first ? run_is_capital(item) : run_is_joined(item)) &&
			(person_continues(sentence, end + 1) ||
			 item_has(&items[end + 1], ROLE_NAME_PARTICLE)))
		{
			end++;
			continue;
		}
		if (first ? !(is_name_word(sentence, item) ||
					  (is_surname(sentence, item) && i + 1 < sentence->count &&
					   is_name_word(sentence, &items[i + 1]) &&
					   items[i + 1].gap == GAP_SPACE)) :
			!person_continues(sentence, end))
			break;
		words++;
		long_words += is_name_word(sentence, item) &&
			item->end - item->start > INITIALS_BYTES;
		end++;
	}
	while (end > i && item_has(&items[end - 1], ROLE_NAME_PARTICLE))
		end--;
	/* "JK" and "II" alone are initials and numerals, "Xi" is a name */
	if (words == 0 || run_has_abbreviation(sentence, i, end - 1) ||
		(long_words == 0 &&
		 (words > 1 || (items[i].flags & WORD_ALL_CAPITALS))))
		return i;
	run->first = i;
	run->last = end - 1;
	run->kind = ENTITY_PERSON;
	run->cue = NAME_CUE_NONE;
	memset(&run->role, 0, sizeof(run->role));
	run->role.body = IMAGE_NONE;
	return end;
}
