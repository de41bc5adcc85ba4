/* What was saved is there, whatever happens to the processes: writers side by side lose nothing, a
 * killed one leaves all of an act or nothing of it, a full disk or a held lock is told. */
#define _GNU_SOURCE /* memmem */
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "desk/drafts.h"
#include "desk/history.h"
#include "desk/lists.h"
#include "desk/receipts.h"
#include "desk/units.h"
#include "desk/write.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"

#define WRITERS 4
#define WRITES 12
#define SHORT_MS 20

struct fixture {
    struct arena *a;
    const char *folder, *path;
    struct err err;
};

static struct fixture fixture(struct arena *a)
{
    const char *folder = folder_make(a);
    struct fixture f = {a, folder, folder_path(a, folder, "desk.db"), {.arena = a}};
    desk_make_at(a, f.path);
    return f;
}

static size_t count(struct fixture *f, const char *path, const char *noun)
{
    struct id_list list;
    struct desk *desk = desk_open_at(f->a, path, 0);
    assert_int_equal(id_list_open(&list, desk, &(struct list_options){.noun = noun}, &f->err),
                     STATUS_OK);
    assert_int_equal(id_list_all(&list, &f->err), STATUS_OK);
    size_t n = list.n;
    id_list_release(&list);
    desk_close(desk);
    return n;
}

/* A unit and its other name as one act: half of it must never be seen. */
static enum status add_pair(struct desk *desk, struct arena *a, int writer, int number,
                            struct err *err)
{
    struct write w;
    struct unit unit = {.name = arena_printf(a, "示例单位 %d-%d", writer, number)};
    struct unit_alias alias = {.name = arena_printf(a, "又名 %d-%d", writer, number)};
    enum status status = write_begin(&w, desk, a, "unit_add", MAY_LOG, err);
    if (status == STATUS_OK) {
        status = write_insert(&w, &unit_type, &unit, err);
    }
    alias.unit = unit.record.id;
    if (status == STATUS_OK) {
        status = write_insert(&w, &unit_alias_type, &alias, err);
    }
    return write_end(&w, status, "新增单位", NULL, NULL, err);
}

/* Every unit but the desk's own has its other name. */
static size_t check_pairs(struct fixture *f, const char *path)
{
    struct desk *desk = desk_open_at(f->a, path, 0);
    struct unit_aliases aliases;
    struct unit unit = {0};
    int64_t id = 2;
    while (unit_load(desk, f->a, id, &unit, &f->err) == STATUS_OK) {
        assert_int_equal(unit_aliases_load(desk, f->a, id, &aliases, &f->err), STATUS_OK);
        assert_int_equal(aliases.n, 1);
        id++;
    }
    desk_close(desk);
    return (size_t)id - 2;
}

/* ---- several at once -------------------------------------------------------------------------- */

static int write_many(struct fixture *f, int writer)
{
    struct desk *desk = desk_open_at(f->a, f->path, 0);
    for (int i = 0; i < WRITES; i++) {
        if (add_pair(desk, f->a, writer, i, &f->err) != STATUS_OK) {
            return 1;
        }
    }
    desk_close(desk);
    return 0;
}

static void test_writers_at_once_lose_nothing(void **state)
{
    struct fixture f = fixture(*state);
    pid_t children[WRITERS];
    for (int i = 0; i < WRITERS; i++) {
        children[i] = check_fork();
        if (children[i] == 0) {
            _exit(write_many(&f, i));
        }
    }
    for (int i = 0; i < WRITERS; i++) {
        assert_int_equal(check_wait(children[i]), 0);
    }
    assert_int_equal(check_pairs(&f, f.path), WRITERS * WRITES);
    assert_int_equal(desk_verify_at(f.a, f.path), 1 + WRITERS * WRITES);
}

/* Edits the same value as another process, both having read it before either writes. The number of
 * times it was saved. */
static int edit_against(struct fixture *f, const char *who, int tell, int hear_from)
{
    struct desk *desk = desk_open_at(f->a, f->path, 0);
    int saved = 0;
    for (int round = 0; round < WRITES; round++) {
        struct unit base = {0}, mine;
        char byte = 'x';
        assert_int_equal(unit_load(desk, f->a, 1, &base, &f->err), STATUS_OK);
        assert_int_equal(write(tell, &byte, 1), 1);
        assert_int_equal(read(hear_from, &byte, 1), 1);
        mine = base;
        mine.note = arena_printf(f->a, "%s %d", who, round);
        enum status status = unit_save(desk, f->a, &base, &mine, NULL, &f->err);
        assert_true(status == STATUS_OK || status == STATUS_CONFLICT);
        saved += status == STATUS_OK;
    }
    desk_close(desk);
    return saved;
}

