#include "desk/print_issues.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/slice.h"
#include "desk/sight.h"
#include "desk/write.h"
#include "report/changes.h"
#include "report/keep.h"
#include "report/pager.h"
#include "store/queries.h"
#include "store/record.h"

/* The words of an order in a fixed order: two orders are about the same when they are the same. */
static const char *subject_of(struct arena *a, const struct document_order *o)
{
    const struct report_choice *c = &o->choice;
    const char *columns = c->columns ? arena_printf(a, "列:%s", c->columns) : "";
    const char *sort = c->sort ? arena_printf(a, "次序:%s", c->sort) : "";
    const char *cut = o->cut > 0 ? arena_printf(a, "取%ld件", o->cut) : "";
    const char *const words[] = {o->about, o->notice, o->track,    o->direction,
                                 o->table, o->scheme, o->where,    columns,
                                 sort,     cut,       o->reviewer, o->is_anonymous ? "匿名" : ""};
    const char *all = "";
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!text_is_empty(words[i])) {
            all = arena_printf(a, "%s%s%s", all, *all ? " " : "", words[i]);
        }
    }
    return all;
}

enum status print_issue_last(struct desk *desk, struct arena *a,
                             const struct print_issue_wanted *wanted, struct print_issue *out,
                             struct err *err)
{
    int64_t id = 0;
    const struct db_args words =
        DB_ARGS(db_text(wanted->document->id), db_text(subject_of(a, wanted->order)));
    *out = (struct print_issue){0};
    enum status status = db_one(desk->db, QUERY_PRINT_ISSUE_LAST, words, 0, &id, err);
    return status == STATUS_OK && id ? record_load(desk->db, &print_issue_type, id, a, out, err)
                                     : status;
}

/* One issue while it is made. */
struct issuing {
    struct desk *desk;
    struct arena *a;
    const struct print_issue_wanted *wanted;
    struct report *report;
    struct print_issue last; /* of the same subject; id 0: none */
    struct print_issue *out;
};

static enum status next_no(struct issuing *i, struct err *err)
{
    int64_t given = 0;
    struct civil day = day_civil(instant_day(desk_now(i->desk)));
    const char *year = arena_printf(i->a, "%04d", day.year);
    enum status status =
        db_one(i->desk->db, QUERY_PRINT_ISSUE_COUNT, DB_ARGS(db_text(year)), 0, &given, err);
    i->out->no = arena_printf(i->a, "%s-%04lld", year, (long long)given + 1);
    return status;
}

/* What has changed since the last issue follows on a page of its own. */
static enum status add_changes(struct issuing *i, struct err *err)
{
    struct report old;
    enum status status = report_kept(i->a, i->last.content, &old, err);
    if (status != STATUS_OK || report_changes(&old, i->report, "", NULL) == 0) {
        return status;
    }
    const struct report now = *i->report; /* before the changes are added to it */
    (void)report_changes(
        &old, &now, arena_printf(i->a, "与印发 %s（%s）相比。", i->last.no, text_or_empty(old.day)),
        i->report);
    return STATUS_OK;
}

