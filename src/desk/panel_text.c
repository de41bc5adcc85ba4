#include "base/buf.h"
#include "base/date.h"
#include "base/utf8.h"
#include "desk/draw_record.h"
#include "desk/draws.h"
#include "desk/panels.h"
#include "desk/recusals.h"
#include "desk/sight.h"
#include "store/record.h"
#include "text/table.h"

#define WIDTH 72

/* A record on paper while it is written. */
struct page {
    struct desk *desk;
    struct arena *a;
    struct buf out;
};

static void title(struct page *p, const char *text, const char *name)
{
    size_t width = utf8_text_width(text), left = width < WIDTH ? (WIDTH - width) / 2 : 0;
    buf_fill(&p->out, ' ', left);
    buf_printf(&p->out, "%s\n\n%s\n", text, name);
}

static void line(struct page *p, const char *label, const char *value)
{
    if (!text_is_empty(value)) {
        buf_printf(&p->out, "%s  %s\n", label, value);
    }
}

static void head(struct page *p, const struct panel_view *v)
{
    const struct panel *x = &v->panel;
    line(p, "通知", v->notice);
    line(p, "通道", x->track);
    line(p, "方向", x->directions ? x->directions : "全部");
    line(p, "阶段", x->stage);
    line(p, "方案", x->scheme);
    line(p, "状态", panel_state_name(x->state));
    line(
        p, "申报",
        arena_printf(p->a, "%lld 件, 已分配 %lld 份", (long long)v->cases, (long long)v->assigned));
}

static void draw_lines(struct page *p, const struct draw_entries *all)
{
    static const struct table_column columns[] = {{"名次", true, 0, false},
                                                  {"编号", false, 0, false},
                                                  {"姓名", false, 0, false},
                                                  {"结果", false, 26, false},
                                                  {"SHA-256 (前 16 位)", false, 0, false}};
    struct table t = table_start(p->a, columns, 5);
    for (size_t i = 0; i < all->n; i++) {
        const struct draw_entry *e = &all->at[i];
        bool is_out = e->fate == DRAW_EXCLUDED;
        const char *seat = e->fate == DRAW_MEMBER      ? arena_printf(p->a, "成员 %zu", e->seat)
                           : e->fate == DRAW_ALTERNATE ? arena_printf(p->a, "候补 %zu", e->seat)
                           : e->fate == DRAW_UNIT_FULL ? "同单位人数已到"
                                                       : "没有抽到";
        table_cell(&t, is_out ? "-" : arena_printf(p->a, "%zu", i + 1));
        table_cell(&t, e->label);
        table_cell(&t, e->name);
        table_cell(&t, is_out ? e->why : seat);
        table_cell(&t, is_out ? "" : arena_copy(p->a, e->key, 16));
    }
    buf_char(&p->out, '\n');
    table_write(&t, &p->out);
}

static enum status draw_part(struct page *p, const struct panel *x, struct err *err)
{
    struct draw_entries all;
    if (!x->seed) {
        buf_text(&p->out, "\n成员没有经过抽取, 是指定的。\n");
        return STATUS_OK;
    }
    buf_text(&p->out, "\n一、抽取\n");
    line(p, "条件", x->terms);
    line(p, "种子", x->seed);
    line(p, "算法", x->algorithm);
    line(p, "办法", "取「种子:编号」的 SHA-256, 从小到大排; 先按方向, 再按名次取满,");
    line(p, "    ", "其次作候补; 同单位到了上限的跳过。可用 sha256sum 照做。");
    line(p, "时间", instant_text(p->a, x->drawn_at));
    line(p, "抽取", x->drawn_by);
    line(p, "监督", x->witness);
    enum status status = draw_record_read(p->a, x->draw, &all, err);
    if (status == STATUS_OK) {
        draw_lines(p, &all);
    }
    return status;
}

/* 病假; 签字 不同意见 2024-07-16: 第三名应重议 */
static const char *seat_words(struct arena *a, const struct panel_member *m)
{
    const char *why = text_or_empty(m->why);
    return m->signing ? arena_printf(a, "%s%s签字 %s %s%s%s", why, *why ? "; " : "",
                                     signing_name(m->signing), text_or_empty(m->signed_on),
                                     m->signing_note ? ": " : "", text_or_empty(m->signing_note))
                      : why;
}

