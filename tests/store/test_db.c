/* The door itself: what crosses it, how it fails, what its misuse ends in. */
#include "db/db.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/slice.h"
#include "support/check.h"
#include "support/folder.h"

enum query { ADD, GET, ALL, BROKEN, N_QUERIES };

static const char *const texts[N_QUERIES] = {
    [ADD] = "INSERT INTO t (id, name) VALUES ($1, $2)",
    [GET] = "SELECT id FROM t WHERE name = $1",
    [ALL] = "SELECT id, name FROM t ORDER BY id",
    [BROKEN] = "SELECT nothing FROM nowhere",
};
static const char *const names[N_QUERIES] = {"add", "get", "all", "broken"};
static const char *const statements[] = {
    "CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT UNIQUE)", NULL};
static const struct db_migration migrations[] = {{"first", statements}};
static const struct db_schema schema = {
    .migrations = migrations,
    .n_migrations = 1,
    .queries = texts,
    .query_names = names,
    .n_queries = N_QUERIES,
    .application_id = 5,
};

static struct db *open_at(const char *path, struct err *err)
{
    struct db *db = NULL;
    assert_int_equal(db_open(&db, path, DB_CREATE, &schema, err), STATUS_OK);
    assert_int_equal(db_migrate(db, err), STATUS_OK);
    return db;
}

static enum status add(struct db *db, int64_t id, struct db_value name, struct err *err)
{
    return db_run(db, ADD, DB_ARGS(db_int(id), name), NULL, err);
}

static int64_t count(struct db *db, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    int64_t n = -1;
    assert_int_equal(db_query(db, ALL, DB_NO_ARGS, &c, err), STATUS_OK);
    while (has_row) {
        n++;
        assert_int_equal(db_next(&c, &has_row, err), STATUS_OK);
    }
    return n;
}

static void test_values_cross_unchanged(void **state)
{
    struct err err = {.arena = *state};
    struct db *db = open_at(":memory:", &err);
    static const char odd[] = "a\0b'\";--\xe6\x9d\x8e";
    struct slice text = {odd, sizeof odd - 1};
    struct db_cursor c;
    bool has_row;
    assert_int_equal(add(db, INT64_MIN, db_slice(text), &err), STATUS_OK);
    assert_int_equal(db_last_id(db), INT64_MIN);
    assert_int_equal(add(db, 1, db_text(""), &err), STATUS_OK);
    assert_int_equal(add(db, INT64_MAX, db_text(NULL), &err), STATUS_OK);
    assert_int_equal(db_query(db, ALL, DB_NO_ARGS, &c, &err), STATUS_OK);
    assert_int_equal(db_next(&c, &has_row, &err), STATUS_OK);
    assert_int_equal(db_column_int(&c, 0), INT64_MIN);
    assert_true(slice_eq(db_column_slice(&c, 1), text));
    assert_int_equal(db_next(&c, &has_row, &err), STATUS_OK);
    assert_string_equal(db_column_text(&c, 1, *state), ""); /* not NULL */
    assert_int_equal(db_next(&c, &has_row, &err), STATUS_OK);
    assert_int_equal(db_column_int(&c, 0), INT64_MAX);
    assert_null(db_column_text(&c, 1, *state));
    assert_int_equal(db_next(&c, &has_row, &err), STATUS_OK);
    assert_false(has_row);
    assert_int_equal(db_next(&c, &has_row, &err),
                     STATUS_OK); /* asking beyond the end is harmless */
    assert_false(has_row);
    db_finish(&c);
    db_finish(&c);
    db_close(db);
}

static void test_failures_have_their_status(void **state)
{
    struct err err = {.arena = *state};
    struct db *db = open_at(":memory:", &err);
    struct db_cursor c;
    int64_t out = 0;
    assert_int_equal(add(db, 1, db_text("x"), &err), STATUS_OK);
    assert_int_equal(add(db, 2, db_text("x"), &err), STATUS_CONFLICT);
    assert_string_equal(err.text, "与已有的记录重复");
    assert_non_null(strstr(err.cause, "INSERT INTO t"));
    assert_int_equal(db_one(db, GET, DB_ARGS(db_text("y")), -7, &out, &err), STATUS_OK);
    assert_int_equal(out, -7);
    assert_int_equal(db_query(db, BROKEN, DB_NO_ARGS, &c, &err), STATUS_INTERNAL);
    db_finish(&c); /* also after a failure */
    assert_int_equal(db_query_text(db, "SELEKT", DB_NO_ARGS, &c, &err), STATUS_INTERNAL);
    db_finish(&c);
    assert_int_equal(db_prepare_all(db, &err), STATUS_INTERNAL);
    assert_non_null(strstr(err.cause, "broken: "));
    assert_int_equal(count(db, &err), 1);
    db_close(db);
}

