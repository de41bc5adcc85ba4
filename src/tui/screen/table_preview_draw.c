/* The picture of an import before it happens. */
#include <limits.h>
#include <string.h>

#include "base/buf.h"
#include "base/slice.h"
#include "text/key.h"
#include "tui/screen/table_preview.h"
#include "tui/widget/paragraph.h"

#define HEAD_ROWS 4
#define DETAIL_ROWS 4
#define FOOT_ROWS 3

enum { LINE, ACT, TITLE, LEAD, NOTE, N_COLUMNS };
static const struct list_column columns[N_COLUMNS] = {
    [LINE] = {.title = "行", .width = 6, .to_right = true, .is_unsorted = true},
    [ACT] = {.title = "处理", .width = 6, .is_unsorted = true},
    [TITLE] = {.title = "名称", .width = 24, .widest = INT_MAX, .is_unsorted = true},
    [LEAD] =
        {.title = "单位", .width = 20, .widest = 40, .is_unsorted = true, .cut = LIST_CUT_MIDDLE},
    [NOTE] = {.title = "问题", .width = 10, .widest = 20, .is_unsorted = true},
};

/* ---- rows ---------------------------------------------------------------------------------------- */

static const struct table_row *row_at(const struct table_preview *p, size_t row)
{
    return &p->plan.rows.at[p->list.ids[row] - 1];
}

static const char *act_text(struct arena *a, const struct table_row *row)
{
    return row->act == ROW_CHANGED ? arena_printf(a, "改 %zu", row->n_changes)
           : row->act == ROW_ASKED ? "问"
                                   : row_act_name(row->act);
}

/* Of several problems the one that decides what becomes of the row. */
static int weight(const struct table_problem *one)
{
    bool is_question = text_eq(one->code, "merged") || text_eq(one->code, "twice") ||
                       text_eq(one->code, "which-case");
    return one->severity == SEVERITY_ERROR ? 3
           : is_question                   ? 2
                                           : one->severity == SEVERITY_WARNING;
}

/* A heading without what stands in brackets behind it: 联系方式 (手机与邮箱). */
static const char *short_heading(struct arena *a, const char *heading)
{
    const char *bracket = strpbrk(heading, "(");
    const char *wide = strstr(heading, "（");
    bracket = wide && (!bracket || wide < bracket) ? wide : bracket;
    size_t n = bracket ? (size_t)(bracket - heading) : strlen(heading);
    while (n > 0 && heading[n - 1] == ' ') {
        n--;
    }
    return n ? arena_copy(a, heading, n) : heading;
}

static const char *note_text(const struct table_preview *p, struct arena *a,
                             const struct table_row *row)
{
    static const char *const questions[] = {[QUESTION_NONE] = NULL,
                                            [QUESTION_MERGED] = "合并单元格",
                                            [QUESTION_WHICH] = "是哪一件",
                                            [QUESTION_TWICE] = "重复"};
    const struct table_problem *worst = NULL;
    for (size_t i = 0; i < row->n_problems; i++) {
        const struct table_problem *one = &p->plan.problems.at[row->first_problem + i];
        worst = weight(one) > (worst ? weight(worst) : 0) ? one : worst;
    }
    if (row->act == ROW_ASKED && questions[row->question]) {
        return questions[row->question];
    }
    return worst                  ? (worst->heading ? short_heading(a, worst->heading) : "整行")
           : row->act == ROW_SAME ? "无变化"
                                  : "";
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct table_preview *p = context;
    const struct table_row *r = row_at(p, row);
    switch (column) {
    case LINE: return arena_printf(a, "%d", r->line);
    case ACT: return act_text(a, r);
    case TITLE: return r->title;
    case LEAD: return text_is_empty(r->lead) ? "(空)" : r->lead;
    case NOTE: return note_text(p, a, r);
    default: return NULL;
    }
}

static enum style style(void *context, size_t row)
{
    switch (row_at(context, row)->act) {
    case ROW_REJECTED: return STYLE_ERROR;
    case ROW_ASKED: return STYLE_WARNING;
    case ROW_CHANGED: return STYLE_CHANGED;
    case ROW_NEW: return STYLE_NORMAL;
    case ROW_SAME: return STYLE_HINT;
    }
    return STYLE_NORMAL;
}

