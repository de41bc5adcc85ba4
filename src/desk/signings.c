#include "desk/signings.h"

#include "base/date.h"
#include "base/slice.h"
#include "desk/notices.h"
#include "desk/reviewers.h"
#include "model/notice.h"
#include "store/queries.h"
#include "store/record.h"

enum status panel_member_load(struct desk *desk, struct arena *a, int64_t panel, int64_t reviewer,
                              struct panel_member *out, struct err *err)
{
    int64_t id = 0;
    enum status status = db_one(desk->db, QUERY_PANEL_SEAT_OF,
                                DB_ARGS(db_int(panel), db_int(reviewer)), 0, &id, err);
    *out = (struct panel_member){0};
    if (status == STATUS_OK && id) {
        status = record_load(desk->db, &panel_member_type, id, a, out, err);
    }
    return status == STATUS_OK && !text_eq(out->state, SEAT_MEMBER)
               ? err_set(err, STATUS_DATA, "%s 不是这个评审组的成员", reviewer_no(a, reviewer))
               : status;
}

static bool has_words(const char *note)
{
    return note && slice_trim(slice_of(note)).n > 0;
}

static enum status check_words(const struct signing *s, day_t today, struct err *err)
{
    day_t day = today;
    if (s->signing && !text_eq(s->signing, SIGNED_AGREE) && !has_words(s->note)) {
        return err_set(err, STATUS_USAGE, "%s要写明%s", signing_name(s->signing),
                       text_eq(s->signing, SIGNED_DISSENT) ? "意见" : "缘由, 不知道就写 未说明");
    }
    if (s->on && !day_parse(s->on, &day)) {
        return err_set(err, STATUS_USAGE, "「%s」不是日期; 写成 2026-11-21", s->on);
    }
    return day > today ? err_set(err, STATUS_USAGE, "签字日期 %s 还没到", s->on) : STATUS_OK;
}

/* What was marked here was marked after scoring opened; sheets on paper may have come first, but not before
 * the notice. */
struct earliest {
    struct date on;
    const char *of;
};
static enum status load_earliest(struct desk *desk, struct arena *a, const struct signing *s,
                                 const struct panel *panel, struct earliest *out, struct err *err)
{
    struct notice_row row;
    const struct notice *notice = NULL;
    int64_t on_paper = 0;
    enum status status = db_one(desk->db, QUERY_SHEETS_FROM_PAPER,
                                DB_ARGS(db_int(s->panel), db_int(s->reviewer)), 0, &on_paper, err);
    if (status != STATUS_OK || !on_paper) {
        *out = (struct earliest){{true, instant_day(panel->opened_at)}, "开始打分"};
        return status;
    }
    status = notice_row_load(desk, a, panel->notice, &row, err);
    if (status == STATUS_OK) {
        status = notice_definition(desk, row.record.id, row.revision, &notice, err);
    }
    *out =
        (struct earliest){status == STATUS_OK ? notice->issued_on : (struct date){0}, "通知成文"};
    return status;
}

static enum status check_day(struct desk *desk, struct arena *a, const struct signing *s,
                             const struct panel *panel, struct err *err)
{
    struct earliest earliest;
    day_t day;
    if (!s->on || !day_parse(s->on, &day)) {
        return STATUS_OK;
    }
    enum status status = load_earliest(desk, a, s, panel, &earliest, err);
    return status == STATUS_OK && earliest.on.has && day < earliest.on.day
               ? err_set(err, STATUS_USAGE, "签字日期 %s 早于%s (%s)", s->on, earliest.of,
                         day_text(a, earliest.on.day))
               : status;
}

