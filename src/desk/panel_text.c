#include "base/buf.h"
#include "base/date.h"
#include "base/utf8.h"
#include "desk/panel_record.h"
#include "text/table.h"

#define WIDTH 72

/* A record on paper while it is written. */
struct page {
    struct desk *desk;
    struct arena *a;
    struct buf out;
    size_t parts; /* so many have begun */
};

static void part(struct page *p, const char *name)
{
    static const char *const numerals[] = {"一", "二", "三", "四", "五"};
    buf_printf(&p->out, "\n%s、%s\n", numerals[p->parts++], name);
}

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
    table_write(&t, &p->out);
}

/* What anybody needs to draw again. */
struct drawing {
    const char *seed, *algorithm, *how, *more;
    int64_t at;
    const char *by, *witness;
};

static void how_drawn(struct page *p, const struct drawing *d)
{
    line(p, "种子", d->seed);
    line(p, "算法", d->algorithm);
    line(p, "办法", d->how);
    line(p, "    ", d->more);
    line(p, "时间", instant_text(p->a, d->at));
    line(p, "抽取", d->by);
    line(p, "监督", d->witness);
    buf_char(&p->out, '\n');
}

static void draw_part(struct page *p, const struct panel_record *r)
{
    const struct panel *x = &r->view.panel;
    part(p, "抽取");
    if (!x->seed) {
        buf_text(&p->out, "成员没有经过抽取, 是指定的。\n");
        return;
    }
    line(p, "条件", x->terms);
    how_drawn(p, &(struct drawing){x->seed, x->algorithm,
                                   "取「种子:编号」的 SHA-256, 从小到大排; 先按方向, 再按名次取满,",
                                   "其次作候补; 同单位到了上限的跳过。可用 sha256sum 照做。",
                                   x->drawn_at, x->drawn_by, x->witness});
    draw_lines(p, &r->draw);
}

static const char *joined(struct arena *a, const char *words, const char *more)
{
    return text_is_empty(more) ? words : arena_printf(a, "%s%s%s", words, *words ? "; " : "", more);
}

/* 病假; 到场; 签字 不同意见 2024-07-16: 第三名应重议 */
static const char *seat_words(struct arena *a, const struct panel_member *m)
{
    const char *words = text_or_empty(m->why);
    words = joined(a, words, m->attendance ? attendance_name(m->attendance) : NULL);
    return m->signing
               ? joined(a, words,
                        arena_printf(a, "签字 %s %s%s%s", signing_name(m->signing),
                                     text_or_empty(m->signed_on), m->signing_note ? ": " : "",
                                     text_or_empty(m->signing_note)))
               : words;
}

static void seats_part(struct page *p, const struct panel_seats *seats)
{
    static const struct table_column columns[] = {
        {"", false, 0, false},     {"编号", false, 0, false}, {"姓名", false, 0, false},
        {"单位", false, 30, true}, {"件数", true, 0, false},  {"说明", false, 0, false}};
    struct table t = table_start(p->a, columns, 6);
    for (size_t i = 0; i < seats->n; i++) {
        const struct panel_seat *s = &seats->at[i];
        table_cell(&t, arena_printf(p->a, "%s%s", seat_state_name(s->seat.state),
                                    s->seat.is_head ? " 组长" : ""));
        table_cell(&t, s->reviewer.no);
        table_cell(&t, s->reviewer.reviewer.name);
        table_cell(&t, s->reviewer.unit);
        table_number(&t, s->assigned);
        table_cell(&t, seat_words(p->a, &s->seat));
    }
    part(p, "成员");
    table_write(&t, &p->out);
}

static void recusal_lines(struct page *p, const struct panel *x, const struct recusal_view *v)
{
    const struct recusal *r = &v->recusal;
    bool is_found = text_eq(r->origin, "found");
    buf_printf(&p->out, "%s  %s  %s\n", recusal_state_name(r->state), v->reviewer,
               v->submission ? v->submission : "整个评审组");
    buf_printf(&p->out, "    %s: %s\n", recusal_ground_name(r->ground), r->evidence);
    if (!is_found) {
        buf_printf(&p->out, "    %s %s 提出, %s (%s)\n", recusal_origin_name(r->origin),
                   text_or_empty(r->asked_by), instant_text(p->a, r->asked_at),
                   panel_recusal_is_late(x, r) ? "打分开始以后" : "打分开始以前");
    }
    if (r->decided_by) {
        buf_printf(&p->out, "    %s %s 决定%s%s\n", r->decided_by,
                   instant_text(p->a, r->decided_at), r->why ? ": " : "", text_or_empty(r->why));
    }
}