static enum status seats_part(struct page *p, int64_t panel, struct err *err)
{
    static const struct table_column columns[] = {
        {"", false, 0, false},     {"编号", false, 0, false}, {"姓名", false, 0, false},
        {"单位", false, 30, true}, {"件数", true, 0, false},  {"说明", false, 0, false}};
    struct panel_seats seats;
    struct table t = table_start(p->a, columns, 6);
    enum status status = panel_seats_load(p->desk, p->a, panel, &seats, err);
    for (size_t i = 0; status == STATUS_OK && i < seats.n; i++) {
        const struct panel_seat *s = &seats.at[i];
        table_cell(&t, arena_printf(p->a, "%s%s", seat_state_name(s->seat.state),
                                    s->seat.is_head ? " 组长" : ""));
        table_cell(&t, s->reviewer.no);
        table_cell(&t, s->reviewer.reviewer.name);
        table_cell(&t, s->reviewer.unit);
        table_number(&t, s->assigned);
        table_cell(&t, seat_words(p->a, &s->seat));
    }
    buf_text(&p->out, "\n二、成员\n");
    table_write(&t, &p->out);
    return status;
}

static void recusal_lines(struct page *p, const struct panel *x, const struct recusal_view *v)
{
    const struct recusal *r = &v->recusal;
    bool is_found = text_eq(r->origin, "found");
    bool is_after = x->opened_at != NUMBER_NONE && r->asked_at > x->opened_at;
    buf_printf(&p->out, "%s  %s  %s\n", recusal_state_name(r->state), v->reviewer,
               v->submission ? v->submission : "整个评审组");
    buf_printf(&p->out, "    %s: %s\n", recusal_ground_name(r->ground), r->evidence);
    if (!is_found) {
        buf_printf(&p->out, "    %s %s 提出, %s (%s)\n", recusal_origin_name(r->origin),
                   text_or_empty(r->asked_by), instant_text(p->a, r->asked_at),
                   is_after ? "打分开始以后" : "打分开始以前");
    }
    if (r->decided_by) {
        buf_printf(&p->out, "    %s %s 决定%s%s\n", r->decided_by,
                   instant_text(p->a, r->decided_at), r->why ? ": " : "", text_or_empty(r->why));
    }
}

static enum status recusals_part(struct page *p, const struct panel *x, struct err *err)
{
    struct recusal_views all;
    enum status status = recusals_load(p->desk, p->a, x->record.id, &all, err);
    for (size_t i = 0; status == STATUS_OK && i < all.n; i++) {
        recusal_lines(p, x, &all.at[i]);
    }
    if (status == STATUS_OK && !all.n) {
        buf_text(&p->out, "没有。\n");
    }
    return status;
}

static void signatures(struct page *p)
{
    buf_printf(&p->out, "\n主管 ________________    监督人 ________________\n打印 %s  %s\n",
               instant_text(p->a, desk_now(p->desk)), p->desk->me.name);
}

static enum status finish(struct page *p, enum status status, const char **text)
{
    signatures(p);
    *text = status == STATUS_OK ? arena_copy(p->a, p->out.at, p->out.n) : NULL;
    buf_release(&p->out);
    return status;
}

enum status panel_text(struct desk *desk, struct arena *a, int64_t id, const char **text,
                       struct err *err)
{
    struct page p = {desk, a, BUF_INIT};
    struct panel_view v;
    enum status status = panel_view_load(desk, a, id, &v, err);
    if (status == STATUS_OK) {
        title(&p, "评审组记录", v.panel.name);
        head(&p, &v);
        status = draw_part(&p, &v.panel, err);
    }
    if (status == STATUS_OK) {
        status = seats_part(&p, id, err);
    }
    if (status == STATUS_OK) {
        buf_text(&p.out, "\n三、回避\n");
        status = recusals_part(&p, &v.panel, err);
    }
    return finish(&p, status, text);
}

enum status recusals_text(struct desk *desk, struct arena *a, int64_t panel, const char **text,
                          struct err *err)
{
    struct page p = {desk, a, BUF_INIT};
    struct panel_view v;
    enum status status = panel_view_load(desk, a, panel, &v, err);
    if (status == STATUS_OK) {
        title(&p, "回避记录", v.panel.name);
        status = recusals_part(&p, &v.panel, err);
    }
    return finish(&p, status, text);
}
