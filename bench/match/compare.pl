#!/usr/bin/perl
# compare.pl FOLDER SET COUNT ROUNDS: run newsdip and the peers that are there
# by turns over FOLDER/SET.texts and .lines with FOLDER/names, and print the
# medians in MB/s of processor time, of commands in MB/s of elapsed time. How
# many times as fast as Hyperscan newsdip is are rows of the table of goals.
use strict;
use warnings;
use FindBin;
use lib "$FindBin::Bin/..";
use Bench;

use Time::HiRes qw(time);

my ($folder, $set, $count, $rounds) = @ARGV;
my $megabytes = (-s "$folder/$set.lines") / 1e6;
my ($names, $texts, $lines) = ("$folder/names", "$folder/$set.texts", "$folder/$set.lines");

# Those that report their matching time themselves, a line a round, build
# their automaton first; of the commands the whole run counts.
my @programs = ([ 'newsdip', "$folder/newsdip" ]);
push @programs, [ 'Hyperscan', "$folder/hyperscan" ] if -x "$folder/hyperscan";
my ($python) = grep { system("$_ -c 'import ahocorasick' 2>/dev/null") == 0 } qw(python3 /usr/bin/python3);
push @programs, [ 'pyahocorasick', "$python $FindBin::Bin/ahocorasick_lines.py" ] if defined $python;
my @commands = ([ 'grep -F', "grep -Fc -f $names $lines" ]);
push @commands, [ 'ripgrep', "rg -cF -f $names $lines" ] if system('command -v rg >/dev/null') == 0;

my %seconds;
for my $round (1 .. $rounds)
{
	for my $program (@programs)
	{
		my ($name, $command) = @$program;
		next if $seconds{$name} && !@{ $seconds{$name} };
		my @report = `$command $names $texts 2 2>$folder/errors`;
		# the second pass has everything in cache
		push @{ $seconds{$name} //= [] }, $report[-1] =~ /^([\d.]+)/ ? $1 : ()
		  if $? == 0 && @report;
		$seconds{$name} //= [];
	}
	last if $round > 3 && $count eq 'all';
}
for my $command (@commands)
{
	# once is enough for those that take long
	my $start = time;
	my $status = system("timeout 120 $command->[1] >/dev/null 2>&1");
	$seconds{ $command->[0] } = $status >> 8 > 1 ? [] : [ time - $start ];
}

my %goal = (5000 => '>= 3', 50000 => '>= 6');
my $own;
for my $name (map { $_->[0] } @programs, @commands)
{
	my @of_one = sort { $a <=> $b } @{ $seconds{$name} };
	if (!@of_one)
	{
		printf "  %-10s %6s names  %-14s cannot, or not within its limits\n", $set, $count, $name;
		next;
	}
	my $rate = $megabytes / $of_one[ $#of_one / 2 ];
	$own //= $rate;
	printf "  %-10s %6s names  %-14s %8.1f MB/s  newsdip is %7.2f times as fast\n",
	  $set, $count, $name, $rate, $own / $rate;
	row($set, "matching alone, $count names: Hyperscan / newsdip", $own / $rate, 'times', $goal{$count})
	  if $name eq 'Hyperscan';
}
