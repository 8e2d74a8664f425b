#!/usr/bin/perl
# growth.pl FOLDER SET ROUNDS: the time of matching FOLDER/SET.texts with more
# and more names of FOLDER/aliases.tsv, each taking its turn in each round, and
# how it grows from the fewest on.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Bench;

my ($folder, $set, $rounds) = @ARGV;
my @counts = (1000, 10_000, 100_000, 'all');
my %seconds;
for my $count (@counts)
{
	system("perl '$FindBin::Bin/names.pl' '$folder/aliases.tsv' $count > '$folder/names.$count'") == 0
	  or die "cannot draw names\n";
}
for my $round (1 .. $rounds)
{
	for my $count (@counts)
	{
		# the second pass has everything in cache
		my @report = `'$folder/newsdip' '$folder/names.$count' '$folder/$set.texts' 2`;
		push @{ $seconds{$count} }, $report[-1] =~ /^([\d.]+)/ ? $1 : die "newsdip failed\n";
	}
}
my $fewest = median(@{ $seconds{ $counts[0] } });
for my $count (@counts)
{
	row($set, "matching alone, $count names", median(@{ $seconds{$count} }) / $fewest,
		"times that with $counts[0]", $count eq 'all' ? '<= 1.6' : undef);
	unlink "$folder/names.$count";
}
