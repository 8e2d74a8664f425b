-- Labels of one's own, such as the output of a recogniser of names, go to ids of
-- entity and come back as names: the recipe of docs/cooccurrence.md.
BEGIN;
SET LOCAL search_path = newsdip, public;
CREATE FUNCTION label_entities(labels text[], label_kind newsdip.entity_kind)
RETURNS TABLE (label text, entity_id integer) LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO newsdip.entity (name, kind)
	SELECT DISTINCT ON (lower(l)) l, label_kind FROM unnest(labels) AS l
	WHERE newsdip.entity_id(l) IS NULL ORDER BY lower(l), l COLLATE "C" DESC;
	RETURN QUERY SELECT l, newsdip.entity_id(l) FROM (SELECT DISTINCT unnest(labels)) AS s(l);
END
$$;
CREATE TABLE recognised (article integer, label text, tag text);
INSERT INTO recognised VALUES
	(1, 'Angela Merkel', 'PER'), (1, 'Barack Obama', 'PER'), (1, 'Fjordhavn Institute', 'ORG'),
	(2, 'Fjordhavn Institute', 'ORG'), (2, 'Barack Obama', 'PER'), (2, 'FJORDHAVN INSTITUTE', 'ORG'),
	(3, 'Barack Obama', 'PER'), (3, 'Oluf Testmann', 'PER');

-- ids for all labels, once for each kind of tag
CREATE TABLE recognised_id AS
SELECT t.tag, l.label, l.entity_id
FROM (SELECT tag, array_agg(DISTINCT label) AS labels FROM recognised GROUP BY tag) AS t,
	(VALUES ('PER', 'person'::newsdip.entity_kind), ('ORG', 'organisation'), ('LOC', 'place')) AS k (tag, kind),
	LATERAL label_entities(t.labels, k.kind) AS l
WHERE k.tag = t.tag;
SELECT tag, label, entity_id < 1000000 AS standard FROM recognised_id ORDER BY tag, label COLLATE "C";

-- count, and see names again
SELECT name_a, name_b, units FROM (SELECT cooccurrence_agg(ids) AS c
	FROM (SELECT array_agg(entity_id) AS ids FROM recognised JOIN recognised_id USING (tag, label) GROUP BY article) AS unit) AS v,
	named_pairs(c, 10) ORDER BY units DESC, name_a, name_b;
-- what was unknown is known to texts as well
SELECT name, surface FROM entities('Oluf Testmann left the Fjordhavn Institute.');
ROLLBACK;
