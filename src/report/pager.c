#include "report/pager.h"

#include "report/strip.h"
#include "report/table_columns.h"

/* A place where the page may end, or must not. */
struct stop {
    size_t bands; /* so many stand above it */
    struct pager_place next;
    bool stays; /* what is above must not be parted from what follows */
};

/* A page while it is filled. */
struct filling {
    struct pager *p;
    struct arena *a;
    struct bands bands;
    int height;
    struct pager_place at;
    VEC(struct stop) stops;
    size_t prefix; /* bands of repeated heads, which are no content */
};

static int height_of(const struct band *at, size_t n)
{
    int height = 0;
    for (size_t i = 0; i < n; i++) {
        height += at[i].height;
    }
    return height;
}

static struct strip_place place_of(const struct filling *f)
{
    return (struct strip_place){f->p, f->a, f->at, f->bands.n == 0};
}

/* ---- filling a page ---------------------------------------------------------------------------- */

/* Rows that follow rows on the same page: the rule between them belongs to both. */
static void join_rows(struct filling *f, size_t first)
{
    bool is_first_row = f->at.part == 0 && f->at.offset == 0;
    bool is_table = f->p->report->blocks.at[f->at.block].kind == BLOCK_TABLE;
    if (is_table && !is_first_row && first > 0 && first < f->bands.n &&
        f->bands.at[first - 1].kind == BAND_RULE) {
        table_rule_join(f->a, &f->bands.at[first - 1], &f->bands.at[first]);
    }
}

/* Within the strip that begins a table, the first row stands below the rule of the heads. */
static void join_heads(struct filling *f, const struct strip *s)
{
    const struct band *at = s->bands.at;
    for (size_t i = 1; i < s->bands.n; i++) {
        if (at[i - 1].kind == BAND_RULE && at[i].kind == BAND_TEXT) {
            table_rule_join(f->a, &s->bands.at[i - 1], &at[i]);
        }
    }
}

static void take(struct filling *f, const struct strip *s)
{
    size_t first = f->bands.n;
    for (size_t i = 0; i < s->bands.n; i++) {
        *VEC_PUSH(f->a, &f->bands) = s->bands.at[i];
    }
    f->height += height_of(s->bands.at, s->bands.n);
    join_rows(f, first);
    f->at = s->next;
    struct stop stop = {f->bands.n, s->next, s->stays};
    *VEC_PUSH(f->a, &f->stops) = stop;
}

/* The rule that now ends the page no longer joins what was taken away below it. */
static void end_rule(struct band *rule)
{
    size_t n = 0;
    for (size_t i = 0; i < rule->bars.n; i++) {
        rule->bars.at[i].is_down = false;
        if (rule->bars.at[i].is_up) {
            rule->bars.at[n++] = rule->bars.at[i];
        }
    }
    rule->bars.n = n;
}

/* Back to the last place where the page may end; where there is none, it ends where it is full. */
static void step_back(struct filling *f)
{
    size_t k = f->stops.n;
    while (k > 0 && f->stops.at[k - 1].stays) {
        k--;
    }
    if (k == 0 || k == f->stops.n) {
        return;
    }
    f->bands.n = f->stops.at[k - 1].bands;
    f->at = f->stops.at[k - 1].next;
    if (f->bands.n > 0 && f->bands.at[f->bands.n - 1].kind == BAND_RULE) {
        end_rule(&f->bands.at[f->bands.n - 1]);
    }
}

/* Rows higher than a page: as many of their lines as there is room for, closed by a rule. */
static void split_rows(struct filling *f, const struct strip *s)
{
    const struct strip_place place = place_of(f);
    struct row_group g = strip_rows_at(&place);
    int room = f->p->style->height - f->height - f->p->style->rule, used = 0;
    struct strip part = {.next = f->at};
    size_t top = f->at.part == 0 && f->at.offset == 0 ? s->bands.n : 0;
    struct bands all = {0};
    row_group_lay(f->a, &g, &all);
    top = top ? top - all.n - 1 : 0; /* bands of the heads in the strip */
    for (size_t i = 0; i < s->bands.n && used + s->bands.at[i].height <= room; i++) {
        *VEC_PUSH(f->a, &part.bands) = s->bands.at[i];
        used += s->bands.at[i].height;
    }
    if (part.bands.n <= top) {
        take(f, s); /* heads alone fill the page: better too high than for ever */
        return;
    }
    part.next.offset += part.bands.n - top;
    table_rule(f->a, &g, &part.bands);
    take(f, &part);
}

/* A strip that does not fit where nothing stands yet. */
static void take_too_high(struct filling *f, const struct strip *s)
{
    if (f->p->report->blocks.at[f->at.block].kind == BLOCK_TABLE) {
        split_rows(f, s);
    } else {
        take(f, s);
    }
}

