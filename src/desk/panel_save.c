#include <string.h>

#include "desk/notices.h"
#include "desk/panel_directions.h"
#include "desk/panel_parts.h"
#include "model/recusal.h"
#include "store/queries.h"
#include "store/record.h"
#include "text/key.h"

/* ---- a panel ----------------------------------------------------------------------------------- */

/* 255号 网络设施保护 评审组 */
static const char *make_name(struct arena *a, const char *code, const struct panel *p)
{
    const char *what = p->directions ? p->directions : text_or_empty(p->track);
    return arena_printf(a, "%s号%s%s%s%s评审组", code, *what ? " " : "", what, p->stage ? " " : "",
                        p->stage ? arena_printf(a, "%s ", p->stage)
                        : *what  ? " "
                                 : "");
}

static enum status is_taken(struct desk *desk, const char *name, bool *taken, struct err *err)
{
    int64_t other = 0;
    enum status status =
        db_one(desk->db, QUERY_PANEL_BY_NAME, DB_ARGS(db_text(name)), 0, &other, err);
    *taken = other != 0;
    return status;
}

/* A name nobody has: 评审组, with the scheme that was asked for 评审组 (投票制), then 评审组 2 … */
static enum status free_name(struct desk *desk, struct arena *a, const char *name,
                             const char *scheme, const char **out, struct err *err)
{
    bool taken = false;
    *out = name;
    enum status status = is_taken(desk, *out, &taken, err);
    if (status == STATUS_OK && taken && !text_is_empty(scheme)) {
        name = *out = arena_printf(a, "%s (%s)", name, scheme);
        status = is_taken(desk, *out, &taken, err);
    }
    for (int i = 2; status == STATUS_OK && taken; i++) {
        *out = arena_printf(a, "%s %d", name, i);
        status = is_taken(desk, *out, &taken, err);
    }
    return status;
}

static enum status settle_track(struct arena *a, const struct notice *n, struct panel *p,
                                struct err *err)
{
    if (text_is_empty(p->track)) {
        p->track = NULL;
        return STATUS_OK;
    }
    const struct track *track = notice_track(n, p->track);
    if (!track) {
        return err_set(err, STATUS_DATA, "通知里没有通道「%s」", p->track);
    }
    p->track = arena_text(a, text_is_empty(track->code) ? track->name : track->code);
    return STATUS_OK;
}

/* Directions by the names the notice gives them, in its order of writing. */
static enum status settle_directions(struct desk *desk, struct arena *a, struct panel *p,
                                     struct err *err)
{
    struct panel_directions directions;
    const char *names = "";
    p->directions = reviewer_expertise(a, p->directions);
    enum status status = panel_directions_load(desk, a, p, &directions, err);
    for (size_t i = 0; status == STATUS_OK && p->directions && i < directions.n; i++) {
        names = arena_printf(a, "%s%s%s", names, i ? "、" : "", directions.at[i]->name);
    }
    p->directions = *names ? names : NULL;
    return status;
}

static enum status check_name(struct desk *desk, const struct panel *p, struct err *err)
{
    int64_t other = 0;
    enum status status =
        db_one(desk->db, QUERY_PANEL_BY_NAME, DB_ARGS(db_text(p->name)), 0, &other, err);
    return status == STATUS_OK && other && other != p->record.id
               ? err_set(err, STATUS_DATA, "已经有评审组「%s」; 换个名称", p->name)
               : status;
}

