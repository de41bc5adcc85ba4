/* Outputs appear whole or not at all; a full disk and a closed pipe are told; arenas and digests. */
#include "base/file.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/vec.h"
#include "support/check.h"
#include "support/folder.h"

static void test_commit_replaces_and_abort_leaves(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    const char *path = arena_printf(a, "%s/深/汇总.csv", folder_make(a));
    struct outfile f;
    struct slice got;
    assert_int_equal(outfile_open(&f, path, &err), STATUS_CANT_CREATE);
    assert_int_equal(dir_make(arena_printf(a, "%.*s", (int)strlen(path) - 11, path), &err),
                     STATUS_OK);
    assert_int_equal(outfile_open(&f, path, &err), STATUS_OK);
    outfile_write(&f, "旧", 3);
    assert_false(file_exists(path));
    assert_int_equal(outfile_commit(&f, &err), STATUS_OK);
    assert_int_equal(outfile_open(&f, path, &err), STATUS_OK);
    outfile_write(&f, "新", 3);
    outfile_abort(&f);
    assert_int_equal(file_read(a, path, 100, &got, &err), STATUS_OK);
    assert_true(slice_is(got, "旧"));
    assert_int_equal(file_read(a, path, 2, &got, &err), STATUS_NO_INPUT);
    assert_int_equal(file_read(a, "/nonexistent", 2, &got, &err), STATUS_NO_INPUT);
}

static void write_whole(const char *path, const char *text)
{
    struct err err = {0};
    struct outfile f;
    assert_int_equal(outfile_open(&f, path, &err), STATUS_OK);
    outfile_write(&f, text, strlen(text));
    assert_int_equal(outfile_commit(&f, &err), STATUS_OK);
}

static void test_a_desk_is_not_replaced(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct outfile f;
    const char *desk = arena_printf(a, "%s/desk.db", folder_make(a));
    const char *read_now = arena_printf(a, "%s/in.csv", folder_make(a));
    FILE *out = fopen(desk, "w");
    assert_int_equal(fwrite("SQLite format 3", 1, 16, out), 16);
    assert_int_equal(fclose(out), 0);
    assert_int_equal(outfile_open(&f, desk, &err), STATUS_CANT_CREATE);
    assert_non_null(strstr(err.text, "不能盖掉"));
    write_whole(read_now, "甲,乙");
    int fd = open(read_now, O_RDONLY);
    assert_int_equal(outfile_open(&f, read_now, &err), STATUS_CANT_CREATE);
    close(fd);
    write_whole(read_now, "丙,丁");
}

static void test_a_pipe_or_device_is_written_into(void **state)
{
    struct arena *a = *state;
    const char *path = arena_printf(a, "%s/pipe", folder_make(a));
    assert_int_equal(mkfifo(path, 0600), 0);
    int reader = open(path, O_RDONLY | O_NONBLOCK);
    write_whole(path, "汇总");
    char got[16];
    assert_int_equal(read(reader, got, sizeof got), 6);
    struct stat s;
    assert_int_equal(stat(path, &s), 0);
    assert_true(S_ISFIFO(s.st_mode));
    close(reader);
}

static void test_what_stood_there_keeps_link_and_permissions(void **state)
{
    struct arena *a = *state;
    const char *dir = folder_make(a), *path = arena_printf(a, "%s/file", dir),
               *link = arena_printf(a, "%s/link", dir);
    struct err err = {.arena = a};
    struct slice got;
    struct stat s;
    write_whole(path, "旧");
    assert_int_equal(chmod(path, 0600), 0);
    assert_int_equal(symlink("file", link), 0);
    write_whole(link, "新");
    assert_int_equal(lstat(link, &s), 0);
    assert_true(S_ISLNK(s.st_mode));
    assert_int_equal(stat(path, &s), 0);
    assert_int_equal(s.st_mode & 0777, 0600);
    assert_int_equal(file_read(a, path, 100, &got, &err), STATUS_OK);
    assert_true(slice_is(got, "新"));
    struct outfile f;
    assert_int_equal(outfile_open(&f, dir, &err), STATUS_CANT_CREATE);
}

static void test_full_disk_is_told(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    const char *path = arena_printf(a, "%s/big", folder_make(a));
    struct rlimit old, small = {4096, RLIM_INFINITY};
    getrlimit(RLIMIT_FSIZE, &old);
    small.rlim_max = old.rlim_max;
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_FSIZE, &small);
    struct outfile f;
    assert_int_equal(outfile_open(&f, path, &err), STATUS_OK);
    for (int i = 0; i < 100000; i++) {
        outfile_write(&f, "一二三四五六七八", 24);
    }
    assert_int_equal(outfile_commit(&f, &err), STATUS_IO);
    setrlimit(RLIMIT_FSIZE, &old);
    assert_false(file_exists(path));
    assert_non_null(strstr(err.text, "没有成功"));
}

