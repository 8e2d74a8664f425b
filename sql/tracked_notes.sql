-- What a transaction notes of its changes: all that it keeps, nothing that it
-- takes back, once it commits or refreshes.
SET search_path = public, newsdip;
SET client_min_messages = warning;
\set SHOW_CONTEXT never

CREATE TABLE wire (id integer PRIMARY KEY, published date, body text);
CREATE TABLE paper (source text, id text, published date, body text, PRIMARY KEY (source, id)) PARTITION BY HASH (source, id);
CREATE TABLE paper_0 PARTITION OF paper FOR VALUES WITH (MODULUS 2, REMAINDER 0);
CREATE TABLE paper_1 PARTITION OF paper FOR VALUES WITH (MODULUS 2, REMAINDER 1);
SELECT track('wire'), track('paper');
CALL refresh();

-- More than are written at once, and savepoints around some of them
BEGIN;
INSERT INTO wire (id) SELECT generate_series(1, 1500);
SAVEPOINT a;
INSERT INTO wire (id) SELECT generate_series(3001, 4000);
SAVEPOINT b;
INSERT INTO wire (id) SELECT generate_series(6001, 6010);
ROLLBACK TO b;
INSERT INTO wire (id) SELECT generate_series(6011, 6020);
RELEASE a;
SAVEPOINT c;
INSERT INTO wire (id) SELECT generate_series(7001, 7600);
ROLLBACK TO c;
INSERT INTO wire (id) VALUES (9001);
COMMIT;
SELECT count(*), count(DISTINCT id), min(id), max(id) FROM wire_change;
BEGIN;
DELETE FROM wire;
ROLLBACK;
SELECT count(*) FROM wire_change;
CALL refresh();
SELECT articles, state, done FROM tracking ORDER BY articles::text;

-- Blocks that catch errors, in a function
DO $$
BEGIN
	FOR i IN 10001 .. 10100 LOOP
		BEGIN
			INSERT INTO wire (id) VALUES (i);
			IF i % 2 = 0 THEN
				RAISE EXCEPTION 'not this';
			END IF;
		EXCEPTION WHEN raise_exception THEN
			UPDATE wire SET body = 'x' WHERE id = i - 1;
		END;
	END LOOP;
END
$$;
SELECT count(*), count(DISTINCT id) FROM wire_change;
CALL refresh();

-- Two tracked tables at once, by a trigger, and keys of any length
CREATE FUNCTION copy_to_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO paper VALUES ('wire', repeat(md5(NEW.id::text), 60), NEW.published, NEW.body);
	RETURN NEW;
END
$$;
CREATE TRIGGER copy_to_paper AFTER INSERT ON wire FOR EACH ROW EXECUTE FUNCTION copy_to_paper();
INSERT INTO wire SELECT n, '2018-07-16', 'Donald Trump met Vladimir Putin.' FROM generate_series(20001, 20600) AS n;
SELECT (SELECT count(*) FROM wire_change) AS wire, (SELECT count(DISTINCT (source, id)) FROM paper_change) AS paper;
CALL refresh();
SELECT articles, state, done, units(tracked_cooccurrence(articles)) FROM tracking ORDER BY articles::text;

-- A refresh sees what its transaction has noted, also from within a savepoint,
-- and what that refresh did may be taken back
BEGIN;
INSERT INTO wire VALUES (30001, '2018-07-16', 'Joe Biden spoke.');
SAVEPOINT a;
INSERT INTO wire VALUES (30002, '2018-07-16', 'Joe Biden spoke.');
CALL refresh();
SELECT done, pending FROM tracking WHERE articles = 'wire'::regclass;
ROLLBACK TO a;
INSERT INTO wire VALUES (30003, '2018-07-16', 'Joe Biden spoke.');
COMMIT;
SELECT * FROM wire_change ORDER BY id;
BEGIN;
UPDATE wire SET body = 'Xi Jinping spoke.' WHERE id = 30001;
SAVEPOINT a;
CALL refresh();
RELEASE a;
UPDATE wire SET body = 'Angela Merkel spoke.' WHERE id = 30003;
COMMIT;
SELECT * FROM wire_change;
CALL refresh();
SELECT x.id, e.name FROM wire_entity_mention AS x JOIN entity AS e USING (entity_id) WHERE id >= 30001 ORDER BY 1;

-- Within the transaction that alters, drops or forgets the companions
BEGIN;
DELETE FROM wire WHERE id = 1;
ALTER TABLE wire_change ADD more integer;
COMMIT;
SELECT count(*) FROM wire WHERE id = 1;
BEGIN;
DELETE FROM wire WHERE id = 1;
SELECT untrack('wire');
SELECT track('wire');
DELETE FROM wire WHERE id = 2;
COMMIT;
SELECT * FROM wire_change;
CALL refresh();
SELECT state, done, (SELECT count(*) FROM wire) AS articles FROM tracking WHERE articles = 'wire'::regclass;
BEGIN;
DELETE FROM wire WHERE id = 3;
DROP TABLE wire_change;
COMMIT;
SELECT count(*) FROM wire WHERE id = 3;

-- Keys that are stored outside their rows, of a table that gets another file in
-- the same transaction, or is emptied, or is no more
CREATE TABLE long (id text PRIMARY KEY, published date, body text);
ALTER TABLE long ALTER id SET STORAGE EXTERNAL;
SELECT track('long');
CALL refresh('long');
BEGIN;
INSERT INTO long SELECT string_agg(md5(n::text), '') FROM generate_series(1, 75) AS n;
ALTER TABLE long ADD COLUMN seen float DEFAULT random();
INSERT INTO long SELECT string_agg(md5(n::text), '') FROM generate_series(101, 175) AS n;
TRUNCATE long;
INSERT INTO long SELECT string_agg(md5(n::text), '') FROM generate_series(201, 275) AS n;
COMMIT;
SELECT left(id, 8) AS id, length(id) FROM long_change ORDER BY id;
CALL refresh('long');
SELECT left(id, 8) AS id, length(id) FROM long_article;
BEGIN;
INSERT INTO long SELECT string_agg(md5(n::text), '') FROM generate_series(301, 375) AS n;
DROP TABLE long;
COMMIT;
SELECT count(DISTINCT id) FROM long_change;
SELECT untrack(articles) FROM tracking WHERE NOT EXISTS (SELECT FROM pg_class WHERE oid = articles);

-- A cursor's transaction, and a constraint that is checked at the end
CREATE FUNCTION add_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO paper VALUES ('late', NEW.id);
	RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER at_end AFTER UPDATE ON wire DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION add_paper();
BEGIN;
DECLARE one CURSOR FOR SELECT id FROM wire ORDER BY id;
FETCH one;
UPDATE wire SET body = 'z' WHERE CURRENT OF one;
COMMIT;
SELECT * FROM paper_change;
SELECT untrack('wire'), untrack('paper');
DROP TABLE wire, paper;
DROP FUNCTION copy_to_paper, add_paper;
