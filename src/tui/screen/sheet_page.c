#include "tui/screen/sheet_page.h"

#include <string.h>

#include "base/slice.h"
#include "model/points.h"

void sheet_page_init(struct sheet_page *p, struct arena *a, const struct scoring *scoring)
{
    *p = (struct sheet_page){.scoring = scoring};
    p->marks = ARENA_ARRAY(a, struct edit, scoring->n + 1);
    p->reasons = ARENA_ARRAY(a, struct edit, scoring->n + 1);
    p->is_kept = ARENA_ARRAY(a, bool, 2 * scoring->n + 1);
    for (size_t i = 0; i < scoring->n; i++) {
        edit_init(&p->marks[i], false);
        edit_init(&p->reasons[i], false);
    }
    p->opinion = ARENA_NEW(a, struct edit);
    edit_init(p->opinion, false);
}

void sheet_page_release(struct sheet_page *p)
{
    for (size_t i = 0; p->marks && i < p->scoring->n; i++) {
        edit_release(&p->marks[i]);
        edit_release(&p->reasons[i]);
    }
    if (p->marks) {
        edit_release(p->opinion);
    }
}

static const struct criterion *criterion_at(const struct sheet_page *p, size_t i)
{
    return &p->scoring->scheme->criteria.at[p->scoring->criteria[i]];
}

void sheet_page_set(struct sheet_page *p, const struct sheet_view *view)
{
    struct arena a = {0};
    for (size_t i = 0; i < p->scoring->n; i++) {
        const struct criterion *c = criterion_at(p, i);
        edit_set(&p->marks[i], mark_text(&a, c, view->marks[p->scoring->criteria[i]]));
        edit_set(&p->reasons[i], fields_get(&a, view->sheet.reasons, c->name));
    }
    edit_set(p->opinion, view->sheet.opinion);
    sheet_page_kept(p);
    arena_release(&a);
}

void sheet_page_begin(struct sheet_page *p)
{
    p->field = 0;
    p->top = 0;
    p->typing = (struct mark_typing){.is_first = true};
}

/* ---- fields ------------------------------------------------------------------------------------ */

static struct edit *edit_at(const struct sheet_page *p, size_t field)
{
    if (field == 2 * p->scoring->n) {
        return p->opinion;
    }
    return field % 2 ? &p->reasons[field / 2] : &p->marks[field / 2];
}

static const char *name_of(const struct sheet_page *p, struct arena *a, size_t field)
{
    if (field == 2 * p->scoring->n) {
        return "意见";
    }
    return arena_printf(a, "%s:%s", field % 2 ? "理由" : "得分", criterion_at(p, field / 2)->name);
}

void sheet_page_draft(struct sheet_page *p, const char *field, const char *value)
{
    struct arena a = {0};
    for (size_t i = 0; i <= 2 * p->scoring->n; i++) {
        if (text_eq(name_of(p, &a, i), field)) {
            edit_set(edit_at(p, i), value);
        }
    }
    arena_release(&a);
}

bool sheet_page_is_typed(const struct sheet_page *p)
{
    return !p->is_kept[p->field] || sheet_page_is_left(p);
}

bool sheet_page_is_left(const struct sheet_page *p)
{
    for (size_t i = 0; i <= 2 * p->scoring->n; i++) {
        if (!p->is_kept[i] && i != p->field) {
            return true;
        }
    }
    return false;
}

size_t sheet_page_typed(const struct sheet_page *p, struct arena *a, struct named_value **out)
{
    size_t n = 0;
    *out = ARENA_ARRAY(a, struct named_value, 2 * p->scoring->n + 1);
    for (size_t i = 0; i <= 2 * p->scoring->n; i++) {
        if (!p->is_kept[i]) {
            (*out)[n++] =
                (struct named_value){name_of(p, a, i), arena_text(a, edit_text(edit_at(p, i)))};
        }
    }
    return n;
}

void sheet_page_kept(struct sheet_page *p)
{
    for (size_t i = 0; i <= 2 * p->scoring->n; i++) {
        p->is_kept[i] = true;
    }
}

/* The text of the present field. */
static const char *value_of(const struct sheet_page *p)
{
    return edit_text(edit_at(p, p->field));
}

const struct criterion *sheet_page_criterion(const struct sheet_page *p)
{
    return p->field < 2 * p->scoring->n ? criterion_at(p, p->field / 2) : NULL;
}

