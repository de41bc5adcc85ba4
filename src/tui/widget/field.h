/* What a form asks for: a table of fields, constant, written by the screen. */
#ifndef TUI_WIDGET_FIELD_H
#define TUI_WIDGET_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

enum field_kind {
    FIELD_TEXT,
    FIELD_LINES,       /* several rows; Enter makes a new line, Tab goes on */
    FIELD_CHOICE,      /* one of `choices`: Left/Right, or letters by pinyin initial */
    FIELD_NUMBER,      /* full-width digits become plain ones; kept as typed otherwise */
    FIELD_DATE,        /* any usual form; becomes YYYY-MM-DD on leaving */
    FIELD_YES_NO,      /* 是 or 否: y, n, Space, Left/Right */
    FIELD_PHONE,       /* full-width digits and blanks are put right */
    FIELD_CREDIT_CODE, /* upper case, plain digits and letters, no blanks */
    FIELD_SECRET,      /* a password */
    FIELD_READ_ONLY,   /* shown, passed over */
    FIELD_HEADING,     /* only the label, a title for what follows */
};

/* One proposal; `text` becomes the value, `id` what form_id gives. */
struct suggestion {
    const char *text;
    const char *note; /* tells equal names apart; may be NULL */
    int64_t id;
};

struct suggestions {
    const struct suggestion *at;
    size_t n;     /* those given, as many as are worth showing (six or so) */
    size_t total; /* those that match */
};

struct field {
    const char *name;  /* for drafts; the name of the model's field */
    const char *label; /* 单位名称 */
    enum field_kind kind;
    const char *help; /* the rule, explained on line 23 before it is broken; may be NULL */
    bool is_required;
    size_t max;                 /* 字; 0 = no limit. More is kept, and told as an error */
    int columns;                /* of the input; 0: as wide as there is room */
    int rows;                   /* of FIELD_LINES */
    const char *const *choices; /* of FIELD_CHOICE */
    size_t n_choices;
    /* A sentence saying what is wrong with a value that is not empty, or NULL. Called on leaving
     * the field, and while an error stands. May be NULL. */
    const char *(*check)(void *context, struct arena *a, const char *value);
    /* Proposals for what is typed. May be NULL. */
    struct suggestions (*suggest)(void *context, struct arena *a, const char *typed);
};

/* The value as it is kept: trimmed, digits and dates in their plain form. What cannot be read
 * stays as typed. */
const char *field_clean(const struct field *field, struct arena *a, const char *value);
/* What is wrong with a value: required but empty, too long, not a number, not a date, no such
 * choice, then field->check. NULL when nothing is. */
const char *field_error(const struct field *field, void *context, struct arena *a,
                        const char *value);
/* The choices of a FIELD_CHOICE or FIELD_YES_NO. */
const char *const *field_choices(const struct field *field, size_t *n);
/* Can the focus stand on it? */
bool field_is_input(const struct field *field);

#endif
