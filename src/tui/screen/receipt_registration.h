/* The screen of a registration, split over files: its state, its acts, its keys. */
#ifndef TUI_SCREEN_RECEIPT_REGISTRATION_H
#define TUI_SCREEN_RECEIPT_REGISTRATION_H

#include "tui/ask.h"
#include "tui/screen/conflict_view.h"
#include "tui/screen/pages.h"
#include "tui/screen/receipt_form.h"

enum registration_command {
    SAVE = 1,
    COUNT,
    ADD_CASES,
    SLIP,
    LOG,
    VOID_IT,
    FORGET,
    LATE,
    CORRECT,
    LIMITS
};

/* Which screen is above this one, since their answers carry no id. */
enum registration_above { ABOVE_NONE, ABOVE_CASES, ABOVE_UNIT, ABOVE_CONFLICT };

struct registration {
    struct receipt_form form;
    enum registration_above above;
    struct question question;
    struct pages_wanted preview;
    struct conflict_view conflict;
    struct receipt_cases_request cases;
    struct receipt_cases_request *cases_argument;
};

/* ---- receipt_form_acts.c ----------------------------------------------------------------------- */

/* What was typed and not yet kept becomes a draft. */
void registration_keep(struct receipt_form *f);
struct action registration_command(struct screen *s, struct registration *r, int command);
struct action registration_answered(struct screen *s, struct registration *r,
                                    const struct answer *answer);
/* Back to the list. Nothing is lost: what was typed is a draft, and the number says what is to
 * become of it. */
struct action registration_leave(struct screen *s, struct registration *r);
/* Takes the case under the cursor out of the arrival. */
void registration_remove_case(struct screen *s, struct receipt_form *f);

/* ---- receipt_form_keys.c ----------------------------------------------------------------------- */

/* To the table of materials from anywhere, and from there back to the fields above it. */
void registration_go_count(struct receipt_form *f);
struct action registration_key(struct screen *s, struct registration *r, struct key key);

#endif
