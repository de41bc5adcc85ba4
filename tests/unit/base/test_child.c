/* Programs that are run and waited for, or ended. */
#include "base/child.h"

#include <errno.h>
#include <signal.h>
#include <string.h>

#include "support/check.h"

struct asked {
    int n, most;
};

static bool goes_on(void *context)
{
    struct asked *asked = context;
    return ++asked->n < asked->most;
}

/* What the shell is told to do. */
static int ran(const char *script, const struct child_watch *watch, int *ended)
{
    struct arena a = {0};
    char *const argv[] = {arena_text(&a, "sh"), arena_text(&a, "-c"), arena_text(&a, script), NULL};
    FILE *in = tmpfile(), *out = tmpfile();
    const struct child child = {argv, in, out, out, watch};
    int failed = child_run(&child, ended);
    (void)fclose(in);
    (void)fclose(out);
    arena_release(&a);
    return failed;
}

static void test_its_exit_status_comes_back(void **state)
{
    struct asked asked = {0, 1000};
    const struct child_watch watch = {goes_on, &asked};
    int ended = 0;
    (void)state;
    assert_int_equal(ran("exit 3", NULL, &ended), 0);
    assert_int_equal(ended, 3);
    assert_int_equal(ran("exit 3", &watch, &ended), 0);
    assert_int_equal(ended, 3);
}

/* A program that has stopped would be waited for for ever. */
static void test_it_ends_when_the_watch_says_so(void **state)
{
    struct asked asked = {0, 2};
    const struct child_watch watch = {goes_on, &asked};
    int ended = 0;
    (void)state;
    assert_int_equal(ran("kill -STOP $$", &watch, &ended), 0);
    assert_int_equal(ended, 128 + SIGKILL);
    assert_int_equal(asked.n, 2);
}

static void test_no_such_program(void **state)
{
    char *const argv[] = {arena_text(*state, "/nowhere/at/all"), NULL};
    const struct child child = {argv, stdin, stdout, stderr, NULL};
    int ended = 0;
    assert_int_equal(child_run(&child, &ended), ENOENT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_its_exit_status_comes_back),
        ARENA_TEST(test_it_ends_when_the_watch_says_so),
        ARENA_TEST(test_no_such_program),
    };
    return check_run("child", tests, sizeof tests / sizeof *tests);
}
