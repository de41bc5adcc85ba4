/* The demonstration's arrivals. */
#include "base/date.h"
#include "base/slice.h"
#include "desk/demo_parts.h"
#include "desk/notices.h"
#include "desk/receipts.h"
#include "desk/submissions.h"

/* How the n-th parcel came; those by post carry a postmark of two days before. */
static void add_carriage(struct demo *d, size_t number, struct receipt *r)
{
    static const char *const bases[] = {"arrival", "postmark", "arrival", "confidential",
                                        "electronic"};
    r->basis = bases[number % (sizeof bases / sizeof *bases)];
    r->carrier = demo_pick(d, &demo_people);
    r->carrier_phone = demo_phone(d);
    if (text_eq(r->basis, "postmark")) {
        r->postmark = day_text(d->arena, instant_day(r->at) - 2);
        r->courier_no = arena_printf(d->arena, "SL%010zu", demo_below(d, 1000000000));
    }
}

/* Everything as asked, but one copy short in every sixth parcel and a seal missing in every ninth. */
static void count_items(struct receipt_full *r, size_t number)
{
    for (size_t i = 0; i < r->items.n; i++) {
        struct receipt_item *item = &r->items.at[i];
        bool is_short = i == 0 && number % 6 == 5 && item->required > 1;
        bool is_bare = i == 0 && number % 9 == 4;
        item->received = item->required == NUMBER_NONE ? 1 : item->required - is_short;
        item->seal_recommender = is_bare ? "no" : "yes";
        item->seal_applicant = "yes";
        item->note = is_short ? "差一份，已电话告知" : NULL;
    }
}

static const char *links_of(struct demo *d, const struct demo_parcel *p)
{
    int64_t *ids = ARENA_ARRAY(d->arena, int64_t, p->cases + 1);
    for (size_t i = 0; i < p->cases; i++) {
        ids[i] = d->cases.at[p->first_case + i].id;
    }
    return links_text(d->arena, ids, p->cases);
}

static enum status log_receipt(struct demo *d, struct receipt_full *r, size_t number,
                               struct err *err)
{
    r->receipt.at = desk_now(d->desk);
    r->receipt.revision = NUMBER_NONE;
    add_carriage(d, number, &r->receipt);
    enum status status = receipt_expect(d->desk, d->arena, r, err);
    if (status == STATUS_OK) {
        count_items(r, number);
        status = receipt_save(d->desk, d->arena, NULL, r, NULL, err);
    }
    return status;
}

static enum status receipt_for(struct demo *d, const char *notice, size_t recommender,
                               struct receipt_full *r, struct err *err)
{
    struct notice_row row = {0};
    enum status status = notice_find(d->desk, d->arena, notice, &row, err);
    *r = (struct receipt_full){
        .receipt = {.notice = row.record.id, .unit = d->recommenders[recommender].record.id}};
    return status;
}

enum status demo_make_parcel(struct demo *d, const struct demo_parcel *p, struct err *err)
{
    struct receipt_full r;
    enum status status = receipt_for(d, p->call->notice, p->recommender, &r, err);
    for (size_t i = 0; i < p->cases && status == STATUS_OK; i++) {
        status = demo_make_case(d, p, i, err);
    }
    r.receipt.track = p->call->track;
    r.receipt.submissions = links_of(d, p);
    r.receipt.is_same = p->number % 7 == 6 ? "no" : "yes";
    return status == STATUS_OK ? log_receipt(d, &r, p->number, err) : status;
}

enum status demo_make_rest(struct demo *d, const struct demo_parcel *p, struct err *err)
{
    struct receipt_full r;
    enum status status = receipt_for(d, p->call->notice, p->recommender, &r, err);
    r.receipt.track = p->call->track;
    r.receipt.note = "补交，与前次收件合并查看";
    r.receipt.submissions = links_text(d->arena, &d->cases.at[p->first_case].id, 1);
    return status == STATUS_OK ? log_receipt(d, &r, p->number, err) : status;
}

enum status demo_make_summary(struct demo *d, size_t recommender, struct err *err)
{
    struct receipt_full r;
    enum status status = receipt_for(d, "88", recommender, &r, err);
    r.receipt.note = "年度工作总结";
    return status == STATUS_OK ? log_receipt(d, &r, recommender, err) : status;
}

/* Logged under the wrong notice, noticed and voided. */
static enum status void_one(struct demo *d, struct err *err)
{
    struct receipt_full r;
    enum status status = receipt_for(d, "360", 1, &r, err);
    if (status == STATUS_OK) {
        status = log_receipt(d, &r, 0, err);
    }
    return status == STATUS_OK ? receipt_void(d->desk, d->arena, r.receipt.record.id,
                                              "来件单位说明是别的通知的材料，已退回", err)
                               : status;
}

static enum status void_case(struct demo *d, struct err *err)
{
    struct notice_row row = {0};
    enum status status = notice_find(d->desk, d->arena, "255", &row, err);
    struct submission s = {.notice = row.record.id,
                           .title = "骨干光缆故障自愈系统",
                           .lead = d->applicants[0].record.id,
                           .list_order = NUMBER_NONE};
    if (status == STATUS_OK) {
        status = submission_save(d->desk, d->arena, NULL, &s, NULL, err);
    }
    return status == STATUS_OK ? submission_void(d->desk, d->arena, s.record.id, "重复登记", err)
                               : status;
}

enum status demo_make_today(struct demo *d, struct err *err)
{
    enum status status = void_one(d, err);
    if (status == STATUS_OK) {
        status = void_case(d, err);
    }
    for (size_t i = 0; i < 3 && status == STATUS_OK; i++) {
        struct receipt taken;
        demo_clock(d, d->now - (int64_t)(3 - i) * 120);
        status = receipt_take(d->desk, d->arena, &taken, err);
    }
    return status;
}
