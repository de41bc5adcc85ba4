#include "tui/screen/defence_sheet.h"

#include <stdlib.h>

#include "base/slice.h"
#include "desk/drafts.h"
#include "model/fields.h"
#include "model/points.h"

#define NAME_COLUMNS 12
#define CELL_COLUMNS 9
#define TOTAL_COLUMNS 8

const struct criterion *defence_sheet_criterion(const struct defence_sheet *d, size_t column)
{
    return &d->scoring.scheme->criteria.at[d->scoring.criteria[column]];
}

struct given *defence_sheet_here(const struct defence_sheet *d)
{
    return &d->all[d->row];
}

/* ---- the draft --------------------------------------------------------------------------------------- */

static const char *form_of(const struct defence_sheet *d, struct arena *a)
{
    return defence_form(a, d->about.panel, d->about.submission);
}

/* 7:得分:陈述, 7:理由 */
static void add_typed(const struct defence_sheet *d, struct arena *a, const struct given *g,
                      struct named_value *out, size_t *n)
{
    const long long reviewer = g->reader.reviewer;
    for (size_t k = 0; k < d->scoring.n; k++) {
        out[(*n)++] = (struct named_value){
            arena_printf(a, "%lld:得分:%s", reviewer, defence_sheet_criterion(d, k)->name),
            edit_text(&g->marks[k])};
    }
    out[(*n)++] =
        (struct named_value){arena_printf(a, "%lld:理由", reviewer), text_or_empty(g->reasons)};
}

enum status defence_sheet_keep(struct defence_sheet *d, struct err *err)
{
    struct arena a = {0};
    size_t n = 0;
    struct named_value *typed = ARENA_ARRAY(&a, struct named_value, d->n * (d->scoring.n + 1) + 1);
    for (size_t i = 0; i < d->n; i++) {
        if (d->all[i].is_typed) {
            add_typed(d, &a, &d->all[i], typed, &n);
        }
    }
    enum status status = n ? draft_put_all(d->desk, form_of(d, &a), typed, n, err) : STATUS_OK;
    for (size_t i = 0; i < d->n && status == STATUS_OK; i++) {
        d->all[i].is_typed = false;
    }
    arena_release(&a);
    return status;
}

bool defence_sheet_is_left(const struct defence_sheet *d)
{
    for (size_t i = 0; i < d->n; i++) {
        if (d->all[i].is_typed && i != d->row) {
            return true;
        }
    }
    return false;
}

static void put_back(struct defence_sheet *d, struct given *g, const char *field, const char *value)
{
    if (text_eq(field, "理由")) {
        g->reasons = text_is_empty(value) ? NULL : arena_text(&d->arena, value);
    }
    for (size_t k = 0; k < d->scoring.n && text_starts(field, "得分:"); k++) {
        if (text_eq(field + sizeof "得分:" - 1, defence_sheet_criterion(d, k)->name)) {
            edit_set(&g->marks[k], value);
        }
    }
}

static enum status put_draft(struct defence_sheet *d, struct err *err)
{
    struct draft draft;
    enum status status = draft_load(d->desk, &d->arena, form_of(d, &d->arena), &draft, err);
    for (size_t k = 0; status == STATUS_OK && k < draft.n; k++) {
        char *rest;
        int64_t reviewer = strtoll(draft.values[k].id, &rest, 10);
        for (size_t i = 0; i < d->n && *rest == ':'; i++) {
            if (d->all[i].reader.reviewer == reviewer && !d->all[i].is_closed) {
                put_back(d, &d->all[i], rest + 1, draft.values[k].value);
                d->is_changed = true;
            }
        }
    }
    return status;
}

/* ---- loading ------------------------------------------------------------------------------------------ */

static void release_edits(struct defence_sheet *d)
{
    for (size_t i = 0; i < d->n; i++) {
        for (size_t k = 0; k < d->scoring.n; k++) {
            edit_release(&d->all[i].marks[k]);
        }
    }
    d->n = 0;
}

void defence_sheet_release(struct defence_sheet *d)
{
    release_edits(d);
    arena_release(&d->arena);
}

