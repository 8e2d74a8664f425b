# However articles change, and wherever a refresh is cut off, a refresh that ends
# leaves the companions as a direct computation gives them.
#
# Random changes come in plain statements, blocks that roll back, savepoints and
# COPY, to a plain table and to a partitioned one with a key of three columns, and
# to the dictionary; between them refreshes run, with parallel workers, are killed
# and lose the server. NEWSDIP_CHANGES sets how many changes there are; the 10,000
# of a full run take about ten minutes.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $changes = $ENV{NEWSDIP_CHANGES} || 600;
my $seed = 20180716;
srand($seed);

my $node = news_server('changes');
$node->append_conf('postgresql.conf', "autovacuum_naptime = 1\nmin_parallel_table_scan_size = 0\n");
$node->reload;
$node->safe_psql('news', slurp_file("$FindBin::Bin/../tracking/differences.sql"));
$node->safe_psql('news', <<'END');
CREATE TABLE plain (id integer PRIMARY KEY, published date, body text);
CREATE TABLE parted (source text, id integer, "at" timestamptz, text text, "tongue" text,
	PRIMARY KEY (source, "at", id)) PARTITION BY LIST (source);
CREATE TABLE parted_a PARTITION OF parted FOR VALUES IN ('a');
CREATE TABLE parted_b (id integer NOT NULL, dropped integer, text text, "tongue" text, "at" timestamptz NOT NULL, source text NOT NULL);
ALTER TABLE parted_b DROP dropped;
ALTER TABLE parted ATTACH PARTITION parted_b FOR VALUES IN ('b');
SELECT newsdip.track('plain');
SET timezone = 'Asia/Jakarta';
SELECT newsdip.track('parted', body => 'text', published => 'at', language => 'tongue');
END

my @people = ('Donald Trump', 'Vladimir Putin', 'Angela Merkel', 'Xi Jinping', 'Joe Biden', 'Emmanuel Macron',
	'Joko Widodo', 'the Russian president', 'Presiden AS', 'Wanda Quillfeather', 'Wanda Quilfeather', 'Ostenland', 'Otto Nimble');
my @sentences = ('%s met %s in Helsinki on Monday.', '%s will visit %s next week.', '%s menelepon %s.',
	'%s and %s postponed their summit.', '%s spoke. %s listened.', 'Pertemuan %s dan %s dibatalkan.', '%s palavered together with %s.');

sub pick { return $_[ int rand @_ ] }

sub body
{
	return 'NULL' if rand() < 0.03;
	return "'" . join(' ', map { sprintf pick(@sentences), pick(@people), pick(@people) } 1 .. 1 + int rand 4) . "'";
}

sub day
{
	return pick('NULL', "'infinity'", "'9999-12-31'") if rand() < 0.04;
	return sprintf "'20%02d-%02d-%02d'", 16 + int rand 3, 1 + int rand 12, 1 + int rand 28;
}

# the time of day matters, since a day begins elsewhere than in UTC
sub moment { return sprintf "'20%02d-%02d-%02d %02d:30+00'", 17 + int rand 2, 1 + int rand 3, 1 + int rand 28, int rand 24 }

# Names, offices and words come and go
sub edit
{
	my $name = pick('Wanda Quillfeather', 'Ostenland', 'Otto Nimble', 'Joe Biden');
	my $which = "(SELECT min(entity_id) FROM newsdip.entity WHERE name = '$name')";
	return pick(
		"INSERT INTO newsdip.entity (name, kind) SELECT '$name', 'person' WHERE NOT EXISTS (SELECT FROM newsdip.entity WHERE name = '$name')",
		"DELETE FROM newsdip.entity WHERE entity_id = $which AND name <> 'Joe Biden'",
		"INSERT INTO newsdip.alias (alias, entity_id) SELECT 'Otto Nimble', entity_id FROM newsdip.entity WHERE entity_id = $which ON CONFLICT DO NOTHING",
		"DELETE FROM newsdip.alias WHERE alias = 'Otto Nimble'",
		"INSERT INTO newsdip.term (term, lang, role, kind) VALUES ('palavered together', 'en', 'contact_verb', 'talks') ON CONFLICT DO NOTHING",
		"DELETE FROM newsdip.term WHERE term = 'palavered together'",
		"UPDATE newsdip.tenure SET valid = '[201@{[int rand 8]}-01-20,2021-01-20)' WHERE entity_id = newsdip.entity_id('Donald Trump') AND DATE '2018-01-01' <@ valid");
}

