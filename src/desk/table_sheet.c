#include "desk/table_sheet.h"

#include "base/slice.h"

static const char *names(struct arena *a, const struct rows_file *file, size_t but)
{
    const char *text = "";
    for (size_t i = 0; i < file->book.sheets.n; i++) {
        const struct xlsx_sheet *s = &file->book.sheets.at[i];
        if (i != but) {
            text = arena_printf(a, "%s%s「%s」%s", text, *text ? ", " : "", s->name,
                                s->is_hidden ? "(隐藏)" : "");
        }
    }
    return text;
}

static enum status find_named(struct rows_file *file, const char *name, struct err *err)
{
    for (size_t i = 0; i < file->book.sheets.n; i++) {
        if (text_eq(file->book.sheets.at[i].name, name)) {
            file->sheet = i;
            return STATUS_OK;
        }
    }
    return err_set(err, STATUS_USAGE, "工作簿里没有工作表「%s」; 有: %s", name,
                   names(err->arena, file, SIZE_MAX));
}

static enum status fit_of(struct rows_file *file, const struct summary_table *table, size_t *fit,
                          struct err *err)
{
    struct arena scratch = {0};
    struct rows rows;
    struct table_head head;
    enum status status = rows_open(&rows, file, err);
    if (status == STATUS_OK) {
        status = table_head_read(&scratch, &rows, &head, err);
        *fit = status == STATUS_OK ? table_head_fit(&head, table) : 0;
        rows_close(&rows);
    }
    arena_release(&scratch);
    return status;
}

/* The best fit among the sheets that are hidden, or are not; `found` stays when none fits. */
static enum status find_fitting(struct rows_file *file, const struct summary_table *table,
                                bool is_hidden, size_t *found, struct err *err)
{
    size_t best = 0;
    for (size_t i = 0; i < file->book.sheets.n; i++) {
        size_t fit = 0;
        if (file->book.sheets.at[i].is_hidden != is_hidden) {
            continue;
        }
        file->sheet = i;
        enum status status = fit_of(file, table, &fit, err);
        if (status != STATUS_OK) {
            return status;
        }
        if (fit > best) {
            best = fit;
            *found = i;
        }
    }
    return STATUS_OK;
}

static enum status find_best(struct rows_file *file, const struct summary_table *table,
                             struct err *err)
{
    size_t first = file->sheet, found = SIZE_MAX;
    enum status status = find_fitting(file, table, false, &found, err);
    if (status == STATUS_OK && found == SIZE_MAX) {
        status = find_fitting(file, table, true, &found, err);
    }
    file->sheet = found == SIZE_MAX ? first : found;
    return status;
}

enum status table_sheet_choose(struct rows_file *file, struct arena *a,
                               const struct table_sheet_wanted *wanted,
                               struct table_problems *problems, struct err *err)
{
    enum status status = STATUS_OK;
    if (!file->is_book) {
        return text_is_empty(wanted->sheet)
                   ? STATUS_OK
                   : err_set(err, STATUS_USAGE, "%s 不是工作簿, 没有工作表可指定", file->name);
    }
    if (!text_is_empty(wanted->sheet)) {
        status = find_named(file, wanted->sheet, err);
    } else if (file->book.sheets.n > 1) {
        status = find_best(file, wanted->table, err);
    }
    if (status == STATUS_OK) {
        status = rows_look(file, err);
    }
    if (status == STATUS_OK && file->book.sheets.n > 1) {
        table_problem_add(
            problems, (struct table_problem){0, 0, NULL, SEVERITY_NOTE, "sheet",
                                             arena_printf(a, "读的是工作表「%s」; 没有读: %s",
                                                          file->book.sheets.at[file->sheet].name,
                                                          names(a, file, file->sheet))});
    }
    return status;
}

/* ---- what rows do not show ------------------------------------------------------------------------- */

static void tell(struct table_problems *p, int line, size_t column, const char *code,
                 const char *text)
{
    table_problem_add(p, (struct table_problem){line, column, NULL, SEVERITY_WARNING, code, text});
}

static void tell_hidden(const struct xlsx_look *look, const struct table_layout *l,
                        struct table_problems *p)
{
    if (look->hidden_rows) {
        tell(p, look->first_hidden_row, 0, "hidden",
             arena_printf(p->arena, "从这一行起有 %lld 行是隐藏的, 照样读了; 不该报的请删去",
                          (long long)look->hidden_rows));
    }
    for (size_t i = 0; i < look->n_hidden; i++) {
        size_t first = (size_t)look->hidden[i].first;
        if (first <= l->n_columns) {
            tell(p, 0, first, "hidden", "这一列是隐藏的, 照样读了; 请看清内容对不对");
        }
    }
}

void table_sheet_tell(const struct rows_file *file, const struct table_layout *layout,
                      struct table_problems *problems)
{
    const struct xlsx_look *look = &file->look;
    if (!file->is_book) {
        return;
    }
    tell_hidden(look, layout, problems);
    if (look->uncomputed) {
        tell(problems, look->first_uncomputed_row, (size_t)look->first_uncomputed_column, "formula",
             arena_printf(
                 problems->arena,
                 "这样的公式共 %lld 个, 没有算出的结果, 当作空格: 用表格软件打开保存一次再导入",
                 (long long)look->uncomputed));
    }
}
