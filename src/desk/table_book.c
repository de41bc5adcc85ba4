#include "desk/table_book.h"

#include "base/clock.h"
#include "base/slice.h"
#include "desk/table_heads.h"
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

static void add_headings(struct table_book *b)
{
    struct report_cell *cells;
    for (int level = 0; level < b->contents->leaves.levels; level++) {
        size_t n = table_heads(b->contents, level, &cells);
        spreadsheet_head(&b->sheet, cells, n);
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

enum status table_book_write(struct table_contents *contents, struct csv_sink sink, int64_t *rows,
                             struct err *err)
{
    struct table_book b = {.contents = contents};
    const struct summary_table *t = contents->target.table;
    const struct spreadsheet_options o = {
        .name = t->name, .columns = table_columns(contents), .n_columns = contents->leaves.n};
    const struct table_row_taker taker = {add_row, &b};
    enum status status = spreadsheet_open(&b.sheet, clock_now(&contents->desk->clock), err);
    if (status != STATUS_OK) {
        return status;
    }
    spreadsheet_sheet(&b.sheet, &o);
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
    return spreadsheet_finish(&b.sheet, (struct paper_sink){sink.write, sink.to}, err);
}
