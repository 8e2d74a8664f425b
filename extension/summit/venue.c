/*-------------------------------------------------------------------------
 *
 * venue.c
 *		Where a contact takes place.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/participant.h"
#include "summit/trace.h"
#include "summit/venue.h"

/* Items from a verb of journey to where it leads */
#define DESTINATION_REACH 5

/* Words in lower case from a relative word to its verb: "which is being held" */
#define AUXILIARIES 2

/* Adjectives and adverbs behind a relative word: "yang sangat hangat" */
#define ADJECTIVES 3

/* "the summit of X, Hamburg": a city behind the comma after the contact */
static bool
is_apposed(const Reading *reading, const Contact *contact, int p)
{
	const Party *party = &reading->parties.items[p];
	const SummitItem *core = &reading->sentence.items[party->first];

	return party->place && !party->by_role && !party->address &&
		party->preposition == TERM_NONE && core->gap == GAP_COMMA &&
		!contact->verb && party->first <= contact->word_end + 3;
}

/* "arrival in X": does the noun, preposition and all, stand right before where it leads? */
static bool
leads_into(const Reading *reading, const Contact *contact, const Party *party)
{
	return reading->sentence.modifier_first && contact->demand == DEMAND_ACTORS &&
		party->preposition == TERM_NONE && party->first == contact->last + 1;
}

/*
 * Is the phrase the object of the journey: "visits Hanoi", "visits the Somali
 * capital Mogadishu"?  Nothing but adjectives may stand between.
 */
static bool
is_destination(const Reading *reading, const Contact *contact,
			   const Party *party)
{
	const SummitItem *items = reading->sentence.items;

	if (contact->kind != CONTACT_VISIT || party->by_role || party->modifies ||
		!(contact->verb || leads_into(reading, contact, party)) ||
		!(party->place || party->country || item_has(&items[party->core], ROLE_DELEGATE)))
		return false;
	if (party->first > contact->last + DESTINATION_REACH)
		return false;
	/* "mengunjungi Taman Ceria, Nairobi" */
	if (!reading->sentence.modifier_first && party->place &&
		items[party->first].gap == GAP_COMMA &&
		party->first > contact->last + 1 &&
		argument_leads_by_town(&reading->sentence, contact->last, party))
		return true;
	for (int i = contact->last + 1; i <= party->first; i++)
	{
		int			p = reading->party_at[i];

		if (items[i].gap >= GAP_COMMA)
			return false;
		if (i < party->first &&
			(p >= 0 ? !reading->parties.items[p].modifies :
			 !item_has(&items[i], ROLE_DETERMINER) &&
			 !item_is_plain_word(&items[i])))
			return false;
	}
	return true;
}

/* "pertemuan yang sangat hangat dengan X": does the relative word only lead to adjectives of the noun? */
static bool
leads_to_adjective(const Sentence *sentence, const Contact *contact, int i)
{
	const uint64_t phrase = role_bit(ROLE_WITH) | role_bit(ROLE_BETWEEN) | role_bit(ROLE_AT) |
		role_bit(ROLE_TOWARD) | role_bit(ROLE_DATE_ON);
	int			j = i + 1;

	if (sentence->modifier_first || contact->verb || i > contact->word_end + 2)
		return false;
	while (j < sentence->count && j <= i + ADJECTIVES && sentence->items[j].gap == GAP_SPACE &&
		   (item_is_plain_word(&sentence->items[j]) || sentence->items[j].roles == role_bit(ROLE_FILLER)) &&
		   (j == i + 1 || !party_is_verb_form(sentence, &sentence->items[j])))
		j++;
	/* "yang bersejarah pada", but "yang melahirkan kesepakatan di" */
	if (j > i + 2 && party_is_verb_form(sentence, &sentence->items[i + 1]))
		return false;
	return j > i + 1 && j < sentence->count && sentence->items[j].gap == GAP_SPACE &&
		(sentence->items[j].roles & phrase) != 0;
}

/* "talks, which will be held in Geneva", but "met in a hall that burnt" */
bool
venue_parts_relative(const Reading *reading, const Contact *contact, int i)
{
	const Sentence *sentence = &reading->sentence;

	if (!item_has(&sentence->items[i], ROLE_RELATIVE) || leads_to_adjective(sentence, contact, i))
		return false;
	/* "resumes talks that stalled last year" */
	if (i + 1 < sentence->count && contact->status == STATUS_HELD &&
		item_has(&sentence->items[i + 1], ROLE_STATUS_CUE) &&
		status_is_denied(item_row(&sentence->items[i + 1],
								  ROLE_STATUS_CUE)->status))
		return true;
	/* "which is being held in", "yang semula direncanakan di" */
	for (int auxiliaries = 0; !contact->verb &&
		 auxiliaries < AUXILIARIES && i + 2 < sentence->count &&
		 item_is_plain_word(&sentence->items[i + 1]) &&
		 (sentence->modifier_first || !party_is_verb_form(sentence, &sentence->items[i + 1])) &&
		 sentence->items[i + 1].gap == GAP_SPACE; auxiliaries++)
		i++;
	return contact->verb || i + 1 >= sentence->count ||
		!(item_has(&sentence->items[i + 1], ROLE_STATUS_CUE) ||
		  item_has(&sentence->items[i + 1], ROLE_HOLDING));
}

