#include "base/slice.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/units.h"

const char *receipt_state_name(const struct receipt *r)
{
    return r->record.is_void ? "作废" : text_eq(r->state, "taken") ? "只取号" : "已登记";
}

static int64_t missing_copies(const struct receipt_items *items)
{
    int64_t missing = 0;
    for (size_t i = 0; i < items->n; i++) {
        const struct receipt_item *item = &items->at[i];
        bool is_counted = item->received != NUMBER_NONE && item->required != NUMBER_NONE;
        missing +=
            is_counted && item->received < item->required ? item->required - item->received : 0;
    }
    return missing;
}

enum status receipt_line_load(struct desk *desk, struct arena *a, int64_t id,
                              struct receipt_line *out, struct err *err)
{
    struct receipt_full full;
    struct notice_row row = {0};
    int64_t *ids;
    *out = (struct receipt_line){0};
    enum status status = receipt_load(desk, a, id, &full, err);
    if (status == STATUS_OK && full.receipt.notice) {
        status = notice_row_load(desk, a, full.receipt.notice, &row, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    out->receipt = full.receipt;
    out->notice = row.code;
    out->unit = unit_name(desk, a, full.receipt.unit);
    out->missing = missing_copies(&full.items);
    out->n_submissions = (int64_t)links_parse(a, full.receipt.submissions, &ids);
    return STATUS_OK;
}
