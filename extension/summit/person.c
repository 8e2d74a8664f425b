/*-------------------------------------------------------------------------
 *
 * person.c
 *		For whom a person, body or group acts, and with which rank.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/person.h"

/* Items from a preposition to the group that it governs: "with the armed rebels" */
#define DEALT_WITH_REACH 3

/* The state or international body that an entity acts for, or IMAGE_NONE */
uint32_t
entity_actor(const Image *image, uint32_t entity)
{
	const ImageEntity *e;

	if (entity == IMAGE_NONE)
		return IMAGE_NONE;
	e = image_entity(image, entity);
	if (e->kind == ENTITY_COUNTRY)
		return entity;
	if (e->country != IMAGE_NONE)
		return e->country;
	return e->kind == ENTITY_ORGANISATION ? entity : IMAGE_NONE;
}

/* Is it an international body, or a group of no state? */
bool
entity_is_body(const Image *image, uint32_t entity)
{
	const ImageEntity *e = entity == IMAGE_NONE ? NULL : image_entity(image, entity);

	return e != NULL && e->kind == ENTITY_ORGANISATION && e->country == IMAGE_NONE;
}

/*
 * For whom a person acts: the international body that he or she serves on the
 * day of the text, else the person's state, else the body of any office held.
 */
uint32_t
person_actor(const Sentence *sentence, uint32_t person)
{
	const Image *image = sentence->image;
	const ImageEntity *e = image_entity(image, person);
	OfficeRank	rank;
	uint32_t	body;

	if (image_rank_held(image, person, sentence->date, &rank, &body) && entity_is_body(image, body))
		return body;
	if (e->country != IMAGE_NONE || e->careers == 0)
		return e->country;
	return entity_actor(image, image_first_body(image, person));
}

/*
 * The rank of a person: as the text calls him or her, else the highest that he or
 * she held on its day; RANK_NONE, which is above all, if there is neither
 */
uint8_t
person_rank(const Sentence *sentence, uint32_t person, uint8_t called)
{
	OfficeRank	held;
	uint32_t	body;

	if (called != RANK_NONE || person == IMAGE_NONE)
		return called;
	return image_rank_held(sentence->image, person, sentence->date, &held, &body) ?
		(uint8_t) held : RANK_NONE;
}

/* Heads of state and government, of whom others are the envoys and officials */
static bool
is_head(const Sentence *sentence, uint32_t entity)
{
	return person_rank(sentence, entity, RANK_NONE) <= RANK_HEAD_OF_GOVERNMENT;
}

/*
 * "Jenderal X", "Ayatollah X": is the word in capitals before item i a title of whoever is
 * named there?
 */
static bool
is_titled(const Sentence *sentence, int i)
{
	const SummitItem *title = &sentence->items[i - 1];
	const ImageTermRow *row = i < 2 || sentence->title_case ? NULL : item_row(title, ROLE_ROLE_NOUN);

	return row != NULL && (title->flags & WORD_CAPITAL) != 0 && !item_has(title, ROLE_DELEGATE) &&
		(row->rank == RANK_COMMANDER || row->rank == RANK_OFFICIAL);
}

/* The person at item i is the party, or sends it */
void
person_take(const Sentence *sentence, Party *party, int i)
{
	const SummitItem *item = &sentence->items[i];
	uint32_t	own = person_actor(sentence, item->entity);

	party->core = party->last = i;
	if (party->by_role && party->outer_rank != RANK_NONE &&
		party->outer_rank > RANK_HEAD_OF_GOVERNMENT && own != IMAGE_NONE && !is_titled(sentence, i) &&
		((is_head(sentence, item->entity) && !sentence->modifier_first &&
		  party->outer_rank > RANK_MINISTER) ||
		 (party->rank <= RANK_HEAD_OF_GOVERNMENT &&
		  (sentence->modifier_first || sentence->date == NO_DATE ||
		   is_head(sentence, item->entity)))))
	{
		/* "utusan khusus Trump": somebody who acts for the head's state */
		party->place = party->country = false;
		party->entity = party->actor = own;
		return;
	}
	party->entity = item->entity;
	party->person = true;
	party->place = party->country = false;
	/* "Purple Army leader X": for whom he speaks, wherever he is from */
	if (own != IMAGE_NONE && !(party->by_role && party->rank == RANK_HEAD_OF_STATE &&
							   entity_is_body(sentence->image, party->actor)))
		party->actor = own;
}

/*
 * "Trump envoy X", "a Putin aide": does the name of the person at item i only say for which
 * state the officer behind it acts?  The state is the party then, until he is named.
 */
bool
person_take_sender(const Sentence *sentence, Party *party, int i)
{
	const SummitItem *officer = &sentence->items[i + 1];
	const ImageTermRow *row;
	uint32_t	state;

	if (!sentence->modifier_first || i + 1 >= sentence->count || sentence->items[i].possessive ||
		officer->gap != GAP_SPACE || ((officer->flags & WORD_CAPITAL) && !sentence->title_case))
		return false;
	/* but "the Trump administration" is he */
	row = item_row(officer, ROLE_ROLE_NOUN);
	if (row == NULL || (row->rank != RANK_ENVOY && row->rank != RANK_ADVISER && row->rank != RANK_OFFICIAL))
		return false;
	state = person_actor(sentence, sentence->items[i].entity);
	if (state == IMAGE_NONE)
		return false;
	party->core = party->last = i;
	party->entity = party->actor = state;
	party->country = image_entity(sentence->image, state)->kind == ENTITY_COUNTRY;
	return true;
}

/* "the Syrian opposition": a group that acts for itself, named as written */
void
faction_take(const Sentence *sentence, Party *party)
{
	party->name_start = sentence->items[party->core].start;
	party->name_end = sentence->items[party->last].end;
	party->entity = party->actor = IMAGE_NONE;
	party->country = party->place = false;
	party->person = true;
	party->faction = true;
}

/*
 * "talks with rebels", "between X and a rebel group", "Rebels will meet X": does
 * somebody deal with the phrase that begins at item i?
 */
bool
faction_is_dealt_with(const Sentence *sentence, int i)
{
	if (i == 0)
		return true;
	for (int stop = Max(0, i - DEALT_WITH_REACH); i > stop; i--)
	{
		const SummitItem *before = &sentence->items[i - 1];

		if (sentence->items[i].gap > GAP_PERIOD)
			return false;
		if (before->roles & (role_bit(ROLE_WITH) | role_bit(ROLE_BETWEEN) |
							 role_bit(ROLE_AND)))
			return true;
		if (!item_has(before, ROLE_DETERMINER) && !item_is_plain_word(before))
			return false;
	}
	return false;
}
