/* What a screen is: data and a few functions. A screen never loops, never reads keys, never touches
 * curses; the loop (tui/loop.h) calls it and does what the returned action says.
 *
 *     key → binding of the screen → EVENT_COMMAND (its number)
 *         → else EVENT_KEY → the screen answers action_pass() → bindings of the frame (F1, F9 …)
 *
 * One file per screen in tui/screen/, ending in a `const struct screen_class`; main screens stand in
 * the table of tui/screens.c. Key bar, F1 page, F9 menu and `:` palette are made from `bindings`.
 */
#ifndef TUI_SCREEN_H
#define TUI_SCREEN_H

#include "base/err.h"
#include "tui/canvas.h"
#include "tui/key.h"
#include "tui/widget/result.h"

struct ui;
struct screen;
struct question;

/* One thing a screen can do, and how it is reached. */
struct binding {
    uint32_t key;     /* F-key, Enter, arrow …: works with an input method switched on */
    uint32_t also;    /* second way: Ctrl-letter, or a letter as a shortcut; 0 for none */
    const char *bar;  /* for the key bar: 新建; NULL: not in the bar */
    const char *help; /* a sentence for the F1 page */
    int command;      /* what event() gets; 0: key is only explained, event() gets the key itself */
    const char *menu; /* group in the F9 menu: 编辑, 查看 …; NULL: not in the menu */
};

enum event_kind {
    EVENT_KEY,     /* a key that no binding took */
    EVENT_COMMAND, /* a binding, from wherever it was chosen */
    EVENT_ANSWER,  /* a question asked, or a screen pushed, has ended */
    EVENT_CHANGED, /* somebody else changed the desk, or we come back to this screen: look again */
};

/* How a question or a pushed screen ended. */
struct answer {
    int id;           /* the question's id; 0 for other screens */
    bool is_given;    /* false: left with Esc */
    bool yes;         /* of a yes-no question */
    const char *line; /* of a line question; lives until event() returns */
    size_t choice;    /* of a choice: index; other screens: what they were closed with */
};

struct event {
    enum event_kind kind;
    struct key key;
    int command;
    struct answer answer;
};

enum action_kind {
    ACTION_NONE,
    ACTION_PASS,    /* not mine: let the frame look */
    ACTION_PUSH,    /* open `target` above this screen */
    ACTION_REPLACE, /* open `target` instead of this screen */
    ACTION_POP,     /* close this screen; the one below gets `answer` */
    ACTION_GO,      /* to the main screen `target` */
    ACTION_COMMAND, /* close this screen and give `command` to the one below (menu, palette) */
    ACTION_QUIT,
};

struct action {
    enum action_kind kind;
    const struct screen_class *target;
    /* For open(); must live until the loop has called it, so: not on the stack of event(), but in the
     * arena or state of the screen. */
    const void *argument;
    struct answer answer;
    int command;
};

static inline struct action action_none(void)
{
    return (struct action){.kind = ACTION_NONE};
}

static inline struct action action_pass(void)
{
    return (struct action){.kind = ACTION_PASS};
}

static inline struct action action_push(const struct screen_class *target, const void *argument)
{
    return (struct action){.kind = ACTION_PUSH, .target = target, .argument = argument};
}

static inline struct action action_replace(const struct screen_class *target, const void *argument)
{
    return (struct action){.kind = ACTION_REPLACE, .target = target, .argument = argument};
}

/* Back without a result. */
static inline struct action action_pop(void)
{
    return (struct action){.kind = ACTION_POP};
}

static inline struct action action_answer(struct answer answer)
{
    return (struct action){.kind = ACTION_POP, .answer = answer};
}

static inline struct action action_go(const struct screen_class *target)
{
    return (struct action){.kind = ACTION_GO, .target = target};
}

/* For a key that a widget was given and the screen has nothing to do about: the frame may look at what
 * the widget did not want. */
static inline struct action action_after(enum widget_result result)
{
    return result == WIDGET_PASS ? action_pass() : action_none();
}

/* A question is a screen too (tui/ask.h); the screen that asks gets EVENT_ANSWER. */
struct action action_ask(const struct question *question);

struct screen_class {
    const char *name;  /* receipts: for logs and tests */
    const char *title; /* 收件: line 2, menus, palette */
    char digit;        /* of a main screen: '3' goes to it; 0: not a main screen */
    size_t state_size; /* screen->state is so many zeroed bytes in screen->arena */

    /* Loads what is shown. On failure the screen does not appear and the sentence is shown. `close`
     * is called only for what `open` has opened. May be NULL. */
    enum status (*open)(struct screen *s, const void *argument, struct err *err);
    struct action (*event)(struct screen *s, const struct event *event);
    /* Draws into its place: rows 3 to 22 of the terminal, or more. Changes nothing. */
    void (*draw)(const struct screen *s, const struct canvas *cv);
    /* Keeps drafts and gives back what is not in the arena. May be NULL. */
    void (*close)(struct screen *s);
    /* One slice of work, about 5 ms, while no key waits; true when more is left. May be NULL. */
    bool (*idle)(struct screen *s);
    /* Are characters text here, not shortcuts? NULL: never. */
    bool (*takes_text)(const struct screen *s);
    /* Line 23 while nothing was said: count, filter, rule of the field. NULL or "": nothing. */
    const char *(*sentence)(const struct screen *s, struct arena *a);

    const struct binding *bindings;
    size_t n_bindings;
    const char *help; /* what the screen is for, for the F1 page; paragraphs end in \n */
    bool is_gate;     /* nothing of the frame works here but leaving the program, see tui/lock.h */
    bool is_over;     /* drawn over the screen below: questions, menus */
    /* Who may open it: bits of enum role_bit, 0 for anybody. A form that could not be saved is
     * refused before it is filled in. */
    unsigned may;
};

struct screen {
    const struct screen_class *class;
    struct ui *ui;
    struct arena arena; /* lives as long as the screen */
    void *state;
    struct screen *below;
};

#endif
