/* 换密码: one's own, with the old one first; or a first one that an administrator gives. */
#include "base/slice.h"
#include "desk/login.h"
#include "desk/passwords.h"
#include "desk/persons.h"
#include "tui/screen/users.h"
#include "tui/ui.h"
#include "tui/widget/secret_form.h"

#define FORM_ROW 3

struct password_state {
    struct person who;
    bool is_own, asks_old;
    struct secret_form form;
};

static struct desk *desk_of(const struct screen *s)
{
    return s->ui->options.desk;
}

/* ---- life ------------------------------------------------------------------------------------- */

static void ask(struct password_state *p)
{
    static const char *const labels[] = {"现在的密码", "新密码", "再输一遍"};
    size_t skipped = p->asks_old ? 0 : 1;
    secret_form_ask(&p->form, labels + skipped, 3 - skipped);
}

static enum status password_open(struct screen *s, const void *argument, struct err *err)
{
    struct password_state *p = s->state;
    struct password_info info = {0};
    const char *const *login = argument;
    p->is_own = !login || text_eq(*login, desk_of(s)->me.login);
    enum status status =
        person_find(desk_of(s), &s->arena, p->is_own ? desk_of(s)->me.login : *login, &p->who, err);
    if (status == STATUS_OK && !p->is_own) {
        status = password_may_give(desk_of(s), &p->who, err);
    }
    if (status == STATUS_OK) {
        status = password_info(desk_of(s), p->who.record.id, &info, err);
    }
    p->asks_old = p->is_own && info.is_set;
    if (status == STATUS_OK) {
        ask(p);
    }
    return status;
}

static void password_close(struct screen *s)
{
    secret_form_wipe(&((struct password_state *)s->state)->form);
}

/* ---- what is done ----------------------------------------------------------------------------- */

static enum status keep(struct screen *s, struct err *err)
{
    struct password_state *p = s->state;
    size_t at = p->asks_old ? 1 : 0;
    const char *password = secret_form_text(&p->form, at);
    if (!text_eq(password, secret_form_text(&p->form, at + 1))) {
        return err_set(err, STATUS_DATA, "新密码两遍不一样, 没有改; 请重输");
    }
    enum status status =
        p->asks_old ? desk_unlock(desk_of(s), secret_form_text(&p->form, 0), err) : STATUS_OK;
    if (status != STATUS_OK) {
        return status;
    }
    return p->is_own ? password_change(desk_of(s), err->arena, password, err)
                     : password_give(desk_of(s), err->arena, &p->who, password, err);
}

static struct action done(struct screen *s)
{
    struct password_state *p = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    bool is_kept = keep(s, &err) == STATUS_OK;
    if (!is_kept) {
        ui_say_err(s->ui, &err);
    } else if (p->is_own) {
        ui_say(s->ui, STYLE_GOOD, "密码已换.");
    } else {
        ui_say(s->ui, STYLE_GOOD, "已给 %s 初次密码; 登录时要换成自己的.", p->who.name);
    }
    ask(p);
    arena_release(&a);
    return is_kept ? action_pop() : action_none();
}

static struct action password_event(struct screen *s, const struct event *event)
{
    struct password_state *p = s->state;
    if (event->kind != EVENT_KEY) {
        return action_none();
    }
    enum widget_result result = secret_form_key(&p->form, event->key);
    if (p->form.complaint) {
        ui_say(s->ui, STYLE_WARNING, "%s", p->form.complaint);
    }
    return result == WIDGET_DONE   ? done(s)
           : result == WIDGET_LEFT ? action_pop()
                                   : action_after(result);
}

/* ---- the picture ------------------------------------------------------------------------------ */

static void password_draw(const struct screen *s, const struct canvas *cv)
{
    const struct password_state *p = s->state;
    if (p->is_own) {
        canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "%s 的密码", p->who.name);
    } else {
        canvas_printf(cv, (struct pen){.x = 1, .style = STYLE_HEAD},
                      "给 %s 初次密码: 登录时要换成自己的", p->who.name);
    }
    canvas_text(cv, (struct pen){.y = 1, .x = 1}, password_rule());
    struct canvas form = canvas_part(cv, (struct rect){FORM_ROW, 0, cv->rows - FORM_ROW, cv->cols});
    secret_form_draw(&p->form, &form);
}

static bool password_takes_text(const struct screen *s)
{
    (void)s;
    return true;
}

static const char *password_sentence(const struct screen *s, struct arena *a)
{
    (void)s;
    (void)a;
    return "不显示所输的字; 请先关掉输入法.";
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "下一项", "到下一项; 在最后一项是保存.", 0, NULL},
    {K_CTRL('u'), 0, "重输", "清掉这一项.", 0, NULL},
    {K_ESC, 0, "返回", "返回, 密码不改.", 0, NULL},
};

const struct screen_class password_screen = {
    .name = "password",
    .title = "换密码",
    .state_size = sizeof(struct password_state),
    .open = password_open,
    .event = password_event,
    .draw = password_draw,
    .close = password_close,
    .takes_text = password_takes_text,
    .sentence = password_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "换自己的密码: 先输现在的, 再把新的输两遍. 从用户屏来的是管理员给别人初次密码, "
            "他登录时要先换成自己的. 输入的字不显示, 也不留草稿.\n",
};
