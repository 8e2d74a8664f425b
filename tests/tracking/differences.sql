-- What tests compare companions with: a direct computation from the articles,
-- row for row and byte for byte. It uses nothing of newsdip but the functions
-- that read texts, the aggregates and the view tracking.
CREATE FUNCTION public.differences(articles regclass)
	RETURNS TABLE (companion text, missing bigint, superfluous bigint) LANGUAGE plpgsql AS $$
DECLARE
	t newsdip.tracking;
	keys text;
	day text;
	wanted text;
	held text;
BEGIN
	SELECT * INTO t FROM newsdip.tracking AS v WHERE v.articles = differences.articles;
	keys := (SELECT string_agg(quote_ident(k), ', ') FROM unnest(t.key) AS k);
	day := (SELECT CASE WHEN atttypid = 'timestamptz'::regtype
				THEN format('CASE WHEN isfinite(%1$I) THEN (%1$I AT TIME ZONE %2$L)::date END', t.published, t.time_zone)
				ELSE format('CASE WHEN isfinite(%1$I) THEN %1$I::date END', t.published) END
			FROM pg_attribute WHERE attrelid = t.articles AND attname = t.published);
	CREATE TEMP TABLE direct_article (day date, key text, body text, entities integer[], language text);
	EXECUTE format('INSERT INTO direct_article SELECT %s, ROW(%s)::text, %I, NULL, %s FROM %s',
				   day, keys, t.body, coalesce(quote_ident(t.language), 'NULL'), t.articles);
	UPDATE direct_article AS a SET entities = newsdip.entity_ids(a.body, a.day) WHERE a.body IS NOT NULL;
	CREATE TEMP TABLE direct_summit AS
		SELECT a.key, a.day, s.* FROM direct_article AS a, newsdip.summit_mentions(a.body, a.day) WITH ORDINALITY
			AS s (kind, status, level, participants, participant_names, place, during, cameo, plover, contact,
				trigger, start, length, sentence, mention);
	CREATE TEMP TABLE direct_day AS
		SELECT a.day, newsdip.cooccurrence_agg(a.entities) AS counts,
			(SELECT newsdip.cooccurrence_agg(c.parties) FROM (
				SELECT array_agg(p.party) AS parties FROM direct_summit AS s LEFT JOIN unnest(s.participants) AS p (party) ON true
				WHERE s.day = a.day GROUP BY s.key, s.contact) AS c) AS contacts
		FROM direct_article AS a WHERE a.day IS NOT NULL AND a.body IS NOT NULL GROUP BY a.day;
	FOR companion, wanted, held IN VALUES
		('entity_mention',
			'SELECT ROW(a.key, a.day, m.mention, m.entity_id, m.via, m.start, m.length, m.sentence, m.paragraph)::text
			FROM direct_article AS a, newsdip.entities(a.body, a.day) WITH ORDINALITY
				AS m (entity_id, name, kind, surface, start, length, sentence, paragraph, via, mention)',
			format('SELECT ROW(ROW(%s)::text, day, mention, entity_id, via, start, length, sentence, paragraph)::text FROM %s',
				(SELECT string_agg(quote_ident(k), ', ') FROM unnest(t.companion_key) AS k), t.entity_mention)),
		('summit_mention',
			'SELECT ROW(key, day, mention, kind, status, level, participants, participant_names, place, during, cameo, plover,
				contact, trigger, start, length, sentence)::text FROM direct_summit',
			format('SELECT ROW(ROW(%s)::text, day, mention, kind, status, level, participants, participant_names, place, during,
				cameo, plover, contact, trigger, start, length, sentence)::text FROM %s',
				(SELECT string_agg(quote_ident(k), ', ') FROM unnest(t.companion_key) AS k), t.summit_mention)),
		('article',
			'SELECT ROW(key, day, language, newsdip.simhash(body), entities)::text FROM direct_article',
			format('SELECT ROW(ROW(%s)::text, day, language, simhash, entities)::text FROM %s',
				(SELECT string_agg(quote_ident(k), ', ') FROM unnest(t.companion_key) AS k), t.article)),
		('cooccurrence',
			'SELECT ROW(day, newsdip.cooccurrence_send(counts), newsdip.cooccurrence_send(contacts))::text FROM direct_day',
			format('SELECT ROW(since, newsdip.cooccurrence_send(counts), newsdip.cooccurrence_send(contacts))::text
				FROM %s WHERE span = ''day''', t.cooccurrence)),
		-- months and years need not be there, but are sums if they are
		('sums',
			format('SELECT ROW(c.span, c.since, (SELECT newsdip.cooccurrence_send(newsdip.rollup(d.counts)) FROM direct_day AS d
						WHERE extract(year FROM d.day) = extract(year FROM c.since)
							AND (c.span = ''year'' OR extract(month FROM d.day) = extract(month FROM c.since))),
					(SELECT newsdip.cooccurrence_send(newsdip.rollup(d.contacts)) FROM direct_day AS d
						WHERE extract(year FROM d.day) = extract(year FROM c.since)
							AND (c.span = ''year'' OR extract(month FROM d.day) = extract(month FROM c.since))))::text
				FROM %s AS c WHERE c.span <> ''day''', t.cooccurrence),
			format('SELECT ROW(span, since, newsdip.cooccurrence_send(counts), newsdip.cooccurrence_send(contacts))::text
				FROM %s WHERE span <> ''day''', t.cooccurrence)),
		('summit_day',
			'SELECT ROW(day, kind, status, level, place, count(*))::text FROM direct_summit WHERE day IS NOT NULL
				GROUP BY day, kind, status, level, place',
			format('SELECT ROW(day, kind, status, level, place, mentions)::text FROM %s', t.summit_day)),
		('done', 'SELECT count(*)::text FROM direct_article', format('SELECT %L', t.done))
	LOOP
		EXECUTE format('SELECT (SELECT count(*) FROM (%1$s EXCEPT ALL %2$s) AS d), (SELECT count(*) FROM (%2$s EXCEPT ALL %1$s) AS d)',
					   wanted, held) INTO missing, superfluous;
		IF missing > 0 OR superfluous > 0 THEN
			RETURN NEXT;
		END IF;
	END LOOP;
	DROP TABLE direct_article, direct_summit, direct_day;
END
$$;
