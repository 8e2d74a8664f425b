/*-------------------------------------------------------------------------
 *
 * run_organisation.c
 *		Where the name of an organisation or a place begins and ends.
 *
 * It holds a head word (Kementerian, University) and may run over a
 * conjunction or a preposition to what the head bears.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "names/run.h"

/* Items behind a comma that may belong to a name before it */
#define ENUMERATED	6

/* Linking words in a row inside the name of an organisation */
#define LINKS		2

static const ImageTermRow *
head_row(const SummitItem *item, int position)
{
	const ImageTermRow *row = item_row(item, ROLE_NAME_HEAD);

	return row != NULL && run_is_capital(item) && (row->value & position) != 0 ?
		row : NULL;
}

/* A capitalised word, known or not, that the name of a body may hold */
static bool
is_body_word(const Sentence *sentence, const SummitItem *item)
{
	if (item->kind == ITEM_ENTITY)
		return item->entity_kind != ENTITY_PERSON;
	return (item->kind == ITEM_WORD || item->kind == ITEM_TERM) &&
		run_is_capital(item) && !run_is_together(sentence, item) &&
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
		run_is_joined(&items[i + 1]);
}

/*
 * "Surat Badan X Nomor 71", "Laporan Bank X Tahun 2017": what is numbered is not
 * the body, whose name from item i to end is without the word before the number.
 */
static int
without_numbered(const Sentence *sentence, int i, int end)
{
	const SummitItem *items = sentence->items;

	if (end - i > 2 && end < sentence->count &&
		items[end].kind == ITEM_NUMBER && items[end].gap == GAP_SPACE &&
		items[end - 1].kind == ITEM_TERM &&
		(item_has(&items[end - 1], ROLE_NOT_NAME) ||
		 item_has(&items[end - 1], ROLE_DATE_ON)))
		return end - 1;
	return end;
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

		if (end > i && !run_is_joined(&items[end]))
			break;
		while (link < sentence->count && link - end < LINKS && link > i &&
			   !run_is_capital(&items[link]) && run_is_joined(&items[link]) &&
			   (item_has(&items[link], ROLE_AND) ||
				item_has(&items[link], ROLE_OF) ||
				item_has(&items[link], ROLE_NAME_LINK)))
			link++;
		if (link >= sentence->count || !is_body_word(sentence, &items[link]) ||
			(link > i && !run_is_joined(&items[link])))
			break;
		/* "Kantor Wilayah BCA Iwan Santoso": the body of somebody */
		if (!sentence->modifier_first && link > i + 1 && link == end &&
			is_of_somebody(sentence, link))
			break;
		/* "Partai X dan Partai Y" are two */
		if (link > end && (head_row(&items[link], NAME_HEAD_FIRST) ||
						   item_is_entity_of(&items[link], ENTITY_ORGANISATION)))
			break;
		end = link + 1;
		/* "Provinsi Kalimantan Timur (Kaltim)" ends it */
		if (items[link].kind == ITEM_ENTITY &&
			memchr(sentence->text + items[link].start, '(',
				   items[link].end - items[link].start) != NULL)
			break;
	}
	return without_numbered(sentence, i, end);
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
		else if (item->kind == ITEM_WORD && run_is_capital(item))
			proper++;
		else if (run_is_capital(item))
			known += known > 0;
	}
	return proper > 0 || known > 1;
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
	run->cue = NAME_CUE_HEAD;
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
		   is_body_word(sentence, &items[end]) && (end == i || run_is_joined(&items[end])))
	{
		head = head_row(&items[end], NAME_HEAD_LAST);
		if (head != NULL && end > i &&
			(end + 1 == sentence->count ||
			 !is_body_word(sentence, &items[end + 1]) ||
			 !run_is_joined(&items[end + 1]) ||
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
