/*-------------------------------------------------------------------------
 *
 * match_fuzz.c
 *		Match random names in random texts, once as newsdip does, with masks,
 *		filters and candidates, once word by word without any of them, and
 *		check that the mentions are the same, in a text whose glued words are
 *		parted as well, that all of these are parted, and the entities where
 *		these are all that is asked for.  The argument is the number of
 *		dictionaries; the sequence of names and texts is always the same.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "fuzz_random.h"
#include "gazetteer/build.h"
#include "gazetteer/compile_memory.h"
#include "gazetteer/glued_word.h"
#include "gazetteer/matcher.h"

#define NAMES		60
#define TEXTS		200

/* Names that begin small, of which there are too many for small_start.h */
#define SMALL_NAMES	300
#define LONGEST		9000

/* Lines of page furniture that a text may have, more than there is room for at
 * first */
#define LINES		(FURNITURE_AT_FIRST * 3)

/* A word may be so much longer than those below: over blocks of a text */
#define LETTERS_MORE	200

/* Names and texts are made of these words, so that they meet often */
static const char *const vocabulary[] = {
	"Kim", "Jong", "Un", "un", "Moon", "Jae", "in", "the", "The", "of", "a",
	"A", "US", "us", "U.S.", "Zelensky", "Zelenski", "Volodymyr", "Macron",
	"Makron", "Emmanuel", "Bank", "bank", "England", "Jean-Claude", "Juncker",
	"Junker", "António", "Guterres", "Erdoğan", "ERDOGAN", "5", "24", "St.",
	"Petersburg", "al", "Qaeda", "Raja", "Salman", "President", "presiden",
	"Xi", "XI", "Jinping", "Hadramawt", "Internationalisation", "côte",
	"Côte", "d'Ivoire", "Baca", "juga", "外交", "O'Brien", "I", "W",
	"bertemu", "dengan", "menyambut", "uN", "tHE", "unA",
};

static const char *const separators[] = {
	" ", " ", " ", " ", " ", " ", " ", "\n", "-", "+", "'", "’", ", ", ". ", ".",
	" “", "” ", "—", " – ", "\xC2\xA0", "\n\n", ": ", "! ", "? ", " (", ") ",
	"/", "\xE2\x80\x8B", "…", "  ", " - ", " + ", ". ", " .", " . ", "% ", " & ", "$", "<",
	"> ", " -- ", "'s ", "` ", "\t", "\r\n", " [", "] ", "_", "\x01", ".-", ".\n",
};

#define PICK(array) ((array)[random_below(sizeof(array) / sizeof((array)[0]))])

/* There is no limit here */
void
compile_memory_check(Size bytes)
{
}

static void *
allocate(void *old, size_t size)
{
	if (size > 0)
		return realloc(old, size);
	free(old);
	return NULL;
}

/* Up to so many words, now and then a blank less or letters more, one or many */
static uint32_t
make_words(char *text, uint32_t room, uint32_t words, bool name)
{
	static const uint32_t rates[] = {10, 100, 500};
	uint32_t	glued = PICK(rates);	/* one word of so many */
	uint32_t	length = 0;

	for (uint32_t i = 0; i < words; i++)
	{
		const char *word = PICK(vocabulary);
		const char *separator = name && random_below(6) != 0 ? " " :
			PICK(separators);

		if (!name && random_below(glued) == 0)
			separator = "";
		if (length + strlen(word) + strlen(separator) + 1 +
			(name ? 1 : LETTERS_MORE) > room)
			break;
		if (i > 0)
			length += sprintf(text + length, "%s", separator);
		length += sprintf(text + length, "%s", word);
		if (!name && random_below(20) == 0)
		{
			uint32_t	letters = random_below(8) != 0 ? 1 :
				random_below(LETTERS_MORE);

			memset(text + length, 'a' + random_below(26), letters);
			length += letters;
		}
	}
	return length;
}

static char names[NAMES + SMALL_NAMES][200];

/*
 * A text of random words, now and then behind a name, or lines of page
 * furniture with one, and then before the last word of that name.
 */
static uint32_t
make_text(char *text)
{
	static const char *const first = "Baca juga: %s\n";
	static const char *const others[] = {"Baca juga: %s\n", "Baca juga: 5\n", "Raja %s\n"};
	uint32_t	words = random_below(8) == 0 ? 400 : random_below(30);
	const char *name = names[random_below(NAMES)];
	const char *last = strrchr(name, ' ');
	uint32_t	lines = random_below(8) != 0 ? 1 : random_below(LINES);
	uint32_t	length = 0;

	if (random_below(4) != 0)
	{
		uint32_t	length = random_below(4) != 0 ? 0 : sprintf(text, "%s ", name);

		return length + make_words(text + length, LONGEST - length, words, false);
	}
	for (uint32_t i = 0; i < lines; i++)
		length += sprintf(text + length, i == 0 ? first : PICK(others), name);
	length += make_words(text + length, LONGEST - length - sizeof(names[0]), words,
						 false);
	return length + sprintf(text + length, "\n%s the", last ? last + 1 : name);
}