static void test_transactions(void **state)
{
    struct err err = {.arena = *state};
    struct db *db = open_at(":memory:", &err);
    db_rollback(db); /* harmless outside */
    assert_false(db_is_writing(db));
    assert_int_equal(db_begin(db, &err), STATUS_OK);
    assert_true(db_is_writing(db));
    assert_int_equal(db_begin(db, &err), STATUS_INTERNAL); /* not one within another */
    assert_int_equal(add(db, 1, db_text("x"), &err), STATUS_OK);
    db_rollback(db);
    assert_int_equal(count(db, &err), 0);
    assert_int_equal(db_commit(db, &err), STATUS_INTERNAL); /* nothing was begun */
    assert_int_equal(db_begin(db, &err), STATUS_OK);
    assert_int_equal(add(db, 1, db_text("x"), &err), STATUS_OK);
    assert_int_equal(db_commit(db, &err), STATUS_OK);
    assert_int_equal(count(db, &err), 1);
    db_close(db);
}

/* A cursor left open does not keep what was written from being saved, nor the door from closing. */
static void test_an_open_cursor_holds_nothing_up(void **state)
{
    struct err err = {.arena = *state};
    const char *folder = folder_make(*state), *path = folder_path(*state, folder, "t.db");
    struct db *db = open_at(path, &err);
    struct db_cursor c;
    bool has_row;
    assert_int_equal(add(db, 1, db_text("x"), &err), STATUS_OK);
    assert_int_equal(db_query(db, ALL, DB_NO_ARGS, &c, &err), STATUS_OK);
    assert_int_equal(db_next(&c, &has_row, &err), STATUS_OK);
    assert_int_equal(db_begin(db, &err), STATUS_OK);
    assert_int_equal(add(db, 2, db_text("y"), &err), STATUS_OK);
    assert_int_equal(db_commit(db, &err), STATUS_OK);
    db_close(db);
    assert_int_equal(db_open(&db, path, DB_EXISTING, &schema, &err), STATUS_OK);
    assert_int_equal(count(db, &err), 2);
    db_close(db);
}

static void test_reading_only_writes_nothing(void **state)
{
    struct err err = {.arena = *state};
    const char *folder = folder_make(*state), *path = folder_path(*state, folder, "t.db");
    db_close(open_at(path, &err));
    struct slice before = folder_read(*state, path);
    struct db *db = NULL;
    assert_int_equal(db_open(&db, path, DB_READ_ONLY, &schema, &err), STATUS_OK);
    assert_int_equal(add(db, 1, db_text("x"), &err), STATUS_NOT_PERMITTED);
    assert_int_equal(count(db, &err), 0);
    db_close(db);
    assert_true(slice_eq(before, folder_read(*state, path)));
}

/* ---- our own mistakes end the program --------------------------------------------------------- */

static void same_query_twice(struct db *db, struct err *err)
{
    struct db_cursor one, two;
    bool has_row;
    (void)!db_query(db, ALL, DB_NO_ARGS, &one, err);
    (void)!db_next(&one, &has_row, err);
    (void)!db_query(db, ALL, DB_NO_ARGS, &two, err);
}

static void too_few_values(struct db *db, struct err *err)
{
    (void)!db_run(db, ADD, DB_ARGS(db_int(1)), NULL, err);
}

static void dies(struct arena *a, void (*mistake)(struct db *, struct err *))
{
    struct err err = {.arena = a};
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        signal(SIGABRT, SIG_DFL);
        dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
        struct db *db = open_at(":memory:", &err);
        (void)!add(db, 7, db_text("x"), &err);
        mistake(db, &err);
        _exit(0);
    }
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_int_equal(WTERMSIG(status), SIGABRT);
}

static void test_misuse_ends_the_program(void **state)
{
    dies(*state, same_query_twice);
    dies(*state, too_few_values);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_values_cross_unchanged),
        ARENA_TEST(test_failures_have_their_status),
        ARENA_TEST(test_transactions),
        ARENA_TEST(test_an_open_cursor_holds_nothing_up),
        ARENA_TEST(test_reading_only_writes_nothing),
        ARENA_TEST(test_misuse_ends_the_program),
    };
    return check_run("db", tests, sizeof tests / sizeof *tests);
}
