/* What came in several parcels: a split of desk/receipts.h. */
#include "base/slice.h"
#include "base/vec.h"
#include "desk/receipts.h"

struct id_set {
    int64_t *at;
    size_t n, cap;
};

static bool has_id(const int64_t *ids, size_t n, int64_t id)
{
    for (size_t i = 0; i < n; i++) {
        if (ids[i] == id) {
            return true;
        }
    }
    return false;
}

/* Arrivals in which one of the cases came, without this one. */
static enum status find_others(struct desk *desk, struct arena *a, const struct receipt *r,
                               struct id_set *out, struct err *err)
{
    int64_t *cases;
    size_t n_cases = links_parse(a, r->submissions, &cases);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < n_cases && status == STATUS_OK; i++) {
        int64_t *ids = NULL;
        size_t n = 0;
        status = receipts_of(desk, a, cases[i], &ids, &n, err);
        for (size_t k = 0; k < n; k++) {
            if (ids[k] != r->record.id && !has_id(out->at, out->n, ids[k])) {
                *VEC_PUSH(a, out) = ids[k];
            }
        }
    }
    return status;
}

/* What came for cases of others too cannot be told apart, so it is not counted. */
static bool holds_none_but(struct arena *a, const struct receipt *other, const struct receipt *r)
{
    int64_t *theirs, *ours;
    size_t n_theirs = links_parse(a, other->submissions, &theirs);
    size_t n_ours = links_parse(a, r->submissions, &ours);
    for (size_t i = 0; i < n_theirs; i++) {
        if (!has_id(ours, n_ours, theirs[i])) {
            return false;
        }
    }
    return true;
}

static void count(struct receipt_items *items, const struct receipt_items *others)
{
    for (size_t i = 0; i < items->n; i++) {
        for (size_t k = 0; k < others->n; k++) {
            const struct receipt_item *other = &others->at[k];
            bool is_it = text_eq(other->material, items->at[i].material);
            items->at[i].elsewhere += is_it && other->received != NUMBER_NONE ? other->received : 0;
        }
    }
}

enum status receipt_elsewhere(struct desk *desk, struct arena *a, struct receipt_full *r,
                              struct err *err)
{
    struct id_set others = {0};
    for (size_t i = 0; i < r->items.n; i++) {
        r->items.at[i].elsewhere = 0;
    }
    enum status status = find_others(desk, a, &r->receipt, &others, err);
    for (size_t i = 0; i < others.n && status == STATUS_OK; i++) {
        struct receipt_full other;
        status = receipt_load(desk, a, others.at[i], &other, err);
        if (status == STATUS_OK && holds_none_but(a, &other.receipt, &r->receipt)) {
            count(&r->items, &other.items);
        }
    }
    return status;
}

int64_t receipt_item_missing(const struct receipt_item *item)
{
    bool is_counted = item->received != NUMBER_NONE && item->required != NUMBER_NONE;
    int64_t missing = is_counted ? item->required - item->received - item->elsewhere : 0;
    return missing > 0 ? missing : 0;
}
