# The throw-away server of the demo leaves nothing behind, whatever ends it.
use strict;
use warnings;
use FindBin;
use PostgreSQL::Test::Utils;
use Test::More;

my $bindir = `pg_config --bindir` =~ s/\s+$//r;
my $said = PostgreSQL::Test::Utils::tempdir() . '/said';
my $tell = "echo \"\$PGHOST\" > $said";

# it does what it is asked, reports how that went, and is gone
is(run('sh', '-c', "$tell; psql -XAtc 'SELECT 6 * 7' | grep -q 42"), 0, 'a command finds its server');
gone('after the command');
is(run('sh', '-c', "$tell; exit 3"), 3, 'the status of the command is passed on');
gone('after a command that failed');
is(run('sh', '-c', "$tell; psql -XAtc 'SHOW listen_addresses' | grep -q ."), 1, 'no TCP port is open');
is(run("$said.missing") != 0, 1, 'a command that is none fails');

for my $signal (qw(INT TERM HUP KILL))
{
	unlink $said;
	my $pid = fork() // die "fork: $!";
	if ($pid == 0)
	{
		open(STDERR, '>', '/dev/null');
		setpgrp;
		exec { command('sh')->[0] } @{ command('sh', '-c', "$tell; exec sleep 600") };
		die "exec: $!";
	}
	wait_until(sub { -s $said }, 'the server runs');
	kill $signal, $pid;
	waitpid($pid, 0);

	# killed outright, it cannot wait for its guard; nor for its command
	kill 'TERM', -$pid;
	gone("after SIG$signal");
}

# a session at a terminal keeps Ctrl-C for itself
unlink $said;
my $pid = fork() // die "fork: $!";
if ($pid == 0)
{
	exec { command()->[0] } $^X, "$FindBin::Bin/../bin/with-server", '--interactive', $bindir,
	  'sh', '-c', "trap 'exit 7' TERM; $tell; kill -INT \$PPID; sleep 1; exit 5";
	die "exec: $!";
}
waitpid($pid, 0);
is($? >> 8, 5, 'an interrupt does not end an interactive session');
gone('after the session');

done_testing();

sub command { return [ $^X, "$FindBin::Bin/../bin/with-server", $bindir, @_ ]; }

sub run
{
	my $status = system(@{ command(@_) });
	return $status >> 8;
}

# The folder of the last server, which holds its socket, and its processes.
sub gone
{
	my ($when) = @_;
	my $folder = slurp_file($said) =~ s/\s+$//r;
	wait_until(sub { !-e $folder }, "no folder stays $when");
	my @processes = grep { (readlink("$_/cwd") // '') =~ m{^\Q$folder\E/} } glob('/proc/[0-9]*');
	is("@processes", '', "no process stays $when");
	return;
}

sub wait_until
{
	my ($condition, $name) = @_;
	for (1 .. 300)
	{
		last if $condition->();
		select(undef, undef, undef, 0.1);
	}
	ok($condition->(), $name);
	return;
}