/* Of two who read the same, one saves and the other is told: never both. */
static void test_no_edit_overwrites_another(void **state)
{
    struct fixture f = fixture(*state);
    struct unit unit = {0};
    int to_child[2], to_parent[2];
    assert_int_equal(pipe(to_child), 0);
    assert_int_equal(pipe(to_parent), 0);
    pid_t child = check_fork();
    if (child == 0) {
        close(to_child[1]); /* who is left alone hears the end, and does not wait for ever */
        close(to_parent[0]);
        _exit(edit_against(&f, "子", to_parent[1], to_child[0]));
    }
    close(to_parent[1]);
    close(to_child[0]);
    int saved = edit_against(&f, "父", to_child[1], to_parent[0]);
    close(to_child[1]);
    close(to_parent[0]);
    int status = check_wait(child);
    assert_true(WIFEXITED(status));
    assert_int_equal(saved + WEXITSTATUS(status), WRITES);
    struct desk *desk = desk_open_at(f.a, f.path, 0);
    assert_int_equal(unit_load(desk, f.a, 1, &unit, &f.err), STATUS_OK);
    assert_int_equal(unit.record.rev, 1 + WRITES);
    desk_close(desk);
}

static void test_a_held_lock_is_told(void **state)
{
    struct fixture f = fixture(*state);
    struct write w;
    struct unit unit = {.name = "东海虚构铁塔"};
    struct desk *holder = desk_open_at(f.a, f.path, 0);
    struct desk *waiting = desk_open_at(f.a, f.path, SHORT_MS);
    assert_int_equal(write_begin(&w, holder, f.a, "x", 0, &f.err), STATUS_OK);
    assert_int_equal(unit_save(waiting, f.a, NULL, &unit, NULL, &f.err), STATUS_BUSY);
    assert_non_null(strstr(f.err.text, "正被别人写入"));
    assert_int_equal(draft_put(waiting, "unit:new", "name", "东海", &f.err), STATUS_BUSY);
    assert_int_equal(unit_load(waiting, f.a, 1, &unit, &f.err), STATUS_OK); /* looking goes on */
    assert_int_equal(write_end(&w, STATUS_OK, "x", NULL, NULL, &f.err), STATUS_OK);
    unit = (struct unit){.name = "东海虚构铁塔"};
    assert_int_equal(unit_save(waiting, f.a, NULL, &unit, NULL, &f.err), STATUS_OK);
    desk_close(waiting);
    desk_close(holder);
}

static void test_changes_of_others_are_noticed(void **state)
{
    struct fixture f = fixture(*state);
    struct desk *mine = desk_open_at(f.a, f.path, 0), *theirs = desk_open_at(f.a, f.path, 0);
    assert_false(desk_changed(mine));
    assert_int_equal(add_pair(theirs, f.a, 0, 0, &f.err), STATUS_OK);
    assert_true(desk_changed(mine));
    assert_false(desk_changed(mine));
    assert_int_equal(add_pair(mine, f.a, 0, 1, &f.err), STATUS_OK);
    assert_false(desk_changed(mine)); /* my own */
    desk_close(theirs);
    desk_close(mine);
}

/* ---- killed ----------------------------------------------------------------------------------- */

/* Writes without end and tells each act after it was saved. */
static void write_and_tell(struct fixture *f, int tell)
{
    struct desk *desk = desk_open_at(f->a, f->path, 0);
    for (int i = 0; add_pair(desk, f->a, 0, i, &f->err) == STATUS_OK; i++) {
        if (write(tell, "x", 1) != 1) {
            _exit(1);
        }
    }
    _exit(2);
}

static pid_t start(struct fixture *f, int *heard, void (*work)(struct fixture *, int))
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = check_fork();
    if (child == 0) {
        close(ends[0]);
        work(f, ends[1]);
        _exit(3);
    }
    close(ends[1]);
    *heard = ends[0];
    return child;
}

static void hear(int heard, size_t n)
{
    char byte;
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(read(heard, &byte, 1), 1);
    }
}