static void fill(struct defence_sheet *d, struct given *g, const struct sheet_view *view)
{
    g->marks = ARENA_ARRAY(&d->arena, struct edit, d->scoring.n + 1);
    g->reasons = view->sheet.reasons;
    g->is_closed = view->is_hidden || text_eq(view->sheet.state, SHEET_SEALED);
    for (size_t k = 0; k < d->scoring.n; k++) {
        const char *mark = mark_text(&d->arena, defence_sheet_criterion(d, k),
                                     view->marks[d->scoring.criteria[k]]);
        edit_init(&g->marks[k], false);
        edit_set(&g->marks[k], view->is_hidden ? "··" : mark);
    }
}

static enum status load_member(struct defence_sheet *d, const struct sheet_reader *reader,
                               struct err *err)
{
    struct sheet_view view;
    enum status status =
        sheet_view_load(d->desk, &d->arena, &d->scoring,
                        (struct sheet_key){d->about.submission, reader->reviewer}, &view, err);
    if (status == STATUS_OK) {
        d->all[d->n].reader = *reader;
        fill(d, &d->all[d->n++], &view);
    }
    return status;
}

enum status defence_sheet_load(struct defence_sheet *d, struct err *err)
{
    struct sheet_readers readers;
    release_edits(d);
    arena_reset(&d->arena);
    d->is_changed = false;
    enum status status =
        sheet_readers_load(d->desk, &d->arena, &d->scoring, d->about.submission, &readers, err);
    d->all = ARENA_ARRAY(&d->arena, struct given, readers.n + 1);
    for (size_t i = 0; i < readers.n && status == STATUS_OK; i++) {
        status = load_member(d, &readers.at[i], err);
    }
    d->row = d->row < d->n ? d->row : 0;
    d->typing = (struct mark_typing){.is_first = true};
    return status == STATUS_OK ? put_draft(d, err) : status;
}

/* ---- moving, reading ------------------------------------------------------------------------------------ */

bool defence_sheet_is_move(uint32_t code)
{
    return code == K_ENTER || code == K_TAB || code == K_BACK_TAB || code == K_DOWN || code == K_UP;
}

void defence_sheet_move(struct defence_sheet *d, uint32_t code)
{
    size_t cells = d->n * d->scoring.n, row = d->scoring.n;
    size_t by = code == K_BACK_TAB ? cells - 1
                : code == K_DOWN   ? row
                : code == K_UP     ? cells - row
                                   : 1;
    size_t at = (d->row * row + d->column + by) % cells;
    d->row = at / row;
    d->column = at % row;
    d->typing = (struct mark_typing){.is_first = true};
}

void defence_sheet_reason(struct defence_sheet *d, const char *reason)
{
    struct given *g = defence_sheet_here(d);
    g->reasons = fields_set(&d->arena, g->reasons, defence_sheet_criterion(d, d->column)->name,
                            arena_text(&d->arena, reason));
    g->is_typed = d->is_changed = true;
}

/* The marks of a row in the order of the scheme; those that cannot be read are none. The place of the first of
 * them, scoring.n for none, and its sentence. */
static size_t read_marks(const struct defence_sheet *d, struct arena *a, size_t row, int64_t **out,
                         const char **fault)
{
    size_t n = d->scoring.scheme->criteria.n, wrong = d->scoring.n;
    int64_t *marks = *out = ARENA_ARRAY(a, int64_t, n + 1);
    *fault = NULL;
    for (size_t i = 0; i < n; i++) {
        marks[i] = MARK_NONE;
    }
    for (size_t k = 0; k < d->scoring.n; k++) {
        const char *wrong_here =
            mark_typed_read(a, defence_sheet_criterion(d, k), edit_text(&d->all[row].marks[k]),
                            &marks[d->scoring.criteria[k]]);
        if (wrong_here && !*fault) {
            *fault = wrong_here;
            wrong = k;
        }
    }
    return wrong;
}

const char *defence_sheet_read(struct defence_sheet *d, struct arena *a, struct defence_marks *out)
{
    struct sheet_entry *entries = ARENA_ARRAY(a, struct sheet_entry, d->n + 1);
    *out = (struct defence_marks){
        .submission = d->about.submission, .entries = entries, .typed = form_of(d, a)};
    for (size_t i = 0; i < d->n; i++) {
        int64_t *marks;
        const char *fault = NULL;
        size_t wrong = d->all[i].is_closed ? 0 : read_marks(d, a, i, &marks, &fault);
        if (fault) {
            d->row = i;
            d->column = wrong;
            return fault;
        }
        if (!d->all[i].is_closed) {
            entries[out->n++] =
                (struct sheet_entry){.key = {d->about.submission, d->all[i].reader.reviewer},
                                     .marks = marks,
                                     .reasons = d->all[i].reasons};
        }
    }
    return NULL;
}

