/* 抽取: the terms of a draw, who takes part and who does not, then the draw. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/slice.h"
#include "desk/draws.h"
#include "text/table.h"
#include "tui/ask.h"
#include "tui/screen/draft_form.h"
#include "tui/screen/form_draft.h"
#include "tui/screen/panel_inputs.h"
#include "tui/screen/print_preview.h"
#include "tui/screen/review.h"

enum command { DRAW = 1, LOOK, FORGET };
enum question_id { ASK_DRAW = 1 };
enum place {
    SIZE = PANEL_INPUTS,
    ALTERNATES,
    PER_UNIT,
    PER_DIRECTION,
    ANY_EXPERTISE,
    ANY_RECUSAL,
    EXCLUDE,
    SEED,
    WITNESS,
    PLACES
};

static const struct input draw_inputs[PLACES] = {
    [SIZE] = {.name = "size",
              .label = "成员",
              .kind = INPUT_NUMBER,
              .help = "单数; 空着是「评审组最少人数」.",
              .columns = 6},
    [ALTERNATES] = {.name = "alternates",
                    .label = "候补",
                    .kind = INPUT_NUMBER,
                    .help = "另抽几位候补.",
                    .columns = 6},
    [PER_UNIT] = {.name = "per_unit",
                  .label = "同单位至多",
                  .kind = INPUT_NUMBER,
                  .help = "同一单位至多几位; 空着不限.",
                  .columns = 6},
    [PER_DIRECTION] = {.name = "per_direction",
                       .label = "每方向至少",
                       .kind = INPUT_NUMBER,
                       .help = "每个方向至少几位懂它的; 空着不要求.",
                       .columns = 6},
    [ANY_EXPERTISE] = {.name = "any_expertise",
                       .label = "不对口的也抽",
                       .kind = INPUT_YES_NO,
                       .help = "否: 专长里没有评审方向的不参加."},
    [ANY_RECUSAL] = {.name = "any_recusal",
                     .label = "要回避的也抽",
                     .kind = INPUT_YES_NO,
                     .help = "否: 要回避组里任何一件的不参加. 是: 参加, 分配时再避开."},
    [EXCLUDE] = {.name = "exclude",
                 .label = "不参加",
                 .help = "点名不参加的和理由, 用顿号隔开: 王示例=出差、Z0007=在外学习."},
    [SEED] = {.name = "seed",
              .label = "种子",
              .help = "当场才有, 谁也定不了的一段文字: 骰子, 开奖号. 空着由本机随机取."},
    [WITNESS] = {.name = "witness", .label = "监督人", .help = "印在评审组记录上.", .columns = 20},
};

struct draw_state {
    struct draft_form d;
    struct panel base; /* record.id 0: a new one */
    struct input inputs[PLACES];
    struct draw_order order;
    struct question question;
    struct print_preview preview;
    struct arena asked; /* of the order and what is told of it */
};

/* Of a panel that is there only the terms of the draw are asked. */
static void init_form(struct draw_state *t)
{
    for (size_t i = 0; i < PLACES; i++) {
        t->inputs[i] = i < PANEL_INPUTS ? panel_inputs[i] : draw_inputs[i];
        if (i < PANEL_INPUTS && t->base.record.id) {
            t->inputs[i].kind = INPUT_READ_ONLY;
        }
    }
    draft_form_init(&t->d, t->inputs, PLACES, panel_inputs_left);
    t->d.form.is_dense = true;
    form_set(&t->d.form, ANY_EXPERTISE, "否");
    form_set(&t->d.form, ANY_RECUSAL, "否");
}

static enum status form_screen_open(struct screen *s, const void *argument, struct err *err)
{
    struct draw_state *t = s->state;
    struct panel_view v = {0};
    int64_t id = *(const int64_t *)argument;
    draft_form_begin(s, arena_printf(&s->arena, "draw:%lld", (long long)id));
    enum status status = id ? panel_view_load(t->d.desk, &s->arena, id, &v, err) : STATUS_OK;
    if (status != STATUS_OK) {
        return status;
    }
    t->base = v.panel;
    init_form(t);
    status = panel_inputs_show(s->ui, &t->d.form, &t->base, err);
    if (status != STATUS_OK) {
        form_release(&t->d.form);
        return status;
    }
    if (!id) {
        panel_inputs_propose_name(t->d.desk, &t->d.form);
    }
    (void)form_draft_put(s->ui, t->d.draft, &t->d.form);
    return STATUS_OK;
}

