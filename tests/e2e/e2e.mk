# The end-to-end runner, and the program with a clock that stands still.
E2E_OBJ := $(patsubst %.c,$(B)/%.o,$(filter-out tests/e2e/main_fixed.c,$(wildcard tests/e2e/*.c)))
TEST_PROGRAMS += $(B)/tests/e2e/run_script $(B)/tests/e2e/shenbao-fixed

$(B)/tests/e2e/run_script: $(E2E_OBJ) $(B)/libsupport.a $(B)/libshenbao.a
	$(Q)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ -lvterm -lutil

$(B)/tests/e2e/shenbao-fixed: $(B)/tests/e2e/main_fixed.o $(B)/libshenbao.a
	$(Q)$(CC) $(CFLAGS_ALL) $(LDFLAGS_ALL) -o $@ $^ $(LIBS)