static enum status issue_new(struct issuing *i, struct write *w, struct err *err)
{
    struct print_issue *mine = i->out;
    struct report *r = i->report;
    struct pager pager;
    enum status status = next_no(i, err);
    if (status == STATUS_OK && i->last.record.id) {
        mine->before = i->last.record.id;
        status = add_changes(i, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    r->note =
        arena_printf(i->a, "印发 %s%s%s", mine->no, r->note ? "  " : "", text_or_empty(r->note));
    pager_init(&pager, i->a, r, i->wanted->style ? i->wanted->style : page_style_find(r->style));
    mine->pages = (int64_t)pager_count(&pager);
    mine->content = report_keep(i->a, r);
    return write_insert(w, &print_issue_type, mine, err);
}

/* Nothing has changed: more copies of what was issued. */
static enum status issue_same(struct issuing *i, struct write *w, struct err *err)
{
    struct print_issue mine = i->last;
    mine.copies += i->out->copies;
    enum status status = report_kept(i->a, i->last.content, i->report, err);
    if (status == STATUS_OK) {
        status = write_update(w, &print_issue_type, &i->last, &mine, err);
    }
    *i->out = mine;
    return status;
}

static enum status issue(struct issuing *i, struct write *w, struct err *err)
{
    enum status status = print_issue_last(i->desk, i->a, i->wanted, &i->last, err);
    if (status != STATUS_OK) {
        return status;
    }
    bool is_same = i->last.record.id && text_eq(i->last.fingerprint, i->out->fingerprint);
    return is_same ? issue_same(i, w, err) : issue_new(i, w, err);
}

enum status print_issue_make(struct desk *desk, const struct print_issue_wanted *wanted,
                             struct report *r, struct print_issue *out, struct err *err)
{
    char fingerprint[DIGEST_TEXT_SIZE];
    struct arena *a = r->arena;
    struct issuing i = {.desk = desk, .a = a, .wanted = wanted, .report = r, .out = out};
    struct write w;
    report_fingerprint(r, fingerprint);
    *out = (struct print_issue){.document = wanted->document->id,
                                .subject = subject_of(a, wanted->order),
                                .name = r->name,
                                .fingerprint = arena_text(a, fingerprint),
                                .copies = wanted->copies > 0 ? wanted->copies : 1,
                                .issued_by = desk->me.name,
                                .issued_at = desk_now(desk)};
    enum status status =
        write_begin(&w, desk, a, "print_issue", MAY_PRINT | MAY_LOG | MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = issue(&i, &w, err);
    }
    return write_end(&w, status,
                     arena_printf(a, "印发 %s %s %lld 份", text_or_empty(out->no), out->name,
                                  (long long)(wanted->copies > 0 ? wanted->copies : 1)),
                     NULL, NULL, err);
}

static void read_line(const struct db_cursor *row, struct arena *a, struct print_issue *out)
{
    *out = (struct print_issue){.record.id = db_column_int(row, 0),
                                .no = db_column_text(row, 1, a),
                                .document = db_column_text(row, 2, a),
                                .subject = db_column_text(row, 3, a),
                                .name = db_column_text(row, 4, a),
                                .fingerprint = db_column_text(row, 5, a),
                                .pages = db_column_int(row, 6),
                                .copies = db_column_int(row, 7),
                                .issued_by = db_column_text(row, 8, a),
                                .issued_at = db_column_int(row, 9),
                                .before = db_column_int(row, 10)};
}

enum status print_issues_load(struct desk *desk, struct arena *a, size_t max,
                              struct print_issues *out, struct err *err)
{
    struct db_cursor row;
    bool has_row = true;
    *out = (struct print_issues){0};
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status =
            db_query(desk->db, QUERY_PRINT_ISSUE_ALL, DB_ARGS(db_int((int64_t)max)), &row, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    while ((status = db_next(&row, &has_row, err)) == STATUS_OK && has_row) {
        read_line(&row, a, VEC_PUSH(a, out));
    }
    db_finish(&row);
    return status;
}

enum status print_issue_again(struct desk *desk, struct arena *a, const char *no,
                              struct print_issue *out, struct report *r, struct err *err)
{
    int64_t id = 0;
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = db_one(desk->db, QUERY_PRINT_ISSUE_BY_NO, DB_ARGS(db_text(no)), 0, &id, err);
    }
    if (status == STATUS_OK && id == 0) {
        return err_set(err, STATUS_NOT_FOUND, "没有印发号「%s」; print issues 列出有哪些", no);
    }
    if (status == STATUS_OK) {
        status = record_load(desk->db, &print_issue_type, id, a, out, err);
    }
    return status == STATUS_OK ? report_kept(a, out->content, r, err) : status;
}

enum status print_issue_count(struct desk *desk, struct arena *a, const char *no, long copies,
                              struct err *err)
{
    struct print_issue base, mine;
    struct report kept;
    struct write w;
    enum status status = print_issue_again(desk, a, no, &base, &kept, err);
    if (status != STATUS_OK) {
        return status;
    }
    mine = base;
    mine.copies = base.copies + copies > 0 ? base.copies + copies : 0;
    status = write_begin(&w, desk, a, "print_issue", MAY_PRINT | MAY_LOG | MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = write_update(&w, &print_issue_type, &base, &mine, err);
    }
    return write_end(
        &w, status,
        arena_printf(a, "印发 %s %s %ld 份", no, copies < 0 ? "没有印出" : "又印", labs(copies)),
        NULL, NULL, err);
}

enum status print_issue_verify(struct desk *desk, struct arena *a, const char *no,
                               struct print_issue *out, struct err *err)
{
    char fingerprint[DIGEST_TEXT_SIZE];
    struct report kept;
    enum status status = print_issue_again(desk, a, no, out, &kept, err);
    if (status != STATUS_OK) {
        return status;
    }
    report_fingerprint(&kept, fingerprint);
    return text_eq(fingerprint, out->fingerprint)
               ? STATUS_OK
               : err_set(err, STATUS_DATA,
                         "印发 %s 的内容与登记的指纹不符: 登记 %.12s, 现在 %.12s; 内容被改动过", no,
                         out->fingerprint, fingerprint);
}
