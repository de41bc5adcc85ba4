/* The accounts of the desk, the voided last. */
#include <limits.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/passwords.h"
#include "desk/persons.h"
#include "text/pinyin.h"
#include "tui/ask.h"
#include "tui/screen/users.h"
#include "tui/ui.h"
#include "tui/widget/list.h"

#define HEAD_ROWS 2

enum command { OPEN = 1, ADD, PASSWORD, VOID, FIND };
enum column { LOGIN, NAME, ROLES, SECRET, STATE, NOTE };
enum { ASK_VOID = 1 };

static const struct list_column columns[] = {
    [LOGIN] = {.title = "登录名", .width = 12, .widest = 20, .is_unsorted = true},
    [NAME] = {.title = "姓名", .width = 10, .is_unsorted = true},
    [ROLES] = {.title = "角色", .width = 20, .widest = 40, .is_unsorted = true},
    [SECRET] = {.title = "密码", .width = 6, .widest = 16, .is_unsorted = true},
    [STATE] = {.title = "", .width = 6, .is_unsorted = true},
    [NOTE] = {.title = "备注", .width = 12, .widest = INT_MAX, .is_unsorted = true},
};

struct users {
    struct arena arena; /* of what was loaded last */
    struct persons persons;
    const char **passwords; /* of each: 未设, 已设 … */
    const char *login;      /* whose password is given */
    VEC(int64_t) rows;      /* ids */
    struct list list;
    struct arena asked;
    struct question question;
    struct person base; /* whom the question is about */
};

static const struct person *person_of(const struct users *u, int64_t id)
{
    for (size_t i = 0; i < u->persons.n; i++) {
        if (u->persons.at[i].record.id == id) {
            return &u->persons.at[i];
        }
    }
    return NULL;
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct users *u = context;
    const struct person *p = person_of(u, u->rows.at[row]);
    if (!p) {
        return NULL;
    }
    switch ((enum column)column) {
    case LOGIN: return p->login;
    case NAME: return p->name;
    case ROLES: return person_roles_text(a, p->roles);
    case SECRET: return u->passwords[p - u->persons.at];
    case STATE: return p->record.is_void ? "停用" : NULL;
    case NOTE: return p->note;
    }
    return NULL;
}

static enum style style(void *context, size_t row)
{
    const struct users *u = context;
    const struct person *p = person_of(u, u->rows.at[row]);
    return p && p->record.is_void ? STYLE_HINT : STYLE_NORMAL;
}

/* ---- life ------------------------------------------------------------------------------------ */

static void narrow(struct users *u)
{
    struct arena a = {0};
    const struct filter *filter = filter_make(&a, list_filter(&u->list));
    u->rows.n = 0;
    for (size_t i = 0; i < u->persons.n; i++) {
        const struct person *p = &u->persons.at[i];
        if (filter_match(filter, arena_printf(&a, "%s %s %s", p->login, p->name,
                                              person_roles_text(&a, p->roles)))) {
            *VEC_PUSH(&u->arena, &u->rows) = p->record.id;
        }
    }
    u->list.total = (int64_t)u->persons.n;
    list_rows(&u->list, u->rows.at, u->rows.n, false);
    arena_release(&a);
}

static enum status load_passwords(struct desk *desk, struct arena *a, const struct persons *persons,
                                  const char ***out, struct err *err)
{
    const char **words = ARENA_ARRAY(a, const char *, persons->n);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < persons->n && status == STATUS_OK; i++) {
        struct password_info info;
        status = password_info(desk, persons->at[i].record.id, &info, err);
        words[i] = password_words(desk, a, &info);
    }
    *out = words;
    return status;
}

static enum status load(struct screen *s, struct err *err)
{
    struct users *u = s->state;
    struct arena fresh = {0};
    struct persons persons;
    const char **passwords = NULL;
    enum status status = persons_load(s->ui->options.desk, &fresh, &persons, err);
    if (status == STATUS_OK) {
        status = load_passwords(s->ui->options.desk, &fresh, &persons, &passwords, err);
    }
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    arena_release(&u->arena);
    u->arena = fresh;
    u->persons = persons;
    u->passwords = passwords;
    u->rows.at = NULL;
    u->rows.n = u->rows.cap = 0;
    narrow(u);
    return STATUS_OK;
}

static enum status users_open(struct screen *s, const void *argument, struct err *err)
{
    struct users *u = s->state;
    (void)argument;
    list_init(&u->list, columns, sizeof columns / sizeof *columns,
              (struct list_source){.context = u, .cell = cell, .style = style});
    u->list.noun = "个用户";
    enum status status = load(s, err);
    if (status != STATUS_OK) {
        list_release(&u->list);
    }
    return status;
}

static void users_close(struct screen *s)
{
    struct users *u = s->state;
    list_release(&u->list);
    arena_release(&u->arena);
    arena_release(&u->asked);
}

/* ---- what is done ---------------------------------------------------------------------------- */

