/*-------------------------------------------------------------------------
 *
 * restated.c
 *		A contact told of again in other words.
 *
 * "convenes an emergency meeting", "KTT Organisasi Kerja Sama Islam (KTT OKI)":
 * the second word adds nobody to the contact of the first.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "summit/one_contact.h"
#include "summit/participant.h"
#include "summit/wording.h"

/* Items from a noun to the word that points back: "dua hari itu" */
#define POINTER_REACH 3

/* "convenes an emergency meeting": is the noun the object of the verb? */
static bool
holds_noun(const Reading *reading, const Contact *a, const Contact *b)
{
	const SummitItem *items = reading->sentence.items;

	if (!a->verb || a->own_parties || a->kind != CONTACT_MEETING || b->verb ||
		b->kind > CONTACT_MEETING || b->word - a->word_end > OBJECT_REACH)
		return false;
	for (int i = a->word_end + 1; i <= b->word; i++)
	{
		if (items[i].gap > GAP_PERIOD ||
			(i < b->word && !item_has(&items[i], ROLE_DETERMINER) &&
			 !item_has(&items[i], ROLE_MULTILATERAL) &&
			 !item_is_plain_word(&items[i])))
			return false;
	}
	return true;
}

/* "met and talked with X": two verbs that have one object */
static bool
shares_object(const Reading *reading, const Contact *a, const Contact *b)
{
	const SummitItem *between = &reading->sentence.items[a->word_end + 1];

	return a->verb && b->verb && b->word - a->word_end == 2 &&
		a->demand != DEMAND_ACTORS &&
		a->kind >= CONTACT_MEETING && b->kind >= CONTACT_MEETING &&
		item_has(between, ROLE_AND) && between[0].gap == GAP_SPACE &&
		between[1].gap == GAP_SPACE;
}

/* "X meets Y in the highest talks of both sides": nobody else is named */
static bool
repeats_parties(const Reading *reading, const Contact *a, const Contact *b)
{
	if (a->participant_count < 2 || b->participant_count < 2 || b->verb ||
		b->has_cue || a->kind == CONTACT_VISIT || b->kind == CONTACT_VISIT ||
		!contact_is_linked(&reading->sentence, b, a->word_end) ||
		contact_leaves_clause(&reading->sentence, a->word_end, b->word))
		return false;
	return contact_adds_nobody(a, b);
}

/*
 * "Konferensi Tingkat Tinggi Organisasi Kerja Sama Islam (KTT OKI)": the same in
 * brackets
 */
static bool
is_abbreviated(const Reading *reading, const Contact *a, const Contact *b)
{
	return !a->verb && !b->verb && a->kind == b->kind && a->body && b->body &&
		reading->sentence.items[b->word].gap == GAP_BRACKET;
}

/* "pembicaraan dalam perundingan dengan X": is the one held within the other? */
static bool
is_part_of(const Reading *reading, const Contact *a, const Contact *b)
{
	return !a->verb && !b->verb && !a->own_parties && a->kind == b->kind &&
		!reading->sentence.modifier_first && b->word - a->word_end == 2 &&
		item_has(&reading->sentence.items[a->word_end + 1], ROLE_AT) &&
		reading->sentence.items[b->word].gap == GAP_SPACE;
}

/*
 * "the opening session of the summit of X", "ministers of X meeting at its summit": where
 * adjectives stand first, a part of what is named behind it
 */
static bool
is_within(const Reading *reading, const Contact *a, const Contact *b)
{
	const SummitItem *items = reading->sentence.items;

	if (a->verb || b->verb || !reading->sentence.modifier_first || a->kind < b->kind ||
		b->kind < CONTACT_SUMMIT || a->kind == CONTACT_VISIT || b->kind == CONTACT_VISIT || !contact_same_status(a, b) ||
		(items[a->word_end + 1].roles & (role_bit(ROLE_OF) | role_bit(ROLE_AT))) == 0)
		return false;
	for (int i = a->word_end + 1; i <= b->word; i++)
	{
		if (items[i].gap > GAP_PERIOD ||
			(i > a->word_end + 1 && i < b->word && reading->party_at[i] < 0 &&
			 items[i].kind != ITEM_NUMBER && !item_is_plain_word(&items[i]) &&
			 !item_has(&items[i], ROLE_DETERMINER) && !item_has(&items[i], ROLE_MULTILATERAL)))
			return false;
	}
	return contact_adds_nobody(a, b);
}

