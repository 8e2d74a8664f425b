/*-------------------------------------------------------------------------
 *
 * significance.c
 *		Probabilities of counts: how likely is it that so many come about by
 *		chance, and which means are compatible with a count.
 *
 * The tails are computed in logarithms and without differences of nearly
 * equal numbers, so that the smallest keep their digits. Nothing here depends
 * on the server but its types.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "significance.h"

/* What is less likely than this is given as 0 */
#define LEAST_PROBABILITY 1e-300

/* How much of a distribution may be left out, as minus its logarithm */
#define NEGLIGIBLE 37.0

/* The tilted mean is brought this close to the count, relative to it */
#define TILT_TOLERANCE 1e-9
#define TILT_STEPS 200
#define TILT_MAX 690.0

/* The quantile of the normal distribution for limits of 95 percent */
#define NORMAL_975 1.959963984540054

/* Beyond this count its limits come from an expansion */
#define EXACT_LIMITS_MAX 100000

static double
probability_of_log(double log_probability)
{
	if (log_probability < log(LEAST_PROBABILITY))
		return 0.0;
	return Min(exp(log_probability), 1.0);
}

/*
 * The Poisson-binomial distribution tilted by theta: each probability's odds
 * are multiplied by exp(theta).
 */
typedef struct Tilted
{
	const Trials *trials;
	uint32		ntrials;
	double		theta;
	double		mean;
	double		variance;
} Tilted;

static double
tilted_probability(double probability, double factor)
{
	return probability * factor / (1.0 + probability * (factor - 1.0));
}

static void
tilt(Tilted *tilted, double theta)
{
	double		factor = exp(theta);

	tilted->theta = theta;
	tilted->mean = tilted->variance = 0;
	for (uint32 i = 0; i < tilted->ntrials; i++)
	{
		double		p = tilted_probability(tilted->trials[i].probability, factor);

		tilted->mean += tilted->trials[i].number * p;
		tilted->variance += tilted->trials[i].number * p * (1.0 - p);
	}
}

/*
 * Tilt so that the mean becomes the count, which is above the mean now and
 * below the number of trials. Newton's method, kept inside a bracket.
 */
static void
tilt_to(Tilted *tilted, double count)
{
	double		low = 0.0;
	double		high = TILT_MAX;
	double		theta = Min(log(count / tilted->mean), high);

	for (int step = 0; step < TILT_STEPS; step++)
	{
		double		miss;

		tilt(tilted, theta);
		miss = tilted->mean - count;
		if (fabs(miss) <= TILT_TOLERANCE * count)
			break;
		if (miss < 0)
			low = theta;
		else
			high = theta;
		theta -= miss / tilted->variance;
		if (!(theta > low && theta < high))
			theta = (low + high) / 2;
	}
}

/* The logarithm of the moment-generating function at theta */
static double
cumulant(const Tilted *tilted)
{
	double		growth = expm1(tilted->theta);
	double		sum = 0;

	for (uint32 i = 0; i < tilted->ntrials; i++)
		sum += tilted->trials[i].number *
			log1p(tilted->trials[i].probability * growth);
	return sum;
}

/*
 * The logarithm of the characteristic function of the tilted distribution:
 * what its modulus and its phase are at the given angle.
 */
static void
characteristic(const Tilted *tilted, double angle,
			   double *log_modulus, double *phase)
{
	double		factor = exp(tilted->theta);
	double		sine = sin(angle);
	double		versine = 2.0 * sin(angle / 2) * sin(angle / 2);

	*log_modulus = *phase = 0;
	for (uint32 i = 0; i < tilted->ntrials; i++)
	{
		double		number = tilted->trials[i].number;
		double		p = tilted_probability(tilted->trials[i].probability, factor);

		*log_modulus += number * 0.5 *
			log1p(-Min(2.0 * p * (1.0 - p) * versine, 1.0));
		*phase += number * atan2(p * sine, 1.0 - p * versine);
	}
}

/*
 * Sum of exp(-theta i) times the tilted probability of count + i over i >= 0.
 *
 * The distribution is taken back from its characteristic function by a
 * discrete Fourier transform over a span of values outside of which nothing
 * but NEGLIGIBLE lies, by Bernstein's inequality. The modulus falls with the
 * angle, so that a few dozen angles do, however wide the span is.
 */
