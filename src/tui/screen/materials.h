/* The table of materials in an arrival: asked for, came, seals, remark. Typed in like a form, shown
 * like a table.
 *
 * Enter and Down go to the same column of the next row, so that counting runs down the page; Tab
 * and Shift-Tab from cell to cell; Left and Right too, but in the remark they move in the text.
 * Space, y and n (and 有, 无) set a seal. WIDGET_DONE behind the last row, WIDGET_PASS for keys that
 * lead out at the top. */
#ifndef TUI_SCREEN_MATERIALS_H
#define TUI_SCREEN_MATERIALS_H

#include "base/vec.h"
#include "desk/receipts.h"
#include "tui/canvas.h"
#include "tui/key.h"
#include "tui/widget/edit.h"
#include "tui/widget/result.h"

enum materials_cell {
    CELL_RECEIVED,
    CELL_SEAL_APPLICANT,
    CELL_SEAL_RECOMMENDER,
    CELL_NOTE,
    MATERIALS_CELLS,
};

struct materials_row {
    struct receipt_item item; /* as stored; required as asked for now */
    const char *stored[MATERIALS_CELLS];
    struct edit cells[MATERIALS_CELLS];
};

struct materials {
    struct arena arena; /* names and stored values */
    VEC(struct materials_row) rows;
    size_t row;
    enum materials_cell cell;
    int top;
};

void materials_init(struct materials *m);
void materials_release(struct materials *m);

/* The rows are now these. What was typed stays; a row with nothing typed takes the values given, and
 * one that is not among them and empty goes. */
void materials_show(struct materials *m, const struct receipt_items *items);
/* The stored values are now these of `items` (saved here or elsewhere). Cells changed here keep what
 * was typed unless `takes_theirs`. */
void materials_rebase(struct materials *m, const struct receipt_items *items, bool takes_theirs);
/* As typed now, without rows that are neither stored nor filled; texts live in `a`. A count that is
 * no number is left out; see materials_error. */
void materials_items(const struct materials *m, struct arena *a, struct receipt_items *out);

/* A value by the name used for drafts: `item.成果申报书.received`. False for other names. */
bool materials_put(struct materials *m, const char *name, const char *value);
/* The same from a draft that is filled elsewhere: a cell that was not changed here takes it. False when both
 * typed something else. */
bool materials_follow(struct materials *m, const char *name, const char *value);
const char *materials_name(const struct materials *m, struct arena *a);  /* of the present cell */
const char *materials_value(const struct materials *m, struct arena *a); /* of the present cell */

/* Labels of changed columns: `实收份数, 盖章`; NULL when nothing is changed. */
const char *materials_unsaved(const struct materials *m, struct arena *a);
/* What is wrong in the first wrong row, NULL when nothing; goes to that row. */
const char *materials_error(struct materials *m, struct arena *a);
/* For line 23. */
const char *materials_sentence(const struct materials *m, struct arena *a);

enum widget_result materials_key(struct materials *m, struct key key);
/* The rows that drawing all would take, with the heading. */
int materials_height(const struct materials *m);
void materials_draw(struct materials *m, const struct canvas *cv, bool has_focus);

#endif
