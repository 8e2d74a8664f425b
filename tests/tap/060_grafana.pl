# The Grafana dashboard: each of its queries, with Grafana's macros and variables
# expanded, gives what its panel draws to a role that may only read, and reads
# articles by their key if at all.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use JSON::PP ();
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $node = utf8_server('grafana');
my $tests = "$FindBin::Bin/..";
load_sample($node);

# a week that is unlike the others, so that something bursts
$node->safe_psql('demo', <<'SQL');
INSERT INTO articles (id, published, title, body)
SELECT 1000 + i, '2025-10-30', 'A meeting', 'Anwar Ibrahim met Lawrence Wong.'
FROM generate_series(1, 8) AS i;
SELECT newsdip.track('articles', title => 'title');
CALL newsdip.refresh();
CREATE ROLE grafana LOGIN;
DO $$
DECLARE
	t record;
BEGIN
	FOR t IN SELECT * FROM newsdip.tracking LOOP
		EXECUTE format('GRANT SELECT ON %s, %s, %s, %s, %s, %s, %s TO grafana', t.articles, t.entity_mention,
			t.summit_mention, t.cooccurrence, t.summit_day, t.article, t.change);
	END LOOP;
END
$$;
SQL

# plans go to the log; few articles would be scanned rather than looked up
$node->append_conf('postgresql.conf', "session_preload_libraries = 'auto_explain'\nauto_explain.log_min_duration = 0\n"
	  . "auto_explain.log_nested_statements = on\nenable_seqscan = off\n");
$node->restart;
my $log_start = -s $node->logfile;

my $dashboard = do
{
	local $/ = undef;
	open(my $file, '<', "$tests/../dashboards/grafana/newsdip.json") or die "cannot read the dashboard: $!\n";
	JSON::PP->new->decode(<$file>);
};
my %entity = map { $_ => value_of("SELECT newsdip.entity_id('$_', '2025-10-30')") } ('Joe Biden', 'Vladimir Putin');
my %variable = (
	step => 'month',
	measure => 'count',
	entity => $entity{'Joe Biden'},
	other => $entity{'Vladimir Putin'});
my %time = ('$__timeFrom()' => "'2018-01-01T00:00:00Z'", '$__timeTo()' => "'2025-11-01T00:00:00Z'");

# variables that queries fill: the first column is shown, "__value" is used
for my $variable (@{ $dashboard->{templating}{list} })
{
	next if $variable->{type} ne 'query';
	my @rows = rows(expanded($variable->{query}));
	cmp_ok(scalar @rows, '>', 0, "variable $variable->{name} has values");
	my $value = $rows[0]{__value} // (values %{ $rows[0] })[0];
	$variable{ $variable->{name} } //= $value;
}
is($variable{articles}, 'articles', 'the tracked table is offered');

my %by_type;
for my $panel (@{ $dashboard->{panels} })
{
	my %frame;
	for my $target (@{ $panel->{targets} })
	{
		my $sql = expanded($target->{rawSql});
		unlike($sql, qr/\$[_\{]/, "$panel->{title}: all of it is expanded");
		my @rows = rows($sql);
		cmp_ok(scalar @rows, '>', 0, "$panel->{title}: gives rows");
		$frame{ $target->{refId} } = \@rows;
		is($target->{format} eq 'time_series' && !defined $rows[0]{time}, '', "$panel->{title}: has a time if it needs one");
	}
	push @{ $by_type{ $panel->{type} } }, { panel => $panel, frame => \%frame };
}
is(join(' ', map { scalar @{ $by_type{$_} // [] } } qw(timeseries table nodeGraph stat)), '3 5 1 1', 'all panels are there');

my @scans = slurp_file($node->logfile, $log_start) =~ /^.*\b(?:Scan|Using).* on articles a?\b.*\n.*$/mg;
cmp_ok(scalar @scans, '>', 0, 'evidence is read from articles');
is_deeply([ grep { !/Index Scan using articles_pkey.*\n\s+Index Cond:/ } @scans ], [], 'which no query scans');

# what the node graph panel asks for
my $graph = $by_type{nodeGraph}[0]{frame};
my %is_node = map { $_->{id} => 1 } @{ $graph->{nodes} };
is(scalar(grep { !$is_node{ $_->{source} } || !$is_node{ $_->{target} } } @{ $graph->{edges} }), 0,
	'edges of the network end at its nodes');
is_deeply([ grep { !exists $graph->{nodes}[0]{$_} } qw(id title subtitle mainstat secondarystat color) ], [],
	'nodes have what the panel draws');

my ($bursts) = grep { $_->{panel}{title} eq 'Bursts' } @{ $by_type{table} };
is(join(' ', @{ $bursts->{frame}{A}[0] }{qw(one other articles)}), 'Anwar Ibrahim Lawrence Wong 8', 'the burst is found')
  or diag(explain $bursts->{frame}{A}[0]);

# every panel lies in the grid, none over another
my %taken;
for my $panel (@{ $dashboard->{panels} })
{
	my $place = $panel->{gridPos};
	for my $y ($place->{y} .. $place->{y} + $place->{h} - 1)
	{
		$taken{"$_ $y"}++ for $place->{x} .. $place->{x} + $place->{w} - 1;
	}
}
is_deeply([ grep { $taken{$_} > 1 || /^(\d+)/ && $1 > 23 } keys %taken ], [], 'no panel lies over another');

done_testing();

# A query as Grafana sends it
sub expanded
{
	my ($sql) = @_;
	$sql =~ s/(\$__time(?:From|To)\(\))/$time{$1}/g;
	$sql =~ s/\$\{(\w+):sqlstring\}/"'" . ($variable{$1} =~ s{'}{''}gr) . "'"/ge;
	$sql =~ s/\$\{(\w+)\}/$variable{$1}/g;
	return $sql;
}

# Its rows, as the dashboard's role sees them
sub rows
{
	my ($sql) = @_;
	my ($status, $out, $err) = $node->psql('demo',
		"SELECT coalesce(json_agg(found_row), '[]') FROM ($sql) AS found_row", extra_params => [ '-U', 'grafana' ]);
	is("$status $err", '0 ', 'a query runs') or diag($sql);
	return $status ? () : @{ JSON::PP->new->decode($out) };
}

sub value_of
{
	my ($sql) = @_;
	return $node->safe_psql('demo', $sql);
}
