#include "tui/screen/progress_rows.h"

#include <limits.h>

#include "base/slice.h"
#include "model/points.h"

enum member_column { NO, NAME, ASSIGNED, SEALED, DRAFTS, UNTOUCHED, MEAN, SIGNING };
enum case_column { CASE_NO, CASE_TITLE, CASE_SEALED, CASE_MEAN, CASE_SPREAD, CASE_HINT };

static const struct list_column member_columns[] = {
    [NO] = {.title = "编号", .width = 6, .is_unsorted = true},
    [NAME] = {.title = "专家", .width = 10, .widest = 20, .is_unsorted = true},
    [ASSIGNED] = {.title = "分配", .width = 5, .to_right = true, .is_unsorted = true},
    [SEALED] = {.title = "已封存", .width = 6, .to_right = true, .is_unsorted = true},
    [DRAFTS] = {.title = "草稿", .width = 5, .to_right = true, .is_unsorted = true},
    [UNTOUCHED] = {.title = "未打", .width = 5, .to_right = true, .is_unsorted = true},
    [MEAN] = {.title = "均分", .width = 8, .to_right = true, .is_unsorted = true},
    [SIGNING] = {.title = "签字", .width = 16, .widest = INT_MAX, .is_unsorted = true},
};
static const struct list_column case_columns[] = {
    [CASE_NO] = {.title = "编号", .width = 6, .widest = 8, .is_unsorted = true},
    [CASE_TITLE] = {.title = "名称", .width = 22, .widest = INT_MAX, .is_unsorted = true},
    [CASE_SEALED] = {.title = "已封存", .width = 7, .to_right = true, .is_unsorted = true},
    [CASE_MEAN] = {.title = "均分", .width = 8, .to_right = true, .is_unsorted = true},
    [CASE_SPREAD] = {.title = "分差", .width = 8, .to_right = true, .is_unsorted = true},
    [CASE_HINT] = {.title = "分歧", .width = 10, .is_unsorted = true},
};

static const char *count(struct arena *a, int64_t n)
{
    return n ? arena_printf(a, "%lld", (long long)n) : NULL;
}

/* ---- by member ----------------------------------------------------------------------------------- */

static const char *signing_cell(const struct sheet_member *m)
{
    return m->signing      ? signing_name(m->signing)
           : m->attendance ? attendance_name(m->attendance)
                           : NULL;
}

static const char *member_cell(struct arena *a, const struct sheet_member *m, size_t column)
{
    switch ((enum member_column)column) {
    case NO: return m->no;
    case NAME: return m->name;
    case ASSIGNED: return count(a, m->assigned);
    case SEALED: return count(a, m->sealed);
    case DRAFTS: return count(a, m->drafts);
    case UNTOUCHED: return count(a, m->assigned - m->sealed - m->drafts);
    case MEAN: return m->has_mean ? mean_text(a, m->mean) : NULL;
    case SIGNING: return signing_cell(m);
    }
    return NULL;
}

static const char *outlier_text(struct arena *a, const struct sheet_outlier *o, const char *what)
{
    return arena_printf(a, "%s 打 %s, 其余 %zu 份平均 %s", what, mean_text(a, o->total),
                        o->n_others, mean_text(a, o->others));
}

static const char *member_told(struct arena *a, const struct progress_rows *r,
                               const struct sheet_member *m)
{
    const char *text = m->signing
                           ? arena_printf(a, "%s 签字 %s%s%s.", text_or_empty(m->signed_on),
                                          signing_name(m->signing), m->signing_note ? ": " : "",
                                          text_or_empty(m->signing_note))
                           : "没有签字.";
    for (size_t i = 0; i < r->progress.n_outliers; i++) {
        const struct sheet_outlier *o = &r->progress.outliers[i];
        if (o->reviewer == m->reviewer) {
            text = arena_printf(a, "%s\n%s.", text, outlier_text(a, o, o->no));
        }
    }
    return text;
}

/* ---- by case --------------------------------------------------------------------------------------- */

static bool is_outlying(const struct progress_rows *r, int64_t submission)
{
    for (size_t i = 0; i < r->progress.n_outliers; i++) {
        if (r->progress.outliers[i].submission == submission) {
            return true;
        }
    }
    return false;
}

static const char *case_cell(struct arena *a, const struct progress_rows *r,
                             const struct sheet_case_line *c, size_t column)
{
    switch ((enum case_column)column) {
    case CASE_NO: return c->no;
    case CASE_TITLE: return c->title;
    case CASE_SEALED:
        return arena_printf(a, "%lld/%lld", (long long)c->sealed, (long long)c->readers);
    case CASE_MEAN: return c->has_mean ? mean_text(a, c->mean) : NULL;
    case CASE_SPREAD: return c->sealed > 1 ? mean_text(a, c->spread) : NULL;
    case CASE_HINT:
        return c->differing ? "客观项" : is_outlying(r, c->submission) ? "畸高畸低" : NULL;
    }
    return NULL;
}

