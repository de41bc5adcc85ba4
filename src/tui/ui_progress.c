/* Work longer than a moment: shown over the screen, and given up with Esc. */
#include "tui/frame.h"
#include "tui/ui.h"
#include "tui/widget/progress.h"

#define PROGRESS_ROWS 5
#define PROGRESS_COLS 60
#define PROGRESS_EVERY_MS 100

static void draw_progress(struct ui *ui, const struct progress *p)
{
    struct canvas body = frame_body(ui);
    struct canvas box = canvas_part(&body, (struct rect){(body.rows - PROGRESS_ROWS) / 2,
                                                         (body.cols - PROGRESS_COLS) / 2,
                                                         PROGRESS_ROWS, PROGRESS_COLS});
    canvas_fill(&box, (struct rect){0, 0, box.rows, box.cols}, STYLE_FIELD);
    struct canvas inner = canvas_part(&box, (struct rect){1, 2, box.rows - 2, box.cols - 4});
    progress_draw(p, &inner);
    canvas_hide_cursor(&ui->canvas);
}

bool ui_progress(struct ui *ui, const char *what, int64_t done, int64_t total)
{
    struct terminal *t = ui->options.terminal;
    struct progress p = {what, done, total, ui->busy_since, t->now_ms(t)};
    struct key key;
    if (!progress_is_due(&p) || p.now_ms - ui->drawn < PROGRESS_EVERY_MS) {
        return true;
    }
    ui->drawn = p.now_ms;
    bool goes_on = true;
    while (t->read(t, 0, &key)) {
        if (key.code == K_RESIZE) {
            ui_resize(ui);
        } else if (key.code == K_HANGUP) {
            ui->is_over = true;
        }
        goes_on = goes_on && key.code != K_ESC && key.code != K_HANGUP;
    }
    draw_progress(ui, &p);
    t->show(t, &ui->canvas);
    return goes_on;
}
