#include "desk/submissions.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "desk/form_columns.h"
#include "desk/late.h"
#include "desk/notices.h"
#include "desk/sight.h"
#include "desk/submission_acts.h"
#include "desk/units.h"
#include "desk/write.h"
#include "model/fields.h"
#include "rules/submission_state.h"
#include "store/queries.h"
#include "store/record.h"
#include "text/key.h"

enum status submission_load(struct desk *desk, struct arena *a, int64_t id, struct submission *out,
                            struct err *err)
{
    return record_load(desk->db, &submission_type, id, a, out, err);
}

enum status submission_find(struct desk *desk, struct arena *a, const char *no,
                            struct submission *out, struct err *err)
{
    int64_t id = submission_no_parse(no);
    enum status status = id ? submission_load(desk, a, id, out, err) : STATUS_NOT_FOUND;
    return status == STATUS_NOT_FOUND
               ? err_set(err, STATUS_NOT_FOUND, "没有申报件 %s; 用 shenbao submission list 查编号",
                         no)
               : status;
}

static void partner_names(struct desk *desk, struct arena *a, const char *links,
                          struct texts *names)
{
    int64_t *ids;
    size_t n = links_parse(a, links, &ids);
    *names = (struct texts){ARENA_ARRAY(a, const char *, n + 1), 0};
    for (size_t i = 0; i < n; i++) {
        names->at[names->n++] = text_or_empty(unit_name(desk, a, ids[i]));
    }
}

static const char *state_name(const char *id)
{
    enum submission_state state;
    return submission_state_parse(id, &state) ? submission_state_name(state) : id;
}

static enum status load_due(struct desk *desk, const struct submission *s, day_t *due,
                            struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    if (!text_eq(s->state, "correcting")) {
        return STATUS_OK;
    }
    enum status status =
        db_query(desk->db, QUERY_CORRECTION_DUE, DB_ARGS(db_int(s->record.id)), &c, err);
    if (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
    }
    if (has_row && !day_parse(text_or_empty(db_column_text(&c, 0, err->arena)), due)) {
        *due = DAY_NONE;
    }
    db_finish(&c);
    return status;
}

