#include "tui/screen/draft_form.h"

#include "tui/screen/form_draft.h"

void draft_form_begin(struct screen *s, const char *draft)
{
    struct draft_form *d = s->state;
    d->desk = s->ui->options.desk;
    d->screen = s;
    d->draft = draft;
}

void draft_form_keep(void *context, size_t field)
{
    struct draft_form *d = context;
    form_draft_keep(d->screen->ui, d->draft, &d->form, field);
}

void draft_form_init(struct draft_form *d, const struct input *inputs, size_t n,
                     void (*left)(void *context, size_t field))
{
    form_init(&d->form, inputs, n,
              (struct form_hooks){.context = d, .left = left ? left : draft_form_keep});
}

/* ---- acts ---------------------------------------------------------------------------------------- */

bool draft_form_is_right(struct screen *s, const char *act)
{
    struct draft_form *d = s->state;
    form_leave(&d->form);
    bool is_right = form_judge(&d->form);
    if (!is_right) {
        ui_say(s->ui, STYLE_WARNING, "没有%s: 还有没填对的, 见旁边的说明.", act);
    }
    return is_right;
}

void draft_form_saved(struct draft_form *d)
{
    form_saved(&d->form);
    form_draft_drop(d->screen->ui, d->draft);
}

static struct action forget(struct screen *s)
{
    struct draft_form *d = s->state;
    for (size_t i = 0; i < d->form.n; i++) {
        form_put(&d->form, i, d->form.values[i].original.at);
    }
    form_draft_drop(s->ui, d->draft);
    ui_say(s->ui, STYLE_NORMAL, "草稿弃掉了, 回到原来的样子.");
    return action_none();
}

struct action draft_form_give_up(struct screen *s)
{
    const struct draft_form *d = s->state;
    return form_has_changes(&d->form) ? form_draft_ask_give_up() : forget(s);
}

static struct action press(struct screen *s, struct key key,
                           struct action (*done)(struct screen *s))
{
    struct draft_form *d = s->state;
    enum widget_result result = form_key(&d->form, key);
    if (result == WIDGET_LEFT) {
        return action_pop();
    }
    return result == WIDGET_DONE ? done(s) : action_after(result);
}

struct action draft_form_event(struct screen *s, const struct event *event,
                               struct action (*done)(struct screen *s))
{
    if (event->kind == EVENT_ANSWER && form_draft_is_given_up(&event->answer)) {
        return forget(s);
    }
    return event->kind == EVENT_KEY ? press(s, event->key, done) : action_none();
}

/* ---- of the class -------------------------------------------------------------------------------- */

void draft_form_draw(const struct screen *s, const struct canvas *cv, const char *heading)
{
    struct draft_form *d = s->state;
    struct canvas form = canvas_part(cv, (struct rect){2, 0, cv->rows - 2, cv->cols});
    canvas_text(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, heading);
    form_draw(&d->form, &form);
}

void draft_form_close(struct screen *s)
{
    struct draft_form *d = s->state;
    form_leave(&d->form);
    form_release(&d->form);
}

bool draft_form_idle(struct screen *s)
{
    struct draft_form *d = s->state;
    struct terminal *t = s->ui->options.terminal;
    return form_idle(&d->form, t->now_ms(t));
}

bool draft_form_takes_text(const struct screen *s)
{
    return form_takes_text(&((const struct draft_form *)s->state)->form);
}

const char *draft_form_sentence(const struct screen *s, struct arena *a)
{
    return form_sentence(&((const struct draft_form *)s->state)->form, a);
}
