#include "tui/ui.h"

#include <stdlib.h>

#include "base/die.h"
#include "base/log.h"
#include "desk/desk.h"
#include "desk/exposure.h"
#include "tui/frame.h"
#include "tui/help.h"
#include "tui/lock.h"
#include "tui/menu.h"

/* ---- the stack ------------------------------------------------------------------------------- */

struct screen *ui_top(const struct ui *ui)
{
    return ui->tops[ui->here];
}

static enum status screen_open(struct ui *ui, struct screen **top, struct action action,
                               struct err *err)
{
    const struct screen_class *class = action.target;
    struct screen *s = xmalloc(sizeof *s);
    *s = (struct screen){.class = class, .ui = ui, .below = *top};
    s->state = class->state_size ? arena_alloc(&s->arena, class->state_size) : NULL;
    enum status status = class->may ? desk_allow(ui->options.desk, class->may, err) : STATUS_OK;
    if (status == STATUS_OK && class->open) {
        status = class->open(s, action.argument, err);
    }
    if (status) {
        arena_release(&s->arena);
        free(s);
        return status;
    }
    *top = s;
    return STATUS_OK;
}

static void close_top(struct screen **top)
{
    struct screen *s = *top;
    *top = s->below;
    if (s->class->close) {
        s->class->close(s);
    }
    arena_release(&s->arena);
    free(s);
}

/* Opens a screen above `*top`; a failure is told in line 23. */
static bool open_or_tell(struct ui *ui, struct screen **top, struct action action)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    bool is_open = screen_open(ui, top, action, &err) == STATUS_OK;
    if (!is_open) {
        ui_say_err(ui, &err);
    }
    arena_release(&a);
    return is_open;
}

static void give(struct ui *ui, struct screen *s, const struct event *event)
{
    ui_act(ui, s, s->class->event(s, event));
}

/* ---- actions --------------------------------------------------------------------------------- */

static void go(struct ui *ui, const struct screen_class *target)
{
    for (size_t i = 0; i < ui->options.n_mains; i++) {
        if (ui->options.mains[i] != target) {
            continue;
        }
        struct screen **left = &ui->tops[ui->here];
        while ((*left)->class->is_over && (*left)->below) {
            close_top(left);
        }
        if (!ui->tops[i] && !open_or_tell(ui, &ui->tops[i], action_push(target, NULL))) {
            return;
        }
        ui->here = i;
        give(ui, ui_top(ui), &(struct event){.kind = EVENT_CHANGED});
        return;
    }
}

static void tell_changed(struct ui *ui)
{
    struct event event = {.kind = EVENT_CHANGED};
    for (struct screen *s = ui_top(ui); s; s = s->below) {
        (void)s->class->event(s, &event);
    }
}

/* Closes the top; the first screen of a stack stays open and home is shown instead. Below a gate nobody
 * asked for an answer, and nothing was told meanwhile. */
static void pop(struct ui *ui, struct answer answer)
{
    struct screen **top = &ui->tops[ui->here];
    if ((*top)->class->is_gate && (*top)->below) {
        close_top(top);
        tell_changed(ui);
    } else if ((*top)->below) {
        struct arena a = {0}; /* what was answered outlives the screen that asked for it */
        answer.line = arena_text(&a, answer.line);
        close_top(top);
        give(ui, *top, &(struct event){.kind = EVENT_ANSWER, .answer = answer});
        arena_release(&a);
    } else if (ui->here != 0) {
        go(ui, ui->options.mains[0]);
    } else {
        ui_say(ui, STYLE_HINT, "已在首屏. F10 退出申报台.");
    }
}

static void replace(struct ui *ui, struct action action)
{
    struct screen **top = &ui->tops[ui->here];
    struct screen *old = *top;
    if (open_or_tell(ui, top, action)) {
        (*top)->below = old->below;
        close_top(&old);
    }
}

static void frame_command(struct ui *ui, int command)
{
    struct screen *top = ui_top(ui);
    switch (command) {
    case FRAME_HELP: open_or_tell(ui, &ui->tops[ui->here], action_push(&help_screen, top)); break;
    case FRAME_MENU: open_or_tell(ui, &ui->tops[ui->here], action_push(&menu_screen, top)); break;
    case FRAME_QUIT: ui->is_over = true; break;
    case FRAME_BACK: pop(ui, (struct answer){0}); break;
    case FRAME_REPAINT: ui->options.terminal->repaint(ui->options.terminal); break;
    default: break;
    }
}

