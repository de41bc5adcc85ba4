/* An arrival in one line, for lists. */
#include "base/slice.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/units.h"
#include "store/queries.h"

const char *receipt_state_name(const struct receipt *r)
{
    return r->record.is_void ? "作废" : text_eq(r->state, "taken") ? "只取号" : "已登记";
}

enum status receipt_line_load(struct desk *desk, struct arena *a, int64_t id,
                              struct receipt_line *out, struct err *err)
{
    struct receipt_full full;
    struct notice_row row = {0};
    int64_t *ids;
    *out = (struct receipt_line){0};
    enum status status = receipt_load(desk, a, id, &full, err);
    if (status == STATUS_OK) {
        status = receipt_elsewhere(desk, a, &full, err);
    }
    if (status == STATUS_OK && full.receipt.notice) {
        status = notice_row_load(desk, a, full.receipt.notice, &row, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    out->receipt = full.receipt;
    out->notice = row.code;
    out->unit = unit_name(desk, a, full.receipt.unit);
    for (size_t i = 0; i < full.items.n; i++) {
        out->missing += receipt_item_missing(&full.items.at[i]);
    }
    out->n_submissions = (int64_t)links_parse(a, full.receipt.submissions, &ids);
    return db_one(desk->db, QUERY_ACCEPTANCE_COUNT_OF_RECEIPT, DB_ARGS(db_int(id)), 0,
                  &out->accepted, err);
}
