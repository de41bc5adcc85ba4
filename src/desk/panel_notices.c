#include "desk/panel_notices.h"

#include "base/vec.h"
#include "desk/notices.h"
#include "store/queries.h"

enum status panel_notices_load(struct desk *desk, struct arena *a, struct panel_notices *out,
                               struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    *out = (struct panel_notices){0};
    enum status status = db_query(desk->db, QUERY_PANEL_NOTICES, DB_NO_ARGS, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        *VEC_PUSH(a, out) =
            (struct panel_notice){.id = db_column_int(&c, 0), .n_panels = db_column_int(&c, 1)};
    }
    db_finish(&c);
    for (size_t i = 0; i < out->n && status == STATUS_OK; i++) {
        struct notice_row row = {0};
        status = notice_row_load(desk, a, out->at[i].id, &row, err);
        out->at[i].code = row.code;
    }
    return status;
}
