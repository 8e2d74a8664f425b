# Words and sentences of random bytes, good UTF-8 and bad: laws that hold of any
# text, with the compiler's sanitizers looking on where it has them.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $sources = "$FindBin::Bin/../../extension";
my $program = PostgreSQL::Test::Utils::tempdir() . '/text_fuzz';
plan skip_all => 'no C compiler' if !compiler();

my @sources = ("$FindBin::Bin/text_fuzz.c", map { "$sources/text/$_.c" } qw(block sentence sentence_end unicode word word_gap word_list));
for my $define ('', '-DBLOCK_PORTABLE')
{
	fuzzer_compiles("the reader of texts compiles without a server $define",
		$program, '-std=gnu99', $define, "-I$sources", @sources);

	my $said = `$program 20000 2>&1`;
	is($? . " $said", "0 20000 texts\n", 'twenty thousand texts are read as any text should be');
}
done_testing();
