# However long and odd a text is, reading it takes time in proportion to its
# length, and it can be cancelled at any time.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use Time::HiRes 'time';
use NewsdipTest;

# What the texts repeat: what is said of a rule for each is what could make it
# look at the same characters again and again. Some begin otherwise.
my @kinds = (
	[ 'one word', 'a' ],
	[ 'one word of ideographs', '普' ],
	[ 'blank lines', '\n' ],
	[ 'blanks', ' ' ],
	[ 'control characters', '\x01' ],
	[ 'zero-width joiners', '\u200d' ],
	[ 'accents without letters', '\u0301' ],
	[ 'hyphens', '-' ],
	[ 'apostrophes', '\'\'' ],
	[ 'full stops', '.' ],
	[ 'ellipses between question marks', '?!…' ],
	[ 'curly quotes and hyphens', '“-”' ],
	[ 'question marks and quotes', '?!"' ],
	[ 'brackets', '(' ],
	[ 'characters that HTML escapes', '<&' ],
	[ 'initials', 'A. ' ],
	[ 'words of hyphens', 'Kim-' ],
	[ 'right-to-left script', '\u0627\u0644\u0642\u0631 ' ],
	[ 'misspelt names', 'Mike Pomepa met Zelenskyi and Laverov saw Kisylak. ' ],
	[ 'the beginning of a long name', 'Union of Soviet Socialist ' ],
	[ 'names and no full stop', 'Putin spoke to Trump and they spoke ' ],
	[ 'lines of page furniture', 'Baca juga: Putin bertemu Trump\n' ],
	[ 'office phrases', 'the US president and Presiden Rusia dan Menlu AS, ' ],
	[ 'ambiguous surnames', 'George W. Bush and Jeb Bush and Bush, Kim, Lee, Abe. ' ],
	[ 'contacts in one sentence', 'Putin akan bertemu Trump di Helsinki pekan depan, ' ],
	[ 'contacts', 'Putin met Trump in Helsinki. They spoke for hours. ' ],
	[ 'contacts far behind whom they point to', 'Putin laughed. It rained. US talks began. He met Trump. ' ],
	[ 'contacts of those who were told of first', 'They met. ', 'Japan and France held talks. ' ],
	[ 'contact words and dashes', 'Putin—talks—' ],
	[ 'contact words side by side', 'KTT ' ],);
my %calls = (
	'entities()' => 'SELECT count(*) FROM newsdip.entities($1, $2)',
	'entity_ids()' => 'SELECT newsdip.entity_ids($1, $2)',
	'highlight()' => 'SELECT length(newsdip.highlight($1, $2))',
	'summit_mentions()' => 'SELECT count(*) FROM newsdip.summit_mentions($1, $2)',
	'explain_summit()' => 'SELECT count(*) FROM newsdip.explain_summit($1, $2)',
	'unknown_names()' => 'SELECT count(*) FROM newsdip.unknown_names($1, $2)',
	'cooccurrence_agg()' => 'SELECT newsdip.units(newsdip.cooccurrence_agg($1, $2, \'sentence\'))',);

# Reads are timed by the processor that they take, as the kernel counts it. A
# text four times as long may take ten times as long, as a busy machine makes it,
# not the sixteen that reading it over and over would take; what takes less than
# 5 ms is not told from noise. Texts grow until one has grown too much.
my $node = news_server('large');
$node->safe_psql('news', <<'SQL');
CREATE FUNCTION cpu_ms() RETURNS float8 LANGUAGE sql AS $$
	SELECT split_part(pg_read_file('/proc/self/schedstat'), ' ', 1)::float8 / 1e6
$$;
CREATE FUNCTION best_ms(call text, body text, runs int) RETURNS float8 LANGUAGE plpgsql AS $$
DECLARE
	best float8 := 'infinity';
	began float8;
BEGIN
	FOR run IN 1..runs LOOP
		began := cpu_ms();
		EXECUTE call USING body, date '2018-07-16';
		best := least(best, cpu_ms() - began);
		EXIT WHEN best > 500;
	END LOOP;
	RETURN best;
