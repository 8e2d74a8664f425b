--
-- Who is named: match rules, office phrases by date, surnames, misspellings,
-- shared names, and the functions beside entities().
--
\set ON_ERROR_ROLLBACK on
\pset null '(null)'
BEGIN;
CREATE FUNCTION found(body text, published date DEFAULT NULL)
	RETURNS TABLE (surface text, name text, via newsdip.mention_via)
	LANGUAGE sql AS $$
	SELECT surface, name, via FROM newsdip.entities(body, published) ORDER BY start, length DESC
$$;
-- whom the offices in a text mean, in order
CREATE FUNCTION holders(body text, published date) RETURNS text LANGUAGE sql AS $$
	SELECT string_agg(surface || ' = ' || name, ', ' ORDER BY start, length DESC)
	FROM newsdip.entities(body, published) WHERE via = 'office'
$$;

-- the columns
SELECT * FROM newsdip.entities('Putin flew to Helsinki. There he met Donald Trump of the US.', '2018-07-16');

-- match rule name: capitalised where the name is, however it is written besides
SELECT * FROM found('Vladimir Putin, VLADIMIR PUTIN, Vladimir-Putin, vladimir putin, Kim Jong Un, Kim Jong-un, KIM JONG-UN');
SELECT * FROM found('Russia, russia, RUSSIA, Rusia, rusia');
-- match rule exact: to the letter
SELECT * FROM found('AS bertemu, as bertemu, As bertemu; Amerika serikat, Amerika Serikat');
SELECT * FROM found('The U.S. and the US met us. The u.s. and Us did not. The U.N. and the UN, the un');
-- with what the name has between its words, be it a plus or a comma
SELECT * FROM found('The P5+1 met in Washington, D.C., in Washington D.C. and in Washington (D.C.); the U.S.-led talks, the U.S.''s aims; in Washington! D.C. said no');
-- wherever it stands in what the matcher looks at at once
SELECT DISTINCT name FROM generate_series(0, 70) AS n,
	found(repeat('- ', 480 + n) || 'Democratic Republic of the' || repeat(' ', 45) || 'Congo');
-- the longest name wins, from left to right
SELECT * FROM found('New York, South Korea, the Democratic Republic of the Congo');

-- match rules of one's own aliases
INSERT INTO newsdip.entity (entity_id, name, kind) VALUES (3000010, 'Ministry of Clocks', 'organisation');
INSERT INTO newsdip.alias (alias, entity_id, match) VALUES
	('Clockhouse', 3000010, 'name'), ('MoC', 3000010, 'exact'), ('tick-tock', 3000010, 'any');
SELECT * FROM found('Clockhouse clockhouse CLOCKHOUSE, MoC moc MOC, tick-tock Tick Tock TICK-TOCK, ministry of clocks, Ministry Of Clocks, Ministry of Clocks');
-- an alias on dates only
INSERT INTO newsdip.alias (alias, entity_id, valid) VALUES ('Dialhouse', 3000010, '[2020-01-01,2021-01-01)');
SELECT d, (SELECT count(*) FROM found('The Dialhouse said', d)) AS found
	FROM unnest(ARRAY['2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01', '-infinity', 'infinity', NULL]::date[]) AS d;

-- office phrases name the holder on the day
SELECT d, holders('Presiden AS', d), holders('the US president', d), holders('the American president', d)
	FROM unnest(ARRAY['2016-12-31', '2018-07-16', '2021-01-19', '2021-01-20', '2021-12-30']::date[]) AS d;
-- without a date they name nobody, only the state
SELECT * FROM found('Presiden AS dan Menlu Rusia');
-- the phrase is a mention beside the state's name inside it
SELECT * FROM found('Presiden AS datang', '2018-07-16');
SELECT * FROM found('The Russian foreign minister arrived', '2018-07-16');
-- in the orders of both languages
SELECT holders('Menlu Rusia, Menteri Luar Negeri Rusia, Perdana Menteri Inggris, Kanselir Jerman', '2018-07-16');
SELECT holders('the Russian foreign minister, Russia''s foreign minister, Russia’s foreign minister', '2018-07-16');
SELECT holders('President of Russia, the president of the United States', '2018-07-16');
SELECT holders('the German chancellor, the British prime minister', '2018-07-16');
-- over the end of a line, and behind the full stops of a short word
SELECT holders(E'Presiden\nAS, the president\nof the\nUnited States, U.S. president, Russia''s\nforeign minister, Presiden-AS', '2018-07-16');
-- not in that of the other, nor over punctuation
SELECT holders('AS Presiden', '2018-07-16'), holders('Presiden, AS', '2018-07-16'),
	holders('Presiden. AS', '2018-07-16'), holders('the Americans. President', '2018-07-16');
