/*-------------------------------------------------------------------------
 *
 * adverbial.c
 *		Contacts that the sentence names as the time or place of something else.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/participant.h"

/* Does the noun stand as an adverbial: "during the talks", "at a summit"? */
bool
contact_is_adverbial(const Sentence *sentence, int i)
{
	int			reach = OBJECT_REACH;
	int			owners = 0;

	for (int j = i - 1; j >= 0 && j >= i - reach; j--)
	{
		const SummitItem *item = &sentence->items[j];

		if (sentence->items[j + 1].gap >= GAP_COMMA)
			return false;
		/* "in a 1 hour 15 minute conversation" */
		if (item->kind == ITEM_NUMBER && reach < 2 * OBJECT_REACH)
			reach += 2;
		if (item->roles & (role_bit(ROLE_AT) | TIME_ROLES))
			return true;
		/* "opens in X and the summit of Y": what follows is another clause */
		if (sentence->modifier_first && item_has(item, ROLE_AND) && j + 1 < i)
			return false;
		/* "at a UN summit": whose it is */
		if (item->kind == ITEM_ENTITY &&
			(!sentence->modifier_first || owners++ > 0 || j == 0 ||
			 sentence->items[j].gap != GAP_SPACE))
			return false;
	}
	return false;
}

/* Items from a noun to the comma that ends its phrase, and from there to "will" */
#define OPENING_REACH 6

/*
 * "Setelah KTT, X akan terbang", "After the talks, X will fly": does the sentence begin with the
 * time after a contact told of before, and plan what comes then?  It may be to come itself.
 */
bool
contact_precedes_plan(const Sentence *sentence, const Contact *contact)
{
	int			i = contact->word_end + 1;
	int			stop = Min(sentence->count, i + OPENING_REACH);

	if (contact->verb || contact->own_parties || contact->word > OBJECT_REACH || !item_has(&sentence->items[0], ROLE_TIME_AFTER))
		return false;
	while (i < stop && sentence->items[i].gap != GAP_COMMA)
		i++;
	if (i >= stop)
		return false;
	for (stop = Min(sentence->count, i + OPENING_REACH); i < stop; i++)
	{
		const ImageTermRow *row = cue_at(sentence, i);

		if (row != NULL)
			return row->status == STATUS_PLANNED && row->value == CUE_BOTH;
		if (item_has(&sentence->items[i], ROLE_SPEECH))
			return false;
	}
	return false;
}

/*
 * "as the summit opens", "while talks continue": is the noun, whose phrase begins
 * at item begin, the subject of a clause of time?
 */
bool
contact_is_subject(const Sentence *sentence, const Contact *contact, int begin)
{
	const ImageTermRow *row = NULL;
	int			next = contact->word_end + 1;

	for (int j = begin - 1; j >= 0 && j >= begin - OBJECT_REACH && row == NULL; j--)
	{
		/* "as his visit goes on" */
		if (sentence->items[j + 1].gap >= GAP_COMMA ||
			(sentence->items[j].roles & (role_bit(ROLE_PRONOUN) |
										 role_bit(ROLE_PRONOUN_PLURAL))))
			return false;
		row = item_row(&sentence->items[j], ROLE_TIME_DURING);
	}
	if (row == NULL || row->value != DURING_CLAUSE)
		return false;
	/* but "while on a visit to X" */
	return next < sentence->count && sentence->items[next].gap == GAP_SPACE &&
		!item_has(&sentence->items[next], ROLE_TOWARD) && cue_at(sentence, next) != NULL;
}

/* Does the noun only say when something else is: "ahead of the summit"? */
bool
contact_is_dated_by(const Sentence *sentence, int i)
{
	for (int j = i - 1; j >= 0 && j >= i - OBJECT_REACH; j--)
	{
		const SummitItem *item = &sentence->items[j];

		if (sentence->items[j + 1].gap >= GAP_COMMA ||
			item->kind == ITEM_ENTITY || item_has(item, ROLE_HOLDING) ||
			(!sentence->modifier_first && item_has(item, ROLE_AT)))
			return false;
		if (item->roles & (role_bit(ROLE_TIME_AFTER) |
						   role_bit(ROLE_TIME_BEFORE)))
			return true;
	}
	return false;
}

/*
 * "visited X before meeting Y", "had lunch with X before holding a meeting with Y": is the verb
 * right behind item i the next of several deeds?
 */
bool
contact_follows_deed(const Reading *reading, const Contact *contact, int i)
{
	const Contact *before = contact - 1;

	if (!reading->sentence.modifier_first || contact == reading->contacts || before->status != STATUS_HELD ||
		!(before->verb ? before->fixed_status : before->has_cue))
		return false;
	return contact->verb ? i == contact->word - 1 :
		contact->word - i <= OBJECT_REACH && item_has(&reading->sentence.items[i + 1], ROLE_HOLDING);
}

/* "met X on the sidelines of the summit": does the noun name what something is held beside? */
bool
contact_is_sideline(const Sentence *sentence, int begin)
{
	for (int j = begin - 1; j >= 0 && j >= begin - OBJECT_REACH; j--)
	{
		const ImageTermRow *row = item_row(&sentence->items[j], ROLE_TIME_DURING);

		/* but "while attending the summit" */
		if (sentence->items[j + 1].gap > GAP_PERIOD || item_has(&sentence->items[j], ROLE_HOLDING))
			return false;
		if (row != NULL)
			return row->value == DURING_BESIDE;
	}
	return false;
}

/*
 * "Terkait topik yang akan dibahas dalam pertemuan, X mengatakan": does what the
 * sentence begins with only say what the main clause speaks of?
 */
bool
contact_is_in_topic(const Sentence *sentence, int begin)
{
	const SummitItem *items = sentence->items;
	const ImageTermRow *row = item_row(&items[0], ROLE_ABOUT);
	bool		relative = false;

	for (int i = 1; i < begin; i++)
		relative = relative || item_has(&items[i], ROLE_RELATIVE);
	return !sentence->modifier_first && relative && row != NULL &&
		row->value != ABOUT_PURPOSE;
}
