/*-------------------------------------------------------------------------
 *
 * build_offices.c
 *		Offices and tenures of an image.
 *
 * As entities are, both are sorted, so that records which belong together lie together
 * and are found by bisection.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "gazetteer/builder.h"

static int
compare_offices(const void *a, const void *b)
{
	const OfficeRow *x = a;
	const OfficeRow *y = b;

	if (x->body != y->body)
		return x->body < y->body ? -1 : 1;
	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return x->office_id < y->office_id ? -1 : x->office_id > y->office_id;
}

/* Tenures go to their office; the office is found by its id */
static int
compare_tenures(const void *a, const void *b)
{
	const TenureRow *x = a;
	const TenureRow *y = b;

	if (x->office_id != y->office_id)
		return x->office_id < y->office_id ? -1 : 1;
	if (x->since != y->since)
		return x->since < y->since ? -1 : 1;
	return x->entity_id < y->entity_id ? -1 : x->entity_id > y->entity_id;
}

static const TenureRow *
first_tenure(const DictionaryRows *rows, int32_t office_id)
{
	uint32_t	low = 0;
	uint32_t	high = rows->tenure_count;

	while (low < high)
	{
		uint32_t	middle = low + (high - low) / 2;

		if (rows->tenures[middle].office_id < office_id)
			low = middle + 1;
		else
			high = middle;
	}
	return rows->tenures + low;
}

static void
add_tenures(Builder *builder, uint32_t office_index, ImageOffice *office)
{
	const DictionaryRows *rows = builder->rows;
	const TenureRow *row = first_tenure(rows, office->office_id);

	office->first_tenure = builder->tenures.count;
	for (; row < rows->tenures + rows->tenure_count &&
		 row->office_id == office->office_id; row++)
	{
		uint32_t	holder = entity_index(builder, row->entity_id);
		ImageTenure *tenure;

		if (holder == IMAGE_NONE)
			continue;
		tenure = part_add(&builder->tenures, 1);
		tenure->office = office_index;
		tenure->holder = holder;
		tenure->since = row->since;
		tenure->until = row->until;
		office->tenures++;
	}
}

void
build_offices(Builder *builder)
{
	DictionaryRows *rows = builder->rows;
	ImageEntity *entities = (ImageEntity *) builder->entities.items;

	qsort(rows->offices, rows->office_count, sizeof(OfficeRow),
		  compare_offices);
	qsort(rows->tenures, rows->tenure_count, sizeof(TenureRow),
		  compare_tenures);
	part_init(&builder->offices, sizeof(ImageOffice), rows->office_count);
	part_init(&builder->tenures, sizeof(ImageTenure), rows->tenure_count);
	for (uint32_t i = 0; i < rows->office_count; i++)
	{
		const OfficeRow *row = &rows->offices[i];
		uint32_t	body = entity_index(builder, row->body);
		ImageOffice *office;
		uint32_t	index;

		if (body == IMAGE_NONE)
			continue;
		index = builder->offices.count;
		office = part_add(&builder->offices, 1);
		office->office_id = row->office_id;
		office->body = body;
		office->rank = row->rank;
		office->title = add_string(builder, row->title, strlen(row->title));
		if (entities[body].offices++ == 0)
			entities[body].first_office = index;
		entities[body].flags |= ENTITY_HAS_OFFICES;
		add_tenures(builder, index, office);
	}
}

/* Group the tenures by who held them: count, place, fill */
void
build_careers(Builder *builder)
{
	ImageEntity *entities = (ImageEntity *) builder->entities.items;
	const ImageTenure *tenures = (const ImageTenure *) builder->tenures.items;
	uint32_t   *careers;
	uint32_t	next = 0;

	part_zeroed(&builder->careers, sizeof(uint32_t), builder->tenures.count);
	careers = (uint32_t *) builder->careers.items;
	for (uint64_t i = 0; i < builder->tenures.count; i++)
		entities[tenures[i].holder].careers++;
	for (uint64_t i = 0; i < builder->entities.count; i++)
	{
		entities[i].first_career = next;
		next += entities[i].careers;
		if (entities[i].careers > 0)
			entities[i].flags |= ENTITY_HAS_CAREER;
		entities[i].careers = 0;
	}
	for (uint64_t i = 0; i < builder->tenures.count; i++)
	{
		ImageEntity *holder = &entities[tenures[i].holder];

		careers[holder->first_career + holder->careers++] = i;
	}
}
