/*-------------------------------------------------------------------------
 *
 * told.c
 *		The contacts that a text told of, and which of them are one.
 *
 * What names the same parties, with a compatible kind, place and date, is one
 * contact and has one number; so has "that meeting", which names nobody or one
 * of them.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/one_contact.h"
#include "summit/participant.h"
#include "summit/told.h"
#include "summit/trace.h"
#include "summit/wording.h"

/* "menelepon X … percakapan itu": may talks that a word or article points back to be a call? */
static bool
may_be_call(const Reading *reading, const Contact *talks, const Contact *call)
{
	return talks->kind == CONTACT_TALKS && call->kind == CONTACT_CALL && !talks->verb &&
		talks->place == IMAGE_NONE &&
		(wording_points_back(reading, talks) || wording_is_definite(reading, talks->first));
}

/* May two contacts with the same parties be one, the first of them in this sentence? */
static bool
compatible(const Reading *reading, const Contact *a, const Contact *b)
{
	if (a->kind != b->kind && !may_be_call(reading, a, b) &&
		(a->kind == CONTACT_CALL || b->kind == CONTACT_CALL ||
		 a->kind == CONTACT_VISIT || b->kind == CONTACT_VISIT))
		return false;
	if (!contact_same_place(reading, a, b))
		return false;
	return a->since == NO_DATE || b->since == NO_DATE ||
		(a->since < b->until && b->since < a->until);
}

static bool
same_parties(const Contact *a, const Contact *b)
{
	if (a->participant_count != b->participant_count)
		return false;
	for (int i = 0; i < a->participant_count; i++)
	{
		if (a->participants[i].entity == IMAGE_NONE ||
			!contact_has_party(b, a->participants[i].entity))
			return false;
	}
	return true;
}

/* Do the parties of two contacts act for the same states and bodies? */
static bool
same_actors(const Contact *a, const Contact *b)
{
	return a->participant_count == b->participant_count && contact_adds_no_actor(b, a);
}

/* The contact that was told of before so many others */
static const Contact *
told_contact(const Told *told, int back)
{
	return &told->contacts[(told->count - back) % TOLD_MAX];
}

/* The number of its sentence */
static int
told_sentence(const Told *told, int back)
{
	return told->sentences[(told->count - back) % TOLD_MAX];
}

/* Is the only party of a contact one of those of another? */
static bool
names_one_of(const Contact *contact, const Contact *other)
{
	return contact->participant_count == 1 &&
		contact->participants[0].entity != IMAGE_NONE &&
		contact_has_party(other, contact->participants[0].entity);
}

/* "the talks with X": does the only one who is named take part in the other contact, too? */
static bool
is_with_one_of(const Reading *reading, const Contact *contact, const Contact *other)
{
	const Participant *p = &contact->participants[0];
	const Party *party = p->item > contact->word_end ? reading_party(reading, p->item) : NULL;

	return party != NULL && party->preposition == ROLE_WITH &&
		other->kind == contact->kind && names_one_of(contact, other);
}

/* "akan berunding … pertemuan ini": does a word point to what was told of as talks or a meeting? */
static bool
is_pointer_to(const Reading *reading, const Contact *contact, const Contact *other)
{
	int			next = contact->word_end + 1;

	return next < reading->sentence.count && !reading->sentence.modifier_first &&
		item_has(&reading->sentence.items[next], ROLE_DEMONSTRATIVE) &&
		(contact->kind == CONTACT_MEETING || contact->kind == CONTACT_TALKS) &&
		(other->kind == CONTACT_MEETING || other->kind == CONTACT_TALKS || other->kind == CONTACT_SUMMIT);
}

/*
 * What was told of before with the same parties, or which "this summit" points
 * back to; NULL if nothing was.
 */
static const Contact *
told_before(const Told *told, const Reading *reading, const Contact *contact)
{
	int			count = Min(told->count, TOLD_MAX);

	for (int pass = 0; pass < 2; pass++)
	{
		for (int back = 1; back <= count; back++)
		{
			const Contact *other = told_contact(told, back);
			bool		same;

			if (contact->participant_count == 0)
				same = other->kind == contact->kind ||
					(pass == 1 && is_pointer_to(reading, contact, other));
			else if (!compatible(reading, contact, other))
				same = false;
			else if (contact->participant_count == 1)
				same = is_with_one_of(reading, contact, other) ||
					/* "Setelah KTT, X akan" */
					(other->kind == contact->kind && names_one_of(contact, other) &&
					 contact_precedes_plan(&reading->sentence, contact));
			else if (pass == 0)
				same = same_parties(contact, other);
			else
				same = (!contact_has_person(contact) || !contact_has_person(other)) &&
					same_actors(contact, other);
			if (same)
				return other;
		}
	}
	return NULL;
}

/* A noun without a cue keeps the status that the text gave the contact */
static void
keep_status(const Told *told, const Reading *reading, Contact *contact)
{
	const Contact *other;

	if (contact->verb || contact->has_cue || contact->fixed_status ||
		(contact->since != NO_DATE &&
		 contact->until <= reading->sentence.date))
		return;
	other = told_before(told, reading, contact);
	if (other != NULL &&
		status_lies_ahead(other->status))
	{
		contact->status = other->status;
		trace_note(reading, contact, TRACE_TOLD_BEFORE, contact->word,
				   TERM_NONE);
		contact->has_cue = true;
	}
}

