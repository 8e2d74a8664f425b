#!/usr/bin/perl
# names.pl ALIASES COUNT: print so many names of a file of aliases, ASCII and
# of four letters and more, always the same ones; "all" prints every alias.
use strict;
use warnings;

my ($path, $count) = @ARGV;
my (%seen, @names);
open my $in, '<:raw', $path or die "cannot read $path: $!\n";
while (<$in>)
{
	my ($name) = /^([^\t\n]+)/ or next;
	next if $seen{$name}++;
	next if $count ne 'all' && ($name =~ /[^ -~]/ || ($name =~ tr/A-Za-z//) < 4);
	push @names, $name;
}

# a generator of our own, so that the draw is the same with every perl
my $state = 20180716;
if ($count ne 'all')
{
	my $last = $count < @names ? $count - 1 : $#names;
	for my $i (0 .. $last)
	{
		$state = ($state * 1103515245 + 12345) % 2147483648;
		my $j = $i + $state % (@names - $i);
		@names[ $i, $j ] = @names[ $j, $i ];
	}
	$#names = $last;
}
print "$_\n" for @names;
