#include "desk/ranking_export.h"

#include "base/buf.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/slice.h"
#include "desk/ranking_list.h"
#include "desk/ranking_paper.h"
#include "desk/ranking_parts.h"
#include "paper/spreadsheet.h"
#include "text/encoder.h"
#include "text/table.h"

/* ---- the quota again --------------------------------------------------------------------------- */

static const char *chosen_text(struct arena *a, const struct ranking_chosen *c, const char *source)
{
    const char *open = c->open ? arena_printf(a, "; 并列跨线待定 %zu 件, 没有列入", c->open) : "";
    const char *quota = c->quota < 0
                            ? "本单位没有查到名额"
                            : arena_printf(a, "名额 %lld (%s)%s", (long long)c->quota,
                                           text_or_empty(source), c->is_over ? ", 超出了" : "");
    return arena_printf(a, "入围 %zu 件, %s%s", c->n, quota, open);
}

enum status ranking_chosen_count(struct desk *desk, struct arena *a, const struct ranking *r,
                                 struct ranking_chosen *out, struct err *err)
{
    const char *source = NULL;
    *out = (struct ranking_chosen){0};
    enum status status = ranking_quota(desk, a, r, &out->quota, &source, err);
    for (size_t i = 0; i < r->n; i++) {
        out->n += r->at[i].row.side == LINE_IN;
        out->open += r->at[i].row.side == LINE_OPEN;
    }
    out->is_over = out->quota >= 0 && (int64_t)out->n > out->quota;
    out->text = status == STATUS_OK ? chosen_text(a, out, source) : NULL;
    return status;
}

/* ---- painted ----------------------------------------------------------------------------------- */

static enum status write_csv(const struct ranking_list *l, enum charset charset,
                             struct csv_sink sink, struct arena *a, struct err *err)
{
    struct csv_writer w;
    enum status status = csv_writer_open(&w, charset, sink, a, err);
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = 0; i < l->n_columns; i++) {
        csv_writer_cell(&w, slice_of(l->columns[i].heading));
    }
    csv_writer_end_row(&w);
    for (size_t k = 0; k < l->n; k++) {
        for (size_t i = 0; i < l->n_columns; i++) {
            csv_writer_cell(&w, slice_of(l->rows[k][i]));
        }
        csv_writer_end_row(&w);
    }
    csv_writer_close(&w);
    return STATUS_OK;
}

static void add_heads(struct spreadsheet *s, const struct ranking_list *l, struct arena *a)
{
    struct report_cell *heads = ARENA_ARRAY(a, struct report_cell, l->n_columns + 1);
    for (size_t i = 0; i < l->n_columns; i++) {
        heads[i].text = l->columns[i].heading;
    }
    spreadsheet_head(s, heads, l->n_columns);
}

static enum status write_xlsx(const struct ranking_list *l, int64_t made, struct csv_sink sink,
                              struct arena *a, struct err *err)
{
    struct spreadsheet s;
    const struct spreadsheet_options o = {
        .name = l->title, .columns = l->columns, .n_columns = l->n_columns};
    enum status status = spreadsheet_open(&s, made, err);
    if (status != STATUS_OK) {
        return status;
    }
    spreadsheet_sheet(&s, &o);
    spreadsheet_line(&s, SPREADSHEET_TITLE, l->title);
    for (size_t i = 0; i < l->above.n; i++) {
        spreadsheet_line(&s, SPREADSHEET_LINE, l->above.at[i]);
    }
    add_heads(&s, l, a);
    for (size_t k = 0; k < l->n; k++) {
        spreadsheet_row(&s, l->rows[k]);
    }
    return spreadsheet_finish(&s, (struct paper_sink){sink.write, sink.to}, err);
}

static const char *list_text(const struct ranking_list *l, struct arena *a)
{
    struct table_column *columns = ARENA_ARRAY(a, struct table_column, l->n_columns);
    struct buf out = BUF_INIT;
    for (size_t i = 0; i < l->n_columns; i++) {
        columns[i] = (struct table_column){.heading = l->columns[i].heading,
                                           .is_right = l->columns[i].side == SIDE_RIGHT};
    }
    struct table t = table_start(a, columns, l->n_columns);
    for (size_t k = 0; k < l->n * l->n_columns; k++) {
        table_cell(&t, l->rows[k / l->n_columns][k % l->n_columns]);
    }
    buf_printf(&out, "%s\n", l->title);
    for (size_t i = 0; i < l->above.n; i++) {
        buf_printf(&out, "%s\n", l->above.at[i]);
    }
    buf_char(&out, '\n');
    table_write(&t, &out);
    const char *text = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return text;
}

