/* Hand-over packages: what one is, what comes of it at the next level and goes back. */
#include "desk/packages.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "desk/documents.h"
#include "desk/submissions.h"
#include "desk/undo.h"
#include "desk/units.h"
#include "support/book.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"
#include "support/handover.h"
#include "support/tables.h"

#define HEAD_255 "序号,成果名称,单位名称,联系人,联系方式\n"
#define TABLE HEAD_255 "1,甲成果,甲公司,王示例,13800138000\n2,乙成果,乙公司,李示例,13900139000\n"

struct levels {
    struct arena *a;
    struct desk *city, *province;
    struct err err;
};

static struct desk *desk_of(struct arena *a, const char *unit)
{
    return handover_desk(a, (struct handover_unit){.name = unit});
}

static struct levels levels(void **state)
{
    struct levels l = {.a = *state};
    l.err.arena = l.a;
    l.city = desk_of(l.a, "南岭示例市局");
    l.province = desk_of(l.a, "示例省厅");
    (void)import_file(l.city, l.a, "255", table_file(l.a, TABLE));
    return l;
}

static void close_levels(struct levels *l)
{
    desk_close(l->city);
    desk_close(l->province);
}

static struct package_made made(struct levels *l, const char *path)
{
    struct package_made out;
    const struct package_make_options o = {
        .notice = notice_id(l->city, l->a, "255"), .receiver = "示例省厅", .path = path};
    if (package_make(l->city, l->a, &o, &out, &l->err) != STATUS_OK) {
        fail_msg("%s", err_sentence(&l->err));
    }
    return out;
}

static enum status received(struct levels *l, struct desk *desk, const char *path, bool is_dry,
                            struct package_received *out)
{
    const struct package_receive_options o = {.path = path, .is_dry = is_dry};
    return package_receive(desk, l->a, &o, out, &l->err);
}

static void must_receive(struct levels *l, struct desk *desk, const char *path,
                         struct package_received *out)
{
    if (received(l, desk, path, false, out) != STATUS_OK) {
        fail_msg("%s", err_sentence(&l->err));
    }
}

/* ---- the file ------------------------------------------------------------------------------------------ */

static void a_package_tells_what_is_in_it(void **state)
{
    struct levels l = levels(state);
    const char *path = handover_path(l.a, "a.zip");
    struct package_made m = made(&l, path);
    struct package_file f;
    assert_int_equal(package_file_read(l.a, path, &f, &l.err), STATUS_OK);
    assert_string_equal(f.number, "移交2024-0001");
    assert_string_equal(f.made_at, "2024-07-16 09:41:37");
    assert_string_equal(f.sender, "南岭示例市局");
    assert_string_equal(f.receiver, "示例省厅");
    assert_string_equal(f.notice, "工信管函〔2024〕255号");
    assert_string_equal(f.table, "成果汇总表");
    assert_string_equal(f.digest, m.file.digest);
    assert_int_equal(f.parts[PACKAGE_TABLE].rows, 2);
    assert_int_equal(f.parts[PACKAGE_SUBMISSIONS].rows, 2);
    assert_int_equal(f.parts[PACKAGE_RECEIPTS].rows, 0);
    assert_non_null(strstr(f.parts[PACKAGE_SUBMISSIONS].bytes.at, "00002,"));
    assert_non_null(strstr(f.manifest, "编号: \"移交2024-0001\"\n"));
    close_levels(&l);
}

static void the_same_data_makes_the_same_but_for_number_and_time(void **state)
{
    struct levels l = levels(state);
    struct package_made first = made(&l, handover_path(l.a, "a.zip"));
    struct package_made second = made(&l, handover_path(l.a, "b.zip"));
    assert_string_equal(second.file.number, "移交2024-0002");
    assert_string_equal(first.file.fingerprint, second.file.fingerprint);
    assert_string_not_equal(first.file.digest, second.file.digest);
    struct buf one = BUF_INIT, two = BUF_INIT;
    second.file.number = first.file.number;
    assert_int_equal(package_file_pack(&first.file, l.a, &one, &l.err), STATUS_OK);
    assert_int_equal(package_file_pack(&second.file, l.a, &two, &l.err), STATUS_OK);
    assert_true(slice_eq((struct slice){one.at, one.n}, (struct slice){two.at, two.n}));
    assert_string_equal(second.last, "移交2024-0001");
    assert_int_equal(second.against_last.n_same, 2);
    buf_release(&one);
    buf_release(&two);
    close_levels(&l);
}

