/* What can be done with a registration: saved, added to, voided, left; and the answers to what it
 * asks. */
#include "base/slice.h"
#include "desk/units.h"
#include "tui/screen/corrections.h"
#include "tui/screen/receipt_registration.h"
#include "tui/screen/receipts.h"
#include "tui/screen/units.h"

enum question_id { ASK_NEW_UNIT = 1, ASK_WHY, ASK_FORGET, ASK_CASE };

enum unit_choice { UNIT_WHOLE, UNIT_NAME_ONLY, N_UNIT_CHOICES };
static const char *const unit_choices[N_UNIT_CHOICES] = {
    "填写这个单位, 再存收件 (类别决定期限和名额)", "只记名称, 先存收件"};

static struct desk *desk_of(const struct screen *s)
{
    return s->ui->options.desk;
}

void registration_keep(struct receipt_form *f)
{
    form_leave(&f->form);
    receipt_form_keep_cell(f);
}

static struct answer answer_of(const struct receipt_form *f)
{
    return (struct answer){.is_given = true, .choice = (size_t)f->base.receipt.record.id};
}

struct action registration_leave(struct screen *s, struct registration *r)
{
    struct arena a = {0};
    struct receipt_form *f = &r->form;
    registration_keep(f);
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

static const struct receipt_item *item_of(const struct receipt_items *items, int64_t id)
{
    for (size_t i = 0; i < items->n; i++) {
        if (items->at[i].record.id == id) {
            return &items->at[i];
        }
    }
    return NULL;
}

static enum status find_conflicts(struct screen *s, struct registration *r, struct err *err)
{
    struct receipt_form *f = &r->form;
    const struct receipt_full *mine = &f->judged.full;
    struct conflict_record head = {&receipt_type, &f->base.receipt, &mine->receipt, NULL};
    enum status status = conflict_view_add(&r->conflict, desk_of(s), &head, err);
    for (size_t i = 0; status == STATUS_OK && i < f->base.items.n; i++) {
        const struct receipt_item *base = &f->base.items.at[i];
        struct conflict_record item = {&receipt_item_type, base,
                                       item_of(&mine->items, base->record.id), base->material};
        if (item.mine) {
            status = conflict_view_add(&r->conflict, desk_of(s), &item, err);
        }
    }
    return status;
}

static struct action show_conflict(struct screen *s, struct registration *r)
{
    struct err err = {.arena = &s->arena};
    r->conflict = (struct conflict_view){
        .title = arena_printf(&s->arena, "收件 %s", r->form.base.receipt.no), .arena = &s->arena};
    if (find_conflicts(s, r, &err)) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    r->above = ABOVE_CONFLICT;
    return action_push(&conflict_screen, &r->conflict);
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
    registration_keep(f);
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
               (struct question){.kind = ASK_CHOICE,
                                 .id = ASK_NEW_UNIT,
                                 .text = arena_printf(&s->arena, "没有单位「%s」, 新增它?", name),
                                 .choices = unit_choices,
                                 .n_choices = N_UNIT_CHOICES});
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

static struct action fill_in_unit(struct screen *s, struct registration *r)
{
    r->above = ABOVE_UNIT;
    return action_push(&unit_named_screen, form_value(&r->form.form, IN_UNIT, &s->arena));
}

static struct action unit_filled_in(struct screen *s, struct registration *r, int64_t id)
{
    const char *name = unit_name(desk_of(s), &s->arena, id);
    form_put(&r->form.form, IN_UNIT, text_or_empty(name));
    return save(s, r);
}

/* ---- other acts -------------------------------------------------------------------------------- */

static struct action add_cases(struct screen *s, struct registration *r)
{
    struct receipt_form *f = &r->form;
    registration_keep(f);
    receipt_form_judge(f);
    const struct receipt *now = &f->judged.full.receipt;
    if (!now->notice || !now->unit) {
        ui_say(s->ui, STYLE_WARNING, "先写%s, 才知道有哪些申报件可选.",
               now->notice ? "来件单位 (要是已有的单位)" : "通知");
        f->area = AREA_FORM;
        form_focus(&f->form, now->notice ? IN_UNIT : IN_NOTICE);
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

void registration_remove_case(struct screen *s, struct receipt_form *f)
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
    if (text_eq(f->base.receipt.state, "taken") || receipt_form_unsaved(f, &s->arena)) {
        ui_say(s->ui, STYLE_WARNING, "先按 F2 保存, 回执上的才是存下来的.");
        return action_none();
    }
    const char *no = f->base.receipt.no;
    r->preview = (struct pages_wanted){.document = document_find("receipt-slip"),
                                       .order = {.about = no},
                                       .file = arena_printf(&s->arena, "回执-%s", no)};
    return action_push(&pages_screen, &r->preview);
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

/* What is not saved may be what makes it late. */
static struct action decide_late(struct screen *s, struct registration *r)
{
    const struct receipt *base = &r->form.base.receipt;
    registration_keep(&r->form);
    if (text_eq(base->state, "taken") || receipt_form_unsaved(&r->form, &s->arena)) {
        ui_say(s->ui, STYLE_WARNING, "先按 F2 保存, 再决定收不收.");
        return action_none();
    }
    return action_push(&late_screen, &base->record.id);
}

/* 补正单 of the case in the arrival; of several, which one is asked. */
static struct action correct(struct screen *s, struct registration *r)
{
    struct receipt_form *f = &r->form;
    struct arena *a = &s->arena;
    registration_keep(f);
    receipt_form_judge(f);
    if (text_eq(f->base.receipt.state, "taken") || receipt_form_unsaved(f, a)) {
        ui_say(s->ui, STYLE_WARNING, "先按 F2 保存, 补正单按存下来的写.");
        return action_none();
    }
    if (f->judged.n_cases == 0) {
        ui_say(s->ui, STYLE_WARNING, "补正单是对申报件的: 先按 F6 加申报件.");
        return action_none();
    }
    if (f->judged.n_cases == 1) {
        return correction_open(s, f->judged.cases[0].id);
    }
    const char **names = ARENA_ARRAY(a, const char *, f->judged.n_cases);
    for (size_t i = 0; i < f->judged.n_cases; i++) {
        const struct receipt_case *c = &f->judged.cases[i];
        names[i] = arena_printf(a, "%s  %s", submission_no(a, c->id), c->title);
    }
    return ask(r, (struct question){.kind = ASK_CHOICE,
                                    .id = ASK_CASE,
                                    .text = "给哪一件出补正单?",
                                    .choices = names,
                                    .n_choices = f->judged.n_cases});
}

/* Of the list of whoever hands in, as it stands on the form. */
static struct action show_limits(struct screen *s, struct receipt_form *f)
{
    const struct receipt *now = &f->judged.full.receipt;
    f->limits = (struct limits_of){.notice = now->notice, .unit = now->unit};
    if (!now->notice || !now->unit) {
        ui_say(s->ui, STYLE_WARNING, "写了通知和来件单位, 才有限额可看.");
        return action_none();
    }
    return action_push(&limits_screen, &f->limits);
}

struct action registration_command(struct screen *s, struct registration *r, int command)
{
    const struct receipt *base = &r->form.base.receipt;
    switch (command) {
    case SAVE: return save(s, r);
    case COUNT: registration_go_count(&r->form); return action_none();
    case ADD_CASES: return add_cases(s, r);
    case SLIP: return show_slip(s, r);
    case LATE: return decide_late(s, r);
    case CORRECT: return correct(s, r);
    case LOG: return receipt_log_open(s, base->record.id);
    case LIMITS: return show_limits(s, &r->form);
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

static struct action question_answered(struct screen *s, struct registration *r,
                                       const struct answer *answer)
{
    if (answer->id == ASK_NEW_UNIT && answer->is_given) {
        return answer->choice == UNIT_NAME_ONLY ? add_unit_and_save(s, r) : fill_in_unit(s, r);
    }
    if (answer->id == ASK_WHY && answer->is_given) {
        return void_it(s, r, answer->line);
    }
    if (answer->id == ASK_CASE && answer->is_given) {
        return correction_open(s, r->form.judged.cases[answer->choice].id);
    }
    if (answer->id == ASK_FORGET && answer->yes) {
        forget_draft(s, &r->form);
    }
    return action_none();
}

struct action registration_answered(struct screen *s, struct registration *r,
                                    const struct answer *answer)
{
    enum registration_above above = r->above;
    r->above = ABOVE_NONE;
    if (answer->id) {
        return question_answered(s, r, answer);
    }
    if (above == ABOVE_CASES && answer->is_given && r->cases.n) {
        add_chosen(s, r);
    }
    if (above == ABOVE_UNIT && answer->is_given) {
        return unit_filled_in(s, r, (int64_t)answer->choice);
    }
    if (above == ABOVE_CONFLICT && answer->is_given) {
        bool takes_theirs = answer->choice == CONFLICT_THEIRS;
        (void)receipt_form_reload(&r->form, takes_theirs);
        return takes_theirs ? action_none() : save_now(s, r);
    }
    return action_none();
}
