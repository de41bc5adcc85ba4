/* What screens say and ask of the frame. */
#include "base/log.h"
#include "desk/desk.h"
#include "tui/ui.h"

void ui_say(struct ui *ui, enum style style, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    buf_clear(&ui->message);
    buf_vprintf(&ui->message, format, args);
    ui->message_style = style;
    va_end(args);
}

void ui_say_err(struct ui *ui, const struct err *err)
{
    log_err(err);
    ui_say(ui, STYLE_ERROR, "%s", err_sentence(err));
}

bool ui_allows(struct ui *ui, unsigned may)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    bool is_allowed = desk_allow(ui->options.desk, may, &err) == STATUS_OK;
    if (!is_allowed) {
        ui_say_err(ui, &err);
    }
    arena_release(&a);
    return is_allowed;
}

void ui_reload(struct screen *s, enum status (*load)(struct screen *s, struct err *err))
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    if (load(s, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
}

void ui_set_notice(struct ui *ui, int64_t notice, const char *name)
{
    ui->notice = notice;
    buf_clear(&ui->call);
    buf_text(&ui->call, name ? name : "");
}
