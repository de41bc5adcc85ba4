/* What a sheet has that its rows do not show. */
#include <stdlib.h>
#include <string.h>

#include "text/xlsx_row.h"

void xlsx_note_columns(struct xlsx_rows *r, const char **attributes)
{
    const char *hidden = xml_attribute(attributes, "hidden");
    int first = xlsx_number_of(text_or_empty(xml_attribute(attributes, "min")));
    int last = xlsx_number_of(text_or_empty(xml_attribute(attributes, "max")));
    bool is_hidden = text_eq(hidden, "1") || text_eq(hidden, "true");
    if (is_hidden && first > 0 && last >= first && r->look.n_hidden < XLSX_HIDDEN_KEPT) {
        r->look.hidden[r->look.n_hidden].first = first;
        r->look.hidden[r->look.n_hidden++].last = last;
    }
}

/* B2:B5 */
void xlsx_note_merge(struct xlsx_rows *r, const char **attributes)
{
    const char *from = text_or_empty(xml_attribute(attributes, "ref")), *to = strchr(from, ':');
    struct arena *a = r->book->arena;
    struct xlsx_merge m = {0};
    if (r->look.merged++ >= XLSX_MERGES_MAX || !to) {
        return;
    }
    struct arena scratch = {0};
    m.left = (int)xlsx_column_of(arena_copy(&scratch, from, (size_t)(to - from)), &m.top);
    m.right = (int)xlsx_column_of(to + 1, &m.bottom);
    arena_release(&scratch);
    if (m.left && m.right >= m.left && m.bottom > m.top) {
        *VEC_PUSH(a, &r->look.merges) = m;
    }
}

/* ---- the whole sheet ----------------------------------------------------------------------------- */

static int by_top(const void *a, const void *b)
{
    const struct xlsx_merge *left = a, *right = b;
    return left->top != right->top ? (left->top < right->top ? -1 : 1)
                                   : (left->left > right->left) - (left->left < right->left);
}

enum status xlsx_look_at(struct xlsx *book, size_t sheet, struct xlsx_look *out, struct err *err)
{
    struct xlsx_rows r;
    enum status status = xlsx_rows_open(&r, book, sheet, NULL, err);
    while (status == STATUS_OK && !r.xml.is_done) {
        r.row->is_ready = false;
        status = xml_run(&r.xml, err);
    }
    *out = r.look;
    xlsx_rows_close(&r);
    if (status == STATUS_OK && out->merged > (int64_t)XLSX_MERGES_MAX) {
        return err_set(err, STATUS_DATA, "「%s」合并的单元格多于 %u 处, 不像汇总表, 没有再读",
                       book->sheets.at[sheet].name, XLSX_MERGES_MAX);
    }
    if (out->merges.n) {
        qsort(out->merges.at, out->merges.n, sizeof *out->merges.at, by_top);
    }
    return status;
}
