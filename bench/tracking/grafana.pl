#!/usr/bin/perl
# grafana.pl: the queries of the Grafana dashboard for dashboard.sql to time, over
# the generated history, with its two most frequent entities, by day.
use strict;
use warnings;
use JSON::PP ();

open(my $file, '<', 'dashboards/grafana/newsdip.json') or die "cannot read the dashboard: $!\n";
my $dashboard = JSON::PP->new->decode(do { local $/ = undef; <$file> });
my %variable = (
	articles => "'history'",
	step => "'day'",
	measure => "'count'",
	entity => '(SELECT ids[1]::text FROM common)',
	other => '(SELECT ids[2]::text FROM common)');
my @queries = map { [ "variable $_->{name}", $_->{query} ] } grep { $_->{type} eq 'query' } @{ $dashboard->{templating}{list} };
for my $panel (@{ $dashboard->{panels} })
{
	push @queries, map { [ "$panel->{title} $_->{refId}", $_->{rawSql} ] } @{ $panel->{targets} };
}
for my $query (@queries)
{
	my ($title, $sql) = @$query;
	$sql =~ s/\$__timeFrom\(\)/\$1::timestamptz/g;
	$sql =~ s/\$__timeTo\(\)/\$2::timestamptz/g;
	$sql =~ s/\$\{(\w+):sqlstring\}/$variable{$1}/g;
	$sql =~ s/\$\{(\w+)\}/$variable{$1} =~ s{'}{}gr/ge;
	print "SELECT pg_temp.ask(\$t\$Grafana: $title\$t\$, \$q\$$sql\$q\$) \\g /dev/null\n";
}
