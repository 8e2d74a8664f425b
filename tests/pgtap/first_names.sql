-- First and last names of somebody named in full mean the same person behind it.
BEGIN;
CREATE EXTENSION IF NOT EXISTS newsdip;
CREATE EXTENSION IF NOT EXISTS pgtap;
SET search_path = newsdip, public;
SELECT no_plan();

INSERT INTO entity (entity_id, name, kind) VALUES
	(3100001, 'Zulbara Hartoko', 'person'), (3100002, 'Marlina Zulbara', 'person'),
	(3100003, 'Presiden Kolonya', 'person'), (3100004, 'Zulbara Mendayun', 'person'), (3100005, 'Lit Hartawi', 'person'),
	(3100006, 'Zulbara Li', 'person'), (3100007, 'Q Hartawi', 'person');

CREATE FUNCTION followed(body text) RETURNS text LANGUAGE sql
	RETURN (SELECT string_agg(surface || '=' || name, ' ' ORDER BY start) FROM entities(body) WHERE via = 'surname');

SELECT is(followed('Zulbara Hartoko tiba. Zulbara lelah, kata Hartoko.'),
		  'Zulbara=Zulbara Hartoko Hartoko=Zulbara Hartoko', 'both names are followed');
SELECT is(followed('Zulbara tiba. Zulbara Hartoko lelah.'), NULL, 'but not before the full name');
SELECT is(followed('Zulbara Hartoko dan Zulbara Mendayun tiba. Zulbara lelah.'), 'Zulbara=Zulbara Mendayun',
		  'of two with one first name it is the one named last');
SELECT is(followed('Zulbara Hartoko tiba. Zulbara Santika dari desa. Zulbara lelah.'), NULL,
		  'nobody, if somebody unknown has it too');
SELECT is(followed('Marlina Zulbara dan Zulbara Hartoko tiba. Zulbara lelah.'), 'Zulbara=Marlina Zulbara',
		  'a last name comes first');
SELECT is(followed('Zulbara Hartoko dan Marlina Zulbara tiba. Zulbara lelah.'), 'Zulbara=Marlina Zulbara',
		  'whoever was named before');
SELECT is(followed('Presiden Kolonya tiba. Presiden lelah.'), NULL, 'a word of the lexicon is no first name');
SELECT is(followed('Lit Hartawi tiba. Lit lelah.'), 'Lit=Lit Hartawi', 'it may be short');
SELECT is(followed('Zulbara Li tiba. Li lelah.'), NULL, 'but a last name may not');
SELECT is(followed('Q Hartawi tiba. Q lelah.'), NULL, 'nor may it be a letter');
SELECT is(followed('Zulbara Hartoko tiba. Jalan zulbara lengang.'), NULL, 'nor without a capital');

SELECT * FROM finish();
ROLLBACK;
