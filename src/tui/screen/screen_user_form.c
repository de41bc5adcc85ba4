/* One account: name and roles; a new one also its login. */
#include "base/slice.h"
#include "desk/persons.h"
#include "tui/screen/conflict_view.h"
#include "tui/screen/draft_form.h"
#include "tui/screen/form_draft.h"
#include "tui/screen/users.h"

enum command { SAVE = 1, FORGET };
/* The roles stand in the order of person_roles. */
enum place {
    LOGIN,
    NAME,
    ROLES,
    CLERK,
    REVIEWER,
    PRINTER,
    SUPERVISOR,
    ADMINISTRATOR,
    NOTE,
    PLACES
};
#define N_ROLES (NOTE - CLERK)

struct user_form {
    struct draft_form d;
    struct person base; /* record.id 0: a new one */
    struct conflict_view conflict;
};

#define ROLE(field, title, rule)                                                                   \
    {                                                                                              \
        .name = field, .label = title, .kind = INPUT_YES_NO, .help = rule                          \
    }

/* Of an account that is there the login is only shown. */
#define INPUTS(login_kind)                                                                         \
    {                                                                                              \
        [LOGIN] = {.name = "login",                                                                \
                   .label = "登录名",                                                              \
                   .kind = login_kind,                                                             \
                   .help = "他登录这台机器的名字: 字母, 数字和 . _ -",                             \
                   .is_required = true},                                                           \
        [NAME] = {.name = "name",                                                                  \
                  .label = "姓名",                                                                 \
                  .help = "记录里写的是姓名.",                                                     \
                  .is_required = true},                                                            \
        [ROLES] = {.name = "roles", .label = "角色", .kind = INPUT_HEADING},                       \
        [CLERK] = ROLE("clerk", "收件员", "登记和修改收件, 申报件, 单位; 导入汇总表."),            \
        [REVIEWER] = ROLE("reviewer", "专家", "评审打分."),                                        \
        [PRINTER] = ROLE("printer", "打印员", "打印."),                                            \
        [SUPERVISOR] = ROLE("supervisor", "主管", "收件员和打印员的, 加上通知和备份."),            \
        [ADMINISTRATOR] = ROLE("administrator", "管理员", "全部, 加上管用户和恢复备份."),          \
        [NOTE] = {.name = "note", .label = "备注"},                                                \
    }

static const struct input new_inputs[PLACES] = INPUTS(INPUT_TEXT);
static const struct input edit_inputs[PLACES] = INPUTS(INPUT_READ_ONLY);

/* ---- values ---------------------------------------------------------------------------------- */

static bool has_role(const struct person *p, size_t role)
{
    struct slice rest = slice_of(text_or_empty(p->roles));
    const char *id = person_roles[role].id;
    while (rest.n) {
        size_t n = 0;
        while (n < rest.n && rest.at[n] != ',' && rest.at[n] != ' ') {
            n++;
        }
        if (slice_is((struct slice){rest.at, n}, id)) {
            return true;
        }
        n += n < rest.n;
        rest = (struct slice){rest.at + n, rest.n - n};
    }
    return false;
}

static void show(struct user_form *u)
{
    form_set(&u->d.form, LOGIN, text_or_empty(u->base.login));
    form_set(&u->d.form, NAME, text_or_empty(u->base.name));
    form_set(&u->d.form, NOTE, text_or_empty(u->base.note));
    for (size_t i = 0; i < N_ROLES; i++) {
        form_set(&u->d.form, CLERK + i, has_role(&u->base, i) ? "是" : "否");
    }
}

static bool roles_changed(const struct user_form *u)
{
    for (size_t i = 0; i < N_ROLES; i++) {
        if (form_is_changed(&u->d.form, CLERK + i)) {
            return true;
        }
    }
    return false;
}

static const char *roles_in(const struct user_form *u, struct arena *a)
{
    const char *roles = "";
    for (size_t i = 0; i < N_ROLES; i++) {
        if (text_eq(form_value(&u->d.form, CLERK + i, a), "是")) {
            roles = arena_printf(a, "%s%s%s", roles, *roles ? "," : "", person_roles[i].id);
        }
    }
    return roles;
}

static const char *value_in(const struct user_form *u, struct arena *a, enum place at,
                            const char *base)
{
    return form_is_changed(&u->d.form, at) ? form_value(&u->d.form, at, a) : base;
}

/* What was not touched stays as it is stored, so that other people's changes to it stand. */
static struct person person_in(const struct user_form *u, struct arena *a)
{
    struct person p = u->base;
    p.login = value_in(u, a, LOGIN, p.login);
    p.name = value_in(u, a, NAME, p.name);
    p.note = value_in(u, a, NOTE, p.note);
    p.roles = roles_changed(u) ? roles_in(u, a) : p.roles;
    return p;
}

/* ---- life ------------------------------------------------------------------------------------ */

