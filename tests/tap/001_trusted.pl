# The extension is trusted: the owner of a database who is no superuser creates
# it, writes its dictionary, grants that on to another role, and drops it.
# Everybody else reads.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $node = utf8_server('trusted');
$node->safe_psql('postgres',
	'CREATE ROLE owner LOGIN; CREATE ROLE editor LOGIN; CREATE ROLE reader LOGIN;'
	  . ' CREATE DATABASE news OWNER owner');

fails($node, 'news', 'reader', 'CREATE EXTENSION newsdip',
	qr/42501: permission denied/, 'a role without rights creates it');
succeeds($node, 'news', 'owner', 'CREATE EXTENSION newsdip', 'the database owner creates it');

# the owner of the database writes every table of the dictionary
my $ours = "INSERT INTO newsdip.entity (name, kind) VALUES ('Ostenland', 'country');"
  . "INSERT INTO newsdip.entity (name, kind, country) SELECT 'Wanda Quillfeather', 'person', entity_id"
  . "	FROM newsdip.entity WHERE name = 'Ostenland';"
  . "INSERT INTO newsdip.alias (alias, entity_id) SELECT 'Ostenlandic', entity_id"
  . "	FROM newsdip.entity WHERE name = 'Ostenland';"
  . "INSERT INTO newsdip.office (body, rank, title, name)"
  . "	SELECT entity_id, 'head_of_state', 'president', 'President of Ostenland'"
  . "	FROM newsdip.entity WHERE name = 'Ostenland';"
  . "INSERT INTO newsdip.tenure (office_id, entity_id, valid)"
  . "	SELECT o.office_id, e.entity_id, '[2020-01-01,)' FROM newsdip.office o, newsdip.entity e"
  . "	WHERE o.name = 'President of Ostenland' AND e.name = 'Wanda Quillfeather';"
  . "INSERT INTO newsdip.term (term, lang, role, kind) SELECT 'palaver together', 'en', role, kind"
  . "	FROM newsdip.term WHERE role::text LIKE 'contact%' LIMIT 1;";
succeeds($node, 'news', 'owner', $ours, 'the owner adds rows to all tables');
is(succeeds($node, 'news', 'reader',
		"SELECT newsdip.entity_id('Ostenlandic') >= 1000000", 'a reader finds the new name'),
	't', 'the new name means a row of the user');
is(succeeds($node, 'news', 'reader',
		"SELECT string_agg(name || '/' || via, ',' ORDER BY start, length)"
		  . " FROM newsdip.entities('The Ostenlandic president spoke.', '2021-05-05') WHERE entity_id >= 1000000",
		'a reader finds the holder of the new office'),
	'Ostenland/name,Wanda Quillfeather/office', 'office and tenure are used') or diag(
	$node->safe_psql('news', "SELECT * FROM newsdip.entities('The Ostenlandic president spoke.', '2021-05-05')"));
succeeds($node, 'news', 'owner',
	"UPDATE newsdip.entity SET wikidata = 'Q1' WHERE name = 'Indonesia';"
	  . "DELETE FROM newsdip.alias WHERE entity_id = (SELECT entity_id FROM newsdip.entity WHERE name = 'Indonesia')",
	'the owner changes and removes standard rows');
is($node->safe_psql('news', "SELECT origin FROM newsdip.entity WHERE name = 'Indonesia'"),
	'edited', 'the changed row is marked');

# everybody reads, nobody else writes
my @tables = qw(entity alias office tenure term);
succeeds($node, 'news', 'reader', join(';', map { "SELECT count(*) FROM newsdip.$_" } @tables),
	'a reader reads all tables');
for my $table (@tables)
{
	my $denied = qr/42501: permission denied for table $table/;
	fails($node, 'news', 'reader', "DELETE FROM newsdip.$table", $denied, "a reader deletes from $table");
	fails($node, 'news', 'reader', "TRUNCATE newsdip.$table CASCADE", $denied, "a reader truncates $table");
}
fails($node, 'news', 'editor', "INSERT INTO newsdip.entity (name, kind) VALUES ('Nobody', 'person')",
	qr/42501: permission denied for table entity/, 'an editor without a grant inserts');
