/* Inputs that can be read twice: files, pipes, memory, and what is none. */
#include "text/source.h"

#include <string.h>
#include <unistd.h>

#include "support/check.h"
#include "support/folder.h"

static void expect_at(const struct source *s, uint64_t offset, const char *text, struct err *err)
{
    char out[8];
    struct source_piece p = {.offset = offset, .out = out, .cap = sizeof out};
    assert_int_equal(source_read(s, &p, err), STATUS_OK);
    assert_true(slice_is((struct slice){out, p.n}, text));
}

static void test_memory(void **state)
{
    struct err err = {.arena = *state};
    struct source s = source_of_bytes(slice_of("0123456789"));
    expect_at(&s, 0, "01234567", &err);
    expect_at(&s, 7, "789", &err);
    expect_at(&s, 11, "", &err);
}

static void test_file(void **state)
{
    struct err err = {.arena = *state};
    const char *path = folder_file(*state, "digits", slice_of("0123456789"));
    struct source s;
    assert_int_equal(source_open(&s, path, &err), STATUS_OK);
    expect_at(&s, 5, "56789", &err);
    expect_at(&s, 0, "01234567", &err);
    source_close(&s);
}

static void test_pipe_can_be_read_twice(void **state)
{
    struct err err = {.arena = *state};
    int ends[2], kept = dup(STDIN_FILENO);
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "abcdefghij", 10), 10);
    close(ends[1]);
    dup2(ends[0], STDIN_FILENO);
    struct source s;
    assert_int_equal(source_open(&s, "-", &err), STATUS_OK);
    expect_at(&s, 8, "ij", &err);
    expect_at(&s, 0, "abcdefgh", &err);
    source_close(&s);
    dup2(kept, STDIN_FILENO);
    close(kept);
    close(ends[0]);
}

static void test_what_cannot_be_read(void **state)
{
    struct err err = {.arena = *state};
    struct source s;
    assert_int_equal(source_open(&s, "/tmp", &err), STATUS_NO_INPUT);
    assert_non_null(strstr(err.text, "目录"));
    assert_int_equal(source_open(&s, "/tmp/shenbao-no-such-file", &err), STATUS_NO_INPUT);
    assert_non_null(strstr(err.text, "/tmp/shenbao-no-such-file"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_memory),
        ARENA_TEST(test_file),
        ARENA_TEST(test_pipe_can_be_read_twice),
        ARENA_TEST(test_what_cannot_be_read),
    };
    return check_run("text/source", tests, sizeof tests / sizeof *tests);
}