END
$$;
CREATE FUNCTION growth(call text, piece text, beginning text) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
	most CONSTANT float8 := 10;
	size int := 16384;
	before float8;
	now float8;
BEGIN
	PERFORM newsdip.entity_ids('');
	LOOP
		now := best_ms(call, rpad(beginning, size, piece) || ' b', 2);
		IF now > before * most THEN
			before := greatest(before, best_ms(call, rpad(beginning, size / 4, piece) || ' b', 5));
			now := least(now, best_ms(call, rpad(beginning, size, piece) || ' b', 3));
			IF now > before * most THEN
				RETURN format('%s ms for %s characters, %s ms for %s',
							  round(before), size / 4, round(now), size);
			END IF;
		END IF;
		EXIT WHEN size >= 1048576;
		before := greatest(now, 5);
		size := size * 4;
	END LOOP;
	RETURN 'linear';
END
$$;
SQL

SKIP: {
	skip('no /proc/self/schedstat to take times from', @kinds * keys %calls)
	  if !-r '/proc/self/schedstat';
	my $session = $node->background_psql('news');
	for my $kind (@kinds)
	{
		my ($name, $piece, $beginning) = (@$kind, '');
		for my $call (sort keys %calls)
		{
			is($session->query_safe("SELECT growth(\$\$$calls{$call}\$\$, E'$piece', '$beginning')"),
				'linear', "$call of $name");
		}
	}
	$session->quit;
}

# Rows do not pile up in memory, however many a text gives: here 400,000 or more, in
# a new session that holds a text of 28 MB a few times over.
SKIP: {
	skip('no /proc/self/status to take the peak from', 10) if !-r '/proc/self/status';
	for my $call ('entities(b, NULL)', 'summit_mentions(b, NULL)', 'explain_summit(b, NULL)', 'unknown_names(b, NULL)', 'sentences(b)')
	{
		my ($rows, $peak) = split /\n/, $node->safe_psql('news',
			"SELECT count(*) FROM (SELECT repeat('Menteri Perdagangan Suriname Tono Wirakusuma bertemu Putin hari ini. ', 400000) AS b) AS t, newsdip.$call;"
			  . " SELECT substring(pg_read_file('/proc/self/status') FROM 'VmHWM:\\s*(\\d+)')");
		cmp_ok($rows, '>=', 400000, "$call gives many rows");
		cmp_ok($peak, '<', 250000, "which take $peak kB at most");
	}
}

# A hundred million characters: done or cancelled soon after the user wants it.
# On a busy machine a second and third attempt may show it.
$node->safe_psql('news', 'CREATE TABLE huge (body text); ALTER TABLE huge ALTER body SET STORAGE EXTERNAL');
for my $kind (grep { $_->[0] =~ /^(?:one word|one word of ideographs|blank lines|full stops|office phrases|names and no full stop)$/ } @kinds)
{
	my ($name, $piece) = @$kind;
	$node->safe_psql('news', "TRUNCATE huge; INSERT INTO huge VALUES (rpad('', 100000000, E'$piece') || ' b')");
	for my $call (sort keys %calls)
	{
		next if $call eq 'entity_ids()';
		my $query = $calls{$call} =~ s/\$1, \$2/body, date '2018-07-16'/r;
		$query =~ s/FROM (newsdip\..*)/FROM huge, $1/ or $query .= ' FROM huge';
		my ($seconds, $err);
		for my $attempt (1 .. 3)
		{
			my $session = $node->background_psql('news', on_error_stop => 0);
			$session->query_safe(q{SELECT newsdip.entity_ids(''); SET statement_timeout = 100});
			my $began = time;
			(undef, undef) = $session->query($query);
			$seconds = time - $began;
			$err = $session->{stderr};
			$session->{stderr} = '';
			$session->quit;
			last if $seconds < 2.1;
		}
		cmp_ok($seconds, '<', 2.1, "$call of 100 MB, $name: stops within two seconds");
		like($err, qr/^(?:\S+ ERROR:  canceling statement due to statement timeout)?$/,
			'and for no other reason');
	}
}

$node->stop;
done_testing();
