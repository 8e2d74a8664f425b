# NewsdipTest: what the TAP tests share: servers with newsdip, and SQL as a user.
package NewsdipTest;

use strict;
use warnings;
use Exporter 'import';
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

our @EXPORT = qw(utf8_server news_server succeeds fails value);

# A running server whose databases are in UTF8 whatever the locale here is.
sub utf8_server
{
	my ($name, %parameters) = @_;
	my $node = PostgreSQL::Test::Cluster->new($name,
		$parameters{install_path} ? (install_path => delete $parameters{install_path}) : ());
	$node->init(%parameters, extra => [ '--encoding=UTF8', '--locale=C' ]);
	$node->append_conf('postgresql.conf', "fsync = off\n");
	$node->start;
	return $node;
}

# The same with the database "news" and the extension in it.
sub news_server
{
	my ($name, %parameters) = @_;
	my $node = utf8_server($name, %parameters);
	$node->safe_psql('postgres', 'CREATE DATABASE news');
	$node->safe_psql('news', 'CREATE EXTENSION newsdip');
	return $node;
}

# Run SQL as a user: exit status, output, errors.
sub run_as
{
	my ($node, $database, $user, $sql) = @_;
	return $node->psql($database, $sql,
		extra_params => [ '-U', $user, '-v', 'VERBOSITY=verbose' ]);
}

# A test that a user can do something.
sub succeeds
{
	my ($node, $database, $user, $sql, $name) = @_;
	my ($status, $out, $err) = run_as($node, $database, $user, $sql);
	is("$status $err", '0 ', $name);
	return $out;
}

# A test that a user is told no, with the words and SQLSTATE of a pattern.
sub fails
{
	my ($node, $database, $user, $sql, $pattern, $name) = @_;
	my ($status, $out, $err) = run_as($node, $database, $user, $sql);
	isnt($status, 0, "$name: refused");
	like($err, $pattern, "$name: says why");
	return;
}

# A test of what a query gives in the database "news".
sub value
{
	my ($node, $sql, $expected, $name) = @_;
	is($node->safe_psql('news', $sql), $expected, $name);
	return;
}

1;
