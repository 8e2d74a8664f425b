# Whatever stands in front of pg_catalog on the search_path of whoever calls,
# nothing of newsdip steps into it: a schema has functions, operators, types and
# relations named as those of PostgreSQL and of newsdip, and each raises an error.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Test::More;
use NewsdipTest;

my $node = news_server('search_path');
$node->safe_psql('news', <<'SQL');
SET client_min_messages = error;
CREATE TABLE public.articles (id integer PRIMARY KEY, published date, title text, body text);
INSERT INTO public.articles SELECT i, date '2020-01-01' + i, 'Talks',
	'Vladimir Putin met Xi Jinping in Moscow. The Icelandic envoy, Ragna Oksendahl, called Joe Biden.'
	FROM generate_series(1, 60) AS i;
CREATE TABLE public.value AS SELECT newsdip.cooccurrence_agg(body, published) AS c FROM public.articles;
CREATE SCHEMA trap;
CREATE FUNCTION trap.spring() RETURNS boolean LANGUAGE plpgsql
	AS $$ BEGIN RAISE EXCEPTION 'trapped in a type'; END $$;

-- What cannot be imitated (pseudo-types, grammar) cannot be a trap either
CREATE PROCEDURE public.set_trap(command text) LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE command;
EXCEPTION WHEN OTHERS THEN
	NULL;
END
$$;
DO $$
DECLARE
	body text := ' LANGUAGE plpgsql AS ''BEGIN RAISE EXCEPTION $t$trapped in a function or operator$t$; END''';
	f record;
BEGIN
	FOR f IN SELECT p.proname, p.proretset, p.prorettype::regtype AS result, a.types
		FROM pg_proc AS p, LATERAL (SELECT string_agg(CASE WHEN p.provariadic <> 0 AND n = p.pronargs
			THEN 'VARIADIC ' ELSE '' END || t::regtype::text, ', ' ORDER BY n) AS types
			FROM unnest(p.proargtypes) WITH ORDINALITY AS u (t, n)) AS a
		WHERE p.pronamespace IN ('pg_catalog'::regnamespace, 'newsdip'::regnamespace) AND p.prokind = 'f'
	LOOP
		CALL public.set_trap(format('CREATE FUNCTION trap.%I(%s) RETURNS %s %s', f.proname, f.types,
			CASE WHEN f.proretset THEN 'SETOF' ELSE '' END, f.result) || body);
	END LOOP;
	FOR f IN SELECT oprname, oprcode::oid AS code, oprresult::regtype AS result,
			nullif(oprleft, 0)::regtype AS left_type, oprright::regtype AS right_type
		FROM pg_operator WHERE oprnamespace = 'pg_catalog'::regnamespace
	LOOP
		CALL public.set_trap(format('CREATE FUNCTION trap.operator_%s(%s) RETURNS %s', f.code,
			concat_ws(', ', f.left_type, f.right_type), f.result) || body);
		CALL public.set_trap(format('CREATE OPERATOR trap.%s (%s RIGHTARG = %s, FUNCTION = trap.operator_%s)',
			f.oprname, 'LEFTARG = ' || f.left_type || ',', f.right_type, f.code));
	END LOOP;
	FOR f IN SELECT typname FROM pg_type WHERE typnamespace = 'pg_catalog'::regnamespace AND typtype = 'b'
	LOOP
		CALL public.set_trap(format('CREATE DOMAIN trap.%I AS pg_catalog.%1$I CHECK (trap.spring())', f.typname));
	END LOOP;
	FOR f IN SELECT relname FROM pg_class WHERE relkind IN ('r', 'v')
		AND relnamespace IN ('pg_catalog'::regnamespace, 'newsdip'::regnamespace)
	LOOP
		CALL public.set_trap(format('CREATE VIEW trap.%I AS SELECT 1 / 0 AS trapped', f.relname));
	END LOOP;
END
$$;
SQL
cmp_ok($node->safe_psql('news', 'SELECT count(*) FROM pg_proc WHERE pronamespace = \'trap\'::regnamespace'),
	'>=', 3000, 'there are traps');

my $front = 'SET search_path = trap, newsdip, pg_catalog, public;';
for my $trap ("SELECT length('x'::pg_catalog.text)", 'SELECT 1 + 1', "SELECT 'x'::text", 'TABLE pg_class', 'TABLE entity')
{
	my ($status, $out, $err) = $node->psql('news', "$front $trap");
	like($err, qr/trapped|division by zero/, "a trap: $trap");
}

while (my $call = <DATA>)
{
	chomp $call;
	my ($status, $out, $err) = $node->psql('news', "$front $call", on_error_stop => 1);
	is("$status $err", '0 ', substr($call, 0, 80));
}
# in a transaction, and where it fails
my ($status, $out, $err) = $node->psql('news', "$front BEGIN; CALL newsdip.refresh(); COMMIT");
is($status, 0, 'a refresh in a transaction');
$node->safe_psql('news', 'ALTER TABLE public.articles RENAME body TO text; ALTER TABLE public.articles DROP text');
($status, $out, $err) = $node->psql('news', "$front CALL newsdip.refresh()");
like($err, qr/ERROR: .*column .* was dropped/, 'a refresh that fails');

