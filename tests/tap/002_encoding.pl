# Texts are read as UTF-8: a database in another encoding is refused when the
# extension is created, in words that help, and nothing is left behind.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $node = utf8_server('encoding');

for my $encoding (qw(LATIN1 SQL_ASCII EUC_JP))
{
	my $database = lc $encoding;
	$node->safe_psql('postgres', "CREATE DATABASE $database ENCODING '$encoding' LOCALE 'C' TEMPLATE template0");
	fails($node, $database, $node->safe_psql('postgres', 'SELECT current_user'), 'CREATE EXTENSION newsdip',
		qr/0A000: newsdip needs a database in encoding UTF8, this one is in $encoding\nHINT: .*ENCODING 'UTF8'/,
		"a database in $encoding");
	is($node->safe_psql($database, "SELECT count(*) FROM pg_namespace WHERE nspname = 'newsdip'"),
		'0', "nothing is left behind in $encoding");
}

$node->safe_psql('postgres', "CREATE DATABASE utf8 ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0");
is($node->safe_psql('utf8', 'CREATE EXTENSION newsdip; SELECT extname FROM pg_extension WHERE extname = $$newsdip$$'),
	'newsdip', 'a database in UTF8 of the same server takes it');

# nor does it matter how the language of the database writes small letters
my ($status) = $node->psql('postgres', "CREATE DATABASE turkish ENCODING 'UTF8' LOCALE_PROVIDER icu ICU_LOCALE 'tr' LOCALE 'C' TEMPLATE template0");
SKIP:
{
	skip 'the server has no ICU', 3 if $status != 0;
	is($node->safe_psql('turkish', "CREATE EXTENSION newsdip; SELECT lower('I')"), "\xc4\xb1", 'a database in Turkish takes it');
	my @same = (
		"SELECT string_agg(DISTINCT tgname, ' ' ORDER BY tgname) FROM pg_trigger WHERE tgname LIKE 'e\_%'",
		"CREATE TABLE articles AS SELECT n AS id, date '2020-01-01' + n AS published, 'Rapat Ikatan Selat Lumbira (ISL) dibuka. Ikatan Selat Lumbira menunda rapat.' AS body"
		  . ' FROM generate_series(1, 12) AS n; SELECT name, note FROM newsdip.adopt_names($$articles$$)');
	is($node->safe_psql('turkish', $_), $node->safe_psql('utf8', $_), 'as any other: ' . substr($_, 0, 40)) for @same;
}

# the client may use what it likes; bytes go through a file, unchanged by Perl
my $sql = PostgreSQL::Test::Utils::tempdir() . '/latin1.sql';
open(my $file, '>:raw', $sql) or die "$sql: $!";
print $file "SELECT surface FROM newsdip.entities(E'In C\xf4te d\\'Ivoire it rained.');\n";
close $file;
local $ENV{PGCLIENTENCODING} = 'LATIN1';
$node->command_like([ 'psql', '-XAtq', '-d', $node->connstr('utf8'), '-f', $sql ],
	qr/^C\xf4te d'Ivoire$/, 'a client in LATIN1 reads and is read');

done_testing();
