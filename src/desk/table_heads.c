#include "desk/table_heads.h"

struct report_column *table_columns(const struct table_contents *c)
{
    struct report_column *columns = ARENA_ARRAY(c->arena, struct report_column, c->leaves.n + 1);
    for (size_t i = 0; i < c->leaves.n; i++) {
        const struct number *width = &c->leaves.at[i].column->width;
        columns[i].width = width->has ? (int)width->value : 0;
        columns[i].side = table_leaf_is_number(&c->leaves.at[i]) ? SIDE_CENTRE : SIDE_LEFT;
    }
    return columns;
}

static int leaves_below(const struct column *c)
{
    int n = 0;
    for (size_t i = 0; i < c->children.n; i++) {
        n += leaves_below(&c->children.at[i]);
    }
    return n ? n : 1;
}

struct head_level {
    struct report_cell *cells;
    size_t n;
    int wanted, levels;
};

static void collect(const struct column *columns, size_t n, int at, struct head_level *out)
{
    for (size_t i = 0; i < n; i++) {
        const struct column *c = &columns[i];
        if (at < out->wanted) {
            collect(c->children.at, c->children.n, at + 1, out);
        } else {
            out->cells[out->n++] =
                (struct report_cell){.text = c->heading,
                                     .columns = leaves_below(c),
                                     .rows = c->children.n ? 1 : out->levels - at};
        }
    }
}

size_t table_heads(const struct table_contents *c, int level, struct report_cell **cells)
{
    const struct summary_table *t = c->target.table;
    struct head_level out = {.wanted = level, .levels = c->leaves.levels};
    out.cells = ARENA_ARRAY(c->arena, struct report_cell, c->leaves.n + 1);
    collect(t->columns.at, t->columns.n, 0, &out);
    *cells = out.cells;
    return out.n;
}
