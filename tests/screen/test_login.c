/* 登录, 锁屏 and 密码 played: who gets in, what a lock hides and gives back, who gives passwords to whom. */
#include "desk/login.h"
#include "desk/passwords.h"
#include "desk/persons.h"
#include "desk/settings.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/golden.h"
#include "support/stage.h"
#include "tui/lock.h"
#include "tui/screen/users.h"
#include "tui/screens.h"

#define FIRST "lamp river 7"
#define OWN "tomato-glass-9"
#define MINUTE 60000

static const struct screen_class *const gate[] = {&login_screen};
static const struct screen_class *const users[] = {&users_screen};

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
    struct err err;
};

/* A desk of 张收件, who has a password of his own, and of 李样本, who has none. */
static void make(struct play *p, void **state)
{
    struct person li = {.login = "li", .name = "李样本", .roles = "clerk"};
    p->a = *state;
    p->err = (struct err){.arena = p->a};
    p->desk = desk_for_test(p->a, false);
    assert_int_equal(person_add(p->desk, p->a, &li, &p->err), STATUS_OK);
    assert_int_equal(password_change(p->desk, p->a, OWN, &p->err), STATUS_OK);
}

static void show(struct play *p, const struct screen_class *const *main)
{
    struct ui_options o = stage_over(&p->stage, p->desk, main);
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

static void type(struct play *p, const char *password)
{
    stage_type(&p->stage, password);
    stage_press(&p->stage, K_ENTER);
}

/* A second passes, so many after the last key. */
static void pass(struct play *p, int64_t ms)
{
    p->stage.ms += ms;
    ui_poll(&p->stage.ui);
}

/* ---- 登录 ------------------------------------------------------------------------------------- */

static void test_the_right_password_opens(void **state)
{
    struct play p;
    make(&p, state);
    assert_int_equal(desk_lock(p.desk, &p.err), STATUS_OK);
    show(&p, gate);
    stage_type(&p.stage, "wrong");
    golden_check("login-80x24", stage_dump(&p.stage, p.a));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "密码不对; 再错 4 次就锁 15 分钟"));
    assert_false(shows(&p, "*"));
    assert_false(p.stage.ui.is_over);
    type(&p, OWN);
    assert_true(p.stage.ui.is_over);
    assert_int_equal(p.desk->state, DESK_OPEN);
    end(&p);
}

static void test_a_lock_tells_until_when(void **state)
{
    struct play p;
    make(&p, state);
    assert_int_equal(desk_lock(p.desk, &p.err), STATUS_OK);
    show(&p, gate);
    for (int i = 0; i < PASSWORD_TRIES; i++) {
        type(&p, "wrong");
    }
    assert_true(shows(&p, "连错 5 次, 锁到 07-16 09:56"));
    type(&p, OWN);
    assert_true(shows(&p, "锁到 07-16 09:56"));
    assert_int_equal(p.desk->state, DESK_LOCKED);
    end(&p);
}

static void test_an_input_method_is_told(void **state)
{
    struct play p;
    make(&p, state);
    assert_int_equal(desk_lock(p.desk, &p.err), STATUS_OK);
    show(&p, gate);
    stage_type(&p.stage, "台");
    assert_true(shows(&p, "请关掉输入法"));
    assert_false(shows(&p, "*"));
    end(&p);
}

static void test_leaving_opens_nothing(void **state)
{
    struct play p;
    make(&p, state);
    assert_int_equal(desk_lock(p.desk, &p.err), STATUS_OK);
    show(&p, gate);
    stage_press(&p.stage, K_ESC);
    assert_false(p.stage.ui.is_over);
    stage_press(&p.stage, K_F(10));
    assert_true(p.stage.ui.is_over);
    assert_int_equal(p.desk->state, DESK_LOCKED);
    end(&p);
}

/* The administrator's password lets nobody further than to a new one. */
static void test_a_first_password_is_changed_at_once(void **state)
{
    struct play p;
    struct person li;
    make(&p, state);
    assert_int_equal(person_find(p.desk, p.a, "li", &li, &p.err), STATUS_OK);
    assert_int_equal(password_give(p.desk, p.a, &li, FIRST, &p.err), STATUS_OK);
    p.desk->me = li;
    p.desk->state = DESK_LOCKED;
    show(&p, gate);
    type(&p, FIRST);
    golden_check("login-first-80x24", stage_dump(&p.stage, p.a));
    type(&p, "short");
    type(&p, "short");
    assert_true(shows(&p, "密码有 5 个字符"));
    type(&p, "glass of tomato");
    type(&p, "glass of potato");
    assert_true(shows(&p, "两遍不一样"));
    assert_false(p.stage.ui.is_over);
    type(&p, "glass of tomato");
    type(&p, "glass of tomato");
    assert_true(p.stage.ui.is_over);
    assert_int_equal(p.desk->may, MAY_LOG);
    end(&p);
}

/* ---- 锁屏 ------------------------------------------------------------------------------------- */

static void test_who_is_away_is_locked_and_finds_the_form_again(void **state)
{
    struct play p;
    make(&p, state);
    show(&p, users);
    stage_press(&p.stage, K_F(2));
    stage_type(&p.stage, "half-typed");
    pass(&p, 15 * MINUTE - 1);
    assert_true(shows(&p, "half-typed"));
    pass(&p, 1);
    golden_check("lock-80x24", stage_dump(&p.stage, p.a));
    assert_int_equal(p.desk->may, 0);
    stage_press(&p.stage, K_F(9));
    stage_press(&p.stage, K_F(1));
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "已锁屏"));
    type(&p, "wrong");
    assert_true(shows(&p, "密码不对"));
    type(&p, OWN);
    assert_true(shows(&p, "half-typed"));
    stage_press(&p.stage, K_TAB);
    stage_type(&p.stage, "赵示例");
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "已保存用户 赵示例"));
    end(&p);
}

