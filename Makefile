# 申报台. `make help` lists the targets. Sections: settings, dependencies, sources, rules, run, test,
# checks, install. CFLAGS, LDFLAGS, PREFIX and DESTDIR are yours to set.

# ---- settings -------------------------------------------------------------------------------
MODE    ?= release
PREFIX  ?= /usr/local
DESTDIR ?=
CC      := $(if $(filter default,$(origin CC)),gcc,$(CC))
B       := build/$(MODE)
GEN     := $(B)/gen
V       ?=
Q       := $(if $(V),,@)

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wformat=2 \
  -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings -Wcast-qual -Wpointer-arith -Wundef \
  -Wvla -Wswitch-enum -Wnull-dereference -Wdouble-promotion -Wimplicit-fallthrough -fno-common
HARDENED := -fstack-protector-strong -fPIE -D_FORTIFY_SOURCE=2
FLAGS_release := -O2 -g $(HARDENED)
FLAGS_debug   := -O0 -g
FLAGS_asan    := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
FLAGS_cov     := -O0 -g --coverage
LINK_release  := -pie -Wl,-z,relro,-z,now
LINK_asan     := -fsanitize=address,undefined
LINK_cov      := --coverage

PACKAGES := ncursesw sqlite3 yaml-0.1 libutf8proc libsodium libzip expat libqrencode xlsxwriter
# The painter of PDFs is a program of its own, built when its libraries are there.
PACKAGES_PDF := pangocairo fontconfig
# For goals that compile: those that first install what is missing, and those that need nothing, do not.
ifneq ($(filter-out help clean uninstall layers run test deps-%,$(or $(MAKECMDGOALS),all)),)
MISSING    := $(shell for p in $(PACKAGES); do pkg-config --exists $$p || echo $$p; done 2>/dev/null)
$(if $(MISSING),$(error pkg-config does not find: $(MISSING). Run: make deps-build))
PKG_CFLAGS := $(filter-out -D_%,$(shell pkg-config --cflags $(PACKAGES) 2>/dev/null))
PKG_LIBS   := $(shell pkg-config --libs $(PACKAGES) 2>/dev/null)
HAS_PDF    := $(shell pkg-config --exists $(PACKAGES_PDF) 2>/dev/null && echo yes)
PDF_PROGRAM := $(if $(HAS_PDF),$(B)/shenbao-pdf)
# Not under warnings of ours: what the headers of others say.
PDF_CFLAGS := $(patsubst -I%,-isystem %,$(shell pkg-config --cflags $(PACKAGES_PDF) 2>/dev/null))
PDF_LIBS   := $(shell pkg-config --libs $(PACKAGES_PDF) 2>/dev/null)
# iconv is in glibc; elsewhere it is in libiconv.
ICONV_LIB  := $(shell echo 'int main(void){return (int)(long)iconv_open("","");}' \
  | $(CC) -include iconv.h -x c - -o /dev/null 2>/dev/null || echo -liconv)
endif

CPPFLAGS_ALL = -Isrc -I$(GEN) -D_DEFAULT_SOURCE -D_XOPEN_SOURCE=700 -MMD -MP $(PKG_CFLAGS) $(CPPFLAGS)
CFLAGS_ALL   = -std=c17 $(WARNINGS) $(FLAGS_$(MODE)) -pthread $(CFLAGS)
LDFLAGS_ALL  = $(LINK_$(MODE)) -pthread $(LDFLAGS)
LIBS         = $(PKG_LIBS) $(ICONV_LIB) -lm

all: $(B)/shenbao $(PDF_PROGRAM) ## build the programs

# ---- dependencies (Debian package names) ------------------------------------------------------
DEPS_BUILD := gcc libc6-dev pkg-config libncurses-dev libsqlite3-dev libyaml-dev libutf8proc-dev \
  libsodium-dev libzip-dev libexpat1-dev libqrencode-dev libxlsxwriter-dev libpango1.0-dev unicode-data bzip2 \
  ncurses-term