static struct action open_form(struct screen *s, int64_t id)
{
    int64_t *argument = ARENA_NEW(&s->arena, int64_t);
    *argument = id;
    return action_push(&user_form_screen, argument);
}

static struct action open_password(struct screen *s, const struct person *p)
{
    struct users *u = s->state;
    u->login = arena_text(&s->arena, p->login);
    return action_push(&password_screen, &u->login);
}

static struct action ask_void(struct screen *s, const struct person *p)
{
    struct users *u = s->state;
    arena_reset(&u->asked);
    struct person *base = record_copy(&u->asked, &person_type, p);
    u->base = *base;
    u->question = (struct question){
        .kind = ASK_LINE,
        .id = ASK_VOID,
        .text = arena_printf(&u->asked, "%s %s (%s) 的理由?", p->record.is_void ? "恢复" : "停用",
                             p->name, p->login),
        .hint = p->record.is_void ? "恢复后又能登录. 可以不填."
                                  : "停用后不能再登录, 做过的事还在记录里. 可以不填."};
    return action_ask(&u->question);
}

static void switch_void(struct screen *s, const struct answer *answer)
{
    struct users *u = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct person mine = u->base;
    mine.record.is_void = !mine.record.is_void;
    if (!answer->is_given) {
        ui_say(s->ui, STYLE_HINT, "没有改.");
    } else if (person_save(s->ui->options.desk, &a, &u->base, &mine,
                           text_is_empty(answer->line) ? NULL : answer->line, &err) == STATUS_OK) {
        ui_say(s->ui, STYLE_GOOD, "已%s %s. 错了可以再按 F8, 或到记录里撤销",
               mine.record.is_void ? "停用" : "恢复", mine.name);
    } else {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
}

static struct action command(struct screen *s, enum command c)
{
    struct users *u = s->state;
    int64_t id = list_selected(&u->list);
    const struct person *p = person_of(u, id);
    switch (c) {
    case OPEN: return id ? open_form(s, id) : action_none();
    case ADD: return open_form(s, 0);
    case PASSWORD: return p ? open_password(s, p) : action_none();
    case VOID: return p ? ask_void(s, p) : action_none();
    case FIND: list_open_filter(&u->list); break;
    }
    return action_none();
}

static struct action users_event(struct screen *s, const struct event *event)
{
    struct users *u = s->state;
    switch (event->kind) {
    case EVENT_COMMAND: return command(s, (enum command)event->command);
    case EVENT_ANSWER:
        if (event->answer.id == ASK_VOID) {
            switch_void(s, &event->answer);
        } else if (event->answer.is_given) {
            list_select(&u->list, (int64_t)event->answer.choice);
        }
        ui_reload(s, load);
        return action_none();
    case EVENT_CHANGED: ui_reload(s, load); return action_none();
    case EVENT_KEY: break;
    }
    enum widget_result result = list_key(&u->list, event->key);
    if (result == WIDGET_FILTERED) {
        narrow(u);
    }
    if (result == WIDGET_DONE) {
        return command(s, OPEN);
    }
    return action_after(result);
}

/* ---- the picture ----------------------------------------------------------------------------- */

static void users_draw(const struct screen *s, const struct canvas *cv)
{
    struct users *u = s->state;
    canvas_text(cv, (struct pen){.x = 1, .style = STYLE_HEAD},
                "用户  登录名就是这台机器上的账号; 没有列在这里的不能打开申报台");
    struct canvas list =
        canvas_part(cv, (struct rect){HEAD_ROWS, 0, cv->rows - HEAD_ROWS, cv->cols});
    list_draw(&u->list, &list);
}

static bool users_takes_text(const struct screen *s)
{
    return list_takes_text(&((const struct users *)s->state)->list);
}

static const char *users_sentence(const struct screen *s, struct arena *a)
{
    return list_sentence(&((const struct users *)s->state)->list, a);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('n'), "加人", "加一个用户.", ADD, "编辑"},
    {K_F(4), 0, "编辑", "改姓名, 角色, 备注.", OPEN, "编辑"},
    {K_F(5), 0, "密码", "给所选的人初次密码 (新来的, 忘了的); 自己的就换一个.", PASSWORD, "编辑"},
    {K_F(7), '/', "查找", "边输入边筛选.", FIND, "查看"},
    {K_F(8), 0, "停用", "停用所选的用户; 已停用的恢复.", VOID, "编辑"},
    {K_ENTER, 0, "打开", "同 F4.", 0, NULL},
    {K_ESC, 0, "返回", "返回.", 0, NULL},
};

const struct screen_class users_screen = {
    .may = MAY_ADMINISTER,
    .name = "users",
    .title = "用户",
    .state_size = sizeof(struct users),
    .open = users_open,
    .event = users_event,
    .draw = users_draw,
    .close = users_close,
    .takes_text = users_takes_text,
    .sentence = users_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "谁能打开申报台, 能做什么. 收件员登记; 主管另能载入和停用通知, 备份; 打印员打印; "
            "专家评审; 管理员都能, 另管用户. 一个人可以有几个角色. 至少要有一个管理员.\n",
};
