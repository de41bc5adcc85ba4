#include "report/changes.h"

#include <stdlib.h>
#include <string.h>

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
    const char *number;      /* 序号; "" */
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
    struct line l = {.table = t, .row = row, .whole = "", .key = "", .number = ""};
    l.number = from ? row->cells[0].text : "";
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

/* By what an old and a new line are known to be the same row. */
struct likeness {
    const char *(*text)(const struct line *line);
    bool (*agrees)(const struct line *old, const struct line *now); /* NULL: the text is enough */
    void (*paired)(struct comparing *, struct line *, struct line *);
};

static const char *whole_of(const struct line *l)
{
    return l->whole;
}

static const char *key_of(const struct line *l)
{
    return l->key;
}

static const char *number_of(const struct line *l)
{
    return l->number;
}

/* A row that got another name: the number stayed, and so did half or more of what follows the name. */
static bool is_renamed(const struct line *old, const struct line *now)
{
    size_t n = old->row->n < now->row->n ? old->row->n : now->row->n;
    size_t alike = 0, filled = 0;
    for (size_t k = 2; k < n; k++) {
        const char *cell = now->row->cells[k].text;
        filled += *cell != '\0';
        alike += *cell && text_eq(old->row->cells[k].text, cell);
    }
    return *now->number && alike > 0 && 2 * alike >= filled;
}

/* Old lines in the order of their texts, the same ones as they stand. */
struct entry {
    const char *text;
    struct line *line;
};

static int by_text(const void *left, const void *right)
{
    const struct entry *l = left, *r = right;
    int order = strcmp(l->text, r->text);
    return order ? order : l->line < r->line ? -1 : l->line > r->line;
}

static struct entry *index_of(struct comparing *c, const struct likeness *by)
{
    struct entry *index = ARENA_ARRAY(c->a, struct entry, c->old.n + 1);
    for (size_t i = 0; i < c->old.n; i++) {
        index[i] = (struct entry){by->text(&c->old.at[i]), &c->old.at[i]};
    }
    if (c->old.n > 1) {
        qsort(index, c->old.n, sizeof *index, by_text);
    }
    return index;
}

/* The first old line like this one that is not matched yet; NULL when there is none. */
static struct line *unmatched(const struct entry *index, size_t n, const struct likeness *by,
                              const struct line *now)
{
    const char *text = by->text(now);
    size_t low = 0, high = n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(index[middle].text, text) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < n && text_eq(index[low].text, text); low++) {
        struct line *old = index[low].line;
        if (!old->is_matched && (!by->agrees || by->agrees(old, now))) {
            return old;
        }
    }
    return NULL;
}

/* Pairs old and new lines that are alike, each once. */
static void pair(struct comparing *c, const struct likeness *by)
{
    const struct entry *index = index_of(c, by);
    for (size_t i = 0; i < c->now.n; i++) {
        struct line *now = &c->now.at[i];
        struct line *old = now->is_matched ? NULL : unmatched(index, c->old.n, by, now);
        if (old) {
            old->is_matched = now->is_matched = true;
            by->paired(c, old, now);
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
    pair(&c, &(struct likeness){whole_of, NULL, same});
    pair(&c, &(struct likeness){key_of, NULL, changed});
    pair(&c, &(struct likeness){number_of, is_renamed, changed});
    tell_rest(&c);
    arena_release(&own);
    return c.n;
}
