/* Who may sit at the desk: roles, refusals, and an administrator who cannot be lost. */
#include "desk/persons.h"

#include <string.h>

#include "base/slice.h"
#include "desk/history.h"
#include "desk/notices.h"
#include "desk/regions.h"
#include "desk/undo.h"
#include "desk/units.h"
#include "desk/write.h"
#include "model/document.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"

struct fixture {
    struct desk *desk;
    struct arena *a;
    struct err err;
};

static struct fixture fixture(struct arena *a)
{
    return (struct fixture){desk_for_test(a, false), a, {.arena = a}};
}

static enum status add(struct fixture *f, const char *login, const char *name, const char *roles)
{
    struct person p = {.login = login, .name = name, .roles = roles};
    return person_add(f->desk, f->a, &p, &f->err);
}

static struct person find(struct fixture *f, const char *login)
{
    struct person p = {0};
    assert_int_equal(person_find(f->desk, f->a, login, &p, &f->err), STATUS_OK);
    return p;
}

/* From now on this person sits at the desk. */
static void sit(struct fixture *f, const char *login)
{
    f->desk->me = find(f, login);
    f->desk->may = person_may(&f->desk->me);
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

static void test_added_persons_are_there(void **state)
{
    struct fixture f = fixture(*state);
    struct persons all;
    assert_int_equal(add(&f, "li", "李示例", "clerk,printer"), STATUS_OK);
    assert_int_equal(persons_load(f.desk, f.a, &all, &f.err), STATUS_OK);
    assert_int_equal(all.n, 2);
    assert_int_equal(person_may(&all.at[0]), MAY_LOG | MAY_PRINT);
    assert_string_equal(person_roles_text(f.a, all.at[0].roles), "收件员, 打印员");
    assert_int_equal(person_find(f.desk, f.a, "wang", &all.at[0], &f.err), STATUS_NOT_FOUND);
    says(&f, "li, zhang");
    desk_close(f.desk);
}

static void test_mistakes_are_told(void **state)
{
    struct fixture f = fixture(*state);
    char *long_login = arena_alloc(f.a, 80);
    memset(long_login, 'a', 65);
    const struct {
        const char *login, *name, *roles, *says;
    } cases[] = {
        {"", "李示例", "clerk", "登录名"},
        {"李", "李示例", "clerk", "登录名「李」不合规"},
        {"a b", "李示例", "clerk", "不合规"},
        {"../x", "李示例", "clerk", "不合规"},
        {long_login, "李示例", "clerk", "不合规"},
        {"li", "", "clerk", "还没有姓名"},
        {"li", "李示例", "", "还没有角色"},
        {"li", "李示例", "clerk,king", "没有角色 king"},
        {"zhang", "张三", "clerk", "已经有用户 zhang"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(add(&f, cases[i].login, cases[i].name, cases[i].roles), STATUS_DATA);
        says(&f, cases[i].says);
    }
    assert_int_equal(last_entry(&f), 1);
    desk_close(f.desk);
}

static void test_the_last_administrator_stays(void **state)
{
    struct fixture f = fixture(*state);
    struct person base = find(&f, "zhang"), mine = base;
    mine.roles = "clerk";
    assert_int_equal(person_save(f.desk, f.a, &base, &mine, NULL, &f.err), STATUS_DATA);
    says(&f, "最后一个管理员");
    mine = base;
    mine.record.is_void = 1;
    assert_int_equal(person_save(f.desk, f.a, &base, &mine, NULL, &f.err), STATUS_DATA);
    assert_int_equal(add(&f, "li", "李示例", "administrator"), STATUS_OK);
    int64_t added = last_entry(&f);
    assert_int_equal(person_save(f.desk, f.a, &base, &mine, "调走", &f.err), STATUS_OK);
    assert_int_equal(find(&f, "zhang").record.is_void, 1);
    /* Taking back that li was added would leave nobody. */
    sit(&f, "li");
    assert_int_equal(desk_undo(f.desk, f.a, added, NULL, NULL, &f.err), STATUS_DATA);
    says(&f, "管理员");
    assert_int_equal(find(&f, "li").record.is_void, 0);
    desk_close(f.desk);
}

static void test_making_the_desk_cannot_be_undone(void **state)
{
    struct fixture f = fixture(*state);
    assert_int_equal(desk_undo(f.desk, f.a, 1, NULL, NULL, &f.err), STATUS_DATA);
    assert_int_equal(find(&f, "zhang").record.is_void, 0);
    desk_close(f.desk);
}

static void test_each_role_does_its_own(void **state)
{
    struct fixture f = fixture(*state);
    struct unit unit = {.name = "东海虚构铁塔"};
    struct notice_row row;
    struct slice yaml = slice_of("文号: 甲\n代号: 乙\n标题: 丙\n种类: 征集\n");
    const char *kept = NULL;
    assert_int_equal(add(&f, "li", "李示例", "clerk"), STATUS_OK);
    assert_int_equal(add(&f, "sun", "孙示例", "reviewer"), STATUS_OK);
    assert_int_equal(add(&f, "zhao", "赵示例", "supervisor"), STATUS_OK);
    sit(&f, "sun");
    assert_int_equal(unit_save(f.desk, f.a, NULL, &unit, NULL, &f.err), STATUS_NOT_PERMITTED);
    says(&f, "孙示例 (专家) 不能做这件事: 需要收件员");
    sit(&f, "li");
    assert_int_equal(unit_save(f.desk, f.a, NULL, &unit, NULL, &f.err), STATUS_OK);
    assert_int_equal(notice_load(f.desk, f.a, yaml, "a.yaml", &row, &f.err), STATUS_NOT_PERMITTED);
    assert_int_equal(desk_backup(f.desk, "/nowhere/x", &f.err), STATUS_NOT_PERMITTED);
    says(&f, "需要主管");
    assert_int_equal(add(&f, "qian", "钱示例", "clerk"), STATUS_NOT_PERMITTED);
    says(&f, "需要管理员");
    sit(&f, "zhao");
    assert_int_equal(notice_load(f.desk, f.a, yaml, "a.yaml", &row, &f.err), STATUS_OK);
    assert_int_equal(add(&f, "qian", "钱示例", "clerk"), STATUS_NOT_PERMITTED);
    assert_int_equal(desk_restore(f.desk, f.a, "/nowhere/x", &kept, &f.err), STATUS_NOT_PERMITTED);
    desk_close(f.desk);
}

/* A backup restored at another terminal may have other persons and other data files than were read
 * here before. */
static void test_after_a_restore_everything_is_read_again(void **state)
{
    struct arena *a = *state;
    struct err err = {.arena = a};
    const char *path = folder_path(a, folder_make(a), "desk.db");
    const char *copy = arena_printf(a, "%s.copy", path), *kept = NULL;
    desk_make_at(a, path);
    struct fixture f = {desk_open_at(a, path, 0), a, {.arena = a}};
    struct data_file regions = {.kind = "regions",
                                .name = "regions.csv",
                                .text = "代码,名称,上级\n990000,旧示例省,\n",
                                .digest = "1"};
    struct write w;
    enum status status = write_begin(&w, f.desk, a, "data", 0, &err);
    if (status == STATUS_OK) {
        status = write_insert(&w, &data_file_type, &regions, &err);
    }
    assert_int_equal(write_end(&w, status, "地区", NULL, NULL, &err), STATUS_OK);
    assert_int_equal(desk_backup(f.desk, copy, &err), STATUS_OK);
    struct data_file other = regions;
    other.text = "代码,名称,上级\n990000,新示例省,\n";
    other.digest = "2";
    status = write_begin(&w, f.desk, a, "data", 0, &err);
    if (status == STATUS_OK) {
        status = write_update(&w, &data_file_type, &regions, &other, &err);
    }
    assert_int_equal(write_end(&w, status, "地区", NULL, NULL, &err), STATUS_OK);
    assert_int_equal(add(&f, "li", "李示例", "clerk"), STATUS_OK);

    struct desk_options o = desk_options_for_test(path);
    o.login = "li";
    struct desk *second = NULL;
    assert_int_equal(desk_open(&second, &o, &err), STATUS_OK);
    (void)desk_changed(second);
    assert_string_equal(region_name(second, "990000"), "新示例省");
    assert_int_equal(desk_allow(second, MAY_LOG, &err), STATUS_OK);
    assert_int_equal(desk_restore(f.desk, a, copy, &kept, &err), STATUS_OK);
    assert_true(desk_changed(second));
    assert_string_equal(region_name(second, "990000"), "旧示例省");
    assert_int_equal(desk_allow(second, MAY_LOG, &err), STATUS_NOT_PERMITTED);
    desk_close(second);
    desk_close(f.desk);
}

/* Undo is no way round: it asks for the role the act itself asks for. */
static void test_undo_needs_the_role_of_the_act(void **state)
{
    struct fixture f = fixture(*state);
    struct person base, mine;
    struct notice_row row;
    struct slice yaml = slice_of("文号: 甲\n代号: 乙\n标题: 丙\n种类: 征集\n");
    assert_int_equal(add(&f, "li", "李示例", "clerk"), STATUS_OK);
    assert_int_equal(add(&f, "zhao", "赵示例", "supervisor"), STATUS_OK);
    mine = base = find(&f, "li");
    mine.roles = "printer";
    assert_int_equal(person_save(f.desk, f.a, &base, &mine, NULL, &f.err), STATUS_OK);
    int64_t demoted = last_entry(&f);
    assert_int_equal(notice_load(f.desk, f.a, yaml, "a.yaml", &row, &f.err), STATUS_OK);
    int64_t loaded = last_entry(&f);
    sit(&f, "zhao");
    assert_int_equal(desk_undo(f.desk, f.a, demoted, NULL, NULL, &f.err), STATUS_NOT_PERMITTED);
    says(&f, "需要管理员");
    f.desk->may = MAY_LOG;
    assert_int_equal(desk_undo(f.desk, f.a, loaded, NULL, NULL, &f.err), STATUS_NOT_PERMITTED);
    says(&f, "需要主管");
    sit(&f, "zhang");
    assert_int_equal(desk_undo(f.desk, f.a, demoted, NULL, NULL, &f.err), STATUS_OK);
    assert_int_equal(desk_undo(f.desk, f.a, loaded, NULL, NULL, &f.err), STATUS_OK);
    assert_string_equal(find(&f, "li").roles, "clerk");
    desk_close(f.desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_added_persons_are_there),
        ARENA_TEST(test_mistakes_are_told),
        ARENA_TEST(test_the_last_administrator_stays),
        ARENA_TEST(test_making_the_desk_cannot_be_undone),
        ARENA_TEST(test_each_role_does_its_own),
        ARENA_TEST(test_after_a_restore_everything_is_read_again),
        ARENA_TEST(test_undo_needs_the_role_of_the_act),
    };
    return check_run("desk/persons", tests, sizeof tests / sizeof *tests);
}