-- the state beside another role is no holder
SELECT holders('warga AS, pasukan Rusia, the US embassy, Russian soldiers', '2018-07-16');
-- former, deputy, elect and their kin are somebody else
SELECT holders('mantan Presiden AS, calon Presiden AS, Wakil Menlu Rusia, bekas Presiden AS, Presiden AS terpilih', '2018-07-16');
SELECT holders('the former US president, the US president-elect, the deputy Russian foreign minister, US Presidential', '2018-07-16');
SELECT holders('the ex-US president, a would-be US president, acting US president', '2018-07-16');
-- the vice president holds an office too
SELECT holders('US Vice President, Wakil Presiden AS', '2018-07-16');
-- Iran has a president and a supreme leader
SELECT holders('the Iranian president, Iran''s supreme leader, Pemimpin Tertinggi Iran', '2018-07-16');
-- beside a person's own name a phrase adds nothing
SELECT * FROM found('Presiden AS Donald Trump, Presiden AS, Donald Trump, dan US President Donald Trump', '2018-07-16');
SELECT * FROM found('Donald Trump, the US president, spoke', '2018-07-16');
SELECT * FROM found('Putin (Presiden Rusia) berbicara', '2018-07-16');
-- nor where the name is somebody else's: he is called so, by mistake or in retrospect
SELECT * FROM found('Presiden AS Barack Obama', '2018-07-16');
-- a name in another sentence stands alone
SELECT * FROM found('He met the US president. Donald Trump left.', '2018-07-16');
-- one's own offices
INSERT INTO newsdip.entity (entity_id, name, kind) VALUES
	(3000011, 'Zorvania', 'country'), (3000012, 'Kelmar Dunst', 'person'), (3000013, 'Oda Brisk', 'person');
INSERT INTO newsdip.office (office_id, body, rank, title, name) VALUES
	(3000014, 3000011, 'head_of_state', 'president', 'President of Zorvania');
INSERT INTO newsdip.tenure (office_id, entity_id, valid) VALUES
	(3000014, 3000012, '[2010-01-01,2020-01-01)'), (3000014, 3000013, '[2020-01-01,)');
SELECT d, holders('Presiden Zorvania, the Zorvania president', d)
	FROM unnest(ARRAY['2009-12-31', '2010-01-01', '2019-12-31', '2020-01-01']::date[]) AS d;
-- two at a time for one seat: nobody
INSERT INTO newsdip.tenure (office_id, entity_id, valid) VALUES (3000014, 3000012, '[2024-01-01,)');
SELECT holders('Presiden Zorvania', '2023-12-31'), holders('Presiden Zorvania', '2024-01-01');

-- long names match one edit away, if the rest of the name stands beside them
SELECT * FROM found('Mike Pomepo, Mike Pompeoo, Mike Ponpeo, Mike Pompeo');
SELECT * FROM found('Sergey Kisylak spoke to Mkie Pompeo');
-- wherever the edit is
SELECT * FROM found('Mike Opmpeo, Mike Pmopeo, Mike Popmeo, Mike Pompoe, Mike Bompeo, Mike Pompea, Mike XPompeo');
SELECT * FROM found('Sregey Kislyak, Sergye Kislyak, Segrey Kislyak, Zergey Kislyak, Sergei Kislyak');
-- a single word, only if the person is named elsewhere
SELECT * FROM found('Zelenskyj spoke');
SELECT * FROM found('Pompoe spoke');
SELECT * FROM found('Pompoe spoke. Mike Pompeo was tired');
-- two edits are too many; short words, small letters and other first names are no slip
SELECT * FROM found('Mike Pomepoo, Mike Popmoe, Mike pomepo, Mike Pmpeo, Mark Pomepo');

-- a surname stands for who was named in full last, from there on
SELECT * FROM found('Brisk spoke. Then Oda Brisk and Brisk, Brisk''s aide and brisk trade in Brisk Lane');
-- people who share a name: who is named in full, else in office on the day, else the highest
INSERT INTO newsdip.entity (entity_id, name, kind) VALUES
	(3000015, 'Ana Velt', 'person'), (3000016, 'Bo Velt', 'person'), (3000017, 'Cy Velt', 'person');
INSERT INTO newsdip.alias (alias, entity_id) VALUES
	('Velt', 3000015), ('Velt', 3000016), ('Velt', 3000017);
