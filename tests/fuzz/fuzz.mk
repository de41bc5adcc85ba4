# make fuzz: every tests/fuzz/fuzz_NAME.c under libFuzzer, FUZZ_SECONDS each, from tests/fuzz/corpus/NAME.
# New inputs are kept in build/fuzz/corpus; what fails is written to build/fuzz/ for a test to be made of.
FUZZ_SECONDS ?= 20
FUZZ_LIMIT   ?= -max_total_time=$(FUZZ_SECONDS)
FUZZ_FLAGS   := -O1 -g -fno-omit-frame-pointer -fsanitize=fuzzer-no-link,address,undefined \
  -fno-sanitize-recover=all
FUZZERS      := $(patsubst tests/fuzz/fuzz_%.c,%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))

fuzz-library:
	$(Q)$(MAKE) --no-print-directory MODE=fuzz CC=clang CFLAGS='$(FUZZ_FLAGS)' build/fuzz/libshenbao.a

build/fuzz/fuzz_%: tests/fuzz/fuzz_%.c fuzz-library
	$(Q)clang $(filter-out -MMD -MP,$(CPPFLAGS_ALL)) -std=c17 $(FUZZ_FLAGS) -fsanitize=fuzzer -o $@ $< \
	  build/fuzz/libshenbao.a $(LIBS)

fuzz-%: build/fuzz/fuzz_%
	$(Q)mkdir -p build/fuzz/corpus/$*
	$(Q)$< $(FUZZ_LIMIT) -print_final_stats=1 -verbosity=0 -timeout=10 \
	  -artifact_prefix=build/fuzz/$*- build/fuzz/corpus/$* $(wildcard tests/fuzz/corpus/$*)

fuzz: $(addprefix fuzz-,$(FUZZERS)) ## fuzz every reader of foreign bytes, FUZZ_SECONDS=20 each (clang)
.PHONY: fuzz fuzz-library
.PRECIOUS: build/fuzz/fuzz_%