/* "dialog dan diskusi X dan Y": two words for one thing */
static bool
is_doubled(const Reading *reading, const Contact *a, const Contact *b)
{
	const SummitItem *items = reading->sentence.items;

	return !a->verb && !b->verb && a->kind == b->kind && b->word - a->word_end == 2 &&
		item_has(&items[a->word_end + 1], ROLE_AND) && items[b->word].gap == GAP_SPACE &&
		items[b->word - 1].gap == GAP_SPACE && !reading->sentence.modifier_first;
}

/* Does the word of b say again what that of a says, in whatever way? */
bool
contact_is_restated(const Reading *reading, const Contact *a, const Contact *b)
{
	return holds_noun(reading, a, b) || is_part_of(reading, a, b) || repeats_parties(reading, a, b) ||
		is_abbreviated(reading, a, b) || is_doubled(reading, a, b) || is_within(reading, a, b);
}

/*
 * "Usai pertemuan, X tidak membuka isi pertemuan": the same word again, of
 * which nothing more is said.
 */
static bool
is_same_word(const Reading *reading, const Contact *a, const Contact *b)
{
	const Sentence *sentence = &reading->sentence;

	return !sentence->modifier_first && !a->verb && !b->verb &&
		a->kind == b->kind && !b->has_cue &&
		b->place == IMAGE_NONE && b->since == NO_DATE &&
		b->demand == DEMAND_PLAIN &&
		item_row(&sentence->items[a->word], ROLE_CONTACT_NOUN) ==
		item_row(&sentence->items[b->word], ROLE_CONTACT_NOUN) &&
		(b->word + 1 >= sentence->count ||
		 sentence->items[b->word].gap == GAP_COMMA ||
		 !item_is_plain_word(&sentence->items[b->word + 1])) &&
		contact_adds_nobody(a, b);
}

/*
 * "Pembicaraan ini merupakan kontak langsung pertama", "Pertemuan X dan Y ini
 * adalah pertemuan pertama": what it is called too
 */
static bool
is_called_so(const Reading *reading, const Contact *a, const Contact *b)
{
	const SummitItem *items = reading->sentence.items;
	int			i = a->word_end + 1;

	if (reading->sentence.modifier_first || a->verb)
		return false;
	while (i < b->word && (reading->party_at[i] >= 0 || item_has(&items[i], ROLE_AND) ||
						   (items[i].roles & (role_bit(ROLE_BETWEEN) | role_bit(ROLE_WITH)))))
		i++;
	/* "Pertemuan yang berlangsung satu jam itu merupakan" */
	while (i < b->word && item_has(&items[a->word_end + 1], ROLE_RELATIVE) && items[i].gap < GAP_COMMA &&
		   !item_has(&items[i], ROLE_DEMONSTRATIVE))
		i++;
	i++;
	if (i >= b->word || b->word - i > MERGE_REACH / 2 ||
		!item_has(&items[i - 1], ROLE_DEMONSTRATIVE) ||
		!item_has(&items[i], ROLE_CLAUSE))
		return false;
	for (i++; i < b->word; i++)
	{
		if (items[i].gap >= GAP_COMMA ||
			(items[i].roles & (role_bit(ROLE_TIME_AFTER) | role_bit(ROLE_TIME_BEFORE) |
							   role_bit(ROLE_SPEECH) | role_bit(ROLE_CLAUSE))))
			return false;
	}
	return contact_adds_nobody(a, b) || (a->participant_count == 0 && a->kind != CONTACT_VISIT && b->kind != CONTACT_VISIT);
}

/* "bertemu X, yang merupakan pertemuan pertama keduanya": what it is called too */
static bool
is_called_behind(const Reading *reading, const Contact *a, const Contact *b)
{
	const SummitItem *items = reading->sentence.items;
	const bool	visits = a->kind == CONTACT_VISIT && b->kind == CONTACT_VISIT && !a->verb;

	if (reading->sentence.modifier_first || b->verb ||
		(!visits && (a->kind == CONTACT_VISIT || b->kind == CONTACT_VISIT)))
		return false;
	/* "kunjungan X ke Y merupakan kunjungan pertama menteri Z" */
	if (visits)
		return b->word > a->word_end + 2 && item_has(&items[b->word - 1], ROLE_CLAUSE) &&
			items[b->word].gap == GAP_SPACE && !item_has(&items[b->word - 1], ROLE_STATUS_CUE) &&
			(item_has(&items[b->word - 2], ROLE_RELATIVE) || reading->party_at[b->word - 2] >= 0);
	for (int i = b->word - 1; i > a->word_end && i > b->word - MERGE_REACH / 2; i--)
	{
		if (items[i + 1].gap > GAP_SPACE)
			return false;
		if (item_has(&items[i], ROLE_CLAUSE))
			return !item_has(&items[i], ROLE_STATUS_CUE) &&
				item_has(&items[i - 1], ROLE_RELATIVE) && contact_adds_nobody(a, b);
	}
	return false;
}

