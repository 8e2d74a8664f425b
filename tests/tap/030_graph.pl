# Graphs of co-occurrence are read by the programs that they are written for:
# Graphviz, libxml2 and networkx, as far as these are installed.
use strict;
use warnings;
use Encode ();
use FindBin;
use lib $FindBin::Bin;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use NewsdipTest;

my $node = news_server('graph');

# names with all that means something in DOT or XML, or may not be in them
my $name = q{"quoted" \\N back\\\\slash 'it' <b>bold</b> & &amp; &#65; ]]> --> } . "\x{e9}\x{4e2d}" . q{ end\\};
$node->safe_psql('news', Encode::encode('UTF-8',
	"INSERT INTO newsdip.entity (entity_id, name, kind) VALUES (1000000, E'\\x01\\x1b' || \$name\$$name\$name\$, 'place');"
	  . 'CREATE TABLE value AS SELECT newsdip.cooccurrence_agg(who) AS c FROM (VALUES'
	  . " ('{1000000,-5}'::integer[]), ('{1000000,-5,7}'), ('{7,-6}')) AS unit (who)"));
my %file;
for my $form (qw(dot graphml))
{
	$file{$form} = "$PostgreSQL::Test::Utils::tmp_check/graph.$form";
	my $content = $node->safe_psql('news', "SELECT newsdip.to_$form(c) FROM value");
	open(my $out, '>', $file{$form}) or die "cannot write $file{$form}: $!\n";
	print $out $content;
	close $out;
}

# The output of a program that must not complain.
sub reads
{
	my ($what, @command) = @_;
	my ($out, $err) = ('', '');
	ok(IPC::Run::run(\@command, '>', \$out, '2>', \$err), "$what reads it");
	is($err, '', "$what has nothing to say about it");
	return Encode::decode('UTF-8', $out);
}

sub is_installed
{
	return system('sh', '-c', 'command -v "$0" >/dev/null 2>&1', $_[0]) == 0;
}

sub unescaped
{
	my ($xml) = @_;
	my %character = (lt => '<', gt => '>', quot => '"', amp => '&', nbsp => "\x{a0}");
	$xml =~ s/&(?:#(\d+)|(\w+));/defined $1 ? chr $1 : $character{$2} \/\/ "&$2;"/ge;
	return $xml;
}

SKIP:
{
	skip 'no Graphviz here', 7 if !is_installed('dot');
	my $plain = reads('dot -Tplain', 'dot', '-Tplain', $file{dot});
	is(scalar(() = $plain =~ /^node /mg), 4, 'with all nodes');
	is(join("\n", sort map { join ' ', sort split } $plain =~ /^edge (\S+ \S+)/mg),
		"-5 1000000\n-5 7\n-6 7\n1000000 7", 'and all edges');
	my $svg = reads('dot -Tsvg', 'dot', '-Tsvg', $file{dot});
	my @texts = map { s/\x{a0}/ /gr } map { unescaped($_) } $svg =~ m{<text [^>]*>(.*?)</text>}g;
	ok((grep { $_ eq $name } @texts), 'and draws the name as it is') or diag(Encode::encode('UTF-8', join "\n", @texts));
}

SKIP:
{
	skip 'no xmllint here', 4 if !is_installed('xmllint');
	my $xpath = q{//*[local-name()="node"][@id="1000000"]/*[@key="label"]};
	is(reads('xmllint', 'xmllint', '--xpath', "string($xpath)", $file{graphml}) =~ s/\n\z//r, $name,
		'and finds the name as it is');
	my $nodes = `xmllint --xpath 'count(//*[local-name()="node"])' '$file{graphml}'`;
	is($nodes + 0, 4, 'and all nodes');
}

SKIP:
{
	# a python of one's own may come before that of the system, which has it
	my ($python) = grep { system("$_ -c 'import networkx' >/dev/null 2>&1") == 0 } qw(python3 /usr/bin/python3);
	skip 'no networkx here', 3 if !$python;
	local $ENV{PYTHONIOENCODING} = 'UTF-8';
	my $said = reads('networkx', $python, '-c', <<'END', $file{graphml});
import sys, networkx
g = networkx.read_graphml(sys.argv[1])
print(sorted(tuple(sorted(e)) for e in g.edges), g.nodes['1000000']['units'], g.degree('7', weight='weight'), g.nodes['7']['strength'])
print(g.nodes['1000000']['label'])
END
	is($said, "[('-5', '1000000'), ('-5', '7'), ('-6', '7'), ('1000000', '7')] 2 3.0 3.0\n$name\n",
		'and finds edges, figures and the name as they are');
}

done_testing();
