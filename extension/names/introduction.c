/*-------------------------------------------------------------------------
 *
 * introduction.c
 *		How news introduces a person: by office, title, age or speech.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "names/run.h"

/* A role noun lies at most so many items before the name */
#define ROLE_DISTANCE	10

/* and behind it, in apposition */
#define APPOSITION_DISTANCE	7

/* Words without a capital that may stand between a role and the comma before
 * the name: "yang baru", "setempat" */
#define MODIFIER_WORDS	2

/* Ages that a number beside a name may tell, in years */
#define AGE_MIN	5
#define AGE_MAX	110

/* Does an item tell what somebody is: presiden, analyst? */
static const ImageTermRow *
role_of(const SummitItem *item)
{
	const ImageTermRow *row = item_row(item, ROLE_ROLE_NOUN);

	return row != NULL ? row : item_row(item, ROLE_OCCUPATION);
}

/* What may stand between a role noun and the name, or on the role's far side */
static bool
is_complement(const SummitItem *item)
{
	if (item->kind == ITEM_ENTITY)
		return item->entity_kind != ENTITY_PERSON;
	return item->kind == ITEM_NUMBER || run_is_acronym(item) ||
		item_has(item, ROLE_NOT_NAME) || item_has(item, ROLE_NAME_HEAD) ||
		item_has(item, ROLE_AND) || item_has(item, ROLE_OF) ||
		item_has(item, ROLE_FROM) || item_has(item, ROLE_HONORIFIC) ||
		item_has(item, ROLE_NOT_HOLDER) || role_of(item) != NULL;
}

/* A preposition before a name: "untuk Suriah", "di Gaza", "to the UN"; the run
 * is behind it */
static bool
is_placed(const SummitItem *item)
{
	bool		at = item_has(item, ROLE_AT);
	const SummitItem *name = !at && item_has(&item[1], ROLE_DETERMINER) ?
		&item[2] : &item[1];

	return (at || item_has(item, ROLE_TOWARD) ||
			item_has(item, ROLE_NAME_LINK)) &&
		name->kind == ITEM_ENTITY && name->entity_kind != ENTITY_PERSON &&
		item_is_near(name);
}

/*
 * Does a run of words stand between commas, and no list of names goes on behind
 * it?  Then it is in apposition to what is before it, however that is described.
 */
static bool
is_between_commas(const Sentence *sentence, const NameRun *run)
{
	const SummitItem *items = sentence->items;

	return run->last > run->first && items[run->first].gap == GAP_COMMA &&
		run->last + 1 < sentence->count &&
		items[run->last + 1].gap == GAP_COMMA &&
		(items[run->last + 1].flags & WORD_CAPITAL) == 0;
}

/* The item before a name in apposition, and before what qualifies its role */
static int
behind_role(const Sentence *sentence, const NameRun *run)
{
	const SummitItem *items = sentence->items;
	int			i = run->first - 1;

	while (i > 0 && run->first - i <= MODIFIER_WORDS &&
		   item_is_near(&items[i]) &&
		   (item_is_plain_word(&items[i]) ||
			item_has(&items[i], ROLE_DEMONSTRATIVE) ||
			item_has(&items[i], ROLE_RELATIVE)))
		i--;
	return i;
}

/* A complement that makes a role one in a part of the body: "kepala bidang" */
static bool
is_part(const SummitItem *item)
{
	const ImageTermRow *row = item_row(item, ROLE_NOT_NAME);

	return row != NULL ? row->value == 0 : item_has(item, ROLE_NAME_HEAD);
}

static void
take_body(NameRole *role, const SummitItem *item)
{
	if (item->kind == ITEM_ENTITY && item->entity_kind != ENTITY_PERSON &&
		role->body == IMAGE_NONE)
		role->body = item->entity;
}

/*
 * Items before a name that tell its bearer's role: "Menteri Luar Negeri Jepang
 * X", "French Foreign Minister X", "Ketua Umum PSSI, X".
 */
