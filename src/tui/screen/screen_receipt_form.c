/* 收件登记: keys and acts. The parts are in receipt_form*.c and materials.c. */
#include "base/date.h"
#include "base/slice.h"
#include "desk/units.h"
#include "tui/ask.h"
#include "tui/screen/conflict_view.h"
#include "tui/screen/print_preview.h"
#include "tui/screen/receipt_form.h"
#include "tui/screen/receipts.h"
#include "tui/screen/record_log.h"

enum command { SAVE = 1, ADD_CASES, SLIP, LOG, VOID_IT, FORGET };
enum question_id { ASK_NEW_UNIT = 1, ASK_WHY, ASK_FORGET };
/* Which screen is above this one, since their answers carry no id. */
enum above { ABOVE_NONE, ABOVE_CASES, ABOVE_CONFLICT };

struct registration {
    struct receipt_form form;
    enum above above;
    struct question question;
    struct print_preview preview;
    struct record_log_argument log;
    struct conflict_view conflict;
    struct receipt_cases_request cases;
    struct receipt_cases_request *cases_argument;
};

static struct desk *desk_of(const struct screen *s)
{
    return s->ui->options.desk;
}

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

static enum status form_open(struct screen *s, const void *argument, struct err *err)
{
    struct registration *r = s->state;
    const int64_t *id = argument;
    int64_t draft_at = 0;
    r->form.ui = s->ui;
    enum status status = receipt_form_load(&r->form, id ? *id : 0, &draft_at, err);
    if (status == STATUS_OK) {
        greet(s, &r->form, draft_at);
    }
    return status;
}

static void keep_drafts(struct receipt_form *f)
{
    form_leave(&f->form);
    receipt_form_keep_cell(f);
}

static void form_close(struct screen *s)
{
    struct registration *r = s->state;
    keep_drafts(&r->form);
    receipt_form_release(&r->form);
}

static struct answer answer_of(const struct receipt_form *f)
{
    return (struct answer){.is_given = true, .choice = (size_t)f->base.receipt.record.id};
}

/* Nothing is lost: what was typed is a draft, and the number says what is to become of it. */
static struct action leave(struct screen *s, struct registration *r)
{
    struct arena a = {0};
    struct receipt_form *f = &r->form;
    keep_drafts(f);
    if (text_eq(f->base.receipt.state, "taken") && !f->base.receipt.record.is_void) {
        ui_say(s->ui, STYLE_WARNING, "收件号 %s 已占用, 草稿留着: Enter 接着登记, F8 作废并写原因.",
               f->base.receipt.no);
    } else if (receipt_form_unsaved(f, &a)) {
        ui_say(s->ui, STYLE_WARNING, "没有存, 草稿留着, 再打开 %s 就在.", f->base.receipt.no);
    }
    arena_release(&a);
    return action_answer(answer_of(f));
}

/* ---- saving ------------------------------------------------------------------------------------ */

