# A change of the dictionary counts from the next statement on, is undone by a
# rollback, and reaches other sessions when it is committed, whichever way it
# came: as the design says, "the next statement sees the change".
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $node = news_server('primary', allows_streaming => 'logical');
$node->safe_psql('news',
	"INSERT INTO newsdip.entity (name, kind) VALUES ('Quillfeather Trust', 'organisation')");

# How often the text names the trust; "Zebulon" is the alias that comes and goes.
my $found = "SELECT count(*) FROM newsdip.entities('It was Zebulon again.')"
  . " WHERE name = 'Quillfeather Trust'";
my $add = "INSERT INTO newsdip.alias (alias, entity_id)"
  . " SELECT 'Zebulon', entity_id FROM newsdip.entity WHERE name = 'Quillfeather Trust'";
my $remove = "DELETE FROM newsdip.alias WHERE alias = 'Zebulon'";

my $writer = $node->background_psql('news');
my $reader = $node->background_psql('news');
my $old_view = $node->background_psql('news');

# Who sees how many: writer, reader, and the one in repeatable read if asked.
sub seen
{
	my ($expected, $name, @sessions) = @_;
	is(join(' ', map { $_->query_safe($found) } @sessions), $expected, $name);
	return;
}

my @both = ($writer, $reader);
seen('0 0', 'before', @both);

$writer->query_safe('BEGIN');
$writer->query_safe($add);
seen('1 0', 'added: the next statement of the transaction sees it, others do not', @both);
$writer->query_safe('ROLLBACK');
seen('0 0', 'rolled back: nobody sees it', @both);

$writer->query_safe('BEGIN');
$writer->query_safe('SAVEPOINT before');
$writer->query_safe($add);
seen('1', 'added after a savepoint: seen', $writer);
$writer->query_safe('ROLLBACK TO SAVEPOINT before');
seen('0', 'rolled back to the savepoint: not seen', $writer);
$writer->query_safe($add);
$writer->query_safe('SAVEPOINT after');
$writer->query_safe($remove);
seen('0', 'removed after a second savepoint: not seen', $writer);
$writer->query_safe('ROLLBACK TO SAVEPOINT after');
seen('1', 'the removal rolled back: seen again', $writer);

$old_view->query_safe('BEGIN ISOLATION LEVEL REPEATABLE READ');
seen('0', 'repeatable read looks before the commit', $old_view);
$writer->query_safe('COMMIT');
seen('1 1 0', 'committed: all see it but repeatable read', @both, $old_view);
$old_view->query_safe('COMMIT');
seen('1', 'repeatable read has ended: seen', $old_view);

$writer->query_safe($remove);
seen('0 0 0', 'removed: nobody sees it', @both, $old_view);

# one statement keeps one view: an alias added by a statement is not its own
is($writer->query_safe("WITH added AS ($add RETURNING alias) SELECT (SELECT count(*) FROM added), ($found)"),
	'1|0', 'a statement that adds the alias does not see it');
seen('1 1', 'the next one does', @both);
$writer->query_safe("UPDATE newsdip.alias SET alias = 'Zebulona' WHERE alias = 'Zebulon'");
seen('0 0', 'renamed: nobody sees it', @both);
$writer->query_safe("UPDATE newsdip.alias SET alias = 'Zebulon' WHERE alias = 'Zebulona'");
seen('1 1', 'renamed back', @both);
$writer->query_safe("UPDATE newsdip.entity SET name = 'Quillfeather Fund' WHERE name = 'Quillfeather Trust'");
is($reader->query_safe("SELECT name FROM newsdip.entities('It was Zebulon again.') WHERE surface = 'Zebulon'"),
	'Quillfeather Fund', 'a renamed entity is found under its new name');
$writer->query_safe("UPDATE newsdip.entity SET name = 'Quillfeather Trust' WHERE name = 'Quillfeather Fund'");
$writer->query_safe($remove);

# a function that changes and reads in one command
$node->safe_psql('news', "CREATE FUNCTION add_and_look() RETURNS bigint LANGUAGE plpgsql AS \$\$"
	  . " BEGIN $add; RETURN ($found); END \$\$");
is($writer->query_safe('SELECT add_and_look()'), '1', 'a function sees what it has added');
$writer->query_safe($remove);

# a failed statement leaves nothing behind
$writer->query_safe("DO \$\$ BEGIN $add; PERFORM 1 / 0; EXCEPTION WHEN division_by_zero THEN NULL; END \$\$");
seen('0 0', 'a block that failed leaves nothing', @both);
$node->psql('news', "BEGIN; $add; SELECT 1 / 0; COMMIT;");
seen('0 0', 'a transaction that failed leaves nothing', @both);

# by COPY
$node->safe_psql('news',
	"COPY newsdip.alias (alias, entity_id) FROM stdin;\nZebulon\t"
	  . $node->safe_psql('news', "SELECT entity_id FROM newsdip.entity WHERE name = 'Quillfeather Trust'")
	  . "\n\\.\n");
