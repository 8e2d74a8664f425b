# The files of the standard gazetteer: what must be in them, and that
# extension/data/to_sql.pl refuses what must not, with file and line.
use strict;
use warnings;
use FindBin;
use PostgreSQL::Test::Utils;
use Test::More;

my $data = "$FindBin::Bin/../../extension/data";

sub rows
{
	my ($pattern) = @_;
	return map { my @lines = split /\n/, slurp_file($_); shift @lines; map { [ split /\t/, $_, -1 ] } @lines } glob "$data/$pattern";
}

# to_sql.pl over a copy of the files, with lines put at the end of some
sub complaints
{
	my (%more) = @_;
	my $copy = PostgreSQL::Test::Utils::tempdir();
	system_or_bail('cp', '-r', "$data/.", $copy);
	append_to_file("$copy/$_", $more{$_}) for keys %more;
	my ($out, $err) = run_command([ $^X, "$copy/to_sql.pl", $copy ]);
	is(length $out, 0, 'nothing is printed where something is wrong') if %more;
	$err =~ s/^\Q$copy\E\///mg;
	return $err;
}

is(complaints(), '', 'the files as they are pass');

my @wrong = (
	'a row with too few columns' => { 'place.tsv' => "99990\tShort Row\n" } => qr/^place\.tsv:\d+: 2 columns instead of 7$/m,
	'an id that is used' => { 'place.tsv' => "1\tTwice Used\t\t\t\t\t\n" } => qr/^place\.tsv:\d+: entity_id "1" is no number below 1000000 or is used twice$/m,
	'a name that is there' => { 'person_west.tsv' => "199990\tJoe Biden\t\t\t\t\t\n" } => qr/person "Joe Biden" stands twice/,
	'an alias that stands twice' => { 'place.tsv' => "99990\tNew Place\t\t\tA[2001-01-01,)|A[2001-01-01,)\t\t\n" } => qr/^place\.tsv:\d+: alias "A\[2001-01-01,\)" stands twice$/m,
	'an unknown country' => { 'place.tsv' => "99990\tNew Place\tNowhere\t\t\t\t\n" } => qr/^place\.tsv:\d+: unknown country "Nowhere"$/m,
	'empty dates' => { 'place.tsv' => "99990\tNew Place\t\t\tA[2001-01-01,2001-01-01)\t\t\n" } => qr/the dates of alias "A" are empty/,
	'mixed scripts' => { 'place.tsv' => "99990\tM\xd0\xbescow\t\t\t\t\t\n" } => qr/mixes Latin with Cyrillic or Greek letters/,
	'an unknown body' => { 'office_west.tsv' => "3990\tNowhere\thead_of_state\tpresident\t1\tPresident of Nowhere\n" } => qr/^office_west\.tsv:\d+: unknown body "Nowhere"$/m,
	'an unknown office' => { 'tenure_west.tsv' => "President of Nowhere\tJoe Biden\t2001-01-01\t\n" } => qr/^tenure_west\.tsv:\d+: unknown office/m,
	'an unknown holder' => { 'tenure_west.tsv' => "President of the United States\tNo Body\t1901-01-01\t1902-01-01\n" } => qr/unknown person "No Body"/,
	'a tenure without its first day' => { 'tenure_west.tsv' => "President of the United States\tJoe Biden\t\t1902-01-01\n" } => qr/a tenure needs its first day/,
	'a day that there is not' => { 'tenure_west.tsv' => "President of the United States\tJoe Biden\t1901-02-29\t1902-01-01\n" } => qr/"1901-02-29" is no date/,
	'a tenure that is empty' => { 'tenure_west.tsv' => "President of the United States\tJoe Biden\t1902-01-01\t1902-01-01\n" } => qr/the tenure is empty/,
	'more holders than seats' => { 'tenure_west.tsv' => "President of the United States\tAl Gore\t2015-01-01\t2016-01-01\n" } => qr/2 holders of "President of the United States" on 2015-01-01/,
);
while (my ($what, $more, $complaint) = splice @wrong, 0, 3)
{
	like(complaints(%$more), $complaint, "refused: $what");
}

# What must be there
my %kind = (person => 2500, organisation => 800, place => 1500, country => 195);
for my $kind (sort keys %kind)
{
	cmp_ok(scalar(() = rows("$kind*.tsv")), '>=', $kind{$kind}, "at least $kind{$kind} of kind $kind");
}

# since 2000: the days on which an office of these ranks of a state was held
my %offices;
push @{ $offices{ $_->[1] }{ $_->[2] } }, $_->[5] for rows('office*.tsv');
my %held;
push @{ $held{ $_->[0] } }, [ $_->[2], $_->[3] || '9999-12-31' ] for rows('tenure*.tsv');

sub holder_on
{
	my ($body, $day, @ranks) = @_;
	return scalar grep { $_->[0] le $day && $day lt $_->[1] } map { @{ $held{$_} // [] } } map { @{ $offices{$body}{$_} // [] } } @ranks;
}

my @years = (2001 .. 2025);
my @without;
my ($holders, $asked) = (0, 0);
# states that are no more, and the captains regent, who change twice a year
my %past = map { $_ => 1 } 'San Marino', map { $_->[1] } grep { $_->[0] > 900 } rows('country.tsv');
for my $state (grep { !$past{$_} } map { $_->[1] } rows('country.tsv'))
{
	my $held = grep { holder_on($state, "$_-03-01", 'head_of_state', 'head_of_government') } @years;
	push @without, $state if $held == 0;
	$holders += $held;
	$asked += @years;
}
is("@without", '', 'every state has heads of state or government');
cmp_ok($holders / $asked, '>=', 0.95, 'of 25 years each, nineteen of twenty have one');

my @closely = ('Argentina', 'Australia', 'Brazil', 'Canada', 'China', 'France', 'Germany', 'India', 'Indonesia', 'Italy',
	'Japan', 'Mexico', 'Russia', 'Saudi Arabia', 'South Africa', 'South Korea', 'Turkey', 'United Kingdom', 'United States',
	'Malaysia', 'Singapore', 'Philippines', 'Thailand', 'Vietnam', 'Cambodia', 'Laos', 'Brunei', 'Myanmar',
	'Iran', 'Israel', 'Palestine', 'Egypt', 'Syria', 'Iraq', 'Lebanon', 'Jordan', 'Yemen', 'Qatar', 'United Arab Emirates',
	'Kuwait', 'Bahrain', 'Oman', 'Ukraine', 'Belarus', 'Moldova', 'Georgia', 'Armenia', 'Azerbaijan', 'Kazakhstan',
	'Uzbekistan', 'Turkmenistan', 'Kyrgyzstan', 'Tajikistan', 'Estonia', 'Latvia', 'Lithuania');
is(join(', ', grep { !holder_on($_, '2025-03-01', 'foreign_minister') } @closely), '', 'foreign ministers of 2025');
is(join(', ', grep { !holder_on($_, '2011-11-01', 'foreign_minister') } @closely), '', 'and of 2011');
# Palestine has none
is(join(', ', grep { !holder_on($_, '2022-03-01', 'defence_minister') } @closely), 'Palestine, Kyrgyzstan', 'defence ministers of 2022, but two');

done_testing();
