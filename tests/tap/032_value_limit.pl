# A value of more than 1 GB is refused with an error that says what to do, and
# the session goes on. That takes 2 GB of memory and half a minute, so it is
# tried only if NEWSDIP_LARGE is set.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

plan skip_all => 'takes 2 GB of memory; NEWSDIP_LARGE=1 asks for it' if !$ENV{NEWSDIP_LARGE};

# One unit has a pair of any two of its entities, of a byte and 1/32 each.
my $node = news_server('limit');
my $unit = 'SELECT newsdip.units(newsdip.cooccurrence_agg(ARRAY(SELECT generate_series(1, %d))))';

is($node->safe_psql('news', sprintf $unit, 45000), '1', 'just below the limit');

my ($status, undef, $stderr) = $node->psql('news',
	"\\set VERBOSITY verbose\n" . sprintf("$unit;\n", 47000) . '\echo still here', on_error_stop => 0);
like($stderr, qr/ERROR:  54000: cooccurrence value exceeds the limit of 1 GB/, 'beyond it: program_limit_exceeded');
like($stderr, qr/HINT:  Aggregate over fewer units, smaller units, or fewer entities\./, 'with a hint');
is($node->safe_psql('news', sprintf $unit, 100), '1', 'and the server goes on');

done_testing();
