/* 申报件: the screens of cases, for those who open them. */
#ifndef TUI_SCREEN_SUBMISSIONS_H
#define TUI_SCREEN_SUBMISSIONS_H

#include <stddef.h>
#include <stdint.h>

#include "tui/screen.h"

/* All cases; a main screen. Pushed above another one, its argument is a search (const char *) over
 * the cases of every notice. */
extern const struct screen_class submissions_screen;

/* One case with what came for it and what became of it. Argument: const int64_t *, its id. */
extern const struct screen_class submission_screen;

/* One case being entered or edited. Argument: const int64_t *, its id; 0 is a new one. Its drafts
 * stand under `submission:31` and `submission:new`. Closed with its id as answer.choice. */
extern const struct screen_class submission_form_screen;

/* A new one of which something is known. The argument. */
struct submission_from {
    int64_t notice, recommender;
};
extern const struct screen_class submission_from_screen;

/* What the check says of one case, and accepting it. Argument: const int64_t *, its id. */

/* An act on one or several cases, each consequence told before it happens. Closed with is_given
 * true when it was done. */
struct submission_act_request {
    const int64_t *ids;
    size_t n;
    const char *act; /* id of desk/submission_acts.h */
};
extern const struct screen_class submission_act_screen;
/* Opens it; 补正告知 and 补正答复 of one case open its notice of defects instead. The request must live until
 * the screen is open. */
struct action submission_act_start(struct screen *from, const struct submission_act_request *r);

/* Submissions that look like one case, in pairs; of the call we work on, else all. No argument. */
extern const struct screen_class same_cases_screen;

/* The conditions of one case, and ticking them. Argument: const int64_t *, its id. */
extern const struct screen_class conditions_screen;

#endif
