/* A program on a screen, and the acts and expectations a script is made of. Every act returns false
 * when it fails; `report` then says why. Expectations wait: they fail at the deadline only. */
#ifndef E2E_SESSION_H
#define E2E_SESSION_H

#include "base/arena.h"
#include "base/buf.h"
#include "e2e/pty.h"
#include "e2e/screen.h"

struct session {
    const char *program;    /* what `start` runs */
    const char *golden_dir; /* where `screen` finds its files */
    bool update;            /* `screen` writes them */
    int64_t patience;       /* milliseconds an expectation may take */
    struct pty pty;
    struct pty_size size;
    struct screen *screen; /* NULL before the start */
    struct buf output;     /* of the last `run` */
    struct buf report;
};

bool session_start(struct session *s, const char *arguments);
void session_release(struct session *s);

/* Adds a sentence to the report; returns false. */
bool session_fail(struct session *s, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Sends bytes, reading what the program writes meanwhile. */
bool session_send(struct session *s, const char *bytes, size_t n);
bool session_key(struct session *s, const char *name);
bool session_paste(struct session *s, const char *text);
bool session_resize(struct session *s, struct pty_size size);
bool session_signal(struct session *s, const char *name);

/* Something that is true of a screen or is not. */
struct expectation {
    bool (*holds)(struct session *s, const struct expectation *e);
    const char *text;
    int row, column; /* 0-based; unused by some */
};

bool screen_contains(struct session *s, const struct expectation *e);
bool screen_lacks(struct session *s, const struct expectation *e);
bool row_contains(struct session *s, const struct expectation *e);
bool cells_begin(struct session *s, const struct expectation *e);
bool cursor_is_behind(struct session *s, const struct expectation *e);
/* `text` is the path of the golden file. */
bool screen_is_golden(struct session *s, const struct expectation *e);

/* Reads until it holds, the program ends or patience does. */
bool session_expect(struct session *s, const struct expectation *e);
/* The whole screen against a golden file; written when updating, once the program is quiet. */
bool session_golden(struct session *s, const char *name);
/* Waits for the end. */
bool session_exit(struct session *s, int code);
/* A shell command; it must exit 0. Its output is kept for expect-output. */
bool session_run(struct session *s, const char *command);

#endif
