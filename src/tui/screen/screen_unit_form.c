/* One unit being entered or edited. What is asked stands in unit_inputs.h; whether it can be kept is
 * the desk's judgement (desk/units.h). */
#include "base/slice.h"
#include "desk/unit_pairs.h"
#include "desk/units.h"
#include "tui/screen/conflict_view.h"
#include "tui/screen/form_draft.h"
#include "tui/screen/unit_inputs.h"
#include "tui/screen/units.h"
#include "tui/ui.h"
#include "tui/widget/form.h"

enum command { SAVE = 1, DISCARD, USE_ALIKE };

struct unit_form {
    struct unit_asking asking; /* first: the context of the inputs */
    struct screen *screen;
    struct form form;
    struct unit base; /* as it was when opened; id 0: a new one */
    const char *draft;
    struct conflict_view conflict;
    struct unit mine, theirs; /* of a conflict */
    struct arena alike_arena;
    struct unit alike; /* what a new one may be; id 0: nothing like it */
};

static struct desk *desk_of(const struct unit_form *f)
{
    return f->screen->ui->options.desk;
}

/* ---- loading ---------------------------------------------------------------------------------- */

/* Is the new unit there already? Told while it is typed, not when it is saved. */
static void look_alike(struct unit_form *f)
{
    struct arena a = {0};
    arena_reset(&f->alike_arena);
    f->alike = (struct unit){0};
    struct err err = {.arena = &f->alike_arena};
    const char *name = form_value(&f->form, UNIT_INPUT_NAME, &a);
    if (f->base.record.id == 0 && !text_is_empty(name) &&
        unit_alike(desk_of(f), &f->alike_arena, name, &f->alike, &err) != STATUS_OK) {
        ui_say_err(f->screen->ui, &err);
    }
    arena_release(&a);
}

static void left(void *context, size_t field)
{
    struct unit_form *f = context;
    form_draft_keep(f->screen->ui, f->draft, &f->form, field);
    if (field == UNIT_INPUT_NAME) {
        look_alike(f);
    }
}

/* The stored unit into the form. */
static void show(struct unit_form *f, const struct unit *u)
{
    struct arena a = {0};
    const struct unit_class *class = unit_class_of(&f->asking, &a, u->class);
    const struct region *region = unit_region_of(&f->asking, &a, u->region);
    form_set(&f->form, UNIT_INPUT_NAME, u->name);
    form_set(&f->form, UNIT_INPUT_CODE, u->credit_code);
    form_set(&f->form, UNIT_INPUT_CLASS, class ? class->name : u->class);
    form_set(&f->form, UNIT_INPUT_KIND, u->kind);
    form_set(&f->form, UNIT_INPUT_REGION, region ? region_words(&a, region) : u->region);
    form_set(&f->form, UNIT_INPUT_CONTACT, u->contact);
    form_set(&f->form, UNIT_INPUT_PHONE, u->phone);
    form_set(&f->form, UNIT_INPUT_EMAIL, u->email);
    form_set(&f->form, UNIT_INPUT_ADDRESS, u->address);
    form_set(&f->form, UNIT_INPUT_NOTE, u->note);
    arena_release(&a);
}

static enum status open_form(struct screen *s, int64_t id, const char *name, struct err *err)
{
    struct unit_form *f = s->state;
    f->screen = s;
    f->asking.desk = s->ui->options.desk;
    if (id) {
        enum status status = unit_load(s->ui->options.desk, &s->arena, id, &f->base, err);
        if (status != STATUS_OK) {
            return status;
        }
    }
    f->draft = id ? arena_printf(&s->arena, "unit:%lld", (long long)id) : "unit:new";
    form_init(&f->form, unit_inputs, UNIT_INPUTS, (struct form_hooks){.context = f, .left = left});
    show(f, &f->base);
    if (!name) {
        (void)form_draft_put(s->ui, f->draft, &f->form);
    } else {
        form_put(&f->form, UNIT_INPUT_NAME, name);
    }
    look_alike(f);
    return STATUS_OK;
}

