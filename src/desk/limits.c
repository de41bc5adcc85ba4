#include "desk/limits.h"

#include <stdlib.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/limit_question.h"
#include "desk/notices.h"
#include "rules/levels.h"
#include "store/queries.h"
#include "store/record.h"

enum status limits_choice(struct desk *desk, int64_t notice, struct limit_choice *out,
                          struct err *err)
{
    struct notice_row row = {0};
    enum status status = notice_row_load(desk, err->arena, notice, &row, err);
    *out =
        (struct limit_choice){.is_closed = row.is_stopped != 0, .revision = (uint32_t)row.revision};
    return status;
}

/* ---- in words ------------------------------------------------------------------------------------ */

int64_t limit_unit_of(const struct limit_tallies *t, const struct limit_result *r)
{
    uint32_t key = t->at[r->tally].groups.at[r->group].key;
    return limit_is_of_unit(r->limit) ? t->list->units.at[key].id : 0;
}

static void add_users(struct arena *a, const struct limit_tallies *t, struct limit_line *line)
{
    const struct limit_result *r = &line->result;
    size_t n, certain = 0;
    const struct limit_use *uses = limit_users(a, t, r, &n);
    line->users = ARENA_ARRAY(a, struct limit_user, n + 1);
    for (size_t i = 0; i < n; i++) {
        const char *name = limit_thing_name(t, r->limit, &uses[i]);
        bool is_certain = uses[i].truth == TRUTH_YES;
        certain += is_certain;
        line->users[line->n_users++] = (struct limit_user){
            .submission = t->list->rows.at[uses[i].row].id,
            .name = *name ? arena_text(a, name) : NULL,
            .is_over = is_certain && r->max.has && (int64_t)certain > r->max.value,
            .is_certain = is_certain,
            .is_handed_up = t->list->rows.at[uses[i].row].as == COUNTED_ABOVE,
        };
    }
}

/* The results of the other limits for the same unit, of which some may be parts of this one. */
static const struct limit_result *siblings(struct arena *a, const struct limit_tallies *t,
                                           size_t limit, size_t group, size_t *n)
{
    uint32_t key = t->at[limit].groups.at[group].key;
    struct limit_result *all = ARENA_ARRAY(a, struct limit_result, t->n + 1);
    *n = 0;
    for (size_t i = 0; i < t->n; i++) {
        bool is_alike = t->at[i].limit->per == t->at[limit].limit->per;
        uint32_t found = is_alike && t->at[i].limit->part_of ? t->at[i].group_of[key] : 0;
        if (found) {
            all[(*n)++] = limit_judge(t, i, found - 1);
        }
    }
    return all;
}

/* With the notice where two levels are told beside each other. */
static const char *clause_of(struct arena *a, const struct limit_rows *rows,
                             const struct limit_result *r)
{
    const struct notice *own = rows->list.notice, *parent = rows->list.parent;
    const struct limit *upper = levels_same_limit(own, parent, r->limit);
    const char *clause = r->clause;
    if (upper) {
        return levels_clause(a, own, parent, r->limit, clause);
    }
    return clause && rows->names_notice ? arena_printf(a, "%s号 %s", own->code, clause) : clause;
}

struct limit_line limit_line_of(struct arena *a, const struct limit_rows *rows,
                                const struct limit_tallies *t, size_t limit, size_t group)
{
    size_t n_parts;
    const struct limit_result *parts = siblings(a, t, limit, group, &n_parts);
    struct limit_line line = {.notice = rows->notice,
                              .code = rows->list.notice->code,
                              .result = limit_judge(t, limit, group)};
    line.unit = limit_unit_of(t, &line.result);
    line.result.clause = clause_of(a, rows, &line.result);
    line.who = arena_text(a, limit_who(t, &line.result));
    line.room = limit_room(t, &line.result);
    line.brief = limit_brief(a, &line.result);
    line.left = limit_left(a, t, &line.result, parts, n_parts);
    line.basis = limit_basis(a, &line.result);
    line.sentence = limit_sentence(a, t, &line.result);
    add_users(a, t, &line);
    return line;
}

/* ---- the groups of one row --------------------------------------------------------------------------- */

bool limit_is_of_list(const struct limit *limit)
{
    return limit->per != PER_SUBMISSION && limit->per != PER_CASE;
}

static void add_groups_of(struct limit_question *q, bool only_lists, struct limit_lines *out)
{
    for (size_t i = 0; i < q->tallies.n; i++) {
        struct limit_groups groups = limit_groups_of(q->arena, &q->tallies, i, q->row);
        bool is_wanted = !only_lists || limit_is_of_list(q->tallies.at[i].limit);
        for (size_t g = 0; is_wanted && g < groups.n; g++) {
            *VEC_PUSH(q->arena, out) =
                limit_line_of(q->arena, &q->rows, &q->tallies, i, groups.at[g]);
        }
    }
}

/* ---- the upper notice ---------------------------------------------------------------------------------- */

/* The list that is handed up, and what holds for this case alone unless the own notice says the same. */
static bool is_told_above(const struct limit_question *q, const struct notice *child,
                          const struct limit *limit)
{
    bool is_own =
        limit->per == PER_SUBMISSION && !levels_own_limit(child, q->rows.list.notice, limit);
    return limit->per == PER_RECOMMENDER || is_own;
}

static void add_groups_above(struct limit_question *q, const struct notice *child,
                             struct limit_lines *out)
{
    for (size_t i = 0; i < q->tallies.n; i++) {
        struct limit_groups groups = limit_groups_of(q->arena, &q->tallies, i, q->row);
        bool is_told = is_told_above(q, child, q->tallies.at[i].limit);
        for (size_t g = 0; is_told && g < groups.n; g++) {
            struct limit_line *line = VEC_PUSH(q->arena, out);
            *line = limit_line_of(q->arena, &q->rows, &q->tallies, i, groups.at[g]);
            line->is_above = true;
        }
    }
}