static void a_look_makes_nothing(void **state)
{
    struct levels l = levels(state);
    struct package_made out;
    struct package_list list;
    const struct package_make_options o = {.notice = notice_id(l.city, l.a, "255"), .is_dry = true};
    assert_int_equal(package_make(l.city, l.a, &o, &out, &l.err), STATUS_OK);
    assert_int_equal(out.batch, 0);
    assert_int_equal(package_list_load(l.city, l.a, &list, &l.err), STATUS_OK);
    assert_int_equal(list.n, 0);
    close_levels(&l);
}

static void nothing_is_made_of_nothing(void **state)
{
    struct levels l = levels(state);
    struct package_made out;
    const struct package_make_options o = {.notice = notice_id(l.city, l.a, "926"), .is_dry = true};
    assert_int_equal(package_make(l.city, l.a, &o, &out, &l.err), STATUS_DATA);
    struct desk *nameless = desk_of(l.a, NULL);
    (void)import_file(nameless, l.a, "255", table_file(l.a, TABLE));
    const struct package_make_options p = {.notice = notice_id(nameless, l.a, "255"),
                                           .is_dry = true};
    assert_int_equal(package_make(nameless, l.a, &p, &out, &l.err), STATUS_DATA);
    assert_non_null(strstr(l.err.text, "没有单位"));
    desk_close(nameless);
    close_levels(&l);
}

/* ---- at the next level ----------------------------------------------------------------------------------- */

static void a_package_is_taken_in_as_one_batch(void **state)
{
    struct levels l = levels(state);
    struct package_received r;
    struct package_list list;
    struct submission s;
    int64_t undone;
    const char *path = handover_path(l.a, "a.zip");
    (void)made(&l, path);
    assert_int_equal(received(&l, l.province, path, true, &r), STATUS_OK);
    assert_int_equal(r.plan.counts.new, 2);
    assert_null(r.last);
    assert_int_equal(r.warnings.n, 1);
    assert_non_null(strstr(r.warnings.at[0], "没有登记过报送单位「南岭示例市局」"));
    assert_int_equal(submission_load(l.province, l.a, 1, &s, &l.err), STATUS_NOT_FOUND);

    must_receive(&l, l.province, path, &r);
    assert_true(r.batch > 0);
    assert_int_equal(submission_load(l.province, l.a, 1, &s, &l.err), STATUS_OK);
    assert_string_equal(s.title, "甲成果");
    assert_string_equal(unit_name(l.province, l.a, s.recommender), "南岭示例市局");
    assert_int_equal(received(&l, l.province, path, false, &r), STATUS_DATA);
    assert_non_null(strstr(l.err.text, "已在 2024-07-16"));

    assert_int_equal(package_list_load(l.province, l.a, &list, &l.err), STATUS_OK);
    assert_int_equal(list.n, 1);
    assert_string_equal(list.at[0].direction, "in");
    const int64_t batch = 2;
    assert_int_equal(desk_undo(l.province, l.a, batch, NULL, &undone, &l.err), STATUS_OK);
    assert_int_equal(package_list_load(l.province, l.a, &list, &l.err), STATUS_OK);
    assert_int_equal(list.n, 0);
    must_receive(&l, l.province, path, &r); /* and may come again */
    close_levels(&l);
}

