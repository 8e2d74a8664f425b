# Throwaway: a temporary folder, and a PostgreSQL server in it, that are gone
# when the process that asked for them is gone, whatever ended it.
#
# A guard process in a session of its own owns both. It holds the reading end of
# a pipe whose only writing end is ours: when that closes, because we are done,
# were interrupted or were killed, the guard stops every server that runs below
# the folder and removes the folder. Nothing needs a handler that might not run.
#
# A server refuses to run as root; there it runs as the user postgres, or nobody.
# Only modules of perl-base are used: a bare Debian has nothing else.
package Throwaway;

use strict;
use warnings;
use Cwd ();
use File::Path ();
use File::Temp ();
use POSIX ();

# Names of the server-side settings that trade safety for speed: what dies with
# the machine here was to be thrown away anyhow.
my $settings = <<'END';
listen_addresses = ''
fsync = off
synchronous_commit = off
full_page_writes = off
max_wal_size = 2GB
timezone = 'UTC'
log_timezone = 'UTC'
logging_collector = off
END

# The child that runs now; signals that reach us are handed to it.
our $child;

# new(BINDIR): a folder for the files of a server and of its tests. BINDIR is
# the folder with initdb and postgres in a (staged) server installation.
sub new
{
	my ($class, $bindir) = @_;
	my $self = bless { bindir => $bindir, owner => $$ }, $class;

	# an unrelated server's address must not leak in, nor a user's habits
	delete @ENV{ grep { /^PG/ } keys %ENV };

	$self->{user} = defined getpwnam('postgres') ? 'postgres' : 'nobody' if $> == 0;
	$self->make_folder($ENV{TMPDIR} || '/tmp') || $self->make_folder('/tmp')
	  or die "no temporary folder that $self->{user} can use\n";
	mkdir "$self->{folder}/tmp" or die "cannot make $self->{folder}/tmp: $!\n";
	chmod 01777, "$self->{folder}/tmp";
	$self->make_reachable();
	return $self;
}

# Make the folder in another one; false if the server could not use it there: a
# socket's path has 107 bytes at most, and root's TMPDIR may be root's alone.
sub make_folder
{
	my ($self, $base) = @_;
	return 0 if length($base) > 60;
	$self->{folder} = File::Temp::tempdir('newsdip.XXXXXX', DIR => $base);
	$self->start_guard();
	return 1 if !$self->{user};
	chown((getpwnam($self->{user}))[ 2, 3 ], $self->{folder}) == 1
	  or die "cannot hand $self->{folder} to $self->{user}: $!\n";
	return 1 if $self->run_quietly('true');
	$self->finish();
	return 0;
}

sub folder { return $_[0]{folder}; }
sub bindir { return $_[0]{bindir}; }
sub user { return $_[0]{user}; }

# Let go of the folder and wait until it is gone.
sub finish
{
	my ($self) = @_;
	return if !$self->{guard} || $self->{owner} != $$;
	close $self->{hold};
	for my $helper (delete @$self{qw(guard keeper)})
	{
		next if !$helper;
		while (waitpid($helper, 0) == -1 && $!{EINTR}) { }
	}
	return;
}

sub DESTROY
{
	my ($self) = @_;
	local ($?, $@);
	$self->finish();
	return;
}

sub start_guard
{
	my ($self) = @_;
	pipe(my $watch, my $hold) or die "pipe: $!\n";
	my $guard = fork() // die "fork: $!\n";
	if ($guard == 0)
	{
		close $hold;
		POSIX::setsid();
		$SIG{$_} = 'IGNORE' for qw(INT TERM HUP QUIT PIPE);
		sysread($watch, my $byte, 1);
		stop_servers($self->{folder});
		chdir '/';
		File::Path::remove_tree($self->{folder}, { error => \my $errors });
		POSIX::_exit(@$errors ? 1 : 0);
	}
	close $watch;
	@$self{qw(guard hold)} = ($guard, $hold);
	return;
}

# Every process whose working directory lies below the folder: postgres and its
# children change into their data directory, initdb's helpers likewise.
sub processes_below
{
	my ($folder) = @_;
	my @found;
	for my $entry (glob '/proc/[0-9]*')
	{
		my $directory = readlink("$entry/cwd") // next;
		push @found, $entry =~ /(\d+)$/
		  if index("$directory/", "$folder/") == 0;
	}
	return grep { $_ != $$ } @found;
}

sub stop_servers
{
	my ($folder) = @_;
	my $path = Cwd::realpath($folder) // return;

	for my $attempt (1 .. 100)
	{
		my @processes = processes_below($path) or return;

		# a server ends its children itself when told to quit at once
		kill(($attempt < 50 ? 'QUIT' : 'KILL'), @processes)
		  if $attempt == 1 || $attempt % 25 == 0;
		select(undef, undef, undef, 0.1);
	}
	return;
}

