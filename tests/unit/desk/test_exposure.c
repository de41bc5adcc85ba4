/* Who else can open the desk's file, by its permissions and those of its folder. */
#include "desk/exposure.h"

#include <string.h>
#include <sys/stat.h>

#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"

static void test_by_permissions(void **state)
{
    static const struct {
        unsigned file, folder;
        bool group_is_others;
        const char *tag;
    } cases[] = {
        {0600, 0700, true, NULL},
        {0600, 0755, true, NULL},
        {0644, 0755, true, "文件人人可读"},
        {0644, 0700, true, NULL}, /* nobody gets to it */
        {0666, 0755, true, "文件人人可改"},
        {0660, 02770, true, "文件同组可读可换"},
        {0660, 02750, true, "文件同组可改"},
        {0640, 0750, true, "文件同组可读"},
        {0660, 02770, false, NULL}, /* a group of the owner alone */
        {0600, 0777, true, "文件人人可换"},
        {0600, 01777, true, NULL}, /* /tmp: only the owner can take it away */
        {0640, 0770, true, "文件同组可读可换"},
        {0664, 0775, false, "文件人人可读"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct exposure e =
            exposure_of(*state, cases[i].file, cases[i].folder, cases[i].group_is_others);
        if (!cases[i].tag != !e.tag || !e.tag != !e.sentence ||
            (e.tag && strcmp(e.tag, cases[i].tag) != 0)) {
            fail_msg("%o in %o: %s", cases[i].file, cases[i].folder, e.tag ? e.tag : "closed");
        }
    }
}

static void test_of_a_file(void **state)
{
    struct arena *a = *state;
    const char *folder = folder_make(a), *path = folder_path(a, folder, "desk.db");
    desk_make_at(a, path);
    struct desk *desk = desk_open_at(a, path, 0);
    assert_null(desk_exposure(desk, a).tag);
    uint64_t mark = exposure_mark(desk);
    assert_int_equal(exposure_mark(desk), mark);
    assert_int_equal(chmod(path, 0644), 0);
    assert_int_not_equal(exposure_mark(desk), mark);
    mark = exposure_mark(desk);
    assert_int_equal(chmod(folder, 0755), 0);
    assert_int_not_equal(exposure_mark(desk), mark);
    assert_string_equal(desk_exposure(desk, a).tag, "文件人人可读");
    assert_non_null(strstr(desk_exposure(desk, a).sentence, "文件权限 644, 目录 755"));
    assert_int_equal(chmod(folder, 0700), 0);
    assert_null(desk_exposure(desk, a).tag);
    desk_close(desk);
}

static void test_in_memory_there_is_no_file(void **state)
{
    struct desk *desk = desk_for_test(*state, false);
    assert_null(desk_exposure(desk, *state).tag);
    desk_close(desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_by_permissions),
        ARENA_TEST(test_of_a_file),
        ARENA_TEST(test_in_memory_there_is_no_file),
    };
    return check_run("exposure", tests, sizeof tests / sizeof *tests);
}
