/* Who sits at the desk proves it: who is asked, what is counted, what a lock does; and that neither undo nor
 * the record bring a password to light. */
#include "desk/login.h"

#include <string.h>
#include <sys/stat.h>

#include "desk/history.h"
#include "desk/passwords.h"
#include "desk/persons.h"
#include "desk/undo.h"
#include "desk/units.h"
#include "store/queries.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"

#define FIRST "lamp river 7"
#define OWN "tomato-glass-9"

struct fixture {
    struct arena *a;
    struct err err;
    const char *path;
    struct desk *desk; /* of zhang, the administrator */
};

static struct fixture fixture(struct arena *a)
{
    struct fixture f = {.a = a, .err = {.arena = a}};
    f.path = folder_path(a, folder_make(a), "desk.db");
    desk_make_at(a, f.path);
    f.desk = desk_open_at(a, f.path, 0);
    struct person li = {.login = "li", .name = "李样本", .roles = "clerk"};
    assert_int_equal(person_add(f.desk, a, &li, &f.err), STATUS_OK);
    return f;
}

static struct person li_of(struct fixture *f)
{
    struct person li;
    assert_int_equal(person_find(f->desk, f->a, "li", &li, &f->err), STATUS_OK);
    return li;
}

/* Li gets a first password. */
static void give(struct fixture *f)
{
    struct person li = li_of(f);
    assert_int_equal(password_give(f->desk, f->a, &li, FIRST, &f->err), STATUS_OK);
}

static struct desk_options options(struct fixture *f, const char *login)
{
    struct desk_options o = desk_options_for_test(f->path);
    o.login = login;
    return o;
}

/* Opens as li, to be unlocked; `later` seconds from the usual time. */
static struct desk *li_opens(struct fixture *f, int64_t later)
{
    struct desk *desk = NULL;
    struct desk_options o = options(f, "li");
    o.opens_locked = true;
    o.clock = clock_fixed(TEST_NOW + later);
    assert_int_equal(desk_open(&desk, &o, &f->err), STATUS_OK);
    return desk;
}

static void says(struct fixture *f, const char *part)
{
    if (!strstr(f->err.text, part)) {
        fail_msg("says: %s, not: %s", f->err.text, part);
    }
}

static enum status open_as(struct fixture *f, const struct desk_options *o)
{
    struct desk *desk = NULL;
    enum status status = desk_open(&desk, o, &f->err);
    desk_close(desk);
    return status;
}

static void test_without_passwords_everybody_opens(void **state)
{
    struct fixture f = fixture(*state);
    struct desk_options o = options(&f, "li");
    assert_int_equal(open_as(&f, &o), STATUS_OK);
    desk_close(f.desk);
}

static void test_who_has_one_must_give_it(void **state)
{
    struct fixture f = fixture(*state);
    give(&f);
    struct desk_options o = options(&f, "li");
    assert_int_equal(open_as(&f, &o), STATUS_NOT_PERMITTED);
    says(&f, "要密码");
    o.machine_login = "li"; /* the machine's word is not enough then */
    assert_int_equal(open_as(&f, &o), STATUS_NOT_PERMITTED);
    desk_close(f.desk);
}

/* Else a password would keep nobody out who names the administrator. */
static void test_who_has_none_is_believed_by_the_machine_alone(void **state)
{
    struct fixture f = fixture(*state);
    give(&f);
    struct desk_options o = options(&f, "zhang");
    assert_int_equal(open_as(&f, &o), STATUS_NOT_PERMITTED);
    says(&f, "还没有密码");
    o.machine_login = "li";
    assert_int_equal(open_as(&f, &o), STATUS_NOT_PERMITTED);
    o.machine_login = "zhang";
    assert_int_equal(open_as(&f, &o), STATUS_OK);
    desk_close(f.desk);
}

static void test_a_locked_desk_does_nothing(void **state)
{
    struct fixture f = fixture(*state);
    struct unit unit = {.name = "示例公司"};
    give(&f);
    struct desk *li = li_opens(&f, 0);
    assert_int_equal(li->state, DESK_LOCKED);
    assert_int_equal(unit_save(li, f.a, NULL, &unit, NULL, &f.err), STATUS_NOT_PERMITTED);
    says(&f, "已锁屏");
    assert_int_equal(password_change(li, f.a, OWN, &f.err), STATUS_NOT_PERMITTED);
    desk_close(li);
    desk_close(f.desk);
}

