/*-------------------------------------------------------------------------
 *
 * significance.c
 *		Probabilities of counts: how likely is it that so many come about by
 *		chance, and which means are compatible with a count.
 *
 * The tails are computed in logarithms and without differences of nearly
 * equal numbers, so that the smallest keep their digits. Nothing here, nor in
 * poisson_binomial.c, depends on the server but its types and its interrupts.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "miscadmin.h"

#include "significance.h"

/* What is less likely than this is given as 0 */
#define LEAST_PROBABILITY 1e-300

/* The quantile of the normal distribution for limits of 95 percent */
#define NORMAL_975 1.959963984540054

/* Beyond this count its limits come from an expansion */
#define EXACT_LIMITS_MAX 100000

/* The probability of which the logarithm is given, at most 1 */
double
probability_of_log(double log_probability)
{
	if (log_probability < log(LEAST_PROBABILITY))
		return 0.0;
	return Min(exp(log_probability), 1.0);
}

/*
 * The logarithm of n! minus that of Stirling's formula for it, which loses no
 * digits however large n is (Loader 2000).
 */
static double
stirling_rest(double n)
{
	double		square = n * n;

	if (n < 16)
		return n == 0 ? 0.0 :
			lgamma(n + 1) - (n + 0.5) * log(n) + n - 0.5 * log(2 * M_PI);
	return (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 -
									 (1.0 / 1680 - 1.0 / 1188 / square) / square) / square) / square) / n;
}

/*
 * x ln(x / mean) + mean - x, precise also where the two are close, given by how
 * much x is more than the mean
 */
double
deviance_by(double x, double mean, double more)
{
	double		v = more / (x + mean);
	double		power;
	double		sum;

	if (x == 0)
		return mean;
	if (fabs(v) >= 0.1)
		return x * log(x / mean) - more;
	sum = more * v;
	power = 2 * x * v;
	for (int i = 3;; i += 2)
	{
		double		next;

		power *= v * v;
		next = sum + power / i;
		if (next == sum)
			return sum;
		sum = next;
	}
}

static double
deviance(double x, double mean)
{
	return deviance_by(x, mean, x - mean);
}

/* The logarithm of the binomial probability of x successes in n trials */
static double
log_binomial(double x, double n, double p)
{
	if (x == 0)
		return n * log1p(-p);
	if (x == n)
		return n * log(p);
	return stirling_rest(n) - stirling_rest(x) - stirling_rest(n - x) -
		deviance(x, n * p) - deviance(n - x, n * (1 - p)) +
		0.5 * log(n / (2 * M_PI * x * (n - x)));
}

/*
 * The probability of at least count successes in n trials alike.  As many terms
 * count as the standard deviation is wide, here and in the next.
 */
double
binomial_tail(double n, double p, int64 count)
{
	double		k = count;
	double		odds = p / (1 - p);
	double		term = 1;
	double		sum = 0;

	if (k <= 0)
		return 1.0;
	if (k > n || p <= 0)
		return 0.0;
	if (p >= 1)
		return 1.0;
	if (k > n * p)
	{
		/* the terms from here on fall */
		for (double i = k; i <= n && term > sum * 1e-17; i++)
		{
			CHECK_FOR_INTERRUPTS();
			sum += term;
			term *= (n - i) / (i + 1) * odds;
		}
		return probability_of_log(log_binomial(k, n, p) + log(sum));
	}
	/* below the mean: what is left of the terms below the count */
	for (double i = k - 1; i >= 0 && term > sum * 1e-17; i--)
	{
		CHECK_FOR_INTERRUPTS();
		sum += term;
		term *= i / (n - i + 1) / odds;
	}
	return 1.0 - probability_of_log(log_binomial(k - 1, n, p) + log(sum));
}

/* The logarithm of the probability that a and b are together in k units */
static double
log_hypergeometric(double n, double a, double b, double k)
{
	double		p = a / n;

	return log_binomial(k, b, p) + log_binomial(a - k, n - b, p) -
		log_binomial(a, n, p);
}

/*
 * The probability that two entities are together in at least count of the
 * units, if each is in so many of them, drawn at random.
 */
double
hypergeometric_tail(int64 units, int64 units_a, int64 units_b, int64 count)
{
	double		n = units;
	double		a = units_a;
	double		b = units_b;
	double		least = Max(a + b - n, 0.0);
	double		most = Min(a, b);
	double		k = count;
	double		term = 1;
	double		sum = 0;

	if (k <= least)
		return 1.0;
	if (k > most)
		return 0.0;
	if (k > a * b / n)
	{
		/* the terms from here on fall */
		for (double i = k; i <= most && term > sum * 1e-17; i++)
		{
			CHECK_FOR_INTERRUPTS();
			sum += term;
			term *= (a - i) * (b - i) / ((i + 1) * (n - a - b + i + 1));
		}
		return probability_of_log(log_hypergeometric(n, a, b, k) + log(sum));
	}
	/* below the mean: what is left of the terms below the count */
	for (double i = k - 1; i >= least && term > sum * 1e-17; i--)
	{
		CHECK_FOR_INTERRUPTS();
		sum += term;
		term *= i * (n - a - b + i) / ((a - i + 1) * (b - i + 1));
	}
	return 1.0 - probability_of_log(log_hypergeometric(n, a, b, k - 1) + log(sum));
}

/*
 * The x up to which a gamma distribution of shape n holds the probability
 * that a normal one holds up to z.
 */
static double
gamma_quantile(double n, double z, double probability)
{
	double		cube = 1 - 1 / (9 * n) + z / (3 * sqrt(n));
	double		x = n * Max(cube * cube * cube, 0.01);

	if (n > EXACT_LIMITS_MAX)
		return n + z * sqrt(n) + (z * z - 1) / 3 +
			(z * z * z - 7 * z) / (36 * sqrt(n)) -
			(6 * z * z * z * z + 14 * z * z - 32) / (1620 * n);
	for (int step = 0; step < 50; step++)
	{
		double		density = exp(-stirling_rest(n) - deviance(n, x)) *
			sqrt(n / (2 * M_PI)) / x;
		double		term = x / n;
		double		sum = 0;
		double		change;

		/* the series of the incomplete gamma function, over its first term */
		for (double i = 1; term > sum * 1e-17; i++)
		{
			sum += term;
			term *= x / (n + i);
		}
		change = (density * sum - probability) / density;
		x = change < x ? x - change : x / 2;
		if (fabs(change) <= 1e-13 * x)
			break;
	}
	return x;
}

/* The limits of 95 percent of a Poisson mean, given a count (Garwood 1936) */
void
poisson_limits(int64 count, double *low, double *high)
{
	*low = count == 0 ? 0.0 : gamma_quantile(count, -NORMAL_975, 0.025);
	*high = gamma_quantile((double) count + 1, NORMAL_975, 0.975);
}

/*
 * Benjamini and Hochberg's q for tests in ascending order of p, among so many
 * hypotheses; p of the others is no less. Each test takes "size" bytes, which
 * begin with a Tested.
 */
void
assign_q(void *tests, Size ntests, Size size, double hypotheses)
{
	double		least = 1.0;

	for (Size i = ntests; i > 0; i--)
	{
		Tested	   *tested = (Tested *) ((char *) tests + (i - 1) * size);

		least = Min(least, hypotheses * tested->p / i);
		tested->q = least;
	}
}
