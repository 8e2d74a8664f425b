#!/usr/bin/perl
# texts.pl JSONL STEM: write the bodies of articles as STEM.texts, which
# texts.h describes, and as STEM.lines, an article a line, for grep and its kin.
use strict;
use warnings;

use JSON::PP ();

my ($path, $stem) = @ARGV;
open my $in, '<:raw', $path or die "cannot read $path: $!\n";
open my $texts, '>:raw', "$stem.texts" or die "cannot write $stem.texts: $!\n";
open my $lines, '>:raw', "$stem.lines" or die "cannot write $stem.lines: $!\n";
while (<$in>)
{
	next if !/"body":\s*("(?:[^"\\]|\\.)*")/;
	my $body = JSON::PP->new->utf8->allow_nonref->decode($1);
	utf8::encode($body);
	print $texts length($body), "\n", $body;
	print $lines $body =~ tr/\n\r/  /r, "\n";
}
close $texts or die "cannot write: $!\n";
close $lines or die "cannot write: $!\n";