static bool
read_role_before(const Sentence *sentence, NameRun *run)
{
	const SummitItem *items = sentence->items;
	NameRole	role = {.body = IMAGE_NONE};
	bool		apart = is_between_commas(sentence, run);
	int			i = apart ? behind_role(sentence, run) : run->first - 1;
	int			at = -1;

	if (i < 0 || (items[run->first].gap != GAP_SPACE &&
				  items[run->first].gap != GAP_PERIOD &&
				  items[run->first].gap != GAP_COMMA) ||
		item_has(&items[i], ROLE_OF) || item_has(&items[i], ROLE_FROM) ||
		item_has(&items[i], ROLE_AND))
		return false;
	for (; i >= 0 && run->first - i <= ROLE_DISTANCE; i--)
	{
		const ImageTermRow *row = role_of(&items[i]);

		if (row != NULL)
		{
			/* the outermost of "wakil ketua umum" */
			if (role.row == NULL || row->role == ROLE_ROLE_NOUN)
				role.row = row;
			at = i;
		}
		else if (!is_complement(&items[i]) &&
				 !(at < 0 && run->last > run->first && is_placed(&items[i])) &&
				 !(i + 1 == run->first && item_has(&items[i], ROLE_DELEGATE)))
			break;
		else if (at < 0 && is_part(&items[i]))
			role.part = true;
		else if (at < 0 || (sentence->modifier_first &&
							items[i].kind == ITEM_ENTITY))
			take_body(&role, &items[i]);
		else if (!sentence->modifier_first)
			break;
		if (!item_is_near(&items[i]) && items[i].gap != GAP_BRACKET)
		{
			i--;
			break;
		}
	}
	if (role.row == NULL)
		return false;
	/* behind a comma a name stands in apposition to a role that is complete */
	if (items[run->first].gap == GAP_COMMA && !apart &&
		(role.body == IMAGE_NONE || items[run->first - 1].kind == ITEM_WORD))
		return false;
	/* "pelatih Elektrik, X": what stands here is whom X trains */
	if (role.body == IMAGE_NONE && run->last + 1 < sentence->count &&
		items[run->last + 1].gap == GAP_COMMA &&
		item_is_capital_word(&items[run->last + 1]))
		return false;
	for (int j = i; j < run->first; j++)
		if (j >= 0 && item_has(&items[j], ROLE_NOT_HOLDER) && at - j <= 2)
			role.former = true;
	run->role = role;
	run->cue = NAME_CUE_ROLE;
	return true;
}

/* May a word stand in the description of a role, so that it tells no event? */
static bool
describes(const SummitItem *item)
{
	return !item_has(item, ROLE_SPEECH) && !item_has(item, ROLE_CONTACT_VERB) &&
		!item_has(item, ROLE_AT) && !item_has(item, ROLE_AND) &&
		!item_is_entity_of(item, ENTITY_PERSON);
}

/*
 * A subject that begins its clause, however it is described, where what
 * describes it stands behind: "Gubernur Kherson yang ditunjuk Rusia, X, …".
 */
static bool
read_subject(const Sentence *sentence, NameRun *run)
{
	const SummitItem *items = sentence->items;
	NameRole	role = {.body = IMAGE_NONE};
	int			at = run->first - 1;

	if (sentence->modifier_first || !is_between_commas(sentence, run))
		return false;
	while (at > 0 && item_is_near(&items[at]) && describes(&items[at]) &&
		   run->first - at <= ROLE_DISTANCE)
		at--;
	if (at < 0 || (at > 0 && item_is_near(&items[at])))
		return false;
	role.former = item_has(&items[at], ROLE_NOT_HOLDER);
	if (role.former)
		at++;
	role.row = role_of(&items[at]);
	if (role.row == NULL)
		return false;
	while (++at < run->first && is_complement(&items[at]))
	{
		role.part |= role.body == IMAGE_NONE && is_part(&items[at]);
		take_body(&role, &items[at]);
	}
	run->role = role;
	run->cue = NAME_CUE_ROLE;
	return true;
}

/*
 * A role behind a comma: "X, Menteri Luar Negeri Y,", "X, the Y's foreign
 * minister,".  What goes on with another name introduces that one.
 */
