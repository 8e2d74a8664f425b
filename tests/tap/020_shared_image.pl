# One compiled dictionary serves all sessions through a file. The file is a
# cache: whatever happens to it, sessions read texts right, and it is made
# again; what nobody else may see yet is never shared.
use strict;
use warnings;
use Fcntl qw(:flock);
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $node = news_server('sharing', allows_streaming => 1);
my $folder = $node->data_dir . '/base/pgsql_tmp';
my $look = q{SELECT newsdip.entity_ids('Quillfeather saw Zebulon Oakley.')};
my $status = 'SELECT version, compiled_at, shared, path, reason FROM newsdip.dictionary_status()';

# A dictionary of a few rows in every table is compiled at once.
sub prepare
{
	my ($database) = @_;
	$node->safe_psql($database, <<'END');
TRUNCATE newsdip.entity, newsdip.alias, newsdip.office, newsdip.tenure;
DELETE FROM newsdip.term WHERE term > 'b';
INSERT INTO newsdip.entity (entity_id, name, kind) VALUES
	(1000001, 'Ostenland', 'country'), (1000002, 'Zebulon Oakley', 'person');
INSERT INTO newsdip.alias (alias, entity_id) VALUES ('Quillfeather', 1000001);
INSERT INTO newsdip.office (office_id, body, rank, title, name)
	VALUES (1000001, 1000001, 'head_of_state', 'president', 'President of Ostenland');
INSERT INTO newsdip.tenure (office_id, entity_id, valid) VALUES (1000001, 1000002, '[2020-01-01,)');
END
	return;
}

