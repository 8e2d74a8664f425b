# Random names in random texts: what masks, filters and candidates find is what
# reading word by word finds, with the processor's best instructions and without.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $root = "$FindBin::Bin/../..";
my $program = PostgreSQL::Test::Utils::tempdir() . '/match_fuzz';
plan skip_all => 'no C compiler' if !compiler();

open my $list, '<', "$root/bench/match/sources" or die "cannot read the list of sources: $!\n";
my @sources = map { chomp; glob("$root/extension/$_") } <$list>;
# and in chunks of many blocks and of one
for my $define ('', '-DBLOCK_AVX2_AT_MOST', '-DBLOCK_PORTABLE -DCHUNK_BLOCKS=1')
{
	fuzzer_compiles("the matcher compiles without a server $define", $program, '-std=gnu99', $define,
		"-I$root/bench/match/server", "-I$root/extension", "$FindBin::Bin/match_fuzz.c", @sources);

	my $said = `$program 40 2>&1`;
	is($? . " $said", "0 many mentions, many glued texts\n", 'the fast way finds what the slow one finds');
}
done_testing();
