#include "tui/screen/receipt_rows.h"

#include <limits.h>

#include "base/date.h"
#include "base/slice.h"
#include "desk/late.h"

#define CACHED_ROWS 400 /* then the cache starts anew */

enum { NO, AT, NOTICE, UNIT, BASIS, MARKS, STATE, N_COLUMNS };
static const struct list_column columns[N_COLUMNS] = {
    [NO] = {.title = "收件号", .width = 8},
    [AT] = {.title = "时间", .width = 11},
    [NOTICE] = {.title = "通知", .width = 6, .widest = 10},
    [UNIT] = {.title = "来件单位", .width = 18, .widest = INT_MAX, .cut = LIST_CUT_MIDDLE},
    [BASIS] = {.title = "方式", .width = 4},
    [MARKS] = {.title = "提醒", .width = 12},
    [STATE] = {.title = "状态", .width = 6},
};
const char *const receipt_orders[] = {"no", "at", "notice", "unit", "basis", "late", "state"};

struct receipt_row {
    int64_t id;
    struct receipt_line line;
};

void receipt_rows_forget(struct receipt_rows *r)
{
    arena_reset(&r->cache);
    r->n = 0;
    r->at = ARENA_ARRAY(&r->cache, struct receipt_row, CACHED_ROWS);
}

const struct receipt_line *receipt_rows_line(struct receipt_rows *r, int64_t id)
{
    for (size_t i = 0; i < r->n; i++) {
        if (r->at[i].id == id) {
            return &r->at[i].line;
        }
    }
    if (r->n == CACHED_ROWS) {
        receipt_rows_forget(r);
    }
    struct err err = {.arena = &r->cache};
    struct receipt_row *row = &r->at[r->n++];
    row->id = id;
    if (receipt_line_load(r->desk, &r->cache, id, &row->line, &err)) {
        row->line = (struct receipt_line){.receipt = {.at = INSTANT_NONE}, .unit = err.text};
    }
    return &row->line;
}

const char *receipt_marks(struct arena *a, const struct receipt_line *l)
{
    enum late_verdict verdict = late_verdict_of(&l->receipt);
    const char *late = !l->receipt.is_late        ? ""
                       : verdict == LATE_ACCEPTED ? "逾期收"
                       : verdict == LATE_REFUSED  ? "逾期不收"
                                                  : "逾期";
    if (l->receipt.is_late && verdict == LATE_REFUSED) {
        return late; /* what it lacks is nobody's business any more */
    }
    const char *marks = l->missing > 0 ? arena_printf(a, "%s%s缺%lld份", late, *late ? " " : "",
                                                      (long long)l->missing)
                                       : late;
    return l->accepted > 0
               ? arena_printf(a, "%s%s接受%lld条", marks, *marks ? " " : "", (long long)l->accepted)
               : marks;
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    struct receipt_rows *r = context;
    const struct receipt_line *l = receipt_rows_line(r, r->list->ids[row]);
    switch (column) {
    case NO: return l->receipt.no;
    case AT:
        return l->receipt.at == INSTANT_NONE
                   ? ""
                   : instant_text_near(a, l->receipt.at, desk_now(r->desk));
    case NOTICE: return l->notice;
    case UNIT: return l->unit;
    case BASIS: return basis_name(l->receipt.basis);
    case MARKS: return receipt_marks(a, l);
    case STATE: return receipt_state_name(&l->receipt);
    default: return NULL;
    }
}

static enum style style(void *context, size_t row)
{
    struct receipt_rows *r = context;
    const struct receipt_line *l = receipt_rows_line(r, r->list->ids[row]);
    bool is_warning = l->receipt.is_late || l->missing > 0 || text_eq(l->receipt.state, "taken");
    return l->receipt.record.is_void ? STYLE_HINT : is_warning ? STYLE_WARNING : STYLE_NORMAL;
}

void receipt_rows_init(struct receipt_rows *r, struct desk *desk, struct list *l)
{
    *r = (struct receipt_rows){.desk = desk, .list = l};
    receipt_rows_forget(r);
    list_init(l, columns, N_COLUMNS, (struct list_source){r, cell, style, NULL});
}