static void test_a_killed_writer_leaves_whole_acts(void **state)
{
    for (size_t acts = 1; acts <= 8; acts++) {
        struct fixture f = fixture(*state);
        int heard = -1;
        pid_t child = start(&f, &heard, write_and_tell);
        hear(heard, acts);
        assert_int_equal(kill(child, SIGKILL), 0);
        assert_int_equal(check_wait(child), SIGKILL);
        close(heard);
        size_t n = check_pairs(&f, f.path);
        assert_true(n >= acts);
        assert_int_equal(desk_verify_at(f.a, f.path), 1 + (int64_t)n);
    }
}

/* Fills the file behind the lock without ever committing: more pages than the cache holds. */
static void write_half(struct fixture *f, int tell)
{
    struct desk *desk = desk_open_at(f->a, f->path, 0);
    struct write w;
    db_set_cache(desk->db, 16);
    enum status status = write_begin(&w, desk, f->a, "table_import", MAY_LOG, &f->err);
    for (int i = 0; status == STATUS_OK && i < 3000; i++) {
        struct unit unit = {.name = arena_printf(f->a, "半途单位 %d", i)};
        status = write_insert(&w, &unit_type, &unit, &f->err);
    }
    if (status == STATUS_OK && write(tell, "x", 1) == 1) {
        pause();
    }
    _exit(1);
}

static void test_a_batch_killed_halfway_is_not_there(void **state)
{
    struct fixture f = fixture(*state);
    int heard = -1;
    size_t before = folder_read(f.a, f.path).n;
    pid_t child = start(&f, &heard, write_half);
    hear(heard, 1);
    assert_true(folder_read(f.a, f.path).n > before); /* it had begun to fill the file */
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(check_wait(child), SIGKILL);
    close(heard);
    assert_int_equal(count(&f, f.path, "unit"), 1);
    assert_int_equal(desk_verify_at(f.a, f.path), 1);
}

/* A batch that still fits its cache: others look, and see nothing of it. */
static void write_and_wait(struct fixture *f, int tell)
{
    struct desk *desk = desk_open_at(f->a, f->path, 0);
    struct write w;
    enum status status = write_begin(&w, desk, f->a, "table_import", MAY_LOG, &f->err);
    for (int i = 0; status == STATUS_OK && i < 500; i++) {
        struct unit unit = {.name = arena_printf(f->a, "未成单位 %d", i)};
        status = write_insert(&w, &unit_type, &unit, &f->err);
    }
    if (status == STATUS_OK && write(tell, "x", 1) == 1) {
        pause();
    }
    _exit(1);
}

static void test_others_look_on_during_a_batch(void **state)
{
    struct fixture f = fixture(*state);
    int heard = -1;
    pid_t child = start(&f, &heard, write_and_wait);
    hear(heard, 1);
    assert_int_equal(count(&f, f.path, "unit"), 1);
    assert_int_equal(desk_verify_at(f.a, f.path), 1);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(check_wait(child), SIGKILL);
    close(heard);
}

/* ---- copies ----------------------------------------------------------------------------------- */

static void test_a_backup_beside_a_writer_is_whole(void **state)
{
    struct fixture f = fixture(*state);
    const char *copy = folder_path(f.a, f.folder, "copy.db");
    int heard = -1;
    pid_t child = start(&f, &heard, write_and_tell);
    hear(heard, 3);
    struct desk *desk = desk_open_at(f.a, f.path, 0);
    assert_int_equal(desk_backup(desk, copy, &f.err), STATUS_OK);
    hear(heard, 1); /* it still writes */
    desk_close(desk);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(check_wait(child), SIGKILL);
    close(heard);
    size_t n = check_pairs(&f, copy);
    assert_true(n >= 3);
    assert_int_equal(desk_verify_at(f.a, copy), 1 + (int64_t)n);
    assert_int_equal(folder_count(f.folder, ".part"), 0);
}

static void test_verify_beside_a_writer_is_not_misled(void **state)
{
    struct fixture f = fixture(*state);
    struct verify_report report;
    int heard = -1;
    pid_t child = start(&f, &heard, write_and_tell);
    hear(heard, 1);
    struct desk *desk = desk_open_at(f.a, f.path, 0);
    for (int i = 0; i < 20; i++) {
        if (desk_verify(desk, f.a, &report, &f.err) != STATUS_OK) {
            fail_msg("%s", f.err.text);
        }
        hear(heard, 1);
    }
    desk_close(desk);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(check_wait(child), SIGKILL);
    close(heard);
}

