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

/* The track when the table is of one of several. */
static const char *track_of(const struct notice *n, const struct summary_table *t)
{
    const char *found = NULL;
    size_t fits = 0;
    for (size_t i = 0; i < n->tracks.n; i++) {
        const char *name = n->tracks.at[i].name ? n->tracks.at[i].name : n->tracks.at[i].code;
        if (table_is_of_track(n, t, name)) {
            found = name;
            fits++;
        }
    }
    return fits == 1 ? found : NULL;
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
            const struct summary_table *t = &n->tables.at[k];
            struct table_leaves leaves = table_leaves(a, t);
            *VEC_PUSH(a, out) = (struct table_line){
                .notice = rows.at[i].record.id,
                .code = rows.at[i].code,
                .name = t->name,
                .track = track_of(n, t),
                .columns = column_names(a, &leaves),
                .is_own = is_own(&leaves),
                .table = t,
            };
        }
    }
    return status;
}
