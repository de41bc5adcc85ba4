/* Packages that are not what they say: told in a sentence, nothing of them written. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/slice.h"
#include "desk/packages.h"
#include "desk/submissions.h"
#include "support/check.h"
#include "support/folder.h"
#include "support/handover.h"
#include "support/tables.h"
#include "text/zip_writer.h"

#define HEAD_255 "序号,成果名称,单位名称,联系人,联系方式\n"
#define TABLE HEAD_255 "1,甲成果,甲公司,王示例,13800138000\n2,乙成果,乙公司,李示例,13900139000\n"

struct levels {
    struct arena *a;
    struct desk *city, *province;
    struct err err;
    const char *path; /* of the city's package */
};

static struct levels levels(void **state)
{
    struct levels l = {.a = *state};
    l.err.arena = l.a;
    l.city = handover_desk(l.a, (struct handover_unit){.name = "南岭示例市局"});
    l.province = handover_desk(l.a, (struct handover_unit){.name = "示例省厅"});
    l.path = handover_path(l.a, "a.zip");
    (void)import_file(l.city, l.a, "255", table_file(l.a, TABLE));
    const struct package_make_options o = {
        .notice = notice_id(l.city, l.a, "255"), .receiver = "示例省厅", .path = l.path};
    struct package_made made;
    if (package_make(l.city, l.a, &o, &made, &l.err) != STATUS_OK) {
        fail_msg("%s", err_sentence(&l.err));
    }
    return l;
}

static void close_levels(struct levels *l)
{
    desk_close(l->city);
    desk_close(l->province);
}

static bool has_cases(struct levels *l)
{
    struct submission s;
    struct package_list list;
    assert_int_equal(package_list_load(l->province, l->a, &list, &l->err), STATUS_OK);
    return list.n > 0 || submission_load(l->province, l->a, 1, &s, &l->err) != STATUS_NOT_FOUND;
}

/* ---- changed behind the sender's back ------------------------------------------------------------------ */

/* The four members of a right package, one of them to be changed. */
static void members(struct levels *l, const char *path, struct zip_entry out[5])
{
    struct package_file f;
    assert_int_equal(package_file_read(l->a, path, &f, &l->err), STATUS_OK);
    out[0] = (struct zip_entry){PACKAGE_MANIFEST, slice_of(f.manifest)};
    for (size_t i = 0; i < PACKAGE_PARTS; i++) {
        out[i + 1] = (struct zip_entry){f.parts[i].name, f.parts[i].bytes};
    }
}

static void check_refused(struct levels *l, const struct zip_entry *entries, size_t n,
                          const char *because)
{
    struct buf bytes = BUF_INIT;
    struct package_file f;
    assert_int_equal(zip_write(entries, n, &bytes, &l->err), STATUS_OK);
    l->err.text = "";
    assert_int_equal(package_file_unpack(l->a, (struct slice){bytes.at, bytes.n}, &f, &l->err),
                     STATUS_DATA);
    if (!strstr(l->err.text, because)) {
        fail_msg("「%s」 says nothing of 「%s」", l->err.text, because);
    }
    buf_release(&bytes);
}

/* `text` with the first `from` made `to`. */
static struct slice replaced(struct arena *a, struct slice text, const char *from, const char *to)
{
    const char *at = strstr(text.at, from);
    assert_non_null(at);
    return slice_of(
        arena_printf(a, "%.*s%s%s", (int)(at - text.at), text.at, to, at + strlen(from)));
}

static void what_was_changed_is_refused(void **state)
{
    struct levels l = levels(state);
    struct zip_entry e[6];
    for (size_t i = 1; i < 4; i++) {
        members(&l, l.path, e);
        e[i].bytes = slice_of(arena_printf(l.a, "%.*s\n", (int)e[i].bytes.n, e[i].bytes.at));
        check_refused(&l, e, 4, "SHA-256 不符");
        members(&l, l.path, e);
        struct zip_entry last = e[3];
        e[i] = last;
        check_refused(&l, e, 3, "少了文件");
    }
    static const struct {
        const char *from, *to, *because;
    } changes[] = {
        {"示例省厅", "别的省厅", "内容指纹"},
        {"行数: 2\n", "行数: 3\n", "内容指纹"},
        {"字节: ", "字节: 9", "SHA-256 不符"},
        {"申报台移交包: 1", "申报台移交包: 2", "第 2 版"},
        {"申报台移交包: 1", "别的: 1", "读不出来"},
        {"编号: ", "编码: ", "编号"},
        {"\"table.csv\"", "\"t.csv\"", "文件一项"},
    };
    for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
        members(&l, l.path, e);
        e[0].bytes = replaced(l.a, e[0].bytes, changes[i].from, changes[i].to);
        check_refused(&l, e, 4, changes[i].because);
    }
    close_levels(&l);
}