static double
tilted_tail(const Tilted *tilted, double count, double most)
{
	double		reach = NEGLIGIBLE / 3 +
		sqrt(NEGLIGIBLE * NEGLIGIBLE / 9 + 2 * NEGLIGIBLE * tilted->variance);
	double		low = Max(floor(tilted->mean - reach), 0.0);
	double		high = Min(ceil(tilted->mean + reach), most);
	double		span = high - low + 1;
	double		terms = high - count + 1;
	double		sum = 0;

	if (count < low)
		return 1.0;				/* the distribution is not tilted then */
	for (double i = 0; 2 * i <= span; i++)
	{
		double		angle = 2 * M_PI * i / span;
		double		log_modulus;
		double		phase;
		double		weight;
		double		shrink = exp(-tilted->theta);
		double		shrink_all = exp(-tilted->theta * terms);
		double		re;
		double		im;
		double		below_re;
		double		below_im;

		characteristic(tilted, angle, &log_modulus, &phase);
		if (log_modulus < -NEGLIGIBLE - log(span))
			break;
		phase -= angle * count;

		/* the finite geometric series with ratio exp(-theta - i angle) */
		re = 1.0 - shrink_all * cos(angle * terms);
		im = shrink_all * sin(angle * terms);
		below_re = 1.0 - shrink * cos(angle);
		below_im = shrink * sin(angle);
		if (below_re == 0.0 && below_im == 0.0)
		{
			re = terms;
			im = 0.0;
			below_re = 1.0;
		}
		weight = (i == 0 || 2 * i == span) ? 1.0 : 2.0;
		sum += weight * exp(log_modulus) *
			(cos(phase) * (re * below_re + im * below_im) -
			 sin(phase) * (im * below_re - re * below_im)) /
			(below_re * below_re + below_im * below_im);
	}
	return sum / span;
}

/*
 * The probability that at least count of the trials succeed.
 *
 * What is certain to be greater than "relevant" may be given as 1, which
 * takes much less time.
 */
double
poisson_binomial_tail(const Trials *trials, uint32 ntrials, int64 count,
					  double relevant)
{
	Tilted		tilted = {.trials = trials, .ntrials = ntrials};
	double		sure = 0;
	double		possible = 0;
	double		sum = 0;
	double		log_bound;

	for (uint32 i = 0; i < ntrials; i++)
	{
		double		p = trials[i].probability;

		tilted.mean += trials[i].number * p;
		sure += p >= 1.0 ? trials[i].number : 0.0;
		possible += p > 0.0 ? trials[i].number : 0.0;
	}
	if (count <= sure)
		return 1.0;
	if (count > possible)
		return 0.0;

	/* the median is at most 1 below the mean */
	if (count <= tilted.mean && relevant < 0.5)
		return 1.0;
	if (count == 1)
	{
		/* one minus the probability that none succeeds */
		if (-expm1(-tilted.mean) > relevant)
			return 1.0;
		for (uint32 i = 0; i < ntrials; i++)
			sum += trials[i].number * log1p(-trials[i].probability);
		return -expm1(sum);
	}
	if (count == possible)
	{
		for (uint32 i = 0; i < ntrials; i++)
		{
			if (trials[i].probability > 0.0)
				sum += trials[i].number * log(trials[i].probability);
		}
		return probability_of_log(sum);
	}
	if (count <= tilted.mean)
	{
		tilt(&tilted, 0.0);
		return Min(Max(tilted_tail(&tilted, count, possible), 0.0), 1.0);
	}
	tilt_to(&tilted, count);
	log_bound = cumulant(&tilted) - tilted.theta * count;

	/*
	 * The count is the mode of the tilted distribution, and the mode of any
	 * distribution over integers has a probability of at least this.
	 */
	if (log_bound - 0.5 * log1p(12 * tilted.variance) > log(relevant))
		return 1.0;
	return probability_of_log(log_bound +
							  log(tilted_tail(&tilted, count, possible)));
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

/* x ln(x / mean) + mean - x, precise also where the two are close */
static double
deviance(double x, double mean)
{
	double		v = (x - mean) / (x + mean);
	double		power;
	double		sum;

	if (x == 0)
		return mean;
	if (fabs(v) >= 0.1)
		return x * log(x / mean) + mean - x;
	sum = (x - mean) * v;
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

/* The probability of at least count successes in n trials alike */
double
binomial_tail(int64 trials, double p, int64 count)
{
	double		n = trials;
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
			sum += term;
			term *= (n - i) / (i + 1) * odds;
		}
		return probability_of_log(log_binomial(k, n, p) + log(sum));
	}
	/* below the mean: what is left of the terms below the count */
	for (double i = k - 1; i >= 0 && term > sum * 1e-17; i--)
	{
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
			sum += term;
			term *= (a - i) * (b - i) / ((i + 1) * (n - a - b + i + 1));
		}
		return probability_of_log(log_hypergeometric(n, a, b, k) + log(sum));
	}
	/* below the mean: what is left of the terms below the count */
	for (double i = k - 1; i >= least && term > sum * 1e-17; i--)
	{
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
