/* What a sheet at work shows of the desk: the reviewer's list, one case of it with its sheet. Read as a whole
 * or not at all, so that what is typed never stands under another case. */
#ifndef TUI_SCREEN_SHEET_SHOWN_H
#define TUI_SCREEN_SHEET_SHOWN_H

#include "desk/sheet_case.h"
#include "desk/sheets.h"

struct sheet_shown {
    struct arena arena; /* of all of it */
    struct sheet_lines lines;
    size_t at; /* among the lines */
    bool has_mean;
    int64_t mean; /* of the lines (desk/sheet_spread.h) */
    struct sheet_view view;
    struct sheet_case of;
    bool is_recusal_asked; /* and not decided */
};

/* key.submission 0: the first case. On failure there is nothing to release: a case that is not this reviewer's
 * any more, a sheet that is hidden from who sits here. */
enum status sheet_shown_load(struct desk *desk, const struct scoring *scoring, struct sheet_key key,
                             struct sheet_shown *out, struct err *err) MUST_CHECK;
void sheet_shown_release(struct sheet_shown *s);

#endif