/* What the table says of the recommender is stronger than who sent the package. */
static void the_recommender_is_what_the_table_says(void **state)
{
    struct levels l = levels(state);
    struct package_received r;
    struct submission s;
    const char *path = handover_path(l.a, "a.zip");
    (void)import_file(
        l.city, l.a, "255",
        table_file(l.a, "推荐单位（盖章）：示例区局\n" HEAD_255 "1,丙成果,丙公司,,\n"));
    struct desk *other = desk_of(l.a, "别的市局");
    (void)import_file(
        other, l.a, "255",
        table_file(l.a, "推荐单位（盖章）：示例区局\n" HEAD_255 "1,丙成果,丙公司,,\n"));
    struct levels sending = {l.a, other, NULL, {.arena = l.a}};
    (void)made(&sending, path);
    must_receive(&l, l.province, path, &r);
    assert_int_equal(submission_load(l.province, l.a, 1, &s, &l.err), STATUS_OK);
    assert_string_equal(unit_name(l.province, l.a, s.recommender), "示例区局");
    desk_close(other);
    close_levels(&l);
}

static void the_next_one_is_compared_cell_by_cell(void **state)
{
    struct levels l = levels(state);
    struct package_received r;
    const char *first = handover_path(l.a, "a.zip"), *second = handover_path(l.a, "b.zip");
    (void)made(&l, first);
    must_receive(&l, l.province, first, &r);
    (void)import_file(l.city, l.a, "255",
                      table_file(l.a, HEAD_255 "1,甲成果,甲公司,赵示例,13800138000\n"
                                               "3,丁成果,丁公司,,\n"));
    assert_int_equal(submission_act(l.city, l.a, 2, "withdraw",
                                    (struct act_ground){"不再申报", NULL}, NULL, &l.err),
                     STATUS_OK);
    (void)made(&l, second);
    assert_int_equal(received(&l, l.province, second, true, &r), STATUS_OK);
    assert_string_equal(r.last, "移交2024-0001");
    assert_int_equal(r.against_last.n_added, 1);
    assert_string_equal(r.against_last.added.at[0].title, "丁成果");
    assert_int_equal(r.against_last.n_removed, 1);
    assert_string_equal(r.against_last.removed.at[0].title, "乙成果");
    assert_int_equal(r.against_last.n_changed, 1);
    assert_int_equal(r.against_last.n_cells, 1);
    assert_string_equal(r.against_last.cells.at[0].heading, "联系人");
    assert_string_equal(r.against_last.cells.at[0].old, "王示例");
    assert_string_equal(r.against_last.cells.at[0].new, "赵示例");
    assert_int_equal(r.plan.counts.new, 1);
    assert_int_equal(r.plan.counts.changed, 1);
    assert_int_equal(r.plan.counts.gone, 1); /* told, not withdrawn */
    close_levels(&l);
}

static void what_differs_between_the_desks_is_told(void **state)
{
    struct levels l = levels(state);
    struct package_received r;
    const char *path = handover_path(l.a, "a.zip");
    (void)made(&l, path);
    struct desk *other = desk_of(l.a, "别的省厅");
    assert_int_equal(received(&l, other, path, true, &r), STATUS_OK);
    assert_int_equal(r.warnings.n, 2);
    assert_non_null(strstr(r.warnings.at[1], "写明给「示例省厅」"));
    desk_close(other);
    struct desk *empty = desk_for_test(l.a, false);
    assert_int_equal(received(&l, empty, path, true, &r), STATUS_DATA);
    assert_non_null(strstr(l.err.text, "没有通知"));
    desk_close(empty);
    close_levels(&l);
}

static void its_own_package_is_told(void **state)
{
    struct levels l = levels(state);
    struct package_received r;
    const char *path = handover_path(l.a, "a.zip");
    (void)made(&l, path);
    assert_int_equal(received(&l, l.city, path, true, &r), STATUS_OK);
    assert_non_null(strstr(r.warnings.at[0], "本台自己做的"));
    close_levels(&l);
}

