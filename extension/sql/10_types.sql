-- The enumerations. C code depends on the order of the labels: each type has a
-- twin in extension/gazetteer/kinds.h.

CREATE TYPE newsdip.entity_kind AS ENUM
	('person', 'country', 'organisation', 'place');
COMMENT ON TYPE newsdip.entity_kind IS 'what an entity is; a place is an area or building that is not a state';

CREATE TYPE newsdip.alias_match AS ENUM
	('name', 'exact', 'any');
COMMENT ON TYPE newsdip.alias_match IS 'how an alias is compared: name is folded but capitalised where the alias is, exact is to the letter, any is folded';

CREATE TYPE newsdip.office_rank AS ENUM
	('head_of_state', 'head_of_government', 'deputy_head', 'foreign_minister',
	 'defence_minister', 'minister', 'head_of_body', 'ambassador', 'envoy',
	 'adviser', 'spokesperson', 'commander', 'legislator', 'official');
COMMENT ON TYPE newsdip.office_rank IS 'the rank of an office, highest first among those that meet as leaders, ministers and officials';

CREATE TYPE newsdip.mention_via AS ENUM
	('name', 'office', 'surname', 'near');
COMMENT ON TYPE newsdip.mention_via IS 'what led from the text to the entity: an alias, an office phrase, the surname or first name of somebody named in full, or a misspelt name';

CREATE TYPE newsdip.contact_kind AS ENUM
	('call', 'summit', 'visit', 'meeting', 'talks');
COMMENT ON TYPE newsdip.contact_kind IS 'kind of a diplomatic contact, in the order in which wordings decide';

CREATE TYPE newsdip.contact_status AS ENUM
	('held', 'planned', 'proposed', 'postponed', 'cancelled', 'refused');
COMMENT ON TYPE newsdip.contact_status IS 'what a text says of a contact';

CREATE TYPE newsdip.contact_level AS ENUM
	('leaders', 'ministers', 'officials');
COMMENT ON TYPE newsdip.contact_level IS 'level of a contact: leaders where two heads of state or government take part';

CREATE TYPE newsdip.term_role AS ENUM
	('role_noun', 'not_holder', 'boilerplate', 'abbreviation', 'role_link',
	 'contact_noun', 'contact_verb', 'contact_passive', 'contact_modifier',
	 'status_cue', 'negation', 'with', 'between', 'toward', 'at', 'from', 'of',
	 'by', 'about', 'and', 'time_before', 'time_after', 'time_during', 'clause',
	 'relative', 'speech', 'determiner', 'pronoun', 'pronoun_plural',
	 'counterpart', 'delegate', 'multilateral', 'not_contact',
	 'holding', 'month', 'weekday', 'relative_day', 'relative_week',
	 'relative_month', 'relative_year', 'date_shift', 'date_range', 'date_on',
	 'demonstrative', 'filler', 'example', 'language',
	 'honorific', 'occupation', 'name_head', 'name_particle', 'name_link', 'not_name',
	 'verb_prefix', 'office_name');
COMMENT ON TYPE newsdip.term_role IS 'what a word of the lexicon does; see docs/summit.md and docs/learning.md';

CREATE TYPE newsdip.name_cue AS ENUM
	('role', 'apposition', 'honorific', 'age', 'speech', 'given_name', 'head', 'acronym', 'later');
COMMENT ON TYPE newsdip.name_cue IS 'what shows that words are a name: an office before or behind it, a form of address, an age, a verb of speech, the first name of a known person, a head word, brackets behind the full name, or an introduction elsewhere in the text';

CREATE TYPE newsdip.row_origin AS ENUM
	('standard', 'edited', 'own');
COMMENT ON TYPE newsdip.row_origin IS 'whether a dictionary row is as newsdip ships it, shipped and edited here, or added here';
