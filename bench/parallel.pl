#!/usr/bin/perl
# parallel.pl ROUNDS SET: entity_ids with two workers beside one process, over
# the table SET repeated until one pass takes two seconds.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Bench;

my ($rounds, $set) = @ARGV;
my $query = 'SELECT sum(cardinality(newsdip.entity_ids(body))) FROM';
my $pass = median((elapsed(("$query $set;") x 4))[ 1 .. 3 ]);
my $times = 1 + int(2000 / $pass);
value("CREATE UNLOGGED TABLE repeated AS SELECT body FROM $set, generate_series(1, $times);");
value('ALTER TABLE repeated SET (parallel_workers = 2)');
value('VACUUM ANALYZE repeated');

my @one = ('SET max_parallel_workers_per_gather = 0;', "$query repeated;");
my @two = ('SET max_parallel_workers_per_gather = 2;', "$query repeated;");
my $plan = value("$two[0] EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) $two[1]");
note($plan =~ /(Workers Launched: \d)/ ? $1 : 'no parallel plan:' . $plan);
my @times = elapsed("$query repeated;", map { (@one, @two) } 1 .. $rounds);
my @passes = @times[ 1 .. $#times ];
my @alone = @passes[ map { 4 * $_ + 1 } 0 .. $rounds - 1 ];
my @shared = @passes[ map { 4 * $_ + 3 } 0 .. $rounds - 1 ];
note(sprintf '%d times %s: %.2f s alone, %.2f s with two workers', $times, $set, median(@alone) / 1000, median(@shared) / 1000);
row($set, 'entity_ids with two workers / one process', median(@shared) / median(@alone), 'times', '<= 0.60');
value('DROP TABLE repeated');
