# Values of type cooccurrence and partial values of which bits are changed or bytes are missing:
# they are read in all ways, with the compiler's sanitizers looking on where it
# has them. What is not refused must be read alike.
use strict;
use warnings;
use FindBin;
use PostgreSQL::Test::Utils;
use Test::More;

my $extension = "$FindBin::Bin/../../extension";
my $compiler = $ENV{CC} // 'cc';
my $program = PostgreSQL::Test::Utils::tempdir() . '/value_fuzz';
plan skip_all => "no C compiler \"$compiler\"" if system("command -v $compiler >/dev/null") != 0;

my $pg_config = $ENV{PG_CONFIG} // 'pg_config';
chomp(my $headers = `$pg_config --includedir-server 2>/dev/null`);
plan skip_all => 'no headers of a server' if !-r "$headers/postgres.h";

my %files = (
	value => [qw(memory pair_batch pair_run row_counts row_read storage writer)],
	partial => [qw(lists memory pair_batch pair_run partial_read row_counts row_read storage writer)]);
my $sanitizers = '-fsanitize=address,undefined -fno-sanitize-recover=all';

# a container may forbid what looking for leaks needs
local $ENV{ASAN_OPTIONS} = 'detect_leaks=0';
for my $run ([ value => '' ], [ value => '-DROW_COUNTS_PORTABLE' ], [ partial => '' ])
{
	my ($read, $define) = @$run;
	my @sources = map { "$FindBin::Bin/../fuzz/$_.c" } "cooccurrence_$read", 'no_server';
	push @sources, map { "$extension/cooccurrence/$_.c" } @{ $files{$read} };
	my @command = ($compiler, '-O1', '-g', '-D_GNU_SOURCE', $define, "-I$extension", "-I$headers", '-o', $program, @sources);
	my $sanitized = system("@command $sanitizers 2>/dev/null") == 0;
	note($sanitized ? "with $sanitizers" : "the compiler has no $sanitizers");
	is($sanitized ? 0 : system("@command"), 0, "the reader of a $read compiles without a server $define");

	my $said = `$program 3000 2>&1`;
	is($?, 0, 'three thousand damaged ones are read or refused') or diag($said);
	like($said, qr/^3000 values read, of which \d{4} refused$/, 'many of them are refused');
}
done_testing();
