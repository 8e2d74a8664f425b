/*-------------------------------------------------------------------------
 *
 * name.c
 *		Names of persons and groups that the gazetteer lacks.
 *
 * They are taken as written, where what stands around them shows what they are.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/image_terms.h"
#include "summit/complement.h"
#include "summit/person.h"
#include "text/ascii.h"

/* Longest name that is taken as written, in words */
#define NAME_WORDS 6

/* "RusiaVladimir": two words that lost the blank between them */
static bool
is_glued(const Sentence *sentence, const SummitItem *item)
{
	for (uint32_t i = item->start + 1; i < item->end; i++)
	{
		if (is_capital_letter(sentence->text[i]))
			return true;
	}
	return false;
}

/* "Milan Roćen": a city with a name behind it */
static bool
is_first_name(const Sentence *sentence, int i)
{
	const SummitItem *item = &sentence->items[i];

	return item_is_entity_of(item, ENTITY_PLACE) && !sentence->title_case &&
		memchr(sentence->text + item->start, ' ', item->end - item->start) == NULL &&
		i + 1 < sentence->count && item[1].gap == GAP_SPACE &&
		item_is_capital_word(item + 1);
}

/*
 * "Kim Howells", "Erin Elizabeth McKee": is a known surname or city part of a
 * longer name that nobody knows?  Only where a title cannot stand beside it.
 */
bool
name_has_surname(const Sentence *sentence, int i)
{
	return !sentence->modifier_first &&
		(name_is_partial(sentence, i) || is_first_name(sentence, i)) &&
		!(i > 0 && item_is_capital_word(&sentence->items[i - 1]) &&
		  is_glued(sentence, &sentence->items[i - 1]));
}

/*
 * "Menteri Perkebunan dan Komoditas Malaysia": the state behind capitals that the
 * conjunction at item i joins to those before it, or -1
 */
static int
state_behind_title(const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;
	int			j = i + 1;

	if (sentence->modifier_first || i >= sentence->count ||
		!item_has(&items[i], ROLE_AND) || items[i].gap != GAP_SPACE)
		return -1;
	while (j < sentence->count && j - i <= NAME_WORDS &&
		   item_is_capital_word(&items[j]) && items[j].gap == GAP_SPACE)
		j++;
	return j > i + 1 && j < sentence->count && items[j].gap == GAP_SPACE &&
		item_is_entity_of(&items[j], ENTITY_COUNTRY) ? j : -1;
}

/* Take the words from item i, where a name begins, as a name; returns the item behind */
int
name_read(const Sentence *sentence, Party *party, int i)
{
	int			end = i + 1;

	while (end < sentence->count && end - i < NAME_WORDS)
	{
		const SummitItem *item = &sentence->items[end];

		if (!item_is_near(item))
			break;
		/* "Hamad bin Khalifa", "Wu Po-hsiung" */
		if (!item_is_capital_word(item) && !name_has_surname(sentence, end) &&
			!(item->gap == GAP_HYPHEN && item->kind == ITEM_WORD) &&
			!(item_is_plain_word(item) &&
			  item->end - item->start <= PARTICLE_BYTES &&
			  end + 1 < sentence->count && item_is_near(item + 1) &&
			  item_is_capital_word(item + 1)))
			break;
		end++;
	}
	if (party->entity == IMAGE_NONE)
	{
		int			state = state_behind_title(sentence, end);

		if (state > 0)
			return state;
	}
	/* "Kepala Protokol NATO": capitals of a title, not of a name */
	if (end < sentence->count &&
		(sentence->items[end].kind == ITEM_ENTITY ||
		 (sentence->items[end].kind == ITEM_TERM &&
		  (sentence->items[end].flags & WORD_CAPITAL))) &&
		sentence->items[end].gap == GAP_SPACE && party->entity == IMAGE_NONE &&
		!sentence->modifier_first)
		return end;
	party->person = true;
	party->place = party->country = false;
	party->entity = IMAGE_NONE;
	party->name_start = sentence->items[i].start;
	party->name_end = sentence->items[end - 1].end;
	party->core = i;
	party->last = end - 1;
	return end;
}

/*
 * A known surname beside an unknown capitalised word is somebody else's name,
 * unless it is a headline where every word is capitalised.
 */