/* What was made earlier but comes later would turn changes back. */
static void an_older_one_behind_a_newer_is_told(void **state)
{
    struct levels l = levels(state);
    struct package_received r;
    struct package_file f;
    struct buf bytes = BUF_INIT;
    const char *first = handover_path(l.a, "a.zip"), *second = handover_path(l.a, "b.zip");
    (void)made(&l, first);
    (void)made(&l, second);
    must_receive(&l, l.province, second, &r);
    assert_int_equal(received(&l, l.province, first, true, &r), STATUS_OK);
    for (size_t i = 0; i < r.warnings.n; i++) {
        assert_null(strstr(r.warnings.at[i], "还早")); /* made in the same second */
    }
    assert_int_equal(package_file_read(l.a, first, &f, &l.err), STATUS_OK);
    f.made_at = "2024-07-15 17:00:00";
    assert_int_equal(package_file_pack(&f, l.a, &bytes, &l.err), STATUS_OK);
    folder_write(first, (struct slice){bytes.at, bytes.n});
    assert_int_equal(received(&l, l.province, first, true, &r), STATUS_OK);
    assert_non_null(strstr(r.warnings.at[0], "比已收的 移交2024-0002"));
    buf_release(&bytes);
    close_levels(&l);
}

/* ---- what changed, on paper ------------------------------------------------------------------------------ */

static enum status changes(struct levels *l, struct desk *desk, const char *about,
                           struct report *out)
{
    const struct document_order order = {.about = about};
    return document_make(desk, l->a, document_find("package-changes"), &order, out, &l->err);
}

/* The n-th cell of the first row of its table. */
static const char *cell(const struct report *r, size_t n)
{
    for (size_t i = 0; i < r->blocks.n; i++) {
        if (r->blocks.at[i].table) {
            return r->blocks.at[i].table->rows.at[0].cells[n].text;
        }
    }
    return NULL;
}

static void what_changed_is_a_document(void **state)
{
    struct levels l = levels(state);
    struct package_received r;
    struct report report;
    const char *first = handover_path(l.a, "a.zip"), *second = handover_path(l.a, "b.zip");
    (void)made(&l, first);
    assert_int_equal(changes(&l, l.city, "移交2024-0001", &report), STATUS_DATA);
    assert_non_null(strstr(l.err.text, "无从对照"));
    assert_int_equal(changes(&l, l.city, "移交2024-0007", &report), STATUS_NOT_FOUND);
    must_receive(&l, l.province, first, &r);
    (void)import_file(l.city, l.a, "255",
                      table_file(l.a, HEAD_255 "1,甲成果,甲公司,赵示例,13800138000\n"));
    (void)made(&l, second);
    const struct {
        struct desk *desk;
        const char *about;
    } ways[] = {{l.city, "移交2024-0002"},
                {l.city, "南岭示例市局 移交2024-0002"},
                {l.city, second},
                {l.province, second}};
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(changes(&l, ways[i].desk, ways[i].about, &report), STATUS_OK);
        assert_string_equal(cell(&report, 0), "修改");
        assert_string_equal(cell(&report, 1), "00001");
        assert_string_equal(cell(&report, 3), "联系人");
        assert_string_equal(cell(&report, 4), "王示例");
        assert_string_equal(cell(&report, 5), "赵示例");
    }
    must_receive(&l, l.province, second, &r);
    assert_int_equal(changes(&l, l.province, second, &report), STATUS_OK); /* not against itself */
    assert_string_equal(cell(&report, 5), "赵示例");
    assert_int_equal(changes(&l, l.province, first, &report), STATUS_DATA);
    close_levels(&l);
}

static void packages_of_one_number_are_told_apart(void **state)
{
    struct levels l = levels(state);
    struct package_received r;
    struct report report;
    struct desk *other = desk_of(l.a, "别的市局");
    const char *first = handover_path(l.a, "a.zip"), *second = handover_path(l.a, "b.zip");
    (void)import_file(other, l.a, "255", table_file(l.a, TABLE));
    (void)made(&l, first);
    (void)handover_make(other, l.a, "255", second);
    must_receive(&l, l.province, first, &r);
    must_receive(&l, l.province, second, &r);
    assert_int_equal(changes(&l, l.province, "移交2024-0001", &report), STATUS_USAGE);
    assert_non_null(strstr(l.err.text, "「别的市局」「南岭示例市局」"));
    assert_int_equal(changes(&l, l.province, "别的市局 移交2024-0001", &report), STATUS_DATA);
    desk_close(other);
    close_levels(&l);
}

