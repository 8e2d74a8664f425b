-- How many of the names that adopt_names proposes for the Indonesian texts are
-- names of persons or organisations, and how many misspelt mentions are of the
-- person that they are taken for: on samples drawn by hash, so that a change
-- which leaves most of them alone leaves most of the sample. Judged by reading
-- the articles: a name is right if it is one, whole, and of its kind. Drawn rows
-- that the lists do not hold are counted as not judged.
SET client_min_messages = warning;

CREATE TABLE judged_name (name text, article text, verdict text);
\copy judged_name FROM 'tests/accuracy/adopted.tsv' WITH (FORMAT csv, DELIMITER E'\t', HEADER)
CREATE TABLE judged_mention (mention text, article text, verdict text);
\copy judged_mention FROM 'tests/accuracy/near.tsv' WITH (FORMAT csv, DELIMITER E'\t', HEADER)

CREATE TABLE precision_of AS
	SELECT 'names adopted from 2 articles' AS what, proposed AS of_all, count(*) AS drawn,
		   count(*) FILTER (WHERE verdict = 'right') AS right, count(*) FILTER (WHERE verdict = 'wrong') AS wrong
	FROM (SELECT md5(kind || ' ' || newsdip.folded_name(name)) AS name, count(*) OVER () AS proposed
		  FROM newsdip.adopt_names('corpus_id', min_articles => 2) WHERE action = 'proposed'
		  ORDER BY md5('newsdip 6 ' || kind || ' ' || newsdip.folded_name(name)) LIMIT 200) AS drawn
		LEFT JOIN judged_name USING (name)
	GROUP BY proposed;
INSERT INTO precision_of
	SELECT 'misspelt mentions', mentions, count(*),
		   count(*) FILTER (WHERE verdict = 'right'), count(*) FILTER (WHERE verdict = 'wrong')
	FROM (SELECT md5(lang || ':' || id || ' ' || start) AS mention, count(*) OVER () AS mentions
		  FROM corpus, newsdip.entities(body, published) WHERE via = 'near'
		  ORDER BY md5('newsdip 6 ' || lang || ':' || id || ' ' || start) LIMIT 100) AS drawn
		LEFT JOIN judged_mention USING (mention)
	GROUP BY mentions;
\pset footer off
SELECT what, of_all AS "of all", drawn, "right", wrong, drawn - "right" - wrong AS "not judged",
	   round("right"::numeric / nullif("right" + wrong, 0), 3) AS precision
FROM precision_of;