/* A command chosen in the menu of the screen below it. */
static void command_below(struct ui *ui, int command)
{
    close_top(&ui->tops[ui->here]);
    if (command < 0) {
        frame_command(ui, command);
    } else {
        give(ui, ui_top(ui), &(struct event){.kind = EVENT_COMMAND, .command = command});
    }
}

void ui_act(struct ui *ui, struct screen *s, struct action action)
{
    if (s != ui_top(ui)) {
        return; /* only the screen in front decides where we go */
    }
    switch (action.kind) {
    case ACTION_NONE:
    case ACTION_PASS: break;
    case ACTION_PUSH: open_or_tell(ui, &ui->tops[ui->here], action); break;
    case ACTION_REPLACE: replace(ui, action); break;
    case ACTION_POP: pop(ui, action.answer); break;
    case ACTION_GO: go(ui, action.target); break;
    case ACTION_COMMAND: command_below(ui, action.command); break;
    case ACTION_QUIT: ui->is_over = true; break;
    }
}

/* ---- keys ------------------------------------------------------------------------------------ */

/* The binding of a key in a table; characters are text while `takes_text`. */
static const struct binding *find_binding(const struct binding *b, size_t n, uint32_t code)
{
    for (size_t i = 0; i < n; i++) {
        if (b[i].key == code || (b[i].also && b[i].also == code)) {
            return &b[i];
        }
    }
    return NULL;
}

/* A key that the screen did not want. */
static void frame_key(struct ui *ui, uint32_t code, bool is_text)
{
    const struct binding *b = find_binding(frame_bindings, n_frame_bindings, code);
    bool is_shut = ui_top(ui)->class->is_gate && !(b && frame_works_at_gate(b));
    if (is_text || is_shut) {
        return;
    }
    if (b) {
        frame_command(ui, b->command);
        return;
    }
    for (size_t i = 0; i < ui->options.n_mains; i++) {
        if ((unsigned char)ui->options.mains[i]->digit == code) {
            go(ui, ui->options.mains[i]);
            return;
        }
    }
}

static void screen_key(struct ui *ui, struct key key)
{
    struct screen *top = ui_top(ui);
    const struct screen_class *class = top->class;
    bool takes_text = class->takes_text && class->takes_text(top);
    bool is_text = takes_text && key_is_text(key);
    if (!takes_text) {
        key.code = key_folded(key.code);
    }
    struct event event = {.kind = EVENT_KEY, .key = key};
    const struct binding *b =
        is_text ? NULL : find_binding(class->bindings, class->n_bindings, key.code);
    if (b && b->command) {
        event = (struct event){.kind = EVENT_COMMAND, .key = key, .command = b->command};
    }
    struct action action = class->event(top, &event);
    if (action.kind == ACTION_PASS) {
        frame_key(ui, key.code, is_text);
    } else {
        ui_act(ui, top, action);
    }
}

static bool is_too_small(const struct ui *ui)
{
    return ui->canvas.rows < UI_LEAST_ROWS || ui->canvas.cols < UI_LEAST_COLS;
}

void ui_resize(struct ui *ui)
{
    int rows, cols;
    ui->options.terminal->size(ui->options.terminal, &rows, &cols);
    canvas_resize(&ui->canvas, rows, cols);
    ui->options.terminal->repaint(ui->options.terminal);
}

void ui_key(struct ui *ui, struct key key)
{
    ui->busy_since = ui->options.terminal->now_ms(ui->options.terminal);
    ui->touched = ui->busy_since;
    if (key.code == K_RESIZE) {
        ui_resize(ui);
    } else if (key.code == K_HANGUP) {
        ui->is_over = true;
    } else if (!is_too_small(ui)) { /* nobody types blindly */
        buf_clear(&ui->message);
        screen_key(ui, key);
    }
}

/* ---- between keys ---------------------------------------------------------------------------- */

/* What is on the screen stays below. Who has no password cannot be locked out; asked again later. */
static void lock(struct ui *ui)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    ui->touched = ui->options.terminal->now_ms(ui->options.terminal);
    if (screen_open(ui, &ui->tops[ui->here], action_push(&lock_screen, NULL), &err) == STATUS_OK) {
        buf_clear(&ui->message);
    }
    arena_release(&a);
}

