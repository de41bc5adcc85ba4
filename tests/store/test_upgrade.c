/* Which files are opened: a desk of an older version after a copy beside it, a newer one and what
 * is no desk not at all, without a byte changed. */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "desk/history.h"
#include "desk/schemes.h"
#include "desk/units.h"
#include "store/queries.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"

#define NOBODY 65534

struct fixture {
    struct arena *a;
    const char *folder, *path;
    struct err err;
};

static struct fixture fixture(struct arena *a)
{
    const char *folder = folder_make(a);
    return (struct fixture){a, folder, folder_path(a, folder, "desk.db"), {.arena = a}};
}

/* The schema of the next version of this program. */
static struct db_schema next_schema(struct arena *a)
{
    static const char *const statements[] = {"CREATE TABLE later (id INTEGER PRIMARY KEY)", NULL};
    struct db_schema schema = desk_schema;
    struct db_migration *all = ARENA_ARRAY(a, struct db_migration, schema.n_migrations + 1);
    memcpy(all, schema.migrations, schema.n_migrations * sizeof *all);
    all[schema.n_migrations] = (struct db_migration){"later", statements};
    schema.migrations = all;
    schema.n_migrations++;
    return schema;
}

static enum status open_with(struct fixture *f, const struct db_schema *schema, bool is_read_only)
{
    struct desk *desk = NULL;
    struct desk_options o = desk_options_for_test(f->path);
    o.schema = schema;
    o.is_read_only = is_read_only;
    enum status status = desk_open(&desk, &o, &f->err);
    desk_close(desk);
    return status;
}

static size_t version_of(struct fixture *f, const char *path)
{
    struct slice bytes = folder_read(f->a, path);
    return (size_t)(unsigned char)bytes.at[63]; /* user_version, big endian, of the file's head */
}

static void run_sql(struct fixture *f, const struct db_schema *schema, const char *sql)
{
    struct db *db = NULL;
    struct db_cursor c;
    bool has_row = true;
    assert_int_equal(db_open(&db, f->path, DB_EXISTING, schema, &f->err), STATUS_OK);
    assert_int_equal(db_query_text(db, sql, DB_NO_ARGS, &c, &f->err), STATUS_OK);
    assert_int_equal(db_next(&c, &has_row, &f->err), STATUS_OK);
    db_finish(&c);
    db_close(db);
}

/* A desk as the first release made it, of its tables alone, gets what came since, and keeps what it had. */
static void test_the_first_release_is_upgraded(void **state)
{
    struct fixture f = fixture(*state);
    struct db_schema first = desk_schema;
    struct desk *desk = NULL;
    struct db *db = NULL;
    struct desk_options o = desk_options_for_test(f.path);
    struct unit unit = {0};
    struct scheme_entry scheme;
    const char *copy = arena_printf(f.a, "%s.备份-v1", f.path);
    first.n_migrations = 1;
    assert_int_equal(db_open(&db, f.path, DB_CREATE, &first, &f.err), STATUS_OK);
    assert_int_equal(db_migrate(db, &f.err), STATUS_OK);
    db_close(db);
    run_sql(&f, &first,
            "INSERT INTO person (id, rev, is_void, login, name, roles) "
            "VALUES (1, 1, 0, 'zhang', '张收件', 'clerk')");
    run_sql(&f, &first,
            "INSERT INTO unit (id, rev, is_void, name, name_key, initials) "
            "VALUES (1, 1, 0, '示例公司', '示例', 'slgs')");
    o.data_dir = "data";
    assert_int_equal(desk_open(&desk, &o, &f.err), STATUS_OK);
    assert_int_equal(unit_load(desk, f.a, 1, &unit, &f.err), STATUS_OK);
    assert_int_equal(scheme_find(desk, f.a, NULL, &scheme, &f.err), STATUS_OK);
    assert_int_equal(db_prepare_all(desk->db, &f.err), STATUS_OK);
    desk_close(desk);
    assert_int_equal(version_of(&f, copy), 1);
    assert_int_equal(version_of(&f, f.path), desk_schema.n_migrations);
}

