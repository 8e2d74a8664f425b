# A change of the dictionary makes refresh() read those articles again that it
# may touch, and no others; afterwards companions are as the new dictionary has it.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $node = news_server('edits');
$node->safe_psql('news', slurp_file("$FindBin::Bin/../tracking/differences.sql"));
$node->safe_psql('news', <<'END');
CREATE TABLE news (id integer PRIMARY KEY, published date, body text);
INSERT INTO news SELECT n, date '2018-07-01' + n % 60, format(
	(ARRAY['Donald Trump met Vladimir Putin in Helsinki. Story %s.',
		'Wanda Quillfeather hailed the Ostenlandic premier %s times.',
		'The French president called Angela Merkel, number %s.',
		'Minister Quilfeather and Wanda Quillfeather, again: %s.',
		'Emmanuel Macron palavered together with Joe Biden %s times.',
		'Nothing happened %s times, said Gubrenka Lavrov to Otto Vladivostok of quite old treaties (QOT).'])[n % 6 + 1], n) FROM generate_series(1, 300) AS n;
SELECT newsdip.track('news');
CALL newsdip.refresh(batch_size => 10);
END

# Edits, and how many of the 300 articles are read again
sub edit
{
	my ($sql, $least, $most, $what) = @_;
	my $before = $node->safe_psql('news', 'SELECT pg_current_xact_id()');
	$node->safe_psql('news', $sql);
	is($node->safe_psql('news', 'SELECT stale FROM newsdip.tracking'), '300', "$what: all may be stale");
	$node->safe_psql('news', 'CALL newsdip.refresh(batch_size => 2)');
	my $read = $node->safe_psql('news', "SELECT count(*) FROM news_article WHERE xmin::text::bigint > $before");
	ok($read >= $least && $read <= $most, "$what: $read articles are read again");
	value($node, "SELECT * FROM differences('news')", '', "$what: companions are exact");
	value($node, 'SELECT state, stale FROM newsdip.tracking', 'current|0', "$what: nothing is stale");
	return;
}

edit("INSERT INTO newsdip.entity (name, kind) VALUES ('Wanda Quillfeather', 'person')", 100, 100, 'a new person, misspelt here and there');
edit("INSERT INTO newsdip.entity (name, kind) VALUES ('Ostenland', 'country'); INSERT INTO newsdip.alias (alias, entity_id)"
	  . " SELECT 'Ostenlandic', entity_id FROM newsdip.entity WHERE name = 'Ostenland'", 50, 50, 'a new country');
edit("INSERT INTO newsdip.office (body, rank, title, name) SELECT entity_id, 'head_of_government', 'prime minister', 'Prime Minister of Ostenland'"
	  . " FROM newsdip.entity WHERE name = 'Ostenland'; INSERT INTO newsdip.tenure (office_id, entity_id, valid)"
	  . " SELECT o.office_id, e.entity_id, '[2018-07-10,)' FROM newsdip.office o, newsdip.entity e"
	  . " WHERE o.name = 'Prime Minister of Ostenland' AND e.name = 'Angela Merkel'", 50, 100, 'an office and its holder');
edit("UPDATE newsdip.tenure SET valid = '[2018-08-10,)' WHERE office_id = (SELECT office_id FROM newsdip.office WHERE name = 'Prime Minister of Ostenland')",
	50, 100, 'other dates of a tenure');
edit("INSERT INTO newsdip.term (term, lang, role, kind) VALUES ('palavered together', 'en', 'contact_verb', 'talks')", 50, 50, 'a new contact word');
edit("UPDATE newsdip.term SET term = 'hailed' WHERE term = 'palavered together'", 100, 100, 'another in its place: what has the old one and what has the new');
edit("DELETE FROM newsdip.term WHERE term = 'hailed' AND origin = 'own'", 50, 50, 'it goes away');
edit("INSERT INTO newsdip.entity (name, kind) VALUES ('Gubrenka Ostrow', 'person')", 50, 50, 'a new first name: whose last names stand behind it');
edit("INSERT INTO newsdip.entity (name, kind) VALUES ('Gubrenka Pavlik', 'person')", 0, 0, 'a first name that is known');
edit("DELETE FROM newsdip.entity WHERE name LIKE 'Gubrenka %'", 50, 50, 'it goes away');
edit("INSERT INTO newsdip.entity (name, kind) VALUES ('Mario Vladivostok', 'person')", 50, 50, 'a place becomes a last name');
edit("INSERT INTO newsdip.entity (name, kind) VALUES ('Quayside Office of Tolls', 'organisation'); INSERT INTO newsdip.alias (alias, entity_id, match)"
	  . " SELECT 'QOT', entity_id, 'exact' FROM newsdip.entity WHERE name = 'Quayside Office of Tolls'", 50, 50, 'an abbreviation that is explained as something else');