/* ---- acknowledgements ---------------------------------------------------------------------------------- */

static void an_acknowledgement_goes_back(void **state)
{
    struct levels l = levels(state);
    struct package_received r;
    struct package_list list;
    const char *path = handover_path(l.a, "a.zip"), *ack = handover_path(l.a, "ack.txt");
    (void)made(&l, path);
    must_receive(&l, l.province, path, &r);
    assert_int_equal(package_ack_again(l.province, "移交2024-0001", NULL, ack, &l.err), STATUS_OK);
    assert_int_equal(package_ack_again(l.province, "移交2024-0009", NULL, ack, &l.err),
                     STATUS_NOT_FOUND);
    must_receive(&l, l.city, ack, &r);
    assert_true(r.is_ack);
    assert_int_equal(r.ack.counts.new, 2);
    assert_int_equal(package_list_load(l.city, l.a, &list, &l.err), STATUS_OK);
    assert_int_equal(list.at[0].acked_at, TEST_NOW);
    must_receive(&l, l.city, ack, &r); /* once more changes nothing */
    assert_int_equal(r.batch, 0);
    assert_int_equal(received(&l, l.province, ack, false, &r), STATUS_DATA); /* not made there */
    close_levels(&l);
}

static void an_acknowledgement_of_another_file_is_refused(void **state)
{
    struct levels l = levels(state);
    struct package_received r;
    const char *path = handover_path(l.a, "a.zip"), *ack = handover_path(l.a, "ack.txt");
    struct package_made m = made(&l, path);
    must_receive(&l, l.province, path, &r);
    r.ack.digest = m.file.fingerprint;
    folder_write(ack, slice_of(package_ack_text(l.a, &r.ack)));
    assert_int_equal(received(&l, l.city, ack, false, &r), STATUS_DATA);
    assert_non_null(strstr(l.err.text, "不是同一个文件"));
    folder_write(ack, slice_of("申报台移交回执: 1\n编号: x\n"));
    assert_int_equal(received(&l, l.city, ack, false, &r), STATUS_DATA);
    close_levels(&l);
}

/* What cannot be answered is not taken in. */
static void without_a_place_for_the_answer_nothing_is_taken(void **state)
{
    struct levels l = levels(state);
    struct package_received r;
    struct package_list list;
    const char *path = handover_path(l.a, "a.zip");
    (void)made(&l, path);
    const struct package_receive_options o = {.path = path, .ack = "/nowhere/at/all.txt"};
    assert_int_equal(package_receive(l.province, l.a, &o, &r, &l.err), STATUS_CANT_CREATE);
    assert_int_equal(package_list_load(l.province, l.a, &list, &l.err), STATUS_OK);
    assert_int_equal(list.n, 0);
    close_levels(&l);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(a_package_tells_what_is_in_it),
        ARENA_TEST(the_same_data_makes_the_same_but_for_number_and_time),
        ARENA_TEST(a_look_makes_nothing),
        ARENA_TEST(nothing_is_made_of_nothing),
        ARENA_TEST(a_package_is_taken_in_as_one_batch),
        ARENA_TEST(the_recommender_is_what_the_table_says),
        ARENA_TEST(the_next_one_is_compared_cell_by_cell),
        ARENA_TEST(what_differs_between_the_desks_is_told),
        ARENA_TEST(its_own_package_is_told),
        ARENA_TEST(an_older_one_behind_a_newer_is_told),
        ARENA_TEST(what_changed_is_a_document),
        ARENA_TEST(packages_of_one_number_are_told_apart),
        ARENA_TEST(an_acknowledgement_goes_back),
        ARENA_TEST(an_acknowledgement_of_another_file_is_refused),
        ARENA_TEST(without_a_place_for_the_answer_nothing_is_taken),
    };
    return check_run("packages", tests, sizeof tests / sizeof *tests);
}