# What a new session is told, as a hash.
sub status_of
{
	my ($session, $database) = @_;
	my $row = ref $session ? $session->query_safe($status) : $node->safe_psql($database // 'news', $status);
	my %status;
	@status{qw(version compiled_at shared path reason)} = split /\|/, $row, -1;
	return \%status;
}

sub images
{
	my @images = sort grep { !/\.new$/ } glob("$folder/pgsql_tmp_newsdip.*");
	return @images;
}

sub read_bytes
{
	my ($path) = @_;
	open(my $file, '<:raw', $path) or die "cannot read $path: $!\n";
	local $/;
	return scalar <$file>;
}

# Put another file in the place of an image, as a new file with that name.
sub replace_file
{
	my ($path, $bytes) = @_;
	open(my $file, '>:raw', "$path.copy") or die "cannot write $path: $!\n";
	print $file $bytes;
	close $file or die "cannot write $path: $!\n";
	rename("$path.copy", $path) or die "cannot rename $path: $!\n";
	return;
}

# Whether the next session finds that the file is not what it wants, makes it
# again, and reads texts right. Leaves a good file behind.
my $compiled_at = '';
sub is_made_again
{
	my ($path, $bytes) = @_;
	replace_file($path, $bytes);
	my $out = $node->safe_psql('news', "$look; $status");
	my ($found, $row) = split /\n/, $out;
	my (undef, $now, $shared) = split /\|/, $row;
	my $ok = $found eq '{1000001,1000002}' && $shared eq 't' && $now ne $compiled_at
	  && read_bytes($path) ne $bytes;
	$compiled_at = $now;
	return $ok;
}

# Where the parts of an image lie in its file: after the file's header of 256
# bytes and four numbers the image lists the place and the count of each.
sub parts
{
	my ($bytes) = @_;
	my $first = unpack 'Q', substr($bytes, 256 + 32, 8);
	my @starts = map { unpack 'Q', substr($bytes, 256 + 32 + $_ * 16, 8) } 0 .. ($first - 32) / 16 - 1;
	push @starts, length($bytes) - 256;
	return grep { $_->[1] > $_->[0] } map { [ 256 + $starts[$_], 256 + $starts[ $_ + 1 ] ] } 0 .. $#starts - 1;
}

sub crc32c
{
	my ($bytes) = @_;
	my $crc = 0xffffffff;
	for my $byte (unpack 'C*', $bytes)
	{
		$crc ^= $byte;
		$crc = ($crc >> 1) ^ (0x82f63b78 * ($crc & 1)) for 1 .. 8;
	}
	return $crc ^ 0xffffffff;
}

# The image with other bytes in its header, whose checksum is right again.
sub with_header
{
	my ($bytes, $offset, $new) = @_;
	substr($bytes, $offset, length $new) = $new;
	substr($bytes, 252, 4) = pack 'L', crc32c(substr($bytes, 0, 252));
	return $bytes;
}

prepare('news');

## one image for all

my $first = status_of();
is($first->{shared}, 't', 'the first session shares what it has compiled');
is(status_of()->{compiled_at}, $first->{compiled_at}, 'the second does not compile it again');
my $path = $node->data_dir . "/$first->{path}";
ok(-f $path, 'the file is where the status says');
is((stat $path)[2] & 077, 0, 'nobody else on the machine reads it');
value($node, $look, '{1000001,1000002}', 'and texts are read with it');
value($node, q{SELECT entities || ' ' || aliases || ' ' || (terms > 0) || ' ' || compiled_by
	FROM newsdip.dictionary_status()},
	'2 3 true ' . $node->safe_psql('news', 'SELECT session_user'), 'the status counts and says who compiled it');

$node->safe_psql('postgres', 'CREATE ROLE reader LOGIN');
fails($node, 'news', 'reader', 'SELECT newsdip.dictionary_reset()',
	qr/42501: permission denied to reset the dictionary.*HINT/s, 'a reader resets it');
ok(-f $path, 'the file is still there');
my $session = $node->background_psql('news');
is(status_of($session)->{compiled_at}, $first->{compiled_at}, 'a session has it');
$session->query_safe('SELECT newsdip.dictionary_reset()');
ok(!-e $path, 'dictionary_reset() removes the file');
isnt(status_of($session)->{compiled_at}, $first->{compiled_at}, 'and lets go of the own image');
$session->quit;

## damage

my $good = read_bytes($path);
$compiled_at = status_of()->{compiled_at};
srand 20180716;
my @parts = parts($good);
cmp_ok(scalar @parts, '>=', 15, 'the test finds the parts of an image');
my @offsets = (map({ $_ * 4 + int rand 4 } 0 .. 63), map({ 256 + $_ * 8 + int rand 8 } 0 .. 40),
	map({ my ($from, $to) = @$_; map { $from + int rand($to - $from) } 1 .. 3 } @parts),
	length($good) - 1);
my @unnoticed;
for my $offset (@offsets)
{
	my $bytes = read_bytes($path);
	substr($bytes, $offset, 1) ^= chr(1 << int rand 8);
	push @unnoticed, $offset if !is_made_again($path, $bytes);
}
is("@unnoticed", '', scalar(@offsets) . ' flipped bytes are found');

my @lengths = (0, 1, 255, 256, 257, 4096, length($good) - 1, map { int rand length $good } 1 .. 10);
@unnoticed = grep { !is_made_again($path, substr(read_bytes($path), 0, $_)) } @lengths;
is("@unnoticed", '', 'truncated files are found');

# what a crash of the machine leaves of a file that was being written out;
# a block of zeros, such as a bitmap without a bit set has, loses nothing
my $blocks = int(length($good) / 4096);
my @filled = grep { substr($good, $_ * 4096, 4096) =~ /[^\0]/ } 0 .. $blocks - 1;
@unnoticed = grep {
	my $bytes = read_bytes($path);
	substr($bytes, $_ * 4096, 4096) = "\0" x 4096;
	!is_made_again($path, $bytes);
} map { $filled[ rand @filled ] } 1 .. 5;
is("@unnoticed", '', 'files with a block that was not written are found');
@unnoticed = grep {
	my $bytes = read_bytes($path);
	!is_made_again($path, substr($bytes, 0, $_ * 4096) . "\0" x (length($bytes) - $_ * 4096));
} map { int rand $blocks } 1 .. 5;
is("@unnoticed", '', 'files whose end was not written are found');
ok(is_made_again($path, read_bytes($path) . "\0"), 'a file that is too long is found');
ok(is_made_again($path, "\0" x length $good), 'a file of zeros is found');
like(slurp_file($node->logfile), qr/cannot be used and is made again/, 'the log says so');

my $holding = $node->background_psql('news');
is($holding->query_safe($look), '{1000001,1000002}', 'a session has the file mapped');
unlink $path;
is($holding->query_safe($look), '{1000001,1000002}', 'and reads on when it is removed');
isnt(status_of()->{compiled_at}, $compiled_at, 'which the next session makes again');
$compiled_at = status_of()->{compiled_at};
$holding->quit;

# whole files, but of something else
$good = read_bytes($path);
my $format = unpack 'L', substr($good, 8, 4);
ok(read_bytes($path) eq with_header($good, 8, pack 'L', $format), 'the test knows the header');
ok(is_made_again($path, with_header($good, 8, pack 'L', $format + 1)), 'another format is found');
ok(is_made_again($path, with_header($good, 120, '9')), 'another version of newsdip is found');
my $system = $node->safe_psql('news', 'SELECT system_identifier FROM pg_control_system()');
$good = read_bytes($path);
ok($good eq with_header($good, 176, pack 'Q', $system), 'the identifier of the cluster is in it');
ok(is_made_again($path, with_header($good, 176, pack 'Q', $system + 1)), 'the file of another cluster is found');

$node->safe_psql('postgres', 'CREATE DATABASE copy TEMPLATE news');
my $other = status_of(undef, 'copy');
is($other->{version}, status_of()->{version}, 'a copied database has the same dictionary');
isnt($other->{path}, $first->{path}, 'but a file of its own');
ok(is_made_again($path, read_bytes($node->data_dir . "/$other->{path}")), 'the file of another database is found');

$good = read_bytes($path);
$node->safe_psql('news', "INSERT INTO newsdip.alias (alias, entity_id) VALUES ('Brackenfold', 1000001)");
my $next = status_of();
isnt($next->{version}, $first->{version}, 'an edit makes another version');
my $next_path = $node->data_dir . "/$next->{path}";
isnt($next_path, $path, 'with another file');
$compiled_at = $next->{compiled_at};
ok(is_made_again($next_path, $good), 'the file of another version is found');

## files that cannot be written

SKIP:
{
	skip 'root may write everywhere', 6 if $> == 0;
	$node->safe_psql('news', 'SELECT newsdip.dictionary_reset()');
	chmod 0500, $folder;
	my $kept = $node->background_psql('news');
	is($kept->query_safe($look), '{1000001,1000002}', 'without a place for files texts are read');
	my $private = status_of($kept);
	is($private->{shared}, 'f', 'with a private image');
	like($private->{reason}, qr/could not write file .*: Permission denied/, 'and the status says why');
	is($private->{path}, '', 'and no path');
	chmod 0700, $folder;
	my $shared = status_of();
	is($shared->{shared}, 't', 'the next session can write and shares');
	is(status_of($kept)->{compiled_at}, $shared->{compiled_at}, 'and the other changes over to it');
	$kept->quit;
}

SKIP:
{
	skip 'no prlimit', 3 if system('prlimit --version >/dev/null 2>&1') != 0;
	$node->safe_psql('news', 'SELECT newsdip.dictionary_reset()');
	my $full = $node->background_psql('news');
	system('prlimit', '--fsize=8192', '--pid', $full->query_safe('SELECT pg_backend_pid()'));
	is($full->query_safe($look), '{1000001,1000002}', 'where a file cannot get long enough texts are read');
	like(status_of($full)->{reason}, qr/could not write file/, 'and the status says why');
	is(join(' ', glob("$folder/*.new")), '', 'the beginning of the file is gone');
	$full->quit;
}

$session = $node->background_psql('news');
$session->query_safe('SET newsdip.share_dictionary = off');
is(status_of($session)->{reason}, 'newsdip.share_dictionary is off', 'sharing can be switched off');
$session->query_safe('SET newsdip.share_dictionary = on');
is(status_of($session)->{shared}, 't', 'and on');
$session->quit;

## several at once

# This process stands for a session that is compiling: it holds the claim.
sub claim
{
	my ($name) = @_;
	open(my $file, '>>', "$name.new") or die "cannot write $name.new: $!\n";
	flock($file, LOCK_EX) or die "cannot lock $name.new: $!\n";
	return $file;
}

$node->safe_psql('news', 'SELECT newsdip.dictionary_reset()');
my $claim = claim($next_path);
my @waiting = map { $node->background_psql('news') } 1 .. 3;
$_->query_until(qr/asked/, "\\echo asked\n$status;\n\\echo answered\n") for @waiting;
ok($node->poll_query_until('news', q{SELECT count(*) = 3 FROM pg_stat_activity
	WHERE query LIKE '%dictionary_status()%' AND wait_event_type = 'Extension'}),
	'sessions wait for the one that compiles');
unlink "$next_path.new";
close $claim;
my %seen;
for my $waiter (@waiting)
{
	pump_until($waiter->{run}, $waiter->{timeout}, \$waiter->{stdout}, qr/answered/);
	my ($row) = $waiter->{stdout} =~ /^(.*\|t\|.*)$/m;
	$seen{ (split /\|/, $row // '||')[1] } = 1;
	$waiter->quit;
}
is(scalar keys %seen, 1, 'when it has given up, one of them compiles for all');

$node->safe_psql('news', 'SELECT newsdip.dictionary_reset()');
my $holder = fork() // die "fork: $!\n";
if ($holder == 0)
{
	my $held = claim($next_path);
	syswrite $held, 'the beginning of a file';
	sleep 600;
	require POSIX;
	POSIX::_exit(0);
}
my $tries = 0;
select(undef, undef, undef, 0.05) while !-s "$next_path.new" && $tries++ < 600;
my $heir = $node->background_psql('news');
$heir->query_until(qr/asked/, "\\echo asked\n$status;\n\\echo answered\n");
ok($node->poll_query_until('news', q{SELECT count(*) = 1 FROM pg_stat_activity
	WHERE query LIKE '%dictionary_status()%' AND wait_event_type = 'Extension'}), 'a session waits');
kill 'KILL', $holder;
waitpid $holder, 0;
pump_until($heir->{run}, $heir->{timeout}, \$heir->{stdout}, qr/answered/);
like($heir->{stdout}, qr/\|t\|/, 'when the one that compiled was killed, it takes over');
$heir->quit;
is(status_of()->{shared}, 't', 'and the file is whole');

## what others may not see yet

my $before = join ' ', images();
my $writer = $node->background_psql('news');
$writer->query_safe("CREATE TABLE body AS SELECT 'Thistlewick met Quillfeather.' AS body FROM generate_series(1, 1000)");
$writer->query_safe("SET $_")
  for 'max_parallel_workers_per_gather = 2', 'parallel_setup_cost = 0', 'parallel_tuple_cost = 0',
  'min_parallel_table_scan_size = 0';
my $sum = 'SELECT sum(cardinality(newsdip.entity_ids(body))) FROM body';
like($writer->query_safe("EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) $sum"), qr/Workers Launched: [12]/,
	'workers take part');
is($writer->query_safe($sum), '1000', 'with the shared image');
is(join(' ', images()), $before, 'and make no other file');
$writer->query_safe('BEGIN');
$writer->query_safe("INSERT INTO newsdip.alias (alias, entity_id) VALUES ('Thistlewick', 1000002)");
is($writer->query_safe($sum), '2000', 'an uncommitted edit: all workers see it');
my $own = status_of($writer);
is($own->{shared}, 'f', 'the image is private');
is($own->{reason}, 'the transaction has changed the dictionary', 'because of that');
is(join(' ', images()), $before, 'and in no file');
$writer->query_safe('COMMIT');
my $now = status_of($writer);
is($now->{shared}, 't', 'committed: it is shared');
is($now->{compiled_at}, $own->{compiled_at}, 'without being compiled again');
is(status_of()->{compiled_at}, $own->{compiled_at}, 'by others too');
is($writer->query_safe($sum), '2000', 'and by parallel workers');

# an older view stays exact, and is served from a file for a while
my $old_view = $node->background_psql('news');
$old_view->query_safe('BEGIN ISOLATION LEVEL REPEATABLE READ');
is($old_view->query_safe($sum), '2000', 'repeatable read looks');
$writer->query_safe("DELETE FROM newsdip.alias WHERE alias = 'Thistlewick'");
is($writer->query_safe($sum), '1000', 'another session changes the dictionary');
is($old_view->query_safe($sum), '2000', 'repeatable read does not see it');
is(status_of($old_view)->{compiled_at}, $own->{compiled_at}, 'and has its image still');
for my $edit (1 .. 6)
{
	$writer->query_safe("INSERT INTO newsdip.alias (alias, entity_id) VALUES ('Edit $edit', 1000002)");
	is($writer->query_safe($look), '{1000001,1000002}', "edit $edit");
}
is(scalar(grep { !/\Q$other->{path}\E/ } images()), 3, 'of many versions three files stay');
is($old_view->query_safe($sum), '2000', 'repeatable read does not mind');
$old_view->query_safe('COMMIT');
is($old_view->query_safe($sum), '1000', 'and sees the edits when it has ended');

# an older view of a table that was rewritten since is empty
$old_view->query_safe('BEGIN ISOLATION LEVEL REPEATABLE READ');
$old_view->query_safe('SELECT 1');
$node->safe_psql('news', 'SELECT newsdip.dictionary_reset();'
	  . ' ALTER TABLE newsdip.alias ADD COLUMN scratch double precision DEFAULT random();');
$old_view->query_safe('SET newsdip.share_dictionary = off; SET newsdip.share_dictionary = on;');
my $blind = $node->background_psql('news');
$blind->query_safe('SELECT newsdip.dictionary_reset()');
$old_view->query_safe('SELECT newsdip.dictionary_reset()');
like(status_of($old_view)->{reason}, qr/table of the dictionary was altered/, 'such a view is not shared');
$old_view->query_safe('COMMIT');
value($node, $look, '{1000001,1000002}', 'so that others are not misled');
$_->quit for $old_view, $blind, $writer;

## limits

$node->safe_psql('postgres', 'CREATE DATABASE standard');
$node->safe_psql('standard', 'CREATE EXTENSION newsdip');
fails($node, 'standard', 'reader', "SET newsdip.dictionary_memory = '1MB';"
	  . " SELECT count(*) FROM newsdip.entities('Quillfeather')",
	qr/53400: the dictionary does not fit into 1024 kB.*HINT:  Raise newsdip\.dictionary_memory/s,
	'a dictionary that needs more memory than allowed');
is(join(' ', glob("$folder/*.new")), '', 'no beginning of a file is left of it');
is(status_of(undef, 'standard')->{shared}, 't', 'and others compile it');
$node->safe_psql('postgres', 'DROP DATABASE standard');

## the end of servers, databases and extensions

status_of();
$node->stop('immediate');
isnt(join(' ', images()), '', 'a crash leaves files behind');
$node->start;
is(join(' ', images()), '', 'the start of the server removes them');
value($node, $look, '{1000001,1000002}', 'texts are read as before');
is(status_of()->{shared}, 't', 'and sharing goes on');

$node->backup('copy');
is(join(' ', glob($node->backup_dir . '/copy/base/pgsql_tmp/*')), '', 'a base backup has no images');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($node, 'copy', has_streaming => 1);
$standby->start;
is($standby->safe_psql('news', $look), '{1000001,1000002}', 'a standby reads texts');
my $far = $standby->safe_psql('news', 'SELECT path FROM newsdip.dictionary_status() WHERE shared');
ok($far ne '' && -f $standby->data_dir . "/$far", 'with a file of its own');
is($standby->safe_psql('news', 'SELECT version FROM newsdip.dictionary_status()'),
	status_of()->{version}, 'of the same version');
$standby->safe_psql('news', 'SELECT newsdip.dictionary_reset()');
ok(!-e $standby->data_dir . "/$far", 'which can be reset there');
$standby->stop;

$other = status_of(undef, 'copy');
$first = status_of();
ok(-f $node->data_dir . "/$other->{path}", 'a second database has a file');
$node->safe_psql('postgres', 'DROP DATABASE copy');
$node->safe_psql('news', 'DROP EXTENSION newsdip; CREATE EXTENSION newsdip');
$now = status_of();
is(join(' ', images()), $node->data_dir . "/$now->{path}",
	'after DROP DATABASE and DROP EXTENSION the next image takes the place of all others');
isnt($now->{path}, $first->{path}, 'which is a new one');
$node->stop;
done_testing();
