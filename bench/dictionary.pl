#!/usr/bin/perl
# dictionary.pl standard|all: what the dictionary that is there costs: compiling
# it, an edit, a new session, many sessions.
use strict;
use warnings;
use FindBin;
use lib $FindBin::Bin;
use Bench;

my ($which) = @ARGV;
my $all = $which eq 'all';
my $over = $all ? 'all aliases' : 'standard';
my $look = q{SELECT cardinality(newsdip.entity_ids('A visit to Washington'));};
my $kilobytes = sub { $_[0] =~ /^$_[1]:\s+(\d+)/m ? $1 : die "no $_[1]\n" };

note('names in the dictionary:', value('SELECT aliases FROM newsdip.dictionary_status()'));
compile();
edit();
first_call();
sessions() if $all;

sub contents
{
	my ($path) = @_;
	open my $file, '<', $path or return;
	local $/;
	return scalar <$file>;
}

# A new session compiles what nobody has compiled yet.
sub compile
{
	my (@seconds, @peaks);
	for (1 .. 3)
	{
		value('SELECT newsdip.dictionary_reset()');
		push @seconds, (timed($look))[0] / 1000;
		value('SELECT newsdip.dictionary_reset()');
		push @peaks, value($look . q{SELECT substring(pg_read_file('/proc/self/status') FROM 'VmHWM:\s+(\d+)')}) =~ s/.*\n//sr / 1024;
	}
	row($over, 'compiling the dictionary', median(@seconds), 's', $all ? '<= 3' : undef);
	row($over, 'peak memory of the process that compiles', median(@peaks), 'MB', $all ? '<= 1024' : undef);
	row($over, 'the image', value('SELECT size FROM newsdip.dictionary_status()') / 1e6, 'MB', $all ? '<= 100' : undef);
	return;
}

# An alias is inserted, and the next statement reads a text with it.
sub edit
{
	my $rounds = $all ? 3 : 9;
	my @times = timed($look,
		map { ("INSERT INTO newsdip.alias (alias, entity_id) SELECT 'Bench Alias $_', min(entity_id) FROM newsdip.entity;", $look) } 1 .. $rounds);
	value(q{DELETE FROM newsdip.alias WHERE alias LIKE 'Bench Alias %'});
	value($look);
	my @costs = map { $times[ 2 * $_ - 1 ] + $times[ 2 * $_ ] } 1 .. $rounds;
	row($over, 'an alias inserted, then the next scan', $all ? (median(@costs) / 1000, 's', '<= 3') : (median(@costs), 'ms', '<= 50'));
	return;
}

sub first_call
{
	row($over, 'first call in a new session, image there', median(map { (timed($look))[0] } 1 .. 9), 'ms', '<= 40');
	return;
}

# Private memory of sessions that hold the image beside that of one that has
# read no text. What is mapped by one session alone counts as its own, hence
# the first session is there and not counted.
sub sessions
{
	my @open = map { session() } 0 .. 20;
	my $idle = session();
	my @private;
	for my $session ($idle, @open)
	{
		$session->ask($session == $idle ? q{SELECT length('A visit to Washington')} : $look =~ s/;$//r);
	}
	for my $session ($idle, @open)
	{
		my $pid = $session->ask('SELECT pg_backend_pid()');
		my $rollup = contents("/proc/$pid/smaps_rollup");
		if (!defined $rollup)
		{
			note('memory of sessions left out: /proc/PID/smaps_rollup cannot be read');
			$_->close for $idle, @open;
			return;
		}
		push @private, ($kilobytes->($rollup, 'Private_Clean') + $kilobytes->($rollup, 'Private_Dirty')) / 1024;
	}
	$_->close for $idle, @open;
	my ($without, undef, @others) = @private;
	my ($most) = sort { $b <=> $a } @others;
	note(sprintf 'private memory: %.1f MB without it, %.1f MB at most of the 2nd to 21st session with it', $without, $most);
	row($over, 'memory of the 2nd to 20th session, above one without', $most - $without, 'MB', '<= 2');
	return;
}
