# Words and sentences of random bytes, good UTF-8 and bad: laws that hold of any
# text, with the compiler's sanitizers looking on where it has them.
use strict;
use warnings;
use FindBin;
use PostgreSQL::Test::Utils;
use Test::More;

my $sources = "$FindBin::Bin/../../extension";
my $compiler = $ENV{CC} // 'cc';
my $program = PostgreSQL::Test::Utils::tempdir() . '/text_fuzz';
plan skip_all => "no C compiler \"$compiler\"" if system("command -v $compiler >/dev/null") != 0;

my @sources = ("$FindBin::Bin/text_fuzz.c", map { "$sources/text/$_.c" } qw(block sentence sentence_end unicode word word_gap));
my $sanitizers = '-fsanitize=address,undefined -fno-sanitize-recover=all';

# a container may forbid what looking for leaks needs
local $ENV{ASAN_OPTIONS} = 'detect_leaks=0';
for my $define ('', '-DBLOCK_PORTABLE')
{
	my @command = ($compiler, '-std=gnu99', '-O1', '-g', $define, "-I$sources", '-o', $program, @sources);
	my $sanitized = system("@command $sanitizers 2>/dev/null") == 0;
	note($sanitized ? "with $sanitizers" : "the compiler has no $sanitizers");
	is($sanitized ? 0 : system("@command"), 0, "the reader of texts compiles without a server $define");

	my $said = `$program 20000 2>&1`;
	is($? . " $said", "0 20000 texts\n", 'twenty thousand texts are read as any text should be');
}
done_testing();
