# Invented tables for `make bench`, `make demo` and the tests.
GENERATE := $(B)/tests/bench/generate
TEST_PROGRAMS += $(GENERATE)

$(GENERATE): $(B)/tests/bench/generate.o $(B)/libshenbao.a
	$(Q)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)

# `make bench BENCH_ROWS="1000 100000"`; BENCH_RUNS times each, medians count. Not part of `make test`. A
# million rows take 3 GB of disk, which is looked for first, and are taken away again.
BENCH_ROWS ?= 1000 10000 100000 1000000
BENCH_RUNS ?= 3
BENCH      := $(B)/tests/bench/bench
BENCH_OBJ  := $(patsubst %,$(B)/tests/bench/%.o,bench measure report fill lists checks ranks pages tables played frames sheets assigns) \
  $(patsubst %,$(B)/tests/e2e/%.o,pty screen session expect)

$(BENCH): $(BENCH_OBJ) $(B)/libsupport.a $(B)/libshenbao.a
	$(Q)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ -lvterm -lutil $(LIBS)

bench: ## measure beside other programs (slow; BENCH_ROWS=1000 takes a minute)
	$(Q)$(MAKE) --no-print-directory deps-test
	$(Q)$(MAKE) --no-print-directory bench-run

bench-run: $(BENCH) $(GENERATE) $(B)/shenbao $(PDF_PROGRAM)
	$(Q)BUILD=$(abspath $(B)) TERM=xterm-256color $(BENCH) $(BENCH_RUNS) $(BENCH_ROWS)
.PHONY: bench-run
