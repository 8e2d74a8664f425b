/*-------------------------------------------------------------------------
 *
 * run.c
 *		Where a name begins and ends.
 *
 * A person's name is a few capitalised words side by side that are neither
 * abbreviations nor words of the lexicon, with particles and initials
 * between them.  An organisation's name holds a head word (Kementerian,
 * University) and may run over a conjunction or preposition.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <ctype.h>

#include "names/run.h"

/* In a headline small words so long are rarer than this to capitals */
#define HEADLINE_BYTES	4
#define HEADLINE_RATIO	5

/* Items behind a comma that may belong to a name before it */
#define ENUMERATED	6

/* Linking words in a row inside the name of an organisation */
#define LINKS		2

/* A capital so far inside a word begins another, in ASCII */
#define TOGETHER_BYTES	4

/* Forms of address up to so many bytes are parts of names too */
#define SHORT_HONORIFIC	3

/* A run of so many items is no name; bounds what is read again */
#define RUN_ITEMS		64

/* Longer words in capitals are abbreviations, not initials */
#define INITIALS_BYTES	2

/*
 * Is nearly every word capitalised, so that capitals tell nothing?  Short
 * words ("di", "of") stay small in headlines.
 */
bool
run_in_headline(const Sentence *sentence)
{
	int			small = 0;
	int			capitals = 0;

	for (int i = 0; i < sentence->count; i++)
	{
		const SummitItem *item = &sentence->items[i];

		if (item->kind == ITEM_NUMBER)
			continue;
		if (item->flags & WORD_CAPITAL)
			capitals++;
		else if (item->end - item->start >= HEADLINE_BYTES)
			small++;
	}
	return small * HEADLINE_RATIO < capitals;
}

/* Words of these roles end a person's name, in capitals or not */
#define NEVER_NAMES \
	(role_bit(ROLE_NOT_NAME) | role_bit(ROLE_NAME_HEAD) | \
	 role_bit(ROLE_ROLE_NOUN) | role_bit(ROLE_OCCUPATION) | \
	 role_bit(ROLE_DELEGATE) | role_bit(ROLE_SPEECH) | \
	 role_bit(ROLE_WEEKDAY) | role_bit(ROLE_CONTACT_NOUN) | \
	 role_bit(ROLE_CONTACT_VERB) | role_bit(ROLE_NOT_CONTACT))

/* An abbreviation in capitals */
bool
run_is_acronym(const SummitItem *item)
{
	return (item->kind == ITEM_WORD || item->kind == ITEM_TERM) &&
		(item->flags & WORD_ALL_CAPITALS) != 0;
}

static bool
is_capital(const SummitItem *item)
{
	return (item->flags & WORD_CAPITAL) != 0;
}

/* A name of one word that the dictionary knows, as a surname */
static bool
is_surname(const Sentence *sentence, const SummitItem *item)
{
	return item->kind == ITEM_ENTITY && item->entity_kind == ENTITY_PERSON &&
		memchr(sentence->text + item->start, ' ',
			   item->end - item->start) == NULL;
}

/*
 * Words without the blank between them ("FederasiRusia", "RIHarun"): small
 * letters that go over to a capital late in the word, or capitals that go
 * over to small letters.  MacArthur and DeVos are names.
 */
static bool
is_run_together(const Sentence *sentence, const SummitItem *item)
{
	const char *text = sentence->text;
	uint32_t	i = item->start + 1;

	if (i >= item->end)
		return false;
	if (isupper((unsigned char) text[i]))
	{
		while (i < item->end && isupper((unsigned char) text[i]))
			i++;
		return i < item->end && islower((unsigned char) text[i]);
	}
	for (; i < item->end; i++)
		if (isupper((unsigned char) text[i]))
			return i - item->start >= TOGETHER_BYTES;
	return isdigit((unsigned char) text[item->end - 1]);
}

/* A capitalised word that may be part of a person's name */
static bool
is_name_word(const Sentence *sentence, const SummitItem *item)
{
	return item_is_capital_word(item) &&
		(!(item->flags & WORD_ALL_CAPITALS) ||
		 item->end - item->start <= INITIALS_BYTES) &&
		!is_run_together(sentence, item);
}

/* May a name run over what stands before this item? */
static bool
is_joined(const SummitItem *item)
{
	if (item->gap == GAP_PERIOD)
		return item[-1].end - item[-1].start <= INITIALS_BYTES;
	return item->gap == GAP_SPACE || item->gap == GAP_HYPHEN ||
		item->gap == GAP_APOSTROPHE;
}

