#include "desk/sheet_case.h"

#include <string.h>

#include "base/buf.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/form_columns.h"
#include "desk/notices.h"
#include "desk/sight.h"
#include "desk/submissions.h"
#include "model/fields.h"
#include "store/queries.h"
#include "text/wordcount.h"

#define LONG_TEXT 40 /* 字: longer answers get a heading of their own */

struct reading {
    struct arena *arena;
    const struct submission_view *view;
    bool is_blind;
    struct texts names; /* to cover */
    struct buf out;
};

/* The names to cover: longest first, so that a part of a name is not covered before the whole. */
static void add_name(struct texts *names, const char *name)
{
    if (text_is_empty(name)) {
        return;
    }
    size_t i = names->n++;
    while (i > 0 && strlen(names->at[i - 1]) < strlen(name)) {
        names->at[i] = names->at[i - 1];
        i--;
    }
    names->at[i] = name;
}

/* A reviewer's connection does not tell whose an anonymous case is (store/narrow.h): the names are asked for
 * past it, to be covered. */
static enum status load_names(struct desk *desk, struct reading *r, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    VEC(const char *) found = {0};
    enum status status = db_query(desk->db, QUERY_CASE_UNITS,
                                  DB_ARGS(db_int(r->view->submission.record.id)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        *VEC_PUSH(r->arena, &found) = db_column_text(&c, 0, r->arena);
    }
    db_finish(&c);
    r->names = (struct texts){ARENA_ARRAY(r->arena, const char *, found.n + 1), 0};
    for (size_t i = 0; i < found.n; i++) {
        add_name(&r->names, found.at[i]);
    }
    return status;
}

static enum status load_texts(struct desk *desk, struct reading *r, const char **out,
                              struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    *out = NULL;
    enum status status = db_query(desk->db, QUERY_CASE_TEXTS,
                                  DB_ARGS(db_int(r->view->submission.record.id)), &c, err);
    if (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
    }
    if (status == STATUS_OK && has_row) {
        *out = db_column_text(&c, 0, r->arena);
    }
    db_finish(&c);
    return status;
}

static const char *covered(struct reading *r, const char *text)
{
    struct buf out = BUF_INIT;
    if (!r->is_blind) {
        return text;
    }
    for (const char *at = text; *at;) {
        size_t i = 0;
        while (i < r->names.n && strncmp(at, r->names.at[i], strlen(r->names.at[i])) != 0) {
            i++;
        }
        if (i < r->names.n) {
            buf_text(&out, SHEET_COVERED);
            at += strlen(r->names.at[i]);
        } else {
            buf_char(&out, *at++);
        }
    }
    const char *result = arena_copy(r->arena, out.at ? out.at : "", out.n);
    buf_release(&out);
    return result;
}

static bool tells_who(const struct field *f)
{
    const struct record_field *column = form_column(f);
    static const char *const columns[] = {"lead",  "partners", "recommender",  "contact",
                                          "phone", "email",    "contact_info", "credit_code"};
    for (size_t i = 0; column && i < sizeof columns / sizeof *columns; i++) {
        if (text_eq(column->id, columns[i])) {
            return true;
        }
    }
    return f->type == FIELD_PHONE || f->type == FIELD_EMAIL || f->type == FIELD_CREDIT_CODE ||
           f->type == FIELD_TABLE;
}

static void say(struct reading *r, const char *name, const char *value)
{
    size_t words = wordcount(value, strlen(value));
    if (words > LONG_TEXT || strchr(value, '\n')) {
        buf_printf(&r->out, "\n%s (%zu 字)\n%s\n", name, words, value);
    } else {
        buf_printf(&r->out, "%s  %s\n", name, value);
    }
}

static void say_who(struct reading *r)
{
    const struct submission_view *v = r->view;
    if (r->is_blind) {
        buf_text(&r->out, "申报单位  (匿名评审)\n");
        return;
    }
    say(r, "申报单位", text_or_empty(v->lead));
    for (size_t i = 0; i < v->partners.n; i++) {
        say(r, "联合单位", v->partners.at[i]);
    }
    if (v->recommender) {
        say(r, "推荐单位", v->recommender);
    }
}

static void say_field(struct reading *r, const struct notice *n, const struct named_value *value)
{
    const struct field *f = notice_field(n, value->id);
    if (!r->is_blind || !f || !tells_who(f)) {
        say(r, f ? f->name : value->id, covered(r, value->value));
    }
}

static enum status read_all(struct desk *desk, struct reading *r, struct err *err)
{
    const struct submission *s = &r->view->submission;
    const struct notice *n = NULL;
    struct named_value *values;
    const char *texts = NULL;
    enum status status = notice_definition(desk, s->notice, s->revision, &n, err);
    if (status == STATUS_OK) {
        status = load_texts(desk, r, &texts, err);
    }
    if (status == STATUS_OK && r->is_blind) {
        status = load_names(desk, r, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    say_who(r);
    if (!text_is_empty(s->direction)) {
        say(r, "方向", s->direction);
    }
    for (size_t i = 0, k = fields_parse(r->arena, texts, &values); i < k; i++) {
        say_field(r, n, &values[i]);
    }
    return STATUS_OK;
}

enum status sheet_case_load(struct desk *desk, struct arena *a, const struct scoring *scoring,
                            int64_t submission, struct sheet_case *out, struct err *err)
{
    struct submission_view view;
    enum status status = sight_case(desk, submission, err);
    if (status == STATUS_OK) {
        status = submission_view_load(desk, a, submission, &view, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct reading r = {.arena = a, .view = &view};
    r.is_blind = scoring->scheme->is_blind == YES_YES;
    buf_init(&r.out);
    status = read_all(desk, &r, err);
    *out = (struct sheet_case){submission_no(a, submission), covered(&r, view.submission.title),
                               arena_copy(a, r.out.at ? r.out.at : "", r.out.n)};
    buf_release(&r.out);
    return status;
}
