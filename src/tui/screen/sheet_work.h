/* A sheet at work: one reviewer's case with its inputs, what is kept of them as a draft, and how it is loaded
 * and saved. The keys and the picture are screen_sheet.c. */
#ifndef TUI_SCREEN_SHEET_WORK_H
#define TUI_SCREEN_SHEET_WORK_H

#include "tui/screen/sheet_page.h"
#include "tui/screen/sheet_shown.h"
#include "tui/screen/sheets.h"
#include "tui/ui.h"
#include "tui/widget/text_view.h"

/* The sheet of a case that was left, read and right, until no key waits and it can be saved. */
struct sheet_left {
    bool is_due;
    struct arena arena; /* of all of it */
    struct sheet_entry entry;
    struct named_value *typed; /* what the draft does not have yet */
    size_t n_typed;
};

struct sheet_work {
    struct ui *ui;
    struct sheets_argument who;
    struct scoring scoring;
    struct arena asked; /* of what is asked and told about the case in sight */
    struct sheet_shown now;
    struct sheet_page page;
    struct text_view text;
    bool has_draft;   /* something is kept that is not saved */
    int64_t typed_at; /* ms; the last key of what is not in the draft yet */
    struct sheet_left left;
};

/* `ui` and `who` are set. Opens the case of `who`, else the first; what does not open is released. */
enum status sheet_work_open(struct sheet_work *w, struct arena *a, struct err *err) MUST_CHECK;
/* Keeps what is typed. */
void sheet_work_release(struct sheet_work *w);

/* Case and reviewer in sight. */
struct sheet_key sheet_work_key(const struct sheet_work *w);
bool sheet_work_is_sealed(const struct sheet_work *w);

/* What was typed goes into the draft. */
void sheet_work_keep(struct sheet_work *w);
/* Between keys: the sheet that was left is saved; what was typed goes into the draft when it is due, its field left
 * or nothing typed for a second. Writing waits for the disk, so the picture comes first; whatever
 * ends the screen, also a dropped line, writes as well. */
void sheet_work_rest(struct sheet_work *w);
/* Is there anything that is not saved? */
bool sheet_work_is_changed(const struct sheet_work *w);
/* The sheet as a draft of the desk. False when a mark is wrong, which is told, or it cannot be saved. */
bool sheet_work_save(struct sheet_work *w);
/* The same for a case that is left now and saved between keys. False when a mark is wrong. */
bool sheet_work_leave(struct sheet_work *w);
/* Another case, or the same one anew. A failure is told, and what was in sight stays. */
void sheet_work_show(struct sheet_work *w, int64_t submission);
/* Somebody wrote in the desk: list and case anew. The cursor, what is typed and the place in the text stay,
 * unless just these were changed; is the text another? */
bool sheet_work_look_again(struct sheet_work *w);

#endif
