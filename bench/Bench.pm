# Bench: what the measuring scripts share: sessions, medians, and the rows of
# the table that "make bench" ends with.
package Bench;

use strict;
use warnings;
use Exporter 'import';

our @EXPORT = qw(median timed elapsed value session row note);

my $folder = $ENV{BENCH_FOLDER} // 'build/bench';

sub median
{
	my @sorted = sort { $a <=> $b } @_;
	return $sorted[ $#sorted / 2 ];
}

# Milliseconds of the statements of one session, in order: of processor time of
# the server process, so that other work on the machine counts for little,
# where the kernel tells it; otherwise of elapsed time.
sub timed
{
	my (@statements) = @_;
	return elapsed(@statements) if !-r '/proc/self/schedstat';
	my $clock = q{SELECT 'ran ' || split_part(pg_read_file('/proc/self/schedstat'), ' ', 1);};
	my @ran = map { /^ran (\d+)/ ? $1 / 1e6 : () } output($clock, map { ($_, $clock) } @statements);
	return map { $ran[ $_ + 1 ] - $ran[$_] } 0 .. $#statements;
}

# The same of elapsed time, as a user waits.
sub elapsed
{
	my (@statements) = @_;
	return map { /^Time: ([\d.]+) ms/ ? $1 : () } output('\timing on', @statements);
}

# The lines that statements give in a session.
sub output
{
	my (@statements) = @_;
	my $path = "$folder/script.$$.sql";
	open my $script, '>', $path or die "cannot write $path: $!\n";
	print $script map { "$_\n" } @statements;
	close $script or die "cannot write $path: $!\n";
	open my $psql, '-|', 'psql', '-XqAt', '-v', 'ON_ERROR_STOP=1', '-f', $path
	  or die "cannot run psql: $!\n";
	my @lines = <$psql>;
	close $psql or die "psql failed\n";
	unlink $path;
	return @lines;
}

# What a query gives in a session of its own.
sub value
{
	my ($query) = @_;
	open my $psql, '-|', 'psql', '-XqAt', '-v', 'ON_ERROR_STOP=1', '-c', $query
	  or die "cannot run psql: $!\n";
	my $value = join '', <$psql>;
	close $psql or die "psql failed\n";
	chomp $value;
	return $value;
}

# A session that stays open: ask(QUERY) gives one line.
sub session
{
	require IPC::Open2;
	my ($out, $in);
	my $pid = IPC::Open2::open2($out, $in, 'psql', '-XqAt', '-v', 'ON_ERROR_STOP=1');
	return bless { pid => $pid, in => $in, out => $out }, 'Bench::Session';
}

sub Bench::Session::ask
{
	my ($self, $query) = @_;
	print { $self->{in} } "$query;\n";
	$self->{in}->flush;
	my $line = readline($self->{out}) // die "psql failed\n";
	chomp $line;
	return $line;
}

sub Bench::Session::close
{
	my ($self) = @_;
	close $self->{in};
	waitpid $self->{pid}, 0;
	return;
}

# A row of the table: what was measured, over which texts or names, the figure
# with its unit, and the goal, such as "<= 0.9", if there is one.
sub row
{
	my ($over, $what, $figure, $unit, $goal) = @_;
	my $verdict = '';
	if (defined $goal)
	{
		my ($relation, $bound) = $goal =~ /^(<=|>=) *([\d.]+)$/ or die "no goal: $goal\n";
		$verdict = ($relation eq '<=' ? $figure <= $bound : $figure >= $bound) ? 'met' : 'missed';
	}
	my $shown = sprintf $figure >= 100 ? '%.0f' : $figure >= 10 ? '%.1f' : '%.2f', $figure;
	my @columns = ($over, $what, "$shown $unit", $goal // '', $verdict);
	printf "  %-12s %-56s %12s  %8s  %s\n", @columns;
	open my $table, '>>', "$folder/table.tsv" or die "cannot write $folder/table.tsv: $!\n";
	print $table join("\t", @columns), "\n";
	close $table or die "cannot write $folder/table.tsv: $!\n";
	return;
}

# A line that is no row of the table.
sub note
{
	printf "  %s\n", join ' ', @_;
	return;
}

1;
