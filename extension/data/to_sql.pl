#!/usr/bin/perl
# to_sql.pl [--merge] FOLDER: the standard gazetteer and lexicon as INSERT
# commands; with --merge as commands for an update script, which bring the
# standard rows of any earlier version to these and leave what users did alone.
#
# Reads the TSV files of the folder (README.md there describes them), checks
# them, and prints SQL for the install script. Whatever is wrong is reported
# with file and line, all of it at once, and nothing is printed then.
use strict;
use warnings;

my $merge = @ARGV && $ARGV[0] eq '--merge' && shift;
my $folder = shift or die "usage: to_sql.pl [--merge] FOLDER\n";
my @errors;
my (%entity, %name_id, %alias_seen, %office, %office_id, @alias, @tenure, @term);

sub complain
{
	my ($where, $what) = @_;
	push @errors, "$where: $what\n";
}

# The script holds ASCII only, since a server reads all of it before it runs the
# first command: in another encoding than UTF-8 that is to be the one that says
# what is wrong, not a letter further down.
sub quote
{
	my ($value) = @_;
	return 'NULL' if !defined $value || $value eq '';
	$value =~ s/'/''/g;
	return "'$value'" if $value !~ /[^\x01-\x7e]/;
	utf8::decode($value) or die "not UTF-8: $value\n";
	$value =~ s/\\/\\\\\\\\/g;
	$value =~ s/([^\x01-\x7e])/sprintf '\\\\+%06X', ord $1/ge;
	return "pg_catalog.unistr(E'$value')";
}

# Call $row->($where, @fields) for each line of a file below its header
sub read_rows
{
	my ($file, $columns, $row) = @_;
	open my $in, '<:raw', $file or die "$file: $!\n";
	my $header = <$in> // '';
	$header =~ s/\r?\n//;
	complain("$file:1", "the header is not \"$columns\"")
	  if join(' ', split /\t/, $header) ne $columns;
	my $width = split / /, $columns;
	while (my $line = <$in>)
	{
		my $where = "$file:$.";
		$line =~ s/\r?\n//;
		my @fields = split /\t/, $line, -1;
		if (@fields != $width)
		{
			complain($where, scalar(@fields) . " columns instead of $width");
			next;
		}
		for my $field (@fields)
		{
			complain($where, "blanks at the ends of \"$field\"")
			  if $field =~ /^\s|\s$/;
		}
		$row->($where, @fields);
	}
	close $in;
}

