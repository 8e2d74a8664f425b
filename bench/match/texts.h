/*-------------------------------------------------------------------------
 *
 * texts.h
 *		Texts as the programs of this folder read them: a file of blocks, each
 *		its length in bytes, a decimal number and a line end, then the bytes.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_BENCH_TEXTS_H
#define NEWSDIP_BENCH_TEXTS_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

typedef struct Bytes
{
	char	   *data;
	size_t		length;
} Bytes;

typedef struct Texts
{
	Bytes	   *items;
	uint32_t	count;
} Texts;

/* Of the processor's time: other programs on the machine do not count */
static inline double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return now.tv_sec + now.tv_nsec / 1e9;
}

/* A whole file, with a NUL behind it */
static inline Bytes
read_bytes(const char *path)
{
	Bytes		bytes = {NULL, 0};
	FILE	   *file = fopen(path, "rb");
	size_t		capacity = 1 << 20;
	size_t		got;

	if (file == NULL)
	{
		perror(path);
		exit(1);
	}
	bytes.data = malloc(capacity);
	while (bytes.data != NULL &&
		   (got = fread(bytes.data + bytes.length, 1,
						capacity - 1 - bytes.length, file)) > 0)
	{
		bytes.length += got;
		if (bytes.length == capacity - 1)
			bytes.data = realloc(bytes.data, capacity *= 2);
	}
	if (bytes.data == NULL)
	{
		fputs("out of memory\n", stderr);
		exit(1);
	}
	fclose(file);
	bytes.data[bytes.length] = '\0';
	return bytes;
}

static inline Texts
read_texts(const char *path)
{
	Bytes		file = read_bytes(path);
	Texts		texts = {NULL, 0};
	uint32_t	capacity = 0;

	for (char *at = file.data; at < file.data + file.length;)
	{
		char	   *end;
		size_t		length = strtoul(at, &end, 10);

		if (texts.count == capacity)
		{
			capacity = capacity ? capacity * 2 : 1024;
			texts.items = realloc(texts.items, capacity * sizeof(Bytes));
		}
		texts.items[texts.count].data = end + 1;
		texts.items[texts.count++].length = length;
		at = end + 1 + length;
	}
	return texts;
}

#endif							/* NEWSDIP_BENCH_TEXTS_H */
