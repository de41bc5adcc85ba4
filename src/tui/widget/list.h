/* A list of rows that may be a million: only what is in sight is asked for and drawn.
 *
 * The screen owns a vector of row ids in the order shown and gives the cells of a row when asked.
 * The list keeps what is the user's: the selected row (by id, so that it survives reloading and
 * sorting), the marked rows, the column cursor, the order asked for, the filter's text. Narrowing
 * and ordering are the screen's work (the desk does them): it acts on WIDGET_FILTERED and
 * WIDGET_SORTED and hands over new rows. Rows may go on arriving while the list is displayed.
 *
 * Keys: Up, Down, PageUp/Down, Home, End; Left/Right move the column cursor, `s` or list_sort
 * orders by its column (again: the other way round); Space or Ctrl-T marks; `/` or F7 opens the
 * filter, Enter or Down leaves it, Esc there clears it; Esc in the list clears a filter first;
 * Enter is WIDGET_DONE. */
#ifndef TUI_WIDGET_LIST_H
#define TUI_WIDGET_LIST_H

#include "tui/canvas.h"
#include "tui/key.h"
#include "tui/widget/edit.h"
#include "tui/widget/id_set.h"
#include "tui/widget/result.h"

enum list_cut {
    LIST_CUT_END,    /* titles: the start tells */
    LIST_CUT_MIDDLE, /* names of units: start and end tell */
};

struct list_column {
    const char *title;
    int width; /* terminal columns it needs */
    /* What it may grow to; 0: does not grow; give titles INT_MAX. Spare room goes to the first column
     * that grows, then to the next, and beyond LIST_AMPLE when all have theirs. */
    int widest;
    bool to_right;    /* numbers */
    bool is_unsorted; /* cannot be sorted by */
    enum list_cut cut;
};

/* Where the cells come from. All get `context`; `row` is an index into the ids. */
struct list_source {
    void *context;
    /* The text of a cell, in the arena or longer-lived; NULL for none. */
    const char *(*cell)(void *context, struct arena *a, size_t row, size_t column);
    /* The style of a row that is neither selected nor marked; may be NULL. */
    enum style (*style)(void *context, size_t row);
    /* A row that is one text across, like a cut line; NULL for ordinary rows. May be NULL. */
    const char *(*across)(void *context, struct arena *a, size_t row);
};

struct list {
    const struct list_column *columns;
    size_t n_columns;
    struct list_source source;
    const char *noun;  /* what the rows are, for counts: 件申报件, 个单位 */
    const char *empty; /* a sentence for an empty, unfiltered list: what to do; may be NULL */
    int64_t total;     /* rows without the filter; -1 when not known */

    /* Kept by the list; read freely. */
    const int64_t *ids; /* borrowed */
    size_t n;
    bool has_more;   /* the last rows have not been loaded yet */
    size_t selected; /* an index; list_selected gives the id */
    int64_t id;      /* of the selected row, also while it has not been loaded again */
    bool is_sought;  /* that row was not among the rows so far */
    size_t top;
    int rows; /* rows in sight at the last drawing */
    struct id_set marks;
    bool has_column; /* the column cursor was used and is shown */
    size_t column;
    int sort; /* the column ordered by, -1 for the screen's own order */
    bool is_descending;
    bool is_filtering; /* the filter line takes the keys */
    bool is_refused;   /* set after list_rows was not called for a filter nobody understands: the
                        * rows are still those of the filter before, and no count is claimed */
    struct edit filter;
};

/* `columns` must live as long as the list. */
void list_init(struct list *l, const struct list_column *columns, size_t n_columns,
               struct list_source source);
void list_release(struct list *l);

/* Other rows: the selected one is found again by id, else the place is kept. With `has_more` the
 * row may still come: it is waited for until the user moves. */
void list_rows(struct list *l, const int64_t *ids, size_t n, bool has_more);
/* The same rows and some more behind them (the vector may have moved). */
void list_grew(struct list *l, const int64_t *ids, size_t n, bool has_more);

/* The id of the selected row, 0 when there is none. */
int64_t list_selected(const struct list *l);
/* Selects a row by id, now or when it arrives. */
void list_select(struct list *l, int64_t id);
/* What an act is for: the marked rows, else the selected one. */
int64_t *list_chosen(const struct list *l, struct arena *a, size_t *n);
/* Marks all rows now loaded, or none when all are marked. */
void list_mark_all(struct list *l);
void list_unmark(struct list *l);

const char *list_filter(const struct list *l);
/* Sets the filter without asking for rows. */
void list_set_filter(struct list *l, const char *text);
/* Opens the filter line (F7 when the screen has its own binding). */
void list_open_filter(struct list *l);
/* Orders by the column cursor; WIDGET_SORTED, or WIDGET_HANDLED when that cannot be. */
enum widget_result list_sort(struct list *l);
/* Are characters text now? For the screen's takes_text. */
bool list_takes_text(const struct list *l);

enum widget_result list_key(struct list *l, struct key key);
/* Headings, rows, and the filter line above them while there is a filter. */
void list_draw(struct list *l, const struct canvas *cv);
/* For line 23: `2个单位符合 gdlt, 共41  选中 3`. */
const char *list_sentence(const struct list *l, struct arena *a);

#endif
