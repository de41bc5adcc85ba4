#include "support/tables.h"

#include "base/file.h"
#include "base/slice.h"
#include "desk/notices.h"
#include "support/check.h"
#include "support/folder.h"

const char *table_file(struct arena *a, const char *text)
{
    return folder_file(a, "table.csv", slice_of(text));
}

int64_t notice_id(struct desk *desk, struct arena *a, const char *code)
{
    struct err err = {.arena = a};
    struct notice_row row;
    if (notice_find(desk, a, code, &row, &err) != STATUS_OK) {
        fail_msg("%s", err.text);
    }
    return row.record.id;
}

struct table_plan import_file(struct desk *desk, struct arena *a, const char *notice,
                              const char *path)
{
    struct err err = {.arena = a};
    struct table_plan plan;
    const struct table_import_options o = {.path = path, .notice = notice_id(desk, a, notice)};
    if (table_import(desk, a, &o, &plan, &err) != STATUS_OK) {
        fail_msg("%s", err_sentence(&err));
    }
    return plan;
}

struct table_plan preview_file(struct desk *desk, struct arena *a, const char *notice,
                               const char *path)
{
    struct err err = {.arena = a};
    struct table_plan plan;
    const struct table_import_options o = {.path = path, .notice = notice_id(desk, a, notice)};
    if (table_preview(desk, a, &o, &plan, &err) != STATUS_OK) {
        fail_msg("%s", err_sentence(&err));
    }
    return plan;
}

const char *export_text(struct desk *desk, struct arena *a, const char *notice)
{
    struct err err = {.arena = a};
    struct table_exported done;
    struct slice text;
    const char *path = table_file(a, "");
    const struct table_export_options o = {
        .notice = notice_id(desk, a, notice), .charset = CHARSET_UTF8, .path = path};
    if (table_export(desk, a, &o, &done, &err) != STATUS_OK ||
        file_read(a, path, 1u << 20, &text, &err) != STATUS_OK) {
        fail_msg("%s", err_sentence(&err));
    }
    return text.at;
}

const struct table_problem *problem_with(const struct table_plan *plan, const char *code)
{
    for (size_t i = 0; i < plan->problems.n; i++) {
        if (text_eq(plan->problems.at[i].code, code)) {
            return &plan->problems.at[i];
        }
    }
    return NULL;
}