INSERT INTO newsdip.office (office_id, body, rank, title, name) VALUES
	(3000018, 3000011, 'foreign_minister', NULL, 'Foreign Minister of Zorvania');
INSERT INTO newsdip.tenure (office_id, entity_id, valid) VALUES
	(3000018, 3000016, '[2010-01-01,2012-01-01)');
SELECT * FROM found('Velt said. Cy Velt listened. Velt left', '2011-06-01');
SELECT d, name FROM unnest(ARRAY['2011-06-01', '2015-01-01', NULL]::date[]) AS d, found('Velt said', d);
DELETE FROM newsdip.tenure WHERE entity_id = 3000016;
SELECT name FROM found('Velt said', '2011-06-01');

-- entity_ids: sorted, each once, of the kinds wanted
SELECT newsdip.entity_ids('Oda Brisk, Zorvania, Kelmar Dunst, Zorvania and Oda Brisk');
SELECT newsdip.entity_ids('Oda Brisk, Zorvania, Kelmar Dunst', NULL, '{country}'),
	newsdip.entity_ids('Oda Brisk, Zorvania, Kelmar Dunst', NULL, '{person,NULL}'),
	newsdip.entity_ids('Oda Brisk, Zorvania, Kelmar Dunst', NULL, '{}'),
	newsdip.entity_ids('Oda Brisk, Zorvania, Kelmar Dunst', kinds => '{place,organisation}');
SELECT newsdip.entity_ids('President of Zorvania', '2015-01-01');
-- named in full in page furniture alone
SELECT newsdip.entity_ids(E'Read also: Oda Brisk at home\n\nYesterday Brisk was away.'),
	newsdip.entity_ids(E'Read also: Oda Brisk at home\n\nYesterday she was away.');
-- so they are however many a text names
SELECT n, kinds, cardinality(ids) > n / 4 AS many,
	ids = ARRAY(SELECT DISTINCT entity_id FROM newsdip.entities(body) WHERE kind = ANY (kinds) ORDER BY 1) AS alike
FROM (VALUES (20), (60), (200), (1000)) AS a (n),
	(VALUES (enum_range(NULL::newsdip.entity_kind)), ('{person,country}')) AS k (kinds),
	(SELECT string_agg(name, '. ' ORDER BY hashint4(entity_id)) AS names FROM newsdip.entity) AS e,
	repeat(left(names, 30 * n) || '. ', 2) AS body,
	newsdip.entity_ids(body, kinds => kinds) AS ids
ORDER BY n, kinds;
SELECT newsdip.entity_ids('Nobody at all'), newsdip.entity_ids(''), newsdip.entity_ids(NULL);
SELECT newsdip.entity_ids('Zorvania', NULL, '{planet}');

-- entity_id: whom a name means
SELECT n, (SELECT name FROM newsdip.entity WHERE entity_id = newsdip.entity_id(n))
	FROM unnest(ARRAY['Donald Trump', 'donald trump', ' Trump ', 'AS', 'as', 'USA', 'PBB', 'rusia', 'Kim Jong-un',
		'kim jong un', 'Volodymyr Zelensky', 'Zorvanya', 'Presiden AS', 'Donald Trump and others', '', '?!', NULL]) AS n;
SELECT newsdip.entity_id('Presiden Zorvania', '2015-01-01'), newsdip.entity_id('Velt', '2015-01-01');

-- highlight: safe HTML
SELECT newsdip.highlight('Oda Brisk & the <b>President of Zorvania</b> said "no" to Kelmar''s', '2015-01-01');
SELECT newsdip.highlight('<script>alert("Zorvania")</script> & &amp; &lt;'), newsdip.highlight(''), newsdip.highlight(NULL);
-- stripped of its tags and unescaped it is the text again
SELECT bool_and(replace(replace(replace(replace(replace(
		regexp_replace(newsdip.highlight(body, '2018-07-16'), '</?mark[^>]*>', '', 'g'),
		'&lt;', '<'), '&gt;', '>'), '&quot;', '"'), '&#39;', ''''), '&amp;', '&') = body) AS same
FROM (VALUES
	('Putin <mark class="person">& Trump</mark> &lt; &amp;lt; "Oda Brisk''s"'),
	('Presiden AS, Donald Trump: &#39;<Rusia>&#39;'),
	(E'\u00a0«Zorvania»\u200b\r\n\r\n\tŞahin & Co.')) AS t (body);

-- no text, no rows
SELECT count(*) FROM newsdip.entities(NULL);
SELECT count(*) FROM newsdip.entities(NULL, '2018-07-16');
SELECT count(*) FROM newsdip.entities('', NULL);
ROLLBACK;
