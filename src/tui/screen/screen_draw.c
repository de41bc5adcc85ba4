/* 抽取: the terms of a draw, who takes part and who does not, then the draw. */
#include <stdlib.h>

#include "base/buf.h"
#include "base/slice.h"
#include "desk/draws.h"
#include "desk/notices.h"
#include "text/table.h"
#include "tui/ask.h"
#include "tui/screen/print_preview.h"
#include "tui/screen/review.h"
#include "tui/ui.h"
#include "tui/widget/form.h"

enum command { DRAW = 1, LOOK };
enum question_id { ASK_DRAW = 1 };
enum place {
    NOTICE,
    TRACK,
    DIRECTIONS,
    STAGE,
    SCHEME,
    NAME,
    SIZE,
    ALTERNATES,
    PER_UNIT,
    PER_DIRECTION,
    ANY_RECUSAL,
    SEED,
    WITNESS,
    PLACES
};

static const struct input inputs[PLACES] = {
    [NOTICE] = {.name = "notice",
                .label = "通知",
                .help = "评哪份通知的申报件: 简称或文号.",
                .is_required = true,
                .columns = 20},
    [TRACK] = {.name = "track", .label = "通道", .help = "空着是全部.", .columns = 20},
    [DIRECTIONS] = {.name = "directions",
                    .label = "方向",
                    .help = "这一组评哪些方向, 用顿号隔开; 空着是全部."},
    [STAGE] = {.name = "stage", .label = "阶段", .help = "方案分阶段的写阶段.", .columns = 20},
    [SCHEME] = {.name = "scheme",
                .label = "方案",
                .help = "评审方案的名称; 空着是默认的, 开始打分时固定.",
                .columns = 30},
    [NAME] = {.name = "name", .label = "组名", .help = "空着由通知和方向组成."},
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
    [ANY_RECUSAL] = {.name = "any_recusal",
                     .label = "要回避的也抽",
                     .kind = INPUT_YES_NO,
                     .help = "否: 要回避组里任何一件的不参加. 是: 参加, 分配时再避开."},
    [SEED] = {.name = "seed",
              .label = "种子",
              .help = "当场才有, 谁也定不了的一段文字: 骰子, 开奖号. 空着由本机随机取."},
    [WITNESS] = {.name = "witness", .label = "监督人", .help = "印在评审组记录上.", .columns = 20},
};

struct draw_state {
    struct form form;
    struct draw_order order;
    struct question question;
    struct print_preview preview;
    struct arena asked; /* of the order and what is told of it */
};

static enum status form_screen_open(struct screen *s, const void *argument, struct err *err)
{
    struct draw_state *t = s->state;
    struct notice_row row = {0};
    (void)argument;
    form_init(&t->form, inputs, PLACES, (struct form_hooks){.context = s});
    t->form.is_dense = true;
    form_set(&t->form, ANY_RECUSAL, "否");
    if (s->ui->notice &&
        notice_row_load(s->ui->options.desk, &s->arena, s->ui->notice, &row, err) == STATUS_OK) {
        form_put(&t->form, NOTICE, row.code);
    }
    return STATUS_OK;
}

static void form_screen_close(struct screen *s)
{
    struct draw_state *t = s->state;
    form_release(&t->form);
    arena_release(&t->asked);
}

/* ---- what was typed ----------------------------------------------------------------------------- */

static const char *typed(struct draw_state *t, enum place at)
{
    const char *value = form_value(&t->form, at, &t->asked);
    return text_is_empty(value) ? NULL : value;
}

static int64_t number(struct draw_state *t, enum place at)
{
    const char *value = typed(t, at);
    return value ? strtoll(value, NULL, 10) : 0;
}

static enum status read_order(struct screen *s, struct err *err)
{
    struct draw_state *t = s->state;
    struct notice_row row = {0};
    t->order = (struct draw_order){
        .panel = {.track = typed(t, TRACK),
                  .directions = typed(t, DIRECTIONS),
                  .stage = typed(t, STAGE),
                  .scheme = typed(t, SCHEME),
                  .name = typed(t, NAME),
                  .size = number(t, SIZE),
                  .witness = typed(t, WITNESS)},
        .seed = typed(t, SEED),
        .alternates = number(t, ALTERNATES),
        .per_unit = number(t, PER_UNIT),
        .per_direction = number(t, PER_DIRECTION),
        .any_recusal = text_eq(typed(t, ANY_RECUSAL), "是"),
    };
    enum status status =
        notice_find(s->ui->options.desk, &t->asked, text_or_empty(typed(t, NOTICE)), &row, err);
    t->order.panel.notice = row.record.id;
    return status;
}

/* The pool as it stands; nothing of who is drawn is told, else one could go on until one likes it. */
static enum status look(struct screen *s, struct draw_report *r, struct err *err)
{
    struct draw_state *t = s->state;
    arena_reset(&t->asked);
    enum status status = read_order(s, err);
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
    form_leave(&t->form);
    if (!form_judge(&t->form)) {
        ui_say(s->ui, STYLE_WARNING, "没有抽: 还有没填对的, 见旁边的说明.");
        return action_none();
    }
    if (look(s, &r, &err) != STATUS_OK) {
        return refused(s, &err);
    }
    if (r.shortage) {
        ui_say(s->ui, STYLE_WARNING, "抽不成: %s. F3 看谁不参加和为什么.", r.shortage);
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
    ui_say(s->ui, STYLE_GOOD, "抽出了 %s, 种子 %s, 记录 %lld; 到 0记录 可撤销.", r.panel.name,
           r.panel.seed, (long long)r.batch);
    return action_answer((struct answer){.is_given = true, .choice = (size_t)r.panel.record.id});
}

static struct action form_screen_event(struct screen *s, const struct event *event)
{
    struct draw_state *t = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return event->command == DRAW ? ask_draw(s) : show_pool(s);
    case EVENT_ANSWER:
        return event->answer.id == ASK_DRAW && event->answer.yes ? draw_it(s) : action_none();
    case EVENT_CHANGED: return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = form_key(&t->form, event->key);
    if (result == WIDGET_LEFT) {
        return action_pop();
    }
    return result == WIDGET_DONE ? ask_draw(s) : action_after(result);
}

static void form_screen_draw(const struct screen *s, const struct canvas *cv)
{
    struct draw_state *t = s->state;
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD},
                  "抽取评审组  种子和经过都记下, 谁都可以照着再抽一遍");
    struct canvas form = canvas_part(cv, (struct rect){2, 0, cv->rows - 2, cv->cols});
    form_draw(&t->form, &form);
}

static bool form_screen_takes_text(const struct screen *s)
{
    return form_takes_text(&((const struct draw_state *)s->state)->form);
}

static const char *form_screen_sentence(const struct screen *s, struct arena *a)
{
    return form_sentence(&((const struct draw_state *)s->state)->form, a);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "抽取", "先说明条件和人数, 再抽.", DRAW, "办理"},
    {K_F(3), 0, "谁参加", "谁参加抽取, 谁不参加和为什么; 不给出结果.", LOOK, "查看"},
    {K_ENTER, 0, "下一项", "到下一项; 在最后一项是抽取.", 0, NULL},
    {K_ESC, 0, "返回", "不抽了.", 0, NULL},
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
    .takes_text = form_screen_takes_text,
    .sentence = form_screen_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help =
        "一个评审组的抽取条件. 专长不在方向里的, 件数已满的, 要回避的不参加, F3 看得到为什么.\n"
        "种子给了, 同样的名单和条件抽出来总是同样的人; 手册写明怎样用 sha256sum 照着再抽一遍.\n",
};