sub is_date
{
	my ($date) = @_;
	my ($year, $month, $day) = $date =~ /^(\d{4})-(\d\d)-(\d\d)$/ or return 0;
	return 0 if $month < 1 || $month > 12 || $day < 1;
	my $leap = $year % 4 == 0 && ($year % 100 != 0 || $year % 400 == 0);
	return $day <= (31, $leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[ $month - 1 ];
}

# A Cyrillic or Greek letter among Latin ones is a look-alike
sub check_script
{
	my ($where, $name) = @_;
	my $letters = $name;
	utf8::decode($letters);
	complain($where, "\"$name\" mixes Latin with Cyrillic or Greek letters")
	  if $letters =~ /\p{Latin}/ && $letters =~ /[\p{Cyrillic}\p{Greek}]/;
}

sub add_alias
{
	my ($where, $id, $match, $lang, $alias) = @_;
	my $valid = '(,)';
	$valid = $1 if $alias =~ s/(\[[0-9-]*,[0-9-]*\))$//;
	complain($where, "empty alias") if $alias eq '';
	check_script($where, $alias);
	if ($valid =~ /^\[(.*),(.*)\)$/)
	{
		complain($where, "the dates of alias \"$alias\" are wrong")
		  if grep { $_ ne '' && !is_date($_) } $1, $2;
		complain($where, "the dates of alias \"$alias\" are empty")
		  if $1 ne '' && $2 ne '' && $2 le $1;
	}
	complain($where, "alias \"$alias\" stands twice") if $alias_seen{"$id\t$alias\t$valid"}++;
	push @alias, [ $where, $id, $alias, $match, $lang, $valid ];
}

sub read_entities
{
	my ($kind, @files) = @_;
	for my $file (@files)
	{
		read_rows($file, 'entity_id name country wikidata en id exact', sub {
			my ($where, $id, $name, $country, $wikidata, $en, $indonesian, $exact) = @_;
			if ($id !~ /^[1-9][0-9]{0,5}$/ || exists $entity{$id})
			{
				complain($where, "entity_id \"$id\" is no number below 1000000 or is used twice");
				return;
			}
			complain($where, "no name") if $name eq '';
			check_script($where, $name);
			complain($where, "$kind \"$name\" stands twice")
			  if $name_id{$kind}{$name}++;
			$name_id{$kind}{$name} = $id;
			$entity{$id} = [ $where, $id, $name, $kind, $country, $wikidata ];
			my %seen = ($name => 1);
			for ([ 'name', 'en', $en ], [ 'name', 'id', $indonesian ], [ 'exact', '', $exact ])
			{
				my ($match, $lang, $list) = @$_;
				my %listed;
				for my $alias (split /\|/, $list, -1)
				{
					complain($where, "alias \"$alias\" stands twice") if $listed{$alias}++;
					# English and Indonesian may share a name
					next if $seen{$alias}++;
					add_alias($where, $id, $match, $lang, $alias);
				}
			}
		});
	}
}

sub body_id
{
	my ($name) = @_;
	return $name_id{country}{$name} // $name_id{organisation}{$name} // $name_id{place}{$name};
}

sub read_offices
{
	for my $file (glob "$folder/office*.tsv")
	{
		read_rows($file, 'office_id body rank title seats name', sub {
			my ($where, $id, $body, $rank, $title, $seats, $name) = @_;
			my $body_id = body_id($body);
			complain($where, "unknown body \"$body\"") if !defined $body_id;
			complain($where, "office_id $id is used twice") if $office{$id};
			complain($where, "office \"$name\" stands twice") if $office_id{$name};
			$office{$id} = [ $id, $body_id, $rank, $title, $name, $seats eq '' ? 1 : $seats ];
			$office_id{$name} = $id;
		});
	}
	for my $file (glob "$folder/tenure*.tsv")
	{
		read_rows($file, 'office holder since until', sub {
			my ($where, $name, $holder, $since, $until) = @_;
			complain($where, "unknown office \"$name\"") if !$office_id{$name};
			my $holder_id = $name_id{person}{$holder};
			complain($where, "unknown person \"$holder\"") if !defined $holder_id;
			for my $date ($since, $until)
			{
				complain($where, "\"$date\" is no date")
				  if $date ne '' && !is_date($date);
			}
			complain($where, "a tenure needs its first day") if $since eq '';
			complain($where, "the tenure is empty") if $until ne '' && $until le $since;
			push @tenure, [ $where, $office_id{$name}, $holder_id, $since, $until ];
		});
	}
}

# More holders at a time than seats are an error of dates
sub check_seats
{
	my %by_office;
	push @{ $by_office{ $_->[1] // 0 } }, $_ for @tenure;
	for my $id (keys %by_office)
	{
		next if !$office{$id};
		my @rows = sort { $a->[3] cmp $b->[3] } @{ $by_office{$id} };
		for my $row (@rows)
		{
			my @together = grep {
				$_->[3] le $row->[3] && ($_->[4] eq '' || $_->[4] gt $row->[3])
			} @rows;
			complain($row->[0], scalar(@together) . " holders of \"$office{$id}[4]\" on $row->[3]")
			  if @together > $office{$id}[5];
		}
	}
}

sub read_terms
{
	my %seen;
	read_rows("$folder/term.tsv", 'term lang role kind status rank title value match', sub {
		my ($where, @fields) = @_;
		my $key = join "\t", @fields[ 0 .. 2 ];
		complain($where, "the term stands twice in this language and role") if $seen{$key}++;
		complain($where, "a role noun says in value where it stands: 1 before its body, "
			. "2 after it, 4 linked with it, 8 by itself, or a sum")
			if $fields[2] eq 'role_noun' && $fields[7] !~ /^(?:[1-9]|1[0-5])$/;
		push @term, \@fields;
	});
}

sub print_insert
{
	my ($head, $rows) = @_;
	while (my @some = splice @$rows, 0, 1000)
	{
		printf "INSERT INTO %s$head VALUES\n%s;\n", $merge ? 'pg_temp.shipped_' : 'newsdip.', join(",\n", @some);
	}
}

# The tables in the order in which rows may be entered: key, and conditions on
# what a row s refers to
my @tables = (
	[ 'entity', [qw(entity_id)] ],
	[ 'alias', [qw(entity_id alias valid)], [qw(entity_id entity)] ],
	[ 'office', [qw(office_id)], [qw(body entity)] ],
	[ 'tenure', [qw(office_id entity_id valid)], [qw(office_id office)], [qw(entity_id entity)] ],
	[ 'term', [qw(term lang role)] ],);

my %columns = (
	entity => [qw(name kind country wikidata)],
	alias => [qw(match lang)],
	office => [qw(body rank title name seats)],
	tenure => [],
	term => [qw(kind status rank title value match)],);

sub same_key
{
	my ($one, $other, $key) = @_;
	return join ' AND ', map { "$one.$_ OPERATOR(pg_catalog.=) $other.$_" } @$key;
}

# The rows s under a condition as the table shipped has them
sub keep_shipped
{
	my ($name, $key, $condition) = @_;
	return "INSERT INTO newsdip.shipped SELECT '$name', newsdip.row_key(pg_catalog.to_jsonb(s), '{" . join(',', @$key) . "}'),\n"
	  . "\t\tpg_catalog.to_jsonb(s) OPERATOR(pg_catalog.-) 'origin'::text\n"
	  . "\tFROM pg_temp.shipped_$name AS s WHERE $condition ON CONFLICT DO NOTHING;\n";
}

# Rows of users that hang on an entity or office keep it from being withdrawn
my %hanging = (
	entity => [ 'alias.entity_id', 'tenure.entity_id', 'office.body', 'entity.country' ],
	office => ['tenure.office_id'],);

sub print_merge
{
	# removal holds dates in this style; whoever updates gets theirs back
	print "SET LOCAL datestyle = 'ISO';\n";
	# what restore_standard() goes back to is what this version ships; rows whose
	# state the user removed would get it back with the state
	my $removed_state = "s.country IS NOT NULL\n"
	  . "\tAND NOT EXISTS (SELECT FROM newsdip.entity AS t WHERE t.entity_id OPERATOR(pg_catalog.=) s.country)\n"
	  . "\tAND EXISTS (SELECT FROM newsdip.removal AS r WHERE r.relation OPERATOR(pg_catalog.=) 'entity'\n"
	  . "\t\tAND r.row_key OPERATOR(pg_catalog.=) pg_catalog.jsonb_build_object('entity_id', s.country))";
	print "DELETE FROM newsdip.shipped;\n", keep_shipped('entity', ['entity_id'], $removed_state);
	# a state that the user removed is nobody's country
	print "UPDATE pg_temp.shipped_entity AS s SET country = NULL WHERE $removed_state;\n";
	for my $table (reverse @tables)
	{
		my ($name, $key) = @$table;
		my $gone = join '', map {
			my ($other, $column) = split /\./;
			"\n\tAND NOT EXISTS (SELECT FROM newsdip.$other AS o WHERE o.$column OPERATOR(pg_catalog.=) t.${name}_id "
			  . "AND o.origin OPERATOR(pg_catalog.<>) 'standard')"
		} @{ $hanging{$name} // [] };
		print "DELETE FROM newsdip.$name AS t WHERE t.origin OPERATOR(pg_catalog.=) 'standard'\n",
		  "\tAND NOT EXISTS (SELECT FROM pg_temp.shipped_$name AS s WHERE ", same_key('s', 't', $key), ")$gone;\n";
	}
	for my $table (@tables)
	{
		my ($name, $key, @references) = @$table;
		my @plain = @{ $columns{$name} };
		print "INSERT INTO newsdip.$name SELECT s.* FROM pg_temp.shipped_$name AS s\n",
		  "\tWHERE NOT EXISTS (SELECT FROM newsdip.$name AS t WHERE ", same_key('s', 't', $key), ")\n",
		  "\tAND NOT EXISTS (SELECT FROM newsdip.removal AS r WHERE r.relation OPERATOR(pg_catalog.=) '$name'\n",
		  "\t\tAND r.row_key OPERATOR(pg_catalog.=) newsdip.row_key(pg_catalog.to_jsonb(s), '{", join(',', @$key), "}'))",
		  (map { "\n\tAND EXISTS (SELECT FROM newsdip.$_->[1] AS t WHERE t.$_->[1]_id OPERATOR(pg_catalog.=) s.$_->[0])" } @references),
		  ";\n";
		next if !@plain;
		print "UPDATE newsdip.$name AS t SET (", join(', ', @plain), ') = ROW(', join(', ', map { "s.$_" } @plain), ")\n",
		  "\tFROM pg_temp.shipped_$name AS s WHERE ", same_key('s', 't', $key), " AND t.origin OPERATOR(pg_catalog.=) 'standard'\n",
		  "\tAND (", join(', ', map { "t.$_" } @plain), ') IS DISTINCT FROM (', join(', ', map { "s.$_" } @plain), ")",
		  (map { "\n\tAND EXISTS (SELECT FROM newsdip.$_->[1] AS o WHERE o.$_->[1]_id OPERATOR(pg_catalog.=) s.$_->[0])" } @references),
		  ";\n";
	}
	print keep_shipped(@$_[ 0, 1 ], "NOT EXISTS (SELECT FROM newsdip.$_->[0] AS t\n\t\tWHERE "
		  . same_key('s', 't', $_->[1]) . " AND t.origin OPERATOR(pg_catalog.=) 'standard')") for @tables;
	print 'DROP TABLE ', join(', ', map { "pg_temp.shipped_$_->[0]" } @tables), ";\n";
}

read_entities('country', "$folder/country.tsv");
read_entities('organisation', glob "$folder/organisation*.tsv");
read_entities('place', glob "$folder/place*.tsv");
read_entities('person', glob "$folder/person*.tsv");
read_offices();
check_seats();
read_terms();

my @entities;
for my $id (sort { $a <=> $b } keys %entity)
{
	my ($where, undef, $name, $kind, $country, $wikidata) = @{ $entity{$id} };
	my $country_id = $country eq '' ? undef : $name_id{country}{$country};
	complain($where, "unknown country \"$country\"") if $country ne '' && !defined $country_id;
	push @entities, sprintf "(%d, %s, '%s', %s, %s, 'standard')", $id, quote($name),
	  $kind, $country_id // 'NULL', quote($wikidata);
}
die @errors if @errors;

print "-- The standard rows, made from extension/data by to_sql.pl\n\n";
if ($merge)
{
	print "CREATE TEMP TABLE shipped_$_->[0] (LIKE newsdip.$_->[0] INCLUDING DEFAULTS);\n" for @tables;
}
print_insert('entity (entity_id, name, kind, country, wikidata, origin)', \@entities);
print_insert('alias (entity_id, alias, match, lang, valid, origin)',
	[ map { sprintf "(%d, %s, '%s', %s, '%s', 'standard')", $_->[1], quote($_->[2]),
		$_->[3], quote($_->[4]), $_->[5] } @alias ]);
print_insert('office (office_id, body, rank, title, name, seats, origin)',
	[ map { sprintf "(%d, %d, '%s', %s, %s, %d, 'standard')", $_->[0], $_->[1], $_->[2],
		quote($_->[3]), quote($_->[4]), $_->[5] } map { $office{$_} } sort { $a <=> $b } keys %office ]);
print_insert('tenure (office_id, entity_id, valid, origin)',
	[ map { sprintf "(%d, %d, '[%s,%s)', 'standard')", @$_[ 1 .. 4 ] } @tenure ]);
print_insert('term (term, lang, role, kind, status, rank, title, value, match, origin)',
	[ map { sprintf "(%s, '%s', '%s', %s, %s, %s, %s, %s, '%s', 'standard')", quote($_->[0]), $_->[1],
		$_->[2], (map { quote($_) } @$_[ 3 .. 6 ]), $_->[7] eq '' ? 'NULL' : $_->[7],
		$_->[8] eq '' ? 'any' : $_->[8] } @term ]);
print_merge() if $merge;