static void what_does_not_belong_is_refused(void **state)
{
    struct levels l = levels(state);
    struct zip_entry e[5];
    members(&l, l.path, e);
    static const char *const names[] = {"../../etc/passwd", "/etc/passwd", "a\\b.csv", "C:a.csv"};
    for (size_t i = 0; i < 4; i++) {
        e[4] = (struct zip_entry){names[i], slice_of("x")};
        check_refused(&l, e, 5, "带路径");
    }
    e[4] = (struct zip_entry){"run.exe", slice_of("x")};
    check_refused(&l, e, 5, "多了文件「run.exe」");
    check_refused(&l, e + 1, 3, "没有清单");
    struct package_file f;
    assert_int_equal(package_file_unpack(l.a, slice_of("PK\3\4"), &f, &l.err), STATUS_DATA);
    assert_int_equal(package_file_unpack(l.a, slice_of(""), &f, &l.err), STATUS_DATA);
    close_levels(&l);
}

/* ---- forged with digests that fit --------------------------------------------------------------------- */

/* As if the sender had made it so. */
static void forge(struct levels *l, struct package_file *f)
{
    struct buf bytes = BUF_INIT;
    package_file_seal(f, l->a);
    assert_int_equal(package_file_pack(f, l->a, &bytes, &l->err), STATUS_OK);
    folder_write(l->path, (struct slice){bytes.at, bytes.n});
    buf_release(&bytes);
}

/* Both by a look and in earnest, and nothing of it is there afterwards. */
static void check_not_taken(struct levels *l, const char *because)
{
    struct package_received r;
    for (int i = 0; i < 2; i++) {
        const struct package_receive_options o = {.path = l->path, .is_dry = i == 0};
        l->err.text = "";
        assert_int_equal(package_receive(l->province, l->a, &o, &r, &l->err), STATUS_DATA);
        if (!strstr(l->err.text, because)) {
            fail_msg("「%s」 says nothing of 「%s」", l->err.text, because);
        }
    }
    assert_false(has_cases(l));
}

static struct package_file original(struct levels *l)
{
    struct package_file f;
    assert_int_equal(package_file_read(l->a, l->path, &f, &l->err), STATUS_OK);
    return f;
}

static void a_table_must_have_the_rows_that_are_told(void **state)
{
    struct levels l = levels(state);
    struct package_file f = original(&l);
    f.parts[PACKAGE_TABLE].rows = 3;
    forge(&l, &f);
    check_not_taken(&l, "读出 2 件");
    close_levels(&l);
}

static void a_row_taken_out_is_missed(void **state)
{
    struct levels l = levels(state);
    struct package_file f = original(&l);
    struct package_part *table = &f.parts[PACKAGE_TABLE];
    table->bytes = replaced(l.a, table->bytes, "2,乙成果,乙公司,李示例,13900139000", "");
    forge(&l, &f);
    check_not_taken(&l, "读出 1 件");
    f = original(&l);
    struct package_part *cases = &f.parts[PACKAGE_SUBMISSIONS];
    cases->bytes = slice_of(arena_printf(l.a, "%s\r\n", "申报件号,名称"));
    forge(&l, &f);
    check_not_taken(&l, "submissions.csv 有 0 行, 清单说 2 行");
    close_levels(&l);
}

static void parts_are_utf8(void **state)
{
    struct levels l = levels(state);
    struct package_file f = original(&l);
    f.parts[PACKAGE_TABLE].bytes =
        slice_of("\xD0\xF2\xBA\xC5,\xB3\xC9\xB9\xFB\xC3\xFB\xB3\xC6\r\n1,\xBC\xD7\r\n");
    forge(&l, &f);
    check_not_taken(&l, "不是合法的");
    close_levels(&l);
}