static enum status form_open(struct screen *s, const void *argument, struct err *err)
{
    return open_form(s, argument ? *(const int64_t *)argument : 0, NULL, err);
}

static enum status named_open(struct screen *s, const void *argument, struct err *err)
{
    return open_form(s, 0, argument, err);
}

static void form_close(struct screen *s)
{
    struct unit_form *f = s->state;
    form_leave(&f->form);
    form_release(&f->form);
    arena_release(&f->alike_arena);
}

/* ---- saving ----------------------------------------------------------------------------------- */

/* What the form says, upon `u`. */
static void read_form(const struct unit_form *f, struct arena *a, struct unit *u)
{
    const char **members[] = {
        [UNIT_INPUT_NAME] = &u->name,       [UNIT_INPUT_CODE] = &u->credit_code,
        [UNIT_INPUT_CLASS] = &u->class,     [UNIT_INPUT_KIND] = &u->kind,
        [UNIT_INPUT_REGION] = &u->region,   [UNIT_INPUT_CONTACT] = &u->contact,
        [UNIT_INPUT_PHONE] = &u->phone,     [UNIT_INPUT_EMAIL] = &u->email,
        [UNIT_INPUT_ADDRESS] = &u->address, [UNIT_INPUT_NOTE] = &u->note};
    for (size_t i = UNIT_INPUT_NAME; i < UNIT_INPUT_WHY; i++) {
        if (form_is_changed(&f->form, i)) {
            const char *value = form_value(&f->form, i, a);
            *members[i] = *value ? value : NULL;
        }
    }
    const struct unit_class *class = unit_class_of(&f->asking, a, u->class);
    const struct region *region = unit_region_of(&f->asking, a, u->region);
    u->class = class ? class->id : u->class;
    u->region = region ? region->code : u->region;
}

/* Sees everything at once; only what the desk could not keep stops here, the code it judges. */
static bool may_save(struct unit_form *f)
{
    static const size_t hard[] = {UNIT_INPUT_NAME, UNIT_INPUT_CLASS, UNIT_INPUT_REGION};
    (void)form_judge(&f->form);
    for (size_t i = 0; i < sizeof hard / sizeof *hard; i++) {
        if (form_error(&f->form, hard[i])) {
            form_focus(&f->form, hard[i]);
            ui_say(f->screen->ui, STYLE_ERROR, "没有保存: %s", form_error(&f->form, hard[i]));
            return false;
        }
    }
    return true;
}

/* A new unit must not be there already. */
static enum status check_new(struct unit_form *f, struct arena *a, const struct unit *u,
                             struct err *err)
{
    int64_t same = 0;
    if (f->base.record.id) {
        return STATUS_OK;
    }
    enum status status = unit_match(desk_of(f), a, u->credit_code, u->name, &same, err);
    return status == STATUS_OK && same
               ? err_set(err, STATUS_DATA, "已有单位「%s」#%lld, 不重复登记; Esc 返回后用它",
                         unit_name(desk_of(f), a, same), (long long)same)
               : status;
}

static struct action ask_conflict(struct unit_form *f, struct err *err)
{
    struct arena *a = &f->screen->arena;
    f->conflict =
        (struct conflict_view){.title = arena_printf(a, "单位 %s", f->base.name), .arena = a};
    struct conflict_record record = {&unit_type, &f->base, &f->mine, NULL};
    if (conflict_view_add(&f->conflict, desk_of(f), &record, err) ||
        unit_load(desk_of(f), a, f->base.record.id, &f->theirs, err)) {
        ui_say_err(f->screen->ui, err);
        return action_none();
    }
    return action_push(&conflict_screen, &f->conflict);
}

static struct action refused(struct unit_form *f, struct err *err)
{
    bool is_code = text_starts(err->text, "信用代码");
    form_focus(&f->form, is_code ? UNIT_INPUT_CODE : UNIT_INPUT_NAME);
    form_set_error(&f->form, is_code ? UNIT_INPUT_CODE : UNIT_INPUT_NAME, err->text);
    ui_say_err(f->screen->ui, err);
    return action_none();
}

