/*-------------------------------------------------------------------------
 *
 * nominative.c
 *		Which phrases can be the subject of a contact.
 *
 * What nothing governs, or somebody whose plan, offer or saying it is.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/cue.h"
#include "summit/participant.h"
#include "summit/subject.h"

/* Items from a speaker to what he did besides */
#define SPEAKER_REACH 8

/* Does the word right behind a phrase start a relative clause about it? */
bool
subject_opens_relative(const Sentence *sentence, const Party *party)
{
	int			i = party->last + 1;

	return i < sentence->count && item_has(&sentence->items[i], ROLE_RELATIVE);
}

/* "plans for X to meet Y": is item next, behind the phrase, the mark of its infinitive? */
static bool
is_told_for(const Sentence *sentence, const Party *party, int next)
{
	return cue_is_infinitive(sentence, next) && sentence->items[next].gap == GAP_SPACE &&
		item_has_value(&sentence->items[party->governor], ROLE_ABOUT, ABOUT_PURPOSE);
}

/* "kata X pada konferensi pers": a word of contacts that is of none here? */
static bool
is_press(const Sentence *sentence, int i)
{
	return !sentence->modifier_first && i + 1 < sentence->count &&
		item_has(&sentence->items[i + 1], ROLE_NOT_CONTACT) &&
		(sentence->items[i].roles & (role_bit(ROLE_CONTACT_NOUN) | role_bit(ROLE_CONTACT_VERB))) != 0;
}

/*
 * Can the phrase be a subject?  Nothing governs it; or it is the speaker who
 * did what follows ("kata Putin usai bertemu ...", "disampaikan oleh Macron
 * saat menerima ...").
 */
bool
subject_is_nominative(const Reading *reading, const Party *party)
{
	const Sentence *sentence = &reading->sentence;
	int			i = party->last + 1;

	if (party->preposition == TERM_NONE)
		return true;
	/* "niat antara X dan Y untuk berunding", "peluang bagi X untuk bertemu Y" */
	if ((party->preposition == ROLE_BETWEEN || party->preposition == ROLE_ABOUT) &&
		!sentence->modifier_first &&
		i < sentence->count && item_has_value(&sentence->items[i], ROLE_ABOUT, ABOUT_PURPOSE))
		return true;
	if (party->preposition == ROLE_ABOUT && sentence->modifier_first && i < sentence->count &&
		is_told_for(sentence, party, i))
		return true;
	/* ", dengan X dan Y bertemu di Z": a clause of its own */
	if (party->preposition == ROLE_WITH && !sentence->modifier_first &&
		sentence->items[party->governor].gap == GAP_COMMA && i < sentence->count &&
		sentence->items[i].gap == GAP_SPACE &&
		(sentence->items[i].roles & (role_bit(ROLE_CONTACT_VERB) | role_bit(ROLE_STATUS_CUE))) != 0)
		return true;
	/* "kata Trump kepada wartawan di Roma setelah bertemu ..." */
	while (party->preposition == ROLE_SPEECH && i < sentence->count &&
		   i <= party->last + SPEAKER_REACH &&
		   (sentence->items[i].gap == GAP_SPACE || sentence->items[i].gap == GAP_BRACKET) &&
		   (sentence->items[i].roles & (role_bit(ROLE_TOWARD) | role_bit(ROLE_AT) |
										role_bit(ROLE_DATE_ON) |
										role_bit(ROLE_NOT_CONTACT)) ||
			reading->party_at[i] >= 0 || is_press(sentence, i) ||
			item_is_capital_word(&sentence->items[i])) &&
		   !(sentence->items[i].roles & TIME_ROLES))
		i++;
	return (party->preposition == ROLE_SPEECH ||
			(party->preposition == ROLE_BY && party->person)) &&
		i < sentence->count && (sentence->items[i].roles & (role_bit(ROLE_CONTACT_MODIFIER) |
															TIME_ROLES)) != 0;
}

/* "hopes to see the leader X while on a visit": does an infinitive of contact have it as object? */
bool
subject_is_to_be_met(const Sentence *sentence, const Party *party)
{
	const SummitItem *items = sentence->items;
	int			i = party->first - 1;

	while (i > 0 && i > party->first - OBJECT_REACH && items[i + 1].gap == GAP_SPACE &&
		   (item_has(&items[i], ROLE_DETERMINER) || item_is_plain_word(&items[i])))
		i--;
	return sentence->modifier_first && i > 0 && items[i + 1].gap == GAP_SPACE &&
		item_has(&items[i], ROLE_CONTACT_VERB) && cue_is_infinitive(sentence, i - 1);
}

/* "brings Y back to the table": is the object itself to do what follows? */
bool
subject_is_moved(const Sentence *sentence, const Party *party)
{
	const ImageTermRow *row = NULL;

	if (sentence->modifier_first || !party->object)
		return false;
	if (party->last + 1 < sentence->count)
		row = item_row(&sentence->items[party->last + 1], ROLE_STATUS_CUE);
	/* "membuat Y membatalkan" */
	return row != NULL && (row->status == STATUS_PROPOSED ||
						   (status_is_denied(row->status) &&
							sentence->items[party->last + 1].gap == GAP_SPACE));
}

