#include "desk/panel_parts.h"
#include "desk/recusals.h"
#include "desk/schemes.h"
#include "desk/settings.h"
#include "desk/stage_advance.h"
#include "store/queries.h"
#include "store/record.h"

/* What keeps scoring from opening, sentence by sentence. */
static void lack(struct arena *a, const char **all, const char *one)
{
    *all = **all ? arena_printf(a, "%s; %s", *all, one) : one;
}

static enum status check_seats(struct desk *desk, struct arena *a, const struct panel_view *v,
                               const char **lacks, struct err *err)
{
    int64_t least = 0;
    enum status status = desk_number_load(desk, a, desk_number_find("panel_least"), &least, err);
    if (v->members < least) {
        lack(a, lacks,
             arena_printf(a, "成员 %lld 位, 至少要 %lld 位", (long long)v->members,
                          (long long)least));
    } else if (v->members % 2 == 0) {
        lack(a, lacks, arena_printf(a, "成员 %lld 位, 要单数", (long long)v->members));
    }
    return status;
}

static enum status check_work(struct desk *desk, struct arena *a, const struct panel_view *v,
                              const char **lacks, struct err *err)
{
    struct recusal_views recusals;
    int64_t unread = 0, open = 0;
    enum status status = db_one(desk->db, QUERY_PANEL_READ_CASES,
                                DB_ARGS(db_int(v->panel.record.id)), 0, &unread, err);
    unread = v->cases - unread;
    if (status == STATUS_OK) {
        status = recusals_load(desk, a, v->panel.record.id, &recusals, err);
    }
    for (size_t i = 0; status == STATUS_OK && i < recusals.n; i++) {
        open += text_eq(recusals.at[i].recusal.state, RECUSAL_PROPOSED);
    }
    if (!v->cases) {
        lack(a, lacks, "没有要评的申报件");
    } else if (unread > 0) {
        lack(a, lacks, arena_printf(a, "%lld 件还没有分配给任何人", (long long)unread));
    }
    if (open) {
        lack(a, lacks, arena_printf(a, "%lld 项回避还没有决定", (long long)open));
    }
    return status;
}

static enum status check_stage(struct desk *desk, struct arena *a, const struct panel *p,
                               const char **lacks, struct err *err)
{
    struct err refusal = {.arena = a};
    enum status status = panel_needs_advance(desk, a, p, &refusal);
    if (status == STATUS_DATA) {
        lack(a, lacks, refusal.text);
        return STATUS_OK;
    }
    return status == STATUS_OK ? status : err_set(err, status, "%s", refusal.text);
}

enum status panel_open_check(struct desk *desk, struct arena *a, int64_t id, const char **lacks,
                             struct err *err)
{
    struct panel_view v;
    *lacks = "";
    enum status status = panel_view_load(desk, a, id, &v, err);
    if (status == STATUS_OK && !text_eq(v.panel.state, PANEL_DRAWING)) {
        *lacks = arena_printf(a, "%s", panel_state_name(v.panel.state));
        return STATUS_OK;
    }
    if (status == STATUS_OK) {
        status = check_seats(desk, a, &v, lacks, err);
    }
    if (status == STATUS_OK) {
        status = check_stage(desk, a, &v.panel, lacks, err);
    }
    return status == STATUS_OK ? check_work(desk, a, &v, lacks, err) : status;
}

static enum status freeze(struct write *w, int64_t id, struct panel *out, struct err *err)
{
    struct panel base = {0};
    struct scheme_entry scheme;
    enum status status = record_load(w->desk->db, &panel_type, id, w->arena, &base, err);
    if (status == STATUS_OK) {
        status = scheme_find(w->desk, w->arena, base.scheme, &scheme, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    *out = base;
    out->scheme = scheme.file.name;
    out->scheme_text = scheme.file.text;
    out->scheme_digest = scheme.file.digest;
    out->state = PANEL_SCORING;
    out->opened_at = desk_now(w->desk);
    return write_update(w, &panel_type, &base, out, err);
}

enum status panel_open(struct desk *desk, struct arena *a, int64_t id, int64_t *batch,
                       struct err *err)
{
    struct write w;
    struct panel p = {0};
    const char *lacks = "";
    enum status status = write_begin(&w, desk, a, "panel_open", MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = panel_open_check(desk, a, id, &lacks, err);
    }
    if (status == STATUS_OK && *lacks) {
        status = err_set(err, STATUS_DATA, "还不能开始打分: %s", lacks);
    }
    if (status == STATUS_OK) {
        status = freeze(&w, id, &p, err);
    }
    return write_end(
        &w, status,
        arena_printf(a, "%s 开始打分, 方案 %s", text_or_empty(p.name), text_or_empty(p.scheme)),
        NULL, batch, err);
}

enum status panel_close(struct desk *desk, struct arena *a, int64_t id, const char *why,
                        int64_t *batch, struct err *err)
{
    struct write w;
    struct panel base = {0}, mine;
    enum status status = write_begin(&w, desk, a, "panel_close", MAY_DECIDE, err);
    if (status == STATUS_OK) {
        status = record_load(desk->db, &panel_type, id, a, &base, err);
    }
    if (status == STATUS_OK && !text_eq(base.state, PANEL_SCORING)) {
        status =
            err_set(err, STATUS_DATA, "%s %s, 没有在打分", base.name, panel_state_name(base.state));
    }
    mine = base;
    mine.state = PANEL_CLOSED;
    if (status == STATUS_OK) {
        status = write_update(&w, &panel_type, &base, &mine, err);
    }
    return write_end(&w, status, arena_printf(a, "%s 评审结束", text_or_empty(base.name)), why,
                     batch, err);
}
