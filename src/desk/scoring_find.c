#include "base/slice.h"
#include "desk/panels.h"
#include "desk/scoring.h"
#include "store/queries.h"

/* The one panel among those that score; *id 0 and err set when it is not one. */
static enum status only_panel(struct desk *desk, struct arena *a,
                              const struct scoring_wanted *wanted, int64_t *id, struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    const char *names = "";
    size_t n = 0;
    enum status status =
        db_query(desk->db, QUERY_SCORING_PANELS,
                 DB_ARGS(db_int(wanted->reviewer), db_int(wanted->submission)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        *id = db_column_int(&c, 0);
        names = arena_printf(a, "%s%s「%s」", names, n++ ? "、" : "", db_column_borrow(&c, 1));
    }
    db_finish(&c);
    if (status == STATUS_OK && n == 0) {
        return err_set(err, STATUS_NOT_FOUND, "没有正在打分、分给这位专家的评审组");
    }
    return status == STATUS_OK && n > 1
               ? err_set(err, STATUS_USAGE, "有 %zu 个评审组: %s; 请指明是哪一个", n, names)
               : status;
}

enum status scoring_find(struct desk *desk, struct arena *a, const struct scoring_wanted *wanted,
                         struct scoring *out, struct err *err)
{
    struct panel panel;
    int64_t id = 0;
    if (wanted->panel) {
        enum status found = panel_find(desk, a, wanted->panel, &panel, err);
        return found == STATUS_OK ? scoring_of(a, &panel, out, err) : found;
    }
    enum status status = only_panel(desk, a, wanted, &id, err);
    return status == STATUS_OK ? scoring_load(desk, a, id, out, err) : status;
}