/*
 * "X met Y on Friday, the first meeting between them since": what it is, in an
 * apposition behind a comma
 */
static bool
is_apposed(const Reading *reading, const Contact *a, const Contact *b)
{
	const uint64_t nominal = role_bit(ROLE_DETERMINER) | role_bit(ROLE_MULTILATERAL) |
		role_bit(ROLE_DATE_SHIFT);
	const uint64_t verbal = nominal | role_bit(ROLE_PRONOUN_PLURAL) | role_bit(ROLE_PRONOUN) |
		role_bit(ROLE_STATUS_CUE);
	const SummitItem *items = reading->sentence.items;
	int			begin = b->first;

	if (!reading->sentence.modifier_first || b->modifier || a->kind == CONTACT_VISIT ||
		b->kind == CONTACT_VISIT || !contact_same_status(a, b) || a->participant_count < 2 ||
		contact_leaves_clause(&reading->sentence, a->word_end, b->word))
		return false;
	/* "the fifth time that they had met" */
	if (b->verb && (b->own_parties || b->status != STATUS_HELD))
		return false;
	while (begin > a->last && items[begin].gap <= GAP_PERIOD &&
		   (item_is_plain_word(&items[begin - 1]) || items[begin - 1].kind == ITEM_NUMBER ||
			(items[begin - 1].roles & (b->verb ? verbal : nominal))))
		begin--;
	if (items[begin].gap != GAP_COMMA || !item_has(&items[begin], ROLE_DETERMINER))
		return false;
	for (int i = a->last + 1; i < begin; i++)
	{
		if (items[i].gap == GAP_COMMA && reading->party_at[i] < 0)
			return false;
	}
	return b->participant_count == 0 || contact_adds_no_actor(a, b);
}

/* "X bertemu Y di Z, pertemuan pertama pemimpin kedua negara": the same, without an article */
static bool
is_apposed_bare(const Reading *reading, const Contact *a, const Contact *b)
{
	return !reading->sentence.modifier_first && !b->verb && !b->modifier && !b->body &&
		a->kind != CONTACT_VISIT && b->kind != CONTACT_VISIT &&
		reading->sentence.items[b->first].gap == GAP_COMMA && contact_same_status(a, b) &&
		a->participant_count > 1 &&
		!contact_leaves_clause(&reading->sentence, a->word_end, b->word) &&
		(b->participant_count == 0 || contact_adds_no_actor(a, b));
}

/*
 * "X disambut Y sebelum menggelar pertemuan": what those who meet go on to, where nobody else
 * is named for it
 */
static bool
is_gone_on_to(const Reading *reading, const Contact *a, const Contact *b)
{
	const SummitItem *items = reading->sentence.items;
	int			i = b->word - 1;

	while (i > a->word_end && item_has(&items[i], ROLE_HOLDING))
		i--;
	return !reading->sentence.modifier_first && a->kind == CONTACT_MEETING && !b->verb && !b->body &&
		b->kind >= CONTACT_MEETING && !b->own_parties && a->participant_count > 1 && i > a->word_end &&
		item_has(&items[i], ROLE_TIME_BEFORE) && !item_has(&items[i + 1], ROLE_CONTACT_NOUN) &&
		contact_adds_nobody(a, b);
}

/*
 * "X met Y, but did not tell of that discussion", "X and Y held talks and called the
 * meeting useful": does a noun of no parties of its own, with an article or word that
 * points back, mean what stands before it?
 */
static bool
is_meant_again(const Reading *reading, const Contact *a, const Contact *b)
{
	const SummitItem *items = reading->sentence.items;

	if (!reading->sentence.modifier_first || b->verb || b->own_parties ||
		a->participant_count < 2 || a->body || status_is_denied(a->status) || status_is_denied(b->status) ||
		a->kind == CONTACT_VISIT || (b->kind != CONTACT_MEETING && b->kind != CONTACT_TALKS) ||
		!contact_same_status(a, b) || !contact_adds_nobody(a, b) || b->first == 0)
		return false;
	if (!item_has(&items[b->first - 1], ROLE_DEMONSTRATIVE) && !wording_is_definite(reading, b->first))
		return false;
	for (int i = b->first - 1; i > a->word_end && i >= b->first - LINK_REACH; i--)
	{
		/* "consult on this meeting" */
		if (items[i].roles & (role_bit(ROLE_TIME_BEFORE) | role_bit(ROLE_ABOUT)))
			return false;
	}
	return true;
}