/* Nobody was here for long, or an administrator gave this person another password. */
static void lock_when_due(struct ui *ui)
{
    struct desk *desk = ui->options.desk;
    int64_t idle = ui->options.terminal->now_ms(ui->options.terminal) - ui->touched;
    if (desk && !ui_top(ui)->class->is_gate &&
        (desk->state != DESK_OPEN || lock_is_due(desk, idle))) {
        lock(ui);
    }
}

/* Who else can open the file: a few words in line 1, and in full when it has come to be so. Permissions
 * change without the desk. */
static void look_at_exposure(struct ui *ui)
{
    struct arena a = {0};
    uint64_t mark = ui->options.desk ? exposure_mark(ui->options.desk) : 0;
    if (mark == ui->exposure) {
        return;
    }
    struct exposure e = desk_exposure(ui->options.desk, &a);
    ui->exposure = mark;
    buf_clear(&ui->exposed);
    buf_text(&ui->exposed, e.tag ? e.tag : "");
    if (e.sentence) {
        ui_say(ui, STYLE_WARNING, "%s", e.sentence);
    }
    arena_release(&a);
}

void ui_poll(struct ui *ui)
{
    look_at_exposure(ui);
    bool has_changed = ui->options.changed && ui->options.changed(ui->options.desk);
    lock_when_due(ui);
    if (has_changed && !ui_top(ui)->class->is_gate) {
        ui->busy_since = ui->options.terminal->now_ms(ui->options.terminal);
        tell_changed(ui);
    }
}

bool ui_idle(struct ui *ui)
{
    struct screen *top = ui_top(ui);
    return top->class->idle && top->class->idle(top);
}

/* ---- drawing --------------------------------------------------------------------------------- */

/* Screens that lie over others are drawn after those below. */
static void draw_stack(const struct ui *ui, const struct screen *s)
{
    if (s->class->is_over && s->below) {
        draw_stack(ui, s->below);
    }
    struct canvas body = frame_body(ui);
    canvas_hide_cursor(&ui->canvas);
    s->class->draw(s, &body);
}

static void draw_too_small(const struct ui *ui)
{
    canvas_printf(&ui->canvas, (struct pen){0}, "请放大到 %dx%d, 现为 %dx%d", UI_LEAST_COLS,
                  UI_LEAST_ROWS, ui->canvas.cols, ui->canvas.rows);
    canvas_text(&ui->canvas, (struct pen){.y = 1}, "内容都在, 放大即可继续.");
}

void ui_draw(struct ui *ui)
{
    struct terminal *t = ui->options.terminal;
    canvas_clear(&ui->canvas);
    if (is_too_small(ui)) {
        draw_too_small(ui);
    } else {
        draw_stack(ui, ui_top(ui)); /* first: what line 23 says may depend on what is in sight */
        frame_draw(ui);
    }
    t->show(t, &ui->canvas);
    ui->drawn = t->now_ms(t);
}

/* ---- life ------------------------------------------------------------------------------------ */

enum status ui_init(struct ui *ui, const struct ui_options *options, struct err *err)
{
    int rows, cols;
    options->terminal->size(options->terminal, &rows, &cols);
    *ui = (struct ui){
        .options = *options, .call = BUF_INIT, .exposed = BUF_INIT, .message = BUF_INIT};
    canvas_init(&ui->canvas, rows, cols);
    ui->tops = xmalloc(options->n_mains * sizeof *ui->tops);
    for (size_t i = 0; i < options->n_mains; i++) {
        ui->tops[i] = NULL;
    }
    ui->busy_since = ui->polled = ui->touched = options->terminal->now_ms(options->terminal);
    enum status status = screen_open(ui, &ui->tops[0], action_push(options->mains[0], NULL), err);
    if (status) {
        ui_release(ui);
    } else {
        look_at_exposure(ui);
        ui_act(ui, ui_top(ui), options->start);
    }
    return status;
}

void ui_release(struct ui *ui)
{
    for (size_t i = 0; i < ui->options.n_mains; i++) {
        while (ui->tops[i]) {
            close_top(&ui->tops[i]);
        }
    }
    free(ui->tops);
    buf_release(&ui->call);
    buf_release(&ui->exposed);
    buf_release(&ui->message);
    canvas_release(&ui->canvas);
}
