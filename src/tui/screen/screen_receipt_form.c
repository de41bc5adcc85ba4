/* 收件登记: one arrival from its number to its slip. The parts are in receipt_form*.c and materials.c. */
#include "base/date.h"
#include "base/slice.h"
#include "tui/screen/receipt_registration.h"
#include "tui/screen/receipts.h"

/* ---- life -------------------------------------------------------------------------------------- */

static void greet(struct screen *s, const struct receipt_form *f, int64_t draft_at)
{
    struct arena a = {0};
    if (draft_at) {
        ui_say(s->ui, STYLE_WARNING, "已填上 %s 留的草稿, 还没有存. 不要了按 Ctrl-R.",
               instant_text_short(&a, draft_at));
    } else if (f->base.receipt.record.rev == 1 && text_eq(f->base.receipt.state, "taken")) {
        ui_say(s->ui, STYLE_GOOD, "收件号 %s 已取, 请写在件上, 再往下登记.", f->base.receipt.no);
    }
    arena_release(&a);
}

/* The notice we work on is filled in already: what is typed next is its track or who sent it. */
static void start_at_first_gap(struct receipt_form *f, struct arena *a)
{
    if (*form_value(&f->form, IN_NOTICE, a) && !*form_value(&f->form, IN_UNIT, a)) {
        receipt_form_judge(f); /* what tracks there are */
        bool asks_track = f->inputs[IN_TRACK].kind == INPUT_CHOICE;
        form_focus(&f->form,
                   asks_track && !*form_value(&f->form, IN_TRACK, a) ? IN_TRACK : IN_UNIT);
    }
}

static enum status form_open(struct screen *s, const void *argument, struct err *err)
{
    struct registration *r = s->state;
    const int64_t *id = argument;
    int64_t draft_at = 0;
    r->form.ui = s->ui;
    enum status status = receipt_form_load(&r->form, id ? *id : 0, &draft_at, err);
    if (status == STATUS_OK) {
        greet(s, &r->form, draft_at);
        start_at_first_gap(&r->form, &s->arena);
    }
    return status;
}

static void form_close(struct screen *s)
{
    struct registration *r = s->state;
    registration_keep(&r->form);
    receipt_form_release(&r->form);
}

/* ---- events ------------------------------------------------------------------------------------ */

static void changed(struct screen *s, struct receipt_form *f)
{
    if (receipt_form_reload(f, false)) {
        ui_say(s->ui, STYLE_WARNING, "别人刚改了这次收件: 您没动的地方已换成新的, 动过的存时再比.");
    }
    receipt_form_follow_draft(f);
}

static struct action form_event(struct screen *s, const struct event *event)
{
    struct registration *r = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return registration_command(s, r, event->command);
    case EVENT_ANSWER: return registration_answered(s, r, &event->answer);
    case EVENT_CHANGED: changed(s, &r->form); return action_none();
    case EVENT_KEY: break;
    }
    return registration_key(s, r, event->key);
}

/* What is typed is judged when the keys have stopped for a moment, and kept after a longer one. */
static bool form_idle_slice(struct screen *s)
{
    struct registration *r = s->state;
    struct receipt_form *f = &r->form;
    int64_t now = s->ui->options.terminal->now_ms(s->ui->options.terminal);
    if (f->is_stale) {
        receipt_form_judge(f);
    }
    if (f->is_cell_due && now - f->touched_at >= FORM_REST_MS) {
        receipt_form_keep_cell(f);
    }
    (void)form_idle(&f->form, now);
    return false; /* a rest is waited for by being asked again each second */
}

static void form_screen_draw(const struct screen *s, const struct canvas *cv)
{
    receipt_form_draw(&((struct registration *)s->state)->form, cv);
}

static bool takes_text(const struct screen *s)
{
    (void)s;
    return true;
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    const struct receipt_form *f = &((struct registration *)s->state)->form;
    const char *unsaved = receipt_form_unsaved(f, a);
    const char *said = f->area == AREA_FORM        ? form_sentence(&f->form, a)
                       : f->area == AREA_MATERIALS ? materials_sentence(&f->materials, a)
                                                   : "F6 加申报件, Delete 移出光标所在的, F2 保存";
    if (text_eq(f->base.receipt.state, "taken")) {
        unsaved = "还没存"; /* everything is new: no use in naming it */
    }
    return unsaved ? arena_printf(a, "%s    %s", said, unsaved) : said;
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "保存", "存下这次收件, 回到列表.", SAVE, "编辑"},
    {K_F(4), 0, "补正单", "里面一件申报件的全部缺陷一次告知.", CORRECT, "办理"},
    {K_F(6), K_CTRL('o'), "加申报件", "从这个单位的申报件里选, 可一次选几件.", ADD_CASES, "编辑"},
    {K_F(7), 0, NULL, "到材料表清点份数; 在材料表里按是回到上面.", COUNT, "编辑"},
    {K_F(8), 0, "作废", "作废这次收件, 要写明原因. 号不再用.", VOID_IT, "编辑"},
    {K_CTRL('d'), 0, NULL, "逾期的收或不收, 由主管决定.", LATE, "办理"},
    {K_F(5), 0, NULL, "这次收件的每次改动.", LOG, "查看"},
    {K_CTRL('t'), 0, NULL, "这个单位的名额: 还可报几件, 凭哪一条, 是谁用掉的.", LIMITS, "查看"},
    {K_CTRL('p'), K_F(3), "回执", "看回执, 可打印或存成文件.", SLIP, "查看"},
    {K_CTRL('r'), 0, NULL, "丢掉草稿, 回到存下来的样子.", FORGET, "编辑"},
    {K_ENTER, 0, NULL, "下一格; 材料表里是下一行.", 0, NULL},
    {K_TAB, 0, NULL, "下一格. Shift-Tab 上一格.", 0, NULL},
    {K_DELETE, 0, NULL, "在申报件上: 从这次收件移出.", 0, NULL},
    {K_PAGE_DOWN, 0, NULL, "看后面的检查意见; PageUp 看前面的.", 0, NULL},
    {K_ESC, 0, "返回", "回到列表, 没存的留作草稿.", 0, NULL},
};

const struct screen_class receipt_form_screen = {
    .name = "receipt-form",
    .title = "收件登记",
    .state_size = sizeof(struct registration),
    .open = form_open,
    .event = form_event,
    .draw = form_screen_draw,
    .close = form_close,
    .idle = form_idle_slice,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "收件号一按 F2 就取定, 先写在件上. 然后从上到下: 通知, 来件单位, 送达方式, 经办人;\n"
            "材料表列出通知要的份数, 照实填实收和盖章; F6 加申报件. 检查随填随看, 各带条款.\n"
            "逾期的照样登记. 没存的东西都留作草稿, 断线也在.\n",
};
