#include "report/table_rows.h"

#include "report/measure.h"

/* A cell in its place, its text broken. */
struct placed {
    const struct report_cell *cell; /* NULL: nothing was given for the place */
    size_t row, column, rows, columns;
    struct lay_lines lines;
};

struct grid {
    struct arena *a;
    const struct row_group *g;
    struct placed *cells;
    size_t n, n_columns;
    size_t *owner;  /* [row][column]: index of the cell that covers it */
    size_t *height; /* of each row, in lines */
    size_t *above;  /* lines of all rows above it */
};

size_t row_group_size(const struct report_row *rows, size_t n)
{
    size_t end = 1;
    for (size_t i = 0; i < end && i < n; i++) {
        for (size_t k = 0; k < rows[i].n; k++) {
            size_t reach = i + (size_t)rows[i].cells[k].rows;
            end = reach > end ? reach : end;
        }
    }
    return end < n ? end : n;
}

static const size_t nobody = (size_t)-1;

static size_t *owner_at(const struct grid *grid, size_t row, size_t column)
{
    return &grid->owner[row * grid->n_columns + column];
}

static size_t at_most(size_t value, size_t limit)
{
    return value < limit ? value : limit;
}

static void place(struct grid *grid, const struct report_cell *cell, size_t row, size_t column)
{
    struct placed *p = &grid->cells[grid->n];
    *p = (struct placed){cell, row, column, 1, 1, {0}};
    if (cell) {
        p->rows = at_most((size_t)cell->rows, grid->g->n - row);
        p->columns = at_most((size_t)cell->columns, grid->n_columns - column);
    }
    for (size_t c = column + 1; c < column + p->columns; c++) {
        if (*owner_at(grid, row, c) != nobody) {
            p->columns = c - column;
        }
    }
    for (size_t r = row; r < row + p->rows; r++) {
        for (size_t c = column; c < column + p->columns; c++) {
            *owner_at(grid, r, c) = grid->n;
        }
    }
    grid->n++;
}

static void place_row(struct grid *grid, size_t row)
{
    const struct report_row *r = &grid->g->rows[row];
    size_t next = 0;
    for (size_t c = 0; c < grid->n_columns; c++) {
        if (*owner_at(grid, row, c) == nobody) {
            place(grid, next < r->n ? &r->cells[next] : NULL, row, c);
            next++;
        }
    }
}

static int room_of(const struct grid *grid, const struct placed *p)
{
    const int *bars = grid->g->bars;
    return bars[p->column + p->columns] - bars[p->column] - page_style_bar(grid->g->style);
}

static void measure(struct grid *grid)
{
    for (size_t r = 0; r < grid->g->n; r++) {
        grid->height[r] = 1;
    }
    for (size_t i = 0; i < grid->n; i++) {
        struct placed *p = &grid->cells[i];
        lay_break(grid->a, p->cell ? p->cell->text : "", room_of(grid, p), &p->lines);
        if (p->rows == 1 && p->lines.n > grid->height[p->row]) {
            grid->height[p->row] = p->lines.n;
        }
    }
}

/* What does not fit into the rows a cell reaches over makes the last of them higher. */
static void stretch(struct grid *grid)
{
    for (size_t i = 0; i < grid->n; i++) {
        const struct placed *p = &grid->cells[i];
        size_t has = 0;
        for (size_t r = p->row; r < p->row + p->rows; r++) {
            has += grid->height[r];
        }
        if (p->lines.n > has) {
            grid->height[p->row + p->rows - 1] += p->lines.n - has;
        }
    }
    for (size_t r = 1; r < grid->g->n; r++) {
        grid->above[r] = grid->above[r - 1] + grid->height[r - 1];
    }
}

/* True when a bar stands before this column in this row. */
static bool is_edge(const struct grid *grid, size_t row, size_t column)
{
    return column == 0 || column == grid->n_columns ||
           *owner_at(grid, row, column) != *owner_at(grid, row, column - 1);
}

static enum side side_of(const struct grid *grid, const struct placed *p)
{
    return grid->g->is_head || p->cell->is_centred ? SIDE_CENTRE
                                                   : grid->g->table->columns[p->column].side;
}

