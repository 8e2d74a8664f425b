# No figure of the scores falls below its floor in floors.tsv: set, figure (as
# build/accuracy/scores.tsv names them), least value. Raise a floor when the
# scores have risen; "mean absolute count error" is a ceiling.
use strict;
use warnings;
use Test::More;

my $here = $0 =~ s{/[^/]*$}{}r;
my $said = `$here/run 2>&1`;
is($?, 0, 'the sets are scored') or diag($said);

my %value;
for my $row (rows('build/accuracy/scores.tsv'))
{
	$value{"$row->[0]\t$row->[1]"} = $row->[2];
}
for my $row (rows("$here/floors.tsv"))
{
	my ($set, $figure, $floor) = @$row;
	next if $set eq 'set';
	my $value = $value{"$set\t$figure"};
	ok(defined $value && ($figure =~ /error$/ ? $value <= $floor : $value >= $floor),
		sprintf '%s: %s is %s, %s %s', $set, $figure, $value // 'missing',
		$figure =~ /error$/ ? 'at most' : 'at least', $floor);
}
done_testing();

sub rows
{
	my ($path) = @_;
	open(my $file, '<', $path) or die "cannot read $path: $!\n";
	return map { chomp; [ split /\t/ ] } <$file>;
}