enum status submission_view_load(struct desk *desk, struct arena *a, int64_t id,
                                 struct submission_view *out, struct err *err)
{
    struct notice_row row = {0};
    *out = (struct submission_view){.due = DAY_NONE};
    enum status status = submission_load(desk, a, id, &out->submission, err);
    if (status == STATUS_OK) {
        status = notice_row_load(desk, a, out->submission.notice, &row, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    out->notice = row.code;
    bool is_hidden = sight_is_anonymous(desk, out->submission.lead);
    out->lead = is_hidden ? SUBMISSION_ANONYMOUS : unit_name(desk, a, out->submission.lead);
    out->recommender = unit_name(desk, a, out->submission.recommender);
    partner_names(desk, a, out->submission.partners, &out->partners);
    out->state_name = state_name(out->submission.state);
    status = late_standing_of(desk, id, &out->late, err);
    if (status == STATUS_OK) {
        status = load_due(desk, &out->submission, &out->due, err);
    }
    return status == STATUS_OK ? db_one(desk->db, QUERY_ACCEPTANCE_COUNT, DB_ARGS(db_int(id)), 0,
                                        &out->accepted, err)
                               : status;
}

/* ---- against the notice ----------------------------------------------------------------------- */

static const char *track_names(struct arena *a, const struct notice *n)
{
    const char *text = "";
    for (size_t i = 0; i < n->tracks.n; i++) {
        const struct track *t = &n->tracks.at[i];
        text = arena_printf(a, "%s%s%s", text, i ? ", " : "", t->code ? t->code : t->name);
    }
    return text;
}

static enum status complete_track(struct arena *a, const struct notice *n, struct submission *s,
                                  struct err *err)
{
    const struct track *track = text_is_empty(s->track)
                                    ? (n->tracks.n == 1 ? &n->tracks.at[0] : NULL)
                                    : notice_track(n, s->track);
    if (n->tracks.n == 0) {
        s->track = text_or_empty(s->track);
        return STATUS_OK;
    }
    if (!track) {
        return err_set(err, STATUS_DATA, "%s 有几个通道, 请指明是哪一个: %s", n->code,
                       track_names(a, n));
    }
    s->track = track->code ? track->code : track->name;
    return STATUS_OK;
}

static enum status check_direction(struct arena *a, const struct notice *n,
                                   const struct submission *s, struct err *err)
{
    const char *unknown = text_is_empty(s->direction) || n->axes.n == 0
                              ? NULL
                              : notice_direction_unknown(a, n, s->direction);
    return unknown ? err_set(err, STATUS_DATA, "%s 没有方向「%s」; 可选: %s", n->code, unknown,
                             notice_direction_names(a, n))
                   : STATUS_OK;
}

static enum status complete(struct desk *desk, struct arena *a, struct submission *s,
                            struct err *err)
{
    const struct notice *n = NULL;
    struct notice_row row = {0};
    enum status status = notice_row_load(desk, a, s->notice, &row, err);
    if (status == STATUS_OK) {
        s->revision = s->revision ? s->revision : row.revision;
        status = notice_definition(desk, s->notice, s->revision, &n, err);
    }
    if (status == STATUS_OK && s->record.id == 0) {
        status = notice_takes_submissions(desk, &row, err);
    }
    if (status == STATUS_OK && text_is_empty(s->title)) {
        status = err_set(err, STATUS_DATA, "名称还空着");
    }
    if (status == STATUS_OK) {
        status = complete_track(a, n, s, err);
    }
    return status == STATUS_OK ? check_direction(a, n, s, err) : status;
}

enum status submission_save(struct desk *desk, struct arena *a, const struct submission *base,
                            struct submission *mine, int64_t *batch, struct err *err)
{
    struct write w;
    enum status status = base ? sight_may_edit(desk, base->record.id, err) : STATUS_OK;
    if (status == STATUS_OK) {
        status = complete(desk, a, mine, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = write_begin(&w, desk, a, base ? "submission_edit" : "submission_add", MAY_LOG, err);
    if (!base) {
        mine->state = submission_state_id(SUBMISSION_LOGGED);
        mine->logged_at = desk_now(desk);
    }
    if (status == STATUS_OK) {
        status = base ? write_update(&w, &submission_type, base, mine, err)
                      : write_insert(&w, &submission_type, mine, err);
    }
    return write_end(&w, status,
                     arena_printf(a, "%s申报件 %s %s", base ? "修改" : "登记",
                                  submission_no(a, mine->record.id), mine->title),
                     NULL, batch, err);
}

/* ---- single fields ---------------------------------------------------------------------------- */

static enum status set_unit(struct desk *desk, struct arena *a, void *s,
                            const struct record_field *f, const char *value, struct err *err)
{
    struct unit unit = {0};
    enum status status = text_is_empty(value) ? STATUS_OK : unit_find(desk, a, value, &unit, err);
    if (status == STATUS_OK) {
        record_set_number(s, f, unit.record.id);
    }
    return status;
}

/* Several units: separated by 、 ; or a line end, since names may hold commas. */
static enum status set_units(struct desk *desk, struct arena *a, void *s,
                             const struct record_field *f, const char *value, struct err *err)
{
    int64_t *ids = ARENA_ARRAY(a, int64_t, strlen(text_or_empty(value)) + 1);
    size_t n = 0;
    enum status status = STATUS_OK;
    for (const char *at = text_or_empty(value); *at && status == STATUS_OK;) {
        const char *end = strstr(at, "、");
        size_t length = strcspn(at, ";\n"), step = 1;
        if (end && (size_t)(end - at) < length) {
            length = (size_t)(end - at);
            step = strlen("、");
        }
        struct slice name = slice_trim((struct slice){at, length});
        struct unit unit = {0};
        if (name.n) {
            status = unit_find(desk, a, arena_copy(a, name.at, name.n), &unit, err);
            ids[n++] = unit.record.id;
        }
        at += length + (at[length] ? step : 0);
    }
    if (status == STATUS_OK) {
        record_set_text(s, f, links_text(a, ids, n));
    }
    return status;
}

static enum status set_column(struct desk *desk, struct arena *a, struct submission *s,
                              const struct record_field *f, const char *value, struct err *err)
{
    char *end = NULL;
    switch (f->kind) {
    case RECORD_LINK: return set_unit(desk, a, s, f, value, err);
    case RECORD_LINKS: return set_units(desk, a, s, f, value, err);
    case RECORD_NUMBER: {
        int64_t number = text_is_empty(value) ? NUMBER_NONE : strtoll(value, &end, 10);
        if (end && (end == value || *end || number < 0)) {
            return err_set(err, STATUS_DATA, "「%s」要一个整数, 写的是「%s」", f->name, value);
        }
        record_set_number(s, f, number);
        return STATUS_OK;
    }
    case RECORD_TEXT: {
        const char *clean = text_clean(a, slice_of(text_or_empty(value)), true);
        record_set_text(s, f, *clean ? clean : NULL);
        return STATUS_OK;
    }
    case RECORD_INSTANT:
    case RECORD_FLAG:
    case RECORD_FIELDS: break;
    }
    return err_set(err, STATUS_USAGE, "「%s」不能这样改", f->name);
}

/* Columns people may set; state goes by acts, the rest by the program. */
static const struct record_field *settable(const char *name)
{
    static const char *const closed[] = {"notice",    "revision",     "state",  "state_before",
                                         "state_why", "state_clause", "fields", "logged_at"};
    for (size_t i = 0; i < submission_type.n; i++) {
        const struct record_field *f = &submission_type.fields[i];
        bool is_closed = f->traits & TRAIT_DERIVED;
        for (size_t k = 0; k < sizeof closed / sizeof *closed; k++) {
            is_closed = is_closed || text_eq(f->id, closed[k]);
        }
        if (!is_closed && (text_eq(f->id, name) || text_eq(f->name, name))) {
            return f;
        }
    }
    return NULL;
}

static const char *settable_names(struct arena *a, const struct notice *n)
{
    const char *text = "";
    for (size_t i = 0; i < submission_type.n; i++) {
        if (settable(submission_type.fields[i].id)) {
            text = arena_printf(a, "%s %s", text, submission_type.fields[i].name);
        }
    }
    for (size_t g = 0; g < n->form_groups.n; g++) {
        for (size_t i = 0; i < n->form_groups.at[g].fields.n; i++) {
            text = arena_printf(a, "%s %s", text, n->form_groups.at[g].fields.at[i].name);
        }
    }
    return text;
}

enum status submission_set(struct desk *desk, struct arena *a, struct submission *s,
                           const char *field, const char *value, struct err *err)
{
    const struct notice *n = NULL;
    const struct record_field *column = settable(field);
    if (text_eq(field, "order") || text_eq(field, "序号")) {
        column = record_field(&submission_type, "list_order");
    } else if (text_eq(field, "applicant") || text_eq(field, "申报单位")) {
        column = record_field(&submission_type, "lead");
    }
    if (column) {
        return set_column(desk, a, s, column, value, err);
    }
    enum status status = notice_definition(desk, s->notice, s->revision, &n, err);
    if (status != STATUS_OK) {
        return status;
    }
    const struct field *f = notice_field(n, field);
    column = f ? form_column(f) : NULL;
    if (column) {
        return set_column(desk, a, s, column, value, err);
    }
    if (!f) {
        return err_set(err, STATUS_USAGE, "%s 的申报件没有「%s」这一项; 有:%s", n->code, field,
                       settable_names(a, n));
    }
    s->fields =
        fields_set(a, s->fields, f->id ? f->id : f->name, text_clean(a, slice_of(value), true));
    return STATUS_OK;
}

const char *act_ground_text(struct arena *a, struct act_ground ground)
{
    return text_is_empty(ground.clause) ? ground.why
                                        : arena_printf(a, "%s (%s)", ground.why, ground.clause);
}

/* ---- acts: a plan of one ----------------------------------------------------------------------- */

static enum status do_act(struct desk *desk, struct arena *a, int64_t id, const char *act,
                          struct act_ground ground, int64_t *batch, struct err *err)
{
    struct submission_plan plan = {0};
    size_t done = 0;
    enum status status = desk_allow(desk, MAY_LOG, err);
    if (status == STATUS_OK) {
        status = submission_plan_make(desk, a, &id, 1, act, &plan, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (plan.at[0].refusal) {
        return err_set(err, plan.at[0].is_forbidden ? STATUS_NOT_PERMITTED : STATUS_DATA,
                       "申报件 %s %s", plan.at[0].no, plan.at[0].refusal);
    }
    status = submission_plan_do(desk, a, &plan, ground, batch, &done, err);
    return status == STATUS_OK && done == 0
               ? err_set(err, STATUS_CONFLICT, "申报件 %s 刚被别人办过, 请再看一遍", plan.at[0].no)
               : status;
}

enum status submission_act(struct desk *desk, struct arena *a, int64_t id, const char *act,
                           struct act_ground ground, int64_t *batch, struct err *err)
{
    return do_act(desk, a, id, act, ground, batch, err);
}

enum status submission_void(struct desk *desk, struct arena *a, int64_t id, const char *why,
                            struct err *err)
{
    return do_act(desk, a, id, "void", (struct act_ground){why, NULL}, NULL, err);
}
