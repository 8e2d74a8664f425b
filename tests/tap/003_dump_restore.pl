# What users add to the dictionary, change in it and remove from it survives
# dump and restore, also onto a newer version whose standard rows differ, and
# ALTER EXTENSION UPDATE.
use strict;
use warnings;
use File::Copy ();
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

# Everything a user did to the dictionary, in every way that there is.
my $edits = <<'END';
INSERT INTO newsdip.entity (name, kind) VALUES ('Ostenland', 'country'), ('Wanda Quillfeather', 'person');
UPDATE newsdip.entity SET country = (SELECT entity_id FROM newsdip.entity WHERE name = 'Ostenland')
	WHERE name = 'Jakarta';
UPDATE newsdip.entity SET wikidata = 'Q999999990' WHERE name = 'Ostenland';
UPDATE newsdip.entity SET country = (SELECT entity_id FROM newsdip.entity WHERE name = 'Ostenland')
	WHERE name = 'Wanda Quillfeather';
INSERT INTO newsdip.alias (alias, entity_id, valid)
	SELECT 'Ostenlandic', entity_id, '[2001-01-01,2030-01-01)' FROM newsdip.entity WHERE name = 'Ostenland';
INSERT INTO newsdip.alias (alias, entity_id)
	SELECT 'Insulindia', entity_id FROM newsdip.entity WHERE name = 'Indonesia';
INSERT INTO newsdip.alias (alias, entity_id)
	SELECT 'Later Shipped', entity_id FROM newsdip.entity WHERE name = 'Indonesia';
INSERT INTO newsdip.office (body, rank, title, name)
	SELECT entity_id, 'head_of_state', 'president', 'President of Ostenland'
	FROM newsdip.entity WHERE name = 'Ostenland';
INSERT INTO newsdip.tenure
	SELECT o.office_id, e.entity_id, '[2020-01-01,)' FROM newsdip.office o, newsdip.entity e
	WHERE o.name = 'President of Ostenland' AND e.name = 'Wanda Quillfeather';
INSERT INTO newsdip.term (term, lang, role, kind)
	VALUES ('palaver together', 'en', 'contact_verb', 'talks');
-- standard rows: changed ones
UPDATE newsdip.entity SET name = 'French Republic' WHERE name = 'France';
UPDATE newsdip.alias SET valid = '[2000-01-01,)'
	WHERE (entity_id, alias) = (SELECT entity_id, min(alias) FROM newsdip.alias JOIN newsdip.entity USING (entity_id)
								WHERE name = 'Germany' GROUP BY entity_id);
UPDATE newsdip.term SET match = 'name'
	WHERE (term, lang, role) = (SELECT term, lang, role FROM newsdip.term WHERE match = 'any' AND origin = 'standard' ORDER BY 1, 2, 3 LIMIT 1);
-- a changed key is a removal and an addition
UPDATE newsdip.alias SET alias = 'Nippon Koku'
	WHERE (entity_id, alias) = (SELECT entity_id, min(alias) FROM newsdip.alias JOIN newsdip.entity USING (entity_id)
								WHERE name = 'Japan' GROUP BY entity_id);
-- and removed ones: with what hangs on them, and by themselves
DELETE FROM newsdip.entity WHERE name = 'Nauru';
DELETE FROM newsdip.alias WHERE entity_id = (SELECT entity_id FROM newsdip.entity WHERE name = 'Italy');
DELETE FROM newsdip.tenure WHERE office_id = (SELECT min(office_id) FROM newsdip.tenure);
DELETE FROM newsdip.term
	WHERE (term, lang, role) = (SELECT term, lang, role FROM newsdip.term WHERE origin = 'standard' ORDER BY 1 DESC, 2, 3 LIMIT 1);
-- a state, which changes the rows of those who serve it
DELETE FROM newsdip.entity WHERE name = 'Belgium';
-- one whose offices another state has got, with all who held them
UPDATE newsdip.office SET body = (SELECT entity_id FROM newsdip.entity WHERE name = 'Ostenland')
	WHERE body = (SELECT entity_id FROM newsdip.entity WHERE name = 'Iceland');
