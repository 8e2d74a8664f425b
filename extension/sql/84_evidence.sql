-- The sentences behind a figure, with what it counts marked in them: the only
-- readers of tracked tables that look at the articles, by their keys.

-- Text with some of its stretches in <mark>, safe as HTML. Starts are ascending
-- and stretches do not overlap.
CREATE FUNCTION newsdip.marked(string text, starts integer[], lengths integer[]) RETURNS text
	LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	html text := '';
	position integer := 1;
	piece text;
BEGIN
	FOR i IN 1 .. cardinality(starts) LOOP
		CONTINUE WHEN starts[i] < position;
		html := html || newsdip.html_text(substr(string, position, starts[i] - position))
			|| '<mark>' || newsdip.html_text(substr(string, starts[i], lengths[i])) || '</mark>';
		position := starts[i] + lengths[i];
	END LOOP;
	RETURN html || newsdip.html_text(substr(string, position));
END
$$;
COMMENT ON FUNCTION newsdip.marked(text, integer[], integer[]) IS 'text as HTML with stretches of it marked';

CREATE FUNCTION newsdip.html_text(string text) RETURNS text
	LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog, pg_temp AS $$
	SELECT replace(replace(replace(replace(replace(string, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '"', '&quot;'), '''', '&#39;')
$$;
COMMENT ON FUNCTION newsdip.html_text(text) IS 'escapes text for HTML';

-- Days are searched by their values, newest first, so that as few articles as
-- are asked for are looked at; OFFSET 0 keeps a day from being looked for in all
-- articles, and LIMIT keeps each of these a look-up by its key.
CREATE FUNCTION newsdip.evidence(articles regclass, a integer, b integer, since date DEFAULT NULL,
		until date DEFAULT NULL, max_rows integer DEFAULT 20,
		OUT article jsonb, OUT day date, OUT title text, OUT sentence integer, OUT surface text,
		OUT html text, OUT together boolean)
	RETURNS SETOF record LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 20
	SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	t record;
BEGIN
	PERFORM newsdip.companion(articles, 'article');
	PERFORM newsdip.check_max_rows(max_rows);
	SELECT k.entity_mention, k.cooccurrence, k.article, k.key, k.companion_key, k.body, k.title
		INTO t FROM newsdip.tracked_table AS k WHERE k.articles = evidence.articles;
	RETURN QUERY EXECUTE format(
		'WITH found AS MATERIALIZED (SELECT x.* FROM %1$s AS c '
			'CROSS JOIN LATERAL (SELECT x.* FROM %2$s AS x WHERE x.day = c.since AND x.entities @> ARRAY[$1, $2] OFFSET 0) AS x '
			'WHERE c.span = ''day'' AND c.since BETWEEN $3 AND $4 AND newsdip.pair_units(c.counts, $1, $2) > 0 '
			'ORDER BY c.since DESC, %12$s LIMIT $5), '
		'named AS (SELECT %3$s, m.sentence, array_agg(m.start ORDER BY m.start, m.length DESC) AS newsdip_starts, '
			'array_agg(m.length ORDER BY m.start, m.length DESC) AS newsdip_lengths, '
			'bool_or(m.entity_id = $1) AND bool_or(m.entity_id = $2) AS newsdip_together, '
			'bool_or(bool_or(m.entity_id = $1) AND bool_or(m.entity_id = $2)) OVER (PARTITION BY %3$s) AS newsdip_anywhere, '
			'row_number() OVER (PARTITION BY %3$s, bool_or(m.entity_id = $1) ORDER BY m.sentence) AS newsdip_first_of '
			'FROM found AS x JOIN %4$s AS m ON %5$s WHERE m.entity_id IN ($1, $2) GROUP BY %3$s, m.sentence) '
		'SELECT %6$s, x.day, %7$s, n.sentence, s.surface, '
			'newsdip.marked(s.surface, ARRAY(SELECT p - s.start + 1 FROM unnest(n.newsdip_starts) WITH ORDINALITY AS u (p, i) ORDER BY i), n.newsdip_lengths), '
			'n.newsdip_together '
		'FROM found AS x JOIN named AS n ON %8$s '
			'CROSS JOIN LATERAL (SELECT a.* FROM %9$s AS a WHERE %10$s LIMIT 1) AS a '
			'JOIN LATERAL newsdip.sentences(a.%11$I::text) AS s ON s.sentence = n.sentence '
		'WHERE n.newsdip_together OR NOT n.newsdip_anywhere AND n.newsdip_first_of = 1 '
		'ORDER BY x.day DESC, %12$s, n.sentence LIMIT $5',
		t.cooccurrence, t.article, newsdip.key_list(t.companion_key, 'x'), t.entity_mention,
		newsdip.key_match(articles, t.companion_key, 'm', t.companion_key, 'x'),
		newsdip.key_object(t.companion_key, t.key, 'x'),
		CASE WHEN t.title IS NULL THEN 'NULL::text' ELSE format('a.%I::text', t.title) END,
		newsdip.key_match(articles, t.companion_key, 'n', t.companion_key, 'x'),
		newsdip.from_articles(articles),
		newsdip.key_match(articles, t.key, 'a', t.companion_key, 'x'), t.body, newsdip.key_list(t.companion_key, 'x', ' DESC'))
		USING a, b, coalesce(since, '-infinity'), coalesce(until, 'infinity'), max_rows;
END
$$;
COMMENT ON FUNCTION newsdip.evidence(regclass, integer, integer, date, date, integer) IS
	'the sentences behind a pair, newest first';

CREATE FUNCTION newsdip.summit_evidence(articles regclass, since date DEFAULT NULL, until date DEFAULT NULL,
		kinds newsdip.contact_kind[] DEFAULT NULL, statuses newsdip.contact_status[] DEFAULT NULL,
		levels newsdip.contact_level[] DEFAULT NULL, a integer DEFAULT NULL, b integer DEFAULT NULL,
		at_place integer DEFAULT NULL, max_rows integer DEFAULT 20)
	RETURNS TABLE (article jsonb, day date, title text, kind newsdip.contact_kind,
		status newsdip.contact_status, level newsdip.contact_level,
		participants integer[], participant_names text[], place integer, place_name text,
		during daterange, trigger text, surface text, html text)
	LANGUAGE plpgsql STABLE PARALLEL SAFE ROWS 20
	SET search_path = pg_catalog, pg_temp AS $$
DECLARE
	t record;
BEGIN
	PERFORM newsdip.companion(articles, 'article');
	PERFORM newsdip.check_max_rows(max_rows);
	SELECT k.summit_mention, k.key, k.companion_key, k.body, k.title
		INTO t FROM newsdip.tracked_table AS k WHERE k.articles = summit_evidence.articles;
	RETURN QUERY EXECUTE format(
		'WITH x AS MATERIALIZED (SELECT x.* FROM %1$s AS x WHERE x.day BETWEEN $1 AND $2 %2$s '
			'ORDER BY x.day DESC, %3$s, x.mention LIMIT $9) '
		'SELECT %4$s, x.day, %5$s, x.kind, x.status, x.level, x.participants, x.participant_names, x.place, '
			'e.name, x.during, x.trigger, s.surface, newsdip.marked(s.surface, ARRAY[x.start - s.start + 1], ARRAY[x.length]) '
		'FROM x CROSS JOIN LATERAL (SELECT a.* FROM %6$s AS a WHERE %7$s LIMIT 1) AS a LEFT JOIN newsdip.entity AS e ON e.entity_id = x.place '
			'JOIN LATERAL newsdip.sentences(a.%8$I::text) AS s ON s.sentence = x.sentence '
		'ORDER BY x.day DESC, %3$s, x.mention',
		t.summit_mention,
		concat(CASE WHEN kinds IS NOT NULL THEN ' AND x.kind = ANY ($3)' END,
			   CASE WHEN statuses IS NOT NULL THEN ' AND x.status = ANY ($4)' END,
			   CASE WHEN levels IS NOT NULL THEN ' AND x.level = ANY ($5)' END,
			   CASE WHEN a IS NOT NULL THEN ' AND x.participants @> ARRAY[$6]' END,
			   CASE WHEN b IS NOT NULL THEN ' AND x.participants @> ARRAY[$7]' END,
			   CASE WHEN at_place IS NOT NULL THEN ' AND x.place = $8' END),
		newsdip.key_list(t.companion_key, 'x', ' DESC'), newsdip.key_object(t.companion_key, t.key, 'x'),
		CASE WHEN t.title IS NULL THEN 'NULL::text' ELSE format('a.%I::text', t.title) END,
		newsdip.from_articles(articles),
		newsdip.key_match(articles, t.key, 'a', t.companion_key, 'x'), t.body)
		USING coalesce(since, '-infinity'), coalesce(until, 'infinity'), kinds, statuses, levels, a, b, at_place, max_rows;
END
$$;
COMMENT ON FUNCTION newsdip.summit_evidence(regclass, date, date, newsdip.contact_kind[], newsdip.contact_status[],
	newsdip.contact_level[], integer, integer, integer, integer) IS
	'the sentences that tell of contacts, newest first';