/* Is it a noun with "itu" or "dua hari itu" behind it, of which the phrase names nobody? */
static bool
is_pointer(const Reading *reading, const Contact *contact)
{
	const Sentence *sentence = &reading->sentence;
	int			next = contact->word_end + 1;

	if (contact->verb || contact->own_parties ||
		(contact->demand != DEMAND_PLAIN && contact->kind != CONTACT_SUMMIT))
		return false;
	for (int i = next; i < sentence->count && i < next + POINTER_REACH &&
		 (i == next || sentence->items[i].gap == GAP_SPACE); i++)
	{
		if (item_has(&sentence->items[i], ROLE_DEMONSTRATIVE))
			return true;
		/* but "pertemuan hari itu" */
		if (!item_is_plain_word(&sentence->items[i]) && sentence->items[i].kind != ITEM_NUMBER &&
			(i == next || !item_has(&sentence->items[i], ROLE_DATE_ON)))
			return false;
	}
	return false;
}

/*
 * "Dalam pertemuan itu X mengaku senang bertemu Y", "X bertemu Y, tetapi tidak
 * puas dengan hasil pembicaraan tersebut": does the noun point to the other word?
 */
static bool
is_pointed_to(const Reading *reading, const Contact *a, const Contact *b)
{
	const bool	meet = ((a->kind == CONTACT_MEETING || a->kind == CONTACT_TALKS) &&
						(b->kind == CONTACT_MEETING || b->kind == CONTACT_TALKS)) ||
		(a->kind == CONTACT_SUMMIT && (b->kind == CONTACT_SUMMIT || b->kind == CONTACT_MEETING));

	if (reading->sentence.modifier_first || !meet)
		return false;
	if (is_pointer(reading, a) && is_pointer(reading, b) && a->kind == b->kind)
		return true;
	if (!contact_same_status(a, b))
		return false;

	/*
	 * "mendanai pertemuan tingkat tinggi, meski ragu atas hasil pertemuan
	 * tersebut"
	 */
	if (is_pointer(reading, b) && !a->verb && b->since == NO_DATE &&
		!b->has_cue && contact_adds_nobody(a, b))
		return true;
	if (is_pointer(reading, a) && contact_opens_sentence(reading, a) && b->verb &&
		b->participant_count > 1)
		return contact_adds_nobody(b, a);
	return is_pointer(reading, b) && a->participant_count > 1 && a->own_parties &&
		contact_adds_nobody(a, b);
}

/*
 * "X dijadwalkan bertemu Y, namun pertemuan itu dibatalkan", "planned a visit, but the visit
 * was postponed": does a noun that points back say that what was to come is off?
 */
bool
contact_is_undone(const Reading *reading, const Contact *a, const Contact *b)
{
	const SummitItem *items = reading->sentence.items;
	const bool	talks = a->kind >= CONTACT_MEETING && b->kind >= CONTACT_MEETING;
	int			i = b->first - 1;

	while (i > a->last && (item_has(&items[i], ROLE_DETERMINER) || item_has(&items[i], ROLE_DEMONSTRATIVE)))
		i--;
	if (i <= a->last || !item_has(&items[i], ROLE_CLAUSE) || !a->has_cue || (a->status != STATUS_PLANNED && a->status != STATUS_PROPOSED) ||
		(b->status != STATUS_CANCELLED && b->status != STATUS_POSTPONED) ||
		b->verb || b->own_parties || !(a->kind == b->kind || talks) || !contact_adds_nobody(a, b))
		return false;
	return reading->sentence.modifier_first ?
		item_has(&items[b->first - 1], ROLE_DEMONSTRATIVE) || wording_is_definite(reading, b->first) :
		is_pointer(reading, b);
}

/* Is b the word of a once more, or what a is called besides? */
bool
contact_is_named_again(const Reading *reading, const Contact *a,
					   const Contact *b)
{
	return shares_object(reading, a, b) || is_same_word(reading, a, b) ||
		is_called_so(reading, a, b) ||
		is_called_behind(reading, a, b) || is_apposed(reading, a, b) || is_apposed_bare(reading, a, b) ||
		is_gone_on_to(reading, a, b) ||
		is_pointed_to(reading, a, b) || is_meant_again(reading, a, b) || contact_is_undone(reading, a, b);
}