# The user that the server runs as may be unable to enter the folder that the
# sources lie in (/root, or a home of mode 700): then the staged installation is
# copied to where it can be read.
sub make_reachable
{
	my ($self) = @_;
	return if !$self->{user};

	my $readable = 'test -x "$1/postgres" && "$1/postgres" --version &&'
	  . ' cat "$("$1/pg_config" --sharedir)/extension/newsdip.control"'
	  . ' "$("$1/pg_config" --pkglibdir)/newsdip.so"';
	return if $self->run_quietly('sh', '-c', "{ $readable; } >/dev/null 2>&1", 'sh', $self->{bindir});

	my ($stage, $below) = $self->{bindir} =~ m{^(.*)(/usr/lib/postgresql/.*)$};
	($stage, $below) = $self->{bindir} =~ m{^(.*/stage)(/.*)$} if !defined $stage;
	die "$self->{user} cannot read $self->{bindir}\n" if !defined $stage;
	system('cp', '-a', $stage, "$self->{folder}/stage") == 0
	  && system('chmod', '-R', 'a+rX', "$self->{folder}/stage") == 0
	  or die "cannot copy $stage\n";
	$self->{bindir} = "$self->{folder}/stage$below";
	return;
}

# In a child: become the user of the server, in the folder.
sub become_user
{
	my ($self) = @_;
	if ($self->{user})
	{
		my ($uid, $gid) = (getpwnam($self->{user}))[ 2, 3 ];
		$) = "$gid $gid";
		$( = $gid;
		($<, $>) = ($uid, $uid);
		die "cannot become $self->{user}\n" if $> != $uid || $< != $uid;
		$ENV{HOME} = $self->{folder};
		$ENV{USER} = $ENV{LOGNAME} = $self->{user};
	}
	chdir $self->{folder} or die "chdir $self->{folder}: $!\n";
	return;
}

# Start a command, as the server's user when asked. Output may go to a file.
sub spawn
{
	my ($self, $as_user, $output, @command) = @_;
	my $pid = fork() // die "fork: $!\n";
	return $pid if $pid;
	$SIG{$_} = 'DEFAULT' for qw(INT TERM HUP QUIT);
	eval {
		if (defined $output)
		{
			open(STDIN, '<', '/dev/null');
			open(STDOUT, '>>', $output) or die "cannot write $output: $!\n";
			open(STDERR, '>&', \*STDOUT);
		}
		$self->become_user() if $as_user;
		no warnings 'exec';
		exec { $command[0] } @command;
	};
	print STDERR $@ || "cannot run $command[0]: $!\n";
	POSIX::_exit(127);
}

sub wait_for
{
	my ($pid) = @_;
	local $child = $pid;
	while (waitpid($pid, 0) == -1)
	{
		return -1 if !$!{EINTR};
	}
	return $?;
}

# Run a command as the server's user in the folder; true if it succeeds.
sub run_quietly
{
	my ($self, @command) = @_;
	return wait_for($self->spawn(1, "$self->{folder}/output", @command)) == 0;
}

# Run a command as who we are, where we are; its wait status.
sub run
{
	my ($self, @command) = @_;
	return wait_for($self->spawn(0, undef, @command));
}

# Initialise and start a server, and point the environment at it.
sub start_server
{
	my ($self) = @_;
	my $folder = $self->{folder};
	my $data = "$folder/data";
	my $log = "$folder/server.log";

	$self->run_quietly("$self->{bindir}/initdb", '-D', $data, '-U', 'postgres', '-A', 'trust',
		'-E', 'UTF8', '--no-locale', '--no-sync')
	  or die "initdb failed:\n" . tail("$folder/output");
	open(my $conf, '>>', "$data/postgresql.conf") or die "postgresql.conf: $!\n";
	print $conf $settings, "unix_socket_directories = '$folder'\n";
	close $conf;

	# In a session of its own: Ctrl-C is for the client, not the server. Its
	# parent stays to collect it, which not every container's init does.
	my $keeper = fork() // die "fork: $!\n";
	if ($keeper == 0)
	{
		POSIX::setsid();
		$SIG{$_} = 'IGNORE' for qw(INT TERM HUP QUIT);
		close $self->{hold};
		my $server = $self->spawn(1, $log, "$self->{bindir}/postgres", '-D', $data);
		waitpid($server, 0);
		POSIX::_exit(0);
	}
	$self->{keeper} = $keeper;

	$ENV{PGHOST} = $folder;
	$ENV{PGPORT} = 5432;
	$ENV{PGUSER} = 'postgres';
	$ENV{PGDATABASE} = 'postgres';
	$ENV{PGCLIENTENCODING} = 'UTF8';
	$ENV{PATH} = "$self->{bindir}:$ENV{PATH}";
	for (1 .. 600)
	{
		return if $self->run_quietly("$self->{bindir}/pg_isready", '-q', '-h', $folder);
		if (waitpid($keeper, POSIX::WNOHANG()) == $keeper)
		{
			delete $self->{keeper};
			last;
		}
		select(undef, undef, undef, 0.1);
	}
	die "the server does not start:\n" . tail($log);
}

# The last lines of a file, for a message.
sub tail
{
	my ($path) = @_;
	open(my $file, '<', $path) or return '';
	my @lines = <$file>;
	splice(@lines, 0, @lines - 40) if @lines > 40;
	return join('', @lines);
}

# Hand signals to the child that runs, then end as they would have ended us.
# An interactive child keeps Ctrl-C for itself.
sub handle_signals
{
	my ($interactive) = @_;
	for my $name (qw(INT TERM HUP))
	{
		$SIG{$name} = sub {
			return if $interactive && $name eq 'INT';
			kill 'TERM', $child if $child;
			die "stopped by SIG$name\n";
		};
	}
	return;
}

1;