enum status panel_settle(struct desk *desk, struct arena *a, struct panel *p, struct err *err)
{
    struct notice_row row = {0};
    const struct notice *n = NULL;
    enum status status = notice_row_load(desk, a, p->notice, &row, err);
    if (status == STATUS_OK) {
        status = notice_definition(desk, p->notice, 0, &n, err);
    }
    if (status == STATUS_OK) {
        status = settle_track(a, n, p, err);
    }
    if (status == STATUS_OK) {
        status = settle_directions(desk, a, p, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    if (!p->record.id) {
        p->state = PANEL_DRAWING;
        p->size = p->size ? p->size : NUMBER_NONE;
        p->drawn_at = p->opened_at = p->order_at = NUMBER_NONE;
    }
    p->stage = text_is_empty(p->stage) ? NULL : p->stage;
    if (text_is_empty(p->name)) {
        return free_name(desk, a, make_name(a, row.code, p), p->scheme, &p->name, err);
    }
    p->name = text_clean(a, slice_of(p->name), false);
    return check_name(desk, p, err);
}

enum status panel_name_new(struct desk *desk, struct arena *a, struct panel *p, struct err *err)
{
    p->name = NULL;
    return panel_settle(desk, a, p, err);
}

enum status panel_is_open_to_change(const struct panel *p, struct err *err)
{
    return text_eq(p->state, PANEL_DRAWING)
               ? STATUS_OK
               : err_set(err, STATUS_DATA, "%s %s, 成员和分配已固定; 换人用替换", p->name,
                         panel_state_name(p->state));
}

/* What may change once scoring has begun: what it is called, not what it is. */
static bool is_only_label(const struct panel *base, const struct panel *mine)
{
    for (size_t i = 0; i < panel_type.n; i++) {
        const struct record_field *f = &panel_type.fields[i];
        bool is_label = text_eq(f->id, "note") || text_eq(f->id, "name");
        if (!is_label && !record_same(base, mine, f)) {
            return false;
        }
    }
    return true;
}

enum status panel_save(struct desk *desk, struct arena *a, const struct panel *base,
                       struct panel *mine, int64_t *batch, struct err *err)
{
    struct write w;
    enum status status =
        write_begin(&w, desk, a, base ? "panel_edit" : "panel_add", MAY_KEEP_PANELS, err);
    if (status == STATUS_OK && base && !is_only_label(base, mine)) {
        status = panel_is_open_to_change(base, err);
    }
    if (status == STATUS_OK) {
        status = panel_settle(desk, a, mine, err);
    }
    if (status == STATUS_OK) {
        status = base ? write_update(&w, &panel_type, base, mine, err)
                      : write_insert(&w, &panel_type, mine, err);
    }
    return write_end(
        &w, status,
        arena_printf(a, "%s评审组 %s", base ? "修改" : "新增", text_or_empty(mine->name)), NULL,
        batch, err);
}

enum status panels_alike(struct desk *desk, struct arena *a, struct panel *wanted, int64_t **ids,
                         size_t *n, struct err *err)
{
    enum status status = panel_settle(desk, a, wanted, err);
    return status == STATUS_OK
               ? record_ids(desk->db, QUERY_PANEL_ALIKE,
                            DB_ARGS(db_int(wanted->notice), db_text(text_or_empty(wanted->track)),
                                    db_text(text_or_empty(wanted->directions)),
                                    db_text(text_or_empty(wanted->stage)),
                                    db_text(text_or_empty(wanted->scheme))),
                            a, ids, n, err)
               : status;
}

enum status panel_make(struct write *w, struct panel *panel, struct err *err)
{
    enum status status = panel_settle(w->desk, w->arena, panel, err);
    panel->state = PANEL_SCORING;
    panel->opened_at = desk_now(w->desk);
    return status == STATUS_OK ? write_insert(w, &panel_type, panel, err) : status;
}

/* ---- void -------------------------------------------------------------------------------------- */

static enum status void_rows(struct write *w, const struct record_type *type, size_t query,
                             int64_t panel, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status =
        record_ids(w->desk->db, query, DB_ARGS(db_int(panel)), w->arena, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = write_void(w, type, one_record(ids[i]), true, err);
    }
    return status;
}

static enum status void_all(struct write *w, int64_t panel, struct err *err)
{
    enum status status = void_rows(w, &assignment_type, QUERY_ASSIGNMENT_OF_PANEL, panel, err);
    if (status == STATUS_OK) {
        status = void_rows(w, &recusal_type, QUERY_RECUSAL_OF_PANEL, panel, err);
    }
    if (status == STATUS_OK) {
        status = void_rows(w, &panel_member_type, QUERY_PANEL_SEATS, panel, err);
    }
    return status == STATUS_OK ? write_void(w, &panel_type, one_record(panel), true, err) : status;
}

enum status panel_void(struct desk *desk, struct arena *a, int64_t id, const char *why,
                       struct err *err)
{
    struct write w;
    struct panel p = {0};
    if (text_is_empty(why)) {
        return err_set(err, STATUS_USAGE, "作废评审组要写理由");
    }
    enum status status = write_begin(&w, desk, a, "panel_void", MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = record_load(desk->db, &panel_type, id, a, &p, err);
    }
    if (status == STATUS_OK && !text_eq(p.state, PANEL_DRAWING)) {
        status = err_set(err, STATUS_DATA, "%s 已开始打分, 不能作废", p.name);
    }
    if (status == STATUS_OK) {
        status = void_all(&w, id, err);
    }
    return write_end(&w, status, arena_printf(a, "作废评审组 %s", text_or_empty(p.name)), why, NULL,
                     err);
}