static void test_a_backup_does_not_overwrite(void **state)
{
    struct fixture f = fixture(*state);
    const char *copy = folder_path(f.a, f.folder, "copy.db");
    struct desk *desk = desk_open_at(f.a, f.path, 0);
    folder_write(copy, slice_of("另一份"));
    assert_int_equal(desk_backup(desk, copy, &f.err), STATUS_CANT_CREATE);
    assert_true(slice_is(folder_read(f.a, copy), "另一份"));
    const char *nowhere = folder_path(f.a, f.folder, "没有/copy.db");
    assert_int_not_equal(desk_backup(desk, nowhere, &f.err), STATUS_OK);
    assert_int_equal(folder_count(f.folder, ".part"), 0);
    desk_close(desk);
}

static unsigned mode_of(const char *path)
{
    struct stat s;
    assert_int_equal(stat(path, &s), 0);
    return s.st_mode & 0777;
}

/* Names and telephone numbers are nobody else's business. */
static void test_who_may_read_the_desk_may_read_its_backup(void **state)
{
    struct fixture f = fixture(*state);
    const char *mine = folder_path(f.a, f.folder, "mine.db");
    const char *ours = folder_path(f.a, f.folder, "ours.db");
    struct desk *desk = desk_open_at(f.a, f.path, 0);
    assert_int_equal(mode_of(f.path), 0600);
    assert_int_equal(mode_of(folder_path(f.a, f.folder, "desk.db-journal")), 0600);
    assert_int_equal(desk_backup(desk, mine, &f.err), STATUS_OK);
    assert_int_equal(chmod(f.path, 0660), 0);
    assert_int_equal(desk_backup(desk, ours, &f.err), STATUS_OK);
    desk_close(desk);
    assert_int_equal(mode_of(mine), 0600);
    assert_int_equal(mode_of(ours), 0660);
}

/* Numbers are given once, whoever asks at the same moment. */
static int take_numbers(struct fixture *f)
{
    struct receipt r;
    struct desk *desk = desk_open_at(f->a, f->path, 0);
    for (int i = 0; i < WRITES; i++) {
        if (receipt_take(desk, f->a, &r, &f->err) != STATUS_OK) {
            return 1;
        }
    }
    desk_close(desk);
    return 0;
}

static void test_numbers_are_given_once(void **state)
{
    struct fixture f = fixture(*state);
    int64_t id = 0;
    pid_t child = check_fork();
    if (child == 0) {
        _exit(take_numbers(&f));
    }
    assert_int_equal(take_numbers(&f), 0);
    assert_int_equal(check_wait(child), 0);
    struct desk *desk = desk_open_at(f.a, f.path, 0);
    for (int i = 1; i <= 2 * WRITES; i++) { /* without a gap */
        const char *no = arena_printf(f.a, "2024%04d", i);
        assert_int_equal(receipt_find(desk, f.a, no, &id, &f.err), STATUS_OK);
    }
    desk_close(desk);
}

static void test_restore_keeps_the_present_state(void **state)
{
    struct fixture f = fixture(*state);
    const char *copy = folder_path(f.a, f.folder, "copy.db"), *kept[2] = {NULL};
    struct desk *desk = desk_open_at(f.a, f.path, 0);
    assert_int_equal(desk_backup(desk, copy, &f.err), STATUS_OK);
    assert_int_equal(add_pair(desk, f.a, 0, 0, &f.err), STATUS_OK);
    assert_int_equal(desk_restore(desk, f.a, copy, &kept[0], &f.err), STATUS_OK);
    assert_int_equal(add_pair(desk, f.a, 0, 1, &f.err), STATUS_OK);
    assert_int_equal(add_pair(desk, f.a, 0, 2, &f.err), STATUS_OK);
    assert_int_equal(desk_restore(desk, f.a, copy, &kept[1], &f.err), STATUS_OK);
    desk_close(desk);
    assert_int_equal(count(&f, f.path, "unit"), 1);
    assert_int_equal(count(&f, kept[0], "unit"), 2);
    assert_int_equal(count(&f, kept[1], "unit"), 3);  /* within the same second */
    assert_int_equal(desk_verify_at(f.a, f.path), 2); /* the making, the restore */
}