static void test_an_older_desk_is_copied_and_upgraded(void **state)
{
    struct fixture f = fixture(*state);
    struct db_schema next = next_schema(f.a);
    desk_make_at(f.a, f.path);
    size_t old = desk_schema.n_migrations;
    const char *copy = arena_printf(f.a, "%s.备份-v%zu", f.path, old);
    struct slice before = folder_read(f.a, f.path);
    assert_int_equal(open_with(&f, &next, false), STATUS_OK);
    assert_int_equal(version_of(&f, f.path), old + 1);
    assert_int_equal(version_of(&f, copy), old);
    assert_int_equal(desk_verify_at(f.a, copy), 1);
    /* An older desk put back gets a copy of its own; the first stays as it is. */
    struct slice first = folder_read(f.a, copy);
    folder_write(f.path, before);
    assert_int_equal(open_with(&f, &next, false), STATUS_OK);
    assert_true(slice_eq(first, folder_read(f.a, copy)));
    assert_true(file_exists(arena_printf(f.a, "%s-2", copy)));
}

static void test_looking_does_not_upgrade(void **state)
{
    struct fixture f = fixture(*state);
    struct db_schema next = next_schema(f.a);
    desk_make_at(f.a, f.path);
    struct slice before = folder_read(f.a, f.path);
    assert_int_equal(open_with(&f, &next, true), STATUS_OK);
    assert_true(slice_eq(before, folder_read(f.a, f.path)));
    assert_int_equal(folder_count(f.folder, "备份"), 0);
}

/* Two who open it at once: one upgrades, the other finds it done. */
static void test_an_upgrade_happens_once(void **state)
{
    enum { OPENERS = 4 };
    struct fixture f = fixture(*state);
    struct db_schema next = next_schema(f.a);
    pid_t children[OPENERS];
    desk_make_at(f.a, f.path);
    for (int i = 0; i < OPENERS; i++) {
        children[i] = check_fork();
        if (children[i] == 0) {
            _exit(open_with(&f, &next, false));
        }
    }
    for (int i = 0; i < OPENERS; i++) {
        assert_int_equal(check_wait(children[i]), 0);
    }
    assert_int_equal(version_of(&f, f.path), next.n_migrations);
    assert_int_equal(open_with(&f, &next, false), STATUS_OK);
}

static enum status restore(struct fixture *f, const struct db_schema *schema, const char *from)
{
    struct desk *desk = NULL;
    struct verify_report report;
    const char *kept = NULL;
    struct desk_options o = desk_options_for_test(f->path);
    o.schema = schema;
    assert_int_equal(desk_open(&desk, &o, &f->err), STATUS_OK);
    enum status status = desk_restore(desk, f->a, from, &kept, &f->err);
    struct err err = {.arena = f->a};
    assert_int_equal(desk_verify(desk, f->a, &report, &err), STATUS_OK);
    desk_close(desk);
    return status;
}

static void test_a_backup_of_an_older_version_is_restored_and_upgraded(void **state)
{
    struct fixture f = fixture(*state);
    struct db_schema next = next_schema(f.a);
    const char *old = folder_path(f.a, f.folder, "old.db");
    desk_make_at(f.a, f.path);
    folder_write(old, folder_read(f.a, f.path));
    struct slice before = folder_read(f.a, old);
    assert_int_equal(open_with(&f, &next, false), STATUS_OK);
    assert_int_equal(restore(&f, &next, old), STATUS_OK);
    assert_int_equal(version_of(&f, f.path), next.n_migrations);
    assert_true(slice_eq(before, folder_read(f.a, old))); /* the backup is as it was */
}

static void test_a_backup_of_a_newer_version_is_not_restored(void **state)
{
    struct fixture f = fixture(*state);
    struct db_schema next = next_schema(f.a);
    const char *newer = folder_path(f.a, f.folder, "newer.db");
    desk_make_at(f.a, f.path);
    struct slice present = folder_read(f.a, f.path);
    assert_int_equal(open_with(&f, &next, false), STATUS_OK);
    folder_write(newer, folder_read(f.a, f.path));
    folder_write(f.path, present);
    assert_int_equal(restore(&f, NULL, newer), STATUS_DATA);
    assert_non_null(strstr(f.err.text, "由更新的程序建立"));
    assert_true(slice_eq(present, folder_read(f.a, f.path)));
}