/* Line `line` of row `row`. */
static void put_texts(struct grid *grid, size_t row, size_t line, struct band *band)
{
    for (size_t c = 0; c < grid->n_columns; c++) {
        const struct placed *p = &grid->cells[*owner_at(grid, row, c)];
        size_t last = p->row + p->rows - 1;
        size_t all = grid->above[last] + grid->height[last] - grid->above[p->row];
        size_t skipped = (all - p->lines.n) / 2;
        size_t at = grid->above[row] - grid->above[p->row] + line;
        if (p->column == c && p->cell && at >= skipped && at - skipped < p->lines.n) {
            struct run run = {.x = grid->g->bars[c] + page_style_bar(grid->g->style),
                              .cells = room_of(grid, p),
                              .drop = (all - p->lines.n) % 2 ? grid->g->style->line / 2 : 0,
                              .side = side_of(grid, p),
                              .face = grid->g->is_head ? FACE_HEAD : p->cell->face,
                              .text = p->lines.at[at - skipped]};
            lay_run(grid->a, band, &run);
        }
    }
}

static void put_bars(struct grid *grid, size_t row, struct band *band)
{
    for (size_t c = 0; c <= grid->n_columns; c++) {
        if (is_edge(grid, row, c)) {
            struct bar bar = {grid->g->bars[c], true, true};
            *VEC_PUSH(grid->a, &band->bars) = bar;
        }
    }
}

/* The rule below a row, but where a cell reaches through it. */
static void put_rule(struct grid *grid, size_t row, struct band *band)
{
    const int *bars = grid->g->bars;
    for (size_t c = 0; c <= grid->n_columns; c++) {
        struct bar bar = {bars[c], is_edge(grid, row, c), is_edge(grid, row + 1, c)};
        if (bar.is_up || bar.is_down) {
            *VEC_PUSH(grid->a, &band->bars) = bar;
        }
        if (c < grid->n_columns && *owner_at(grid, row, c) != *owner_at(grid, row + 1, c)) {
            struct segment s = {bars[c], bars[c + 1] + page_style_bar(grid->g->style)};
            *VEC_PUSH(grid->a, &band->segments) = s;
        }
    }
}

static void put_row(struct grid *grid, size_t row, struct bands *out)
{
    const struct page_style *style = grid->g->style;
    for (size_t line = 0; line < grid->height[row]; line++) {
        struct band *band = lay_band(grid->a, out, BAND_TEXT, style->line);
        band->is_boxed = style->is_boxed;
        put_texts(grid, row, line, band);
        put_bars(grid, row, band);
    }
    if (row + 1 < grid->g->n) {
        struct band *rule = lay_band(grid->a, out, BAND_RULE, style->rule);
        rule->is_boxed = style->is_boxed;
        put_rule(grid, row, rule);
    }
}

void row_group_lay(struct arena *a, const struct row_group *g, struct bands *out)
{
    size_t n = g->table->n_columns, size = g->n * n;
    struct grid grid = {.a = a,
                        .g = g,
                        .n_columns = n,
                        .cells = ARENA_ARRAY(a, struct placed, size + 1),
                        .owner = ARENA_ARRAY(a, size_t, size + 1),
                        .height = ARENA_ARRAY(a, size_t, g->n + 1),
                        .above = ARENA_ARRAY(a, size_t, g->n + 1)};
    for (size_t i = 0; i < size; i++) {
        grid.owner[i] = nobody;
    }
    for (size_t r = 0; r < g->n; r++) {
        place_row(&grid, r);
    }
    measure(&grid);
    stretch(&grid);
    for (size_t r = 0; r < g->n; r++) {
        put_row(&grid, r, out);
    }
}

void table_rule(struct arena *a, const struct row_group *g, struct bands *out)
{
    const struct band *above = out->n ? &out->at[out->n - 1] : NULL;
    struct band rule = {
        .kind = BAND_RULE, .is_boxed = g->style->is_boxed, .height = g->style->rule};
    struct segment s = {0, g->bars[g->table->n_columns] + page_style_bar(g->style)};
    *VEC_PUSH(a, &rule.segments) = s;
    for (size_t i = 0; above && above->kind == BAND_TEXT && i < above->bars.n; i++) {
        struct bar bar = {above->bars.at[i].x, true, false};
        *VEC_PUSH(a, &rule.bars) = bar;
    }
    *VEC_PUSH(a, out) = rule;
}

void table_rule_join(struct arena *a, struct band *rule, const struct band *below)
{
    for (size_t i = 0; i < below->bars.n; i++) {
        size_t k = 0;
        while (k < rule->bars.n && rule->bars.at[k].x != below->bars.at[i].x) {
            k++;
        }
        if (k == rule->bars.n) {
            struct bar bar = {below->bars.at[i].x, false, true};
            *VEC_PUSH(a, &rule->bars) = bar;
        } else {
            rule->bars.at[k].is_down = true;
        }
    }
}
