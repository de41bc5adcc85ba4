#include "desk/table_book.h"

#include "base/clock.h"
#include "base/slice.h"
#include "paper/spreadsheet.h"

static const char recommender_word[] = "推荐单位";

struct table_book {
    struct table_contents *contents;
    struct spreadsheet sheet;
};

static void add_lines(struct table_book *b, const struct texts *lines, const char *recommender)
{
    for (size_t i = 0; i < lines->n; i++) {
        const char *line = lines->at[i];
        bool is_recommender = recommender && text_starts(line, recommender_word);
        spreadsheet_line(
            &b->sheet, SPREADSHEET_LINE,
            is_recommender ? arena_printf(b->contents->arena, "%s%s", line, recommender) : line);
    }
}

/* ---- headings ---------------------------------------------------------------------------------------- */

static int width_of(const struct column *c)
{
    int width = 0;
    for (size_t i = 0; i < c->children.n; i++) {
        width += width_of(&c->children.at[i]);
    }
    return c->children.n ? width : 1;
}

/* One level of them; a heading without others below it reaches down to the rows. */
struct head_level {
    struct report_cell *cells;
    size_t n;
    int wanted, levels;
};

static void collect(const struct column *columns, size_t n, int at, struct head_level *out)
{
    for (size_t i = 0; i < n; i++) {
        const struct column *c = &columns[i];
        if (at == out->wanted) {
            out->cells[out->n++] = (struct report_cell){
                .text = c->heading,
                .columns = width_of(c),
                .rows = c->children.n ? 1 : out->levels - at,
            };
        } else if (c->children.n) {
            collect(c->children.at, c->children.n, at + 1, out);
        }
    }
}

static void add_headings(struct table_book *b)
{
    const struct table_contents *t = b->contents;
    struct head_level level = {.levels = t->leaves.levels};
    level.cells = ARENA_ARRAY(t->arena, struct report_cell, t->leaves.n + 1);
    for (level.wanted = 0; level.wanted < level.levels; level.wanted++) {
        level.n = 0;
        collect(t->target.table->columns.at, t->target.table->columns.n, 0, &level);
        spreadsheet_head(&b->sheet, level.cells, level.n);
    }
}

/* ---- rows ------------------------------------------------------------------------------------------- */

static void add_row(void *to, const char *const *cells)
{
    spreadsheet_row(&((struct table_book *)to)->sheet, cells);
}

static void add_blank_rows(struct table_book *b)
{
    struct table_contents *t = b->contents;
    const char **cells = ARENA_ARRAY(t->arena, const char *, t->leaves.n + 1);
    while (t->last_number < t->blank_rows) {
        t->last_number++;
        t->n_rows++;
        for (size_t i = 0; i < t->leaves.n; i++) {
            cells[i] = table_leaf_is_number(&t->leaves.at[i])
                           ? arena_printf(t->arena, "%lld", (long long)t->last_number)
                           : "";
        }
        add_row(b, cells);
    }
}

static struct report_column *columns_of(const struct table_contents *t)
{
    struct report_column *columns = ARENA_ARRAY(t->arena, struct report_column, t->leaves.n + 1);
    for (size_t i = 0; i < t->leaves.n; i++) {
        const struct column *c = t->leaves.at[i].column;
        columns[i].width = c->width.has ? (int)c->width.value : 0;
        columns[i].side = table_leaf_is_number(&t->leaves.at[i]) ? SIDE_CENTRE : SIDE_LEFT;
    }
    return columns;
}

enum status table_book_write(struct table_contents *contents, struct csv_sink sink, int64_t *rows,
                             struct err *err)
{
    struct table_book b = {.contents = contents};
    const struct summary_table *t = contents->target.table;
    const struct spreadsheet_options o = {.name = t->name,
                                          .columns = columns_of(contents),
                                          .n_columns = contents->leaves.n,
                                          .made = clock_now(&contents->desk->clock)};
    const struct table_row_taker taker = {add_row, &b};
    enum status status = spreadsheet_open(&b.sheet, &o, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (!text_is_empty(t->title)) {
        spreadsheet_line(&b.sheet, SPREADSHEET_TITLE, t->title);
    }
    add_lines(&b, &t->heads, contents->recommender_name);
    add_headings(&b);
    status = table_contents_rows(contents, &taker, err);
    if (status != STATUS_OK) {
        spreadsheet_abort(&b.sheet);
        return status;
    }
    *rows = contents->n_rows;
    add_blank_rows(&b);
    add_lines(&b, &t->footers, NULL);
    return spreadsheet_finish(&b.sheet, (struct spreadsheet_sink){sink.write, sink.to}, err);
}
