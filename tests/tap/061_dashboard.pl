# The web page: built over the sample articles, opened in a real browser, with
# clicks.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use JSON::PP ();
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my ($chromium) = grep { -x } map { "$_/chromium" } split /:/, $ENV{PATH};
plan skip_all => 'no Node.js with npm here' if system('node --version >/dev/null 2>&1 && npm --version >/dev/null 2>&1') != 0;
plan skip_all => 'no chromium here' if !$chromium;

my $node = utf8_server('dashboard');
my $tests = "$FindBin::Bin/..";
# where tests/bin/test has put the npm packages of the last time, if there are any
my $folder = $ENV{NEWSDIP_PACKAGES} // "$PostgreSQL::Test::Utils::tmp_check/dashboard";
local %ENV = (%ENV, address_of($node));
load_sample($node);

# names that mean something in HTML must come out as they are
$node->safe_psql('demo', <<'SQL');
INSERT INTO newsdip.entity (name, kind) VALUES ('Budi <b>Bold</b> & "Co"', 'person');
INSERT INTO newsdip.alias (alias, entity_id) SELECT 'Budi Tebal', entity_id FROM newsdip.entity WHERE name LIKE 'Budi <%';
INSERT INTO articles (id, published, title, body)
SELECT 1000 + i, '2025-10-30', 'A <i>meeting</i>', 'Budi Tebal met Lawrence Wong of <script>alert(1)</script>.'
FROM generate_series(1, 30) AS i;
INSERT INTO articles (id, published, body)
SELECT 2000 + i, date '2025-10-26' - i, 'It rained all day.' FROM generate_series(1, 50) AS i;
SELECT newsdip.track('articles', title => 'title');
CALL newsdip.refresh();
SQL
$ENV{PGDATABASE} = 'demo';
local @ENV{qw(HOME npm_config_cache npm_config_omit)} = ($folder, "$folder/cache", '');

# what npm fetches must be there: without a registry there is nothing to test
my ($out, $err) = ('', '');
my $built = IPC::Run::run([ "$tests/../dashboards/web/build", 'articles', $folder ], '>', \$out, '2>', \$err);
plan skip_all => 'npm reaches no registry here' if !$built && $err =~ /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|CERT_IN_CHAIN|UNABLE_TO_\w*CERT/;
ok($built, 'the page is built') or diag($err);

my $screenshot = "$folder/page.png";
$out = $err = '';
ok(IPC::Run::run([ 'node', "$tests/dashboard/page.mjs", $folder, $chromium, $screenshot ], '>', \$out, '2>', \$err),
	'and opens in a browser')
  or diag($err);
my $seen = JSON::PP->new->utf8->decode($out || '{}');

is_deeply($seen->{errors}, [], 'without an error');
is_deeply($seen->{elsewhere}, [], 'asking no other host');
like($seen->{summary}, qr/^articles: 128 articles from 2018-05-16 to 2025-10-30, read \d{4}/, 'it says what it is about');
is($seen->{periods}[0], 'all, 2018-05-16 to 2025-10-30', 'all of the time is chosen at first');
is(scalar @{ $seen->{periods} }, 10, 'years can be chosen');

my $first = $seen->{first};
cmp_ok($first->{bars}, '>', 60, 'the time line has bars');
cmp_ok($first->{circles}, '>', 10, 'the network has circles');
is_deeply($first->{pairs}[0], [ 'Lawrence Wong', 'Budi <b>Bold</b> & "Co"', '30' ], 'the top pair is at the top, as it is written')
  or diag(explain $first->{pairs}[0]);
like($first->{evidence}, qr/^Evidence: Lawrence Wong and Budi <b>/, 'its evidence is shown');
is($first->{sentences}, 8, 'some of it');
is($first->{marks}, 16, 'with both marked');
cmp_ok($first->{calendar}, '>', 10, 'the calendar has rows');
cmp_ok($first->{bursts}, '>', 0, 'bursts are listed');

my ($pair, $entity, $period) = @$seen{qw(pair entity period)};
is($pair->{evidence}, "Evidence: $first->{pairs}[2][0] and $first->{pairs}[2][1]", 'a click on a pair shows its evidence');
cmp_ok($pair->{sentences}, '>', 0, 'sentences of it');
is($seen->{select}, $seen->{name}, 'a click on a circle chooses the entity');
like($entity->{timeline}, qr/ with \Q$seen->{name}\E,/, 'which the time line says');
is(scalar(grep { $_->[0] ne $seen->{name} && $_->[1] ne $seen->{name} } @{ $entity->{pairs} }), 0,
	'and all pairs are its own');
cmp_ok($entity->{bars}, '<', $first->{bars}, 'and the bars fewer');
cmp_ok($period->{bars}, '<', $first->{bars}, 'a year has fewer bars');
is(scalar(grep { $_->[1] =~ /Bold/ } @{ $period->{pairs} }), 0, 'and its own pairs');
cmp_ok(-s $screenshot, '>', 50_000, 'a screenshot shows something');

done_testing();
