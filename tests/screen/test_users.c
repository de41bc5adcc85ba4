/* 用户 played: adding, roles, voiding, drafts, two administrators on one account; the way there. */

#include "desk/drafts.h"
#include "desk/persons.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/golden.h"
#include "support/stage.h"
#include "tui/screen/users.h"
#include "tui/screens.h"

static const struct screen_class *const mains[] = {&today_screen};

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
    struct err err;
};

static void start(struct play *p, void **state, unsigned may)
{
    struct ui_options o = stage_init(&p->stage);
    p->a = *state;
    p->err = (struct err){.arena = p->a};
    p->desk = desk_for_test(p->a, false);
    p->desk->may = may;
    o.desk = p->desk;
    o.clock = p->desk->clock;
    o.mains = mains;
    o.n_mains = 1;
    o.user = "张收件 管理员";
    stage_start(&p->stage, &o);
}

static void go(struct play *p, void **state)
{
    start(p, state, MAY_ADMINISTER | MAY_LOG);
    stage_press(&p->stage, K_F(9));
    stage_type(&p->stage, "yh\r");
}

static void end(struct play *p)
{
    stage_close(&p->stage);
}

static bool shows(struct play *p, const char *text)
{
    return stage_shows(&p->stage, text);
}

/* Types a new account, up to its roles. */
static void type_new(struct play *p, const char *login, const char *name)
{
    stage_press(&p->stage, K_F(2));
    stage_type(&p->stage, login);
    stage_press(&p->stage, K_TAB);
    stage_type(&p->stage, name);
    stage_press(&p->stage, K_TAB);
}

static struct person person(struct play *p, const char *login)
{
    struct person found = {0};
    assert_int_equal(person_find(p->desk, p->a, login, &found, &p->err), STATUS_OK);
    return found;
}

static void test_only_administrators_are_led_there(void **state)
{
    struct play p;
    start(&p, state, MAY_LOG);
    stage_press(&p.stage, K_F(9));
    stage_type(&p.stage, "yh");
    assert_false(shows(&p, "去  用户"));
    end(&p);
    go(&p, state);
    assert_true(shows(&p, "1个用户"));
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "今天要办的事"));
    end(&p);
}

static void test_add(void **state)
{
    struct play p;
    go(&p, state);
    type_new(&p, "li", "李样本");
    golden_check("user-80x24", stage_dump(&p.stage, p.a));
    stage_type(&p.stage, "n"); /* no 收件员 */
    for (int i = 0; i < 3; i++) {
        stage_press(&p.stage, K_TAB);
    }
    stage_type(&p.stage, "y");
    stage_press(&p.stage, K_F(2));
    assert_string_equal(person(&p, "li").roles, "supervisor");
    golden_check("users-80x24", stage_dump(&p.stage, p.a));
    end(&p);
}

static void test_what_is_wrong_is_told(void **state)
{
    struct play p;
    go(&p, state);
    type_new(&p, "李", "");
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "姓名必填"));
    stage_type(&p.stage, "李样本");
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "登录名「李」不合规"));
    end(&p);
}

static void test_leaving_keeps_a_draft(void **state)
{
    struct play p;
    struct draft_forms drafts;
    go(&p, state);
    type_new(&p, "li", "李样本");
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "1个用户"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "李样本"));
    stage_press(&p.stage, K_F(2));
    assert_string_equal(person(&p, "li").name, "李样本");
    assert_int_equal(draft_forms_load(p.desk, p.a, &drafts, &p.err), STATUS_OK);
    assert_int_equal(drafts.n, 0);
    end(&p);
}

static void test_a_draft_is_given_up_only_when_told_twice(void **state)
{
    struct play p;
    go(&p, state);
    stage_press(&p.stage, K_F(4));
    stage_type(&p.stage, "甲");
    stage_press(&p.stage, K_F(8));
    assert_true(shows(&p, "弃掉就找不回来了"));
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "张收件甲"));
    stage_press(&p.stage, K_F(8));
    stage_press(&p.stage, K_DOWN); /* 是 */
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "草稿弃掉了") && !shows(&p, "张收件甲"));
    end(&p);
}

static void test_void_and_back(void **state)
{
    struct play p;
    go(&p, state);
    type_new(&p, "li", "李样本");
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_F(8));
    stage_type(&p.stage, "调走了\r");
    assert_int_equal(person(&p, "li").record.is_void, 1);
    assert_true(shows(&p, "停用"));
    stage_press(&p.stage, K_F(8));
    stage_press(&p.stage, K_ENTER);
    assert_int_equal(person(&p, "li").record.is_void, 0);
    stage_press(&p.stage, K_F(8));
    stage_press(&p.stage, K_ESC);
    assert_int_equal(person(&p, "li").record.is_void, 0);
    end(&p);
}

static void test_the_last_administrator_stays(void **state)
{
    struct play p;
    go(&p, state);
    stage_press(&p.stage, K_F(8));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "最后一个管理员"));
    end(&p);
}

static void rename_meanwhile(struct play *p, const char *login, const char *name)
{
    struct person base = person(p, login), mine = base;
    mine.name = name;
    assert_int_equal(person_save(p->desk, p->a, &base, &mine, NULL, &p->err), STATUS_OK);
}

static void test_two_administrators(void **state)
{
    struct play p;
    go(&p, state);
    stage_press(&p.stage, K_F(4));
    stage_type(&p.stage, "甲");
    rename_meanwhile(&p, "zhang", "张收件乙");
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "张收件甲"));
    assert_true(shows(&p, "张收件乙"));
    stage_press(&p.stage, K_F(2));
    assert_string_equal(person(&p, "zhang").name, "张收件甲");
    end(&p);
}

static void test_theirs_holds_when_chosen(void **state)
{
    struct play p;
    go(&p, state);
    stage_press(&p.stage, K_F(4));
    stage_type(&p.stage, "甲");
    rename_meanwhile(&p, "zhang", "张收件乙");
    stage_press(&p.stage, K_F(2));
    stage_press(&p.stage, K_F(4));
    assert_true(shows(&p, "张收件乙"));
    assert_string_equal(person(&p, "zhang").name, "张收件乙");
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_only_administrators_are_led_there),
        ARENA_TEST(test_add),
        ARENA_TEST(test_what_is_wrong_is_told),
        ARENA_TEST(test_leaving_keeps_a_draft),
        ARENA_TEST(test_a_draft_is_given_up_only_when_told_twice),
        ARENA_TEST(test_void_and_back),
        ARENA_TEST(test_the_last_administrator_stays),
        ARENA_TEST(test_two_administrators),
        ARENA_TEST(test_theirs_holds_when_chosen),
    };
    return check_run("screen users", tests, sizeof tests / sizeof *tests);
}