fails($node, 'news', 'owner', 'DELETE FROM newsdip.removal',
	qr/42501: permission denied for table removal/, 'the owner meddles with the record of removals');


# the functions that write with the rights of the extension serve it alone
my $lent = $node->safe_psql('news',
	"SELECT count(*) FROM pg_proc WHERE pronamespace = 'newsdip'::regnamespace AND prosecdef"
	  . " AND has_function_privilege('reader', oid, 'EXECUTE')");
is($lent, '0', 'no reader can call what runs with other rights');
fails($node, 'news', 'reader',
	'CREATE TEMP TABLE alias (LIKE newsdip.alias);'
	  . ' CREATE TRIGGER mine BEFORE INSERT ON pg_temp.alias FOR EACH ROW EXECUTE FUNCTION newsdip.keep_origin()',
	qr/42501: permission denied for function (newsdip\.)?keep_origin/, 'a reader puts them on a table of their own');

fails($node, 'news', 'reader',
	'CREATE TEMP TABLE alias (alias bigint);'
	  . ' CREATE TRIGGER mine BEFORE INSERT ON pg_temp.alias FOR EACH ROW EXECUTE FUNCTION newsdip.dictionary_row()',
	qr/42501: permission denied for function (newsdip\.)?dictionary_row/, 'a reader notes changes of the dictionary');
my $superuser = $node->safe_psql('news', 'SELECT current_user');
for my $when ('BEFORE INSERT ON alias FOR EACH ROW', 'AFTER INSERT ON alias FOR EACH STATEMENT')
{
	fails($node, 'news', $superuser,
		"CREATE TEMP TABLE alias (alias bigint); CREATE TRIGGER mine $when EXECUTE FUNCTION newsdip.dictionary_row();"
		  . ' INSERT INTO alias VALUES (1)',
		qr/39P01: function "dictionary_row" was not called as a trigger of a dictionary table/,
		"a trigger $when of another table");
}
$node->safe_psql('news', 'GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA newsdip TO reader');
for my $lent (split ' ', $node->safe_psql('news', "SELECT string_agg(proname, ' ') FROM pg_proc WHERE pronamespace = 'newsdip'::regnamespace AND prosecdef"))
{
	my $each = $lent =~ /^(remove_all|apply_removals|note_edit)$/ ? 'STATEMENT' : 'ROW';
	fails($node, 'news', 'reader',
		"CREATE TEMP TABLE alias (LIKE newsdip.alias); CREATE TRIGGER mine BEFORE INSERT ON alias FOR EACH $each EXECUTE FUNCTION newsdip.$lent();"
		  . " INSERT INTO alias VALUES ('Nobody', 1, 'name', '(,)', NULL, 'edited')",
		qr/39P01: not called as a trigger of a table of newsdip/, "a reader who may execute $lent on another table");
}
$node->safe_psql('news', 'REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA newsdip FROM reader');

# what the owner grants, others have, and no more
succeeds($node, 'news', 'owner', 'GRANT INSERT ON newsdip.entity, newsdip.alias TO editor', 'the owner grants insert');
succeeds($node, 'news', 'editor',
	"INSERT INTO newsdip.entity (name, kind) VALUES ('Pellworth Institute', 'organisation');"
	  . "INSERT INTO newsdip.alias (alias, entity_id) SELECT 'Pellworth', max(entity_id) FROM newsdip.entity",
	'the editor inserts');
is(succeeds($node, 'news', 'reader',
		"SELECT name FROM newsdip.entities('It was told to Pellworth today.') WHERE entity_id >= 1000000",
		'a reader reads a text'),
	'Pellworth Institute', 'what the editor added is found');
