#include "tui/tui.h"

#include "desk/desk.h"
#include "tui/first.h"
#include "tui/loop.h"
#include "tui/screens.h"

static size_t count_screens(void)
{
    size_t n = 0;
    while (main_screens[n]) {
        n++;
    }
    return n;
}

static enum status run_on(struct terminal *terminal, struct desk *desk, struct err *err)
{
    struct ui_options o = {
        .desk = desk,
        .clock = desk->clock,
        .terminal = terminal,
        .mains = main_screens,
        .n_mains = count_screens(),
        .changed = desk_changed,
    };
    struct ui ui;
    enum status status = desk_setting(desk, err->arena, "unit_name", &o.unit, err);
    if (status) {
        return status;
    }
    o.user = arena_printf(err->arena, "%s %s", desk->me.name,
                          person_roles_text(err->arena, desk->me.roles));
    status = ui_init(&ui, &o, err);
    if (status) {
        return status;
    }
    loop_run(&ui);
    ui_release(&ui);
    return STATUS_OK;
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
    struct ui ui;
    const struct ui_options o = {.desk = choices,
                                 .clock = first->options.clock,
                                 .terminal = terminal,
                                 .mains = only,
                                 .n_mains = 1,
                                 .user = first->options.login,
                                 .first = first};
    enum status status = ui_init(&ui, &o, err);
    if (status) {
        return status;
    }
    loop_run(&ui);
    ui_release(&ui);
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