static void begin_page(struct filling *f)
{
    const struct report_block *b = strip_block(f->p, f->at.block);
    if (b && b->kind == BLOCK_TABLE && (f->at.part > 0 || f->at.offset > 0)) {
        const struct strip_place place = place_of(f);
        strip_table_top(&place, &f->bands);
        f->height = height_of(f->bands.at, f->bands.n);
    }
    f->prefix = f->bands.n;
}

static void fill(struct filling *f)
{
    const struct report_block *b;
    begin_page(f);
    while ((b = strip_block(f->p, f->at.block))) {
        const struct strip_place place = place_of(f);
        struct strip s;
        strip_make(&place, &s);
        if (b->kind == BLOCK_TABLE) {
            join_heads(f, &s);
        }
        if (b->kind == BLOCK_PAGE && f->bands.n > f->prefix) {
            f->at = s.next;
            return;
        }
        if (f->height + height_of(s.bands.at, s.bands.n) > f->p->style->height) {
            if (f->bands.n > f->prefix) {
                step_back(f);
            } else {
                take_too_high(f, &s);
            }
            return;
        }
        take(f, &s);
    }
}

/* ---- pages ------------------------------------------------------------------------------------- */

static const struct report_table *on_sheets(struct arena *a, const struct report_table *t)
{
    struct report_table *left = ARENA_NEW(a, struct report_table);
    *left = *t;
    left->n_columns = t->n_on_sheets;
    return t->n_on_sheets && t->n_on_sheets < t->n_columns ? left : t;
}

void pager_init(struct pager *p, struct arena *a, const struct report *r,
                const struct page_style *style)
{
    *p = (struct pager){.report = r, .style = style, .arena = a};
    p->bars = ARENA_ARRAY(a, const int *, r->blocks.n + 1);
    p->tables = ARENA_ARRAY(a, const struct report_table *, r->blocks.n + 1);
    for (size_t i = 0; i < r->blocks.n; i++) {
        const struct report_table *t = r->blocks.at[i].table;
        t = t && !style->is_text ? on_sheets(a, t) : t;
        p->tables[i] = t;
        p->bars[i] = t ? table_bars(a, t, style) : NULL;
    }
    struct pager_place first = {0, 0, 0};
    *VEC_PUSH(a, &p->starts) = first;
    p->foot = report_foot(r, a);
}

/* True when there is a page behind the last one known. */
static bool lay_page(struct pager *p, struct arena *a, size_t number, struct filling *f)
{
    *f = (struct filling){.p = p, .a = a, .at = p->starts.at[number - 1]};
    fill(f);
    return f->at.block < p->report->blocks.n;
}

/* Notes where the page after the last known one begins. */
static void note_next(struct pager *p, const struct filling *f, bool has_more)
{
    if (has_more) {
        *VEC_PUSH(p->arena, &p->starts) = f->at;
    } else {
        p->is_counted = true;
    }
}

void pager_know(struct pager *p, size_t number)
{
    struct arena scratch = {0};
    while (!p->is_counted && p->starts.n < number) {
        struct filling f;
        bool has_more = lay_page(p, &scratch, p->starts.n, &f);
        note_next(p, &f, has_more);
        arena_reset(&scratch);
    }
    arena_release(&scratch);
}

size_t pager_count(struct pager *p)
{
    pager_know(p, (size_t)-1);
    return p->starts.n;
}

static void put_number(const struct pager *p, struct arena *a, struct page *page)
{
    bool is_odd = page->number % 2 == 1;
    const char *note = text_or_empty(p->report->note);
    switch (p->report->number) {
    case NUMBER_NOT: break;
    case NUMBER_MANY:
        if (page->total > 1) {
            page->page_number = arena_printf(a, "%s%s第 %zu 页 共 %zu 页", note, *note ? "  " : "",
                                             page->number, page->total);
            page->page_number_side = SIDE_RIGHT;
        }
        break;
    case NUMBER_OF:
        page->page_number = arena_printf(a, "第 %zu 页 共 %zu 页", page->number, page->total);
        page->page_number_side = SIDE_RIGHT;
        break;
    case NUMBER_DASHES:
        page->page_number = arena_printf(a, "— %zu —", page->number);
        page->page_number_side = is_odd ? SIDE_RIGHT : SIDE_LEFT;
        break;
    }
}

bool pager_page(struct pager *p, struct arena *a, size_t number, struct page *out)
{
    if (p->report->number == NUMBER_OF || p->report->number == NUMBER_MANY) {
        (void)pager_count(p);
    }
    pager_know(p, number);
    if (number == 0 || number > p->starts.n) {
        return false;
    }
    struct filling f;
    bool has_more = lay_page(p, a, number, &f);
    if (number == p->starts.n && !p->is_counted) {
        note_next(p, &f, has_more);
    }
    *out = (struct page){.style = p->style,
                         .number = number,
                         .total = p->is_counted ? p->starts.n : 0,
                         .bands = f.bands,
                         .foot = p->foot};
    out->height = height_of(out->bands.at, out->bands.n);
    put_number(p, a, out);
    return true;
}