static Image *
make_dictionary(void)
{
	static EntityRow entities[NAMES + SMALL_NAMES];
	static AliasRow aliases[NAMES + SMALL_NAMES];
	static TermRow terms[] = {
		{.term = "Raja",.title = "",.role = ROLE_ROLE_NOUN,.match = MATCH_ANY},
		{.term = "President",.title = "",.role = ROLE_ROLE_NOUN,.match = MATCH_ANY},
		{.term = "bertemu",.title = "",.role = ROLE_CONTACT_VERB,.match = MATCH_ANY},
		{.term = "dengan",.title = "",.role = ROLE_WITH,.match = MATCH_ANY},
		{.term = "me",.title = "",.role = ROLE_VERB_PREFIX,.match = MATCH_ANY},
		{.term = "Baca juga",.title = "",.role = ROLE_BOILERPLATE,.match = MATCH_ANY},
	};
	static OfficeRow no_offices[1];
	static TenureRow no_tenures[1];
	ImagePieces pieces;
	DictionaryRows rows = {
		.offices = no_offices,.tenures = no_tenures,
		.entities = entities,.aliases = aliases,.terms = terms,
		.term_count = sizeof(terms) / sizeof(terms[0]),
	};

	for (uint32_t i = 0; i < NAMES; i++)
	{
		uint32_t	length = make_words(names[i], sizeof(names[i]),
										1 + random_below(random_below(8) == 0 ? 12 : 3),
										true);

		names[i][length] = '\0';
		entities[i] = (EntityRow) {names[i], i + 1, 0, (EntityKind) random_below(4)};
		aliases[i] = (AliasRow) {.alias = names[i],.length = length,
			.entity_id = 1 + random_below(NAMES),
			.match = random_below(4) == 0 ? (AliasMatch) random_below(3) : MATCH_NAME,
			.since = DATE_BEGIN,
			.until = random_below(8) == 0 ? 0 : DATE_END
		};
	}
	for (uint32_t i = NAMES; i < NAMES + SMALL_NAMES; i++)
	{
		uint32_t	length = sprintf(names[i], "%cq%c %s", 'a' + i % 26,
									 'a' + i / 26 % 26, PICK(vocabulary));

		entities[i] = (EntityRow) {names[i], i + 1, 0, ENTITY_PLACE};
		aliases[i] = (AliasRow) {.alias = names[i],.length = length,
			.entity_id = i + 1,.match = MATCH_NAME,.since = DATE_BEGIN,
			.until = DATE_END
		};
	}
	rows.entity_count = rows.alias_count =
		random_below(4) == 0 ? NAMES + SMALL_NAMES : NAMES;
	image_build(&rows, &pieces);
	return image_join(&pieces);
}

/* Note the lines of page furniture, each of which is asked */
static void
note_lines(Matcher *matcher)
{
	const char *text = matcher->text;
	uint32_t	end;
	TextRules	rules;

	image_text_rules(matcher->image, &rules);
	matcher->furniture = allocate(NULL, (matcher->length + 1) *
								  sizeof(FurnitureLine));
	for (uint32_t start = 0; start < matcher->length; start = end + 1)
	{
		for (end = start; end < matcher->length && text[end] != '\n';)
			end++;
		if (rules.is_boilerplate(rules.lexicon, text, start, end))
			matcher->furniture[matcher->furniture_count++] =
				(FurnitureLine) {start, end};
	}
}

/* The same result the long way: as if no word could be told from its bytes */
static void
match_slowly(const Image *image, const char *text, uint32_t length,
			 ImageDate date, MentionList *list)
{
	Matcher		matcher;

	matcher_begin(&matcher, image, text, length, date, list);
	match_other_words(&matcher, 0, length);
	note_lines(&matcher);
	(void) matcher_finish(&matcher);
}

/* Is the run of letters between two bytes beside something with which it is none? */
static bool
is_part(const char *text, uint32_t length, uint32_t start, uint32_t end)
{
	unsigned char before = start > 1 ? text[start - 2] : 0;
	unsigned char behind = end < length ? text[end] : 0;

	return (before >= 0xC3 && before < 0xE0) ||
		(behind >= 0xC3 && behind < 0xE0) ||
		(start > 0 && text[start - 1] != '\0' &&
		 strchr("@#/_", text[start - 1]) != NULL) ||
		(end + 1 < length &&
		 (behind == '_' || behind == '/' ||
		  (behind == '.' && is_small_letter(text[end + 1]))));
}

