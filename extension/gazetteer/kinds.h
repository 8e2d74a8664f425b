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
	ROLE_ROLE_LINK				/* of, dari: between a role noun and its body */
} TermRole;

#endif							/* NEWSDIP_KINDS_H */