static bool
read_apposition(const Sentence *sentence, NameRun *run)
{
	const SummitItem *items = sentence->items;
	NameRole	role = {.body = IMAGE_NONE};
	int			i = run->last + 1;

	if (i >= sentence->count || items[i].gap != GAP_COMMA ||
		(run->first == run->last && run->first == 0))
		return false;
	for (; i < sentence->count && i - run->last <= APPOSITION_DISTANCE; i++)
	{
		const ImageTermRow *row = role_of(&items[i]);

		if (i > run->last + 1 && items[i].gap > GAP_PERIOD)
			break;
		if (item_has(&items[i], ROLE_NOT_HOLDER))
			role.former = true;
		if (row != NULL)
		{
			if (role.row == NULL)
				role.row = row;
		}
		else if (item_is_capital_word(&items[i]) &&
				 !run_is_acronym(&items[i]))
			return false;
		else if (items[i].kind == ITEM_ENTITY)
		{
			if (items[i].entity_kind == ENTITY_PERSON)
				return false;
			take_body(&role, &items[i]);
		}
		else if (role.row != NULL && is_part(&items[i]))
			role.part = true;
		else if (role.row != NULL && !is_complement(&items[i]) &&
				 !item_has(&items[i], ROLE_DETERMINER))
			break;
		else if (item_has(&items[i], ROLE_RELATIVE) ||
				 item_has(&items[i], ROLE_AND) ||
				 item_has(&items[i], ROLE_SPEECH) ||
				 item_has(&items[i], ROLE_AT))
			break;
	}
	if (role.row == NULL)
		return false;
	run->role = role;
	run->cue = NAME_CUE_APPOSITION;
	return true;
}

/* "X (45)", "X, 45," */
static bool
read_age(const Sentence *sentence, const NameRun *run)
{
	const SummitItem *items = sentence->items;
	int			i = run->last + 1;

	if (i >= sentence->count || items[i].kind != ITEM_NUMBER ||
		items[i].number < AGE_MIN || items[i].number > AGE_MAX)
		return false;
	if (items[i].gap == GAP_BRACKET)
		return i + 1 == sentence->count || items[i + 1].gap == GAP_BRACKET;
	return items[i].gap == GAP_COMMA && i + 1 < sentence->count &&
		items[i + 1].gap == GAP_COMMA && items[i + 1].kind != ITEM_NUMBER;
}

/*
 * Does the verb begin its clause, and does who says it stand behind, always?
 * '…", ujar X'; but "said X" may go on with what X did.
 */
static bool
is_inverted(const Sentence *sentence, int i)
{
	const SummitItem *verb = &sentence->items[i];
	const ImageTermRow *row = item_row(verb, ROLE_SPEECH);

	return row->value == SPEECH_OF_NEXT && (verb->flags & WORD_CAPITAL) == 0 &&
		(i == 0 || !item_is_near(verb));
}

/* "kata X", "said X", "X said"; one word alone behind what is inverted */
static bool
read_speech(const Sentence *sentence, const NameRun *run)
{
	const SummitItem *items = sentence->items;
	const SummitItem *before = run->first > 0 ? &items[run->first - 1] : NULL;
	const SummitItem *behind = run->last + 1 < sentence->count ?
		&items[run->last + 1] : NULL;
	bool		one_word = run->first == run->last;

	if (before != NULL && items[run->first].gap == GAP_SPACE &&
		item_has(before, ROLE_SPEECH))
		return (behind == NULL || !item_is_near(behind) ||
				(behind->flags & WORD_CAPITAL) == 0) &&
			(!one_word || is_inverted(sentence, run->first - 1));
	return !one_word && behind != NULL && behind->gap == GAP_SPACE &&
		item_has(behind, ROLE_SPEECH) &&
		(before == NULL || items[run->first].gap > GAP_PERIOD);
}

/* Find what introduces the run as a person's name, if anything does */
void
introduction_read(const Sentence *sentence, NameRun *run)
{
	const SummitItem *before = run->first > 0 ?
		&sentence->items[run->first - 1] : NULL;

	if (sentence->title_case &&
		!(sentence->list && run->last > run->first))
		return;
	if (read_role_before(sentence, run) || read_subject(sentence, run) ||
		read_apposition(sentence, run))
		return;
	if (before != NULL && item_has(before, ROLE_HONORIFIC) &&
		(before->flags & WORD_CAPITAL) &&
		(sentence->items[run->first].gap == GAP_SPACE ||
		 sentence->items[run->first].gap == GAP_PERIOD ||
		/* "Letjen (Purn) X" */
		 sentence->items[run->first].gap == GAP_BRACKET))
		run->cue = NAME_CUE_HONORIFIC;
	else if (read_age(sentence, run))
		run->cue = NAME_CUE_AGE;
	else if (read_speech(sentence, run))
		run->cue = NAME_CUE_SPEECH;
}
