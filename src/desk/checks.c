#include "desk/checks.h"

#include "base/date.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/acceptances.h"
#include "desk/conditions.h"
#include "desk/facts.h"
#include "desk/late.h"
#include "desk/quotas.h"
#include "desk/receipt_rules.h"
#include "desk/receipts.h"
#include "desk/same_cases.h"
#include "rules/check.h"

struct arrived {
    struct arrival first;
    struct receipt receipt; /* that one */
    struct delivery delivery;
    VEC(struct copies_received) items;
};

/* Copies of one material that came in several parcels are counted together. */
static void add_item(struct arena *a, struct arrived *out, const struct receipt_item *item)
{
    struct copies_received *found = NULL;
    for (size_t i = 0; i < out->items.n; i++) {
        found = text_eq(out->items.at[i].material, item->material) ? &out->items.at[i] : found;
    }
    if (!found) {
        found = VEC_PUSH(a, &out->items);
        found->material = item->material;
    }
    if (item->received != NUMBER_NONE) {
        found->received.value += item->received;
        found->received.has = true;
    }
    found->seal_applicant = item->seal_applicant ? item->seal_applicant : found->seal_applicant;
    found->seal_recommender =
        item->seal_recommender ? item->seal_recommender : found->seal_recommender;
}

/* What came for the case. An arrival that holds several cases is judged with itself, so that its
 * copies are not taken for those of one case. */
static enum status gather(struct desk *desk, struct arena *a, int64_t id, struct arrived *out,
                          struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct arrived){.first = {.at = INSTANT_NONE}};
    enum status status = receipts_of(desk, a, id, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct receipt_full r;
        status = receipt_load(desk, a, ids[i], &r, err);
        if (status == STATUS_OK && out->first.at == INSTANT_NONE) {
            out->first = receipt_arrival(&r.receipt);
            out->receipt = r.receipt;
            status = receipt_delivery(desk, a, &r.receipt, &out->delivery, err);
        }
        for (size_t k = 0; status == STATUS_OK && k < r.items.n; k++) {
            add_item(a, out, &r.items.at[k]);
        }
    }
    return status;
}

enum status check_case(struct desk *desk, struct arena *a, const struct submission *s,
                       struct findings *out, struct err *err)
{
    struct facts facts;
    struct arrived arrived;
    struct check_input in = {.facts = &facts, .arrival = {.at = INSTANT_NONE}};
    out->arena = a;
    enum status status = facts_submission(desk, a, s, &facts, err);
    if (status == STATUS_OK) {
        status = gather(desk, a, s->record.id, &arrived, err);
    }
    if (status == STATUS_OK) {
        status = facts_time(desk, a, &in.time, err);
    }
    if (status == STATUS_OK) {
        status = ticks_load(desk, a, s->record.id, &in.ticks, err);
    }
    if (status == STATUS_OK && s->recommender) {
        status = quota_items_of(desk, a, s->notice, s->recommender, &in.quota, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    in.arrival = arrived.first;
    in.applied_on = instant_day(arrived.first.at == INSTANT_NONE ? s->logged_at : arrived.first.at);
    in.delivery = arrived.first.at == INSTANT_NONE ? NULL : &arrived.delivery;
    in.items = (struct copies_given){arrived.items.at, arrived.items.n};
    in.credit_code = s->credit_code;
    in.contact_info = s->contact_info;
    in.phone = s->phone;
    in.email = s->email;
    check_submission(&in, out);
    late_settle(&arrived.receipt, out);
    status = same_case_findings(desk, a, s->record.id, out, err);
    return status == STATUS_OK ? acceptances_settle(desk, s->record.id, out, err) : status;
}