done_testing();

__DATA__
SELECT newsdip.track('public.articles', title => 'title')
CALL newsdip.refresh('public.articles', 10)
TABLE newsdip.tracking
SELECT newsdip.entity_ids('Putin met Xi', '2020-01-01', '{person}'), newsdip.entity_id('joe biden', NULL), newsdip.highlight('Putin')
SELECT newsdip.entities('Putin met Xi')
SELECT newsdip.summit_mention_count('Putin met Xi'), newsdip.summit_contact_count('Putin met Xi')
SELECT newsdip.summit_mentions('Putin met Xi'), newsdip.explain_summit('Putin met Xi')
SELECT newsdip.sentences('Putin met Xi'), newsdip.unknown_names('The Icelandic envoy, Ragna Oksendahl, left.')
SELECT newsdip.dictionary_status(), newsdip.dictionary_reset()
SELECT newsdip.has_name('Putin met', 'putin'), newsdip.fold_name('X'), newsdip.folded_name('X'), newsdip.name_key('person', 'X')
SELECT newsdip.simhash('x'), newsdip.may_name('x', '{x}')
SELECT newsdip.cooccurrence_agg(body, published, 'sentence') FROM public.articles
SELECT newsdip.units(c), newsdip.pair_units(c, 1, 2), newsdip.pair_counts(c, 1, 2), newsdip.measure(c, 1, 2, 'npmi'), c::pg_catalog.jsonb FROM public.value
SELECT newsdip.entity_counts(c), newsdip.pairs(c), newsdip.top_pairs(c, 3, 'npmi'), newsdip.neighbours(c, 1, 3) FROM public.value
SELECT newsdip.named_pairs(c, 3, 'npmi', 1, '{person}'), newsdip.significant_pairs(c, 1) FROM public.value
SELECT newsdip.graph_nodes(c), newsdip.graph_edges(c) FROM public.value
SELECT newsdip.to_graphml(c), newsdip.to_dot(c) FROM public.value
SELECT newsdip.rollup(c) FROM public.value
SELECT newsdip.rising_pair_counts(c, c), newsdip.rising_entity_counts(c, c) FROM public.value
SELECT newsdip.tracked_cooccurrence('public.articles', '2020-01-01', '2020-02-01', copies => false), newsdip.tracked_contacts('public.articles')
SELECT newsdip.tracked_parts('public.articles', '2020-01-01', '2020-02-01', 'week')
SELECT newsdip.tracked_pairs('public.articles', step => 'week', kinds => '{person}'), newsdip.summit_pairs('public.articles')
SELECT newsdip.pair_timeline('public.articles', 104000, 202004), newsdip.entity_timeline('public.articles', 104000)
SELECT newsdip.summit_timeline('public.articles', step => 'month'), newsdip.meeting_calendar('public.articles', statuses => '{held}')
SELECT newsdip.rising_pairs('public.articles'), newsdip.rising_entities('public.articles')
SELECT newsdip.entity_usage('public.articles'), newsdip.copies('public.articles')
SELECT newsdip.evidence('public.articles', 104000, 202004), newsdip.summit_evidence('public.articles')
SELECT newsdip.alias_articles('Putin', 'public.articles')
SELECT * FROM newsdip.alias_conflicts LIMIT 2
SELECT newsdip.adopt_names('public.articles', apply => true)
SELECT newsdip.unadopt_names(1)
SELECT newsdip.load_gazetteer(E'name\tkind\taliases\tcountry\toffice\tbody\trank\tsince\nIvo Marsh\tperson\tIvo M\tFrance\tHead of Marsh\tFrance\tofficial\t2020-01-01')
SELECT newsdip.load_gazetteer('[{"name": "Eva Marsh", "kind": "person", "aliases": ["Eva M"]}]'::pg_catalog.jsonb)
SELECT newsdip.load_gazetteer('{"results": {"bindings": [{"name": {"value": "Ada Marsh"}, "kind": {"value": "person"}}]}}')
SELECT newsdip.merge_entities(newsdip.entity_id('Ivo Marsh'), newsdip.entity_id('Ada Marsh'))
INSERT INTO newsdip.term (term, lang, role, kind) VALUES ('palaver', 'en', 'contact_noun', 'talks')
UPDATE newsdip.entity SET name = 'Frankreich' WHERE name OPERATOR(pg_catalog.=) 'France'
DELETE FROM newsdip.alias WHERE alias OPERATOR(pg_catalog.=) 'Negeri Paman Sam'
CALL newsdip.refresh('public.articles')
UPDATE public.articles SET body = 'Joe Biden met Putin.' WHERE id OPERATOR(pg_catalog.<) 5
DELETE FROM public.articles WHERE id OPERATOR(pg_catalog.=) 7
CALL newsdip.refresh('public.articles', 10, true)
SELECT newsdip.restore_standard()
TRUNCATE newsdip.alias
SELECT newsdip.restore_standard(1)
SELECT newsdip.untrack('public.articles')
SELECT newsdip.track('public.articles')
