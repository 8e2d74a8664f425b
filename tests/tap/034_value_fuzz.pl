# Values of type cooccurrence of which bits are changed or bytes are missing:
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

my @sources = ("$FindBin::Bin/../fuzz/cooccurrence_value.c",
	map { "$extension/cooccurrence/$_.c" } qw(memory pair_batch pair_run row_counts row_read storage writer));
my $sanitizers = '-fsanitize=address,undefined -fno-sanitize-recover=all';
my @command = ($compiler, '-O1', '-g', '-D_GNU_SOURCE', "-I$extension", "-I$headers", '-o', $program, @sources);

# a container may forbid what looking for leaks needs
local $ENV{ASAN_OPTIONS} = 'detect_leaks=0';
my $sanitized = system("@command $sanitizers 2>/dev/null") == 0;
note($sanitized ? "with $sanitizers" : "the compiler has no $sanitizers");
is($sanitized ? 0 : system("@command"), 0, 'the reader of values compiles without a server');

my $said = `$program 3000 2>&1`;
is($?, 0, 'three thousand damaged values are read or refused') or diag($said);
like($said, qr/^3000 values read, of which \d{4} refused$/, 'many of them are refused');
done_testing();
