/* What every unit test includes: cmocka, an arena as the test's state, a UTF-8 locale. */
#ifndef SUPPORT_CHECK_H
#define SUPPORT_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include <cmocka.h>

#include "base/arena.h"

/* A test whose *state is a fresh struct arena. */
#define ARENA_TEST(f) cmocka_unit_test_setup_teardown(f, check_arena_setup, check_arena_teardown)

int check_arena_setup(void **state);
int check_arena_teardown(void **state);
/* Sets the locale and runs the group; the result is main's. TMPDIR is a folder of this program meanwhile,
 * taken away with everything in it. */
int check_run(const char *group, const struct CMUnitTest *tests, size_t n);

/* fork, but what fails in the child ends the child: it would go on with the next test otherwise. The
 * child leaves with _exit. */
pid_t check_fork(void);
/* Waits for its end; the status as waitpid tells it. */
int check_wait(pid_t child);

#endif
