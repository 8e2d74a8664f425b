#!/usr/bin/perl
# growth.pl SET: the cost of a byte as a text grows, from 1 kB to 100 MB, and
# in texts made to be slow. A text is the bodies of SET, one after the other.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Bench;

my ($set) = @ARGV;
my $bytes = 100_000_000;
value('DROP TABLE IF EXISTS grown');
value('CREATE UNLOGGED TABLE grown (name text, body text)');
value('ALTER TABLE grown ALTER body SET STORAGE EXTERNAL');
value("INSERT INTO grown SELECT '1000', left(body, 1000) FROM $set WHERE length(body) >= 1000");
for my $length (10_000, 100_000, 1_000_000, 10_000_000)
{
	value("INSERT INTO grown SELECT '$length', string_agg(body, E'\n\n' ORDER BY id) FROM"
		  . " (SELECT id, body, sum(length(body)) OVER (ORDER BY id) / $length AS part FROM $set) AS s GROUP BY part");
}
value("INSERT INTO grown SELECT 'whole', left(repeat(string_agg(body, E'\n\n' ORDER BY id), 5), $bytes) FROM $set");
value(q{INSERT INTO grown VALUES ('one word', repeat('a', 100000000)), ('hyphens', repeat('-', 50000000)),
	('a prefix', repeat('United ', 1000000))});

# nanoseconds a byte; texts of 10 kB are the yardstick
my $yardstick;
for my $name (10_000, 1000, 100_000, 1_000_000, 10_000_000, 'whole', 'one word', 'hyphens', 'a prefix')
{
	my $read = value("SELECT sum(octet_length(body)) FROM grown WHERE name = '$name'");
	my $query = "SELECT sum(cardinality(newsdip.entity_ids(body))) FROM grown WHERE name = '$name';";
	my $cost = median((timed(($query) x 4))[ 1 .. 3 ]) * 1e6 / $read;
	my $what = $name =~ /^\d+$/ ? "texts of some $name" : $name eq 'whole' ? "a text of $bytes" : $name;
	$yardstick //= $cost;
	row($set, "entity_ids: a byte, $what", $cost / $yardstick, 'times', $name eq 'whole' ? '<= 1.5' : undef);
}
note(sprintf 'compared with texts of some 10000 characters, of which a byte costs %.2f ns', $yardstick);
value('DROP TABLE grown');
