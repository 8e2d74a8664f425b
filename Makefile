# newsdip: a PGXS build. "make" builds, "make install" installs into the server
# that PG_CONFIG names; the targets for people are further down.

EXTENSION = newsdip
EXTVERSION = $(shell sed -n "s/^default_version *= *'\(.*\)'/\1/p" newsdip.control)

MODULE_big = newsdip
SOURCES = $(sort $(wildcard extension/*.c extension/*/*.c))
OBJS = $(SOURCES:.c=.o)
PG_CPPFLAGS = -Iextension -DNEWSDIP_VERSION='"$(EXTVERSION)"'
PG_CFLAGS = -Wall -Wextra -Wno-unused-parameter -Wno-sign-compare -Wno-missing-field-initializers $(WERROR)

SQL_PIECES = $(sort $(wildcard extension/sql/*.sql))
NEWSDIP_SCRIPT = newsdip--$(EXTVERSION).sql
DATA_built = $(NEWSDIP_SCRIPT)
EXTRA_CLEAN = build

PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs)
include $(PGXS)

# PGXS does not track headers: any header change rebuilds every object
$(OBJS): $(wildcard extension/*.h extension/*/*.h)

$(NEWSDIP_SCRIPT): $(SQL_PIECES)
	cat $^ > $@.tmp && mv $@.tmp $@

# A private copy of the server installation with newsdip in it, so that tests
# and the demo never write into the system's folders.
STAGE = $(CURDIR)/build/stage
stage: all
	tests/bin/stage '$(PG_CONFIG)' '$(STAGE)'
	$(MAKE) install PG_CONFIG='$(STAGE)$(shell $(PG_CONFIG) --bindir)/pg_config'

.PHONY: stage