/* A failing migration leaves the desk as it was. */
static void test_a_failed_upgrade_changes_nothing(void **state)
{
    static const char *const statements[] = {"CREATE TABLE later (id INTEGER PRIMARY KEY)",
                                             "CREATE TABLE unit (id INTEGER)", NULL};
    struct fixture f = fixture(*state);
    struct db_schema next = next_schema(f.a);
    struct db_migration *last = ARENA_ARRAY(f.a, struct db_migration, next.n_migrations);
    memcpy(last, next.migrations, next.n_migrations * sizeof *last);
    last[next.n_migrations - 1].statements = statements;
    next.migrations = last;
    desk_make_at(f.a, f.path);
    assert_int_equal(open_with(&f, &next, false), STATUS_INTERNAL);
    assert_int_equal(version_of(&f, f.path), desk_schema.n_migrations);
    assert_int_equal(open_with(&f, NULL, false), STATUS_OK);
    assert_int_equal(desk_verify_at(f.a, f.path), 1);
}

static void test_a_newer_desk_is_left_alone(void **state)
{
    struct fixture f = fixture(*state);
    struct db_schema next = next_schema(f.a);
    desk_make_at(f.a, f.path);
    assert_int_equal(open_with(&f, &next, false), STATUS_OK);
    /* A newer program may well use WAL. */
    run_sql(&f, &next, "PRAGMA journal_mode = WAL");
    struct slice before = folder_read(f.a, f.path);
    for (int is_read_only = 0; is_read_only < 2; is_read_only++) {
        assert_int_equal(open_with(&f, NULL, is_read_only), STATUS_CONFIG);
        assert_non_null(strstr(f.err.text, "由更新的程序建立"));
        assert_non_null(strstr(f.err.text, "请升级程序"));
        assert_true(slice_eq(before, folder_read(f.a, f.path)));
    }
    assert_int_equal(folder_count(f.folder, "备份"), 1); /* of the upgrade above */
}

/* What stands at the path, and what is said of it. */
static void refused(struct fixture *f, enum status wanted, const char *sentence)
{
    struct slice before = {0};
    if (file_exists(f->path) && !file_is_directory(f->path)) {
        before = folder_read(f->a, f->path);
    }
    for (int is_read_only = 0; is_read_only < 2; is_read_only++) {
        assert_int_equal(open_with(f, NULL, is_read_only), wanted);
        if (!strstr(f->err.text, sentence)) {
            fail_msg("says: %s, not: %s", f->err.text, sentence);
        }
    }
    if (before.at) {
        assert_true(slice_eq(before, folder_read(f->a, f->path)));
    }
    assert_int_equal(folder_count(f->folder, "备份"), 0);
}

static void test_what_is_no_desk_has_its_sentence(void **state)
{
    struct fixture f = fixture(*state);
    refused(&f, STATUS_NO_INPUT, "没有这个申报台");
    folder_write(f.path, slice_of(""));
    refused(&f, STATUS_CONFIG, "这个文件不是申报台");
    folder_write(f.path, slice_of("推荐单位,序号\n南岭示例通信管理局,1\n"));
    refused(&f, STATUS_CONFIG, "这个文件不是申报台");
    unlink(f.path);
    assert_int_equal(mkdir(f.path, 0700), 0);
    refused(&f, STATUS_CONFIG, "这是一个目录");
    rmdir(f.path);
}

static void test_the_database_of_another_program(void **state)
{
    static const char *const statements[] = {"CREATE TABLE bookmarks (id INTEGER PRIMARY KEY)",
                                             NULL};
    static const struct db_migration migrations[] = {{"theirs", statements}};
    struct fixture f = fixture(*state);
    struct db_schema theirs = {.migrations = migrations, .n_migrations = 1, .application_id = 7};
    struct db *db = NULL;
    assert_int_equal(db_open(&db, f.path, DB_CREATE, &theirs, &f.err), STATUS_OK);
    assert_int_equal(db_migrate(db, &f.err), STATUS_OK);
    db_close(db);
    run_sql(&f, &theirs, "PRAGMA journal_mode = WAL");
    unlink(folder_path(f.a, f.folder, "desk.db-journal"));
    refused(&f, STATUS_CONFIG, "别的程序的数据库");
}

