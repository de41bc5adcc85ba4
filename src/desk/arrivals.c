#include "desk/arrivals.h"

#include "base/date.h"
#include "base/slice.h"
#include "desk/receipt_rules.h"
#include "store/queries.h"

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

static void add_arrival(struct arena *a, struct arrived *out, const struct receipt_full *r,
                        const struct delivery *delivery)
{
    if (out->first.at == INSTANT_NONE) {
        out->first = receipt_arrival(&r->receipt);
        out->receipt = r->receipt;
        out->delivery = *delivery;
    }
    out->agreement = agreement_joined(out->agreement, agreement_of(r->receipt.is_same));
    for (size_t i = 0; i < r->items.n; i++) {
        add_item(a, out, &r->items.at[i]);
    }
}

enum status arrived_load(struct desk *desk, struct arena *a, int64_t submission,
                         struct arrived *out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = (struct arrived){.first = {.at = INSTANT_NONE}};
    enum status status = receipts_of(desk, a, submission, &ids, &n, err);
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct receipt_full r;
        struct delivery delivery;
        status = receipt_load(desk, a, ids[i], &r, err);
        if (status == STATUS_OK) {
            status = receipt_delivery(desk, a, &r.receipt, &delivery, err);
        }
        if (status == STATUS_OK) {
            add_arrival(a, out, &r, &delivery);
        }
    }
    return status;
}

/* ---- many ----------------------------------------------------------------------------------------- */

enum status arrivals_open(struct arrivals *all, struct desk *desk, struct err *err)
{
    struct db_cursor c;
    bool has_row = true;
    *all = (struct arrivals){.desk = desk};
    keymap_init(&all->by_receipt);
    enum status status = db_query(desk->db, QUERY_CHECK_ARRIVALS, DB_NO_ARGS, &c, err);
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        *VEC_PUSH(&all->arena, &all->links) =
            (struct arrival_link){db_column_int(&c, 0), db_column_int(&c, 1)};
    }
    db_finish(&c);
    if (status != STATUS_OK) {
        arrivals_release(all);
    }
    return status;
}

void arrivals_release(struct arrivals *all)
{
    keymap_release(&all->by_receipt);
    arena_release(&all->arena);
}

/* The first link of this submission or of one behind it. */
static size_t first_link(const struct arrivals *all, int64_t submission)
{
    size_t low = 0, high = all->links.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        bool is_before = all->links.at[middle].submission < submission;
        low = is_before ? middle + 1 : low;
        high = is_before ? high : middle;
    }
    return low;
}

static enum status known_arrival(struct arrivals *all, int64_t receipt,
                                 const struct arrival_known **out, struct err *err)
{
    uint32_t place = keymap_add(&all->by_receipt, &receipt, sizeof receipt, (uint32_t)all->known.n);
    enum status status = STATUS_OK;
    if (place == all->known.n) {
        struct arrival_known *k = VEC_PUSH(&all->arena, &all->known);
        status = receipt_load(all->desk, &all->arena, receipt, &k->full, err);
        if (status == STATUS_OK) {
            status = receipt_delivery(all->desk, &all->arena, &k->full.receipt, &k->delivery, err);
        }
    }
    *out = &all->known.at[place];
    return status;
}

enum status arrivals_of(struct arrivals *all, struct arena *a, int64_t submission,
                        struct arrived *out, struct err *err)
{
    enum status status = STATUS_OK;
    *out = (struct arrived){.first = {.at = INSTANT_NONE}};
    for (size_t i = first_link(all, submission);
         i < all->links.n && all->links.at[i].submission == submission && status == STATUS_OK;
         i++) {
        const struct arrival_known *k = NULL;
        status = known_arrival(all, all->links.at[i].receipt, &k, err);
        if (status == STATUS_OK) {
            add_arrival(a, out, &k->full, &k->delivery);
        }
    }
    return status;
}
