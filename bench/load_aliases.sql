-- Load the aliases of the table "incoming" beside the standard gazetteer: an
-- entity for each distinct one.
CREATE UNLOGGED TABLE numbered AS
SELECT entity, min(alias) AS name, min(type) AS type,
       10000000 + row_number() OVER (ORDER BY entity) AS entity_id
FROM incoming GROUP BY entity;
INSERT INTO newsdip.entity (entity_id, name, kind)
SELECT entity_id, name,
       (CASE WHEN type IN ('person', 'country', 'place') THEN type ELSE 'organisation' END)::newsdip.entity_kind
FROM numbered;
INSERT INTO newsdip.alias (alias, entity_id)
SELECT DISTINCT alias, entity_id
FROM incoming JOIN numbered USING (entity)
WHERE alias <> name
ON CONFLICT DO NOTHING;
DROP TABLE incoming, numbered;
VACUUM ANALYZE newsdip.alias;
