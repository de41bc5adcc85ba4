/* A sheet at work: one reviewer's case with its inputs, what is kept of them as a draft, and how it is loaded
 * and saved. The keys and the picture are screen_sheet.c. */
#ifndef TUI_SCREEN_SHEET_WORK_H
#define TUI_SCREEN_SHEET_WORK_H

#include "desk/sheet_case.h"
#include "tui/screen/sheet_page.h"
#include "tui/screen/sheets.h"
#include "tui/ui.h"
#include "tui/widget/text_view.h"

struct sheet_work {
    struct ui *ui;
    struct sheets_argument who;
    struct scoring scoring;
    struct arena arena; /* of the case in sight and the list */
    struct sheet_lines lines;
    size_t at; /* among the lines */
    struct sheet_view view;
    struct sheet_case of;
    struct sheet_page page;
    struct text_view text;
    bool has_draft;   /* something is kept that is not saved */
    bool is_typed;    /* what is not in the draft yet */
    int64_t typed_at; /* ms */
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
/* The sheet as a draft of the desk. False when a mark is wrong, which is told, or it cannot be saved. */
bool sheet_work_save(struct sheet_work *w);
/* Another case, or the same one anew; a failure is told. */
void sheet_work_show(struct sheet_work *w, int64_t submission);

#endif
