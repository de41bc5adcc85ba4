#include "tui/tui.h"

#include "desk/my_panels.h"
#include "tui/first.h"
#include "tui/lock.h"
#include "tui/loop.h"
#include "tui/screen/sheets.h"
#include "tui/screens.h"

static size_t count_screens(const struct screen_class *const *screens)
{
    size_t n = 0;
    while (screens[n]) {
        n++;
    }
    return n;
}

/* What every screen shows in line 1, and the clock. */
static enum status usual_options(struct ui_options *o, struct desk *desk, struct terminal *terminal,
                                 struct err *err)
{
    *o = (struct ui_options){.desk = desk, .clock = desk->clock, .terminal = terminal};
    o->user = arena_printf(err->arena, "%s %s", desk->me.name,
                           person_roles_text(err->arena, desk->me.roles));
    return desk_setting(desk, err->arena, "unit_name", &o->unit, err);
}

static enum status loop_over(const struct ui_options *o, struct err *err)
{
    struct ui ui;
    enum status status = ui_init(&ui, o, err);
    if (status == STATUS_OK) {
        loop_run(&ui);
        ui_release(&ui);
    }
    return status;
}

/* Who sits here proves it; leaving is STATUS_CANCELLED. */
static enum status log_in(struct terminal *terminal, struct desk *desk, struct err *err)
{
    static const struct screen_class *const only[] = {&login_screen};
    struct ui_options o;
    enum status status = usual_options(&o, desk, terminal, err);
    o.mains = only;
    o.n_mains = 1;
    if (status == STATUS_OK && desk->state != DESK_OPEN) {
        status = loop_over(&o, err);
    }
    return status == STATUS_OK && desk->state != DESK_OPEN
               ? err_set(err, STATUS_CANCELLED, "没有登录")
               : status;
}

/* An expert begins with their panels; where only one waits, with its cases. */
static enum status begin_as_expert(struct ui_options *o, struct desk *desk, struct err *err)
{
    struct my_panels panels;
    enum status status = my_panels_load(desk, err->arena, &panels, err);
    const struct my_panel *only = status == STATUS_OK ? my_panels_only(&panels) : NULL;
    if (only) {
        struct sheets_argument *to = ARENA_NEW(err->arena, struct sheets_argument);
        *to = (struct sheets_argument){only->id, panels.reviewer, 0};
        o->start = action_push(&sheets_screen, to);
    }
    return status;
}

static enum status run_on(struct terminal *terminal, struct desk *desk, struct err *err)
{
    struct ui_options o = {0};
    enum status status = log_in(terminal, desk, err);
    if (status == STATUS_OK) {
        status = usual_options(&o, desk, terminal, err);
    }
    bool is_expert = desk->may == MAY_REVIEW;
    o.mains = is_expert ? expert_screens : main_screens;
    o.n_mains = count_screens(o.mains);
    o.changed = desk_changed;
    if (status == STATUS_OK && is_expert) {
        status = begin_as_expert(&o, desk, err);
    }
    return status == STATUS_OK ? loop_over(&o, err) : status;
}

enum status tui_run(struct desk *desk, bool is_mono, struct err *err)
{
    struct terminal *terminal;
    enum status status = terminal_open(&terminal, is_mono, err);
    if (status) {
        return status;
    }
    status = run_on(terminal, desk, err);
    terminal_close(terminal);
    return status;
}

/* ---- the first start --------------------------------------------------------------------------- */

static enum status ask_on(struct terminal *terminal, struct desk *choices,
                          struct first_start *first, struct err *err)
{
    static const struct screen_class *const only[] = {&first_screen};
    const struct ui_options o = {.desk = choices,
                                 .clock = first->options.clock,
                                 .terminal = terminal,
                                 .mains = only,
                                 .n_mains = 1,
                                 .user = first->options.login,
                                 .first = first};
    enum status status = loop_over(&o, err);
    if (status) {
        return status;
    }
    return first->made ? STATUS_OK
                       : err_set(err, STATUS_CANCELLED, "没有建立申报台; 再运行 shenbao 就可以建");
}

/* Classes and regions to choose from come from a desk that is never kept. */
static enum status ask(struct terminal *terminal, struct first_start *first, struct err *err)
{
    struct desk *choices = NULL;
    struct desk_options o = first->options;
    o.path = ":memory:";
    enum status status = desk_create(&choices, &o, err);
    if (status == STATUS_OK) {
        status = ask_on(terminal, choices, first, err);
    }
    desk_close(choices);
    return status;
}

enum status tui_first_start(const struct desk_options *o, bool is_mono, struct err *err)
{
    struct terminal *terminal;
    struct first_start first = {.options = *o};
    enum status status = terminal_open(&terminal, is_mono, err);
    if (status) {
        return status;
    }
    status = ask(terminal, &first, err);
    if (status == STATUS_OK) {
        status = run_on(terminal, first.made, err);
    }
    terminal_close(terminal);
    desk_close(first.made);
    return status;
}
