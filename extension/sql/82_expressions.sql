-- What the statements of refresh() are put together from: expressions and queries
-- as text, and the functions that they call.

-- The first date that there is lies in the middle of a month, which begins with it.
CREATE FUNCTION newsdip.month_start(day date) RETURNS date
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN day OPERATOR(pg_catalog.<) date '4714-12-01 BC' THEN date '4714-11-24 BC'
		ELSE pg_catalog.make_date(extract(year FROM day)::integer, extract(month FROM day)::integer, 1) END;
COMMENT ON FUNCTION newsdip.month_start(date) IS 'the first day of the month';

CREATE FUNCTION newsdip.year_start(day date) RETURNS date
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
	RETURN CASE WHEN day OPERATOR(pg_catalog.<) date '4713-01-01 BC' THEN date '4714-11-24 BC'
		ELSE pg_catalog.make_date(extract(year FROM day)::integer, 1, 1) END;
COMMENT ON FUNCTION newsdip.year_start(date) IS 'the first day of the year';

CREATE FUNCTION newsdip.changed_value(c newsdip.cooccurrence, plus newsdip.cooccurrence,
		minus newsdip.cooccurrence) RETURNS newsdip.cooccurrence
	LANGUAGE sql IMMUTABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT newsdip.cooccurrence_final(CASE WHEN minus IS NULL THEN gained
		ELSE newsdip.cooccurrence_minus(gained, minus) END)
	FROM (SELECT CASE WHEN plus IS NULL THEN c WHEN c IS NULL THEN plus
		ELSE newsdip.cooccurrence_plus(c, plus) END AS gained) AS sum
$$;
COMMENT ON FUNCTION newsdip.changed_value(newsdip.cooccurrence, newsdip.cooccurrence, newsdip.cooccurrence) IS
	'a value and what a batch adds to it and takes from it; NULL if nothing is left';

CREATE FUNCTION newsdip.key_list(columns name[], alias text, behind_each text DEFAULT '') RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT string_agg(format('%s.%I%s', alias, c, behind_each), ', ' ORDER BY place)
	FROM unnest(columns) WITH ORDINALITY AS k (c, place)
$$;
COMMENT ON FUNCTION newsdip.key_list(name[], text, text) IS 'columns of a key for a SELECT or ORDER BY';

CREATE FUNCTION newsdip.key_match(articles regclass, columns_x name[], x text, columns_y name[], y text)
	RETURNS text LANGUAGE sql STABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT string_agg(format('%s.%I %s %s.%I', x, columns_x[place], equal, y, columns_y[place]),
					  ' AND ' ORDER BY place)
	FROM newsdip.primary_key(articles)
$$;
COMMENT ON FUNCTION newsdip.key_match(regclass, name[], text, name[], text) IS 'the condition that two keys are equal';

