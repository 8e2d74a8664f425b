#!/usr/bin/perl
# queries.pl ROUNDS TABLE [REGULAR_EXPRESSION_SQL]: time the same pass over a
# table with different functions, one after the other in each round, in one
# session, and print the median of each and its ratio to counting characters.
use strict;
use warnings;

my ($rounds, $table, $expression_file) = @ARGV;
my @work = (
	[ 'length', 'sum(length(body))' ],
	[ 'entity_ids', 'sum(cardinality(newsdip.entity_ids(body)))' ],
);
if (defined $expression_file)
{
	push @work,
	  [ 'summit_mention_count', 'sum(newsdip.summit_mention_count(body))' ],
	  [ 'hashtext', 'sum(hashtext(body)::bigint)' ],
	  [ 'to_tsvector', "sum(length(to_tsvector('simple', body)))" ];
}

# the first round warms up and is not counted
my @script = ('\timing on');
push @script, map { "SELECT $_->[1] FROM $table;" } @work for 0 .. $rounds;
my @times = timed(@script);
splice @times, 0, @work;

my %median;
for my $i (0 .. $#work)
{
	my @of_one = sort { $a <=> $b } @times[ map { $i + $_ * @work } 0 .. $rounds - 1 ];
	$median{ $work[$i][0] } = $of_one[ $#of_one / 2 ];
}
report($_->[0], $median{ $_->[0] }, $median{length}) for @work;

# the alternation takes so long that a sample of the table has to do
if (defined $expression_file)
{
	my @both = timed("\\i $expression_file", '\timing on',
		map { ("SELECT sum(length(body)) FROM $table WHERE id % 1000 = 0;",
			"SELECT count(*) FROM $table WHERE id % 1000 = 0 AND body ~ (SELECT expression FROM alternation);") } 1 .. 3);
	my @lengths = sort { $a <=> $b } @both[ 0, 2, 4 ];
	my @matches = sort { $a <=> $b } @both[ 1, 3, 5 ];
	report('1,000 names as a regular expression (0.1 %)', $matches[1], $lengths[1]);
}

# Milliseconds of the statements of a psql script, in order.
sub timed
{
	open my $script, '>', 'build/bench/script.sql' or die "cannot write: $!\n";
	print $script "$_\n" for @_;
	close $script;
	my @milliseconds;
	open my $psql, '-|', 'psql', '-XqAt', '-v', 'ON_ERROR_STOP=1', '-f', 'build/bench/script.sql'
	  or die "cannot run psql: $!\n";
	while (<$psql>)
	{
		push @milliseconds, $1 if /^Time: ([\d.]+) ms/;
	}
	close $psql or die "psql failed\n";
	return @milliseconds;
}

sub report
{
	my ($name, $milliseconds, $yardstick) = @_;
	printf "  %-10s %-42s %9.1f ms  %7.2f of length\n", $table, $name, $milliseconds, $milliseconds / $yardstick;
	return;
}
