# Values of type cooccurrence and partial values of which bits are changed or bytes are missing:
# they are read in all ways, with the compiler's sanitizers looking on where it
# has them. What is not refused must be read alike.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $extension = "$FindBin::Bin/../../extension";
my $program = PostgreSQL::Test::Utils::tempdir() . '/value_fuzz';
plan skip_all => 'no C compiler' if !compiler();

my $pg_config = $ENV{PG_CONFIG} // 'pg_config';
chomp(my $headers = `$pg_config --includedir-server 2>/dev/null`);
plan skip_all => 'no headers of a server' if !-r "$headers/postgres.h";

my %files = (
	value => [qw(memory pair_batch pair_run row_counts row_read storage writer)],
	partial => [qw(lists memory pair_batch pair_run partial_read row_counts row_read storage writer)]);
for my $run ([ value => '' ], [ value => '-DROW_COUNTS_PORTABLE' ], [ partial => '' ])
{
	my ($read, $define) = @$run;
	my @sources = map { "$FindBin::Bin/../fuzz/$_.c" } "cooccurrence_$read", 'no_server';
	push @sources, map { "$extension/cooccurrence/$_.c" } @{ $files{$read} };
	fuzzer_compiles("the reader of a $read compiles without a server $define",
		$program, '-D_GNU_SOURCE', $define, "-I$extension", "-I$headers", @sources);

	my $said = `$program 3000 2>&1`;
	is($?, 0, 'three thousand damaged ones are read or refused') or diag($said);
	like($said, qr/^3000 values read, of which \d{4} refused$/, 'many of them are refused');
}
done_testing();
