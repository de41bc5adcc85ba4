/* Notices of the desk: found, revised, stopped, their text attached; what was filed under a revision
 * keeps it. */
#include "desk/notices.h"

#include <string.h>

#include "base/buf.h"
#include "base/slice.h"
#include "desk/history.h"
#include "desk/submissions.h"
#include "desk/undo.h"
#include "support/check.h"
#include "support/desk.h"

#define FIRST "文号: 示例〔2024〕1号\n代号: 甲\n标题: 征集\n种类: 征集\n简称: [老甲]\n"
#define OTHER "文号: 示例〔2024〕12号\n代号: 乙\n标题: 征集\n种类: 征集\n"

struct fixture {
    struct desk *desk;
    struct arena *a;
    struct err err;
};

static struct fixture fixture(struct arena *a)
{
    return (struct fixture){desk_for_test(a, false), a, {.arena = a}};
}

static struct notice_row put(struct fixture *f, const char *yaml)
{
    struct notice_row row = {0};
    if (notice_load(f->desk, f->a, slice_of(yaml), "a.yaml", &row, &f->err) != STATUS_OK) {
        fail_msg("%s", f->err.text);
    }
    return row;
}

static enum status find(struct fixture *f, const char *code, struct notice_row *row)
{
    *row = (struct notice_row){0};
    return notice_find(f->desk, f->a, code, row, &f->err);
}

static const char *title(struct fixture *f, int64_t notice, int64_t revision)
{
    const struct notice *n = NULL;
    assert_int_equal(notice_definition(f->desk, notice, revision, &n, &f->err), STATUS_OK);
    return n->title;
}

static int64_t last_entry(struct fixture *f)
{
    struct history h;
    assert_int_equal(history_load(f->desk, f->a, INT64_MAX, 1, &h, &f->err), STATUS_OK);
    return h.at[0].audit.id;
}

static void says(struct fixture *f, const char *part)
{
    if (!strstr(f->err.text, part)) {
        fail_msg("says: %s, not: %s", f->err.text, part);
    }
}

static void test_notices_are_found_by_what_people_call_them(void **state)
{
    struct fixture f = fixture(*state);
    struct notice_row row;
    assert_int_equal(find(&f, "甲", &row), STATUS_NOT_FOUND);
    says(&f, "一份也没有");
    int64_t first = put(&f, FIRST).record.id, other = put(&f, OTHER).record.id;
    const struct {
        const char *code;
        int64_t id;
    } good[] = {{"甲", first}, {"示例〔2024〕1号", first}, {"老甲", first}, {"12号", other}};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_int_equal(find(&f, good[i].code, &row), STATUS_OK);
        assert_int_equal(row.record.id, good[i].id);
    }
    assert_int_equal(find(&f, "示例", &row), STATUS_DATA); /* both */
    says(&f, "不止一份通知");
    assert_int_equal(find(&f, "丙", &row), STATUS_NOT_FOUND);
    says(&f, "没有通知「丙」; 现有 ");
    assert_int_equal(find(&f, "", &row), STATUS_NOT_FOUND);
    desk_close(f.desk);
}

static void test_a_changed_file_is_the_next_revision(void **state)
{
    struct fixture f = fixture(*state);
    const char *yaml = NULL;
    struct notice_row first = put(&f, FIRST);
    int64_t entries = last_entry(&f);
    struct notice_row same = put(&f, FIRST);
    assert_int_equal(same.revision, 1);
    assert_int_equal(last_entry(&f), entries); /* the same file again is nothing */
    struct submission s = {.notice = first.record.id, .title = "课题", .list_order = NUMBER_NONE};
    assert_int_equal(submission_save(f.desk, f.a, NULL, &s, NULL, &f.err), STATUS_OK);
    struct notice_row second = put(&f, FIRST "成文日期: 2024-05-06\n");
    assert_int_equal(second.record.id, first.record.id);
    assert_int_equal(second.revision, 2);
    struct submission later = {
        .notice = first.record.id, .title = "课题二", .list_order = NUMBER_NONE};
    assert_int_equal(submission_save(f.desk, f.a, NULL, &later, NULL, &f.err), STATUS_OK);
    assert_int_equal(later.revision, 2);
    assert_int_equal(submission_load(f.desk, f.a, s.record.id, &s, &f.err), STATUS_OK);
    assert_int_equal(s.revision, 1); /* judged under what it was filed under */
    assert_int_equal(notice_yaml(f.desk, f.a, first.record.id, 1, &yaml, &f.err), STATUS_OK);
    assert_string_equal(yaml, FIRST);
    assert_int_equal(notice_yaml(f.desk, f.a, first.record.id, 3, &yaml, &f.err), STATUS_NOT_FOUND);
    const struct notice *n = NULL, *again = NULL;
    assert_int_equal(notice_definition(f.desk, first.record.id, 0, &n, &f.err), STATUS_OK);
    assert_int_equal(notice_definition(f.desk, first.record.id, 2, &again, &f.err), STATUS_OK);
    assert_ptr_equal(n, again); /* parsed once */
    assert_int_equal(notice_definition(f.desk, first.record.id, 9, &n, &f.err), STATUS_NOT_FOUND);
    desk_close(f.desk);
}