bool sheet_page_is_mark(const struct sheet_page *p)
{
    return p->field < 2 * p->scoring->n && p->field % 2 == 0;
}

enum widget_result sheet_page_key(struct sheet_page *p, struct arena *a, struct key key,
                                  const char **fault)
{
    struct edit *edit = edit_at(p, p->field);
    enum widget_result result =
        sheet_page_is_mark(p) ? mark_input_key(edit, sheet_page_criterion(p), key, a, &p->typing)
                              : edit_key(edit, key);
    *fault = sheet_page_is_mark(p) ? p->typing.fault : NULL;
    p->is_kept[p->field] = p->is_kept[p->field] && result != WIDGET_CHANGED;
    return result;
}

const char *sheet_page_settle(struct sheet_page *p, struct arena *a)
{
    return sheet_page_is_mark(p)
               ? mark_input_settle(edit_at(p, p->field), sheet_page_criterion(p), a, &p->typing)
               : NULL;
}

const char *sheet_page_read(struct sheet_page *p, struct arena *a, struct sheet_entry *out)
{
    size_t n = p->scoring->scheme->criteria.n;
    int64_t *marks = ARENA_ARRAY(a, int64_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        marks[i] = MARK_NONE;
    }
    out->reasons = NULL;
    for (size_t i = 0; i < p->scoring->n; i++) {
        const struct criterion *c = criterion_at(p, i);
        const char *fault =
            mark_typed_read(a, c, edit_text(&p->marks[i]), &marks[p->scoring->criteria[i]]);
        if (fault) {
            p->field = 2 * i;
            return fault;
        }
        out->reasons = fields_set(a, out->reasons, c->name, edit_text(&p->reasons[i]));
    }
    out->marks = marks;
    out->opinion = arena_text(a, edit_text(p->opinion));
    return NULL;
}

int64_t sheet_page_total(const struct sheet_page *p, struct arena *a, size_t *missing)
{
    const struct scheme *s = p->scoring->scheme;
    int64_t *marks = ARENA_ARRAY(a, int64_t, s->criteria.n + 1);
    *missing = 0;
    for (size_t i = 0; i < s->criteria.n; i++) {
        marks[i] = MARK_NONE;
    }
    for (size_t i = 0; i < p->scoring->n; i++) {
        int64_t *mark = &marks[p->scoring->criteria[i]];
        const struct criterion *c = criterion_at(p, i);
        (void)mark_typed_read(a, c, edit_text(&p->marks[i]), mark);
        *missing += *mark == MARK_NONE ||
                    (mark_needs_reason(c, *mark) && text_is_empty(edit_text(&p->reasons[i])));
    }
    return sheet_total(s, (int)p->scoring->stage, marks);
}

/* ---- moving ------------------------------------------------------------------------------------- */

/* Behind a mark comes its reason when one is asked for, else the next mark. */
static size_t accepted(const struct sheet_page *p, struct arena *a)
{
    const struct criterion *c = sheet_page_criterion(p);
    int64_t mark;
    if (sheet_page_is_mark(p) && !mark_typed_read(a, c, value_of(p), &mark) &&
        mark_needs_reason(c, mark) && text_is_empty(edit_text(&p->reasons[p->field / 2]))) {
        return p->field + 1;
    }
    return p->field / 2 * 2 + 2;
}

void sheet_page_move(struct sheet_page *p, struct arena *a, enum sheet_move move)
{
    size_t last = 2 * p->scoring->n, to = p->field;
    switch (move) {
    case SHEET_NEXT: to = p->field + 1; break;
    case SHEET_BACK: to = p->field ? p->field - 1 : last; break;
    case SHEET_ACCEPT: to = accepted(p, a); break;
    case SHEET_UP: to = p->field > 1 ? p->field - 2 : p->field; break;
    case SHEET_DOWN: to = p->field + 2; break;
    }
    p->field = to <= last ? to : move == SHEET_DOWN ? last : 0;
    p->typing = (struct mark_typing){.is_first = true};
}

/* ---- the picture ---------------------------------------------------------------------------------- */

#define NAME_X 1
#define FOOT_ROWS 7 /* total, mean, opinion */

/* Columns of the page, by its width. */
struct columns {
    int name, most, mark, reason; /* where they begin */
};

static struct columns columns_of(const struct canvas *cv)
{
    int name = cv->cols >= 60 ? 24 : 14;
    return (struct columns){NAME_X, NAME_X + name, NAME_X + name + 5, NAME_X + name + 11};
}

