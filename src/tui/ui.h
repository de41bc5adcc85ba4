/* The user interface as screens see it (first part), and the stack of screens that the loop drives.
 *
 * Each main screen has a stack of its own, so going elsewhere and coming back finds everything as
 * it was left; nothing typed is lost by a look at another screen.
 */
#ifndef TUI_UI_H
#define TUI_UI_H

#include "base/buf.h"
#include "base/clock.h"
#include "tui/screen.h"
#include "tui/terminal.h"

struct desk;
struct first_start;

#define UI_LEAST_ROWS 24
#define UI_LEAST_COLS 80

struct ui_options {
    struct desk *desk; /* passed on to screens; NULL in tests of the frame */
    struct clock clock;
    struct terminal *terminal;
    const struct screen_class *const *mains; /* the first is home */
    size_t n_mains;
    const char *unit; /* whose desk: line 1 */
    const char *user; /* who is logged in, with the role: 张收件 收件员 */
    /* Has somebody else changed the desk since the last call? Asked once a second; may be NULL. */
    bool (*changed)(struct desk *desk);
    struct action start;       /* done as soon as home is open; ACTION_NONE for nothing */
    struct first_start *first; /* of the first start, see tui/first.h; else NULL */
};

struct ui {
    struct ui_options options;
    int64_t notice;       /* the call we work on, shared by the screens; 0: none */
    int64_t panel_notice; /* of the panel looked at last; 0: none was */

    /* Kept by the functions of tui/. */
    struct buf call;    /* its name in line 1 */
    struct buf exposed; /* who else can open the desk's file, in line 1; mostly empty */
    uint64_t exposure;  /* of which permissions, see desk/exposure.h */
    struct buf message; /* line 23, until the next key */
    enum style message_style;
    struct canvas canvas;
    struct screen **tops; /* per main screen; NULL: not opened yet */
    size_t here;          /* index of the main screen we are on */
    bool is_over;
    int64_t busy_since; /* when the present event began: for ui_progress */
    int64_t polled, drawn;
    int64_t touched; /* when a key was pressed last */
};

/* ---- for screens ----------------------------------------------------------------------------- */

/* A sentence for line 23 until the next key: what was done, with STYLE_GOOD; what was refused and
 * what to do, with STYLE_ERROR or STYLE_WARNING. */
void ui_say(struct ui *ui, enum style style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The sentence of an error in STYLE_ERROR; its cause goes to the log. */
void ui_say_err(struct ui *ui, const struct err *err);
/* May who sits here do so (bits of enum role_bit)? Says why not: before anything is asked that would
 * be typed in vain. */
bool ui_allows(struct ui *ui, unsigned may);
/* The call we work on, as line 1 names it: 255号 2024成果征集. */
void ui_set_notice(struct ui *ui, int64_t notice, const char *name);

/* Loads again what a screen shows, after a change. A failure is told in line 23. */
void ui_reload(struct screen *s, enum status (*load)(struct screen *s, struct err *err));

/* For work longer than a moment, to be called now and then from within it (callbacks of desk/):
 * shows count and what remains from 300 ms on. False when Esc was pressed or the line dropped: give
 * up, leaving nothing half done. Other keys pressed meanwhile are dropped, since they were meant for
 * a screen that may look different afterwards. `total` 0: not known. */
bool ui_progress(struct ui *ui, const char *what, int64_t done, int64_t total);
/* The terminal has another size. */
void ui_resize(struct ui *ui);

/* ---- for the loop, and for tests that play it ------------------------------------------------ */

/* Opens the first main screen. On failure nothing is left open. */
enum status ui_init(struct ui *ui, const struct ui_options *options, struct err *err) MUST_CHECK;
/* Closes all screens, each keeping its drafts. */
void ui_release(struct ui *ui);

/* The screen that gets the keys. */
struct screen *ui_top(const struct ui *ui);
/* What one key does. */
void ui_key(struct ui *ui, struct key key);
/* A second has passed: other people's changes. */
void ui_poll(struct ui *ui);
/* One slice of the top screen's work; true when more is left. */
bool ui_idle(struct ui *ui);
/* Draws everything into ui->canvas and shows it. */
void ui_draw(struct ui *ui);
/* Does what an action of screen `s` says. */
void ui_act(struct ui *ui, struct screen *s, struct action action);

#endif