static void test_a_first_password_must_be_changed(void **state)
{
    struct fixture f = fixture(*state);
    struct unit unit = {.name = "示例公司"};
    give(&f);
    struct desk *li = li_opens(&f, 0);
    assert_int_equal(desk_unlock(li, FIRST, &f.err), STATUS_OK);
    assert_int_equal(li->state, DESK_FIRST_PASSWORD);
    assert_int_equal(unit_save(li, f.a, NULL, &unit, NULL, &f.err), STATUS_NOT_PERMITTED);
    says(&f, "换成自己的");
    assert_int_equal(password_change(li, f.a, FIRST, &f.err), STATUS_DATA);
    says(&f, "和现在的一样");
    assert_int_equal(password_change(li, f.a, OWN, &f.err), STATUS_OK);
    assert_int_equal(unit_save(li, f.a, NULL, &unit, NULL, &f.err), STATUS_OK);
    desk_close(li);
    li = li_opens(&f, 0);
    assert_int_equal(desk_unlock(li, FIRST, &f.err), STATUS_NOT_PERMITTED);
    assert_int_equal(desk_unlock(li, OWN, &f.err), STATUS_OK);
    assert_int_equal(li->state, DESK_OPEN);
    desk_close(li);
    desk_close(f.desk);
}

static enum status ask_own(const void *context, const struct person *who, struct secret *out,
                           struct err *err)
{
    (void)err;
    assert_string_equal(who->login, "li");
    for (const char *at = context; *at; at++) {
        secret_add(out, *at);
    }
    return STATUS_OK;
}

static void test_an_asker_is_asked_when_opening(void **state)
{
    struct fixture f = fixture(*state);
    const char *first = FIRST, *wrong = "lamp river 8";
    struct desk_options o = options(&f, "li");
    o.asker = (struct password_asker){ask_own, first};
    give(&f);
    assert_int_equal(open_as(&f, &o), STATUS_NOT_PERMITTED);
    says(&f, "先换成自己的");
    o.opens_locked = true; /* whoever is about to change it */
    assert_int_equal(open_as(&f, &o), STATUS_OK);
    o.asker.context = wrong;
    assert_int_equal(open_as(&f, &o), STATUS_NOT_PERMITTED);
    says(&f, "密码不对");
    desk_close(f.desk);
}

static void fail_times(struct fixture *f, struct desk *li, int times)
{
    for (int i = 0; i < times; i++) {
        assert_int_equal(desk_unlock(li, "wrong wrong", &f->err), STATUS_NOT_PERMITTED);
    }
}

static void test_five_wrong_ones_lock_for_a_quarter(void **state)
{
    struct fixture f = fixture(*state);
    struct history h;
    give(&f);
    struct desk *li = li_opens(&f, 0);
    fail_times(&f, li, PASSWORD_TRIES - 1);
    says(&f, "再错 1 次就锁 15 分钟");
    fail_times(&f, li, 1);
    says(&f, "锁到 07-16 09:56");
    assert_int_equal(desk_unlock(li, FIRST, &f.err), STATUS_NOT_PERMITTED);
    says(&f, "锁到 07-16 09:56");
    desk_close(li);
    assert_int_equal(history_load(f.desk, f.a, INT64_MAX, 1, &h, &f.err), STATUS_OK);
    assert_string_equal(h.at[0].audit.summary, "用户 李样本 密码连错 5 次, 锁到 07-16 09:56");
    li = li_opens(&f, PASSWORD_LOCK_SECONDS - 1);
    assert_int_equal(desk_unlock(li, FIRST, &f.err), STATUS_NOT_PERMITTED);
    desk_close(li);
    li = li_opens(&f, PASSWORD_LOCK_SECONDS);
    assert_int_equal(desk_unlock(li, FIRST, &f.err), STATUS_OK);
    desk_close(li);
    desk_close(f.desk);
}

static void test_the_right_one_forgets_the_wrong_ones(void **state)
{
    struct fixture f = fixture(*state);
    give(&f);
    struct desk *li = li_opens(&f, 0);
    fail_times(&f, li, PASSWORD_TRIES - 1);
    assert_int_equal(desk_unlock(li, FIRST, &f.err), STATUS_OK);
    fail_times(&f, li, 1);
    says(&f, "再错 4 次");
    desk_close(li);
    li = li_opens(&f, PASSWORD_LOCK_SECONDS); /* and so does time */
    fail_times(&f, li, 1);
    says(&f, "再错 4 次");
    desk_close(li);
    desk_close(f.desk);
}

