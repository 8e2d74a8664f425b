/*-------------------------------------------------------------------------
 *
 * poisson_binomial.c
 *		The upper tail of the Poisson-binomial distribution: of the number of
 *		successes in trials that have unequal probabilities.
 *
 * The distribution is tilted so that its mean becomes the count, which gives
 * the size of the tail, and then taken back from its characteristic function,
 * which gives the digits.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include <math.h>

#include "significance.h"

/* How much of a distribution may be left out, as minus its logarithm */
#define NEGLIGIBLE 37.0

/* The tilted mean is brought this close to the count, relative to it */
#define TILT_TOLERANCE 1e-9
#define TILT_STEPS 200
#define TILT_MAX 690.0

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
