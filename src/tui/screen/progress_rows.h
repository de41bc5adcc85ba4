/* The rows of 打分进度: a panel seen by its members (who has done and signed what) or by its cases (where the sheets
 * do not agree, what is not sealed). */
#ifndef TUI_SCREEN_PROGRESS_ROWS_H
#define TUI_SCREEN_PROGRESS_ROWS_H

#include "base/vec.h"
#include "desk/sheet_cases.h"
#include "tui/screen/short_list.h"

enum progress_only { PROGRESS_ALL, PROGRESS_ODD, PROGRESS_UNSEALED, N_PROGRESS_ONLY };

struct progress_rows {
    struct sheet_progress progress;
    struct sheet_case_lines cases;
    bool is_by_case;
    enum progress_only only; /* which of the cases are shown */
    VEC(size_t) shown;       /* their places */
};

/* Both views, into `a`. On failure the rows are as they were. */
enum status progress_rows_load(struct progress_rows *r, struct desk *desk, struct arena *a,
                               const struct scoring *scoring, struct err *err) MUST_CHECK;
size_t progress_rows_count(const struct progress_rows *r);
/* The list over them, with the columns of the present view. */
void progress_rows_list(struct progress_rows *r, struct short_list *list);

const struct sheet_member *progress_member(const struct progress_rows *r, size_t row);
const struct sheet_case_line *progress_case(const struct progress_rows *r, size_t row);
/* 只看有分歧的; "" for all. */
const char *progress_only_text(const struct progress_rows *r);

#endif
