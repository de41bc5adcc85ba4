#include "tui/loop.h"

#define POLL_MS 1000
#define FRAME_MS 100 /* between two pictures while idle work goes on */

/* Everything that waits, so that a burst of characters is drawn once. */
static bool take_keys(struct ui *ui, int timeout_ms)
{
    struct terminal *t = ui->options.terminal;
    struct key key;
    bool has_key = false;
    while (!ui->is_over && t->read(t, has_key ? 0 : timeout_ms, &key)) {
        ui_key(ui, key);
        has_key = true;
    }
    return has_key;
}

static int until_poll(const struct ui *ui, int64_t now)
{
    int64_t left = ui->polled + POLL_MS - now;
    return left < 0 ? 0 : left > POLL_MS ? POLL_MS : (int)left;
}

void loop_run(struct ui *ui)
{
    struct terminal *t = ui->options.terminal;
    bool has_work = true;
    ui_draw(ui);
    while (!ui->is_over) {
        bool is_changed = take_keys(ui, has_work ? 0 : until_poll(ui, t->now_ms(t)));
        if (ui->is_over) {
            break;
        }
        bool had_work = has_work;
        has_work = is_changed || ui_idle(ui);
        int64_t now = t->now_ms(t);
        if (now - ui->polled >= POLL_MS) {
            ui->polled = now;
            ui_poll(ui);
            is_changed = true;
        }
        bool work_is_done = had_work && !has_work;
        if (is_changed || work_is_done || now - ui->drawn >= FRAME_MS) {
            ui_draw(ui);
        }
    }
}
