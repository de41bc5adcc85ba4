/* Questions, as screens over the one that asks: yes or no, one of several, one line of text. The
 * screen that asks gets EVENT_ANSWER with the question's id, with is_given false after Esc. */
#ifndef TUI_ASK_H
#define TUI_ASK_H

#include "tui/screen.h"

enum question_kind {
    ASK_YES_NO, /* the first proposal is 否; only for what cannot be undone */
    ASK_CHOICE,
    ASK_LINE,
};

struct question {
    enum question_kind kind;
    int id;           /* of the asker, to tell its questions apart; not 0 */
    const char *text; /* 作废 20260013 的理由? */
    const char *hint; /* of a line: the rule, what an empty answer means; may be NULL */
    const char *line; /* of a line: what stands there at first; may be NULL */
    bool is_offered;  /* that is a proposal: the first character typed takes its place */
    const char *const *choices;
    size_t n_choices;
};

/* Its argument is a struct question, which must live until the answer. */
extern const struct screen_class ask_choice_screen;
extern const struct screen_class ask_line_screen;

#endif