/* A desk cut off in the middle is damaged, not somebody else's. */
static void test_a_cut_off_desk_is_told(void **state)
{
    struct fixture f = fixture(*state);
    desk_make_at(f.a, f.path);
    struct slice whole = folder_read(f.a, f.path);
    folder_write(f.path, (struct slice){whole.at, whole.n / 2});
    assert_int_equal(open_with(&f, NULL, false), STATUS_CONFIG);
    assert_non_null(strstr(f.err.text, "损坏"));
}

/* In a process of its own, which root must leave root for. */
static int write_without_permission(struct fixture *f)
{
    struct desk *desk = NULL;
    struct desk_options o = desk_options_for_test(f->path);
    struct unit unit = {.name = "东海虚构铁塔"};
    if (geteuid() == 0 && setuid(NOBODY) != 0) {
        return 1;
    }
    if (desk_open(&desk, &o, &f->err) != STATUS_OK) {
        return 2;
    }
    bool is_told = unit_save(desk, f->a, NULL, &unit, NULL, &f->err) == STATUS_NOT_PERMITTED &&
                   strstr(f->err.text, "只读");
    desk_close(desk);
    return is_told ? 0 : 3;
}

static void test_a_read_only_desk_can_be_looked_at(void **state)
{
    struct fixture f = fixture(*state);
    desk_make_at(f.a, f.path);
    struct slice before = folder_read(f.a, f.path);
    unlink(folder_path(f.a, f.folder, "desk.db-journal"));
    assert_int_equal(chmod(f.path, 0444), 0);
    assert_int_equal(chmod(f.folder, 0755), 0);
    pid_t child = check_fork();
    if (child == 0) {
        _exit(write_without_permission(&f));
    }
    assert_int_equal(check_wait(child), 0);
    assert_true(slice_eq(before, folder_read(f.a, f.path)));
}

static void test_a_new_desk_does_not_overwrite(void **state)
{
    struct fixture f = fixture(*state);
    struct desk *desk = NULL;
    struct desk_options o = desk_options_for_test(f.path);
    folder_write(f.path, slice_of("别的内容"));
    assert_int_equal(desk_create(&desk, &o, &f.err), STATUS_CANT_CREATE);
    assert_true(slice_is(folder_read(f.a, f.path), "别的内容"));
    o.path = folder_path(f.a, f.folder, "nowhere/desk.db");
    assert_int_equal(desk_create(&desk, &o, &f.err), STATUS_CANT_CREATE);
    assert_int_equal(folder_count(f.folder, ""), 1);
}

/* A broken notice among the shipped data: no half a desk stays. */
static void test_a_desk_that_cannot_be_made_leaves_nothing(void **state)
{
    struct fixture f = fixture(*state);
    struct desk *desk = NULL;
    struct desk_options o = desk_options_for_test(f.path);
    const char *notices = folder_path(f.a, f.folder, "notices");
    const char *notice = folder_path(f.a, notices, "a.yaml");
    assert_int_equal(mkdir(notices, 0700), 0);
    folder_write(notice, slice_of("文号: 甲\n"));
    o.data_dir = f.folder;
    assert_int_equal(desk_create(&desk, &o, &f.err), STATUS_DATA);
    unlink(notice);
    rmdir(notices);
    assert_int_equal(folder_count(f.folder, ""), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_the_first_release_is_upgraded),
        ARENA_TEST(test_an_older_desk_is_copied_and_upgraded),
        ARENA_TEST(test_an_upgrade_happens_once),
        ARENA_TEST(test_a_backup_of_an_older_version_is_restored_and_upgraded),
        ARENA_TEST(test_a_backup_of_a_newer_version_is_not_restored),
        ARENA_TEST(test_looking_does_not_upgrade),
        ARENA_TEST(test_a_failed_upgrade_changes_nothing),
        ARENA_TEST(test_a_newer_desk_is_left_alone),
        ARENA_TEST(test_what_is_no_desk_has_its_sentence),
        ARENA_TEST(test_the_database_of_another_program),
        ARENA_TEST(test_a_cut_off_desk_is_told),
        ARENA_TEST(test_a_read_only_desk_can_be_looked_at),
        ARENA_TEST(test_a_new_desk_does_not_overwrite),
        ARENA_TEST(test_a_desk_that_cannot_be_made_leaves_nothing),
    };
    return check_run("upgrade", tests, sizeof tests / sizeof *tests);
}