bool
name_is_partial(const Sentence *sentence, int i)
{
	const SummitItem *item = &sentence->items[i];

	if (item->entity_kind != ENTITY_PERSON || item->kind != ITEM_ENTITY ||
		sentence->title_case || item->possessive ||
		memchr(sentence->text + item->start, ' ',
			   item->end - item->start) != NULL)
		return false;
	if (i > 1 && item->gap == GAP_SPACE && item_is_capital_word(item - 1) &&
		(item[-1].gap == GAP_SPACE || item[-1].gap == GAP_COMMA))
		return true;
	return i + 1 < sentence->count && item[1].gap == GAP_SPACE &&
		item_is_capital_word(item + 1);
}

/* "Hugo Chávez and X": a conjunction joins it to a person's name */
static bool
is_behind_person(const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;

	return i >= 2 && item_has(&items[i - 1], ROLE_AND) &&
		items[i].gap == GAP_SPACE && items[i - 1].gap == GAP_SPACE &&
		item_is_entity_of(&items[i - 2], ENTITY_PERSON);
}

/* "kunjungan X", "kunjungan pertama X": where nouns precede whose they are */
static bool
is_behind_contact(const Sentence *sentence, int i)
{
	const SummitItem *items = sentence->items;

	if (sentence->modifier_first || i == 0 || items[i].gap != GAP_SPACE)
		return false;
	i--;
	if (i > 0 && item_is_plain_word(&items[i]) && items[i].gap == GAP_SPACE)
		i--;
	return item_has(&items[i], ROLE_CONTACT_NOUN);
}

/* ", kata X": who said what stands before the comma */
static bool
is_speaker(const Sentence *sentence, int i)
{
	return i > 0 && !sentence->modifier_first &&
		item_has(&sentence->items[i - 1], ROLE_SPEECH) &&
		sentence->items[i].gap == GAP_SPACE &&
		sentence->items[i - 1].gap >= GAP_COMMA;
}

/* ", kata X usai bertemu Y": who says so is who met; returns the item behind */
static int
read_speaker(const Sentence *sentence, int i, Party *party)
{
	const SummitItem *items = sentence->items;
	int			end;

	party_init(party, i);
	end = name_read(sentence, party, i);
	return party->person && end < sentence->count &&
		items[end].gap == GAP_SPACE &&
		(items[end].roles & TIME_ROLES) ? end : i;
}

/* "sudah", "akan", "tidak": it goes with a verb, but is none */
static bool
is_auxiliary(const SummitItem *item)
{
	const ImageTermRow *row = item_row(item, ROLE_STATUS_CUE);

	return item_has(item, ROLE_NEGATION) ||
		(row != NULL && (row->status == STATUS_HELD ||
						 row->status == STATUS_PLANNED));
}

/*
 * The item that must be a verb if the name from item i to end is its subject:
 * at verb, or behind "also".
 */
static int
behind_auxiliaries(const Sentence *sentence, int i, int end, int verb)
{
	const SummitItem *items = sentence->items;

	/* "Solana, Senin, bertemu" */
	if (!sentence->modifier_first && verb + 1 < sentence->count &&
		item_has(&items[verb], ROLE_WEEKDAY) &&
		items[verb].gap == items[verb + 1].gap &&
		items[verb].gap <= GAP_COMMA)
		verb++;
	/* "Li juga menulis" */
	if (verb < sentence->count && item_has(&items[verb], ROLE_AND))
		verb++;
	/* "Moratorium sudah berlaku": any word is capitalised there */
	while (i == 0 && end == 1 && !sentence->modifier_first &&
		   verb + 1 < sentence->count && is_auxiliary(&items[verb]))
		verb++;
	return verb;
}

/* "met": a verb of meeting or talking to somebody, no "received", "visited" */
static bool
is_meeting_verb(const SummitItem *item)
{
	const ImageTermRow *row = item_row(item, ROLE_CONTACT_VERB);

	return row != NULL && row->kind != CONTACT_VISIT && row->value == DEMAND_PLAIN &&
		!item_has(item, ROLE_CONTACT_NOUN);
}

/* "talks with Shamsher Chowdhury", "met Omar Zedan": several words are no thing's name */
static bool
is_full_name(const Sentence *sentence, const Party *party)
{
	const SummitItem *before = &sentence->items[party->first - 1];

	return sentence->modifier_first && party->last > party->first &&
		((before->roles & (role_bit(ROLE_WITH) | role_bit(ROLE_BETWEEN))) != 0 ||
		 is_meeting_verb(before) || is_behind_person(sentence, party->first));
}