static void test_a_key_puts_the_lock_off(void **state)
{
    struct play p;
    make(&p, state);
    show(&p, users);
    pass(&p, 14 * MINUTE);
    stage_press(&p.stage, K_DOWN);
    pass(&p, 14 * MINUTE);
    assert_false(shows(&p, "已锁屏"));
    end(&p);
}

static void test_the_desk_says_after_how_long(void **state)
{
    struct play p;
    make(&p, state);
    show(&p, users);
    const struct desk_number *minutes = desk_number_find("锁屏");
    assert_int_equal(desk_number_set(p.desk, p.a, minutes, 0, NULL, &p.err), STATUS_OK);
    pass(&p, 300 * MINUTE);
    assert_false(shows(&p, "已锁屏"));
    assert_int_equal(desk_number_set(p.desk, p.a, minutes, 2, NULL, &p.err), STATUS_OK);
    stage_press(&p.stage, K_DOWN);
    pass(&p, 2 * MINUTE);
    assert_true(shows(&p, "已锁屏"));
    end(&p);
}

static void test_who_has_no_password_is_not_locked_out(void **state)
{
    struct play p;
    make(&p, state);
    assert_int_equal(person_find(p.desk, p.a, "li", &p.desk->me, &p.err), STATUS_OK);
    show(&p, users);
    pass(&p, 300 * MINUTE);
    assert_true(shows(&p, "2个用户"));
    assert_int_equal(p.desk->state, DESK_OPEN);
    end(&p);
}

/* The desk was locked by desk_changed: an administrator gave this person another password. */
static void test_another_password_ends_a_session(void **state)
{
    struct play p;
    make(&p, state);
    show(&p, users);
    assert_int_equal(desk_lock(p.desk, &p.err), STATUS_OK);
    pass(&p, 1000);
    assert_true(shows(&p, "已锁屏"));
    type(&p, OWN);
    assert_true(shows(&p, "2个用户"));
    end(&p);
}

static void test_the_menu_locks(void **state)
{
    struct play p;
    make(&p, state);
    show(&p, users);
    stage_press(&p.stage, K_F(9));
    stage_type(&p.stage, "锁屏\r");
    assert_true(shows(&p, "已锁屏: 请 张收件 输入密码"));
    type(&p, OWN);
    assert_true(shows(&p, "2个用户"));
    end(&p);
}

/* ---- 密码 ------------------------------------------------------------------------------------- */

static void test_ones_own_needs_the_old_one(void **state)
{
    struct play p;
    make(&p, state);
    show(&p, users);
    stage_press(&p.stage, K_F(9));
    stage_type(&p.stage, "换密码\r");
    stage_type(&p.stage, "wrong\r" FIRST "\r");
    stage_check_both(&p.stage, "password");
    type(&p, FIRST);
    assert_true(shows(&p, "密码不对"));
    stage_type(&p.stage, OWN "\r" FIRST "\r");
    type(&p, FIRST "x");
    assert_true(shows(&p, "两遍不一样"));
    stage_type(&p.stage, OWN "\r" FIRST "\r");
    type(&p, FIRST);
    assert_true(shows(&p, "密码已换"));
    assert_true(shows(&p, "李样本"));
    assert_int_equal(desk_unlock(p.desk, OWN, &p.err), STATUS_NOT_PERMITTED);
    assert_int_equal(desk_unlock(p.desk, FIRST, &p.err), STATUS_OK);
    end(&p);
}

static void test_an_administrator_gives_a_first_one(void **state)
{
    struct play p;
    struct person li;
    struct password_info info;
    make(&p, state);
    show(&p, users);
    stage_press(&p.stage, K_F(5)); /* li stands first */
    assert_true(shows(&p, "给 李样本 初次密码"));
    stage_type(&p.stage, FIRST "\r");
    type(&p, FIRST);
    assert_true(shows(&p, "已给 李样本 初次密码"));
    assert_true(shows(&p, "初次"));
    assert_int_equal(person_find(p.desk, p.a, "li", &li, &p.err), STATUS_OK);
    assert_int_equal(password_info(p.desk, li.record.id, &info, &p.err), STATUS_OK);
    assert_true(info.is_first);
    end(&p);
}

static void test_leaving_changes_nothing(void **state)
{
    struct play p;
    make(&p, state);
    show(&p, users);
    stage_press(&p.stage, K_F(5));
    stage_type(&p.stage, FIRST "\r" FIRST);
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "未设"));
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_the_right_password_opens),
        ARENA_TEST(test_a_lock_tells_until_when),
        ARENA_TEST(test_an_input_method_is_told),
        ARENA_TEST(test_leaving_opens_nothing),
        ARENA_TEST(test_a_first_password_is_changed_at_once),
        ARENA_TEST(test_who_is_away_is_locked_and_finds_the_form_again),
        ARENA_TEST(test_a_key_puts_the_lock_off),
        ARENA_TEST(test_the_desk_says_after_how_long),
        ARENA_TEST(test_who_has_no_password_is_not_locked_out),
        ARENA_TEST(test_another_password_ends_a_session),
        ARENA_TEST(test_the_menu_locks),
        ARENA_TEST(test_ones_own_needs_the_old_one),
        ARENA_TEST(test_an_administrator_gives_a_first_one),
        ARENA_TEST(test_leaving_changes_nothing),
    };
    return check_run("login screens", tests, sizeof tests / sizeof *tests);
}