void table_preview_list_init(struct table_preview *p)
{
    list_init(&p->list, columns, N_COLUMNS,
              (struct list_source){.context = p, .cell = cell, .style = style});
    p->list.noun = "行";
    p->list.empty = "表里没有一行申报件";
}

static bool has_trouble(const struct table_row *row)
{
    return row->n_problems > 0 || row->act == ROW_ASKED || row->act == ROW_REJECTED;
}

void table_preview_narrow(struct table_preview *p)
{
    size_t n = 0;
    arena_reset(&p->shown_arena);
    p->shown = ARENA_ARRAY(&p->shown_arena, int64_t, p->plan.rows.n + 1);
    for (size_t i = 0; i < p->plan.rows.n; i++) {
        if (!p->only_problems || has_trouble(&p->plan.rows.at[i])) {
            p->shown[n++] = (int64_t)i + 1;
        }
    }
    p->list.total = (int64_t)n;
    list_rows(&p->list, p->shown, n, false);
}

const struct table_row *table_preview_selected(const struct table_preview *p)
{
    int64_t id = list_selected(&p->list);
    return id && id <= (int64_t)p->plan.rows.n ? &p->plan.rows.at[id - 1] : NULL;
}

/* ---- sentences ------------------------------------------------------------------------------------ */

/* 第 7 行第 5 列: 信用代码 … */
static const char *problem_sentence(const struct table_preview *p, struct arena *a,
                                    const struct table_problem *one)
{
    const char *place = table_plan_place(a, &p->plan, one->line, one->column);
    return arena_printf(a, "%s: %s%s%s", *place ? place : "整份表", text_or_empty(one->heading),
                        one->heading ? " " : "", one->text);
}

static const char *shown(struct arena *a, const char *cell_text)
{
    return text_is_empty(cell_text) ? "(空)" : arena_printf(a, "「%s」", cell_text);
}

static const char *columns_text(const struct table_preview *p, struct arena *a)
{
    const char *text = "列对应 ";
    size_t n_same = 0;
    for (size_t i = 0; i < p->plan.layout.n_columns; i++) {
        const struct table_file_column *c = &p->plan.layout.columns[i];
        bool is_same =
            c->leaf && text_eq(heading_key(a, c->heading), heading_key(a, c->leaf->heading));
        n_same += is_same;
        if (c->leaf && !is_same) {
            text = arena_printf(a, "%s %s=%s", text, c->heading, c->leaf->heading);
        }
    }
    return n_same ? arena_printf(a, "%s %zu 列与表样同名", text, n_same) : text;
}

static const char *counts_text(const struct table_preview *p, struct arena *a)
{
    const struct table_counts *c = &p->plan.counts;
    const char *gone = c->gone ? arena_printf(a, "  表里没了 %lld (不动)", (long long)c->gone) : "";
    const char *units =
        p->plan.n_new_units ? arena_printf(a, "  新单位 %lld", (long long)p->plan.n_new_units) : "";
    return arena_printf(a, "写入后: 新增 %lld 修改 %lld 不变 %lld 拒收 %lld 待答 %lld%s%s",
                        (long long)c->new, (long long)c->changed, (long long)c->same,
                        (long long)c->rejected, (long long)c->asked, units, gone);
}

const char *table_preview_report(struct table_preview *p, struct arena *a)
{
    struct buf text;
    buf_init(&text);
    buf_printf(&text, "%s\n%s\n%s\n", p->plan.file, columns_text(p, a), counts_text(p, a));
    for (size_t i = 0; i < p->plan.limits.n; i++) {
        buf_printf(&text, "%s\n", p->plan.limits.at[i].text);
    }
    for (size_t i = 0; i < p->plan.new_units.n; i++) {
        buf_printf(&text, "新单位: %s\n", p->plan.new_units.at[i]);
    }
    for (size_t i = 0; i < p->plan.gone.n; i++) {
        buf_printf(&text, "表里没了: 申报件 %05lld %s\n", (long long)p->plan.gone.at[i].submission,
                   text_or_empty(p->plan.gone.at[i].title));
    }
    for (size_t i = 0; i < p->plan.problems.n; i++) {
        const struct table_problem *one = &p->plan.problems.at[i];
        buf_printf(&text, "%s  %s\n", severity_name(one->severity), problem_sentence(p, a, one));
    }
    const char *copy = arena_copy(a, text.at, text.n);
    buf_release(&text);
    return copy;
}