static struct action save(struct unit_form *f)
{
    struct arena *a = &f->screen->arena;
    struct err err = {.arena = a};
    bool is_new = f->base.record.id == 0;
    if (!may_save(f)) {
        return action_none();
    }
    f->mine = f->base;
    read_form(f, a, &f->mine);
    enum status status = check_new(f, a, &f->mine, &err);
    if (status == STATUS_OK) {
        status = unit_save(desk_of(f), a, is_new ? NULL : &f->base, &f->mine,
                           form_value(&f->form, UNIT_INPUT_WHY, a), &err);
    }
    if (status == STATUS_CONFLICT) {
        return ask_conflict(f, &err);
    }
    if (status != STATUS_OK) {
        return refused(f, &err);
    }
    form_saved(&f->form);
    form_draft_drop(f->screen->ui, f->draft);
    ui_say(f->screen->ui, STYLE_GOOD, "已%s单位「%s」.", is_new ? "登记" : "保存", f->mine.name);
    return action_answer((struct answer){.is_given = true, .choice = (size_t)f->mine.record.id});
}

/* The other's version is the base from now on; with theirs chosen our changes go. */
static struct action resolve(struct unit_form *f, const struct answer *answer)
{
    if (!answer->is_given) {
        ui_say(f->screen->ui, STYLE_WARNING, "还没有保存; 所输入的都在.");
        return action_none();
    }
    f->base = f->theirs;
    if (answer->choice == CONFLICT_MINE) {
        return save(f);
    }
    show(f, &f->base);
    form_draft_drop(f->screen->ui, f->draft);
    ui_say(f->screen->ui, STYLE_GOOD, "已换成对方存的内容.");
    return action_none();
}

/* The unit that is there is taken; what was typed for a new one goes. */
static struct action use_alike(struct unit_form *f)
{
    if (!f->alike.record.id) {
        ui_say(f->screen->ui, STYLE_HINT, "没有看起来是同一家的单位; 写了单位名称才知道.");
        return action_none();
    }
    form_saved(&f->form);
    form_draft_drop(f->screen->ui, f->draft);
    ui_say(f->screen->ui, STYLE_GOOD, "用已有的「%s」, 没有新登记.", f->alike.name);
    return action_answer((struct answer){.is_given = true, .choice = (size_t)f->alike.record.id});
}

/* ---- events ----------------------------------------------------------------------------------- */

static void discard(struct unit_form *f)
{
    show(f, &f->base);
    form_set(&f->form, UNIT_INPUT_WHY, NULL);
    form_draft_drop(f->screen->ui, f->draft);
    ui_say(f->screen->ui, STYLE_GOOD, "草稿已弃掉, 各项是存着的内容.");
}

/* Somebody saved the same unit: an untouched form shows it, a touched one says so. */
static void notice_change(struct unit_form *f)
{
    struct ui *ui = f->screen->ui;
    struct err err = {.arena = &f->screen->arena};
    struct unit now = {0};
    if (f->base.record.id == 0 ||
        unit_load(desk_of(f), &f->screen->arena, f->base.record.id, &now, &err) != STATUS_OK ||
        now.record.rev == f->base.record.rev) {
        return;
    }
    if (form_has_changes(&f->form)) {
        ui_say(ui, STYLE_WARNING, "别人刚改过这个单位; 所输入的都在, 保存时改到一处的两边对照.");
        return;
    }
    f->base = now;
    show(f, &f->base);
    ui_say(ui, STYLE_WARNING, "别人刚改过这个单位, 已换成新的内容.");
}

static struct action leave(struct unit_form *f)
{
    if (form_has_changes(&f->form)) {
        ui_say(f->screen->ui, STYLE_WARNING, "没有保存; 所输入的留作草稿, 再打开时还在.");
    }
    return action_answer((struct answer){0});
}