/*
 * "KTT Iklim untuk Kerja Sama Internasional", "the Conference on Food Security":
 * does the name go on behind item i?
 */
static bool
is_of_title(const Sentence *sentence, const Contact *contact, int i)
{
	if (contact->verb || i + 1 >= sentence->count)
		return false;
	if (sentence->modifier_first)
		return i == contact->word_end + 1 && !sentence->title_case &&
			sentence->items[i + 1].kind != ITEM_ENTITY &&
			(sentence->items[i + 1].flags & WORD_CAPITAL) != 0 &&
			(sentence->items[contact->word].flags & WORD_CAPITAL) != 0;
	return contact->kind == CONTACT_SUMMIT &&
		item_is_capital_word(&sentence->items[i - 1]) &&
		item_is_capital_word(&sentence->items[i + 1]);
}

/* "against the summit, X and the war in Y": does a list go on at item i? */
static bool
goes_on_listing(const Reading *reading, const Contact *contact, int i)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *item = &sentence->items[i];
	int			p = reading->party_at[i];

	if (contact->verb || !sentence->modifier_first || item->gap != GAP_COMMA)
		return false;
	if (p < 0)
		return item_is_plain_word(item) && i + 1 < sentence->count &&
			item_has(item + 1, ROLE_AND);
	return !reading->parties.items[p].address &&
		reading->parties.items[p].preposition == TERM_NONE &&
		!is_apposed(reading, contact, p);
}

/* "between X and six powers": does the list of parties go on at item i? */
static bool
is_between(const Reading *reading, int i)
{
	const Party *party = i > 0 ? reading_party(reading, i - 1) : NULL;

	return party != NULL && reading->sentence.modifier_first && party->preposition == ROLE_BETWEEN;
}

/* "menjamu X makan malam di Y": is the noun at item i what a verb does to its object? */
static bool
is_part_of_verb(const Reading *reading, const Contact *contact, int i)
{
	const SummitItem *item = &reading->sentence.items[i];
	const ImageTermRow *row = item_row(item, ROLE_CONTACT_NOUN);

	return !reading->sentence.modifier_first && contact->verb && contact->kind == CONTACT_MEETING &&
		row != NULL && row->kind == CONTACT_MEETING && row->value == DEMAND_ACTORS &&
		item->gap == GAP_SPACE && reading->party_at[i - 1] >= 0;
}

/* Does a word at item i end the clause that may tell of the venue? */
static bool
ends_clause(const Reading *reading, const Contact *contact, int i)
{
	const Sentence *sentence = &reading->sentence;
	const SummitItem *item = &sentence->items[i];
	const SummitItem *next = i + 1 < sentence->count ? item + 1 : NULL;

	if ((sentence->modifier_first || contact->kind != CONTACT_VISIT) &&
		venue_parts_relative(reading, contact, i))
		return true;
	if (goes_on_listing(reading, contact, i) || venue_begins_time_clause(reading, i))
		return true;
	/* "kunjungan itu akan membantu mengakhiri krisis di X" */
	if (!contact->verb && !sentence->modifier_first &&
		item_has(item, ROLE_STATUS_CUE) && next != NULL &&
		item_is_plain_word(next) && next->gap == GAP_SPACE &&
		party_is_verb_form(sentence, next))
		return true;
	/* "hingga 2 Juni", "sejak bulan Mei" */
	if ((item->roles & (role_bit(ROLE_DATE_RANGE) | role_bit(ROLE_TIME_AFTER))) != 0 && next != NULL &&
		(venue_date_item(next) ||
		 (item_has(next, ROLE_DATE_ON) && i + 2 < sentence->count && venue_date_item(next + 1))))
		return false;
	if (is_part_of_verb(reading, contact, i))
		return false;
	/* "talks with X and tension in Y", "with X and the war in Y" */
	if (sentence->modifier_first && next != NULL && i + 2 < sentence->count &&
		item_has_value(next, ROLE_DETERMINER, DETERMINER_DEFINITE))
		next++;
	if (item_has(item, ROLE_AND) && !contact->verb && next != NULL &&
		item_is_plain_word(next) && !is_between(reading, i))
		return true;
	return (item->roles & (role_bit(ROLE_SPEECH) | role_bit(ROLE_CLAUSE) |
						   role_bit(ROLE_TIME_AFTER) |
						   role_bit(ROLE_TIME_BEFORE) |
						   role_bit(ROLE_CONTACT_NOUN) |
						   role_bit(ROLE_CONTACT_VERB))) != 0;
}