/* ---- the picture ------------------------------------------------------------------------------------ */

static void draw_head(const struct table_preview *p, const struct canvas *cv, struct arena *a)
{
    const struct table_plan *plan = &p->plan;
    struct pen pen = {.x = 1, .style = STYLE_HEAD, .width = cv->cols - 2};
    const char *blank =
        plan->counts.blank ? arena_printf(a, "  空行 %lld", (long long)plan->counts.blank) : "";
    const char *sheet = plan->sheet ? arena_printf(a, " 「%s」", plan->sheet) : "";
    (void)canvas_printf(cv, pen, "%s  %s%s  表头第 %d 行  %lld 行%s", plan->file,
                        table_plan_format(plan), sheet, plan->layout.header_line,
                        (long long)plan->counts.read, blank);
    pen = (struct pen){.y = 1, .x = 1, .width = cv->cols - 2};
    (void)canvas_printf(cv, pen, "推荐单位  %s", plan->recommender ? plan->recommender : "见各行");
    pen = (struct pen){.y = 2, .x = 1, .width = cv->cols - 2, .style = STYLE_HINT};
    (void)canvas_text(cv, pen, columns_text(p, a));
}

static int draw_changes(const struct table_row *row, const struct canvas *cv, struct arena *a)
{
    int y = 0;
    for (size_t i = 0; row->changes && i < row->n_changes && y < cv->rows; i++) {
        const struct cell_change *c = &row->changes[i];
        struct pen pen = {.y = y, .x = 1, .style = STYLE_CHANGED, .width = cv->cols - 2};
        y += paragraph_draw(
            cv, pen,
            arena_printf(a, "%s: %s 改为 %s", c->name, shown(a, c->old), shown(a, c->new)));
    }
    return y;
}

static void draw_detail(const struct table_preview *p, const struct canvas *cv, struct arena *a)
{
    const struct table_row *row = table_preview_selected(p);
    int y = row ? draw_changes(row, cv, a) : 0;
    for (size_t i = 0; row && i < row->n_problems && y < cv->rows; i++) {
        const struct table_problem *one = &p->plan.problems.at[row->first_problem + i];
        struct pen pen = {.y = y,
                          .x = 1,
                          .width = cv->cols - 2,
                          .style = one->severity == SEVERITY_ERROR ? STYLE_ERROR : STYLE_WARNING};
        y += paragraph_draw(cv, pen, problem_sentence(p, a, one));
    }
}

static void draw_foot(const struct table_preview *p, const struct canvas *cv, struct arena *a)
{
    struct pen pen = {.x = 1, .style = STYLE_HEAD, .width = cv->cols - 2};
    (void)canvas_text(cv, pen, counts_text(p, a));
    for (size_t i = 0; i < p->plan.limits.n && pen.y < cv->rows; i++) {
        pen.y++;
        pen.style = p->plan.limits.at[i].is_over ? STYLE_WARNING : STYLE_NORMAL;
        (void)canvas_text(cv, pen, p->plan.limits.at[i].text);
    }
}

void table_preview_draw(const struct screen *s, const struct canvas *cv)
{
    struct table_preview *p = s->state;
    struct arena a = {0};
    int foot = cv->rows - FOOT_ROWS, detail = foot - DETAIL_ROWS;
    struct canvas rows = canvas_part(cv, (struct rect){HEAD_ROWS, 0, detail - HEAD_ROWS, cv->cols});
    struct canvas below = canvas_part(cv, (struct rect){detail, 0, DETAIL_ROWS, cv->cols});
    struct canvas last = canvas_part(cv, (struct rect){foot, 0, FOOT_ROWS, cv->cols});
    draw_head(p, cv, &a);
    list_draw(&p->list, &rows);
    draw_detail(p, &below, &a);
    draw_foot(p, &last, &a);
    arena_release(&a);
}
