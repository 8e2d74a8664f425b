#!/usr/bin/perl
# reading.pl ROUNDS SET standard|all: the same pass over the table SET with
# different functions, one after the other in each round, in one session;
# medians of each as ratios to counting characters. With all aliases only
# entities are looked for.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Bench;

my ($rounds, $set, $which) = @ARGV;
my $standard = $which eq 'standard';
my @work = (
	[ 'length', 'sum(length(body))' ],
	[ 'entity_ids', 'sum(cardinality(newsdip.entity_ids(body)))', $standard ? '<= 0.9' : '<= 1.4' ],
);
push @work, [ 'summit_mention_count', 'sum(newsdip.summit_mention_count(body))', '<= 1.4' ],
  [ 'hashtext', 'sum(hashtext(body)::bigint)' ]
  if $standard;

# the first round warms up and is not counted
my @times = timed(map { my $work = $_; map { "SELECT $_->[1] FROM $set;" } @work } 0 .. $rounds);
splice @times, 0, @work;

my %median;
for my $i (0 .. $#work)
{
	$median{ $work[$i][0] } = median(@times[ map { $i + $_ * @work } 0 .. $rounds - 1 ]);
}
note(sprintf '%s: a pass of length takes %.1f ms, of entity_ids %.1f ms', $set, @median{qw(length entity_ids)});
my $dictionary = $standard ? 'standard gazetteer' : 'all aliases';
row($set, "$_->[0] / length, $dictionary", $median{ $_->[0] } / $median{length}, 'times', $_->[2])
  for @work[ 1 .. $#work ];
exit if !$standard;

# what takes long is measured less often
my @both = timed(map { ("SELECT sum(length(body)) FROM $set;", "SELECT sum(length(to_tsvector('simple', body))) FROM $set;") } 1 .. 3);
row($set, 'to_tsvector / length', median(@both[ 1, 3, 5 ]) / median(@both[ 0, 2, 4 ]), 'times');
