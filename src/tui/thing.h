/* Opening what a screen names (the arrival that lacks copies, the case an entry changed) without
 * knowing the screen that shows it. A noun's screens are one row of the table in tui/screens.c. */
#ifndef TUI_THING_H
#define TUI_THING_H

#include "tui/screen.h"

/* `noun` as in model/record.h: notice, receipt, submission, unit. Both screens get a
 * `const int64_t *` as argument, the id; for `form` 0 is a new one. `form` offers the draft kept
 * under `<noun>:<id>` or `<noun>:new`. Any may be NULL. */
struct thing_screens {
    const char *noun;
    const struct screen_class *card, *form;
    const struct screen_class *list; /* its argument is a search, const char * (docs/where.md) */
};

/* Ended by a row without a noun. */
extern const struct thing_screens thing_screens[];

/* Opens the card (else the form) above `from`; says so when the noun has no screen. */
struct action thing_open(struct screen *from, const char *noun, int64_t id);
/* Opens the form (else the card), id 0 for a new one. */
struct action thing_edit(struct screen *from, const char *noun, int64_t id);
/* Opens the list narrowed by a search. */
struct action thing_search(struct screen *from, const char *noun, const char *where);

#endif