static enum status add_above(struct desk *desk, struct arena *a, const struct submission *s,
                             bool is_asked, struct limit_lines *out, struct err *err)
{
    struct limit_question q;
    const struct notice *child = NULL;
    enum status status = limit_question_above(&q, desk, a, s, is_asked, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = notice_definition(desk, s->notice, 0, &child, err);
    if (status == STATUS_OK) {
        add_groups_above(&q, child, out);
    }
    limit_question_close(&q);
    return status;
}

enum status limits_of_case(struct desk *desk, struct arena *a, const struct submission *s,
                           bool is_asked, struct limit_lines *out, struct err *err)
{
    struct limit_question q, own;
    *out = (struct limit_lines){0};
    enum status status = limit_question_case(&q, desk, a, s, is_asked, err);
    if (status != STATUS_OK) {
        return status;
    }
    bool has_parent = q.rows.list.parent != NULL;
    bool is_in_force = limit_question_is_in_force(&q, s);
    q.rows.names_notice = has_parent;
    add_groups_of(&q, false, out);
    limit_question_close(&q);
    status = is_in_force ? STATUS_OK : limit_question_own(&own, desk, a, s, is_asked, err);
    if (status == STATUS_OK && !is_in_force) {
        own.rows.names_notice = has_parent;
        add_groups_of(&own, false, out);
        limit_question_close(&own);
    }
    return status == STATUS_OK && has_parent ? add_above(desk, a, s, is_asked, out, err) : status;
}

/* ---- a unit ---------------------------------------------------------------------------------------- */

enum status limits_of_recommender(struct desk *desk, struct arena *a, int64_t notice, int64_t unit,
                                  struct limit_lines *out, struct err *err)
{
    struct limit_question q;
    const struct submission asked = {
        .notice = notice, .recommender = unit, .list_order = NUMBER_NONE};
    *out = (struct limit_lines){0};
    enum status status = limit_question_case(&q, desk, a, &asked, true, err);
    if (status == STATUS_OK) {
        add_groups_of(&q, true, out);
        limit_question_close(&q);
    }
    return status;
}

static void add_own_groups(struct limit_question *q, uint32_t unit, struct limit_lines *out)
{
    for (size_t i = 0; i < q->tallies.n; i++) {
        const struct limit_tally *t = &q->tallies.at[i];
        uint32_t group = limit_is_of_unit(t->limit) ? t->group_of[unit] : 0;
        if (group) {
            *VEC_PUSH(q->arena, out) = limit_line_of(q->arena, &q->rows, &q->tallies, i, group - 1);
        }
    }
}

static enum status add_notice(struct desk *desk, struct arena *a, int64_t notice, int64_t unit,
                              struct limit_lines *out, struct err *err)
{
    struct limit_question q;
    uint32_t place = 0;
    enum status status = limit_question_open(&q, desk, a, notice, 0, err);
    if (status != STATUS_OK) {
        return status;
    }
    status = limit_rows_of_unit(&q.rows, unit, err);
    if (status == STATUS_OK) {
        limit_question_count(&q);
        status = limit_rows_unit(&q.rows, unit, &place, err);
    }
    if (status == STATUS_OK && place) {
        add_own_groups(&q, place, out);
    }
    limit_question_close(&q);
    return status;
}

/* Notices that were looked at. */
struct known {
    struct arena *arena;
    const int64_t *at;
    size_t n;
};

static bool has_id(const struct known *known, int64_t id)
{
    bool has = false;
    for (size_t i = 0; i < known->n && !has; i++) {
        has = known->at[i] == id;
    }
    return has;
}

static bool is_forwarded(const struct notice_rows *rows, const char *doc_no)
{
    bool is = false;
    for (size_t i = 0; i < rows->n && !is; i++) {
        is = text_eq(rows->at[i].parent, doc_no);
    }
    return is;
}

/* Upper notices under which the desk's own unit filed nothing, but may have handed up. */
static enum status add_upper(struct desk *desk, int64_t unit, struct known known,
                             struct limit_lines *out, struct err *err)
{
    struct notice_rows rows;
    enum status status = notice_rows_load(desk, known.arena, &rows, err);
    for (size_t i = 0; i < rows.n && status == STATUS_OK; i++) {
        int64_t notice = rows.at[i].record.id;
        if (!has_id(&known, notice) && is_forwarded(&rows, rows.at[i].doc_no)) {
            status = add_notice(desk, known.arena, notice, unit, out, err);
        }
    }
    return status;
}

static enum status is_own_unit(struct desk *desk, struct arena *a, int64_t unit, bool *is,
                               struct err *err)
{
    const char *own = NULL;
    enum status status = desk_setting(desk, a, "unit_id", &own, err);
    *is = own && strtoll(own, NULL, 10) == unit;
    return status;
}

enum status limits_of_unit(struct desk *desk, struct arena *a, int64_t unit,
                           struct limit_lines *out, struct err *err)
{
    int64_t *notices = NULL;
    size_t n = 0;
    *out = (struct limit_lines){0};
    enum status status = record_ids(desk->db, QUERY_LIMIT_NOTICES_OF_UNIT, DB_ARGS(db_int(unit)), a,
                                    &notices, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = add_notice(desk, a, notices[i], unit, out, err);
    }
    bool is_own = false;
    if (status == STATUS_OK) {
        status = is_own_unit(desk, a, unit, &is_own, err);
    }
    return status == STATUS_OK && is_own
               ? add_upper(desk, unit, (struct known){a, notices, n}, out, err)
               : status;
}