static void recusals_part(struct page *p, const struct panel *x, const struct recusal_views *all)
{
    for (size_t i = 0; i < all->n; i++) {
        recusal_lines(p, x, &all->at[i]);
    }
    if (!all->n) {
        buf_text(&p->out, "没有。\n");
    }
}

static void order_part(struct page *p, const struct panel_record *r)
{
    static const struct table_column columns[] = {{"次序", true, 0, false},
                                                  {"编号", false, 0, false},
                                                  {"成果名称", false, 40, true},
                                                  {"SHA-256 (前 16 位)", false, 0, false}};
    const struct panel *x = &r->view.panel;
    struct table t = table_start(p->a, columns, 4);
    for (size_t i = 0; i < r->order.n; i++) {
        const struct panel_presentation *o = &r->order.at[i];
        table_number(&t, (long long)i + 1);
        table_cell(&t, o->c.no);
        table_cell(&t, o->c.title);
        table_cell(&t, arena_copy(p->a, o->key, 16));
    }
    part(p, "答辩次序");
    how_drawn(p, &(struct drawing){x->order_seed, x->order_algorithm,
                                   "取「种子:编号」的 SHA-256, 从小到大排。可用 sha256sum 照做。",
                                   NULL, x->order_at, x->order_by, x->order_witness});
    table_write(&t, &p->out);
}

static void reopening_lines(struct page *p, const struct panel_reopening *r)
{
    buf_printf(&p->out, "%s %s  %s %s\n", r->no, r->reviewer, r->submission, r->title);
    buf_printf(&p->out, "    %s: %s\n", r->ground, text_or_empty(r->why));
    buf_printf(&p->out, "    %s 封存, %s %s 退回\n", instant_text(p->a, r->sealed_at),
               instant_text(p->a, r->at), r->by);
}

/* What came about after the draw is told when it did. */
static void course_parts(struct page *p, const struct panel_record *r)
{
    if (r->order.n) {
        order_part(p, r);
    }
    if (r->reopenings.n) {
        part(p, "打分表退回");
    }
    for (size_t i = 0; i < r->reopenings.n; i++) {
        reopening_lines(p, &r->reopenings.at[i]);
    }
}

static void signatures(struct page *p)
{
    buf_printf(&p->out, "\n主管 ________________    监督人 ________________\n打印 %s  %s\n",
               instant_text(p->a, desk_now(p->desk)), p->desk->me.name);
}

static const char *finish(struct page *p)
{
    signatures(p);
    const char *text = arena_copy(p->a, p->out.at, p->out.n);
    buf_release(&p->out);
    return text;
}

enum status panel_text(struct desk *desk, struct arena *a, int64_t id, const char **text,
                       struct err *err)
{
    struct page p = {desk, a, BUF_INIT, 0};
    struct panel_record r;
    enum status status = panel_record_load(desk, a, id, &r, err);
    if (status != STATUS_OK) {
        return status;
    }
    title(&p, "评审组记录", r.view.panel.name);
    head(&p, &r.view);
    draw_part(&p, &r);
    seats_part(&p, &r.seats);
    part(&p, "回避");
    recusals_part(&p, &r.view.panel, &r.recusals);
    course_parts(&p, &r);
    *text = finish(&p);
    return STATUS_OK;
}

enum status recusals_text(struct desk *desk, struct arena *a, int64_t panel, const char **text,
                          struct err *err)
{
    struct page p = {desk, a, BUF_INIT, 0};
    struct panel_view v;
    struct recusal_views all;
    enum status status = panel_view_load(desk, a, panel, &v, err);
    if (status == STATUS_OK) {
        status = recusals_load(desk, a, panel, &all, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    title(&p, "回避记录", v.panel.name);
    recusals_part(&p, &v.panel, &all);
    *text = finish(&p);
    return STATUS_OK;
}