static struct action form_event(struct screen *s, const struct event *event)
{
    struct unit_form *f = s->state;
    switch (event->kind) {
    case EVENT_COMMAND:
        if (event->command == SAVE) {
            return save(f);
        }
        if (event->command == USE_ALIKE) {
            return use_alike(f);
        }
        if (form_has_changes(&f->form)) {
            return form_draft_ask_give_up();
        }
        discard(f);
        return action_none();
    case EVENT_ANSWER:
        if (form_draft_is_given_up(&event->answer)) {
            discard(f);
            return action_none();
        }
        return event->answer.id == 0 && f->conflict.title ? resolve(f, &event->answer)
                                                          : action_none();
    case EVENT_CHANGED:
        form_draft_follow(s->ui, f->draft, &f->form);
        notice_change(f);
        return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = form_key(&f->form, event->key);
    if (result == WIDGET_LEFT) {
        return leave(f);
    }
    if (result == WIDGET_DONE) {
        ui_say(s->ui, STYLE_HINT, "填完了: F2 保存.");
    }
    return action_after(result);
}

static bool form_rest(struct screen *s)
{
    struct unit_form *f = s->state;
    struct terminal *t = s->ui->options.terminal;
    (void)form_idle(&f->form, t->now_ms(t));
    return false; /* waiting is no work: the loop comes by every second */
}

static void form_paint(const struct screen *s, const struct canvas *cv)
{
    struct unit_form *f = s->state;
    canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_TITLE}, "%s",
                  f->base.record.id ? "修改单位" : "登记单位");
    if (f->alike.record.id) {
        canvas_printf(cv, (struct pen){.y = 1, .x = 1, .style = STYLE_WARNING},
                      "像是已有的「%s」%s%s: 是同一家按 F6 用它, 不是就接着填", f->alike.name,
                      text_is_empty(f->alike.credit_code) ? "" : " ",
                      text_or_empty(f->alike.credit_code));
    }
    struct canvas body = canvas_part(cv, (struct rect){2, 0, cv->rows - 2, cv->cols});
    form_draw(&f->form, &body);
}

static bool form_is_text(const struct screen *s)
{
    return form_takes_text(&((const struct unit_form *)s->state)->form);
}

static const char *form_says(const struct screen *s, struct arena *a)
{
    const struct unit_form *f = s->state;
    const char *said = form_sentence(&f->form, a);
    const char *unsaved = form_unsaved(&f->form, a);
    return *text_or_empty(said) || !unsaved ? said : unsaved;
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "保存", "保存这个单位.", SAVE, "编辑"},
    {K_F(6), K_CTRL('o'), NULL, "上面说像是已有的单位: 是同一家就用它, 不新登记.", USE_ALIKE,
     "编辑"},
    {K_F(8), 0, "弃草稿", "丢掉没有保存的, 回到存着的内容.", DISCARD, "编辑"},
    {K_TAB, K_BACK_TAB, NULL, "下一项, 上一项; Enter 和上下也行.", 0, NULL},
    {K_ESC, 0, "返回", "返回; 没有保存的留作草稿.", 0, NULL},
};

static const char help[] =
    "登记或修改一个单位. 带 * 的必填. 信用代码边输入边核对, 说明错在哪一位; "
    "校验不对而确实如此的, 由主管写明保存原因. 离开一项或停一秒, 就记入草稿, 断线也不丢.\n";

/* Two ways in: by the id of a unit, and for a new one with the name somebody typed. */
#define FORM_SCREEN(called, opened)                                                                \
    {                                                                                              \
        .may = MAY_LOG, .name = called, .title = "单位", .state_size = sizeof(struct unit_form),   \
        .open = opened, .event = form_event, .draw = form_paint, .close = form_close,              \
        .idle = form_rest, .takes_text = form_is_text, .sentence = form_says,                      \
        .bindings = bindings, .n_bindings = sizeof bindings / sizeof *bindings, .help = help,      \
    }

const struct screen_class unit_form_screen = FORM_SCREEN("unit-form", form_open);
const struct screen_class unit_named_screen = FORM_SCREEN("unit-named", named_open);
