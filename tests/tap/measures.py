# measures.py FILE: compare measures with independent implementations.
#
# The file has lines "unit <tab> {1,2,3}" and "value <tab> measure <tab> a <tab>
# b <tab> figure". From the units, and from nothing that newsdip counted, the
# figures are worked out again as other tools define them, and by NLTK itself.
# Prints a line for each definition: its name, how many figures were compared,
# and the greatest relative difference.
import collections
import itertools
import math
import sys

try:
    from nltk.metrics import BigramAssocMeasures as nltk
except ImportError:
    nltk = None

units = []
values = collections.defaultdict(dict)
for line in open(sys.argv[1]):
    kind, *fields = line.rstrip('\n').split('\t')
    if kind == 'unit':
        units.append(frozenset(int(e) for e in fields[0].strip('{}').split(',') if e))
    else:
        values[fields[0]][int(fields[1]), int(fields[2])] = float(fields[3])

entities = sorted(set().union(*units))
# a matrix of ones and zeros: a column for each entity, a row for each unit
column = {e: [int(e in unit) for unit in units] for e in entities}
marginals = {}
for a, b in {pair for pairs in values.values() for pair in pairs}:
    together = sum(x * y for x, y in zip(column[a], column[b]))
    marginals[a, b] = (together, (sum(column[a]), sum(column[b])), len(units))


def correlation(x, y):
    """Pearson's, as cor() of R and hence pairwise_cor() of widyr"""
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    products = sum((p - mean_x) * (q - mean_y) for p, q in zip(x, y))
    return products / math.sqrt(sum((p - mean_x) ** 2 for p in x) * sum((q - mean_y) ** 2 for q in y))


# rows of ones over columns of units times their transposition, as pairwise_pmi()
product = {(a, b): sum(x * y for x, y in zip(column[a], column[b]))
           for a, b in itertools.product(entities, repeat=2)}
product_sum = sum(product.values())
column_sum = {e: sum(column[e]) for e in entities}
all_ones = sum(column_sum.values())


def widyr_pmi(a, b):
    share = product[a, b] / product_sum
    return math.log(share / (column_sum[a] / all_ones) / (column_sum[b] / all_ones))


def keyness(a, b):
    """The table of textstat_keyness() of quanteda: the units with a against the others"""
    with_a = [unit for unit in units if a in unit]
    rest = [unit for unit in units if a not in unit]
    return [[sum(b in unit for unit in part), sum(b not in unit for unit in part)]
            for part in (with_a, rest)]


def expected(table):
    total = sum(map(sum, table))
    columns = [sum(row[i] for row in table) for i in (0, 1)]
    return [[sum(row) * column / total for column in columns] for row in table]


def cells(a, b):
    table = keyness(a, b)
    return zip(itertools.chain(*table), itertools.chain(*expected(table)))


strength = {e: sum(product[e, other] for other in entities if other != e) for e in entities}

definitions = {
    # textstat_simil() of quanteda over features of a boolean dfm
    'jaccard': ('quanteda', lambda a, b: sum(x and y for x, y in zip(column[a], column[b]))
                / sum(x or y for x, y in zip(column[a], column[b]))),
    'dice': ('quanteda', lambda a, b: 2 * product[a, b] / (product[a, a] + product[b, b])),
    'cosine': ('quanteda and widyr', lambda a, b: product[a, b]
               / math.sqrt(sum(x * x for x in column[a]) * sum(y * y for y in column[b]))),
    'chi2': ('quanteda', lambda a, b: sum((o - e) ** 2 / e for o, e in cells(a, b))),
    'g2': ('quanteda', lambda a, b: 2 * sum(o * math.log(o / e) for o, e in cells(a, b) if o)),
    'phi': ('widyr', lambda a, b: correlation(column[a], column[b])),
    'widyr_pmi': ('widyr', widyr_pmi),
    'association_strength': ('VOSviewer', lambda a, b: product[a, b] * sum(strength.values())
                             / (strength[a] * strength[b])),
}
if nltk:
    for name, function in {'pmi': nltk.pmi, 't': nltk.student_t, 'chi2': nltk.chi_sq,
                           'g2': nltk.likelihood_ratio, 'jaccard': nltk.jaccard, 'dice': nltk.dice}.items():
        definitions[name, 'nltk'] = ('NLTK', lambda a, b, f=function: f(*marginals[a, b]))
    definitions['phi', 'nltk'] = ('NLTK', lambda a, b: math.copysign(
        math.sqrt(nltk.phi_sq(*marginals[a, b])), correlation(column[a], column[b])))

for key, (source, function) in definitions.items():
    name = key[0] if isinstance(key, tuple) else key
    differences = [abs(value - function(a, b)) / max(1, abs(value)) for (a, b), value in values[name].items()]
    print(name, source.replace(' ', '_'), len(differences), max(differences, default=math.inf))