/* A clock that went to 2099 and came back must not keep anybody out for ever. */
static void test_a_lock_of_a_wrong_clock_is_none(void **state)
{
    struct fixture f = fixture(*state);
    give(&f);
    struct desk *li = li_opens(&f, INT64_C(2000000000));
    fail_times(&f, li, PASSWORD_TRIES);
    desk_close(li);
    li = li_opens(&f, 0);
    assert_int_equal(desk_unlock(li, FIRST, &f.err), STATUS_OK);
    desk_close(li);
    desk_close(f.desk);
}

static void test_a_new_first_password_ends_a_lock_and_sessions(void **state)
{
    struct fixture f = fixture(*state);
    struct person person = li_of(&f);
    give(&f);
    struct desk *li = li_opens(&f, 0), *guesser = li_opens(&f, 0);
    assert_int_equal(desk_unlock(li, FIRST, &f.err), STATUS_OK);
    assert_int_equal(password_change(li, f.a, OWN, &f.err), STATUS_OK);
    (void)desk_changed(li);
    assert_int_equal(li->state, DESK_OPEN);
    fail_times(&f, guesser, PASSWORD_TRIES);
    assert_int_equal(password_give(f.desk, f.a, &person, "another lamp 3", &f.err), STATUS_OK);
    assert_true(desk_changed(li));
    assert_int_equal(li->state, DESK_LOCKED);
    assert_int_equal(li->may, 0);
    assert_int_equal(desk_unlock(guesser, "another lamp 3", &f.err), STATUS_OK);
    desk_close(guesser);
    desk_close(li);
    desk_close(f.desk);
}

static void test_only_administrators_give_and_not_to_themselves(void **state)
{
    struct fixture f = fixture(*state);
    struct person li = li_of(&f);
    assert_int_equal(password_give(f.desk, f.a, &f.desk->me, FIRST, &f.err), STATUS_DATA);
    assert_int_equal(password_give(f.desk, f.a, &li, "short", &f.err), STATUS_DATA);
    f.desk->may = MAY_LOG | MAY_DECIDE;
    assert_int_equal(password_give(f.desk, f.a, &li, FIRST, &f.err), STATUS_NOT_PERMITTED);
    desk_close(f.desk);
}

static void test_locking_needs_a_password(void **state)
{
    struct fixture f = fixture(*state);
    assert_int_equal(desk_lock(f.desk, &f.err), STATUS_DATA);
    assert_int_equal(f.desk->state, DESK_OPEN);
    assert_int_equal(password_change(f.desk, f.a, OWN, &f.err), STATUS_OK);
    assert_int_equal(desk_lock(f.desk, &f.err), STATUS_OK);
    assert_int_equal(f.desk->may, 0);
    assert_int_equal(desk_unlock(f.desk, OWN, &f.err), STATUS_OK);
    assert_true(f.desk->may & MAY_ADMINISTER);
    desk_close(f.desk);
}

/* A key opens without the password, but only where nobody else can name it. */
static void test_a_key_counts_where_the_file_is_ours_alone(void **state)
{
    struct fixture f = fixture(*state);
    struct desk_options o = options(&f, "li");
    give(&f);
    o.is_by_key = true;
    assert_int_equal(open_as(&f, &o), STATUS_OK);
    assert_int_equal(chmod(f.path, 0660), 0);
    assert_int_equal(open_as(&f, &o), STATUS_NOT_PERMITTED);
    says(&f, "--by-key");
    desk_close(f.desk);
}

static void test_undo_does_not_bring_an_old_one_back(void **state)
{
    struct fixture f = fixture(*state);
    struct history h;
    assert_int_equal(password_change(f.desk, f.a, FIRST, &f.err), STATUS_OK);
    assert_int_equal(password_change(f.desk, f.a, OWN, &f.err), STATUS_OK);
    assert_int_equal(history_load(f.desk, f.a, INT64_MAX, 1, &h, &f.err), STATUS_OK);
    assert_string_equal(h.at[0].audit.summary, "张收件 换了自己的密码");
    assert_int_equal(desk_undo(f.desk, f.a, h.at[0].audit.id, NULL, NULL, &f.err), STATUS_DATA);
    says(&f, "不能撤销");
    assert_int_equal(desk_unlock(f.desk, FIRST, &f.err), STATUS_NOT_PERMITTED);
    assert_int_equal(desk_unlock(f.desk, OWN, &f.err), STATUS_OK);
    desk_close(f.desk);
}