/* ---- the picture -------------------------------------------------------------------------------------- */

static bool lacks_reason(const struct defence_sheet *d, const struct given *g, size_t k,
                         int64_t mark)
{
    struct arena a = {0};
    const struct criterion *c = defence_sheet_criterion(d, k);
    bool lacks = mark_needs_reason(c, mark) && text_is_empty(fields_get(&a, g->reasons, c->name));
    arena_release(&a);
    return lacks;
}

/* The columns in sight: as many as fit, with that of the cursor. */
struct in_sight {
    size_t first, end;
    int total_x;
};

static struct in_sight in_sight_of(const struct defence_sheet *d, const struct canvas *cv)
{
    int room = cv->cols - NAME_COLUMNS - 2 - TOTAL_COLUMNS;
    size_t fit = room > CELL_COLUMNS ? (size_t)(room / CELL_COLUMNS) : 1;
    size_t first = d->column >= fit ? d->column - fit + 1 : 0;
    size_t end = first + fit < d->scoring.n ? first + fit : d->scoring.n;
    return (struct in_sight){first, end, NAME_COLUMNS + 2 + (int)(end - first) * CELL_COLUMNS};
}

static int x_of(const struct in_sight *w, size_t column)
{
    return NAME_COLUMNS + 2 + (int)(column - w->first) * CELL_COLUMNS;
}

static void draw_member(struct defence_sheet *d, const struct canvas *cv, size_t row, int y)
{
    struct arena a = {0};
    struct given *g = &d->all[row];
    struct in_sight w = in_sight_of(d, cv);
    int64_t *marks;
    const char *fault;
    (void)read_marks(d, &a, row, &marks, &fault);
    canvas_text(cv,
                (struct pen){.y = y,
                             .x = 2,
                             .style = g->is_closed ? STYLE_GOOD : STYLE_NORMAL,
                             .width = NAME_COLUMNS - 2},
                g->reader.name);
    for (size_t k = w.first; k < w.end; k++) {
        int x = x_of(&w, k);
        struct canvas place = canvas_part(cv, (struct rect){y, x, 1, CELL_COLUMNS - 3});
        edit_draw(&g->marks[k], &place,
                  (struct edit_look){.has_focus = row == d->row && k == d->column});
        if (!g->is_closed && lacks_reason(d, g, k, marks[d->scoring.criteria[k]])) {
            canvas_text(cv, (struct pen){.y = y, .x = x + CELL_COLUMNS - 3, .style = STYLE_WARNING},
                        "*");
        }
    }
    int64_t total = sheet_total(d->scoring.scheme, (int)d->scoring.stage, marks);
    canvas_text(cv, (struct pen){.y = y, .x = w.total_x, .style = STYLE_HEAD},
                points_text(&a, total / SCORE_UNIT));
    arena_release(&a);
}

static void draw_heads(const struct defence_sheet *d, const struct canvas *cv)
{
    struct in_sight w = in_sight_of(d, cv);
    struct pen pen = {.x = 2, .style = STYLE_HEAD};
    canvas_text(cv, pen, "专家");
    pen.width = CELL_COLUMNS - 1;
    for (size_t k = w.first; k < w.end; k++) {
        pen.x = x_of(&w, k);
        canvas_text(cv, pen, defence_sheet_criterion(d, k)->name);
    }
    pen.x = w.total_x;
    canvas_text(cv, pen, "合计");
}

void defence_sheet_draw(struct defence_sheet *d, const struct canvas *cv)
{
    size_t fit = cv->rows > 3 ? (size_t)(cv->rows - 2) : 1,
           top = d->row >= fit ? d->row - fit + 1 : 0;
    draw_heads(d, cv);
    for (size_t i = top; i < d->n && i < top + fit; i++) {
        draw_member(d, cv, i, 1 + (int)(i - top));
    }
    if (!d->n) {
        canvas_text(cv, (struct pen){.y = 1, .x = 2}, "没有到场的专家给这一件打分.");
    }
}
