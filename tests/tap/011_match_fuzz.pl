# Random names in random texts: what masks, filters and candidates find is what
# reading word by word finds, with the processor's best instructions and without.
use strict;
use warnings;
use FindBin;
use PostgreSQL::Test::Utils;
use Test::More;

my $root = "$FindBin::Bin/../..";
my $compiler = $ENV{CC} // 'cc';
my $program = PostgreSQL::Test::Utils::tempdir() . '/match_fuzz';
plan skip_all => "no C compiler \"$compiler\"" if system("command -v $compiler >/dev/null") != 0;

open my $list, '<', "$root/bench/match/sources" or die "cannot read the list of sources: $!\n";
my @sources = map { chomp; glob("$root/extension/$_") } <$list>;
my $sanitizers = '-fsanitize=address,undefined -fno-sanitize-recover=all';
local $ENV{ASAN_OPTIONS} = 'detect_leaks=0';
# and in chunks of many blocks and of one
for my $define ('', '-DBLOCK_AVX2_AT_MOST', '-DBLOCK_PORTABLE -DCHUNK_BLOCKS=1')
{
	my @command = ($compiler, '-std=gnu99', '-O1', '-g', $define, "-I$root/bench/match/server", "-I$root/extension",
		'-o', $program, "$FindBin::Bin/match_fuzz.c", @sources);
	my $sanitized = system("@command $sanitizers 2>/dev/null") == 0;
	is($sanitized ? 0 : system("@command"), 0, "the matcher compiles without a server $define");

	my $said = `$program 40 2>&1`;
	is($? . " $said", "0 many mentions, many glued texts\n", 'the fast way finds what the slow one finds');
}
done_testing();
