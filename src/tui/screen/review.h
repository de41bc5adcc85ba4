/* 评审: panels, one panel, what is to be kept apart, the pool of experts. */
#ifndef TUI_SCREEN_REVIEW_H
#define TUI_SCREEN_REVIEW_H

#include "tui/screen.h"

/* 7评审. */
extern const struct screen_class review_screen;
/* The argument is the id of a panel (int64_t). */
extern const struct screen_class panel_screen, recusals_screen, assignments_screen;
/* Without an argument. */
extern const struct screen_class reviewers_screen;
/* The argument is the id of a panel (int64_t), 0: a new one. They answer with choice, the id of the panel. */
extern const struct screen_class draw_screen, panel_form_screen;
/* What is looked at when it is opened; each may be 0. */
struct pair_argument {
    int64_t panel, reviewer, submission;
};
extern const struct screen_class pair_screen;
/* The argument is the id of an expert (int64_t), of the form also 0: a new one. */
extern const struct screen_class reviewer_form_screen, relations_screen;
/* A relation of an expert. */
struct relation_argument {
    int64_t reviewer, relation; /* relation 0: a new one */
};
extern const struct screen_class relation_form_screen;
/* The pool held against a panel. */
struct candidates_argument {
    int64_t panel;
    bool picks; /* answers with the id of the expert chosen; false: names members and alternates */
};
extern const struct screen_class candidates_screen;

#endif