fails($node, 'news', 'editor',
	"INSERT INTO newsdip.entity (entity_id, name, kind, origin)"
	  . " SELECT entity_id, 'Elsewhere', kind, 'edited' FROM newsdip.entity WHERE name = 'France'",
	qr/42501: permission denied to insert an edited row into table entity/, 'the editor replaces a standard row');
fails($node, 'news', 'editor',
	"SET search_path = ''; INSERT INTO newsdip.alias (alias, entity_id, match, valid)"
	  . " SELECT alias, entity_id, 'any', valid FROM newsdip.alias WHERE origin = 'standard' LIMIT 1",
	qr/23505: duplicate key/, 'the editor replaces a standard alias');
fails($node, 'news', 'editor', 'DELETE FROM newsdip.entity',
	qr/42501: permission denied for table entity/, 'the editor deletes');
succeeds($node, 'news', 'owner', 'REVOKE INSERT ON newsdip.entity FROM editor', 'the owner takes it back');
fails($node, 'news', 'editor', "INSERT INTO newsdip.entity (name, kind) VALUES ('Nobody', 'person')",
	qr/42501: permission denied for table entity/, 'the editor inserts again');

# and it goes as it came
fails($node, 'news', 'reader', 'DROP EXTENSION newsdip', qr/42501: must be owner of extension newsdip/, 'a reader drops it');
succeeds($node, 'news', 'owner', 'DROP EXTENSION newsdip', 'the owner drops it');
is($node->safe_psql('news', "SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'newsdip'"),
	'0', 'nothing of it stays');
succeeds($node, 'news', 'owner', 'CREATE EXTENSION newsdip', 'the owner creates it again');

# Whoever may create schemas may have made that of the extension before, with
# operators in it that fit its commands better than PostgreSQL's own do.
$node->safe_psql('postgres', 'CREATE DATABASE trap OWNER owner');
my $trap = 'CREATE SCHEMA newsdip;';
for my $types ('anyenum, text', 'text, varchar', 'integer, bigint', 'anyelement, anyelement',
	'anyelement, anyarray', 'anyarray, text', 'jsonb, varchar')
{
	my ($left, $right) = split /, /, $types;
	$trap .= "CREATE FUNCTION newsdip.trap($types) RETURNS boolean LANGUAGE plpgsql AS"
	  . " 'BEGIN RAISE EXCEPTION ''trapped %'', current_user; END';";
	$trap .= "CREATE OPERATOR newsdip.$_ (LEFTARG = $left, RIGHTARG = $right, FUNCTION = newsdip.trap);"
	  for '=', '<>', '<', '>', '<=', '>=', '~', '->';
}
succeeds($node, 'trap', 'owner', $trap, 'the owner of a database sets a trap');
succeeds($node, 'trap', 'owner', 'CREATE EXTENSION newsdip', 'creating the extension does not step into it');
is(succeeds($node, 'trap', 'owner',
		"DELETE FROM newsdip.entity WHERE entity_id OPERATOR(pg_catalog.=) 1;"
		  . " INSERT INTO newsdip.term (term, lang, role, kind) VALUES ('palaver', 'en', 'contact_noun', 'talks');"
		  . " SELECT pg_catalog.count(*) FROM newsdip.named_pairs("
		  . "(SELECT newsdip.cooccurrence_agg(ids) FROM (SELECT pg_catalog.array_agg(entity_id) FROM"
		  . " (SELECT entity_id FROM newsdip.entity WHERE kind::text = 'country' LIMIT 2) AS two) AS unit (ids)), kinds => '{country}')",
		'nor does using it'),
	'1', 'the functions work beside it');
is($node->safe_psql('trap',
		"SELECT count(*) FROM pg_depend JOIN pg_operator o ON refclassid = 'pg_operator'::regclass AND refobjid = o.oid"
		  . " WHERE oprcode::oid IN (SELECT oid FROM pg_proc WHERE proname = 'trap') AND classid <> 'pg_operator'::regclass"),
	'0', 'nothing of the extension depends on it');

done_testing();
