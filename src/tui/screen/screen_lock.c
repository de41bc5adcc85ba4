/* 登录 and 锁屏: the password of who sits here; a first one is changed at once. */
#include "base/slice.h"
#include "desk/login.h"
#include "desk/passwords.h"
#include "desk/settings.h"
#include "tui/lock.h"
#include "tui/ui.h"
#include "tui/widget/secret_form.h"

#define FORM_ROW 3

struct gate {
    struct secret_form form;
};

static struct desk *desk_of(const struct screen *s)
{
    return s->ui->options.desk;
}

bool lock_is_due(struct desk *desk, int64_t idle_ms)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    int64_t minutes = 0;
    bool is_set =
        desk_number_load(desk, &a, desk_number_find("lock_minutes"), &minutes, &err) == STATUS_OK &&
        minutes > 0;
    arena_release(&a);
    return is_set && idle_ms >= minutes * 60 * 1000;
}

/* ---- life ------------------------------------------------------------------------------------- */

static void ask_what_lacks(struct screen *s)
{
    static const char *const old[] = {"密码"}, *const new[] = {"新密码", "再输一遍"};
    bool is_first = desk_of(s)->state == DESK_FIRST_PASSWORD;
    secret_form_ask(&((struct gate *)s->state)->form, is_first ? new : old, is_first ? 2 : 1);
}

static enum status gate_open(struct screen *s, const void *argument, struct err *err)
{
    (void)argument;
    enum status status = desk_of(s)->state == DESK_OPEN ? desk_lock(desk_of(s), err) : STATUS_OK;
    if (status == STATUS_OK) {
        ask_what_lacks(s);
    }
    return status;
}

static void gate_close(struct screen *s)
{
    secret_form_wipe(&((struct gate *)s->state)->form);
}

/* ---- what is typed ---------------------------------------------------------------------------- */

static enum status change_first(struct screen *s, struct err *err)
{
    struct gate *g = s->state;
    const char *password = secret_form_text(&g->form, 0);
    return text_eq(password, secret_form_text(&g->form, 1))
               ? password_change(desk_of(s), err->arena, password, err)
               : err_set(err, STATUS_DATA, "两遍不一样; 请重输");
}

static enum status try(struct screen *s, struct err *err)
{
    struct gate *g = s->state;
    return desk_of(s)->state == DESK_FIRST_PASSWORD
               ? change_first(s, err)
               : desk_unlock(desk_of(s), secret_form_text(&g->form, 0), err);
}

static struct action done(struct screen *s)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    bool has_failed = try(s, &err) != STATUS_OK;
    bool is_open = desk_of(s)->state == DESK_OPEN;
    ask_what_lacks(s);
    if (has_failed) {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
    if (!is_open) {
        return action_none();
    }
    return s->below ? action_pop() : (struct action){.kind = ACTION_QUIT};
}

static struct action gate_event(struct screen *s, const struct event *event)
{
    struct gate *g = s->state;
    if (event->kind != EVENT_KEY) {
        return action_none();
    }
    enum widget_result result = secret_form_key(&g->form, event->key);
    if (g->form.complaint) {
        ui_say(s->ui, STYLE_WARNING, "%s", g->form.complaint);
    }
    return result == WIDGET_DONE ? done(s) : result == WIDGET_PASS ? action_pass() : action_none();
}

/* ---- the picture ------------------------------------------------------------------------------ */

static void gate_draw(const struct screen *s, const struct canvas *cv)
{
    const struct gate *g = s->state;
    const char *name = desk_of(s)->me.name;
    if (desk_of(s)->state == DESK_FIRST_PASSWORD) {
        canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD},
                      "%s, 这个密码是管理员给的: 先换成只有您知道的", name);
        canvas_text(cv, (struct pen){.y = 1, .x = 1}, password_rule());
    } else if (s->below) {
        canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "已锁屏: 请 %s 输入密码",
                      name);
        canvas_text(cv, (struct pen){.y = 1, .x = 1}, "正在做的都在原处, 输对就回到那里.");
    } else {
        canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "请 %s 输入密码", name);
        canvas_text(cv, (struct pen){.y = 1, .x = 1}, "忘了的话, 请管理员重给一个.");
    }
    struct canvas form = canvas_part(cv, (struct rect){FORM_ROW, 0, cv->rows - FORM_ROW, cv->cols});
    secret_form_draw(&g->form, &form);
}

static bool gate_takes_text(const struct screen *s)
{
    (void)s;
    return true;
}

static const char *gate_sentence(const struct screen *s, struct arena *a)
{
    (void)s;
    (void)a;
    return "不显示所输的字; 请先关掉输入法.";
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "确定", "输完了.", 0, NULL},
    {K_CTRL('u'), 0, "重输", "清掉已输的.", 0, NULL},
};

#define GATE                                                                                       \
    .state_size = sizeof(struct gate), .open = gate_open, .event = gate_event, .draw = gate_draw,  \
    .close = gate_close, .takes_text = gate_takes_text, .sentence = gate_sentence,                 \
    .bindings = bindings, .n_bindings = sizeof bindings / sizeof *bindings, .is_gate = true

const struct screen_class login_screen = {.name = "login", .title = "登录", .digit = ' ', GATE};
const struct screen_class lock_screen = {.name = "lock", .title = "锁屏", GATE};