enum status ranking_export_text(struct desk *desk, struct arena *a,
                                const struct ranking_official *o, bool is_whole, const char **text,
                                struct err *err)
{
    struct ranking_list l;
    if (is_whole) {
        enum status status = ranking_text(desk, a, &o->ranking, text, err);
        *text = arena_printf(a, "%s\n%s", ranking_official_text(a, o), text_or_empty(*text));
        return status;
    }
    enum status status = ranking_list_chosen(desk, a, o, &l, err);
    *text = status == STATUS_OK ? list_text(&l, a) : NULL;
    return status;
}

/* ---- to a file --------------------------------------------------------------------------------- */

static void to_file(void *to, const char *bytes, size_t n)
{
    outfile_write(to, bytes, n);
}

static enum status write_text(const char *text, enum charset charset, struct csv_sink sink,
                              struct err *err)
{
    struct encoder e;
    struct buf out = BUF_INIT;
    enum status status = encoder_open(&e, charset, err);
    if (status != STATUS_OK) {
        return status;
    }
    encoder_start(&e, &out);
    encoder_add(&e, slice_of(text), &out, (struct encoder_report){0});
    encoder_close(&e);
    sink.write(sink.to, out.at, out.n);
    buf_release(&out);
    return STATUS_OK;
}

/* One export while it runs. */
struct export
{
    struct desk *desk;
    struct arena *arena;
    const struct ranking_official *official;
    const struct ranking_export *how;
    struct ranking_list list;
};

static enum status make_list(struct export *e, struct err *err)
{
    return (e->how->is_whole ? ranking_list_whole
                             : ranking_list_chosen)(e->desk, e->arena, e->official, &e->list, err);
}

static enum status write_list(struct export *e, struct csv_sink sink, struct err *err)
{
    const char *text = NULL;
    if (e->how->format == TABLE_CSV) {
        return write_csv(&e->list, e->how->charset, sink, e->arena, err);
    }
    if (e->how->format == TABLE_XLSX) {
        return write_xlsx(&e->list, clock_now(&e->desk->clock), sink, e->arena, err);
    }
    enum status status =
        ranking_export_text(e->desk, e->arena, e->official, e->how->is_whole, &text, err);
    return status == STATUS_OK ? write_text(text, e->how->charset, sink, err) : status;
}

enum status ranking_export(struct desk *desk, struct arena *a, const struct ranking_official *o,
                           const struct ranking_export *how, struct ranking_exported *out,
                           struct err *err)
{
    struct export e = {.desk = desk, .arena = a, .official = o, .how = how};
    struct outfile file;
    *out = (struct ranking_exported){0};
    enum status status = make_list(&e, err);
    if (status == STATUS_OK) {
        status = ranking_chosen_count(desk, a, &o->ranking, &out->chosen, err);
    }
    if (status == STATUS_OK) {
        status = outfile_open(&file, how->path, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = write_list(&e, (struct csv_sink){to_file, &file}, err);
    if (status != STATUS_OK) {
        outfile_abort(&file);
        return status;
    }
    out->rows = e.list.n;
    return outfile_commit(&file, err);
}

const char *ranking_export_name(struct arena *a, const struct ranking *r, const char *code,
                                const struct ranking_export *how)
{
    static const char *const endings[] = {
        [TABLE_CSV] = "csv", [TABLE_TXT] = "txt", [TABLE_XLSX] = "xlsx"};
    const char *choice =
        arena_printf(a, "%s%s%s%s", r->wanted.track ? "-" : "", text_or_empty(r->wanted.track),
                     r->wanted.direction ? "-" : "", text_or_empty(r->wanted.direction));
    return arena_printf(a, "%s-%s号%s.%s", how->is_whole ? "名次" : "推荐汇总表", code, choice,
                        endings[how->format]);
}
