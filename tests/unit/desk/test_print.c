/* Printing: what lp is given and what is told when it fails. A script in a directory of its own
 * plays lp. */
#include "desk/print.h"

#include <stdlib.h>
#include <sys/stat.h>

#include "base/file.h"
#include "support/check.h"
#include "support/folder.h"

struct fixture {
    struct arena *a;
    struct err err;
    const char *lp, *seen;
};

/* PATH is that directory and the usual places of sh and cat. */
static struct fixture fixture(struct arena *a, const char *script)
{
    struct fixture f = {.a = a, .err = {.arena = a}};
    const char *dir = folder_make(a);
    f.lp = arena_printf(a, "%s/lp", dir);
    f.seen = arena_printf(a, "%s/seen", dir);
    if (script) {
        folder_write(f.lp, slice_of(script));
        assert_int_equal(chmod(f.lp, 0700), 0);
    }
    assert_int_equal(setenv("SEEN", f.seen, 1), 0);
    assert_int_equal(setenv("PATH", script ? arena_printf(a, "%s:/usr/bin:/bin", dir) : dir, 1), 0);
    return f;
}

static const char *seen(struct fixture *f)
{
    struct slice text = {0};
    assert_int_equal(file_read(f->a, f->seen, 1000000, &text, &f->err), STATUS_OK);
    return text.at;
}

static void test_lp_gets_title_printer_and_text(void **state)
{
    struct fixture f = fixture(
        *state, "#!/bin/sh\nfor a in \"$@\"; do echo \"<$a>\"; done >\"$SEEN\"\ncat >>\"$SEEN\"\n");
    struct print_job job = {.title = "回执; rm -rf $HOME", .printer = "二楼", .text = "收件回执\n"};
    assert_int_equal(print_text(f.a, &job, NULL, &f.err), STATUS_OK);
    assert_string_equal(seen(&f), "<-d>\n<二楼>\n<-t>\n<回执; rm -rf $HOME>\n收件回执\n");
}

static void test_a_long_text_arrives_whole(void **state)
{
    struct fixture f = fixture(*state, "#!/bin/sh\nwc -c >\"$SEEN\"\n");
    char *text = arena_alloc(f.a, 300001);
    for (size_t i = 0; i < 300000; i++) {
        text[i] = 'x';
    }
    assert_int_equal(print_text(f.a, &(struct print_job){.text = text}, NULL, &f.err), STATUS_OK);
    assert_int_equal(strtol(seen(&f), NULL, 10), 300000);
}

static void test_what_lp_complains_of_is_told(void **state)
{
    struct fixture f = fixture(*state, "#!/bin/sh\necho 'lp: no default destination' >&2\n"
                                       "echo >&2\necho 'lp: see lpstat' >&2\nexit 1\n");
    assert_int_equal(print_text(f.a, &(struct print_job){.text = "x"}, NULL, &f.err), STATUS_IO);
    assert_non_null(strstr(f.err.text, "lp: no default destination; lp: see lpstat"));
}

static void test_who_took_it_is_told(void **state)
{
    struct fixture f = fixture(
        *state, "#!/bin/sh\ncat >/dev/null\necho 'request id is second-floor-12 (0 file(s))'\n");
    const char *queue = NULL;
    assert_int_equal(print_text(f.a, &(struct print_job){.text = "x"}, &queue, &f.err), STATUS_OK);
    assert_string_equal(queue, "second-floor");
    const struct print_job named = {.text = "x", .printer = "二楼"};
    assert_int_equal(print_text(f.a, &named, &queue, &f.err), STATUS_OK);
    assert_string_equal(queue, "二楼");
    f = fixture(*state, "#!/bin/sh\ncat >/dev/null\n");
    assert_int_equal(print_text(f.a, &(struct print_job){.text = "x"}, &queue, &f.err), STATUS_OK);
    assert_string_equal(queue, "系统默认打印机");
}

static void test_without_lp_it_says_what_to_install(void **state)
{
    struct fixture f = fixture(*state, NULL);
    assert_int_equal(print_text(f.a, &(struct print_job){.text = "x"}, NULL, &f.err),
                     STATUS_CONFIG);
    assert_non_null(strstr(f.err.text, "cups-client"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_lp_gets_title_printer_and_text),
        ARENA_TEST(test_a_long_text_arrives_whole),
        ARENA_TEST(test_what_lp_complains_of_is_told),
        ARENA_TEST(test_who_took_it_is_told),
        ARENA_TEST(test_without_lp_it_says_what_to_install),
    };
    return check_run("print", tests, sizeof tests / sizeof *tests);
}
