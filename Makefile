# newsdip: a PGXS build. "make" builds and "make install" installs into the
# server that PG_CONFIG names. For people who want to see or check it, without
# a server of their own being touched:
#
#	make demo [ARTICLES=file]	the main results over sample or own articles
#	make psql [ARTICLES=file]	psql on a throw-away server with the articles
#	make dashboard [ARTICLES=file]	a web page over the articles on such a server
#	make dashboard TABLE=name	the same over a tracked table of the database
#					that PGHOST, PGDATABASE and their kin name
#	make test [TESTS="..."]		all tests; or of regress pgtap isolation tap
#					accuracy, or single files: TESTS=tap/060_grafana
#	make accuracy			scores against hand-coded articles, if there
#	make bench [BENCH="..."]	measurements against peers; or parts of them
#	make format			lay out the C sources; format-check only looks

# The sources are looked for where make runs
ifeq ($(wildcard newsdip.control),)
$(error run make in the folder of newsdip, as by make -C; it builds nowhere else)
endif

EXTENSION = newsdip
EXTVERSION = $(shell sed -n "s/^default_version *= *'\(.*\)'/\1/p" newsdip.control)

MODULE_big = newsdip
SOURCES = $(sort $(wildcard extension/*.c extension/*/*.c))
OBJS = $(SOURCES:.c=.o)
# An image is made and read by the same sources: their checksum is its format
IMAGE_FORMAT := $(shell cat $(sort $(wildcard extension/gazetteer/*.[ch] extension/text/*.[ch])) | cksum | sed 's/ .*//')
PG_CPPFLAGS = -Iextension -DNEWSDIP_VERSION='"$(EXTVERSION)"' -DIMAGE_FORMAT=$(IMAGE_FORMAT)U
PG_CFLAGS = -Wall -Wextra -Wno-unused-parameter -Wno-sign-compare -Wno-missing-field-initializers $(WERROR)

# The server may be built to keep frame pointers, for profilers; texts are read
# 1 to 2 % faster without
PG_CFLAGS += -fomit-frame-pointer

# Names in here mean what is in here: before version 16 the server would take
# those of an extension that it has loaded earlier, if there are such
ifeq ($(shell uname -s),Linux)
SHLIB_LINK = -Wl,-Bsymbolic
endif

SQL_PIECES = $(sort $(wildcard extension/sql/*.sql))
NEWSDIP_SCRIPT = newsdip--$(EXTVERSION).sql
DATA_built = $(NEWSDIP_SCRIPT)
EXTRA_CLEAN = build

REGRESS = $(patsubst sql/%.sql,%,$(sort $(wildcard sql/*.sql)))
REGRESS_OPTS = --load-extension=newsdip --encoding=UTF8 --no-locale

PG_CONFIG ?= pg_config
PGXS := $(shell $(PG_CONFIG) --pgxs 2>/dev/null)
ifneq ($(wildcard $(PGXS)),)
include $(PGXS)
else
# nothing to build with yet: the targets for people install it first
all install installcheck stage:
	@echo 'no PGXS found through $(PG_CONFIG): install postgresql-server-dev-NN, or let "make demo" do it' >&2; exit 1
clean:
	rm -rf build
endif

ifneq ($(wildcard $(PGXS)),)
# PGXS does not track headers: any header change rebuilds every object, and so
# does another server than the one that they were built for
$(OBJS): $(wildcard extension/*.h extension/*/*.h) build/server
extension/gazetteer/image_file.o extension/gazetteer/image_file.bc: build/image_format

.PHONY: FORCE
FORCE:
build/image_format: FORCE
	@mkdir -p build; echo $(IMAGE_FORMAT) | cmp -s - $@ || echo $(IMAGE_FORMAT) >$@
build/server: FORCE
	@mkdir -p build; $(PG_CONFIG) --version --configure >$@.new; \
	cmp -s $@.new $@ && rm $@.new || mv $@.new $@

# The standard rows go between the tables and their triggers
BEFORE_DATA = $(filter extension/sql/0% extension/sql/1% extension/sql/2%,$(SQL_PIECES))
AFTER_DATA = $(filter-out $(BEFORE_DATA),$(SQL_PIECES))
$(NEWSDIP_SCRIPT): $(SQL_PIECES) extension/data/to_sql.pl $(wildcard extension/data/*.tsv)
	perl extension/data/to_sql.pl extension/data >$@.data
	cat $(BEFORE_DATA) $@.data $(AFTER_DATA) >$@.tmp && rm $@.data && mv $@.tmp $@

# A private copy of the server installation with newsdip in it, so that tests
# and the demo never write into the system's folders.
STAGE = $(CURDIR)/build/stage
STAGED_BIN = $(STAGE)$(shell $(PG_CONFIG) --bindir)
stage: all
	@tests/bin/stage '$(PG_CONFIG)' '$(STAGE)'
	@$(MAKE) -s install PG_CONFIG='$(STAGED_BIN)/pg_config'

# Second halves of the targets below, run when everything they need is there.
.PHONY: stage run-demo run-psql run-dashboard run-test run-accuracy run-bench
run-demo: stage
	@tests/bin/with-server '$(STAGED_BIN)' tests/bin/demo "$$ARTICLES"
run-psql: stage
	@tests/bin/with-server --interactive '$(STAGED_BIN)' tests/bin/psql-session "$$ARTICLES"
run-dashboard: stage
	@tests/bin/with-server --interactive '$(STAGED_BIN)' dashboards/web/sample "$$ARTICLES"
run-test: stage
	@tests/bin/test '$(STAGED_BIN)' $(TESTS)
run-accuracy: stage
	@tests/bin/with-server '$(STAGED_BIN)' sh -c 'tests/accuracy/run && tests/accuracy/learning'
run-bench: stage
	@tests/bin/with-server '$(STAGED_BIN)' bench/run $(BENCH)
endif

# By the environment, whatever characters the name of a file has
ARTICLES ?= tests/sample/articles.jsonl
export ARTICLES
TESTS = regress pgtap isolation tap accuracy
BUILDING = { test -f build/stage/state || echo 'make $@: building newsdip, which takes a minute or two' >&2; }
SECOND = $(BUILDING) && $(MAKE) -s --no-print-directory -j2 PG_CONFIG='$(PG_CONFIG)'

.PHONY: demo psql dashboard test accuracy bench format format-check
demo psql dashboard test accuracy bench: export LC_ALL = C.UTF-8
demo psql:
	@test -f "$$ARTICLES" || { echo "make $@: there is no file $$ARTICLES" >&2; exit 1; }
	@tests/bin/prerequisites '$(PG_CONFIG)' build
	@$(SECOND) run-$@
ifdef TABLE
dashboard:
	@tests/bin/prerequisites '$(PG_CONFIG)' dashboard
	@dashboards/web/show '$(TABLE)'
else
dashboard:
	@test -f "$$ARTICLES" || { echo "make $@: there is no file $$ARTICLES" >&2; exit 1; }
	@tests/bin/prerequisites '$(PG_CONFIG)' build dashboard
	@$(SECOND) run-$@
endif
test:
	@tests/bin/prerequisites '$(PG_CONFIG)' build test
	@$(SECOND) run-$@
accuracy:
	@tests/bin/prerequisites '$(PG_CONFIG)' build accuracy
	@$(SECOND) run-$@

bench:
	@tests/bin/prerequisites '$(PG_CONFIG)' build
	@tests/bin/prerequisites '$(PG_CONFIG)' bench || echo 'bench: peers that are not there are left out'
	@$(SECOND) run-$@

# A generated table of numbers is left as it was generated.
FORMATTED = $(filter-out extension/text/unicode_table.h,$(SOURCES) $(sort $(wildcard extension/*.h extension/*/*.h)))
format:
	@tests/bin/format '$(PG_CONFIG)' $(FORMATTED)
format-check:
	@tests/bin/format --check '$(PG_CONFIG)' $(FORMATTED)
