/*-------------------------------------------------------------------------
 *
 * kinds.h
 *		The SQL enumerations as C ones, in the order of their labels.
 *
 * Piece 10_types.sql of the install script and this file must agree in the
 * order of the labels.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_KINDS_H
#define NEWSDIP_KINDS_H

typedef enum EntityKind
{
	ENTITY_PERSON,
	ENTITY_COUNTRY,
	ENTITY_ORGANISATION,
	ENTITY_PLACE
} EntityKind;

typedef enum AliasMatch
{
	MATCH_NAME,
	MATCH_EXACT,
	MATCH_ANY
} AliasMatch;

typedef enum OfficeRank
{
	RANK_HEAD_OF_STATE,
	RANK_HEAD_OF_GOVERNMENT,
	RANK_DEPUTY_HEAD,
	RANK_FOREIGN_MINISTER,
	RANK_DEFENCE_MINISTER,
	RANK_MINISTER,
	RANK_HEAD_OF_BODY,
	RANK_AMBASSADOR,
	RANK_ENVOY,
	RANK_ADVISER,
	RANK_SPOKESPERSON,
	RANK_COMMANDER,
	RANK_LEGISLATOR,
	RANK_OFFICIAL
} OfficeRank;

typedef enum MentionVia
{
	VIA_NAME,
	VIA_OFFICE,
	VIA_SURNAME,
	VIA_NEAR
} MentionVia;

typedef enum ContactKind
{
	CONTACT_CALL,
	CONTACT_SUMMIT,
	CONTACT_VISIT,
	CONTACT_MEETING,
	CONTACT_TALKS
} ContactKind;

typedef enum ContactStatus
{
	STATUS_HELD,
	STATUS_PLANNED,
	STATUS_PROPOSED,
	STATUS_POSTPONED,
	STATUS_CANCELLED,
	STATUS_REFUSED
} ContactStatus;

typedef enum ContactLevel
{
	LEVEL_LEADERS,
	LEVEL_MINISTERS,
	LEVEL_OFFICIALS
} ContactLevel;

typedef enum TermRole
{
	ROLE_ROLE_NOUN,				/* presiden, foreign minister: rank and title */
	ROLE_NOT_HOLDER,			/* mantan, former, deputy: not the holder */
	ROLE_BOILERPLATE,			/* how a line of page furniture begins */
	ROLE_ABBREVIATION,			/* a full stop behind it ends no sentence */
	ROLE_ROLE_LINK,				/* of, dari: between a role noun and its body */
	ROLE_CONTACT_NOUN,			/* pertemuan, summit: kind */
	ROLE_CONTACT_VERB,			/* bertemu, met: kind, status if the form
								 * fixes it */
	ROLE_CONTACT_PASSIVE,		/* diterima, hosted by: who receives comes
								 * behind */
	ROLE_CONTACT_MODIFIER,		/* lewat telepon, by phone: makes talks a call */
	ROLE_STATUS_CUE,			/* akan, ditunda, ruled out: status */
	ROLE_NEGATION,				/* tidak, not */
	ROLE_WITH,					/* dengan, with: the other party follows */
	ROLE_BETWEEN,				/* antara, between: all parties follow */
	ROLE_TOWARD,				/* ke, to: the visited follow */
	ROLE_AT,					/* di, in: the venue follows */
	ROLE_FROM,					/* dari, from */
	ROLE_OF,					/* of: the parties follow */
	ROLE_BY,					/* oleh, by: who acts follows */
	ROLE_ABOUT,					/* tentang, about: what follows is a topic */
	ROLE_AND,					/* dan, and */
	ROLE_TIME_BEFORE,			/* menjelang, ahead of: what follows is to
								 * come */
	ROLE_TIME_AFTER,			/* setelah, after: what follows has been */
	ROLE_TIME_DURING,			/* selama, during */
	ROLE_CLAUSE,				/* bahwa, that, because: a clause begins */
	ROLE_RELATIVE,				/* yang, who */
	ROLE_SPEECH,				/* mengatakan, said */
	ROLE_DETERMINER,			/* sebuah, the: a noun follows */
	ROLE_PRONOUN,				/* dia, he */
	ROLE_PRONOUN_PLURAL,		/* keduanya, the two leaders */
	ROLE_COUNTERPART,			/* mitranya, counterpart */
	ROLE_DELEGATE,				/* pejabat, officials: stands for its state,
								 * with rank */
	ROLE_MULTILATERAL,			/* enam pihak, six-party: of states even if
								 * unnamed */
	ROLE_NOT_CONTACT,			/* wartawan, cabinet: who makes it no contact */
	ROLE_HOLDING,				/* mengadakan, held: light verbs */
	ROLE_MONTH,					/* value 1 to 12 */
	ROLE_WEEKDAY,				/* value 1 (Monday) to 7 */
	ROLE_RELATIVE_DAY,			/* kemarin, tomorrow: days from the text's */
	ROLE_RELATIVE_WEEK,			/* pekan depan, last week: weeks */
	ROLE_RELATIVE_MONTH,		/* bulan ini, next month: months */
	ROLE_RELATIVE_YEAR,			/* tahun lalu, this year: years */
	ROLE_DATE_SHIFT,			/* lalu, next: beside a month or weekday */
	ROLE_DATE_RANGE,			/* hingga, until: between two days */
	ROLE_DATE_ON,				/* pada, on: a date may follow */
	ROLE_DEMONSTRATIVE,			/* itu, tersebut: a contact told of before */
	ROLE_FILLER,				/* kami, there: at the start of a sentence no
								 * name */
	ROLE_EXAMPLE,				/* seperti, such as: examples of the noun
								 * before */
	ROLE_LANGUAGE,				/* title: order of its words; value: entity_id
								 * of the state at home */
	/* the roles from here on are none in contacts: see item_term.c */
	ROLE_HONORIFIC,				/* Pak, Mr, Irjen: a person's name follows */
	ROLE_OCCUPATION,			/* pengamat, analyst: what somebody is, who
								 * speaks for no state */
	ROLE_NAME_HEAD,				/* Partai, University: title organisation or
								 * place; value 1 first, 2 last in the name */
	ROLE_NAME_PARTICLE,			/* bin, van: inside a person's name */
	ROLE_NAME_LINK,				/* untuk, for: inside an organisation's */
	ROLE_NOT_NAME,				/* umum, bidang: never in a person's name,
								 * whatever its capital */
	ROLE_VERB_PREFIX,			/* mem, ber: begins a verb that may stick to
								 * the name before it; see glued_word.c */
	ROLE_OFFICE_NAME			/* Kapolri: an office with its body, of which
								 * value is the entity_id */
} TermRole;

/* The bit of a role in a set of roles, of which there may be 64 */
#define role_bit(role) (UINT64_C(1) << (role))

#endif							/* NEWSDIP_KINDS_H */