/* Are the glued words of a text parted where asking each for itself does? */
static bool
same_cuts(const Image *image, const char *text, uint32_t length,
		  const UngluedText *unglued)
{
	UngluedText slow;
	Gluing		gluing = {image, text, length, false, &slow};
	bool		same;

	unglue_begin(&slow, allocate);
	for (uint32_t at = 0; at < length; at++)
	{
		uint32_t	start = at;
		bool		capital = false;

		for (; at < length && is_ascii_letter(text[at]); at++)
			capital = capital || is_capital_letter(text[at]);
		if (capital && !is_part(text, length, start, at))
			glued_word_cut(&gluing, start, at);
	}
	same = slow.count == unglued->count &&
		memcmp(slow.cuts, unglued->cuts, slow.count * sizeof(uint32_t)) == 0;
	unglue_free(&slow);
	return same;
}

static bool
same_mention(const Mention *a, const Mention *b)
{
	return a->start == b->start && a->length == b->length &&
		a->entity == b->entity && a->name == b->name && a->title == b->title &&
		a->words == b->words && a->via == b->via && a->kind == b->kind;
}

/* Does a list mention each entity that another one mentions? */
static bool
same_entities(const MentionList *some, const MentionList *all)
{
	for (uint32_t i = 0; i < all->count; i++)
	{
		uint32_t	j = 0;

		while (j < some->count &&
			   some->items[j].entity != all->items[i].entity)
			j++;
		if (j == some->count)
			return false;
	}
	return true;
}

static void
print_list(const char *what, const MentionList *list)
{
	printf("%s:", what);
	for (uint32_t i = 0; i < list->count; i++)
		printf(" %u+%u:%u/%u", list->items[i].start, list->items[i].length,
			   list->items[i].entity, list->items[i].via);
	printf("\n");
}

static bool
check_text(const Image *image, uint64_t *mentions, uint64_t *glued)
{
	char		buffer[LONGEST + 100];
	MentionList fast = {.allocate = allocate};
	MentionList slow = {.allocate = allocate};
	MentionList entities = {.allocate = allocate,.entities_only = true};
	uint32_t	length = make_text(buffer);
	ImageDate	date = random_below(2) == 0 ? NO_DATE : 6771;
	UngluedText unglued;
	char	   *text;
	bool		same;

	/* of exactly its size, so that a sanitizer sees what is read beyond */
	if (random_below(4) == 0)
		length = random_below(length + 1);
	text = malloc(length > 0 ? length : 1);
	memcpy(text, buffer, length);
	match_unglued(image, text, length, date, &fast, &unglued);
	if (unglued.text != NULL)
		match_slowly(image, unglued.text, unglued.length, date, &slow);
	else
		match_slowly(image, text, length, date, &slow);
	same = fast.count == slow.count;
	for (uint32_t i = 0; same && i < fast.count; i++)
		same = same_mention(&fast.items[i], &slow.items[i]);
	if (unglued.text != NULL && !same_cuts(image, text, length, &unglued))
	{
		printf("not the same cuts: %.*s\n", (int) length, text);
		same = false;
	}
	match_text(image, text, length, date, &entities);
	same = same && same_entities(&entities, &slow) &&
		same_entities(&slow, &entities);
	if (!same)
	{
		printf("not the same mentions, or entities: %.*s\n", (int) length,
			   text);
		print_list("fast", &fast);
		print_list("slow", &slow);
		print_list("entities", &entities);
	}
	*mentions += fast.count;
	*glued += unglued.text != NULL;
	if (unglued.text != NULL)
		unglue_free(&unglued);
	free(fast.items);
	free(slow.items);
	free(entities.items);
	free(text);
	return same;
}

int
main(int argc, char **argv)
{
	uint32_t	dictionaries = argc > 1 ? strtoul(argv[1], NULL, 10) : 10;
	uint64_t	mentions = 0;
	uint64_t	glued = 0;

	for (uint32_t i = 0; i < dictionaries; i++)
	{
		const Image *image = make_dictionary();

		for (uint32_t j = 0; j < TEXTS; j++)
			if (!check_text(image, &mentions, &glued))
				return 1;
	}
	printf("%s mentions, %s glued texts\n",
		   mentions > 10 * dictionaries ? "many" : "few",
		   glued > 5 * dictionaries ? "many" : "few");
	return 0;
}