static void form_screen_close(struct screen *s)
{
    draft_form_close(s);
    arena_release(&((struct draw_state *)s->state)->asked);
}

/* ---- what was typed ----------------------------------------------------------------------------- */

static const char *typed(struct draw_state *t, enum place at)
{
    const char *value = form_value(&t->d.form, at, &t->asked);
    return text_is_empty(value) ? NULL : value;
}

static int64_t number(struct draw_state *t, enum place at)
{
    const char *value = typed(t, at);
    return value ? strtoll(value, NULL, 10) : 0;
}

static enum status read_exclusions(struct draw_state *t, struct err *err)
{
    char *text = arena_printf(&t->asked, "%s", text_or_empty(typed(t, EXCLUDE))), *rest = NULL;
    struct draw_exclusion *all = ARENA_ARRAY(&t->asked, struct draw_exclusion, strlen(text) + 1);
    enum status status = STATUS_OK;
    size_t n = 0;
    for (char *at = text; status == STATUS_OK && *at; at = rest ? rest : at + strlen(at)) {
        rest = strstr(at, "、");
        if (rest) {
            *rest = 0;
            rest += strlen("、");
        }
        status = draw_exclusion_read(t->d.desk, &t->asked, at, &all[n++], err);
    }
    t->order.exclusions = all;
    t->order.n_exclusions = n;
    return status;
}

static enum status read_order(struct draw_state *t, struct err *err)
{
    struct panel *p = &t->order.panel;
    t->order = (struct draw_order){
        .panel = t->base,
        .seed = typed(t, SEED),
        .alternates = number(t, ALTERNATES),
        .per_unit = number(t, PER_UNIT),
        .per_direction = number(t, PER_DIRECTION),
        .any_expertise = text_eq(typed(t, ANY_EXPERTISE), "是"),
        .any_recusal = text_eq(typed(t, ANY_RECUSAL), "是"),
    };
    enum status status =
        t->base.record.id ? STATUS_OK : panel_inputs_read(t->d.desk, &t->asked, &t->d.form, p, err);
    p->size = number(t, SIZE);
    p->witness = typed(t, WITNESS);
    return status == STATUS_OK ? read_exclusions(t, err) : status;
}

/* The pool as it stands; nothing of who is drawn is told, else one could go on until one likes it. */
static enum status look(struct screen *s, struct draw_report *r, struct err *err)
{
    struct draw_state *t = s->state;
    form_leave(&t->d.form);
    arena_reset(&t->asked);
    enum status status = read_order(t, err);
    return status == STATUS_OK ? draw_preview(s->ui->options.desk, &t->asked, &t->order, r, err)
                               : status;
}

/* ---- acts --------------------------------------------------------------------------------------- */

static struct action refused(struct screen *s, const struct err *err)
{
    ui_say_err(s->ui, err);
    return action_none();
}

static const char *pool_text(struct arena *a, const struct draw_report *r)
{
    static const struct table_column columns[] = {{"编号", false, 0, false},
                                                  {"姓名", false, 0, false},
                                                  {"单位", false, 30, true},
                                                  {"", false, 0, false}};
    struct table t = table_start(a, columns, 4);
    struct buf out = BUF_INIT;
    for (size_t i = 0; i < r->n; i++) {
        table_cell(&t, r->at[i].reviewer->no);
        table_cell(&t, r->at[i].reviewer->reviewer.name);
        table_cell(&t, r->at[i].reviewer->unit);
        table_cell(&t, r->at[i].fate == DRAW_EXCLUDED ? r->at[i].text : "参加");
    }
    buf_printf(&out, "%s\n%s\n专家库 %zu 位, 参加抽取 %zu 位\n\n", r->panel.name, r->panel.terms,
               r->n, r->eligible);
    table_write(&t, &out);
    const char *text = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return text;
}