/*
 * A name that neither gazetteer nor lexicon knows counts as a person where it
 * can only be a subject: at the start of a clause, right before a contact
 * verb, a light verb or an auxiliary.
 */
int
name_read_subject(const Sentence *sentence, int i, Party *party)
{
	const SummitItem *items = sentence->items;
	int			end;
	int			verb;
	bool		apposed;
	bool		object = false;
	bool		owner = false;

	if (!item_is_capital_word(&items[i]) || sentence->title_case)
		return i;
	if (is_speaker(sentence, i))
		return read_speaker(sentence, i, party);
	if (i > 0 && items[i].gap < GAP_COMMA &&
		(items[i - 1].roles & (role_bit(ROLE_CLAUSE) | role_bit(ROLE_SPEECH) |
							   TIME_ROLES)) == 0)
	{
		owner = is_behind_contact(sentence, i);
		/* "meets with X, the Emir of Y": only with an apposition */
		if (!owner && (items[i - 1].roles & (role_bit(ROLE_WITH) | role_bit(ROLE_BETWEEN) |
											 role_bit(ROLE_CONTACT_VERB))) == 0 &&
			!is_behind_person(sentence, i))
			return i;
		object = true;
	}
	party_init(party, i);
	end = name_read(sentence, party, i);
	/* "kunjungan Rodolfo ke X": whose it is */
	if (owner)
		return party->person && end < sentence->count &&
			items[end].gap == GAP_SPACE &&
			(items[end].roles & (role_bit(ROLE_TOWARD) | role_bit(ROLE_WITH))) ? end : i;
	/* "X, the tourism minister of Y, calls off" */
	verb = end;
	if (party->person)
		end = apposition_read(sentence, party, end);
	apposed = end > verb;
	verb = end;
	if (object)
		return apposed || is_full_name(sentence, party) ? end : i;
	/* "Gates, yang juga melakukan" */
	if (i == 0 && party->person && !sentence->modifier_first &&
		verb < sentence->count && items[verb].gap == GAP_COMMA &&
		item_has(&items[verb], ROLE_RELATIVE))
		return end;
	verb = behind_auxiliaries(sentence, i, end, verb);
	if (verb >= sentence->count ||
		!(item_is_near(&items[verb]) ||
		  ((apposed || item_has(&items[verb - 1], ROLE_WEEKDAY)) &&
		   items[verb].gap == GAP_COMMA)) ||
		(items[verb].roles & NAME_VERBS) == 0)
		return i;
	return end;
}

/* "Masjid X", "Trump Tower": does the word at item i begin or end a name of that head? */
bool
item_begins_name(const Sentence *sentence, int i, int32_t head)
{
	const SummitItem *item = &sentence->items[i];
	WordScanner scanner;
	TextWord	word;

	word_scanner_init(&scanner, sentence->text, item->start, item->end);
	if (!word_next(&scanner, &word))
		return false;
	if (image_exact_term(sentence->image, sentence->text, &word, 1,
						 ROLE_NAME_HEAD, head) != NULL)
		return true;
	/* "Trump Tower": where it ends the name */
	while (word_next(&scanner, &word))
		;
	return image_exact_term(sentence->image, sentence->text, &word, 1,
							ROLE_NAME_HEAD, head | NAME_HEAD_LAST) != NULL;
}

/* "Maoist rebels": a group that a word names which nobody knows */
int
name_read_faction(const Sentence *sentence, int i, Party *party)
{
	const SummitItem *group = &sentence->items[i + 1];
	const ImageTermRow *row;

	/* the first word of a sentence has its capital from there */
	if (!sentence->modifier_first || sentence->title_case || i == 0 ||
		i + 1 >= sentence->count || !item_is_capital_word(group - 1) ||
		group->gap != GAP_SPACE || (group->flags & WORD_CAPITAL) != 0 ||
		item_is_hard_break(group - 1))
		return i;
	row = item_row(group, ROLE_DELEGATE);
	/* "the X-Y rebels", "the Islamist militants X" */
	if (row == NULL || row->value < DELEGATE_OF_GROUP ||
		group[-1].gap == GAP_HYPHEN ||
		(i + 2 < sentence->count && group[1].gap == GAP_SPACE &&
		 (group[1].kind == ITEM_ENTITY || item_is_capital_word(&group[1]))))
		return i;
	party_init(party, i);
	party->last = i + 1;
	party->by_role = true;
	faction_take(sentence, party);
	return i + 2;
}