static void draw_input(const struct canvas *cv, struct rect place, struct edit *e, bool has_focus)
{
    struct canvas room = canvas_part(cv, place);
    edit_draw(e, &room, (struct edit_look){.has_focus = has_focus});
}

static void draw_criterion(struct sheet_page *p, const struct canvas *cv, size_t i, int y,
                           bool is_sealed)
{
    struct arena a = {0};
    struct columns x = columns_of(cv);
    const struct criterion *c = criterion_at(p, i);
    bool is_yes_no = c->kind == CRITERION_PASS || c->kind == CRITERION_VOTE;
    bool is_here = !is_sealed && p->field / 2 == i && p->field < 2 * p->scoring->n;
    if (is_here) {
        canvas_text(cv, (struct pen){.y = y}, ">");
    }
    canvas_text(cv, (struct pen){.y = y, .x = x.name, .width = x.most - x.name - 1}, c->name);
    canvas_text(cv, (struct pen){.y = y, .x = x.most, .width = 4, .to_right = true},
                is_yes_no ? "" : points_text(&a, c->max.value));
    draw_input(cv, (struct rect){y, x.mark, 1, 5}, &p->marks[i], is_here && p->field % 2 == 0);
    draw_input(cv, (struct rect){y, x.reason, 1, cv->cols - x.reason}, &p->reasons[i],
               is_here && p->field % 2 == 1);
    arena_release(&a);
}

static void draw_state(const struct canvas *cv, struct pen pen, const struct sheet_look *look)
{
    pen.style = look->is_recusal_asked ? STYLE_WARNING : look->is_sealed ? STYLE_GOOD : STYLE_HINT;
    canvas_text(cv, pen,
                look->is_recusal_asked ? "[x] 已请求回避, 等主管决定"
                : look->is_sealed      ? "已封存, 不能再改"
                                       : "[ ] 有利害关系, 请求回避 (F8)");
}

static void draw_foot(struct sheet_page *p, const struct canvas *cv, int y,
                      const struct sheet_look *look)
{
    struct arena a = {0};
    struct columns x = columns_of(cv);
    size_t missing;
    const char *total = points_text(&a, sheet_page_total(p, &a, &missing) / SCORE_UNIT);
    canvas_text(cv, (struct pen){.y = y, .x = x.name, .style = STYLE_HEAD}, "合计");
    canvas_text(cv, (struct pen){.y = y, .x = x.mark, .width = 6, .style = STYLE_HEAD}, total);
    if (missing) {
        canvas_printf(cv, (struct pen){.y = y, .x = x.reason, .style = STYLE_WARNING}, "差 %zu 项",
                      missing);
    }
    if (look->has_mean) {
        canvas_printf(cv, (struct pen){.y = y + 1, .x = x.name, .style = STYLE_HINT}, "我的均分 %s",
                      mean_text(&a, look->mean));
    }
    canvas_text(cv, (struct pen){.y = y + 3, .x = x.name}, "意见");
    draw_input(cv, (struct rect){y + 3, x.name + 5, 2, cv->cols - x.name - 5}, p->opinion,
               !look->is_sealed && p->field == 2 * p->scoring->n);
    draw_state(cv, (struct pen){.y = y + 5, .x = x.name}, look);
    arena_release(&a);
}

void sheet_page_draw(struct sheet_page *p, const struct canvas *cv, const struct sheet_look *look)
{
    struct columns x = columns_of(cv);
    int rows = cv->rows - 1 - FOOT_ROWS;
    size_t fit = rows > 1 ? (size_t)rows : 1, here = p->field / 2;
    if (here < p->scoring->n) {
        p->top = here < p->top ? here : here >= p->top + fit ? here - fit + 1 : p->top;
    }
    canvas_text(cv, (struct pen){.x = x.name, .style = STYLE_HEAD}, "指标");
    canvas_text(cv, (struct pen){.x = x.most, .style = STYLE_HEAD}, "满分");
    canvas_text(cv, (struct pen){.x = x.mark, .style = STYLE_HEAD}, "得分");
    canvas_text(cv, (struct pen){.x = x.reason, .style = STYLE_HEAD}, "理由");
    int y = 1;
    for (size_t i = p->top; i < p->scoring->n && i < p->top + fit; i++) {
        draw_criterion(p, cv, i, y++, look->is_sealed);
    }
    draw_foot(p, cv, y + 1, look);
}