seen('1 1', 'added by COPY', @both);

# by TRUNCATE
$writer->query_safe('BEGIN');
$writer->query_safe('TRUNCATE newsdip.alias');
seen('0', 'TRUNCATE: the next statement sees no alias', $writer);
$writer->query_safe('ROLLBACK');
seen('1 1', 'rolled back: all of them are there', @both);
$writer->query_safe("CREATE TABLE kept AS SELECT alias, entity_id FROM newsdip.alias WHERE alias = 'Zebulon'");
$writer->query_safe('TRUNCATE newsdip.alias');
seen('0 0', 'TRUNCATE committed', @both);
$writer->query_safe('INSERT INTO newsdip.alias SELECT * FROM kept');
seen('1 1', 'added after TRUNCATE', @both);
$writer->query_safe($remove);

# as replication and some restores do it
$writer->query_safe('SET session_replication_role = replica');
$writer->query_safe($add);
seen('1 1', 'added under session_replication_role = replica', @both);
$writer->query_safe($remove);
seen('0 0', 'removed under it', @both);
$writer->query_safe('RESET session_replication_role');

# with the triggers off that note changes, as some restores have them
my $trust = "SELECT count(*) FROM newsdip.dictionary_status() WHERE shared";
$writer->query_safe('ALTER TABLE newsdip.alias DISABLE TRIGGER ALL');
seen('0 0', 'triggers are off', @both);
$writer->query_safe($add);
seen('1 1', 'added with triggers off', @both);
like($reader->query_safe('SELECT reason FROM newsdip.dictionary_status()'),
	qr/changes of newsdip\.alias go unnoticed/, 'then nothing is shared, and the status says why');
$old_view->query_safe('BEGIN ISOLATION LEVEL REPEATABLE READ');
seen('1', 'repeatable read looks while triggers are off', $old_view);
$writer->query_safe($remove);
$writer->query_safe('ALTER TABLE newsdip.alias ENABLE TRIGGER ALL');
seen('0 0 1', 'removed, and triggers are on: all see it but repeatable read', @both, $old_view);
is($reader->query_safe($trust), '1', 'it is shared again');
$old_view->query_safe('COMMIT');
seen('0', 'repeatable read has ended', $old_view);
$writer->query_safe('BEGIN');
$writer->query_safe("ALTER TABLE newsdip.alias DISABLE TRIGGER a_row; $add; ALTER TABLE newsdip.alias ENABLE ALWAYS TRIGGER a_row;");
seen('1', 'all of it in one transaction: it sees it', $writer);
$writer->query_safe('ROLLBACK');
seen('0 0', 'rolled back: nobody does', @both);
$writer->query_safe("BEGIN; ALTER TABLE newsdip.alias DISABLE TRIGGER a_row; $add; ALTER TABLE newsdip.alias ENABLE ALWAYS TRIGGER a_row; COMMIT;");
seen('1 1', 'committed: all do', @both);
$writer->query_safe($remove);

# on a standby
$node->backup('copy');
my $standby = PostgreSQL::Test::Cluster->new('standby');
$standby->init_from_backup($node, 'copy', has_streaming => 1);
$standby->start;
my $far = $standby->background_psql('news');
seen('0', 'a standby, before', $far);
$writer->query_safe($add);
$node->wait_for_catchup($standby);
seen('1', 'a standby sees what was committed', $far);
$writer->query_safe($remove);
$node->wait_for_catchup($standby);
seen('0', 'and what was removed', $far);

# by logical replication, whose worker applies rows as replica
$standby->stop;
my $subscriber = news_server('subscriber');
$subscriber->safe_psql('news',
	"INSERT INTO newsdip.entity (name, kind) VALUES ('Quillfeather Trust', 'organisation')");
$node->safe_psql('news', 'CREATE PUBLICATION dictionary FOR TABLE newsdip.entity, newsdip.alias');
$subscriber->safe_psql('news', "CREATE SUBSCRIPTION dictionary CONNECTION '"
	  . $node->connstr . " dbname=news' PUBLICATION dictionary WITH (copy_data = off)");
my $subscribed = $subscriber->background_psql('news');
seen('0', 'a subscriber, before', $subscribed);
$writer->query_safe($add);
$node->wait_for_catchup('dictionary');
seen('1', 'a subscriber sees what was replicated', $subscribed);
$writer->query_safe("UPDATE newsdip.alias SET alias = 'Zebulona' WHERE alias = 'Zebulon'");
$node->wait_for_catchup('dictionary');
seen('0', 'and what was renamed', $subscribed);
$writer->query_safe("UPDATE newsdip.alias SET alias = 'Zebulon' WHERE alias = 'Zebulona'");
$writer->query_safe('TRUNCATE newsdip.alias');
$node->wait_for_catchup('dictionary');
seen('0', 'and what was truncated', $subscribed);

$_->quit for $writer, $reader, $old_view, $far, $subscribed;
$subscriber->safe_psql('news', 'DROP SUBSCRIPTION dictionary');
done_testing();