/* How a noun stands that may mean a contact told of before */
typedef enum Pointing
{
	POINTS_NOWHERE,				/* "a meeting" */
	POINTS_BARE,				/* "pertemuan bilateral", without an article
								 * as all nouns of the language */
	POINTS_BACK,				/* "the meeting" */
	POINTS_BY_WORD				/* "pertemuan itu", "this meeting" */
} Pointing;

static Pointing
pointing(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;

	if (contact->verb)
		return POINTS_NOWHERE;
	if (wording_points_back(reading, contact))
		return POINTS_BY_WORD;
	if (wording_is_definite(reading, contact->first))
		return POINTS_BACK;
	if (sentence->modifier_first ||
		(contact->first > 0 &&
		 item_has(&sentence->items[contact->first - 1], ROLE_DETERMINER)))
		return POINTS_NOWHERE;
	return POINTS_BARE;
}

/* Is what is yet to come another contact than what took place? */
static bool
comes_after(const Contact *contact, const Contact *other)
{
	return other->status == STATUS_HELD &&
		status_lies_ahead(contact->status);
}

/* May a contact have this number, beside all that have it? */
static bool
fits_number(const Told *told, const Reading *reading, const Contact *contact, int number)
{
	int			count = Min(told->count, TOLD_MAX);

	for (int back = 1; back <= count; back++)
	{
		const Contact *other = told_contact(told, back);

		if (other->number == number && !compatible(reading, contact, other))
			return false;
	}
	return true;
}

/*
 * May a noun mean the other contact?  Nobody is named beside it, or one of the
 * parties; "perundingan tersebut dimediasi Oman" may name one more.
 */
static bool
may_mean(const Contact *contact, Pointing points, const Contact *other)
{
	/* "KTT itu dipimpin X dan Y", of which nobody was named */
	if (contact->participant_count > 1 && other->participant_count > 0)
		return false;
	return (contact->participant_count == 0 ||
			(other->participant_count > 1 && names_one_of(contact, other)) ||
			(points == POINTS_BY_WORD && contact->kind == other->kind)) &&
		!comes_after(contact, other);
}

/*
 * The number of the last contact with the same parties; else, of those before
 * this sentence, of the last one that a noun may mean: of the same kind, or of
 * another one if it points back.  0 if there is none.
 */
static int
number_before(const Told *told, const Reading *reading, const Contact *contact)
{
	int			count = Min(told->count, TOLD_MAX);
	Pointing	points = POINTS_NOWHERE;

	for (int back = 1; back <= count; back++)
	{
		const Contact *other = told_contact(told, back);

		if (contact->participant_count > 0 && same_parties(contact, other) &&
			compatible(reading, contact, other))
			return other->number;
	}
	points = pointing(reading, contact);
	if (contact->participant_count > 1 && points != POINTS_BY_WORD)
		points = POINTS_NOWHERE;
	for (int pass = POINTS_BARE; pass <= Min(points, POINTS_BACK); pass++)
	{
		for (int back = 1; back <= count; back++)
		{
			const Contact *other = told_contact(told, back);

			if (told_sentence(told, back) < reading->sentence.number &&
				(pass == POINTS_BACK || contact->kind == other->kind) &&
				may_mean(contact, points, other) &&
				fits_number(told, reading, contact, other->number))
				return other->number;
		}
	}
	return 0;
}

void
told_number(Told *told, Reading *reading)
{
	for (int c = 0; c < reading->contact_count; c++)
	{
		Contact    *contact = &reading->contacts[c];

		if (contact->dropped)
			continue;
		keep_status(told, reading, contact);
		contact->number = number_before(told, reading, contact);
		if (contact->number == 0)
			contact->number = ++told->last_number;
		told->sentences[told->count % TOLD_MAX] = reading->sentence.number;
		told->contacts[told->count++ % TOLD_MAX] = *contact;
	}
}

/*
 * "US envoy X met Y. ... X said": did the person take part in a contact that the text
 * told of before, so that he acts for his state though the gazetteer knows no office?
 */
bool
told_of_person(const Reading *reading, uint32_t entity)
{
	const Told *told = reading->told;

	int			count = Min(told->count, TOLD_MAX);

	for (int back = 1; back <= count; back++)
	{
		const Contact *contact = told_contact(told, back);

		if (told_sentence(told, back) >= reading->sentence.number)
			continue;
		for (int k = 0; k < contact->participant_count; k++)
		{
			if (contact->participants[k].entity == entity && contact->participants[k].official)
				return true;
		}
	}
	return false;
}

/*
 * The day of the last contact that has just one, from which "the next day" is told of this
 * one, of what is yet to come only where this is, too; NO_DATE if there is none
 */
ImageDate
told_day(const Reading *reading, const Contact *contact)
{
	const Told *told = reading->told;
	int			count = Min(told->count, TOLD_MAX);

	for (int back = 1; back <= count; back++)
	{
		const Contact *other = told_contact(told, back);

		if (contact_has_day(other) && (status_lies_ahead(contact->status) || !status_lies_ahead(other->status)))
			return other->since;
	}
	return NO_DATE;
}