DELETE FROM newsdip.entity WHERE name = 'Iceland';
-- in whatever style dates are written
SET datestyle = 'German, DMY';
DELETE FROM newsdip.tenure WHERE office_id = (SELECT max(office_id) FROM newsdip.tenure WHERE origin = 'standard');
RESET datestyle;
-- removed and thought better of
DELETE FROM newsdip.entity WHERE name = 'Tuvalu';
INSERT INTO newsdip.entity (entity_id, name, kind, origin)
	SELECT (row_key ->> 'entity_id')::int, 'Tuvalu', 'country', 'edited' FROM newsdip.removal
	WHERE relation = 'entity' AND NOT EXISTS (SELECT FROM newsdip.entity WHERE name = 'Tuvalu')
	ORDER BY (row_key ->> 'entity_id')::int DESC LIMIT 1;
END

# The whole dictionary, and what users did to it.
my @tables = qw(entity alias office tenure term removal);
my $everything = join ' UNION ALL ',
  map { "SELECT '$_' AS of, to_jsonb(t)::text AS row FROM newsdip.$_ t" } @tables;
my $of_users = join ' UNION ALL ',
  map { "SELECT '$_' AS of, to_jsonb(t)::text AS row FROM newsdip.$_ t" . ($_ eq 'removal' ? '' : " WHERE origin <> 'standard'") } @tables;
$_ = "SELECT of, row FROM ($_) AS rows ORDER BY of, row COLLATE \"C\"" for $everything, $of_users;

my $node = news_server('old');
my $dumps = PostgreSQL::Test::Utils::tempdir();
$node->safe_psql('postgres', 'CREATE ROLE owner LOGIN; CREATE DATABASE again OWNER owner; CREATE DATABASE parallel OWNER owner');
my $shipped = $node->safe_psql('news', $everything);
$node->safe_psql('news', $edits);
my $edited = $node->safe_psql('news', $everything);
my $users_rows = $node->safe_psql('news', $of_users);
isnt($edited, $shipped, 'the edits change the dictionary');
my %count = map { $_ => scalar(() = $users_rows =~ /^$_\|/mg) } @tables;
ok($count{$_} > 0, "there are edits of $_") for @tables;

