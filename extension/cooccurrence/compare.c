/*-------------------------------------------------------------------------
 *
 * compare.c
 *		Comparing and hashing values of type cooccurrence.
 *
 * The stored form is canonical, so its bytes stand for the content. The
 * order has no meaning beyond being total, which is what sorting, DISTINCT
 * and EXCEPT need.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "common/hashfn.h"

#include "expanded.h"

static int
compare(FunctionCallInfo fcinfo)
{
	Cooccurrence *a = PG_GETARG_COOCCURRENCE(0);
	Cooccurrence *b = PG_GETARG_COOCCURRENCE(1);
	Size		size_a = VARSIZE_ANY_EXHDR(a);
	Size		size_b = VARSIZE_ANY_EXHDR(b);
	int			result;

	result = memcmp(VARDATA_ANY(a), VARDATA_ANY(b), Min(size_a, size_b));
	if (result == 0)
		result = (size_a > size_b) - (size_a < size_b);
	PG_FREE_IF_COPY(a, 0);		/* index support functions must not leak */
	PG_FREE_IF_COPY(b, 1);
	return result;
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_cmp);
Datum
newsdip_cooccurrence_cmp(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(compare(fcinfo));
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_eq);
Datum
newsdip_cooccurrence_eq(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) == 0);
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_ne);
Datum
newsdip_cooccurrence_ne(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) != 0);
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_lt);
Datum
newsdip_cooccurrence_lt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) < 0);
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_le);
Datum
newsdip_cooccurrence_le(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) <= 0);
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_gt);
Datum
newsdip_cooccurrence_gt(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) > 0);
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_ge);
Datum
newsdip_cooccurrence_ge(PG_FUNCTION_ARGS)
{
	PG_RETURN_BOOL(compare(fcinfo) >= 0);
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_hash);
Datum
newsdip_cooccurrence_hash(PG_FUNCTION_ARGS)
{
	Cooccurrence *value = PG_GETARG_COOCCURRENCE(0);
	Datum		hash = hash_any((unsigned char *) VARDATA_ANY(value),
								VARSIZE_ANY_EXHDR(value));

	PG_FREE_IF_COPY(value, 0);
	return hash;
}

PG_FUNCTION_INFO_V1(newsdip_cooccurrence_hash_extended);
Datum
newsdip_cooccurrence_hash_extended(PG_FUNCTION_ARGS)
{
	Cooccurrence *value = PG_GETARG_COOCCURRENCE(0);
	Datum		hash = hash_any_extended((unsigned char *) VARDATA_ANY(value),
										 VARSIZE_ANY_EXHDR(value),
										 PG_GETARG_INT64(1));

	PG_FREE_IF_COPY(value, 0);
	return hash;
}