-- The key as text, and the condition that a key comes after such a text
CREATE FUNCTION newsdip.key_text(columns name[], alias text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT format('ARRAY[%s]', string_agg(format('%s.%I::text', alias, c), ', ' ORDER BY place))
	FROM unnest(columns) WITH ORDINALITY AS k (c, place)
$$;
COMMENT ON FUNCTION newsdip.key_text(name[], text) IS 'the expression that gives a key as an array of text';

CREATE FUNCTION newsdip.key_after(articles regclass, columns name[], alias text, after text[])
	RETURNS text LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	k record;
	condition text;
	value text;
BEGIN
	IF after IS NULL THEN
		RETURN 'true';
	END IF;
	-- from the last column to the first; an index is searched by the first
	FOR k IN SELECT * FROM newsdip.primary_key(articles) ORDER BY place DESC LOOP
		value := format('%L::%s', after[k.place], k.type);
		IF condition IS NULL THEN
			condition := format('%s.%I %s %s', alias, columns[k.place], k.greater, value);
		ELSE
			condition := format('%1$s.%2$I %3$s %4$s AND (%1$s.%2$I %5$s %4$s OR %6$s)',
								alias, columns[k.place], k.greater_or_equal, value, k.greater, condition);
		END IF;
	END LOOP;
	RETURN '(' || condition || ')';
END
$$;
COMMENT ON FUNCTION newsdip.key_after(regclass, name[], text, text[]) IS 'the condition that a key comes after another';

CREATE FUNCTION newsdip.key_upto(articles regclass, columns name[], alias text, upto text[])
	RETURNS text LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT format('%s.%I %s %L::%s', alias, columns[1], less_or_equal, upto[1], type)
		|| CASE WHEN cardinality(columns) > 1
			THEN format(' AND NOT %s', newsdip.key_after(articles, columns, alias, upto)) ELSE '' END
	FROM newsdip.primary_key(articles) WHERE place = 1 AND upto IS NOT NULL
$$;
COMMENT ON FUNCTION newsdip.key_upto(regclass, name[], text, text[]) IS 'the condition that a key does not come after another';

CREATE FUNCTION newsdip.from_articles(articles regclass) RETURNS text
	LANGUAGE sql STABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT CASE relkind WHEN 'r' THEN 'ONLY ' ELSE '' END || articles::text FROM pg_class WHERE oid = articles
$$;
COMMENT ON FUNCTION newsdip.from_articles(regclass) IS 'a table of articles for a FROM clause';

CREATE FUNCTION newsdip.fingerprint_expression(t newsdip.tracked_table) RETURNS text
	LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT format('hashtextextended(concat_ws(E''\n'', coalesce((%s)::text, ''-''), %s, a.%I::text) COLLATE "C", '
				  '(a.%4$I IS NULL)::integer)',
		newsdip.day_expression(t.articles, t.published, t.time_zone),
		CASE WHEN t.language IS NULL THEN quote_literal('-')
			ELSE format('coalesce(a.%I::text, ''-'')', t.language) END,
		t.body, t.body)
$$;
COMMENT ON FUNCTION newsdip.fingerprint_expression(newsdip.tracked_table) IS 'the SQL expression that tells whether an article is still the same';

-- What is found in a text, as one value. A function rather than a subquery, since
-- one that refers to the article would keep parallel workers away.
CREATE FUNCTION newsdip.entity_rows(body text, day date) RETURNS newsdip.tracked_entity[]
	LANGUAGE sql STABLE PARALLEL SAFE COST 2000
	RETURN ARRAY(SELECT ROW(m.mention, m.entity_id, m.via, m.start, m.length, m.sentence, m.paragraph)::newsdip.tracked_entity
		FROM newsdip.entities(body, day) WITH ORDINALITY
			AS m (entity_id, name, kind, surface, start, length, sentence, paragraph, via, mention));
COMMENT ON FUNCTION newsdip.entity_rows(text, date) IS 'the rows of entities() for a companion';

CREATE FUNCTION newsdip.summit_rows(body text, day date) RETURNS newsdip.tracked_summit[]
	LANGUAGE sql STABLE PARALLEL SAFE COST 2000
	RETURN ARRAY(SELECT ROW(s.mention, s.kind, s.status, s.level, s.participants, s.participant_names, s.place, s.during,
			s.cameo, s.plover, s.contact, s.trigger, s.start, s.length, s.sentence)::newsdip.tracked_summit
		FROM newsdip.summit_mentions(body, day) WITH ORDINALITY
			AS s (kind, status, level, participants, participant_names, place, during, cameo, plover, contact,
				trigger, start, length, sentence, mention));
COMMENT ON FUNCTION newsdip.summit_rows(text, date) IS 'the rows of summit_mentions() for a companion';

-- The query that reads articles with everything that the companions hold of them
CREATE FUNCTION newsdip.reading_query(t newsdip.tracked_table, sources text, condition text)
	RETURNS text LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT format(
		'SELECT %1$s, %2$s AS newsdip_day, %3$s AS newsdip_language, %4$s AS newsdip_fingerprint, '
		'newsdip.simhash(a.%5$I::text) AS newsdip_simhash, a.%5$I IS NULL AS newsdip_empty, '
		'newsdip.entity_rows(a.%5$I::text, %2$s) AS newsdip_mentions, '
		'newsdip.summit_rows(a.%5$I::text, %2$s) AS newsdip_summits '
		'FROM %6$s WHERE %7$s',
		(SELECT string_agg(format('a.%I AS %I', t.key[place], t.companion_key[place]), ', ' ORDER BY place)
			FROM generate_subscripts(t.key, 1) AS place),
		newsdip.day_expression(t.articles, t.published, t.time_zone),
		CASE WHEN t.language IS NULL THEN 'NULL::text' ELSE format('a.%I::text', t.language) END,
		newsdip.fingerprint_expression(t), t.body, sources, condition)
$$;
COMMENT ON FUNCTION newsdip.reading_query(newsdip.tracked_table, text, text) IS 'the query that reads articles for the companions';

-- The contacts of summit mentions, each a unit of all its participants
CREATE FUNCTION newsdip.contacts_query(keys text, mentions text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT format('SELECT day, newsdip.cooccurrence_agg(parties) AS contacts FROM ('
		'SELECT m.day, array_agg(p.party) AS parties FROM %2$s AS m '
		'LEFT JOIN LATERAL unnest(m.participants) AS p (party) ON true '
		'WHERE m.day IS NOT NULL GROUP BY m.day, %1$s, m.contact) AS contact GROUP BY day', keys, mentions)
$$;
COMMENT ON FUNCTION newsdip.contacts_query(text, text) IS 'the query that counts the contacts of summit mentions by day';

-- The end of a query WITH a, articles as in a companion, and s, their summit mentions
CREATE FUNCTION newsdip.counting_query(companion_key name[]) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT format(
		'counted AS (SELECT day, newsdip.cooccurrence_agg(entities) AS counts FROM a '
			'WHERE day IS NOT NULL AND entities IS NOT NULL GROUP BY day), '
		'met AS (%s), '
		'tally AS (SELECT day, kind, status, level, place, count(*) AS mentions FROM s '
			'WHERE day IS NOT NULL GROUP BY day, kind, status, level, place) '
		'SELECT (SELECT array_agg(ROW(day, counts, contacts)::newsdip.tracked_units) FROM counted LEFT JOIN met USING (day)), '
		'(SELECT array_agg(ROW(day, kind, status, level, place, mentions)::newsdip.tracked_tally) FROM tally), '
		'(SELECT count(*) FROM a)',
		newsdip.contacts_query(newsdip.key_list(companion_key, 'm'), 's'))
$$;
COMMENT ON FUNCTION newsdip.counting_query(name[]) IS 'the end of a query: what articles and their summit mentions count for';
