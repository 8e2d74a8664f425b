#!/usr/bin/perl
# generate.pl FOLDER DATA: where there are no texts to measure with, write
# FOLDER/generated.jsonl, articles of made-up words with names of the standard
# gazetteer between them, and FOLDER/aliases.tsv, those names and made-up ones.
# Always the same ones.
use strict;
use warnings;

my ($folder, $data) = @ARGV;
my $articles = 20_000;
my $made_up = 200_000;

my $state = 20180716;
sub random_below
{
	$state = ($state * 1103515245 + 12345) % 2147483648;
	return ($state >> 8) % $_[0];
}

my @syllables = qw(ba be di do ga ka la le ma mi na no pa per ra ri sa se ta ter tu ya);
sub word
{
	return join '', map { $syllables[ random_below(scalar @syllables) ] } 0 .. random_below(3);
}

my @names;
my %kind_of = (country => 'country', organisation => 'organization', place => 'place',
	person_east => 'person', person_west => 'person');
open my $aliases, '>', "$folder/aliases.tsv" or die "cannot write: $!\n";
for my $file (sort keys %kind_of)
{
	open my $tsv, '<', "$data/$file.tsv" or die "cannot read $data/$file.tsv: $!\n";
	<$tsv>;
	while (<$tsv>)
	{
		my ($id, $name) = split /\t/;
		push @names, $name;
		print $aliases "$name\t$kind_of{$file}\tgazetteer:$id\tgenerated\n";
	}
}
for my $i (1 .. $made_up)
{
	print $aliases join(' ', map { ucfirst word() . word() } 0 .. random_below(3)), "\tplace\tmade-up:$i\tgenerated\n";
}
close $aliases or die "cannot write: $!\n";

open my $out, '>', "$folder/generated.jsonl" or die "cannot write: $!\n";
for my $id (1 .. $articles)
{
	my $body = '';
	for my $sentence (1 .. 2 + random_below(20))
	{
		my @words = map { random_below(12) ? word() : $names[ random_below(scalar @names) ] } 0 .. 5 + random_below(20);
		$body .= ucfirst(join ' ', @words) . ($sentence % 4 ? '. ' : ".\\n\\n");
	}
	$body =~ s/"/\\"/g;
	print $out qq({"id": $id, "body": "$body"}\n);
}
close $out or die "cannot write: $!\n";
