#!/usr/bin/env python3
"""reference.py FILE: what newsdip.significant_pairs(c, 1) should give, computed
in another way: plain fixed-point iteration over all entities and units instead
of classes of them, and all probabilities of a Poisson-binomial count, added
unit by unit in exact fractions. For small corpora. FILE has a unit in each
line, its entities as integers separated by spaces.

Prints entity_a, entity_b, units, p, q and the limits of lift.
"""
import math
import sys
from fractions import Fraction
from itertools import combinations


def probabilities(units, entities):
    """Cell probabilities that give both margins; no margin may be full."""
    frequency = {e: sum(e in u for u in units) for e in entities}
    x = {e: frequency[e] / math.sqrt(sum(map(len, units))) for e in entities}
    y = [len(u) / math.sqrt(sum(map(len, units))) for u in units]
    for _ in range(20000):
        x = {e: frequency[e] / sum(b / (1 + x[e] * b) for b in y) for e in entities}
        y = [len(u) / sum(a / (1 + a * y[j]) for a in x.values())
             for j, u in enumerate(units)]
    return {e: [x[e] * b / (1 + x[e] * b) for b in y] for e in entities}


def poisson_binomial_tail(chances, count):
    exact = [Fraction(1)]
    for chance in map(Fraction, chances):
        exact = [(exact[k] * (1 - chance) if k < len(exact) else 0)
                 + (exact[k - 1] * chance if k else 0) for k in range(len(exact) + 1)]
    return float(sum(exact[count:]))


def hypergeometric_tail(n, a, b, count):
    return float(sum(Fraction(math.comb(a, k) * math.comb(n - a, b - k), math.comb(n, b))
                     for k in range(count, min(a, b) + 1)))


def poisson_limits(count):
    """By bisection of the sum of Poisson probabilities."""
    def below(mean, n):    # fewer than n events
        return math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(n))

    def solve(function, wanted):
        low, high = 1e-9, 10.0 * count + 20
        for _ in range(200):
            middle = (low + high) / 2
            low, high = (middle, high) if function(middle) > wanted else (low, middle)
        return low
    return solve(lambda m: below(m, count), 0.975), solve(lambda m: below(m, count + 1), 0.025)


def main():
    with open(sys.argv[1]) as lines:
        everything = [frozenset(map(int, line.split())) for line in lines]
    units = [u for u in everything if u]
    entities = sorted(set().union(*units))
    frequency = {e: sum(e in u for u in units) for e in entities}
    equal = len(set(map(len, units))) == 1
    chance = None if equal else probabilities(units, entities)
    found = []
    for a, b in combinations(entities, 2):
        both = sum(a in u and b in u for u in units)
        if both == 0:
            p = 1.0
        elif equal:
            p = hypergeometric_tail(len(units), frequency[a], frequency[b], both)
        else:
            p = poisson_binomial_tail([s * t for s, t in zip(chance[a], chance[b])], both)
        found.append([p, a, b, both])
    found.sort()
    least = 1.0
    for i in range(len(found), 0, -1):
        least = min(least, found[i - 1][0] * len(found) / i)
        found[i - 1].append(least)
    for p, a, b, both, q in sorted(found, key=lambda row: row[1:3]):
        if both:
            low, high = poisson_limits(both)
            expected = frequency[a] * frequency[b] / len(everything)
            print(a, b, both, repr(p), repr(q), repr(low / expected), repr(
                min(high / expected, len(everything) / max(frequency[a], frequency[b]))), sep='\t')


if __name__ == '__main__':
    main()
