#include "desk/my_panels.h"

#include "base/slice.h"
#include "base/vec.h"
#include "desk/reviewers.h"
#include "model/panel.h"
#include "store/queries.h"

enum status my_panels_load(struct desk *desk, struct arena *a, struct my_panels *out,
                           struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    *out = (struct my_panels){0};
    enum status status = desk_allow(desk, MAY_REVIEW, err);
    if (status == STATUS_OK) {
        status = reviewer_me(desk, &out->reviewer, err);
    }
    if (status != STATUS_OK || !out->reviewer) {
        return status;
    }
    status = db_query(desk->db, QUERY_PANELS_MINE, DB_ARGS(db_int(out->reviewer)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        *VEC_PUSH(a, out) = (struct my_panel){
            .id = db_column_int(&c, 0),
            .name = db_column_text(&c, 1, a),
            .notice = db_column_text(&c, 2, a),
            .scheme = db_column_text(&c, 3, a),
            .state = db_column_text(&c, 4, a),
            .cases = db_column_int(&c, 5),
            .sealed = db_column_int(&c, 6),
            .drafts = db_column_int(&c, 7),
            .signing = db_column_text(&c, 8, a),
        };
    }
    db_finish(&c);
    return status;
}

const struct my_panel *my_panels_only(const struct my_panels *panels)
{
    const struct my_panel *only = NULL;
    for (size_t i = 0; i < panels->n; i++) {
        if (text_eq(panels->at[i].state, PANEL_SCORING)) {
            if (only) {
                return NULL;
            }
            only = &panels->at[i];
        }
    }
    return only;
}
