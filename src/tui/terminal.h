/* The terminal as the loop needs it: keys in, canvas out. terminal.c makes the real one and is the
 * only user of curses; tests make their own.
 */
#ifndef TUI_TERMINAL_H
#define TUI_TERMINAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "tui/canvas.h"
#include "tui/key.h"

struct terminal {
    /* The next key, waiting at most timeout_ms; false when none came. */
    bool (*read)(struct terminal *t, int timeout_ms, struct key *key);
    /* Makes the screen look like the canvas; the cursor last. */
    void (*show)(struct terminal *t, const struct canvas *cv);
    /* Forgets what is on the screen, so that the next show paints everything. */
    void (*repaint)(struct terminal *t);
    void (*size)(struct terminal *t, int *rows, int *cols);
    /* Milliseconds from anywhere, never going back. */
    int64_t (*now_ms)(struct terminal *t);
};

/* Takes over the terminal of the process. SIGWINCH gives K_RESIZE; SIGHUP, SIGTERM and a dropped
 * line give K_HANGUP, each once. die() gives the terminal back first. STATUS_CONFIG when there is
 * no terminal, or one that cannot place the cursor. Colours are left out with `is_mono` or when
 * NO_COLOR is set. */
enum status terminal_open(struct terminal **out, bool is_mono, struct err *err) MUST_CHECK;
/* Gives the terminal back as it was. */
void terminal_close(struct terminal *t);

#endif