$node->command_ok([ 'pg_dump', '-f', "$dumps/plain.sql", $node->connstr('news') ], 'pg_dump as plain SQL');
$node->command_ok([ 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-f', "$dumps/plain.sql", $node->connstr('again') ],
	'psql restores it');
same_rows($node->safe_psql('again', $everything), $edited, 'the dictionary is the same after psql');

# row by row
$node->safe_psql('postgres', 'CREATE DATABASE by_rows');
$node->command_ok([ 'pg_dump', '--inserts', '-f', "$dumps/rows.sql", $node->connstr('news') ], 'pg_dump as rows');
$node->command_ok([ 'psql', '-Xq1', '-v', 'ON_ERROR_STOP=1', '-f', "$dumps/rows.sql", $node->connstr('by_rows') ],
	'psql restores them in one transaction');
same_rows($node->safe_psql('by_rows', $everything), $edited, 'the dictionary is the same after that, too');

# by the owner of the database, who is no superuser
$node->command_ok([ 'pg_dump', '-Fd', '-j', '2', '-f', "$dumps/folder", $node->connstr('news') ], 'pg_dump into a folder');
$node->command_ok([ 'pg_restore', '-j', '2', '--no-owner', '-U', 'owner', '--exit-on-error',
		'-d', $node->connstr('parallel'), "$dumps/folder" ], 'pg_restore -j 2, by the owner of the database');
same_rows($node->safe_psql('parallel', $everything), $edited, 'the dictionary is the same after pg_restore');

# several jobs restore tables in any order: what refers to others, and removals,
# before what they refer to
$node->safe_psql('postgres', 'CREATE DATABASE reverse OWNER owner');
my @contents = map { s/\s+$//r } split /^/, (run_command([ 'pg_restore', '-l', "$dumps/folder" ]))[0];
append_to_file("$dumps/contents", join "\n", (grep { !/TABLE DATA/ } @contents), reverse(grep { /TABLE DATA/ } @contents), '');
$node->command_ok([ 'pg_restore', '--no-owner', '-U', 'owner', '--exit-on-error', '-L', "$dumps/contents",
		'-d', $node->connstr('reverse'), "$dumps/folder" ], 'pg_restore in the reverse order');
same_rows($node->safe_psql('reverse', $everything), $edited, 'the dictionary is the same after that');
$node->psql('reverse', "SET search_path = ''; INSERT INTO newsdip.alias (alias, entity_id) VALUES ('Nothing', 999998)",
	stderr => \my $refused);
like($refused, qr/violates foreign key constraint/, 'what is no restore is checked as usual');

# what comes next gets an id of its own
is($node->safe_psql('parallel', "INSERT INTO newsdip.entity (name, kind) VALUES ('Next', 'person')"
		  . " RETURNING entity_id = (SELECT max(entity_id) + 1 FROM newsdip.entity)"),
	't', 'ids go on after the restored ones');
is($node->safe_psql('parallel', "SELECT name FROM newsdip.entities('Ostenlandic and French Republic and Nauru', '2020-01-01')"
		  . " ORDER BY start"),
	"Ostenland\nFrench Republic", 'texts are read by the restored dictionary');

# A newer version in an installation of its own, made from the files of the
# gazetteer: standard rows more of each table, some less, some changed that the
# user changed, left alone and removed, and one that the user had already added.
my $new_rows = merge_commands(
	'country.tsv' => sub {
		s/^(\d+\tFrance\t\t)Q142/$1Q999999991/m or die;
		s/^(\d+\tSpain\t\t)Q29/$1Q999999992/m or die;
		s/^(\d+\tNauru\t\t)Q697/$1Q999999993/m or die;
		s/^(3\tIndonesia\t\tQ252\t)/$1Later Shipped|/m or die;
		s/\|Swede\b|\bSwede\|//m;
		$_ .= "990\tNewland\t\t\tNewlandic\t\t\n";
	},
	'place.tsv' => sub {
		s/^\d+\tAntarctica\t.*\n//m or die;
		$_ .= "99991\tNew Nauruan Bay\tNauru\t\t\t\t\n";
	},
	'person_west.tsv' => sub { $_ .= "199990\tNela Newlander\tNewland\t\tNewlander\t\t\n" },
	'office_west.tsv' => sub {
		s/^(\d+\tSpain\thead_of_government\t)prime minister/$1president of the government/m or die;
		$_ .= "3990\tNewland\thead_of_state\tpresident\t1\tPresident of Newland\n3991\tNauru\tspokesperson\t\t1\tSpokesperson of Nauru\n";
	},
	'tenure_west.tsv' => sub {
		s/^(Vice President of the United States\tMike Pence\t)2017-01-20/${1}2017-01-21/m or die;
		$_ .= "President of Newland\tNela Newlander\t2020-01-01\t\nSpokesperson of Nauru\tNela Newlander\t2019-01-01\t2020-01-01\n";
	},
	'term.tsv' => sub { $_ .= "confabulate\ten\tcontact_verb\ttalks\t\t\t\t\t\n" },);
my ($version) = $node->safe_psql('news', "SELECT extversion FROM pg_extension WHERE extname = 'newsdip'");
my $newer = newer_installation($version, '99.0');
my $next = utf8_server('new', install_path => $newer);
$next->safe_psql('postgres', 'CREATE DATABASE fresh');
$next->safe_psql('fresh', 'CREATE EXTENSION newsdip');
is($next->safe_psql('fresh', "SELECT wikidata FROM newsdip.entity WHERE name IN ('France', 'Spain', 'Nauru') ORDER BY 1"),
	"Q999999991\nQ999999992\nQ999999993", 'the newer version ships other rows');

for my $way ('plain', 'parallel')
{
	my $database = "by_$way";
	$next->safe_psql('postgres', "CREATE DATABASE $database");
	$next->command_ok(
		$way eq 'plain'
		? [ 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-f', "$dumps/plain.sql", $next->connstr($database) ]
		: [ 'pg_restore', '-j', '2', '--exit-on-error', '-d', $next->connstr($database), "$dumps/folder" ],
		"restore onto the newer version, $way");
	check_newer($next, $database, "restored, $way");
	check_way_back($next, $database, "restored, $way");
}

# the same by an update in place: the newer version's files join the older ones
$node->stop;
my $data = $node->data_dir;
my $updated = utf8_server('updated', install_path => $newer);
$updated->safe_psql('postgres', 'CREATE DATABASE news');
$updated->safe_psql('news', "CREATE EXTENSION newsdip VERSION '$version'; $edits");
same_rows($updated->safe_psql('news', $everything), $edited, 'the same edits again');
$updated->safe_psql('news', 'ALTER EXTENSION newsdip UPDATE');
check_newer($updated, 'news', 'updated');
check_way_back($updated, 'news', 'updated');

done_testing();

# All shipped rows, whatever the user did to them, can be had as the version that
# is there now ships them, without the user's own being touched.
sub check_way_back
{
	my ($server, $database, $name) = @_;
	my $of_shipped = $everything =~ s/(newsdip\.(?!removal)\w+ t)/$1 WHERE origin = 'standard'/gr;
	$server->safe_psql($database, 'SELECT FROM newsdip.restore_standard()');
	same_rows($server->safe_psql($database, $of_shipped), $next->safe_psql('fresh', $everything),
		"$name: all shipped rows are back as this version ships them");
	is($server->safe_psql($database, "SELECT string_agg(alias, ', ' ORDER BY alias) FROM newsdip.alias WHERE origin <> 'standard'"),
		'Insulindia, Ostenlandic', "$name: own aliases stay, but for what a shipped one became");
	is($server->safe_psql($database, 'SELECT count(*) FROM newsdip.shipped'), '0', "$name: nothing is left to restore");
	return;
}

# What must hold of the user's rows and of the standard ones after the change of
# version, however it came.
sub check_newer
{
	my ($server, $database, $name) = @_;
	my $rows = $server->safe_psql($database, $of_users);

	# whether a row that is now shipped as well stays marked as the user's is open
	s/^alias\|.*"Later Shipped".*\n//m for $rows, (my $before = $users_rows);

	# a restore removes Nauru from among the newer rows, with what hangs on it
	$rows =~ s/^.*_id": (?:99991|3991)\b.*\n//mg;
	same_rows($rows, $before, "$name: the user's rows, changes and removals are as before");
	is($server->safe_psql($database, "SELECT wikidata FROM newsdip.entity WHERE name = 'Spain'"),
		'Q999999992', "$name: an untouched standard row is the newer one");
	is($server->safe_psql($database, "SELECT origin FROM newsdip.entity WHERE entity_id = 990"),
		'standard', "$name: the standard row that is new is there");
	is($server->safe_psql($database, "SELECT string_agg(origin::text, ' ') FROM (SELECT origin FROM newsdip.entity WHERE name = 'Nela Newlander' UNION ALL"
			  . " SELECT origin FROM newsdip.alias WHERE alias = 'Newlander' UNION ALL SELECT origin FROM newsdip.office WHERE name = 'President of Newland'"
			  . " UNION ALL SELECT t.origin FROM newsdip.tenure t JOIN newsdip.office o USING (office_id) WHERE o.name = 'President of Newland'"
			  . " UNION ALL SELECT origin FROM newsdip.term WHERE term = 'confabulate') AS n"),
		'standard standard standard standard standard', "$name: so are those of the other tables");
	is($server->safe_psql($database, "SELECT (SELECT count(*) FROM newsdip.entity WHERE name = 'Antarctica'),"
			  . " (SELECT title FROM newsdip.office WHERE name = 'Prime Minister of Spain'),"
			  . " (SELECT string_agg(valid::text, ' ') FROM newsdip.tenure JOIN newsdip.entity e USING (entity_id) JOIN newsdip.office o USING (office_id)"
			  . " WHERE e.name = 'Mike Pence' AND o.name LIKE 'Vice%')"),
		'0|president of the government|[2017-01-21,2021-01-20)', "$name: rows are withdrawn and changed as shipped");
	is($server->safe_psql($database, "SELECT (SELECT country IS NULL FROM newsdip.entity WHERE name = 'New Nauruan Bay'),"
			  . " (SELECT count(*) FROM newsdip.office WHERE name = 'Spokesperson of Nauru'),"
			  . " (SELECT count(*) FROM newsdip.entity WHERE name IN ('Belgium', 'Nauru'))"),
		't|0|0', "$name: what refers to something removed comes without it or not at all");
	is($server->safe_psql($database, "SELECT count(*) FROM newsdip.alias WHERE alias = 'Later Shipped'"),
		'1', "$name: what the user added before it was shipped is there once");
	is($server->safe_psql($database,
			"SELECT name FROM newsdip.entities('Newland, Ostenlandic, French Republic, Nauru', '2020-01-01') ORDER BY start"),
		"Newland\nOstenland\nFrench Republic", "$name: texts are read by both");
	return;
}

# The commands that an update script has for the files of the gazetteer with
# these changes.
sub merge_commands
{
	my (%change) = @_;
	my $copy = PostgreSQL::Test::Utils::tempdir();
	system_or_bail('cp', '-r', "$FindBin::Bin/../../extension/data/.", $copy);
	for my $file (keys %change)
	{
		local $_ = slurp_file("$copy/$file");
		$change{$file}->();
		rewrite("$copy/$file", $_);
	}
	my ($out, $err) = run_command([ $^X, "$copy/to_sql.pl", '--merge', $copy ]);
	is($err, '', 'the changed files pass');
	return $out;
}

# A test that two lists of rows are the same, which shows rows that differ only.
sub same_rows
{
	my ($got, $expected, $name) = @_;
	my %balance;
	$balance{$_}++ for split /\n/, $got;
	$balance{$_}-- for split /\n/, $expected;
	my @differ = map { ($balance{$_} > 0 ? 'too many: ' : 'missing: ') . $_ } grep { $balance{$_} } sort keys %balance;
	ok(!@differ, $name) or diag(join "\n", splice(@differ, 0, 20), @differ ? '...' : ());
	return;
}

# A copy of the installation that also holds a newer version of the extension.
sub newer_installation
{
	my ($old, $new) = @_;
	my $bindir = `pg_config --bindir` =~ s/\s+$//r;
	my $sharedir = `pg_config --sharedir` =~ s/\s+$//r;
	my ($stage) = $bindir =~ m{^(.*/stage)/} or BAIL_OUT("$bindir is in no staged installation");
	my $copy = PostgreSQL::Test::Utils::tempdir() . '/stage';
	system_or_bail('cp', '-a', $stage, $copy);
	s{^\Q$stage\E}{$copy} for $bindir, $sharedir;

	my $control = slurp_file("$sharedir/extension/newsdip.control");
	$control =~ s/^default_version.*/default_version = '$new'/m;
	rewrite("$sharedir/extension/newsdip.control", $control);
	my $script = slurp_file("$sharedir/extension/newsdip--$old.sql");
	rewrite("$sharedir/extension/newsdip--$new.sql", "$script\n$new_rows");
	rewrite("$sharedir/extension/newsdip--$old--$new.sql", $new_rows);
	return $bindir =~ s{/bin$}{}r;
}

sub rewrite
{
	my ($path, $content) = @_;
	unlink $path;
	append_to_file($path, $content);
	return;
}
