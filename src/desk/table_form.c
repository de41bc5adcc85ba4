#include "desk/table_form.h"

#include "base/slice.h"
#include "desk/case_cell.h"
#include "desk/table_contents.h"
#include "text/encoder.h"

static const char recommender_word[] = "推荐单位";

static void add_cell(struct table_form *f, const char *text)
{
    csv_writer_cell(&f->writer, slice_of(text_or_empty(text)));
}

static void add_line(struct table_form *f, const char *text)
{
    if (text_is_empty(text)) {
        return;
    }
    if (f->format == TABLE_TXT) {
        buf_printf(&f->text, "%s\n", text);
    } else {
        add_cell(f, text);
        csv_writer_end_row(&f->writer);
    }
}

static void add_heads(struct table_form *f, const char *recommender)
{
    for (size_t i = 0; i < f->table->heads.n; i++) {
        const char *head = f->table->heads.at[i];
        bool is_recommender = recommender && text_starts(head, recommender_word);
        add_line(f, is_recommender ? arena_printf(f->arena, "%s%s", head, recommender) : head);
    }
}

/* ---- headings of several levels ------------------------------------------------------------------ */

/* The cells of one level: a heading stands over the first of its columns, those below it are blank. */
static size_t headings_at(const struct column *columns, size_t n, int level, const char **out)
{
    size_t width = 0;
    for (size_t i = 0; i < n; i++) {
        const struct column *c = &columns[i];
        const char **from = out + width;
        size_t below =
            c->children.n ? headings_at(c->children.at, c->children.n, level - 1, from) : 1;
        if (level == 0) {
            from[0] = c->heading;
        }
        for (size_t k = level == 0 ? 1 : 0; level <= 0 && k < below; k++) {
            from[k] = "";
        }
        if (level > 0 && !c->children.n) {
            from[0] = "";
        }
        width += below;
    }
    return width;
}

static void add_headings(struct table_form *f)
{
    const char **cells = ARENA_ARRAY(f->arena, const char *, f->leaves.n + 1);
    for (int level = 0; level < f->leaves.levels; level++) {
        (void)headings_at(f->table->columns.at, f->table->columns.n, level, cells);
        for (size_t i = 0; i < f->leaves.n; i++) {
            add_cell(f, cells[i]);
        }
        csv_writer_end_row(&f->writer);
    }
}

static void begin_text(struct table_form *f)
{
    struct table_column *columns = ARENA_ARRAY(f->arena, struct table_column, f->leaves.n + 1);
    for (size_t i = 0; i < f->leaves.n; i++) {
        columns[i] = (struct table_column){f->leaves.at[i].path,
                                           table_leaf_is_number(&f->leaves.at[i]), 0, false};
    }
    f->rows = table_start(f->arena, columns, f->leaves.n);
}

enum status table_form_begin(struct table_form *f, struct arena *a,
                             const struct table_form_options *o, struct err *err)
{
    *f = (struct table_form){.arena = a, .format = o->format, .table = o->table};
    f->leaves = table_leaves(a, o->table);
    f->blank_rows = o->table->blank_rows.has ? o->table->blank_rows.value : 0;
    buf_init(&f->text);
    enum status status = o->format == TABLE_TXT
                             ? encoder_open(&f->encoder, o->charset, err)
                             : csv_writer_open(&f->writer, o->charset, o->sink, a, err);
    if (status != STATUS_OK) {
        return status;
    }
    add_line(f, o->table->title);
    add_heads(f, o->recommender);
    if (o->format == TABLE_TXT) {
        begin_text(f);
    } else {
        add_headings(f);
    }
    return STATUS_OK;
}

void table_form_row(struct table_form *f, const char *const *cells)
{
    for (size_t i = 0; i < f->leaves.n; i++) {
        if (f->format == TABLE_TXT) {
            table_cell(&f->rows, cells[i]);
        } else {
            add_cell(f, cells[i]);
        }
    }
    if (f->format == TABLE_CSV) {
        csv_writer_end_row(&f->writer);
    }
    f->n_rows++;
    f->last_number = f->last_number < f->n_rows ? f->n_rows : f->last_number;
    for (size_t i = 0; f->last_number < f->blank_rows && i < f->leaves.n; i++) {
        int64_t number =
            table_leaf_is_number(&f->leaves.at[i]) ? cell_number(cells[i]) : NUMBER_NONE;
        f->last_number = number > f->last_number ? number : f->last_number;
    }
}

/* What is left of the template's numbered rows. */
static void add_blank_rows(struct table_form *f)
{
    const char **cells = ARENA_ARRAY(f->arena, const char *, f->leaves.n + 1);
    while (f->last_number < f->blank_rows) {
        for (size_t i = 0; i < f->leaves.n; i++) {
            cells[i] = table_leaf_is_number(&f->leaves.at[i])
                           ? arena_printf(f->arena, "%lld", (long long)f->last_number + 1)
                           : "";
        }
        table_form_row(f, cells);
    }
}

static void note_loss(void *to, uint32_t character, enum encoder_note note)
{
    (void)character;
    (void)note;
    (*(size_t *)to)++;
}

static void end_text(struct table_form *f, const struct table_form_options *o)
{
    struct buf out;
    buf_init(&out);
    encoder_start(&f->encoder, &out);
    encoder_add(&f->encoder, (struct slice){f->text.at, f->text.n}, &out,
                (struct encoder_report){note_loss, &f->losses_n});
    o->sink.write(o->sink.to, out.at, out.n);
    buf_release(&out);
    encoder_close(&f->encoder);
}

void table_form_end(struct table_form *f, const struct table_form_options *o)
{
    add_blank_rows(f);
    if (f->format == TABLE_TXT) {
        table_write(&f->rows, &f->text);
    }
    for (size_t i = 0; i < f->table->footers.n; i++) {
        add_line(f, f->table->footers.at[i]);
    }
    if (f->format == TABLE_TXT) {
        end_text(f, o);
    } else {
        csv_writer_close(&f->writer);
        f->losses_n = f->writer.losses_n;
    }
    buf_release(&f->text);
}