static void test_a_broken_backup_is_not_restored(void **state)
{
    struct fixture f = fixture(*state);
    const char *copy = folder_path(f.a, f.folder, "copy.db"), *kept = NULL;
    struct desk *desk = desk_open_at(f.a, f.path, 0);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(add_pair(desk, f.a, 0, i, &f.err), STATUS_OK);
    }
    assert_int_equal(desk_backup(desk, copy, &f.err), STATUS_OK);
    struct slice whole = folder_read(f.a, copy);
    char *bytes = arena_copy(f.a, whole.at, whole.n);
    char *place = memmem(bytes, whole.n, "示例单位 0-1", strlen("示例单位 0-1"));
    assert_non_null(place);
    for (size_t at = 0; at + 12 < whole.n; at++) { /* in the audit and in the row */
        bytes[at] = memcmp(bytes + at, "位 0-1", 7) == 0 ? '?' : bytes[at];
    }
    folder_write(copy, (struct slice){bytes, whole.n});
    assert_int_equal(desk_restore(desk, f.a, copy, &kept, &f.err), STATUS_DATA);
    folder_write(copy, (struct slice){whole.at, whole.n / 2});
    assert_int_not_equal(desk_restore(desk, f.a, copy, &kept, &f.err), STATUS_OK);
    folder_write(copy, slice_of("不是备份"));
    assert_int_equal(desk_restore(desk, f.a, copy, &kept, &f.err), STATUS_DATA);
    desk_close(desk);
    assert_int_equal(check_pairs(&f, f.path), 3);
    assert_int_equal(desk_verify_at(f.a, f.path), 4);
    assert_int_equal(folder_count(f.folder, "恢复前"), 0);
}

/* ---- no room ---------------------------------------------------------------------------------- */

static void limit_files(rlim_t bytes)
{
    struct rlimit limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
    limit.rlim_cur = bytes;
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void test_a_full_disk_is_told_and_leaves_the_desk_whole(void **state)
{
    struct fixture f = fixture(*state);
    struct desk *desk = desk_open_at(f.a, f.path, 0);
    char *note = arena_alloc(f.a, 100001);
    memset(note, 'x', 100000);
    struct unit unit = {.name = "东海虚构铁塔", .note = note};
    signal(SIGXFSZ, SIG_IGN);
    limit_files(folder_read(f.a, f.path).n + 4096);
    enum status status = unit_save(desk, f.a, NULL, &unit, NULL, &f.err);
    const char *copy = folder_path(f.a, f.folder, "copy.db");
    limit_files(8192);
    enum status backup = desk_backup(desk, copy, &f.err);
    limit_files(RLIM_INFINITY);
    assert_int_equal(status, STATUS_IO);
    assert_int_equal(backup, STATUS_IO);
    assert_int_equal(folder_count(f.folder, "copy"), 0);
    unit.record = (struct record){0};
    assert_int_equal(unit_save(desk, f.a, NULL, &unit, NULL, &f.err), STATUS_OK);
    desk_close(desk);
    assert_int_equal(count(&f, f.path, "unit"), 2);
    assert_int_equal(desk_verify_at(f.a, f.path), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_writers_at_once_lose_nothing),
        ARENA_TEST(test_no_edit_overwrites_another),
        ARENA_TEST(test_a_held_lock_is_told),
        ARENA_TEST(test_changes_of_others_are_noticed),
        ARENA_TEST(test_a_killed_writer_leaves_whole_acts),
        ARENA_TEST(test_a_batch_killed_halfway_is_not_there),
        ARENA_TEST(test_others_look_on_during_a_batch),
        ARENA_TEST(test_a_backup_beside_a_writer_is_whole),
        ARENA_TEST(test_verify_beside_a_writer_is_not_misled),
        ARENA_TEST(test_a_backup_does_not_overwrite),
        ARENA_TEST(test_who_may_read_the_desk_may_read_its_backup),
        ARENA_TEST(test_numbers_are_given_once),
        ARENA_TEST(test_restore_keeps_the_present_state),
        ARENA_TEST(test_a_broken_backup_is_not_restored),
        ARENA_TEST(test_a_full_disk_is_told_and_leaves_the_desk_whole),
    };
    return check_run("durability", tests, sizeof tests / sizeof *tests);
}
