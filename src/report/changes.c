#include "report/changes.h"

#include "base/slice.h"

static const char title[] = "变更对照表";

static const struct report_column columns[] = {{"变更", 4, SIDE_CENTRE},
                                               {"哪一行", 0, SIDE_LEFT},
                                               {"哪一列", 0, SIDE_LEFT},
                                               {"原来", 0, SIDE_LEFT},
                                               {"现在", 0, SIDE_LEFT}};

/* A row of a table, and whether its match was found. */
struct line {
    const struct report_table *table;
    const struct report_row *row;
    const char *whole, *key; /* without the number; what a person would call the row */
    bool is_matched;
};

struct lines {
    struct line *at;
    size_t n, cap;
};

struct comparing {
    struct arena *a;
    struct lines old, now;
    struct report_table *out; /* NULL: only counted */
    size_t n;
};

static const char *heading(const struct report_table *t, size_t column)
{
    const struct report_row *last = t->heads.n ? &t->heads.at[t->heads.n - 1] : NULL;
    return last && last->n == t->n_columns ? last->cells[column].text : "";
}

static bool is_numbered(const struct report_table *t)
{
    const char *first = t->n_columns ? heading(t, 0) : "";
    return text_eq(first, "序号") || text_eq(first, "名次") || text_eq(first, "推荐顺序");
}

static void add_line(struct comparing *c, struct lines *lines, const struct report_table *t,
                     const struct report_row *row)
{
    size_t from = is_numbered(t) && row->n > 1 ? 1 : 0;
    struct line l = {.table = t, .row = row, .whole = "", .key = ""};
    for (size_t k = from; k < row->n; k++) {
        l.whole = arena_printf(c->a, "%s%s%s", l.whole, k > from ? "\n" : "", row->cells[k].text);
    }
    l.key = row->n > from ? row->cells[from].text : "";
    if (*l.key) {
        *VEC_PUSH(c->a, lines) = l;
    }
}

/* They begin with a new page and the title. */
size_t report_changes_begin(const struct report *r)
{
    for (size_t i = 0; i + 1 < r->blocks.n; i++) {
        const struct report_block *at = &r->blocks.at[i];
        if (at[0].kind == BLOCK_PAGE && at[1].kind == BLOCK_TITLE && text_eq(at[1].text, title)) {
            return i;
        }
    }
    return r->blocks.n;
}

static void add_lines(struct comparing *c, struct lines *lines, const struct report *r)
{
    for (size_t i = 0, n = report_changes_begin(r); i < n; i++) {
        const struct report_table *t = r->blocks.at[i].table;
        for (size_t k = 0; t && k < t->rows.n; k++) {
            add_line(c, lines, t, &t->rows.at[k]);
        }
    }
}

static void tell(struct comparing *c, const char *const cells[5])
{
    c->n++;
    if (c->out) {
        report_table_row(c->out, cells);
    }
}

/* Pairs old and new lines that have the same text, each once. */
static void pair(struct comparing *c, bool by_key,
                 void (*paired)(struct comparing *, struct line *, struct line *))
{
    for (size_t i = 0; i < c->now.n; i++) {
        struct line *now = &c->now.at[i];
        for (size_t k = 0; k < c->old.n && !now->is_matched; k++) {
            /* Rows mostly stay where they are: look there first. */
            struct line *old = &c->old.at[(i + k) % c->old.n];
            const char *left = by_key ? old->key : old->whole;
            const char *right = by_key ? now->key : now->whole;
            if (!old->is_matched && text_eq(left, right)) {
                old->is_matched = now->is_matched = true;
                paired(c, old, now);
            }
        }
    }
}

static void same(struct comparing *c, struct line *old, struct line *now)
{
    (void)c;
    (void)old;
    (void)now;
}

static void changed(struct comparing *c, struct line *old, struct line *now)
{
    size_t n = old->row->n < now->row->n ? old->row->n : now->row->n;
    for (size_t k = is_numbered(now->table) ? 1 : 0; k < n; k++) {
        const char *before = old->row->cells[k].text, *after = now->row->cells[k].text;
        if (!text_eq(before, after)) {
            const char *const cells[] = {"修改", now->key, heading(now->table, k), before, after};
            tell(c, cells);
        }
    }
}

static void tell_rest(struct comparing *c)
{
    for (size_t i = 0; i < c->old.n; i++) {
        const char *const cells[] = {"删去", c->old.at[i].key, "", c->old.at[i].whole, ""};
        if (!c->old.at[i].is_matched) {
            tell(c, cells);
        }
    }
    for (size_t i = 0; i < c->now.n; i++) {
        const char *const cells[] = {"新增", c->now.at[i].key, "", "", c->now.at[i].whole};
        if (!c->now.at[i].is_matched) {
            tell(c, cells);
        }
    }
}

size_t report_changes(const struct report *old, const struct report *now, const char *before,
                      struct report *out)
{
    struct arena own = {0};
    struct comparing c = {.a = out ? out->arena : &own};
    add_lines(&c, &c.old, old);
    add_lines(&c, &c.now, now);
    if (out) {
        report_new_page(out);
        report_title(out, title);
        report_line(out, SIDE_LEFT, before);
        c.out = report_table(out, columns, 5);
    }
    pair(&c, false, same);
    pair(&c, true, changed);
    tell_rest(&c);
    arena_release(&own);
    return c.n;
}
