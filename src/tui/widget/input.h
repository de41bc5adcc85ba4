/* What a form asks for: a table of fields, constant, written by the screen. */
#ifndef TUI_WIDGET_INPUT_H
#define TUI_WIDGET_INPUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum input_kind {
    INPUT_TEXT,
    INPUT_LINES,       /* several rows; Enter makes a new line, Tab goes on */
    INPUT_CHOICE,      /* one of `choices`: Left/Right, or letters by pinyin initial */
    INPUT_NUMBER,      /* full-width digits become plain ones; kept as typed otherwise */
    INPUT_DATE,        /* any usual form; becomes YYYY-MM-DD on leaving */
    INPUT_YES_NO,      /* 是 or 否: y, n, Space, Left/Right */
    INPUT_PHONE,       /* full-width digits and blanks are put right */
    INPUT_CREDIT_CODE, /* upper case, plain digits and letters, no blanks */
    INPUT_READ_ONLY,   /* shown, passed over */
    INPUT_HEADING,     /* only the label, a title for what follows */
};

/* One proposal; `text` becomes the value, `id` what form_id gives. */
struct suggestion {
    const char *text;
    const char *note; /* tells equal names apart; may be NULL */
    int64_t id;
    bool goes_on; /* only a step on the way (a directory): the field stays and proposes again */
};

struct suggestions {
    const struct suggestion *at;
    size_t n;     /* those given, as many as are worth showing (six or so) */
    size_t total; /* those that match */
};

struct input {
    const char *name;  /* for drafts; the name of the model's field */
    const char *label; /* 单位名称 */
    enum input_kind kind;
    const char *help; /* the rule, explained on line 23 before it is broken; may be NULL */
    bool is_required;
    size_t min, max;    /* 字; 0 = no limit. What is beyond is kept, and told as an error */
    const char *clause; /* where the rule stands, told with its errors; may be NULL */
    int columns;        /* of the input; 0: as wide as there is room */
    int rows;           /* of INPUT_LINES */
    const char *const *choices; /* of INPUT_CHOICE */
    size_t n_choices;
    /* A sentence saying what is wrong with a value that is not empty, or NULL. Called on leaving
     * the field, and while an error stands. May be NULL. */
    const char *(*check)(void *context, struct arena *a, const char *value);
    /* Proposals for what is typed. May be NULL. */
    struct suggestions (*suggest)(void *context, struct arena *a, const char *typed);
};

/* The value as it is kept: trimmed, digits and dates in their plain form. What cannot be read
 * stays as typed. */
const char *input_clean(const struct input *field, struct arena *a, const char *value);
/* What is wrong with a value: required but empty, too long, not a number, not a date, no such
 * choice, then field->check. NULL when nothing is. */
const char *input_error(const struct input *field, void *context, struct arena *a,
                        const char *value);
/* The choices of a INPUT_CHOICE or INPUT_YES_NO. */
const char *const *input_choices(const struct input *field, size_t *n);
/* Can the focus stand on it? */
bool input_takes_focus(const struct input *field);

#endif
