/* What of a document is shown: a search where it takes one; else track, direction, scheme, how many get in, with
 * names or without. Nothing is offered that the document does not take. */
#include <stdlib.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/notices.h"
#include "tui/screen/offered.h"
#include "tui/screen/pages_state.h"
#include "tui/ui.h"

#define OFFERS_MAX 5

struct offer {
    unsigned takes;
    enum pages_question id;
    const char *name;
};
static const struct offer offers[OFFERS_MAX] = {{TAKES_DIRECTION, ASK_DIRECTION, "方向"},
                                                {TAKES_TRACK, ASK_TRACK, "通道"},
                                                {TAKES_SCHEME, ASK_SCHEME, "方案"},
                                                {TAKES_CUT, ASK_CUT, "取几件"},
                                                {TAKES_ANONYMOUS, ASK_NAMES, "专家姓名"}};

/* What it is now. */
static const char *chosen_now(const struct document_order *o, struct arena *a,
                              enum pages_question id)
{
    switch ((int)id) {
    case ASK_DIRECTION: return o->direction ? o->direction : "全部";
    case ASK_TRACK: return o->track ? o->track : "全部";
    case ASK_SCHEME: return o->scheme ? o->scheme : "打分时的";
    case ASK_CUT: return o->cut > 0 ? arena_printf(a, "%ld", o->cut) : "按定稿, 方案或名额";
    default: return o->is_anonymous ? "不写" : "写";
    }
}

static struct action ask_where(struct pages *p)
{
    p->question = (struct question){.kind = ASK_LINE,
                                    .id = ASK_WHERE,
                                    .text = "只印哪些?",
                                    .hint = "如 方向:网络设施 状态:受理; 空着是全部",
                                    .line = text_or_empty(p->wanted.order.where)};
    return action_ask(&p->question);
}

struct action pages_choose(struct screen *s, struct pages *p)
{
    const struct document *d = p->wanted.document;
    const char **lines = ARENA_ARRAY(&s->arena, const char *, OFFERS_MAX);
    size_t n = 0;
    if (d->takes & TAKES_WHERE) {
        return ask_where(p);
    }
    for (size_t i = 0; i < OFFERS_MAX; i++) {
        if (d->takes & offers[i].takes) {
            p->offered[n] = offers[i].id;
            lines[n++] = arena_printf(&s->arena, "%s: %s", offers[i].name,
                                      chosen_now(&p->wanted.order, &s->arena, offers[i].id));
        }
    }
    if (n == 0) {
        ui_say(s->ui, STYLE_HINT, "「%s」没有可选的方向, 方案或条件.", d->name);
        return action_none();
    }
    return pages_ask_choice(p, ASK_WHICH, "改哪一样?", lines, n);
}

static struct action ask_name(struct screen *s, struct pages *p, enum pages_question id)
{
    struct arena *a = &s->arena;
    struct desk *desk = s->ui->options.desk;
    struct err err = {.arena = a};
    struct notice_row row = {0};
    struct offered names = {0};
    enum offered_kind kind = id == ASK_TRACK       ? OFFERED_TRACKS
                             : id == ASK_DIRECTION ? OFFERED_DIRECTIONS
                                                   : OFFERED_SCHEMES;
    *VEC_PUSH(a, &names) = id == ASK_SCHEME ? "打分时的" : "全部";
    enum status status = notice_find(desk, a, p->wanted.order.notice, &row, &err);
    if (status == STATUS_OK) {
        status = offered_add(desk, a, kind, row.record.id, &names, &err);
    }
    if (status != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    if (names.n < 2 || (id == ASK_TRACK && names.n < 3)) {
        ui_say(s->ui, STYLE_HINT, "这份通知不分%s.", id == ASK_TRACK ? "通道" : "方向");
        return action_none();
    }
    p->names = names.at;
    return pages_ask_choice(p, id, id == ASK_SCHEME ? "按哪个方案?" : "印哪些?", names.at, names.n);
}

static struct action which(struct screen *s, struct pages *p, size_t choice)
{
    struct document_order order = p->wanted.order;
    switch ((int)p->offered[choice]) {
    case ASK_CUT:
        return pages_ask_line(p, ASK_CUT, "取前几件? 空着按定稿, 方案或本单位的名额",
                              order.cut > 0 ? arena_printf(&s->arena, "%ld", order.cut) : "");
    case ASK_NAMES:
        order.is_anonymous = !order.is_anonymous;
        pages_reorder(s, &order);
        return action_none();
    default: return ask_name(s, p, p->offered[choice]);
    }
}

static void set_cut(struct screen *s, struct document_order *o, const char *line)
{
    char *end;
    long cut = strtol(line, &end, 10);
    if (*end || cut < 0 || (cut == 0 && *line)) {
        ui_say(s->ui, STYLE_WARNING, "「%s」不是件数, 写数字, 如 5.", line);
        return;
    }
    o->cut = cut;
    pages_reorder(s, o);
}

/* The first of the names stands for all of them. */
static void set_name(struct pages *p, struct document_order *o, const struct answer *answer)
{
    const char **what = answer->id == ASK_TRACK       ? &o->track
                        : answer->id == ASK_DIRECTION ? &o->direction
                                                      : &o->scheme;
    *what = answer->choice ? p->names[answer->choice] : NULL;
}

struct action pages_choose_answered(struct screen *s, const struct answer *answer)
{
    struct pages *p = s->state;
    struct document_order order = p->wanted.order;
    switch (answer->id) {
    case ASK_WHICH: return which(s, p, answer->choice);
    case ASK_CUT: set_cut(s, &order, answer->line); return action_none();
    case ASK_WHERE:
        order.where = text_is_empty(answer->line) ? NULL : arena_text(&s->arena, answer->line);
        break;
    default: set_name(p, &order, answer); break;
    }
    pages_reorder(s, &order);
    return action_none();
}

const char *pages_chosen(const struct pages *p, struct arena *a)
{
    const struct document_order *o = &p->wanted.order;
    const char *all = o->where ? arena_printf(a, "  只印 %s", o->where) : "";
    for (size_t i = 0; !p->wanted.kept && i < OFFERS_MAX; i++) {
        const struct document_order usual = {0};
        const char *now = chosen_now(o, a, offers[i].id);
        if (!text_eq(now, chosen_now(&usual, a, offers[i].id))) {
            all = arena_printf(a, "%s  %s %s", all, offers[i].name, now);
        }
    }
    const char *sort = o->choice.sort ? arena_printf(a, "  按 %s 排", o->choice.sort) : "";
    return arena_printf(a, "%s%s%s", all, o->choice.columns ? "  选了列" : "", sort);
}
