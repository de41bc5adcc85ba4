/* Rows of lists of arrivals: columns, cells, what is told by style. Rows drawn are kept until somebody
 * changes the desk, so that moving in a list asks it nothing. */
#ifndef TUI_SCREEN_RECEIPT_ROWS_H
#define TUI_SCREEN_RECEIPT_ROWS_H

#include "desk/receipts.h"
#include "tui/widget/list.h"

struct receipt_row;

struct receipt_rows {
    struct desk *desk;
    const struct list *list; /* whose ids are shown */
    struct arena cache;
    struct receipt_row *at;
    size_t n;
};

/* For struct browse: of each column the order of desk/lists.h. */
extern const char *const receipt_orders[];

/* Gives `l` its columns and cells; both must stay where they are. Release `cache` at the end. */
void receipt_rows_init(struct receipt_rows *r, struct desk *desk, struct list *l);
/* Something has changed. */
void receipt_rows_forget(struct receipt_rows *r);
/* Until the next call that forgets. One that cannot be loaded says why in place of its unit. */
const struct receipt_line *receipt_rows_line(struct receipt_rows *r, int64_t id);
/* `逾期 缺2份`, `逾期收 缺2份`, `逾期不收`; "" when nothing is to be marked. */
const char *receipt_marks(struct arena *a, const struct receipt_line *l);

#endif