static struct action show_pool(struct screen *s)
{
    struct draw_state *t = s->state;
    struct err err = {.arena = &t->asked};
    struct draw_report r;
    if (look(s, &r, &err) != STATUS_OK) {
        return refused(s, &err);
    }
    t->preview =
        (struct print_preview){"参加抽取的专家", pool_text(&t->asked, &r), "参加抽取的专家.txt"};
    return action_push(&print_preview_screen, &t->preview);
}

static struct action ask_draw(struct screen *s)
{
    struct draw_state *t = s->state;
    struct err err = {.arena = &t->asked};
    struct draw_report r;
    if (!draft_form_is_right(s, "抽")) {
        return action_none();
    }
    if (look(s, &r, &err) != STATUS_OK) {
        return refused(s, &err);
    }
    if (r.shortage) {
        ui_say(s->ui, STYLE_WARNING, "抽不成, F3 看谁不参加和为什么: %s.", r.shortage);
        return action_none();
    }
    t->question = (struct question){
        .kind = ASK_YES_NO,
        .id = ASK_DRAW,
        .text = arena_printf(&t->asked, "%s: %s. 专家库 %zu 位, 参加 %zu 位. 种子 %s. 现在抽取?",
                             r.panel.name, r.panel.terms, r.n, r.eligible,
                             t->order.seed ? t->order.seed : "由本机随机取")};
    return action_ask(&t->question);
}

static struct action draw_it(struct screen *s)
{
    struct draw_state *t = s->state;
    struct err err = {.arena = &t->asked};
    struct draw_report r;
    if (draw_make(s->ui->options.desk, &t->asked, &t->order, &r, &err) != STATUS_OK) {
        return refused(s, &err);
    }
    draft_form_saved(&t->d);
    const char *two_roles = NULL;
    if (panel_two_roles_load(s->ui->options.desk, &t->asked, r.panel.record.id, &two_roles, &err) !=
        STATUS_OK) {
        return refused(s, &err);
    }
    ui_say(s->ui, two_roles ? STYLE_WARNING : STYLE_GOOD,
           "抽出了 %s, 种子 %s, 记录 %lld; 到 0记录 可撤销.%s%s", r.panel.name, r.panel.seed,
           (long long)r.batch, two_roles ? " " : "", text_or_empty(two_roles));
    return action_answer((struct answer){.is_given = true, .choice = (size_t)r.panel.record.id});
}

static struct action command(struct screen *s, enum command c)
{
    switch (c) {
    case DRAW: return ask_draw(s);
    case LOOK: return show_pool(s);
    case FORGET: return draft_form_give_up(s);
    }
    return action_none();
}

static struct action form_screen_event(struct screen *s, const struct event *event)
{
    if (event->kind == EVENT_COMMAND) {
        return command(s, (enum command)event->command);
    }
    if (event->kind == EVENT_ANSWER && event->answer.id == ASK_DRAW) {
        return event->answer.yes ? draw_it(s) : action_none();
    }
    return draft_form_event(s, event, ask_draw);
}

static void form_screen_draw(const struct screen *s, const struct canvas *cv)
{
    draft_form_draw(s, cv, "抽取评审组  种子和经过都记下, 谁都可以照着再抽一遍");
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "抽取", "先说明条件和人数, 再抽.", DRAW, "办理"},
    {K_F(3), 0, "谁参加", "谁参加抽取, 谁不参加和为什么; 不给出结果.", LOOK, "查看"},
    {K_ENTER, 0, "下一项", "到下一项; 在最后一项是抽取.", 0, NULL},
    {K_F(8), 0, "弃草稿", "丢开填过的条件.", FORGET, "编辑"},
    {K_ESC, 0, "返回", "返回, 填过的留作草稿.", 0, NULL},
};

const struct screen_class draw_screen = {
    .may = MAY_KEEP_PANELS,
    .name = "draw",
    .title = "抽取",
    .state_size = sizeof(struct draw_state),
    .open = form_screen_open,
    .event = form_screen_event,
    .draw = form_screen_draw,
    .close = form_screen_close,
    .idle = draft_form_idle,
    .takes_text = draft_form_takes_text,
    .sentence = draft_form_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help =
        "一个评审组的抽取条件. 专长不在方向里的, 件数已满的, 要回避的不参加, F3 看得到为什么.\n"
        "种子给了, 同样的名单和条件抽出来总是同样的人; 手册写明怎样用 sha256sum 照着再抽一遍.\n",
};