/* Taking back the account does; taking that back leaves the password as it was. */
static void test_a_voided_account_does_not_open(void **state)
{
    struct fixture f = fixture(*state);
    struct person base = li_of(&f), mine = base;
    struct desk_options o = options(&f, "li");
    const char *first = FIRST;
    give(&f);
    o.asker = (struct password_asker){ask_own, first};
    o.opens_locked = true;
    mine.record.is_void = 1;
    assert_int_equal(person_save(f.desk, f.a, &base, &mine, NULL, &f.err), STATUS_OK);
    assert_int_equal(open_as(&f, &o), STATUS_NOT_PERMITTED);
    says(&f, "没有用户");
    base = mine;
    mine.record.is_void = 0;
    assert_int_equal(person_save(f.desk, f.a, &base, &mine, NULL, &f.err), STATUS_OK);
    assert_int_equal(open_as(&f, &o), STATUS_OK);
    desk_close(f.desk);
}

/* Nowhere in what the audit keeps: neither the password nor its hash. */
static void test_the_audit_keeps_no_values(void **state)
{
    struct fixture f = fixture(*state);
    struct db_cursor c;
    bool has_row = false;
    give(&f);
    assert_int_equal(db_query_text(f.desk->db,
                                   "SELECT count(*) FROM change WHERE new LIKE '%argon%' OR new "
                                   "LIKE '%lamp%' OR noun LIKE '%password%'",
                                   DB_NO_ARGS, &c, &f.err),
                     STATUS_OK);
    assert_int_equal(db_next(&c, &has_row, &f.err), STATUS_OK);
    assert_int_equal(db_column_int(&c, 0), 0);
    db_finish(&c);
    desk_close(f.desk);
}

/* A program with a higher cost makes the hash anew once the password is at hand. */
static void test_a_cheap_hash_is_made_anew(void **state)
{
    struct fixture f = fixture(*state);
    struct db_cursor c;
    bool has_row = false;
    give(&f);
    struct desk *li = li_opens(&f, 0);
    li->password_cost = (struct password_cost){2, password_cost_least.memory};
    assert_int_equal(desk_unlock(li, FIRST, &f.err), STATUS_OK);
    struct person person = li_of(&f);
    assert_int_equal(
        db_query(li->db, QUERY_PASSWORD_GET, DB_ARGS(db_int(person.record.id)), &c, &f.err),
        STATUS_OK);
    assert_int_equal(db_next(&c, &has_row, &f.err), STATUS_OK);
    assert_false(password_is_of_other_cost(db_column_borrow(&c, 0), li->password_cost));
    db_finish(&c);
    assert_int_equal(desk_unlock(li, FIRST, &f.err), STATUS_OK);
    desk_close(li);
    desk_close(f.desk);
}

static void test_what_is_told_of_a_password(void **state)
{
    struct fixture f = fixture(*state);
    struct person person = li_of(&f);
    struct password_info info;
    assert_int_equal(password_info(f.desk, person.record.id, &info, &f.err), STATUS_OK);
    assert_string_equal(password_words(f.desk, f.a, &info), "未设");
    give(&f);
    assert_int_equal(password_info(f.desk, person.record.id, &info, &f.err), STATUS_OK);
    assert_string_equal(password_words(f.desk, f.a, &info), "初次");
    struct desk *li = li_opens(&f, 0);
    fail_times(&f, li, PASSWORD_TRIES);
    desk_close(li);
    assert_int_equal(password_info(f.desk, person.record.id, &info, &f.err), STATUS_OK);
    assert_string_equal(password_words(f.desk, f.a, &info), "锁到 07-16 09:56");
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_without_passwords_everybody_opens),
        ARENA_TEST(test_who_has_one_must_give_it),
        ARENA_TEST(test_who_has_none_is_believed_by_the_machine_alone),
        ARENA_TEST(test_a_locked_desk_does_nothing),
        ARENA_TEST(test_a_first_password_must_be_changed),
        ARENA_TEST(test_an_asker_is_asked_when_opening),
        ARENA_TEST(test_five_wrong_ones_lock_for_a_quarter),
        ARENA_TEST(test_the_right_one_forgets_the_wrong_ones),
        ARENA_TEST(test_a_lock_of_a_wrong_clock_is_none),
        ARENA_TEST(test_a_new_first_password_ends_a_lock_and_sessions),
        ARENA_TEST(test_only_administrators_give_and_not_to_themselves),
        ARENA_TEST(test_locking_needs_a_password),
        ARENA_TEST(test_a_key_counts_where_the_file_is_ours_alone),
        ARENA_TEST(test_undo_does_not_bring_an_old_one_back),
        ARENA_TEST(test_a_voided_account_does_not_open),
        ARENA_TEST(test_the_audit_keeps_no_values),
        ARENA_TEST(test_a_cheap_hash_is_made_anew),
        ARENA_TEST(test_what_is_told_of_a_password),
    };
    return check_run("login", tests, sizeof tests / sizeof *tests);
}