static void test_arena_and_vec(void **state)
{
    struct arena *a = *state;
    VEC(int) v = {0};
    for (int i = 0; i < 1000; i++) {
        *VEC_PUSH(a, &v) = i;
    }
    for (int i = 0; i < 1000; i++) {
        assert_int_equal(v.at[i], i);
    }
    char *big = arena_alloc(a, 1 << 20);
    big[(1 << 20) - 1] = 1;
    arena_reset(a);
    assert_int_equal(a->used, 0);
    char *again = arena_alloc(a, 100);
    for (int i = 0; i < 100; i++) {
        assert_int_equal(again[i], 0);
    }
}

/* FIPS 180-4 example: SHA-256 of "abc". */
static void test_digest(void **state)
{
    (void)state;
    char whole[DIGEST_TEXT_SIZE], pieces[DIGEST_TEXT_SIZE];
    digest_text("abc", 3, whole);
    assert_string_equal(whole, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    struct digest d;
    digest_init(&d);
    digest_add(&d, "a", 1);
    digest_add(&d, "bc", 2);
    digest_finish(&d, pieces);
    assert_string_equal(whole, pieces);
}

static void test_network_file_systems_are_known(void **state)
{
    (void)state;
    static const uint32_t network[] = {0x6969, 0xff534d42, 0x517b, 0xfe534d42, 0x00c36400};
    static const uint32_t local[] = {0xef53 /* ext4 */,        0x58465342 /* XFS */,
                                     0x01021994 /* tmpfs */,   0x9123683e /* btrfs */,
                                     0x794c7630 /* overlay */, 0};
    for (size_t i = 0; i < sizeof network / sizeof *network; i++) {
        assert_true(file_is_network_type(network[i]));
    }
    for (size_t i = 0; i < sizeof local / sizeof *local; i++) {
        assert_false(file_is_network_type(local[i]));
    }
    assert_false(file_is_on_network("/nowhere/at/all"));
}

static void test_an_unused_name_is_found(void **state)
{
    struct arena *a = *state;
    const char *path = arena_printf(a, "%s/备份", folder_make(a));
    for (int i = 1; i <= 3; i++) {
        const char *name = file_unused(a, path);
        assert_string_equal(name, i == 1 ? path : arena_printf(a, "%s-%d", path, i));
        close(open(name, O_CREAT | O_WRONLY, 0600));
    }
}

/* So that it still opens. */
static void test_an_unused_name_keeps_its_ending(void **state)
{
    struct arena *a = *state;
    const char *dir = folder_make(a);
    static const char *const names[][2] = {{"表.pdf", "表-2.pdf"},
                                           {"表.xlsx", "表-2.xlsx"},
                                           {"desk.db.恢复前-1", "desk.db.恢复前-1-2"},
                                           {"v1.20241120", "v1.20241120-2"}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *path = arena_printf(a, "%s/%s", dir, names[i][0]);
        close(open(path, O_CREAT | O_WRONLY, 0600));
        assert_string_equal(file_unused(a, path), arena_printf(a, "%s/%s", dir, names[i][1]));
    }
}

static void test_a_typed_path(void **state)
{
    struct arena *a = *state;
    const char *home = getenv("HOME");
    assert_string_equal(path_typed(a, " /tmp/甲 乙.csv\xE3\x80\x80"), "/tmp/甲 乙.csv");
    assert_string_equal(path_typed(a, "~甲/乙"), "~甲/乙");
    assert_string_equal(path_typed(a, "/data/表//tmp/甲.csv"), "/tmp/甲.csv");
    assert_string_equal(path_typed(a, "//tmp/甲.csv"), "/tmp/甲.csv");
    assert_string_equal(path_typed(a, "/tmp/~甲"), "/tmp/~甲");
    assert_string_equal(path_typed(a, ""), "");
    assert_string_equal(path_typed(a, NULL), "");
    if (home) {
        assert_string_equal(path_typed(a, "~/乙.yaml"), arena_printf(a, "%s/乙.yaml", home));
        assert_string_equal(path_typed(a, "/data/~/乙.yaml"), arena_printf(a, "%s/乙.yaml", home));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_commit_replaces_and_abort_leaves),
        ARENA_TEST(test_a_desk_is_not_replaced),
        ARENA_TEST(test_a_pipe_or_device_is_written_into),
        ARENA_TEST(test_what_stood_there_keeps_link_and_permissions),
        ARENA_TEST(test_full_disk_is_told),
        ARENA_TEST(test_arena_and_vec),
        ARENA_TEST(test_digest),
        ARENA_TEST(test_network_file_systems_are_known),
        ARENA_TEST(test_an_unused_name_is_found),
        ARENA_TEST(test_an_unused_name_keeps_its_ending),
        ARENA_TEST(test_a_typed_path),
    };
    return check_run("base/file", tests, sizeof tests / sizeof *tests);
}
