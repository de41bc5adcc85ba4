/* Directories that others filled: order, links, bounds. */
#include "base/folder.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support/check.h"
#include "support/folder.h"

static const char *filled(struct arena *a)
{
    const char *folder = folder_make(a);
    assert_int_equal(mkdir(folder_path(a, folder, "b"), 0700), 0);
    folder_write(folder_path(a, folder, "b/1.txt"), slice_of("one"));
    folder_write(folder_path(a, folder, "a.txt"), slice_of("two"));
    folder_write(folder_path(a, folder, ".hidden"), slice_of("x"));
    folder_write(folder_path(a, folder, "~$a.docx"), slice_of("x"));
    return folder;
}

static void test_files_come_in_order_without_hidden_ones(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct folder_files files = {0};
    assert_int_equal(folder_list(a, filled(a), &files, &err), STATUS_OK);
    assert_int_equal(files.n, 2);
    assert_string_equal(files.at[0].path, "a.txt");
    assert_string_equal(files.at[1].path, "b/1.txt");
    assert_int_equal(files.at[1].size, 3);
}

/* To a directory, to a file, to itself: told, never followed. */
static void test_links_and_pipes_are_not_followed(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct folder_files files = {0};
    const char *folder = folder_make(a);
    int fd;
    assert_int_equal(symlink("/", folder_path(a, folder, "1")), 0);
    assert_int_equal(symlink("/etc/passwd", folder_path(a, folder, "2")), 0);
    assert_int_equal(symlink(".", folder_path(a, folder, "3")), 0);
    assert_int_equal(mkfifo(folder_path(a, folder, "4"), 0600), 0);
    assert_int_equal(folder_list(a, folder, &files, &err), STATUS_OK);
    assert_int_equal(files.n, 4);
    for (size_t i = 0; i < files.n; i++) {
        assert_true(files.at[i].is_odd);
        assert_int_equal(folder_open(folder, files.at[i].path, &fd, &err), STATUS_NO_INPUT);
    }
}

static void test_too_deep_is_refused_whole(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct folder_files files = {0};
    const char *top = folder_make(a), *path = top;
    for (int i = 0; i <= FOLDER_DEPTH_MAX; i++) {
        assert_int_equal(folder_list(a, top, &files, &err), STATUS_OK);
        path = folder_path(a, path, "d");
        assert_int_equal(mkdir(path, 0700), 0);
    }
    assert_int_equal(folder_list(a, top, &files, &err), STATUS_DATA);
    assert_non_null(strstr(err.text, "16 层"));
}

static void test_no_such_directory(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct folder_files files = {0};
    const char *file = folder_file(a, "x", slice_of("x"));
    assert_int_equal(folder_list(a, "/no/such", &files, &err), STATUS_NO_INPUT);
    assert_int_equal(folder_list(a, file, &files, &err), STATUS_NO_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_files_come_in_order_without_hidden_ones),
        ARENA_TEST(test_links_and_pipes_are_not_followed),
        ARENA_TEST(test_too_deep_is_refused_whole),
        ARENA_TEST(test_no_such_directory),
    };
    return check_run("folder", tests, sizeof tests / sizeof *tests);
}
