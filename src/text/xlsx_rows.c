/* A sheet, row by row: the reading halts behind each row that holds something. */
#include <stdlib.h>
#include <string.h>

#include "base/die.h"
#include "text/csv_escape.h"
#include "text/xlsx_row.h"

/* ---- rows -------------------------------------------------------------------------------------------- */

static void start_row(struct xlsx_rows *r, const char **attributes)
{
    struct xlsx_row *row = r->row;
    const char *name = xml_attribute(attributes, "r");
    const char *hidden = xml_attribute(attributes, "hidden");
    int number = name ? xlsx_number_of(name) : row->number + 1, before = row->number;
    if (number <= before || number > XLSX_ROWS_MAX) {
        xlsx_fail_at(r, 0, "这一行之后的行号不对, 文件坏了; 用表格软件打开另存一份");
        return;
    }
    row->number = number;
    row->is_hidden = text_eq(hidden, "1") || text_eq(hidden, "true");
    row->filled = row->column = 0;
    row->text.n = 0;
}

static void end_row(struct xlsx_rows *r)
{
    struct xlsx_row *row = r->row;
    if (row->filled == 0) {
        return;
    }
    row->cells_read += row->filled;
    if (row->cells_read > XLSX_CELLS_MAX) {
        xlsx_fail_at(r, 0, "到这里已经多得不像汇总表, 没有再读; 请删去表外的空列再存");
        return;
    }
    r->look.last_row = row->number;
    if (row->is_hidden && r->look.hidden_rows++ == 0) {
        r->look.first_hidden_row = row->number;
    }
    row->is_ready = true;
    xml_pause(&r->xml);
}

/* ---- what is heard ------------------------------------------------------------------------------------ */

static void on_start(void *to, const char *name, const char **attributes)
{
    struct xlsx_rows *r = to;
    struct xlsx_row *row = r->row;
    if (strcmp(name, "c") == 0) {
        xlsx_cell_start(r, attributes);
    } else if (strcmp(name, "v") == 0) {
        row->is_value = row->has_value = true;
    } else if (strcmp(name, "f") == 0) {
        row->has_formula = true;
    } else if (strcmp(name, "row") == 0) {
        start_row(r, attributes);
    } else if (strcmp(name, "col") == 0) {
        xlsx_note_columns(r, attributes);
    } else if (strcmp(name, "mergeCell") == 0) {
        xlsx_note_merge(r, attributes);
    } else {
        xlsx_text_start(&row->run, name);
    }
}

static void on_end(void *to, const char *name)
{
    struct xlsx_rows *r = to;
    if (strcmp(name, "c") == 0) {
        xlsx_cell_end(r);
    } else if (strcmp(name, "v") == 0) {
        r->row->is_value = false;
    } else if (strcmp(name, "row") == 0) {
        end_row(r);
    } else {
        xlsx_text_end(&r->row->run, name);
    }
}

static void on_text(void *to, const char *text, size_t n)
{
    struct xlsx_rows *r = to;
    struct xlsx_row *row = r->row;
    if (!row->is_inside || (!row->is_value && !xlsx_text_hears(&row->run))) {
        return;
    }
    if (row->text.n - row->start + n > CSV_CELL_MAX || row->text.n + n > CSV_ROW_MAX) {
        xlsx_fail_at(r, row->column, "文字多得不像汇总表, 没有再读");
        return;
    }
    buf_add(&row->text, text, n);
}

/* ---- handing out ---------------------------------------------------------------------------------------- */

static void give_row(struct xlsx_rows *r, struct csv_row *out)
{
    struct xlsx_row *row = r->row;
    size_t n = xlsx_merged_width(&row->merged, row->number, row->filled);
    bool is_blank = true;
    row->cells = xrealloc(row->cells, (n + 1) * sizeof *row->cells);
    for (size_t i = 0; i < n; i++) {
        struct xlsx_place p = i < row->filled ? row->places[i] : (struct xlsx_place){0, 0, false};
        const char *from = p.is_shared ? r->book->strings.at : row->text.at;
        struct slice text = csv_unescape((struct slice){from + p.start, p.n});
        row->cells[i] = (struct csv_cell){.text = text, .line = row->number};
        is_blank = is_blank && slice_trim(text).n == 0;
    }
    xlsx_merged_row(&row->merged, row->number, row->cells, n);
    *out = (struct csv_row){row->cells, n, row->number, is_blank, false};
}

enum status xlsx_rows_next(struct xlsx_rows *r, struct csv_row *row, struct err *err)
{
    struct xlsx_row *own = r->row;
    while (!own->is_ready && !r->xml.is_done) {
        enum status status = xml_run(&r->xml, err);
        if (status != STATUS_OK) {
            return status;
        }
    }
    if (!own->is_ready) {
        *row = (struct csv_row){.line = own->given + 1, .is_blank = true, .is_end = true};
        return STATUS_OK;
    }
    own->given++;
    if (own->given < own->number) {
        *row = (struct csv_row){.line = own->given, .is_blank = true};
        return STATUS_OK;
    }
    own->is_ready = false;
    give_row(r, row);
    return STATUS_OK;
}

enum status xlsx_rows_open(struct xlsx_rows *r, struct xlsx *book, size_t sheet,
                           const struct xlsx_look *known, struct err *err)
{
    *r = (struct xlsx_rows){.book = book, .sheet = &book->sheets.at[sheet], .known = known};
    const struct zip_part part = {r->sheet->part, XLSX_SHEET_BYTES_MAX};
    enum status status = xml_open(&r->xml, &book->zip, part, err);
    r->row = xmalloc(sizeof *r->row);
    *r->row = (struct xlsx_row){0};
    buf_init(&r->row->text);
    buf_init(&r->row->value);
    xlsx_merged_init(&r->row->merged, known);
    if (status != STATUS_OK) {
        xlsx_rows_close(r);
        return status == STATUS_NOT_FOUND
                   ? err_set(err, STATUS_DATA, "工作表「%s」不在文件里, 文件坏了", r->sheet->name)
                   : status;
    }
    xml_listen(&r->xml, (struct xml_handler){on_start, on_end, on_text}, r);
    return STATUS_OK;
}

void xlsx_rows_close(struct xlsx_rows *r)
{
    xml_close(&r->xml);
    if (r->row) {
        buf_release(&r->row->text);
        buf_release(&r->row->value);
        xlsx_merged_release(&r->row->merged);
        free(r->row->places);
        free(r->row->cells);
        free(r->row);
    }
    r->row = NULL;
}

int xlsx_rows_percent(const struct xlsx_rows *r)
{
    const struct zip_stream *s = &r->xml.stream;
    return s->claimed && s->read < s->claimed ? (int)(s->read * 100 / s->claimed) : 100;
}