static enum status check_ready(struct desk *desk, struct arena *a, const struct signing *s,
                               const struct panel_member *seat, struct err *err)
{
    int64_t open = 0;
    struct panel panel;
    enum status status = record_load(desk->db, &panel_type, s->panel, a, &panel, err);
    if (status == STATUS_OK && text_eq(panel.state, PANEL_DRAWING)) {
        return err_set(err, STATUS_DATA, "评审组「%s」还没有开始打分, 没有可签的", panel.name);
    }
    if (status == STATUS_OK) {
        status = db_one(desk->db, QUERY_SHEET_UNSEALED,
                        DB_ARGS(db_int(s->panel), db_int(s->reviewer)), 0, &open, err);
    }
    if (status == STATUS_OK && open) {
        return err_set(err, STATUS_DATA, "还有 %lld 份打分表没有封存, 封存以后再签字",
                       (long long)open);
    }
    if (status == STATUS_OK) {
        status = check_day(desk, a, s, &panel, err);
    }
    return status == STATUS_OK && text_eq(seat->attendance, ATTENDANCE_ABSENT)
               ? err_set(err, STATUS_DATA, "缺席的不签字; 到了场就先改成到场")
               : status;
}

static enum status check(struct desk *desk, struct arena *a, const struct signing *s,
                         struct panel_member *seat, struct err *err)
{
    enum status status = reviewer_allow(desk, s->reviewer, MAY_KEEP_PANELS, err);
    if (status == STATUS_OK) {
        status = panel_member_load(desk, a, s->panel, s->reviewer, seat, err);
    }
    if (status == STATUS_OK) {
        status = check_words(s, instant_day(desk_now(desk)), err);
    }
    return status == STATUS_OK && s->signing ? check_ready(desk, a, s, seat, err) : status;
}

static struct panel_member signed_by(struct arena *a, const struct signing *s,
                                     const struct panel_member *seat, day_t today)
{
    struct panel_member mine = *seat;
    bool has_note = s->signing && has_words(s->note);
    mine.signing = s->signing;
    mine.signing_note = has_note ? s->note : NULL;
    mine.signed_on = !s->signing ? NULL : s->on ? s->on : day_text(a, today);
    return mine;
}

static bool is_same(const struct panel_member *one, const struct panel_member *other)
{
    return text_eq(text_or_empty(one->signing), text_or_empty(other->signing)) &&
           text_eq(text_or_empty(one->signing_note), text_or_empty(other->signing_note)) &&
           text_eq(text_or_empty(one->signed_on), text_or_empty(other->signed_on));
}

/* One who signed otherwise before says so by taking it back first, so that the record tells both. */
static enum status check_once(const struct panel_member *seat, const struct signing *s,
                              struct err *err)
{
    return s->signing && seat->signing && !text_eq(seat->signing, s->signing)
               ? err_set(err, STATUS_DATA, "%s 已记为%s; 要改先收回再签",
                         text_or_empty(seat->signed_on), signing_name(seat->signing))
               : STATUS_OK;
}

enum status panel_sign(struct desk *desk, struct arena *a, const struct signing *s, int64_t *batch,
                       struct err *err)
{
    struct write w;
    struct panel_member seat = {0};
    struct reviewer reviewer = {0};
    enum status status = write_begin(&w, desk, a, "panel_sign", MAY_REVIEW | MAY_KEEP_PANELS, err);
    if (status == STATUS_OK) {
        status = check(desk, a, s, &seat, err);
    }
    if (status == STATUS_OK) {
        status = record_load(desk->db, &reviewer_type, s->reviewer, a, &reviewer, err);
    }
    if (status == STATUS_OK) {
        status = check_once(&seat, s, err);
    }
    if (status == STATUS_OK) {
        struct panel_member mine = signed_by(a, s, &seat, instant_day(desk_now(desk)));
        status = is_same(&seat, &mine) ? STATUS_OK
                                       : write_update(&w, &panel_member_type, &seat, &mine, err);
    }
    return write_end(&w, status,
                     arena_printf(a, "%s 签字: %s", text_or_empty(reviewer.name),
                                  s->signing ? signing_name(s->signing) : "收回"),
                     s->note, batch, err);
}

enum status signings_take_back(struct write *w, int64_t panel, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status = record_ids(w->desk->db, QUERY_PANEL_SIGNED, DB_ARGS(db_int(panel)),
                                    w->arena, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct panel_member seat;
        status = record_load(w->desk->db, &panel_member_type, ids[i], w->arena, &seat, err);
        if (status == STATUS_OK) {
            struct panel_member mine = seat;
            mine.signing = mine.signing_note = mine.signed_on = NULL;
            status = write_update(w, &panel_member_type, &seat, &mine, err);
        }
    }
    return status;
}
