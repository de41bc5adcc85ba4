/* What is told to one unit: the slip of an arrival, the notice of defects, the refusal. */
#include "desk/corrections.h"
#include "desk/document_makers.h"
#include "desk/receipts.h"
#include "desk/submissions.h"

static enum status make_slip(struct desk *desk, const struct document_order *o, struct report *r,
                             struct err *err)
{
    int64_t id = 0;
    enum status status = receipt_find(desk, r->arena, o->about, &id, err);
    return status == STATUS_OK ? receipt_slip_report(desk, r->arena, id, r, err) : status;
}

const struct document document_slip = {"receipt-slip", "收件回执", "交件人拿走的回执, 带校验码",
                                       "收件号",       0,          make_slip};

static enum status make_correction(struct desk *desk, const struct document_order *o,
                                   struct report *r, struct err *err)
{
    struct submission s;
    struct correction_view v;
    enum status status = submission_find(desk, r->arena, o->about, &s, err);
    if (status == STATUS_OK) {
        status = correction_view_load(desk, r->arena, s.record.id, &v, err);
    }
    if (status == STATUS_OK && !v.no) {
        return err_set(err, STATUS_DATA, "申报件 %s 还没有补正告知", o->about);
    }
    return status == STATUS_OK ? correction_report(desk, r->arena, &v, r, err) : status;
}

const struct document document_correction = {
    "correction",   "补正材料告知书", "已发出的补正告知书 (最近一次)", "申报件号", 0,
    make_correction};

static enum status make_refusal(struct desk *desk, const struct document_order *o, struct report *r,
                                struct err *err)
{
    struct submission s;
    enum status status = submission_find(desk, r->arena, o->about, &s, err);
    return status == STATUS_OK ? refusal_report(desk, r->arena, s.record.id, r, err) : status;
}

const struct document document_refusal = {
    "refusal", "不予受理告知书", "不予受理的申报件, 带理由和条款", "申报件号", 0, make_refusal};
