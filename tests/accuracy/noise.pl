# How many of the contacts that newsdip finds in texts that are mostly not about
# diplomacy are contacts: the texts of Reuters of 1987 and the Indonesian set
# inc2015 of ../shared/corpora.
#
# noise.tsv holds the verdicts of a reader on a sample of mentions: set, id of
# the article, start and length of the mention's words in characters, and 1 for
# a contact as ../shared/gold/GUIDE.md defines it, 0 for none. The sample is the
# first 200 mentions of both sets by the md5 of the seed and the place. Rules
# change what is found: this says how much of the sample is still found, and
# "perl tests/accuracy/noise.pl --open" prints what a new sample would hold that
# nobody has judged, with the words around it. The server is the one that the
# environment names.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Test::More;
use Scratch;

my $seed = 'newsdip';
my $sample = 200;
my $least_precision = 0.80;

my $here = $0 =~ s{/[^/]*$}{}r;
my $corpora = '../shared/corpora';
plan skip_all => "there are no texts in $corpora" if !-d $corpora;

scratch_database('newsdip_noise');
sql('CREATE TABLE line (line integer, record jsonb, fault text)');
copy("gzip -dc $corpora/en_news.jsonl.gz | grep '\"set\": \"reuters21578\"' | tests/bin/read-articles /dev/stdin", 'line');
copy("gzip -dc $corpora/id_news.jsonl.gz | grep '\"set\": \"inc2015\"' | tests/bin/read-articles /dev/stdin", 'line');
sql(qq{CREATE TABLE found AS
	SELECT record ->> 'set' AS set, (record ->> 'id')::integer AS article, start, length,
		record ->> 'body' AS body, kind, status, participant_names,
		row_number() OVER (ORDER BY md5(concat_ws(' ', '$seed', record ->> 'set', record ->> 'id', start))) AS place
	FROM line, newsdip.summit_mentions(record ->> 'body', (record ->> 'published')::date)});
sql('CREATE TABLE judged (set text, article integer, start integer, length integer, contact integer)');
copy("tail -n +2 $here/noise.tsv", 'judged');

if (@ARGV && $ARGV[0] eq '--open')
{
	print sql(qq{SELECT concat_ws(E'\\t', set, article, start, length) || E'\\t' || kind || ' ' || status || ' '
			|| participant_names::text || E'\\t' || regexp_replace(substring(body from greatest(start - 260, 1) for least(start - 1, 260))
			|| '<<' || substring(body from start for length) || '>>' || substring(body from start + length for 160), '\\s+', ' ', 'g')
		FROM found LEFT JOIN judged USING (set, article, start, length)
		WHERE contact IS NULL AND place <= $sample ORDER BY place}), "\n";
	drop_scratch();
	exit;
}

my ($judged, $contacts) = split /\t/, sql('SELECT count(*), sum(contact) FROM judged');
is($judged, $sample, 'as many verdicts as the sample is large');
is(sql('SELECT count(*) FROM judged WHERE contact NOT IN (0, 1) OR contact IS NULL'), 0, 'each is 0 or 1');
my ($still, $still_contacts) = split /\t/, sql('SELECT count(*), coalesce(sum(contact), 0) FROM judged JOIN found USING (set, article, start, length)');
my $new = sql("SELECT count(*) FROM found LEFT JOIN judged USING (set, article, start, length) WHERE contact IS NULL AND place <= $sample");
diag(sprintf 'of %d mentions judged, %d contacts (precision %.3f); %d are still found, %d of them contacts (%.3f); '
	  . 'a sample drawn now would hold %d that nobody has judged',
	$judged, $contacts, $contacts / $judged, $still, $still_contacts, $still ? $still_contacts / $still : 0, $new);
cmp_ok($still, '>=', $sample / 2, 'most of the sample is still found');
cmp_ok($still_contacts / ($still || 1), '>=', $least_precision,
	"at least $least_precision of what is found of it are contacts");
drop_scratch();
done_testing();
