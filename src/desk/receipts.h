/* Arrivals: a number first, then what came, then what the notice makes of it.
 *
 * A late arrival is logged and marked, never refused: whether it is taken is a person's decision. */
#ifndef DESK_RECEIPTS_H
#define DESK_RECEIPTS_H

#include "desk/desk.h"
#include "model/document.h"
#include "model/finding.h"
#include "model/receipt.h"
#include "model/submission.h"
#include "report/report.h"

struct receipt_items {
    struct receipt_item *at;
    size_t n, cap;
};

/* An arrival with everything that belongs to it. */
struct receipt_full {
    struct receipt receipt;
    struct receipt_items items;
};

struct receipt_view {
    struct receipt_full full;
    const char *notice, *notice_no, *unit; /* code and 文号 of the notice */
    struct submission *submissions;
    size_t n_submissions;
    struct findings findings;
    const char *code; /* 校验码 of the slip: the first 8 digits of a hash over number, time, unit */
};

/* Takes the next number of the year (20260269) as an act of its own; the receipt is in state `taken`
 * until it is saved. An abandoned number stays and is told as such: gaps are explained. */
enum status receipt_take(struct desk *desk, struct arena *a, struct receipt *out,
                         struct err *err) MUST_CHECK;
/* The materials the notice asks for in this arrival, with copies required, to be filled with what
 * came: receipt.notice, track, unit and submissions say what it is. Items that are there stay. */
enum status receipt_expect(struct desk *desk, struct arena *a, struct receipt_full *r,
                           struct err *err) MUST_CHECK;
/* A parcel may complete an earlier one. Counts for each item what came of it in the other arrivals that
 * hold none but cases of this one: item.elsewhere. */
enum status receipt_elsewhere(struct desk *desk, struct arena *a, struct receipt_full *r,
                              struct err *err) MUST_CHECK;
/* Copies still short of an item, those that came elsewhere counted in; 0 when nobody counted. */
int64_t receipt_item_missing(const struct receipt_item *item);
/* Lateness (by the postmark where the notice goes by it), copies, seals and the recommender's quota as
 * the notice has it; sets receipt.is_late. */
enum status receipt_judge(struct desk *desk, struct arena *a, struct receipt_full *r,
                          struct findings *out, struct err *err) MUST_CHECK;
/* Saves number, items and links as one act. `base` NULL: a receipt without a number takes one. */
enum status receipt_save(struct desk *desk, struct arena *a, const struct receipt_full *base,
                         struct receipt_full *mine, int64_t *batch, struct err *err) MUST_CHECK;
enum status receipt_void(struct desk *desk, struct arena *a, int64_t id, const char *why,
                         struct err *err) MUST_CHECK;

enum status receipt_load(struct desk *desk, struct arena *a, int64_t id, struct receipt_full *out,
                         struct err *err) MUST_CHECK;
enum status receipt_view_load(struct desk *desk, struct arena *a, int64_t id,
                              struct receipt_view *out, struct err *err) MUST_CHECK;
/* By its written number; or as the QR code of its slip says it, `20240037 57eceae2`: then the code must be
 * that of the receipt, else STATUS_DATA. */
enum status receipt_find(struct desk *desk, struct arena *a, const char *said, int64_t *id,
                         struct err *err) MUST_CHECK;
/* The cases of a notice that may lie in an arrival from this unit: those it recommends or leads, the
 * newest first, at most `max`. */
enum status receipt_candidates(struct desk *desk, struct arena *a, const struct receipt *r,
                               size_t max, int64_t **ids, size_t *n, struct err *err) MUST_CHECK;
/* What the notice says of the time of this arrival in one sentence: until when, by what it counts
 * and what the desk assumed. NULL when it sets no deadline for it. */
enum status receipt_due(struct desk *desk, struct arena *a, struct receipt *r, const char **text,
                        struct err *err) MUST_CHECK;
/* Ids of the arrivals in which a case came. */
enum status receipts_of(struct desk *desk, struct arena *a, int64_t submission, int64_t **ids,
                        size_t *n, struct err *err) MUST_CHECK;

/* The number of the newest of them; NULL when nothing has come. */
enum status receipts_newest_no(struct desk *desk, struct arena *a, int64_t submission,
                               const char **no, struct err *err) MUST_CHECK;

/* An arrival as a list shows it; cheap, since no rule is asked. */
struct receipt_line {
    struct receipt receipt;
    const char *notice; /* short name; NULL while only the number was taken */
    const char *unit;
    int64_t missing; /* copies still short, over all materials counted */
    int64_t n_submissions;
    int64_t accepted; /* findings taken as they are (desk/acceptances.h) */
};
enum status receipt_line_load(struct desk *desk, struct arena *a, int64_t id,
                              struct receipt_line *out, struct err *err) MUST_CHECK;
/* 作废, 只取号, 已登记 */
const char *receipt_state_name(const struct receipt *r);

/* The slip (回执): a report, and its page as plain text, 60 columns wide. */
enum status receipt_slip_report(struct desk *desk, struct arena *a, int64_t id, struct report *out,
                                struct err *err) MUST_CHECK;
enum status receipt_slip(struct desk *desk, struct arena *a, int64_t id, const char **text,
                         struct err *err) MUST_CHECK;

/* 送达 邮寄 机要 电子 by id, and back. */
const char *basis_name(const char *id);
const char *basis_id(const char *name);

#endif
