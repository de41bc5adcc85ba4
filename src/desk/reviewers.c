#include "desk/reviewers.h"

#include <string.h>

#include "base/vec.h"
#include "desk/sight.h"
#include "desk/units.h"
#include "store/queries.h"
#include "store/record.h"
#include "text/key.h"

static enum status read_view(struct desk *desk, struct arena *a, const struct db_cursor *c,
                             struct reviewer_view *out, struct err *err)
{
    struct reviewer_view *v = out;
    enum status status =
        record_load(desk->db, &reviewer_type, db_column_int(c, 0), a, &v->reviewer, err);
    v->no = reviewer_no(a, v->reviewer.record.id);
    v->unit = db_column_text(c, 1, a);
    v->credit_code = db_column_text(c, 2, a);
    v->credit_code = v->credit_code ? v->credit_code : v->reviewer.credit_code;
    v->login = db_column_text(c, 3, a);
    v->load = db_column_int(c, 4);
    v->roles = db_column_text(c, 5, a);
    return status;
}

static enum status load_views(struct desk *desk, struct arena *a, struct record_run ids,
                              struct reviewer_views *out, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    *out = (struct reviewer_views){0};
    enum status status = db_query(desk->db, QUERY_REVIEWER_VIEWS,
                                  DB_ARGS(db_int(ids.first), db_int(ids.last)), &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        status = read_view(desk, a, &c, VEC_PUSH(a, out), err);
    }
    db_finish(&c);
    return status;
}

enum status reviewers_load(struct desk *desk, struct arena *a, struct reviewer_views *out,
                           struct err *err)
{
    enum status status = sight_whole(desk, err);
    return status == STATUS_OK ? load_views(desk, a, (struct record_run){1, INT64_MAX}, out, err)
                               : status;
}

enum status reviewer_me(struct desk *desk, int64_t *id, struct err *err)
{
    return db_one(desk->db, QUERY_REVIEWER_OF_PERSON, DB_ARGS(db_int(desk->me.record.id)), 0, id,
                  err);
}

enum status reviewer_allow(struct desk *desk, int64_t reviewer, unsigned may, struct err *err)
{
    int64_t me = 0;
    enum status status = reviewer_me(desk, &me, err);
    if (status != STATUS_OK || (me && me == reviewer)) {
        return status;
    }
    return may ? desk_allow(desk, may, err) : sight_whole(desk, err);
}

enum status reviewer_view_load(struct desk *desk, struct arena *a, int64_t id,
                               struct reviewer_view *out, struct err *err)
{
    struct reviewer_views views;
    enum status status = reviewer_allow(desk, id, 0, err);
    if (status == STATUS_OK) {
        status = load_views(desk, a, one_record(id), &views, err);
    }
    if (status == STATUS_OK && views.n == 0) {
        return err_set(err, STATUS_NOT_FOUND, "没有专家 %s, 或已经作废", reviewer_no(a, id));
    }
    if (status == STATUS_OK) {
        *out = views.at[0];
    }
    return status;
}

/* Two or more of a name, each with number and unit, so that one can be chosen. */
static enum status refuse_namesakes(struct desk *desk, struct arena *a, const char *name,
                                    const int64_t *ids, size_t n, struct err *err)
{
    const char *list = "";
    for (size_t i = 0; i < n; i++) {
        struct reviewer r = {0};
        enum status status = record_load(desk->db, &reviewer_type, ids[i], a, &r, err);
        if (status != STATUS_OK) {
            return status;
        }
        const char *unit = unit_name(desk, a, r.unit);
        list = arena_printf(a, "%s%s%s %s", list, i ? ", " : "", reviewer_no(a, ids[i]),
                            unit ? unit : "单位未填");
    }
    return err_set(err, STATUS_DATA, "叫「%s」的专家有 %zu 位: %s; 请写编号", name, n, list);
}

enum status reviewer_find(struct desk *desk, struct arena *a, const char *text,
                          struct reviewer *out, struct err *err)
{
    int64_t id = reviewer_no_parse(text), *ids = NULL;
    size_t n = 0;
    enum status status = STATUS_OK;
    if (!id) {
        status = record_ids(desk->db, QUERY_REVIEWER_BY_KEY, DB_ARGS(db_text(unit_key(a, text))), a,
                            &ids, &n, err);
        id = n == 1 ? ids[0] : 0;
    }
    if (status == STATUS_OK && n > 1) {
        status = refuse_namesakes(desk, a, text, ids, n, err);
    }
    if (status == STATUS_OK && id) {
        status = record_load(desk->db, &reviewer_type, id, a, out, err);
    }
    if (status == STATUS_NOT_FOUND || (status == STATUS_OK && (!id || out->record.is_void))) {
        return err_set(err, STATUS_NOT_FOUND,
                       "没有专家「%s」; 写姓名或编号 (如 Z0007), 名单用 shenbao reviewer list",
                       text);
    }
    return status;
}

bool reviewer_matches(const struct reviewer_view *v, const char *text)
{
    const char *const texts[] = {v->no, v->reviewer.name, v->unit, v->reviewer.expertise,
                                 v->reviewer.initials};
    bool is_found = !*text;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        is_found = is_found || (texts[i] && strstr(texts[i], text));
    }
    return is_found;
}

const char *reviewer_load_text(struct arena *a, const struct reviewer_view *v)
{
    return v->reviewer.load_max == NUMBER_NONE
               ? arena_printf(a, "%lld", (long long)v->load)
               : arena_printf(a, "%lld/%lld", (long long)v->load, (long long)v->reviewer.load_max);
}
