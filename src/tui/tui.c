#include "tui/tui.h"

#include "desk/desk.h"
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