static enum status load(struct screen *s, int64_t id, struct err *err)
{
    struct user_form *u = s->state;
    struct persons all;
    u->base = (struct person){.roles = "clerk"};
    enum status status = persons_load(s->ui->options.desk, &s->arena, &all, err);
    for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
        if (all.at[i].record.id == id) {
            u->base = all.at[i];
        }
    }
    return status == STATUS_OK && id && !u->base.record.id
               ? err_set(err, STATUS_NOT_FOUND, "没有这个用户了")
               : status;
}

static enum status form_screen_open(struct screen *s, const void *argument, struct err *err)
{
    struct user_form *u = s->state;
    const int64_t *id = argument;
    enum status status = load(s, *id, err);
    if (status != STATUS_OK) {
        return status;
    }
    draft_form_begin(s,
                     *id ? arena_printf(&s->arena, "person:%lld", (long long)*id) : "person:new");
    draft_form_init(&u->d, *id ? edit_inputs : new_inputs, PLACES, NULL);
    show(u);
    (void)form_draft_put(s->ui, u->d.draft, &u->d.form);
    return STATUS_OK;
}

/* ---- saving ---------------------------------------------------------------------------------- */

static struct action saved(struct screen *s, const struct person *p)
{
    struct user_form *u = s->state;
    draft_form_saved(&u->d);
    ui_say(s->ui, STYLE_GOOD, "已保存用户 %s (%s)", p->name, p->login);
    return action_answer((struct answer){.is_given = true, .choice = (size_t)p->record.id});
}

static struct action show_conflict(struct screen *s, const struct person *mine, struct err *err)
{
    struct user_form *u = s->state;
    u->conflict = (struct conflict_view){.title = u->base.name, .arena = &s->arena};
    struct conflict_record record = {&person_type, &u->base, mine, NULL};
    if (conflict_view_add(&u->conflict, s->ui->options.desk, &record, err) != STATUS_OK) {
        ui_say_err(s->ui, err);
        return action_none();
    }
    return action_push(&conflict_screen, &u->conflict);
}

static struct action save(struct screen *s)
{
    struct user_form *u = s->state;
    struct err err = {.arena = &s->arena};
    struct desk *desk = s->ui->options.desk;
    if (!draft_form_is_right(s, "存")) {
        return action_none();
    }
    struct person mine = person_in(u, &s->arena);
    enum status status = u->base.record.id
                             ? person_save(desk, &s->arena, &u->base, &mine, NULL, &err)
                             : person_add(desk, &s->arena, &mine, &err);
    if (status == STATUS_OK) {
        return saved(s, &mine);
    }
    if (status == STATUS_CONFLICT && u->base.record.id) {
        return show_conflict(s, &mine, &err);
    }
    ui_say_err(s->ui, &err);
    return action_none();
}

/* After both sides were seen: mine is saved over theirs, or theirs is shown. */
static struct action settle(struct screen *s, const struct answer *answer)
{
    struct user_form *u = s->state;
    struct err err = {.arena = &s->arena};
    if (!answer->is_given) {
        return action_none();
    }
    if (load(s, u->base.record.id, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    if (answer->choice == CONFLICT_MINE) {
        return save(s);
    }
    form_draft_drop(s->ui, u->d.draft);
    show(u);
    return action_none();
}

static struct action form_screen_event(struct screen *s, const struct event *event)
{
    if (event->kind == EVENT_COMMAND) {
        return event->command == SAVE ? save(s) : draft_form_give_up(s);
    }
    bool is_settled = event->kind == EVENT_ANSWER && event->answer.id == 0;
    return is_settled ? settle(s, &event->answer) : draft_form_event(s, event, save);
}

static void form_screen_draw(const struct screen *s, const struct canvas *cv)
{
    const struct user_form *u = s->state;
    struct arena a = {0};
    draft_form_draw(s, cv, arena_printf(&a, "用户  %s", u->base.record.id ? u->base.name : "新"));
    arena_release(&a);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "保存", "保存这个用户.", SAVE, "编辑"},
    {K_F(8), 0, "弃草稿", "丢开没有保存的, 回到存下来的样子.", FORGET, "编辑"},
    {K_ENTER, 0, "下一项", "到下一项; 在最后一项是保存.", 0, NULL},
    {K_ESC, 0, "返回", "返回, 没有保存的留作草稿.", 0, NULL},
};

const struct screen_class user_form_screen = {
    .may = MAY_ADMINISTER,
    .name = "user-form",
    .title = "用户",
    .state_size = sizeof(struct user_form),
    .open = form_screen_open,
    .event = form_screen_event,
    .draw = form_screen_draw,
    .close = draft_form_close,
    .idle = draft_form_idle,
    .takes_text = draft_form_takes_text,
    .sentence = draft_form_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "一个用户的姓名和角色. 角色可以有几个; 登录名定了不能改, 要换就停用这个另加一个.\n",
};
