/* What all members gave one case at a defence, as it is typed: a row for each member, an input for each
 * criterion, with its draft and its picture. What the keys mean is screen_defence_case.c. */
#ifndef TUI_SCREEN_DEFENCE_SHEET_H
#define TUI_SCREEN_DEFENCE_SHEET_H

#include "desk/defences.h"
#include "tui/canvas.h"
#include "tui/screen/defence.h"
#include "tui/screen/mark_input.h"

/* A member and what they gave. */
struct given {
    struct sheet_reader reader;
    struct edit *marks;  /* one for each criterion of the stage */
    const char *reasons; /* by name of the criterion */
    bool is_closed;      /* sealed, or being marked by the member at their own desk */
    bool is_typed;       /* something the draft does not have yet */
};

struct defence_sheet {
    struct desk *desk;
    struct defence_argument about;
    struct scoring scoring;
    struct arena arena; /* of the members */
    struct given *all;
    size_t n, row, column;
    struct mark_typing typing; /* of the input under the cursor */
    bool is_changed;           /* the sheets of the desk do not say it */
};

/* `desk`, `about` and `scoring` are set. Also again, after somebody wrote: what a draft has is over it. */
enum status defence_sheet_load(struct defence_sheet *d, struct err *err) MUST_CHECK;
void defence_sheet_release(struct defence_sheet *d);

const struct criterion *defence_sheet_criterion(const struct defence_sheet *d, size_t column);
/* The member of the cursor; there must be one. */
struct given *defence_sheet_here(const struct defence_sheet *d);
/* Enter, Tab and arrows: to the next input or member, round at both ends. */
bool defence_sheet_is_move(uint32_t code);
void defence_sheet_move(struct defence_sheet *d, uint32_t code);
/* The reason of the mark of the cursor. */
void defence_sheet_reason(struct defence_sheet *d, const char *reason);

/* Has a member something typed that is not in the draft, and where the cursor is not? */
bool defence_sheet_is_left(const struct defence_sheet *d);
/* What was typed goes into the draft. */
enum status defence_sheet_keep(struct defence_sheet *d, struct err *err) MUST_CHECK;

/* All of it for the desk; the sentence of the first wrong mark, where the cursor then stands. */
const char *defence_sheet_read(struct defence_sheet *d, struct arena *a, struct defence_marks *out);

void defence_sheet_draw(struct defence_sheet *d, const struct canvas *cv);

#endif