/* The name goes on with item i, given that it has begun */
static bool
person_continues(const Sentence *sentence, int i)
{
	const SummitItem *item = &sentence->items[i];

	if (!is_joined(item))
		return false;
	if (is_name_word(sentence, item) || is_surname(sentence, item))
		return true;
	/* Ma'ruf; the s of Smith's is a determiner */
	if (item->gap == GAP_APOSTROPHE)
		return item_is_plain_word(item) && item->end - item->start > 1;
	/* "Kompol" begins another name, "Ki" does not */
	if (item_has(item, ROLE_HONORIFIC) &&
		item->end - item->start > SHORT_HONORIFIC)
		return false;
	/* Juli, Awal, Ki: words that are names too, once a name has begun */
	return item->kind == ITEM_TERM && is_capital(item) &&
		!(item->flags & WORD_ALL_CAPITALS) && item->gap == GAP_SPACE &&
		(item->roles & NEVER_NAMES) == 0 &&
		(i + 1 == sentence->count || item[1].kind != ITEM_NUMBER);
}

static bool has_abbreviation(const Sentence *sentence, int first, int last);

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

		if (item_has(item, ROLE_NAME_PARTICLE) &&
			end + 1 < sentence->count && is_joined(&items[end + 1]) &&
			(first ? is_capital(item) : is_joined(item)) &&
			(is_name_word(sentence, &items[end + 1]) ||
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
	if (words == 0 || (words > 1 && long_words == 0) || has_abbreviation(sentence, i, end - 1))
		return i;
	run->first = i;
	run->last = end - 1;
	run->kind = ENTITY_PERSON;
	run->cue = CUE_NONE;
	memset(&run->role, 0, sizeof(run->role));
	run->role.body = IMAGE_NONE;
	return end;
}

static const ImageTermRow *
head_row(const SummitItem *item, int position)
{
	const ImageTermRow *row = item_row(item, ROLE_NAME_HEAD);

	return row != NULL && is_capital(item) && (row->value & position) != 0 ?
		row : NULL;
}

/* A capitalised word, known or not, that the name of a body may hold */
static bool
is_body_word(const Sentence *sentence, const SummitItem *item)
{
	if (item->kind == ITEM_ENTITY)
		return item->entity_kind != ENTITY_PERSON;
	return (item->kind == ITEM_WORD || item->kind == ITEM_TERM) &&
		is_capital(item) && !is_run_together(sentence, item) &&
		(item->roles & (role_bit(ROLE_WEEKDAY) | role_bit(ROLE_SPEECH) |
						role_bit(ROLE_ROLE_NOUN) |
						role_bit(ROLE_HONORIFIC) |
						role_bit(ROLE_OCCUPATION))) == 0;
}

/*
 * Does the name of a body end with the known one before this item, since two
 * unknown words follow, or one where it is an organisation?
 */
static bool
is_of_somebody(const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;

	if (items[i].kind != ITEM_WORD || run_is_acronym(&items[i]) ||
		items[i - 1].kind != ITEM_ENTITY)
		return false;
	/* "Polresta Denpasar I Ketut Sukadi" */
	if (items[i].end - items[i].start == 1)
		return i + 1 < sentence->count && items[i + 1].gap == GAP_SPACE &&
			item_is_capital_word(&items[i + 1]) &&
			!run_is_acronym(&items[i + 1]);
	if (items[i - 1].entity_kind == ENTITY_ORGANISATION)
		return true;
	return items[i - 1].entity_kind == ENTITY_COUNTRY &&
		i + 1 < sentence->count && item_is_capital_word(&items[i + 1]) &&
		is_joined(&items[i + 1]);
}

/*
 * The item behind the words of a body's name from item i on; "dan" and "of"
 * belong to it where a capitalised word follows.
 */
static int
body_end(const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;
	int			end = i;

	while (end < sentence->count && end - i < ORGANISATION_WORDS)
	{
		int			link = end;

		if (end > i && !is_joined(&items[end]))
			break;
		while (link < sentence->count && link - end < LINKS && link > i &&
			   !is_capital(&items[link]) && is_joined(&items[link]) &&
			   (item_has(&items[link], ROLE_AND) ||
				item_has(&items[link], ROLE_OF) ||
				item_has(&items[link], ROLE_NAME_LINK)))
			link++;
		if (link >= sentence->count || !is_body_word(sentence, &items[link]) ||
			(link > i && !is_joined(&items[link])))
			break;
		/* "Kantor Wilayah BCA Iwan Santoso": the body of somebody */
		if (!sentence->modifier_first && link > i + 1 && link == end &&
			is_of_somebody(sentence, link))
			break;
		/* "Partai X dan Partai Y" are two */
		if (link > end && (head_row(&items[link], NAME_HEAD_FIRST) ||
						   (items[link].kind == ITEM_ENTITY &&
							items[link].entity_kind == ENTITY_ORGANISATION)))
			break;
		end = link + 1;
		/* "Provinsi Kalimantan Timur (Kaltim)" ends it */
		if (items[link].kind == ITEM_ENTITY &&
			memchr(sentence->text + items[link].start, '(',
				   items[link].end - items[link].start) != NULL)
			break;
	}
	return end;
}

/*
 * Does the name perhaps go on behind a comma: "Badan Meteorologi, Klimatologi
 * dan Geofisika"?
 */
static bool
is_enumeration(const Sentence *sentence, int end)
{
	const SummitItem *items = sentence->items;

	if (end >= sentence->count || items[end].gap != GAP_COMMA)
		return false;
	for (int i = end; i < sentence->count && i - end < ENUMERATED; i++)
	{
		if (item_has(&items[i], ROLE_AND))
			return i > end;
		if (!is_body_word(sentence, &items[i]) || head_row(&items[i], NAME_HEAD_FIRST) ||
			items[i].gap > GAP_COMMA)
			return false;
	}
	return false;
}

/*
 * Is there a word that is proper to this body, rather than heads and
 * complements ("Kepolisian Daerah"), and is it another one than a known body
 * or place with its head ("Texaco Inc", "Kabupaten Rembang")?
 */
static bool
names_new_body(const Sentence *sentence, int first, int last)
{
	int			known = 0;
	int			proper = 0;

	for (int i = first; i <= last; i++)
	{
		const SummitItem *item = &sentence->items[i];

		if (item->kind == ITEM_ENTITY)
			known += item->entity_kind != ENTITY_COUNTRY;
		else if (item_has(item, ROLE_NAME_HEAD))
			continue;
		else if (item->kind == ITEM_WORD && is_capital(item))
			proper++;
		else if (is_capital(item))
			known += known > 0;
	}
	return proper > 0 || known > 1;
}

/* "Presidential Studies (IPS)": a body with its abbreviation */
static bool
has_abbreviation(const Sentence *sentence, int first, int last)
{
	const SummitItem *short_form = &sentence->items[last + 1];
	uint32_t	length;

	if (last + 1 >= sentence->count || short_form->gap != GAP_BRACKET ||
		!run_is_acronym(short_form) || last == first)
		return false;
	length = short_form->end - short_form->start;
	return length > (uint32_t) (last - first) &&
		sentence->text[short_form->end - 1] ==
		sentence->text[sentence->items[last].start];
}

static void
run_of_head(NameRun *run, int first, int last, const Sentence *sentence,
			const ImageTermRow *head)
{
	const char *kind = image_string(sentence->image, head->title);

	run->first = first;
	run->last = last;
	run->kind = strcmp(kind, "place") == 0 ? ENTITY_PLACE :
		ENTITY_ORGANISATION;
	run->cue = CUE_HEAD;
	memset(&run->role, 0, sizeof(run->role));
	run->role.body = IMAGE_NONE;
	for (int i = first; i <= last; i++)
		if (sentence->items[i].kind == ITEM_ENTITY &&
			(sentence->items[i].entity_kind == ENTITY_COUNTRY ||
			 run->role.body == IMAGE_NONE))
			run->role.body = sentence->items[i].entity;
}

/*
 * Read the name of an organisation or place with a head word from item i on;
 * returns the item behind, or i if there is none.
 */
int
run_read_organisation(const Sentence *sentence, int i, NameRun *run)
{
	const SummitItem *items = sentence->items;
	const ImageTermRow *head = head_row(&items[i], NAME_HEAD_FIRST);
	int			end;

	/* not in the middle of capitals, where another name has begun */
	if (i > 0 && items[i].gap == GAP_SPACE && is_body_word(sentence, &items[i - 1]))
		return i;
	if (head != NULL)
	{
		/* of a place the head and what it bears */
		end = body_end(sentence, i);
		if (end - i < 2 || is_enumeration(sentence, end) || !names_new_body(sentence, i, end - 1))
			return i;
		run_of_head(run, i, end - 1, sentence, head);
		return end;
	}
	if (!is_body_word(sentence, &items[i]) || item_has(&items[i], ROLE_NOT_NAME) ||
		item_has(&items[i], ROLE_DETERMINER))
		return i;
	end = i;
	while (end < sentence->count && end - i < ORGANISATION_WORDS &&
		   is_body_word(sentence, &items[end]) && (end == i || is_joined(&items[end])))
	{
		head = head_row(&items[end], NAME_HEAD_LAST);
		if (head != NULL && end > i &&
			(end + 1 == sentence->count ||
			 !is_body_word(sentence, &items[end + 1]) ||
			 !is_joined(&items[end + 1]) ||
			 head_row(&items[end + 1], NAME_HEAD_LAST) == NULL))
		{
			run_of_head(run, i, end, sentence, head);
			/* "Communist Party of Nepal" */
			end = body_end(sentence, end);
			if (run->kind == ENTITY_ORGANISATION)
				run->last = end - 1;
			return names_new_body(sentence, i, run->last) ? run->last + 1 : i;
		}
		end++;
	}
	return i;
}
