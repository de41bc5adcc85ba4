/* What the files of the form of a case share: its state, and saving it. */
#ifndef TUI_SCREEN_SCREEN_SUBMISSION_FORM_H
#define TUI_SCREEN_SCREEN_SUBMISSION_FORM_H

#include "tui/screen/conflict_view.h"
#include "tui/screen/limit_meter.h"
#include "tui/screen/notice_choice.h"
#include "tui/screen/submission_form.h"

enum above { ABOVE_NONE, ABOVE_UNIT, ABOVE_CONFLICT };

struct submission_form_state {
    struct submission_form f;
    struct notice_row row; /* of the notice */
    enum above above;      /* the screen opened above, whose answer is awaited */
    struct conflict_view conflict;
    struct submission mine, theirs; /* of a conflict */
    struct notice_choice choosing;  /* the notice of a new case */
    struct limit_meter meter;       /* of the case as it is typed */
    struct submission meant;        /* that case, while its limits are on the screen above */
    struct limits_of limits;
};

static inline struct desk *submission_form_desk(const struct submission_form_state *t)
{
    return t->f.ui->options.desk;
}

/* Saves what the desk can keep and answers the screen below with the number of the case; what the form
 * lacks is told. Asks when somebody changed the same place; stays and says why when it cannot be kept. */
struct action submission_form_save(struct screen *s);
/* After that question: the other's version is the base from now on; with theirs chosen our changes go. */
struct action submission_form_resolve(struct screen *s, const struct answer *answer);

#endif
