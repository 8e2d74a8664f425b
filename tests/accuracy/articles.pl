# The facts that the five articles in ../shared/seeds must show: who occurs with
# whom, who "Presiden AS" is, what page furniture hides, which contacts are
# told. The server is the one that the environment names.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Test::More;
use Scratch;

scratch_database('newsdip_articles');
sql('CREATE TABLE line (line integer, record jsonb, fault text)');
copy('tests/bin/read-articles ../shared/seeds/articles.jsonl', 'line');
sql(q{CREATE TABLE article AS
	SELECT (record ->> 'id')::integer AS id, (record ->> 'published')::date AS published,
		record ->> 'body' AS body FROM line});
is(sql('SELECT count(*) FROM article'), 5, 'there are five articles');

# In which articles two entities occur together
for my $pair (
	[ 'Russia', 'United States', '1,2,3,4,5' ],
	# in article 3 only as the head of "pemerintahan Trump", which counts
	[ 'Donald Trump', 'Vladimir Putin', '1,2,3,4,5' ],
	[ 'Vladimir Putin', 'Sergei Lavrov', '1,2,4' ],
	[ 'Joe Biden', 'Vladimir Putin', '3,5' ],
	[ 'Mike Pompeo', 'Sergei Lavrov', '1,4' ],
	[ 'Marco Rubio', 'Sergei Lavrov', '2' ])
{
	my ($a, $b, $articles) = @$pair;
	is(sql(qq{SELECT string_agg(id::text, ',' ORDER BY id) FROM article
		WHERE newsdip.entity_ids(body, published) @>
			ARRAY[newsdip.entity_id('$a'), newsdip.entity_id('$b')]}),
		$articles, "$a and $b");
	is(sql(qq{SELECT newsdip.pair_units(newsdip.cooccurrence_agg(body, published),
			newsdip.entity_id('$a'), newsdip.entity_id('$b')) FROM article}),
		scalar(my @list = split /,/, $articles), "$a and $b, counted by the aggregate");
}
is(sql(q{SELECT string_agg(id::text || ' ' || coalesce(e.name, 'nobody'), ', ' ORDER BY id)
	FROM article LEFT JOIN newsdip.entity e
		ON e.entity_id = newsdip.entity_id('Presiden AS', published)}),
	'1 Donald Trump, 2 Donald Trump, 3 Joe Biden, 4 Donald Trump, 5 Donald Trump',
	'who Presiden AS is on the day of each article');
is(sql(q{SELECT newsdip.entity_id('Presiden AS') IS NULL}), 't', 'without a date it is nobody');

is(sql(q{SELECT count(*) FROM article, newsdip.entities(body, published)
	WHERE name ~ 'Villeneuve|Star Wars|Lithium'}), 0, 'page furniture names nobody');

sub contact
{
	my ($name, $condition) = @_;
	cmp_ok(sql(qq{SELECT count(*) FROM article, newsdip.summit_mentions(body, published) AS m
		WHERE $condition}), '>', 0, $name);
	return;
}

sub parties
{
	return 'participant_names @> ' . "ARRAY['" . join("','", @_) . "']";
}
sub entity { return "newsdip.entity_id('$_[0]')" }

contact('article 4: the summit of Russia and the United States in Helsinki is planned',
	"id = 4 AND kind = 'summit' AND status = 'planned' AND place = " . entity('Helsinki') .
	" AND during = '[2018-07-16,2018-07-16]' AND " . parties('Russia', 'United States'));
contact('article 4: the call of Lavrov and Pompeo was held',
	"id = 4 AND kind = 'call' AND status = 'held' AND " . parties('Sergei Lavrov', 'Mike Pompeo'));
contact('article 3: the call of Biden and Putin on 30 December is planned',
	"id = 3 AND kind = 'call' AND status = 'planned' AND during = '[2021-12-30,2021-12-30]' AND " .
	parties('Joe Biden', 'Vladimir Putin'));
contact('article 3: the talks in Geneva on 10 January are planned',
	"id = 3 AND kind = 'talks' AND status = 'planned' AND place = " . entity('Geneva') .
	" AND during = '[2022-01-10,2022-01-10]'");
contact('article 3: the video call of 7 December was held',
	"id = 3 AND kind = 'call' AND status = 'held' AND during = '[2021-12-07,2021-12-07]'");

drop_scratch();
done_testing();
