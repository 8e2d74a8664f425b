# Scratch: what the tests of accuracy share: a database of their own on the server
# that the environment names, with the extension in it.
package Scratch;

use strict;
use warnings;
use Exporter 'import';
use Test::More;

our @EXPORT = qw(scratch_database drop_scratch sql rows run_file copy);

my $database;

# Make the database, instead of what another run may have left.
sub scratch_database
{
	($database) = @_;
	$ENV{PGOPTIONS} = '-c client_min_messages=warning';
	psql('postgres', '-c', "DROP DATABASE IF EXISTS $database", '-c', "CREATE DATABASE $database");
	sql('CREATE EXTENSION newsdip');
	return;
}

sub drop_scratch
{
	psql('postgres', '-c', "DROP DATABASE $database");
	return;
}

sub psql
{
	my ($in, @arguments) = @_;
	open(my $psql, '-|', 'psql', '-XqAt', '-F', "\t", '-v', 'ON_ERROR_STOP=1', '-d', $in, @arguments)
	  or die "cannot run psql: $!\n";
	chomp(my @lines = <$psql>);
	close $psql or BAIL_OUT("psql failed on: @arguments");
	return @lines;
}

# The rows that statements give, columns parted by tabs.
sub rows
{
	my @statements = @_;
	return psql($database, map { ('-c', $_) } @statements);
}

# The same as one text.
sub sql
{
	return join "\n", rows(@_);
}

# The statements of a file.
sub run_file
{
	my ($path) = @_;
	psql($database, '-f', $path);
	return;
}

# What a command prints, into a table.
sub copy
{
	my ($command, $into) = @_;
	system("$command | psql -XqAt -v ON_ERROR_STOP=1 -d $database -c 'COPY $into FROM STDIN'") == 0
	  or BAIL_OUT("cannot load what comes from: $command");
	return;
}

1;