sub change
{
	return edit() if rand() < 0.03;
	return pick('ALTER TABLE parted DETACH PARTITION parted_b', ("ALTER TABLE parted ATTACH PARTITION parted_b FOR VALUES IN ('b')") x 4) if rand() < 0.05;
	my $id = 1 + int rand 150;
	my $source = pick('a', 'b');
	my $kind = int rand 10;
	return "INSERT INTO plain VALUES ($id, @{[day()]}, @{[body()]}) ON CONFLICT (id) DO UPDATE SET body = excluded.body" if $kind < 2;
	return "UPDATE plain SET body = @{[body()]} WHERE id = $id" if $kind == 2;
	return "UPDATE plain SET published = @{[day()]} WHERE id BETWEEN $id AND $id + 3" if $kind == 3;
	return "DELETE FROM plain WHERE id BETWEEN $id AND $id + 1" if $kind == 4;
	return "INSERT INTO parted VALUES ('$source', $id, @{[moment()]}, @{[body()]}, @{[pick(q('en'), q('id'), 'NULL')]}) ON CONFLICT DO NOTHING" if $kind == 5;
	return "INSERT INTO parted_$source (source, id, at, text) VALUES ('$source', $id, @{[moment()]}, @{[body()]}) ON CONFLICT DO NOTHING" if $kind == 6;
	return "DELETE FROM plain WHERE id IN ($id + 150, $id + 300);\nCOPY plain FROM STDIN (FORMAT csv, QUOTE '''', NULL 'NULL');\n"
	  . join('', map { join(',', $_, day(), body()) . "\n" } $id + 150, $id + 300) . "\\.\n" if $kind == 9;
	# from one partition to the other
	return "UPDATE parted SET source = '$source' WHERE id = $id" if $kind == 7;
	return "UPDATE parted SET text = @{[body()]}, tongue = 'xx' WHERE id = $id; DELETE FROM parted_$source WHERE id = $id + 1";
}

# The data of COPY end by a line of their own
sub statements { return join('', map { change() =~ s/(?<!\n)\z/;\n/r } 1 .. $_[0]) }

# A refresh in the background; finish() is true if it came to its end
sub start_refresh
{
	return IPC::Run::start([ 'psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-d', $node->connstr('news'),
			'-c', "CALL newsdip.refresh(batch_size => $_[0])" ], '>', \my $out, '2>', \my $err);
}

my $done = 0;
my ($killed, $crashed) = (0, 0);
while ($done < $changes)
{
	my $size = 10 + int rand 30;
	$done += $size;
	my $sql = statements($size);
	my $way = rand();
	$sql = "BEGIN; $sql ROLLBACK;" if $way < 0.1;
	$sql = "BEGIN; $sql SAVEPOINT s; " . statements(5) . " ROLLBACK TO s; " . statements(5) . ' COMMIT;' if $way >= 0.1 && $way < 0.3;
	# unique keys may collide where partitions are changed; that is an outcome, too
	$node->psql('news', $sql, on_error_stop => 0, stderr => \my $ignored);

	my $batch = 1 + int rand 40;
	my $next = rand();
	if ($next < 0.4)
	{
		$node->safe_psql('news', "CALL newsdip.refresh(batch_size => $batch)");
	}
	elsif ($next < 0.55)
	{
		# two at once
		my @both = map { start_refresh($batch) } 1 .. 2;
		$_->finish or die "a refresh beside another failed" for @both;
	}
	elsif ($next < 0.8)
	{
		# killed somewhere on the way
		my $refresh = start_refresh(1);
		select undef, undef, undef, rand(0.15);
		$node->safe_psql('news', "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'CALL newsdip%' AND pid <> pg_backend_pid()");
		$refresh->finish or $killed++;
	}
	elsif ($next < 0.9)
	{
		my $refresh = start_refresh(1);
		select undef, undef, undef, rand(0.15);
		$node->stop('immediate');
		$refresh->finish or $crashed++;
		$node->start;
	}
}
cmp_ok($killed, '>', 0, "refreshes were killed");
cmp_ok($crashed, '>', 0, "the server crashed");
$node->safe_psql('news', 'CALL newsdip.refresh()');
value($node, "SELECT string_agg(concat_ws(' ', articles, state, pending, stale), ', ' ORDER BY articles::text) FROM newsdip.tracking",
	'parted current 0 0, plain current 0 0', 'nothing is left to do');
cmp_ok($node->safe_psql('news', "SELECT min(done) FROM newsdip.tracking"), '>', 20, 'there are articles');
for my $table ('plain', 'parted')
{
	value($node, "SELECT * FROM differences('$table')", '', "companions of $table equal a direct computation (seed $seed, $done changes)");
}
$node->stop;
done_testing();
