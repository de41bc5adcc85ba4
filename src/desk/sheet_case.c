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
#include "text/wordcount.h"

#define LONG_TEXT 40 /* 字: longer answers get a heading of their own */

struct reading {
    struct arena *arena;
    const struct submission_view *view;
    bool is_blind;
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

static const char *covered(struct reading *r, const char *text)
{
    const struct submission_view *v = r->view;
    struct texts names = {ARENA_ARRAY(r->arena, const char *, v->partners.n + 3), 0};
    struct buf out = BUF_INIT;
    if (!r->is_blind) {
        return text;
    }
    add_name(&names, v->lead);
    add_name(&names, v->recommender);
    for (size_t i = 0; i < v->partners.n; i++) {
        add_name(&names, v->partners.at[i]);
    }
    for (const char *at = text; *at;) {
        size_t i = 0;
        while (i < names.n && strncmp(at, names.at[i], strlen(names.at[i])) != 0) {
            i++;
        }
        if (i < names.n) {
            buf_text(&out, SHEET_COVERED);
            at += strlen(names.at[i]);
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
    enum status status = notice_definition(desk, s->notice, s->revision, &n, err);
    if (status != STATUS_OK) {
        return status;
    }
    say_who(r);
    if (!text_is_empty(s->direction)) {
        say(r, "方向", s->direction);
    }
    for (size_t i = 0, k = fields_parse(r->arena, s->fields, &values); i < k; i++) {
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
