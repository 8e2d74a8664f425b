/*-------------------------------------------------------------------------
 *
 * newsdip.c
 *		Start-up of the module.
 *
 * Every part that keeps something for the life of the process, or that has
 * settings, is started here by one call; nothing else lives in this file.
 *
 *-------------------------------------------------------------------------
 */
#include "postgres.h"

#include "fmgr.h"
#include "utils/guc.h"

#include "compat.h"
#include "gazetteer/cache.h"
#include "gazetteer/mentions.h"
#include "cooccurrence/state.h"
#include "tracking/note.h"
#include "tracking/note_buffer.h"

PG_MODULE_MAGIC_EXT(
					.name = "newsdip",
					.version = NEWSDIP_VERSION
);

PGDLLEXPORT void _PG_init(void);

void
_PG_init(void)
{
	cache_init();
	mentions_settings_init();
	cooccurrence_init();
	note_init();
	note_buffer_init();
	MarkGUCPrefixReserved("newsdip");
}