/* "about Ukraine in Brussels", but "about the war in Syria": is it at item i? */
static bool
begins_topic(const Reading *reading, const Contact *contact, int i)
{
	const Sentence *sentence = &reading->sentence;

	return item_has(&sentence->items[i], ROLE_ABOUT) &&
		!is_of_title(sentence, contact, i) &&
		/* "met for lunch in X", "met for two hours in X" */
		!(contact->verb && sentence->modifier_first &&
		  (i == contact->last + 1 || reading->party_at[i - 1] >= 0) &&
		  item_has_value(&sentence->items[i], ROLE_ABOUT, ABOUT_PURPOSE)) &&
		(i + 1 >= sentence->count ||
		 (reading->party_at[i + 1] < 0 &&
		  !venue_date_item(&sentence->items[i + 1])));
}

/* "a conference on the climate opens in Rio": is item i the verb? */
static bool
ends_topic(const Sentence *sentence, int i)
{
	const ImageTermRow *row = item_row(&sentence->items[i], ROLE_STATUS_CUE);

	/* "konferensi tentang iklim digelar di Rio" */
	if (!sentence->modifier_first)
		return (row != NULL || item_has(&sentence->items[i], ROLE_HOLDING)) &&
			i + 1 < sentence->count && item_has(&sentence->items[i + 1], ROLE_AT);
	/* "talks on X held in Y" */
	if (row != NULL && row->status == STATUS_HELD &&
		i + 1 < sentence->count && item_has(&sentence->items[i + 1], ROLE_AT))
		return true;
	return row != NULL && !cue_is_attribute(sentence, i, row) &&
		row->value != CUE_BEFORE && row->value != CUE_ADJACENT;
}

/* Behind the contact word, within its clause */
static bool
look_behind(const Reading *reading, Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	bool		topic = false;	/* behind what the contact is about */

	/* "tiba di": where to is said right behind the word itself */
	bool		journey = contact->verb && !sentence->modifier_first &&
		contact->kind == CONTACT_VISIT && contact->demand == DEMAND_ACTORS;

	for (int i = contact->last + 1;
		 i < sentence->count && i <= contact->last + VENUE_REACH; i++)
	{
		int			p = reading->party_at[i];
		int			end;

		if (item_is_hard_break(&sentence->items[i]) ||
			(journey && i > contact->last + OWNER_REACH))
			return false;
		if (p >= 0)
		{
			const Party *party = &reading->parties.items[p];

			if (goes_on_listing(reading, contact, i))
				return false;
			if (!topic && (venue_is_possible(reading, contact, party) ||
						   is_apposed(reading, contact, p) ||
						   is_destination(reading, contact, party)))
			{
				venue_take(reading, contact, party);
				return true;
			}
			i = party->last;
			continue;
		}
		if (!topic && venue_take_told(reading, contact, i))
			return true;
		end = relative_end(reading, contact, i);
		if (end >= 0)
		{
			i = end;
			continue;
		}
		if (ends_clause(reading, contact, i))
			return false;
		if (begins_topic(reading, contact, i))
		{
			if (contact->verb)
				return false;
			topic = true;
		}
		topic = topic && !ends_topic(sentence, i);
	}
	return false;
}

void
venue_find(const Reading *reading, Contact *contact)
{
	if (contact->kind == CONTACT_CALL)
		return;
	if (contact->place_item < 0 && !look_behind(reading, contact))
		venue_look_before(reading, contact, IMAGE_NONE);
	/* "in Tallinn during the trip to Estonia" */
	else if (contact->kind == CONTACT_VISIT &&
			 (contact->place == IMAGE_NONE ||
			  image_entity(reading->sentence.image, contact->place)->kind == ENTITY_COUNTRY))
		venue_look_before(reading, contact, contact->place);
	if (contact->place_item >= 0)
	{
		/* the venue is no party, unless it is the state that is visited */
		for (int i = 0; i < contact->participant_count; i++)
		{
			if (contact->participants[i].item == contact->place_item &&
				contact->participants[i].bare && contact->kind != CONTACT_VISIT)
			{
				contact_remove(contact, i);
				break;
			}
		}
	}
}
