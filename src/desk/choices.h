/* 口径: what a document leaves open and somebody decides for its notice: whether 前 includes the day
 * or second itself (含止), whether the first day counts (含首日). A choice is a decision by name, told
 * wherever it decides, and printed. */
#ifndef DESK_CHOICES_H
#define DESK_CHOICES_H

#include "desk/desk.h"
#include "rules/deadline.h"

/* All choices of the desk, as the rules want them. */
enum status choices_load(struct desk *desk, struct arena *a, struct choices *out,
                         struct err *err) MUST_CHECK;

/* One thing a notice leaves open. */
struct open_choice {
    const char *step, *clause, *due; /* name of the step, its clause, the due as written */
    bool is_first;                   /* 含首日, else 含止 */
    const struct choice *chosen;     /* NULL: open; 含止 then counts in, 含首日 does not */
    const char *text;                /* one sentence */
};
struct open_choices {
    struct open_choice *at;
    size_t n, cap;
};
enum status open_choices_load(struct desk *desk, struct arena *a, int64_t notice,
                              struct open_choices *out, struct err *err) MUST_CHECK;

enum choice_value { CHOICE_OPEN, CHOICE_INCLUDED, CHOICE_EXCLUDED };
struct choice_act {
    int64_t notice;
    const char *step;
    bool is_first;           /* 含首日, else 含止 */
    enum choice_value value; /* OPEN takes it back */
    const char *why;         /* may be NULL */
};
/* By a supervisor, as one entry with the arrivals that are judged anew because of it; *rejudged (may be
 * NULL) is how many become late or in time. STATUS_DATA when the notice has no such step or says it
 * itself. */
enum status choice_make(struct desk *desk, struct arena *a, const struct choice_act *act,
                        size_t *rejudged, struct err *err) MUST_CHECK;
/* Looks only: how many arrivals would be judged otherwise. */
enum status choice_preview(struct desk *desk, struct arena *a, const struct choice_act *act,
                           size_t *rejudged, struct err *err) MUST_CHECK;

#endif
