# NewsdipTest: what the TAP tests share: servers with newsdip, SQL as a user, and
# programs without a server.
package NewsdipTest;

use strict;
use warnings;
use Exporter 'import';
use FindBin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;

our @EXPORT = qw(utf8_server news_server address_of load_sample succeeds fails value compiler fuzzer_compiles);

my $tests = "$FindBin::Bin/..";

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

# The variables by which programs find a server, for a local %ENV.
sub address_of
{
	my ($node) = @_;
	return (PGHOST => $node->host, PGPORT => $node->port, PGDATABASE => 'postgres',
		PGCLIENTENCODING => 'UTF8', LC_ALL => 'C.UTF-8');
}

# Make the database "demo" with the sample articles on a server.
sub load_sample
{
	my ($node) = @_;
	local %ENV = (%ENV, address_of($node));
	system("$tests/bin/load-articles '$tests/sample/articles.jsonl' >/dev/null") == 0
	  or die "cannot load the sample articles\n";
	return;
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

# The C compiler, if there is one.
sub compiler
{
	my $compiler = $ENV{CC} // 'cc';
	return system("command -v $compiler >/dev/null") == 0 ? $compiler : undef;
}

# A test that a program, that reads what may be damaged, compiles: with the
# compiler's sanitizers looking on where it has them.
sub fuzzer_compiles
{
	my ($name, $program, @arguments) = @_;
	my @command = (compiler(), '-O1', '-g', '-o', $program, @arguments);
	my $sanitizers = '-fsanitize=address,undefined -fno-sanitize-recover=all';
	my $sanitized = system("@command $sanitizers 2>/dev/null") == 0;
	note($sanitized ? "with $sanitizers" : "the compiler has no $sanitizers");
	is($sanitized ? 0 : system("@command"), 0, $name);

	# a container may forbid what looking for leaks needs
	$ENV{ASAN_OPTIONS} = 'detect_leaks=0';
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
