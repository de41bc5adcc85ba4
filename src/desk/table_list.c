#include "desk/table_list.h"

#include "base/vec.h"
#include "desk/notices.h"
#include "notice/table_def.h"

static const char *column_names(struct arena *a, const struct table_leaves *leaves)
{
    const char *text = "";
    for (size_t i = 0; i < leaves->n; i++) {
        text = arena_printf(a, "%s%s%s", text, i ? "  " : "", leaves->at[i].path);
    }
    return text;
}

/* A column without an origin has that of its table. */
static bool is_own(const struct table_leaves *leaves)
{
    bool own = false;
    for (size_t i = 0; i < leaves->n; i++) {
        own = own || leaves->at[i].origin == ORIGIN_OWN;
    }
    return own;
}

static void add_line(struct arena *a, struct table_lines *out, const struct notice_row *row,
                     struct table_line line)
{
    struct table_leaves leaves = table_leaves(a, line.table);
    line.notice = row->record.id;
    line.code = row->code;
    line.name = line.table->name;
    line.columns = column_names(a, &leaves);
    line.is_own = is_own(&leaves);
    *VEC_PUSH(a, out) = line;
}

/* A line for each track whose cases the table holds. */
static void add_table(struct arena *a, struct table_lines *out, const struct notice_row *row,
                      const struct notice *n, const struct summary_table *t)
{
    for (size_t i = 0; i < n->tracks.n; i++) {
        const char *name = n->tracks.at[i].name ? n->tracks.at[i].name : n->tracks.at[i].code;
        if (table_is_of_track(n, t, name)) {
            add_line(a, out, row, (struct table_line){.table = t, .track = name});
        }
    }
    if (n->tracks.n == 0) {
        add_line(a, out, row, (struct table_line){.table = t});
    }
}

enum status table_lines_load(struct desk *desk, struct arena *a, struct table_lines *out,
                             struct err *err)
{
    struct notice_rows rows = {0};
    *out = (struct table_lines){0};
    enum status status = notice_rows_load(desk, a, &rows, err);
    for (size_t i = 0; i < rows.n && status == STATUS_OK; i++) {
        const struct notice *n = NULL;
        status = notice_definition(desk, rows.at[i].record.id, 0, &n, err);
        for (size_t k = 0; status == STATUS_OK && k < n->tables.n; k++) {
            add_table(a, out, &rows.at[i], n, &n->tables.at[k]);
        }
    }
    return status;
}
