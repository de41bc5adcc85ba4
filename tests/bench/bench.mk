# Invented tables for `make bench`, `make demo` and the tests.
GENERATE := $(B)/tests/bench/generate
TEST_PROGRAMS += $(GENERATE)

$(GENERATE): $(B)/tests/bench/generate.o $(B)/libshenbao.a
	$(Q)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)