static const char *case_told(struct arena *a, const struct progress_rows *r,
                             const struct sheet_case_line *c)
{
    const char *text = c->sealed == c->readers ? "打分表收齐了."
                                               : arena_printf(a, "还有 %lld 份没有封存.",
                                                              (long long)(c->readers - c->sealed));
    if (c->differing) {
        text = arena_printf(a, "%s\n客观项不一致: %s.", text, c->differing);
    }
    for (size_t i = 0; i < r->progress.n_outliers; i++) {
        const struct sheet_outlier *o = &r->progress.outliers[i];
        if (o->submission == c->submission) {
            text = arena_printf(a, "%s\n%s.", text, outlier_text(a, o, text_or_empty(o->name)));
        }
    }
    return text;
}

/* ---- the list ---------------------------------------------------------------------------------------- */

const struct sheet_member *progress_member(const struct progress_rows *r, size_t row)
{
    return &r->progress.members[row];
}

const struct sheet_case_line *progress_case(const struct progress_rows *r, size_t row)
{
    return &r->cases.at[r->shown.at[row]];
}

static bool is_odd(const struct progress_rows *r, const struct sheet_case_line *c)
{
    return c->differing || is_outlying(r, c->submission);
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct progress_rows *r = context;
    return r->is_by_case ? case_cell(a, r, progress_case(r, row), column)
                         : member_cell(a, progress_member(r, row), column);
}

static enum style style(void *context, size_t row)
{
    const struct progress_rows *r = context;
    if (r->is_by_case) {
        const struct sheet_case_line *c = progress_case(r, row);
        return is_odd(r, c) ? STYLE_WARNING : c->sealed == c->readers ? STYLE_GOOD : STYLE_NORMAL;
    }
    const struct sheet_member *m = progress_member(r, row);
    return text_eq(m->signing, SIGNED_DISSENT) || text_eq(m->signing, SIGNED_REFUSED)
               ? STYLE_WARNING
           : m->sealed == m->assigned ? STYLE_GOOD
                                      : STYLE_NORMAL;
}

static const char *told(void *context, struct arena *a, size_t row)
{
    const struct progress_rows *r = context;
    return r->is_by_case ? case_told(a, r, progress_case(r, row))
                         : member_told(a, r, progress_member(r, row));
}

void progress_rows_list(struct progress_rows *r, struct short_list *list)
{
    const struct list_source source = {.context = r, .cell = cell, .style = style};
    if (r->is_by_case) {
        short_list_init(list, case_columns, sizeof case_columns / sizeof *case_columns, source);
    } else {
        short_list_init(list, member_columns, sizeof member_columns / sizeof *member_columns,
                        source);
    }
    list->told = told;
    list->list.noun = r->is_by_case ? "件" : "位专家";
    list->list.empty = !r->is_by_case                 ? "这个评审组没有成员."
                       : r->only == PROGRESS_ODD      ? "没有哪一件有分歧. F7 看别的."
                       : r->only == PROGRESS_UNSEALED ? "都收齐了. F7 看别的."
                                                      : "没有分配申报件.";
}

/* ---- which are shown ----------------------------------------------------------------------------------- */

static bool is_shown(const struct progress_rows *r, const struct sheet_case_line *c)
{
    return r->only == PROGRESS_ODD        ? is_odd(r, c)
           : r->only == PROGRESS_UNSEALED ? c->sealed < c->readers
                                          : true;
}

enum status progress_rows_load(struct progress_rows *r, struct desk *desk, struct arena *a,
                               const struct scoring *scoring, struct err *err)
{
    struct progress_rows fresh = {.is_by_case = r->is_by_case, .only = r->only};
    enum status status = sheet_progress_load(desk, a, scoring, &fresh.progress, err);
    if (status == STATUS_OK) {
        status = sheet_cases_load(desk, a, scoring, &fresh.cases, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = 0; i < fresh.cases.n; i++) {
        if (is_shown(&fresh, &fresh.cases.at[i])) {
            *VEC_PUSH(a, &fresh.shown) = i;
        }
    }
    *r = fresh;
    return STATUS_OK;
}

size_t progress_rows_count(const struct progress_rows *r)
{
    return r->is_by_case ? r->shown.n : r->progress.n_members;
}

const char *progress_only_text(const struct progress_rows *r)
{
    static const char *const texts[N_PROGRESS_ONLY] = {"", "只看有分歧的", "只看没有收齐的"};
    return r->is_by_case ? texts[r->only] : "";
}