static void test_a_revision_is_undone(void **state)
{
    struct fixture f = fixture(*state);
    struct notice_row first = put(&f, FIRST), row;
    put(&f, "文号: 示例〔2024〕1号\n代号: 甲\n标题: 改过\n种类: 征集\n");
    assert_string_equal(title(&f, first.record.id, 0), "改过");
    assert_int_equal(desk_undo(f.desk, f.a, last_entry(&f), NULL, NULL, &f.err), STATUS_OK);
    assert_string_equal(title(&f, first.record.id, 0), "征集");
    assert_int_equal(find(&f, "老甲", &row), STATUS_OK);
    /* The next change is revision 3: a number once given stays given. */
    assert_int_equal(put(&f, FIRST "成文日期: 2024-05-06\n").revision, 3);
    desk_close(f.desk);
}

static void test_a_wrong_file_changes_nothing_and_tells_all(void **state)
{
    struct fixture f = fixture(*state);
    struct notice_row row;
    struct slice yaml = slice_of("文号: 甲\n代号: 乙\n种类: 飞行\n颜色: 红\n");
    int64_t entries = last_entry(&f);
    assert_int_equal(notice_load(f.desk, f.a, yaml, "坏.yaml", &row, &f.err), STATUS_DATA);
    says(&f, "坏.yaml:3:");
    says(&f, "坏.yaml:4:");
    assert_int_equal(last_entry(&f), entries);
    assert_int_equal(find(&f, "乙", &row), STATUS_NOT_FOUND);
    desk_close(f.desk);
}

static void refuses(struct fixture *f, const char *yaml, const char *place, const char *part)
{
    struct notice_row row;
    assert_int_equal(notice_load(f->desk, f->a, slice_of(yaml), "x.yaml", &row, &f->err),
                     STATUS_DATA);
    says(f, place);
    says(f, part);
}

static void test_what_other_notices_forbid(void **state)
{
    struct fixture f = fixture(*state);
    put(&f, FIRST);
    refuses(&f, "文号: 示例〔2024〕3号\n代号: 甲\n标题: 别的\n种类: 征集\n",
            "x.yaml:2:5:", "代号「甲」已经是 示例〔2024〕1号 的");
    refuses(&f, FIRST "上级: 示例〔2024〕1号\n", "x.yaml:6:5:", "绕成了圈");
    put(&f, OTHER "上级: 示例〔2024〕1号\n"); /* forwarding is no circle */
    refuses(&f, FIRST "上级: 示例〔2024〕12号\n",
            "x.yaml:6:5:", "示例〔2024〕1号 → 示例〔2024〕12号 → 示例〔2024〕1号");
    put(&f, OTHER); /* nor is what has stopped being a forwarding */
    put(&f, FIRST "上级: 示例〔2024〕12号\n");
    desk_close(f.desk);
}

/* Four thousand mistakes end in one text that can be read, and soon. */
static void test_many_problems_are_cut_short(void **state)
{
    struct fixture f = fixture(*state);
    struct buf yaml = BUF_INIT;
    buf_text(&yaml, FIRST "限额:\n");
    for (int i = 0; i < 4000; i++) {
        buf_printf(&yaml, "- {数: 申报件, 每: 省, 至多: x%d}\n", i);
    }
    refuses(&f, yaml.at, "x.yaml:7:22:", "还有 3900 处");
    assert_true(strlen(f.err.text) < 20000);
    buf_release(&yaml);
    desk_close(f.desk);
}

static void test_stopping_and_attaching(void **state)
{
    struct fixture f = fixture(*state);
    struct notice_row row = put(&f, FIRST);
    int64_t id = row.record.id;
    assert_int_equal(notice_stop(f.desk, f.a, id, true, "到期", &f.err), STATUS_OK);
    int64_t stopped = last_entry(&f);
    assert_int_equal(notice_attach_text(f.desk, f.a, id, "各单位:\n请于...\n", "原文.txt", &f.err),
                     STATUS_OK);
    assert_int_equal(notice_row_load(f.desk, f.a, id, &row, &f.err), STATUS_OK);
    assert_int_equal(row.is_stopped, 1);
    assert_string_equal(row.full_text, "各单位:\n请于...\n");
    assert_string_equal(row.full_text_name, "原文.txt");
    row = put(&f, FIRST "成文日期: 2024-05-06\n"); /* a new revision keeps both */
    assert_int_equal(notice_row_load(f.desk, f.a, id, &row, &f.err), STATUS_OK);
    assert_int_equal(row.is_stopped, 1);
    assert_string_equal(row.full_text_name, "原文.txt");
    assert_int_equal(desk_undo(f.desk, f.a, stopped, NULL, NULL, &f.err), STATUS_OK);
    assert_int_equal(notice_row_load(f.desk, f.a, id, &row, &f.err), STATUS_OK);
    assert_int_equal(row.is_stopped, 0);
    assert_int_equal(notice_stop(f.desk, f.a, 99, true, NULL, &f.err), STATUS_NOT_FOUND);
    f.desk->may = MAY_LOG;
    assert_int_equal(notice_stop(f.desk, f.a, id, true, NULL, &f.err), STATUS_NOT_PERMITTED);
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_notices_are_found_by_what_people_call_them),
        ARENA_TEST(test_a_changed_file_is_the_next_revision),
        ARENA_TEST(test_a_revision_is_undone),
        ARENA_TEST(test_a_wrong_file_changes_nothing_and_tells_all),
        ARENA_TEST(test_what_other_notices_forbid),
        ARENA_TEST(test_many_problems_are_cut_short),
        ARENA_TEST(test_stopping_and_attaching),
    };
    return check_run("desk/notices", tests, sizeof tests / sizeof *tests);
}