/* "praises X's decision to meet Y": has the phrase a noun that an infinitive completes? */
bool
subject_owns_noun(const Sentence *sentence, const Party *party)
{
	const SummitItem *noun = &sentence->items[party->last + 1];
	const ImageTermRow *row;
	int			verb = party->last + 3;

	if (!sentence->modifier_first || !sentence->items[party->core].possessive ||
		party->core != party->last || verb >= sentence->count)
		return false;
	row = item_row(noun, ROLE_STATUS_CUE);
	/* "decision to" is one term */
	if (row != NULL && row->status == STATUS_PLANNED && row->value == CUE_BEFORE)
		verb--;
	else if (!item_is_plain_word(noun) || !cue_is_infinitive(sentence, verb - 1))
		return false;
	return sentence->items[verb].gap == GAP_SPACE &&
		(sentence->items[verb].roles & (role_bit(ROLE_CONTACT_VERB) | role_bit(ROLE_HOLDING) |
										role_bit(ROLE_STATUS_CUE))) != 0;
}

/* "objects to X's plan to visit Y": whose plan it is makes the visit */
bool
subject_owns_plan(const Sentence *sentence, const Party *party)
{
	int			next = party->last + 1;
	const ImageTermRow *row;

	if (!sentence->modifier_first || !sentence->items[party->core].possessive ||
		next + 1 >= sentence->count)
		return false;
	row = item_row(&sentence->items[next], ROLE_STATUS_CUE);
	if (subject_owns_noun(sentence, party))
		return true;
	return row != NULL && row->status == STATUS_PLANNED &&
		item_has(&sentence->items[next + 1], ROLE_TOWARD);
}

/* "menerima undangan X untuk berkunjung": is the phrase right behind a noun for an offer? */
static bool
is_behind_offer(const Sentence *sentence, const Party *party)
{
	/* but "Tawaran X untuk bertemu ditolak" */
	return party->first > 1 && party->preposition == TERM_NONE && sentence->items[party->first - 1].gap == GAP_SPACE &&
		item_has_title(sentence, &sentence->items[party->first - 1], ROLE_STATUS_CUE, "offer");
}

/* "X accepts Y's invitation": the offer is Y's, but not the sentence */
bool
subject_owns_offer(const Sentence *sentence, const Party *party)
{
	int			next = party->last + 1;
	const ImageTermRow *row;

	if (!sentence->modifier_first)
		return is_behind_offer(sentence, party);
	if (next >= sentence->count ||
		party->core != party->last)
		return false;
	/* "Iran's invitation", "an Iranian invitation" */
	if (!sentence->items[party->core].possessive &&
		!party_has_article(sentence, party, DETERMINER_INDEFINITE))
		return false;
	row = item_row(&sentence->items[next], ROLE_STATUS_CUE);
	return row != NULL && row->status == STATUS_PROPOSED;
}

/* "countries including X", "the leaders of states such as X": an example of who acts? */
bool
subject_is_example(const Reading *reading, int p)
{
	const SummitItem *items = reading->sentence.items;
	int			i = reading->parties.items[participants_group_start(reading, p)].first - 1;

	if (i > 0 && item_has(&items[i], ROLE_DETERMINER) && !item_has(&items[i], ROLE_EXAMPLE))
		i--;
	return i > 0 && item_has(&items[i], ROLE_EXAMPLE) && items[i].gap <= GAP_COMMA &&
		(items[i - 1].roles & (role_bit(ROLE_MULTILATERAL) | role_bit(ROLE_DELEGATE))) != 0;
}

/* Do officers without names act for the phrase: "representatives from X and Y"? */
static bool
has_envoys(const Sentence *sentence, const Party *party)
{
	return party->preposition == ROLE_FROM && party->country &&
		!item_has_value(&sentence->items[party->governor], ROLE_FROM, FROM_ORIGIN);
}

/*
 * Does somebody without a name act for the phrase, its envoys, where those count, or
 * others of whom it is an example?
 */
bool
subject_is_acted_for(const Reading *reading, int p, bool envoys)
{
	const Party *party = &reading->parties.items[p];

	return (envoys && has_envoys(&reading->sentence, party)) ||
		((party->country || party->person) && subject_is_example(reading, p));
}

/* "X mendesak Y mundur saat bertemu Z": whoever does the main clause does what "while" leads to */
bool
subject_is_of_main_clause(const Sentence *sentence, const Contact *contact, int i)
{
	return !sentence->modifier_first && contact->verb && i > 0 && sentence->items[i].gap == GAP_SPACE &&
		(sentence->items[i - 1].roles & TIME_ROLES) != 0;
}

/* ", dengan X menjadi topik": does "with" behind a comma begin a clause of its own? */
bool
subject_has_own_verb(const Sentence *sentence, const Party *party)
{
	const SummitItem *next = &sentence->items[party->last + 1];

	return !sentence->modifier_first && party->last + 1 < sentence->count &&
		sentence->items[party->governor].gap == GAP_COMMA && next->gap == GAP_SPACE &&
		(item_has(next, ROLE_CONTACT_PASSIVE) ||
		 party_is_plain_verb(sentence, next));
}