static struct action show_conflict(struct screen *s, struct registration *r)
{
    struct receipt_form *f = &r->form;
    struct arena *a = &s->arena;
    struct err err = {.arena = a};
    struct conflict_view *v = &r->conflict;
    *v = (struct conflict_view){.title = arena_printf(a, "收件 %s", f->base.receipt.no)};
    enum status status = conflict_view_add(v, desk_of(s), a, &receipt_type, &f->base.receipt,
                                           &f->judged.full.receipt, &err);
    for (size_t i = 0; status == STATUS_OK && i < f->base.items.n; i++) {
        const struct receipt_item *base = &f->base.items.at[i];
        for (size_t k = 0; status == STATUS_OK && k < f->judged.full.items.n; k++) {
            const struct receipt_item *mine = &f->judged.full.items.at[k];
            if (mine->record.id == base->record.id) {
                status = conflict_view_add(v, desk_of(s), a, &receipt_item_type, base, mine, &err);
            }
        }
    }
    if (status != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    r->above = ABOVE_CONFLICT;
    return action_push(&conflict_screen, v);
}

static struct action save_now(struct screen *s, struct registration *r)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct receipt_form *f = &r->form;
    struct action action = action_none();
    enum status status = receipt_form_save(f, &err);
    if (status == STATUS_OK) {
        ui_say(s->ui, STYLE_GOOD, "已登记 %s%s. F3 回执, F2 下一次.", f->judged.full.receipt.no,
               f->judged.full.receipt.is_late ? " (逾期, 收不收由主管决定)" : "");
        action = action_answer(answer_of(f));
    } else if (status == STATUS_CONFLICT) {
        action = show_conflict(s, r);
    } else {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
    return action;
}

/* The first thing wrong gets the focus and stands in line 23. False when there is one. */
static bool look_over(struct screen *s, struct receipt_form *f)
{
    struct arena a = {0};
    keep_drafts(f);
    receipt_form_judge(f);
    bool is_right = form_judge(&f->form);
    const char *wrong = is_right ? materials_error(&f->materials, &a) : NULL;
    if (!is_right) {
        f->area = AREA_FORM;
        wrong = form_sentence(&f->form, &a);
    } else if (wrong) {
        f->area = AREA_MATERIALS;
    }
    if (wrong) {
        ui_say(s->ui, STYLE_ERROR, "没有存: %s", wrong);
    }
    arena_release(&a);
    return !wrong;
}

static struct action ask(struct registration *r, struct question question)
{
    r->question = question;
    return action_ask(&r->question);
}

static struct action save(struct screen *s, struct registration *r)
{
    struct receipt_form *f = &r->form;
    if (!look_over(s, f)) {
        return action_none();
    }
    if (f->judged.full.receipt.unit) {
        return save_now(s, r);
    }
    const char *name = form_value(&f->form, IN_UNIT, &s->arena);
    return ask(r,
               (struct question){.kind = ASK_YES_NO,
                                 .id = ASK_NEW_UNIT,
                                 .text = arena_printf(&s->arena, "没有单位「%s」, 新增它?", name)});
}

static struct action add_unit_and_save(struct screen *s, struct registration *r)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct unit unit = {.name = form_value(&r->form.form, IN_UNIT, &a)};
    enum status status = unit_save(desk_of(s), &a, NULL, &unit, NULL, &err);
    if (status != STATUS_OK) {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
    return status == STATUS_OK ? save_now(s, r) : action_none();
}

/* ---- other acts -------------------------------------------------------------------------------- */

static struct action add_cases(struct screen *s, struct registration *r)
{
    struct receipt_form *f = &r->form;
    keep_drafts(f);
    receipt_form_judge(f);
    const struct receipt *now = &f->judged.full.receipt;
    if (!now->notice || !now->unit) {
        ui_say(s->ui, STYLE_WARNING, "先写%s, 才知道有哪些申报件可选.",
               now->notice ? "来件单位 (要是已有的单位)" : "通知");
        return action_none();
    }
    r->cases = (struct receipt_cases_request){
        .receipt = now, .have = f->cases.at, .n_have = f->cases.n, .arena = &s->arena};
    r->cases_argument = &r->cases;
    r->above = ABOVE_CASES;
    return action_push(&receipt_cases_screen, &r->cases_argument);
}

static void add_chosen(struct screen *s, struct registration *r)
{
    struct receipt_form *f = &r->form;
    size_t have = f->cases.n, n = have + r->cases.n;
    int64_t *ids = ARENA_ARRAY(&s->arena, int64_t, n + 1);
    for (size_t i = 0; i < n; i++) {
        ids[i] = i < have ? f->cases.at[i] : r->cases.ids[i - have];
    }
    receipt_form_set_cases(f, ids, n);
    receipt_form_judge(f);
    f->area = AREA_CASES;
    f->case_at = n - 1;
    ui_say(s->ui, STYLE_GOOD, "加了 %zu 件, 共 %zu 件. F2 保存.", r->cases.n, n);
}

static void remove_case(struct screen *s, struct receipt_form *f)
{
    if (f->case_at >= f->cases.n) {
        return;
    }
    int64_t *ids = ARENA_ARRAY(&s->arena, int64_t, f->cases.n);
    size_t n = 0;
    for (size_t i = 0; i < f->cases.n; i++) {
        ids[n] = f->cases.at[i];
        n += i != f->case_at;
    }
    receipt_form_set_cases(f, ids, n);
    receipt_form_judge(f);
    ui_say(s->ui, STYLE_NORMAL, "已从这次收件移出; 申报件本身不变. F6 再加.");
}

static struct action show_slip(struct screen *s, struct registration *r)
{
    struct receipt_form *f = &r->form;
    struct err err = {.arena = &s->arena};
    if (text_eq(f->base.receipt.state, "taken") || receipt_form_unsaved(f, &s->arena)) {
        ui_say(s->ui, STYLE_WARNING, "先按 F2 保存, 回执上的才是存下来的.");
        return action_none();
    }
    r->preview = (struct print_preview){
        .title = "收件回执", .file = arena_printf(&s->arena, "回执-%s.txt", f->base.receipt.no)};
    if (receipt_slip(desk_of(s), &s->arena, f->base.receipt.record.id, &r->preview.text, &err)) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    return action_push(&print_preview_screen, &r->preview);
}

static struct action show_log(struct screen *s, struct registration *r)
{
    const struct receipt *base = &r->form.base.receipt;
    r->log = (struct record_log_argument){"receipt", base->record.id,
                                          arena_printf(&s->arena, "收件 %s", base->no)};
    return action_push(&record_log_screen, &r->log);
}

static struct action void_it(struct screen *s, struct registration *r, const char *why)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    const struct receipt *base = &r->form.base.receipt;
    enum status status = receipt_void(desk_of(s), &a, base->record.id, why, &err);
    if (status == STATUS_OK) {
        ui_say(s->ui, STYLE_GOOD, "收件 %s 已作废, 号码留空. 可在 记录 里撤销.", base->no);
    } else {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
    return status == STATUS_OK ? action_answer(answer_of(&r->form)) : action_none();
}

static void forget_draft(struct screen *s, struct receipt_form *f)
{
    receipt_form_drop_draft(f);
    f->is_cell_due = false;
    (void)receipt_form_reload(f, true);
    ui_say(s->ui, STYLE_NORMAL, "草稿丢了, 这里是存下来的样子.");
}

static struct action command(struct screen *s, struct registration *r, int command)
{
    const struct receipt *base = &r->form.base.receipt;
    switch (command) {
    case SAVE: return save(s, r);
    case ADD_CASES: return add_cases(s, r);
    case SLIP: return show_slip(s, r);
    case LOG: return show_log(s, r);
    case VOID_IT:
        return ask(
            r, (struct question){.kind = ASK_LINE,
                                 .id = ASK_WHY,
                                 .text = arena_printf(&s->arena, "作废收件 %s 的原因?", base->no),
                                 .hint = "收件号不会再用, 空号要说得清. 可在 记录 里撤销."});
    default:
        return ask(r, (struct question){.kind = ASK_YES_NO,
                                        .id = ASK_FORGET,
                                        .text = "丢掉没有存的改动, 回到存下来的样子?"});
    }
}

/* ---- events ------------------------------------------------------------------------------------ */

static struct action question_answered(struct screen *s, struct registration *r,
                                       const struct answer *answer)
{
    if (answer->id == ASK_NEW_UNIT && answer->yes) {
        return add_unit_and_save(s, r);
    }
    if (answer->id == ASK_WHY && answer->is_given) {
        return void_it(s, r, answer->line);
    }
    if (answer->id == ASK_FORGET && answer->yes) {
        forget_draft(s, &r->form);
    }
    return action_none();
}

static struct action answered(struct screen *s, struct registration *r, const struct answer *answer)
{
    enum above above = r->above;
    r->above = ABOVE_NONE;
    if (answer->id) {
        return question_answered(s, r, answer);
    }
    if (above == ABOVE_CASES && answer->is_given && r->cases.n) {
        add_chosen(s, r);
    }
    if (above == ABOVE_CONFLICT && answer->is_given) {
        bool takes_theirs = answer->choice == CONFLICT_THEIRS;
        (void)receipt_form_reload(&r->form, takes_theirs);
        return takes_theirs ? action_none() : save_now(s, r);
    }
    return action_none();
}

static void changed(struct screen *s, struct receipt_form *f)
{
    if (receipt_form_reload(f, false)) {
        ui_say(s->ui, STYLE_WARNING, "别人刚改了这次收件: 您没动的地方已换成新的, 动过的存时再比.");
    }
}

static void go(struct receipt_form *f, enum receipt_area area)
{
    keep_drafts(f);
    f->area = area;
    f->is_stale = true;
}

static struct action form_area_key(struct screen *s, struct registration *r, struct key key)
{
    struct receipt_form *f = &r->form;
    size_t focus = f->form.focus;
    bool is_on = (key.code == K_TAB || key.code == K_DOWN) && f->form.popup.found.n == 0;
    enum widget_result result = form_key(&f->form, key);
    switch (result) {
    case WIDGET_LEFT: return leave(s, r);
    case WIDGET_DONE: go(f, AREA_MATERIALS); return action_none();
    case WIDGET_PASS: return action_pass();
    case WIDGET_HANDLED:
        if (is_on && focus == f->form.focus) {
            go(f, AREA_MATERIALS);
        }
        break;
    case WIDGET_CHANGED:
    case WIDGET_FILTERED:
    case WIDGET_SORTED: break;
    }
    f->is_stale = f->is_stale || result == WIDGET_CHANGED || focus != f->form.focus;
    return action_none();
}

static struct action materials_area_key(struct screen *s, struct registration *r, struct key key)
{
    struct receipt_form *f = &r->form;
    size_t row = f->materials.row;
    enum materials_cell cell = f->materials.cell;
    bool is_due = f->is_cell_due;
    if (key.code == K_ENTER || key.code == K_TAB || key.code == K_BACK_TAB || key.code == K_UP ||
        key.code == K_DOWN || key.code == K_LEFT || key.code == K_RIGHT) {
        receipt_form_keep_cell(f); /* the cell may be left */
    }
    switch (materials_key(&f->materials, key)) {
    case WIDGET_DONE: go(f, AREA_CASES); break;
    case WIDGET_CHANGED:
        f->is_cell_due = f->is_stale = true;
        f->touched_at = s->ui->options.terminal->now_ms(s->ui->options.terminal);
        break;
    case WIDGET_PASS:
        if (key.code == K_ESC) {
            return leave(s, r);
        }
        if (key.code != K_UP && key.code != K_BACK_TAB) {
            return action_pass();
        }
        go(f, AREA_FORM);
        break;
    case WIDGET_HANDLED:
        f->is_stale =
            f->is_stale || (is_due && (row != f->materials.row || cell != f->materials.cell));
        break;
    case WIDGET_LEFT:
    case WIDGET_FILTERED:
    case WIDGET_SORTED: break;
    }
    return action_none();
}

static struct action cases_area_key(struct screen *s, struct registration *r, struct key key)
{
    struct receipt_form *f = &r->form;
    switch (key.code) {
    case K_ESC: return leave(s, r);
    case K_DOWN:
    case K_ENTER:
    case K_TAB: f->case_at += f->case_at + 1 < f->cases.n; return action_none();
    case K_UP:
    case K_BACK_TAB:
        if (f->case_at == 0) {
            go(f, AREA_MATERIALS);
        }
        f->case_at -= f->case_at > 0;
        return action_none();
    case K_DELETE:
    case K_BACKSPACE: remove_case(s, f); return action_none();
    default: return action_pass();
    }
}

static struct action form_event(struct screen *s, const struct event *event)
{
    struct registration *r = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, r, event->command);
    case EVENT_ANSWER: return answered(s, r, &event->answer);
    case EVENT_CHANGED: changed(s, &r->form); return action_none();
    case EVENT_KEY: break;
    }
    switch (r->form.area) {
    case AREA_FORM: return form_area_key(s, r, event->key);
    case AREA_MATERIALS: return materials_area_key(s, r, event->key);
    case AREA_CASES: return cases_area_key(s, r, event->key);
    }
    return action_none();
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
    return form_idle(&f->form, now) || f->is_cell_due;
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
    return unsaved ? arena_printf(a, "%s    %s", said, unsaved) : said;
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "保存", "存下这次收件, 回到列表.", SAVE, "编辑"},
    {K_F(6), K_CTRL('o'), "加申报件", "从这个单位的申报件里选, 可一次选几件.", ADD_CASES, "编辑"},
    {K_F(8), 0, "作废", "作废这次收件, 要写明原因. 号不再用.", VOID_IT, "编辑"},
    {K_F(5), 0, "履历", "这次收件的每次改动.", LOG, "查看"},
    {K_CTRL('p'), K_F(3), "回执", "看回执, 可打印或存成文件.", SLIP, "查看"},
    {K_CTRL('r'), 0, NULL, "丢掉草稿, 回到存下来的样子.", FORGET, "编辑"},
    {K_ENTER, 0, NULL, "下一格; 材料表里是下一行.", 0, NULL},
    {K_TAB, 0, NULL, "下一格. Shift-Tab 上一格.", 0, NULL},
    {K_DELETE, 0, NULL, "在申报件上: 从这次收件移出.", 0, NULL},
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