static void what_is_not_on_this_desk_is_named(void **state)
{
    struct levels l = levels(state);
    struct package_file f = original(&l);
    f.notice = "工信管函〔2024〕256号";
    forge(&l, &f);
    check_not_taken(&l, "本台没有通知 工信管函〔2024〕256号");
    f = original(&l);
    f.notice = "工信管函〔2024〕255号";
    f.table = "没有的表";
    forge(&l, &f);
    struct package_received r;
    const struct package_receive_options o = {.path = l.path};
    assert_int_equal(package_receive(l.province, l.a, &o, &r, &l.err), STATUS_USAGE);
    assert_non_null(strstr(l.err.text, "没有的表"));
    assert_false(has_cases(&l));
    close_levels(&l);
}

/* Another revision of the notice is told, and left to people. */
static void another_revision_is_told(void **state)
{
    struct levels l = levels(state);
    struct package_file f = original(&l);
    struct package_received r;
    f.revision = 2;
    f.definition = "0000";
    f.form = "0000";
    forge(&l, &f);
    const struct package_receive_options o = {.path = l.path, .is_dry = true};
    assert_int_equal(package_receive(l.province, l.a, &o, &r, &l.err), STATUS_OK);
    assert_int_equal(r.warnings.n, 3);
    assert_non_null(strstr(r.warnings.at[1], "是第 2 版, 与本台的第 1 版内容不同"));
    assert_non_null(strstr(r.warnings.at[2], "表样不同"));
    close_levels(&l);
}

/* Numbers go into names of files, times are compared. */
static void numbers_and_times_are_what_they_should_be(void **state)
{
    static const char *const numbers[] = {"../../etc/x", "a/b",  "a\\b", "C:x",
                                          "a b",         "a\nb", "..",   "*"};
    struct levels l = levels(state);
    struct package_file f = original(&l);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        f.number = numbers[i];
        forge(&l, &f);
        check_not_taken(&l, "编号写得不对");
    }
    f.number = arena_printf(l.a, "移交%080d", 1);
    forge(&l, &f);
    check_not_taken(&l, "编号写得不对");
    f.number = "移交2024-0001";
    f.made_at = "明天";
    forge(&l, &f);
    check_not_taken(&l, "时间写得不对");
    close_levels(&l);
}

/* ---- sizes ------------------------------------------------------------------------------------------------ */

static void sizes_are_bounded_while_they_are_read(void **state)
{
    struct levels l = levels(state);
    struct zip_entry e[5];
    struct buf blanks = BUF_INIT;
    members(&l, l.path, e);
    buf_fill(&blanks, ' ', (size_t)PACKAGE_PART_MAX + 1);
    for (size_t i = 1; i < 4; i++) {
        struct zip_entry small = e[i];
        e[i].bytes = (struct slice){blanks.at, blanks.n};
        check_refused(&l, e, 4, "解压后多于 64 MB");
        e[i] = small;
    }
    e[0].bytes = (struct slice){blanks.at, ((size_t)1 << 20) + 1};
    check_refused(&l, e, 4, "解压后多于 1 MB");
    buf_release(&blanks);
    close_levels(&l);
}

/* ---- places that cannot be written ------------------------------------------------------------------------ */

static void without_a_place_for_the_rejects_nothing_is_taken(void **state)
{
    struct levels l = levels(state);
    struct package_received r;
    struct package_file f = original(&l);
    struct package_part *table = &f.parts[PACKAGE_TABLE];
    table->bytes = replaced(l.a, table->bytes, "乙公司", "");
    forge(&l, &f);
    const char *ack = handover_path(l.a, "ack.txt");
    const struct package_receive_options o = {
        .path = l.path, .rejects = "/nowhere/at/all.csv", .ack = ack};
    assert_int_equal(package_receive(l.province, l.a, &o, &r, &l.err), STATUS_CANT_CREATE);
    assert_false(has_cases(&l));
    assert_false(file_exists(ack));
    close_levels(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(what_was_changed_is_refused),
        ARENA_TEST(what_does_not_belong_is_refused),
        ARENA_TEST(a_table_must_have_the_rows_that_are_told),
        ARENA_TEST(a_row_taken_out_is_missed),
        ARENA_TEST(parts_are_utf8),
        ARENA_TEST(what_is_not_on_this_desk_is_named),
        ARENA_TEST(another_revision_is_told),
        ARENA_TEST(numbers_and_times_are_what_they_should_be),
        ARENA_TEST(sizes_are_bounded_while_they_are_read),
        ARENA_TEST(without_a_place_for_the_rejects_nothing_is_taken),
    };
    return check_run("package_hostile", tests, sizeof tests / sizeof *tests);
}