DEPS_TEST  := $(DEPS_BUILD) libcmocka-dev libvterm-dev sqlite3 man-db poppler-utils fonts-wqy-microhei unzip zbar-tools \
  python3-openpyxl
DEPS_CI    := $(DEPS_TEST) clang clang-format cppcheck libclang-rt-14-dev openssh-server openssh-client

deps-build deps-test deps-ci: deps-%:
	$(Q)sh .ci/deps.sh $(DEPS_$(shell echo $* | tr a-z A-Z))
.PHONY: deps-build deps-test deps-ci

# ---- sources ----------------------------------------------------------------------------------
SRCS      := $(sort $(shell find src -name '*.c'))
PDF_SRCS  := $(filter src/pdf/%,$(SRCS))
LIB_SRCS  := $(filter-out src/main.c $(PDF_SRCS),$(SRCS))
SUPPORT   := $(sort $(wildcard tests/support/*.c))
TESTS     := $(sort $(wildcard tests/unit/*/test_*.c tests/store/test_*.c tests/screen/test_*.c))
OBJ        = $(patsubst %.c,$(B)/%.o,$(1))
TEST_BINS := $(patsubst %.c,$(B)/%,$(TESTS))
SCRIPTS   := $(sort $(wildcard tests/cli/test_*.sh tests/e2e/test_*.sh tests/lint/test_*.sh))
# Files that builds generate; the fragments (*.mk) of schema/, src/ and tests/ add to them.
GENERATED_H :=
GENERATED_C :=
# Programs that tests run, beside the tests themselves.
TEST_PROGRAMS :=
-include $(wildcard schema/*.mk src/*/*.mk tests/*/*.mk)
GEN_OBJ    = $(patsubst $(GEN)/%.c,$(GEN)/%.o,$(GENERATED_C))

# ---- rules ------------------------------------------------------------------------------------
$(B)/shenbao: $(B)/src/main.o $(B)/libshenbao.a
	$(Q)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

$(B)/shenbao-pdf: $(call OBJ,$(PDF_SRCS)) $(B)/libshenbao.a
	$(Q)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ $(PDF_LIBS)

$(call OBJ,$(PDF_SRCS)): CPPFLAGS_ALL += $(PDF_CFLAGS)

$(B)/libshenbao.a: $(call OBJ,$(LIB_SRCS)) $(GEN_OBJ)
	$(Q)rm -f $@ && ar rcs $@ $^

$(B)/libsupport.a: $(call OBJ,$(SUPPORT))
	$(Q)rm -f $@ && ar rcs $@ $^

$(B)/%.o: %.c $(B)/flags | $(GENERATED_H)
	$(Q)mkdir -p $(@D)
	$(Q)$(CC) $(CPPFLAGS_ALL) $(if $(filter tests/%,$<),-Itests -Wno-missing-prototypes) $(CFLAGS_ALL) -c -o $@ $<

$(GEN)/%.o: $(GEN)/%.c $(B)/flags | $(GENERATED_H)
	$(Q)$(CC) $(CPPFLAGS_ALL) $(CFLAGS_ALL) -c -o $@ $<

$(TEST_BINS): $(B)/%: $(B)/%.o $(B)/libsupport.a $(B)/libshenbao.a
	$(Q)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $< $(B)/libsupport.a $(B)/libshenbao.a -lcmocka $(LIBS)

# Changed flags rebuild everything.
$(B)/flags: FORCE
	$(Q)mkdir -p $(B); echo '$(CC) $(CFLAGS_ALL) $(CPPFLAGS_ALL) $(LDFLAGS_ALL)' | cmp -s - $@ \
	  || echo '$(CC) $(CFLAGS_ALL) $(CPPFLAGS_ALL) $(LDFLAGS_ALL)' > $@
FORCE:

-include $(shell [ -d $(B) ] && find $(B) -name '*.d')

# ---- run --------------------------------------------------------------------------------------
run: ## install what is missing, build, make a desk and open it
	$(Q)$(MAKE) --no-print-directory deps-build
	$(Q)$(MAKE) --no-print-directory all
	$(Q)$(B)/shenbao

demo: $(B)/shenbao ## a desk of invented work in build/demo.db
	$(Q)rm -f build/demo.db
	$(Q)$(B)/shenbao -d build/demo.db init --unit 示例支撑中心 --class 支撑中心
	$(Q)$(B)/shenbao -d build/demo.db demo
	@echo '打开它: $(B)/shenbao -d build/demo.db'

# ---- test -------------------------------------------------------------------------------------
test: ## install what is missing and run every test
	$(Q)$(MAKE) --no-print-directory deps-test
	$(Q)$(MAKE) --no-print-directory check

check: $(TEST_BINS) $(B)/shenbao $(PDF_PROGRAM) $(TEST_PROGRAMS) ## run every test (packages must be there)
	$(Q)BUILD=$(abspath $(B)) TERM=xterm-256color sh tests/run.sh $(TEST_BINS) $(SCRIPTS)

asan: ## the same tests under the address and undefined-behaviour sanitizers
	$(Q)ASAN_OPTIONS=detect_leaks=1 $(MAKE) --no-print-directory MODE=asan check

cov: ## line coverage of the tests, room by room (gcov)
	$(Q)find build/cov -name '*.gcda' -delete 2>/dev/null || true
	$(Q)$(MAKE) --no-print-directory MODE=cov check
	$(Q)sh tests/coverage.sh build/cov

# ---- checks -----------------------------------------------------------------------------------
layers: ## check every include against src/LAYERS
	$(Q)sh tests/lint/layers.sh

lint: $(GENERATED_H) ## formatting, both compilers silent, static analysis
	$(Q)clang-format --dry-run -Werror $(shell find src tests -name '*.[ch]')
	$(Q)sh tests/lint/headers.sh $(CC) $(filter-out -MMD -MP,$(CPPFLAGS_ALL)) $(PDF_CFLAGS) $(CFLAGS_ALL)
	$(Q)$(MAKE) --no-print-directory MODE=clang CC=clang CFLAGS='$(CFLAGS) -O1 -Werror' all
	$(Q)$(MAKE) --no-print-directory MODE=gcc CC=gcc CFLAGS='$(CFLAGS) -O2 -Werror' all
	$(Q)cppcheck --quiet --std=c11 --enable=warning,portability --inline-suppr --error-exitcode=1 \
	  --suppress=missingIncludeSystem -Isrc -I$(GEN) src
.PHONY: all run test check asan cov layers lint help clean install uninstall bench demo FORCE

# ---- install ----------------------------------------------------------------------------------
install: $(B)/shenbao $(PDF_PROGRAM) ## install under $(DESTDIR)$(PREFIX)
	install -D -m 755 $(B)/shenbao $(DESTDIR)$(PREFIX)/bin/shenbao
	$(if $(PDF_PROGRAM),install -m 755 $(PDF_PROGRAM) $(DESTDIR)$(PREFIX)/bin/)
	mkdir -p $(DESTDIR)$(PREFIX)/share/shenbao
	cp -R data $(DESTDIR)$(PREFIX)/share/shenbao/
	chmod -R u=rwX,go=rX $(DESTDIR)$(PREFIX)/share/shenbao
	install -D -m 644 docs/shenbao.1 $(DESTDIR)$(PREFIX)/share/man/man1/shenbao.1

uninstall: ## remove what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/shenbao $(DESTDIR)$(PREFIX)/bin/shenbao-pdf \
	  $(DESTDIR)$(PREFIX)/share/man/man1/shenbao.1
	rm -rf $(DESTDIR)$(PREFIX)/share/shenbao

clean: ## remove build/
	rm -rf build

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^[^:]*:?([a-z]+):.*## /  make \1\t/' | expand -t 18
