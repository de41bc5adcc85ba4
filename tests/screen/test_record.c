/* 记录 played: the list, one entry, undoing with a reason, what cannot be undone, the file. */
#include <unistd.h>

#include "desk/units.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"
#include "support/stage.h"
#include "tui/screen/screen_record.h"

static const struct screen_class *const mains[] = {&record_screen};

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
    struct err err;
    struct unit unit;
};

static void save_unit(struct play *p, const char *phone)
{
    struct unit mine = p->unit;
    mine.phone = phone;
    assert_int_equal(
        unit_save(p->desk, p->a, p->unit.record.id ? &p->unit : NULL, &mine, NULL, &p->err),
        STATUS_OK);
    p->unit = mine;
}

static bool has_changed(struct desk *desk)
{
    (void)desk;
    return true;
}

/* A desk whose entries are: 1 the start, 2 a unit, 3 and 4 its phone. */
static void start(struct play *p, void **state)
{
    p->a = *state;
    p->err = (struct err){.arena = p->a};
    p->desk = desk_for_test(p->a, true);
    p->unit = (struct unit){.name = "东海虚构铁塔"};
    save_unit(p, NULL);
    save_unit(p, "010-1");
    save_unit(p, "010-2");
    struct ui_options o = stage_over(&p->stage, p->desk, mains);
    o.changed = has_changed;
    stage_start(&p->stage, &o);
}

static void end(struct play *p)
{
    stage_close(&p->stage);
}

static bool shows(struct play *p, const char *text)
{
    return stage_shows(&p->stage, text);
}

static void check_both(struct play *p, const char *name)
{
    stage_check_both(&p->stage, name);
}

static const char *phone_now(struct play *p)
{
    struct unit now;
    assert_int_equal(unit_load(p->desk, p->a, p->unit.record.id, &now, &p->err), STATUS_OK);
    return now.phone;
}

static void test_pictures(void **state)
{
    struct play p;
    start(&p, state);
    check_both(&p, "records");
    stage_press(&p.stage, K_ENTER);
    check_both(&p, "record");
    stage_press(&p.stage, K_F(8));
    check_both(&p, "record-undo");
    end(&p);
}

static void test_undo_with_a_reason_and_back(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(8));
    assert_true(shows(&p, "010-1"));
    stage_type(&p.stage, "号码抄错");
    stage_press(&p.stage, K_ENTER);
    assert_string_equal(phone_now(&p), "010-1");
    assert_true(shows(&p, "已撤销第 4 号"));
    stage_resize(&p.stage, 24, 120);
    assert_true(shows(&p, "(号码抄错)"));
    assert_true(shows(&p, "已撤 5"));
    stage_press(&p.stage, K_HOME);
    stage_press(&p.stage, K_F(8));
    stage_press(&p.stage, K_ENTER);
    assert_string_equal(phone_now(&p), "010-2");
    assert_false(shows(&p, "已撤 5"));
    assert_true(shows(&p, "已撤 6"));
    end(&p);
}

static void test_escape_undoes_nothing(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(8));
    stage_press(&p.stage, K_ESC);
    assert_string_equal(phone_now(&p), "010-2");
    assert_false(shows(&p, "已撤"));
    end(&p);
}

static void test_a_refusal_leads_to_what_is_in_the_way(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_F(8));
    assert_true(shows(&p, "第 3 号不能撤销"));
    check_both(&p, "record-refused");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "记录 第 4 号"));
    stage_press(&p.stage, K_F(8));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "已由第 5 号撤销"));
    assert_string_equal(phone_now(&p), "010-1");
    end(&p);
}

static void test_narrowing(void **state)
{
    struct play p;
    start(&p, state);
    stage_type(&p.stage, "/xzdw");
    assert_true(shows(&p, "1条记录"));
    stage_press(&p.stage, K_ENTER); /* the only one is opened */
    assert_true(shows(&p, "记录 第 2 号"));
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_ESC); /* clears the filter */
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "只看 张收件"));
    stage_press(&p.stage, K_F(4));
    assert_true(shows(&p, "只看 2024-07-16"));
    assert_true(shows(&p, "4条记录"));
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_F(4));
    assert_false(shows(&p, "只看"));
    end(&p);
}

static void test_new_entries_appear(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_END);
    save_unit(&p, "010-3");
    ui_poll(&p.stage.ui);
    assert_true(shows(&p, "5条记录"));
    assert_true(shows(&p, ">      1"));
    end(&p);
}

static void test_verify(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(5));
    assert_true(shows(&p, "记录完好: 4 条"));
    end(&p);
}

static void test_backup_asks_where_and_asks_again(void **state)
{
    struct play p;
    const char *path = folder_file(*state, "copy.db", slice_of(""));
    start(&p, state);
    stage_press(&p.stage, K_F(6));
    assert_true(shows(&p, "备份-2024-07-16"));
    stage_press(&p.stage, K_CTRL('u'));
    stage_type(&p.stage, path);
    stage_press(&p.stage, K_ENTER); /* there is such a file */
    assert_true(shows(&p, "已经有这个文件"));
    assert_true(shows(&p, "copy.db"));
    unlink(path);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "已备份到"));
    assert_true(folder_read(*state, path).n > 0);
    stage_press(&p.stage, K_F(6));
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "没有备份"));
    end(&p);
}

/* What was done is read to its end, on its page and before it is undone. */
static void test_a_long_summary_is_read_to_its_end(void **state)
{
    struct play p;
    start(&p, state);
    p.unit = (struct unit){.name = "东海虚构通信设备安装工程有限责任公司第一建设分公司西山县"
                                   "传输干线光缆维护中心示例班组"};
    save_unit(&p, NULL);
    stage_press(&p.stage, K_F(5)); /* looked at again */
    ui_poll(&p.stage.ui);
    stage_press(&p.stage, K_HOME);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "示例班组"));
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_F(8));
    assert_true(shows(&p, "示例班组"));
    assert_true(shows(&p, "撤销后会这样改"));
    end(&p);
}

/* Long checks and copies say how far they are; Esc ends them and leaves no file. */
static void test_checks_and_copies_can_be_cancelled(void **state)
{
    struct play p;
    start(&p, state);
    const char *folder = folder_make(p.a);
    p.stage.ms_per_look = 400;
    stage_press(&p.stage, K_F(5));
    assert_true(shows(&p, "记录完好: 4 条"));
    stage_send(&p.stage, "\x1b");
    stage_press(&p.stage, K_F(5));
    assert_true(shows(&p, "已取消, 没有核对完"));
    stage_press(&p.stage, K_F(6));
    stage_press(&p.stage, K_CTRL('u'));
    stage_type(&p.stage, folder_path(p.a, folder, "copy.db"));
    stage_send(&p.stage, "\x1b");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "已取消, 没有备份"));
    assert_int_equal(folder_count(folder, "copy"), 0);
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_pictures),
        ARENA_TEST(test_undo_with_a_reason_and_back),
        ARENA_TEST(test_escape_undoes_nothing),
        ARENA_TEST(test_a_refusal_leads_to_what_is_in_the_way),
        ARENA_TEST(test_narrowing),
        ARENA_TEST(test_new_entries_appear),
        ARENA_TEST(test_verify),
        ARENA_TEST(test_backup_asks_where_and_asks_again),
        ARENA_TEST(test_a_long_summary_is_read_to_its_end),
        ARENA_TEST(test_checks_and_copies_can_be_cancelled),
    };
    return check_run("screen record", tests, sizeof tests / sizeof *tests);
}
