/* Next year's notice begins as a copy in which the loader asks for what is the document's own. */
#include "notice/copy.h"

#include <string.h>

#include "base/file.h"
#include "notice/load.h"
#include "support/check.h"

static void test_what_is_of_one_document_is_empty(void **state)
{
    const char *copy =
        notice_copy_text(*state, "文号: 甲1\n代号: \"1\"\n标题: 乙\n表:\n- {文号: 丙}", "甲1");
    const char *text = strstr(copy, "文号:\n");
    assert_non_null(strstr(copy, "由 甲1 的定义复制"));
    assert_non_null(text);
    assert_string_equal(text, "文号:\n代号:\n标题: 乙\n表:\n- {文号: 丙}\n");
}

static void test_the_loader_asks_for_just_that(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct slice yaml;
    struct notice *n = ARENA_NEW(a, struct notice);
    struct problems problems = {.arena = a, .file = "copy"};
    assert_int_equal(file_read(a, "data/notices/255.yaml", 1 << 20, &yaml, &err), STATUS_OK);
    const char *copy = notice_copy_text(a, arena_copy(a, yaml.at, yaml.n), "255号");
    assert_int_equal(notice_load_text(slice_of(copy), n, &problems, &err), STATUS_DATA);
    assert_int_equal(problems.n, 3);
    for (size_t i = 0; i < problems.n; i++) {
        assert_in_range(problems.at[i].line, 3, 9);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_what_is_of_one_document_is_empty),
        ARENA_TEST(test_the_loader_asks_for_just_that),
    };
    return check_run("notice/copy", tests, sizeof tests / sizeof *tests);
}
