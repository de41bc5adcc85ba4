/* A report kept as text and read again; what is told of changes between two. */
#include "report/keep.h"

#include <string.h>

#include "paper/text.h"
#include "report/changes.h"
#include "report/page_style.h"
#include "support/check.h"

static const struct report_column columns[] = {
    {"序号", 4, SIDE_CENTRE}, {"名称", 0, SIDE_LEFT}, {"单位", 0, SIDE_RIGHT}};

static struct report begun(struct arena *a)
{
    struct report r;
    report_init(&r, a, "名单", "list");
    r.day = "2024-11-20";
    r.note = "印 2024-0001";
    return r;
}

static void add(struct report_table *t, const char *no, const char *name, const char *unit)
{
    const char *const row[] = {no, name, unit};
    report_table_row(t, row);
}

static void what_is_kept_comes_back_exactly(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct report r = begun(a), back;
    report_attachment(&r, "附件1");
    report_title(&r, "甲\\乙\n丙");
    report_heading(&r, 2, "（一）");
    report_two(&r, "左\\n", "右");
    report_space(&r, 2);
    report_code(&r, "20240037 57eceae2", "甲");
    struct report_table *t = report_table(&r, columns, 3);
    add(t, "1", "两\n行", "");
    report_table_note(t, "入围线");
    report_new_page(&r);
    report_seal(&r, "甲局", "2024年11月20日");
    const struct page_style *style = page_style_find("list");
    assert_int_equal(report_kept(a, report_keep(a, &r), &back, &err), STATUS_OK);
    assert_string_equal(text_of(a, &back, style), text_of(a, &r, style));
    assert_string_equal(report_keep(a, &back), report_keep(a, &r));
}

static void what_was_never_kept_is_refused(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    struct report back;
    const char *const wrong[] = {
        "",
        "report\n",
        "report\t2\ta\tb\t0\t\t0\tlist\n",
        "report\t1\ta\tb\t0\t\t0\tnone\n",
        "report\t1\ta\tb\t9\t\t0\tlist\n",
        "report\t1\ta\tb\t0\t\t0\tlist\nrow\tx\t1\t1\t0\t0\n",
        "report\t1\ta\tb\t0\t\t0\tlist\nblock\t3\t0\t0\tx\t\nrow\tx\t1\t1\t0\t0\n",
        "report\t1\ta\tb\t0\t\t0\tlist\nline\tx\ty\n",
        "report\t1\ta\tb\t0\t\t0\tlist\nblock\t99\t0\t0\tx\t\n",
        "report\t1\ta\tb\t0\t\t0\tlist\nwhat\n"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(report_kept(a, wrong[i], &back, &err), STATUS_DATA);
    }
}

static void changes_are_told_row_by_row(void **state)
{
    struct arena *a = *state;
    struct report old = begun(a), now = begun(a), out = begun(a);
    struct report_table *before = report_table(&old, columns, 3);
    struct report_table *after = report_table(&now, columns, 3);
    add(before, "1", "甲", "一");
    add(before, "2", "乙", "二");
    add(before, "3", "丙", "三");
    add(before, "4", "", "");
    add(after, "1", "丙", "三"); /* only its number */
    add(after, "2", "甲", "改");
    add(after, "3", "丁", "四");
    assert_int_equal(report_changes(&old, &now, "", NULL), 3);
    assert_int_equal(report_changes(&now, &now, "", NULL), 0);
    assert_int_equal(report_changes(&old, &now, "与印 2024-0001 相比", &out), 3);
    const char *text = text_of(a, &out, page_style_find("list"));
    assert_non_null(strstr(text, "变更对照表"));
    assert_non_null(strstr(text, "|修改|甲  "));
    assert_non_null(strstr(text, "|单位  "));
    assert_non_null(strstr(text, "|删去|乙"));
    assert_non_null(strstr(text, "|新增|丁"));
    assert_null(strstr(text, "丙"));
}

/* A case with a new title is the same case: its new phone would be lost in 删去 and 新增. */
static void a_row_with_another_name_is_known_by_its_number(void **state)
{
    struct arena *a = *state;
    struct report old = begun(a), now = begun(a), out = begun(a);
    struct report_table *before = report_table(&old, columns, 3);
    struct report_table *after = report_table(&now, columns, 3);
    add(before, "1", "甲", "一局");
    add(before, "2", "乙", "二局");
    add(after, "1", "甲（改）", "一局");
    add(after, "2", "丙", "三局"); /* nothing but the number: another row */
    assert_int_equal(report_changes(&old, &now, "", &out), 3);
    const char *text = text_of(a, &out, page_style_find("list"));
    assert_non_null(strstr(text, "|修改|甲（改） "));
    assert_null(strstr(text, "|删去|甲"));
    assert_non_null(strstr(text, "|删去|乙"));
    assert_non_null(strstr(text, "|新增|丙"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(what_is_kept_comes_back_exactly),
        ARENA_TEST(what_was_never_kept_is_refused),
        ARENA_TEST(changes_are_told_row_by_row),
        ARENA_TEST(a_row_with_another_name_is_known_by_its_number),
    };
    return check_run("report/keep", tests, sizeof tests / sizeof *tests);
}
