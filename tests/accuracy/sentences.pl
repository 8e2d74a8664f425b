# What summit_mentions makes of the hand-coded sentences beside this file, in
# sentences_<language>.jsonl: no figure falls below its floor, and there are
# enough sentences of each kind and status for the figures to mean something, and
# each sentence is read right but for those that misread.tsv lists.
# The sentences were written for this purpose and coded before newsdip read
# them; a code is right by what the sentence says, not by what is found. The
# server is the one that the environment names.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Test::More;
use Scratch;

# A little below what is reached: raise a floor when its figure has risen.
my %floor = (
	id => {
		'detection' => 0.98, 'kind' => 0.98, 'status' => 0.97, 'participants' => 0.97,
		'place' => 0.94, 'date' => 0.95, 'wholly right' => 0.87,
	},
	en => {
		'detection' => 0.96, 'kind' => 0.98, 'status' => 0.96, 'participants' => 0.96,
		'place' => 0.93, 'date' => 0.91, 'wholly right' => 0.77,
	},);
my %least = (
	'sentences' => 300,
	'sentences without a contact' => 50,
	map { ("coded $_" => 25) }
	  qw(call summit visit meeting talks held planned proposed postponed cancelled refused),);

my $here = $0 =~ s{/[^/]*$}{}r;
scratch_database('newsdip_sentences');
sql('CREATE TABLE coded (set text, line integer, record jsonb, fault text)');
my @sets = map { m{sentences_(\w+)\.jsonl$} } sort glob("$here/sentences_*.jsonl");
for my $set (@sets)
{
	copy("tests/bin/read-articles $here/sentences_$set.jsonl", 'coded (line, record, fault)');
	sql("UPDATE coded SET set = '$set' WHERE set IS NULL");
}
is(join(' ', rows("SELECT set, line FROM coded WHERE fault IS NOT NULL")),
	'', 'every line is a sentence');
is(join(' ', rows(q{SELECT set, line FROM coded, jsonb_array_elements(record -> 'mentions') AS m
	WHERE position(m ->> 'trigger' IN record ->> 'text') = 0})),
	'', 'every trigger stands in its sentence');
run_file("$here/sentences.sql");

# explain_summit() reads every sentence with a contact word, the others only
# those that may tell of a contact
is(join(' ', rows(q{SELECT set || ' ' || lines FROM (
		SELECT set, line::text AS lines, record ->> 'text' AS body, (record ->> 'date')::date AS day FROM coded
		UNION ALL
		SELECT set, format('%s to %s', min(line), max(line)), string_agg(record ->> 'text', ' ' ORDER BY line), min((record ->> 'date')::date)
		FROM coded GROUP BY set, line / 6) AS text
	WHERE newsdip.summit_mention_count(body, day) <> (SELECT count(DISTINCT mention) FROM newsdip.explain_summit(body, day))})),
	'', 'no contact is in a sentence that is not read');

my %value;
for my $row (rows('SELECT set, figure, value FROM figure'))
{
	my ($set, $figure, $value) = split /\t/, $row;
	$value{$set}{$figure} = $value;
}
for my $set (@sets)
{
	ok($floor{$set}, "$set: there are floors");
	my %bound = (%least, %{ $floor{$set} // {} });
	for my $figure (sort keys %bound)
	{
		my $value = $value{$set}{$figure} // 0;
		cmp_ok($value, '>=', $bound{$figure}, "$set: $figure is $value, at least $bound{$figure}");
	}
}

# Which sentences are misread is written down, so that none is lost unnoticed
my %misread = map { $_ => 1 } rows('SELECT set, id FROM misread');
open(my $list, '<', "$here/misread.tsv") or die "cannot read $here/misread.tsv: $!\n";
chomp(my @listed = grep { !/^#/ } <$list>);
my %listed = map { $_ => 1 } @listed;
is(join("\n", grep { !$listed{$_} } sort keys %misread), '', 'no sentence is misread but those in misread.tsv');
is(join("\n", grep { !$misread{$_} } @listed), '', 'those that are read right now are struck from misread.tsv');
drop_scratch();
done_testing();