edit("INSERT INTO newsdip.entity (name, kind) VALUES ('Quite Another Thing', 'organisation')", 50, 50, 'a name that begins as that does');
edit("INSERT INTO newsdip.entity (name, kind) VALUES ('Quite Old Records Office', 'organisation')", 50, 50, 'with its first two words');
value($node, "SELECT count(*) FROM news_entity_mention WHERE entity_id = newsdip.entity_id('Quayside Office of Tolls')", '50', 'so that it may be that');
edit("UPDATE newsdip.entity SET name = 'Vanda Quillfeather' WHERE name = 'Wanda Quillfeather'", 100, 100, 'another name');
edit("BEGIN; DELETE FROM newsdip.alias WHERE alias = 'Ostenlandic'; SAVEPOINT s; DELETE FROM newsdip.entity; ROLLBACK TO s; COMMIT", 50, 50, 'an alias goes away, other edits roll back');
edit("DELETE FROM newsdip.entity WHERE name = 'Emmanuel Macron'", 50, 100, 'a shipped person goes away');
edit("SELECT newsdip.merge_entities(newsdip.entity_id('Vladimir Putin'), newsdip.entity_id('Joe Biden'))", 100, 100, 'two persons become one');
value($node, 'SELECT count(*) FROM news_entity_mention AS m WHERE NOT EXISTS (SELECT FROM newsdip.entity AS e WHERE e.entity_id = m.entity_id)', '0', 'the one that is gone is mentioned nowhere');
edit("COPY newsdip.alias (alias, entity_id) FROM STDIN;\nNothing\t1\n\\.\n", 50, 50, 'an alias by COPY');
edit("DO \$\$ BEGIN FOR i IN 1 .. 5001 LOOP UPDATE newsdip.alias SET lang = 'en' WHERE alias = 'Nothing'; END LOOP; END \$\$;"
	  . " INSERT INTO newsdip.entity (name, kind) VALUES ('Story', 'person')", 100, 100, 'one after thousands of edits of another name');
edit("DELETE FROM newsdip.entity WHERE name = 'Story'", 50, 50, 'it goes away');
edit("INSERT INTO newsdip.alias (alias, entity_id) SELECT alias, entity_id FROM newsdip.alias WHERE alias = 'Nothing' ON CONFLICT DO NOTHING", 0, 0,
	'an alias that is there already');
edit("TRUNCATE newsdip.tenure", 300, 300, 'TRUNCATE touches all');
# what a trigger does not see
edit("ALTER TABLE newsdip.alias DISABLE TRIGGER e_note_insert; INSERT INTO newsdip.alias (alias, entity_id) VALUES ('happened', 1)", 300, 300, 'an edit without a note touches all');
value($node, 'SELECT count(*) FROM newsdip.dictionary_edit', '0', 'notes that have served are gone');

# a name that sticks to the words beside it
$node->safe_psql('news', "INSERT INTO news VALUES (1001, '2018-07-16', 'Ekspor Meningkat TajamBorzanek Segel Tambang. Presiden RusiaVladimir Putinmenyambut Joe Biden.'); CALL newsdip.refresh();"
	  . " INSERT INTO newsdip.entity (name, kind) VALUES ('Borzanek', 'person')");
value($node, "SELECT count(*) FROM news, newsdip.entities(body, published) AS m WHERE id = 1001 AND m.name = 'Borzanek'", '1', 'a name in glued words is found');
$node->safe_psql('news', 'CALL newsdip.refresh()');
value($node, "SELECT * FROM differences('news')", '', 'and by a refresh, too');
$node->safe_psql('news', "DELETE FROM news WHERE id = 1001; DELETE FROM newsdip.entity WHERE name = 'Borzanek'; CALL newsdip.refresh()");

# an office that is named without its body, when nobody is known to have held it
$node->safe_psql('news', "INSERT INTO news VALUES (1002, '1950-07-16', 'Kapolri berbicara.'); CALL newsdip.refresh();"
	  . " INSERT INTO newsdip.tenure (office_id, entity_id, valid) SELECT o.office_id, newsdip.entity_id('Angela Merkel'), '[1950-01-01,1951-01-01)'"
	  . " FROM newsdip.term AS t JOIN newsdip.office AS o ON o.body = t.value WHERE t.term = 'Kapolri' AND t.role = 'office_name' AND o.rank = t.rank;"
	  . ' CALL newsdip.refresh()');
value($node, 'SELECT count(*) FROM news_entity_mention WHERE id = 1002', '1', 'a new holder of an office that an article names without its body');
$node->safe_psql('news', 'DELETE FROM news WHERE id = 1002; CALL newsdip.refresh()');

# a pass that is under way when the dictionary changes again
$node->safe_psql('news', "ALTER TABLE newsdip.alias ENABLE ALWAYS TRIGGER e_note_insert; INSERT INTO newsdip.entity (name, kind) VALUES ('Story', 'person');"
	  . " SELECT newsdip.refresh_step('news', 1, false)");
value($node, 'SELECT stale FROM newsdip.tracking', '280', 'a pass under way tells how far it is');
edit("INSERT INTO newsdip.entity (name, kind) VALUES ('number', 'person')", 0, 300, 'and begins anew');

# without tracked tables nothing is noted
$node->safe_psql('news', "SELECT newsdip.untrack('news'); VACUUM newsdip.tracked_table; INSERT INTO newsdip.entity (name, kind) VALUES ('Nobody at all', 'person')");
value($node, 'SELECT count(*) FROM newsdip.dictionary_edit', '0', 'no notes without tracked tables');
$node->stop;
done_testing();
