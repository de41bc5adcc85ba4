/* The arrival behind the form: loaded, judged while typing, saved. */
#include "base/slice.h"
#include "desk/notices.h"
#include "desk/submissions.h"
#include "tui/screen/receipt_form.h"

static struct desk *desk_of(const struct receipt_form *f)
{
    return f->ui->options.desk;
}

/* receipt:12, for desk/drafts.h. */
static const char *draft_name(struct arena *a, int64_t id)
{
    return arena_printf(a, "receipt:%lld", (long long)id);
}

/* ---- loading ----------------------------------------------------------------------------------- */

static enum status load_base(struct receipt_form *f, int64_t id, struct err *err)
{
    struct arena fresh = {0};
    struct receipt_full full;
    enum status status = receipt_load(desk_of(f), &fresh, id, &full, err);
    if (status != STATUS_OK) {
        arena_release(&fresh);
        return status;
    }
    arena_release(&f->arena);
    f->arena = fresh;
    f->base = full;
    return STATUS_OK;
}

static enum status take_or_load(struct receipt_form *f, int64_t id, struct err *err)
{
    struct receipt taken;
    enum status status = STATUS_OK;
    if (id == 0) {
        status = receipt_take(desk_of(f), err->arena, &taken, err);
        id = taken.record.id;
    }
    return status == STATUS_OK ? load_base(f, id, err) : status;
}

static void show_base(struct receipt_form *f, bool takes_theirs)
{
    receipt_inputs_show(f, takes_theirs);
    materials_rebase(&f->materials, &f->base.items, takes_theirs);
    f->is_stale = true;
}

/* A fresh number is most often for the call we work on, handed over the counter. */
static void propose(struct receipt_form *f)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct notice_row row;
    if (f->base.receipt.notice == 0 && f->ui->notice != 0 &&
        notice_row_load(desk_of(f), &a, f->ui->notice, &row, &err) == STATUS_OK) {
        form_put(&f->form, IN_NOTICE, row.doc_no);
    }
    if (text_is_empty(f->base.receipt.basis)) {
        form_put(&f->form, IN_BASIS, "送达");
    }
    arena_release(&a);
}

enum status receipt_form_load(struct receipt_form *f, int64_t id, int64_t *draft_at,
                              struct err *err)
{
    enum status status = take_or_load(f, id, err);
    if (status != STATUS_OK) {
        arena_release(&f->arena);
        return status;
    }
    receipt_inputs_init(f);
    materials_init(&f->materials);
    f->draft = draft_name(&f->vectors, f->base.receipt.record.id);
    show_base(f, true);
    receipt_form_put_cases(f, f->base.receipt.submissions);
    propose(f);
    receipt_form_judge(f);
    status = receipt_form_put_draft(f, draft_at, err);
    if (status != STATUS_OK) {
        receipt_form_release(f);
    }
    return status;
}

void receipt_form_release(struct receipt_form *f)
{
    form_release(&f->form);
    materials_release(&f->materials);
    arena_release(&f->judged.arena);
    limit_meter_release(&f->meter);
    arena_release(&f->vectors);
    arena_release(&f->arena);
}

/* Counts the versions of the arrival and its materials: grows with every change. */
static int64_t version(const struct receipt_full *full)
{
    int64_t sum = full->receipt.record.rev;
    for (size_t i = 0; i < full->items.n; i++) {
        sum += full->items.at[i].record.rev;
    }
    return sum;
}

bool receipt_form_reload(struct receipt_form *f, bool takes_theirs)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct receipt_full now;
    int64_t id = f->base.receipt.record.id;
    bool has_own_cases = !text_eq(f->judged.full.receipt.submissions, f->base.receipt.submissions);
    enum status status = receipt_load(desk_of(f), &a, id, &now, &err);
    bool is_other = status == STATUS_OK && version(&now) != version(&f->base);
    if (status == STATUS_OK && (is_other || takes_theirs)) {
        status = load_base(f, id, &err);
    }
    if (status != STATUS_OK) {
        ui_say_err(f->ui, &err);
    } else if (is_other || takes_theirs) {
        show_base(f, takes_theirs);
        if (takes_theirs || !has_own_cases) {
            receipt_form_put_cases(f, f->base.receipt.submissions);
        }
        receipt_form_judge(f);
    }
    arena_release(&a);
    return status == STATUS_OK && is_other;
}

/* ---- judging ----------------------------------------------------------------------------------- */

static void load_cases(struct receipt_form *f, struct receipt_judged *j)
{
    struct err err = {.arena = &j->arena};
    j->cases = ARENA_ARRAY(&j->arena, struct receipt_case, f->cases.n + 1);
    for (size_t i = 0; i < f->cases.n; i++) {
        struct submission_view v;
        int64_t *ids;
        size_t n = 0;
        struct receipt_case *c = &j->cases[j->n_cases++];
        c->id = f->cases.at[i];
        if (submission_view_load(desk_of(f), &j->arena, c->id, &v, &err) ||
            receipts_of(desk_of(f), &j->arena, c->id, &ids, &n, &err)) {
            c->title = err.text;
            continue;
        }
        c->title = v.submission.title;
        c->direction = v.submission.direction;
        c->lead = v.lead;
        for (size_t k = 0; k < n; k++) {
            c->arrivals += ids[k] != f->base.receipt.record.id;
        }
    }
}

static enum status judge(struct receipt_form *f, struct receipt_judged *j, struct err *err)
{
    struct desk *desk = desk_of(f);
    struct receipt_items none = {0};
    if (!j->full.receipt.notice) {
        materials_show(&f->materials, &none);
        return STATUS_OK;
    }
    enum status status = receipt_expect(desk, &j->arena, &j->full, err);
    if (status == STATUS_OK) {
        materials_show(&f->materials, &j->full.items);
        status = receipt_due(desk, &j->arena, &j->full.receipt, &j->due, err);
    }
    return status == STATUS_OK ? receipt_judge(desk, &j->arena, &j->full, &j->findings, err)
                               : status;
}

/* Counted anew with every judging: the desk may have changed as well. */
static void renew_meter(struct receipt_form *f, const struct receipt *r)
{
    limit_meter_release(&f->meter);
    limit_meter_list(&f->meter, desk_of(f), r->notice, r->unit);
}

void receipt_form_judge(struct receipt_form *f)
{
    struct receipt_judged *j = &f->judged;
    struct arena arena = j->arena;
    arena_reset(&arena);
    *j = (struct receipt_judged){.arena = arena};
    struct err err = {.arena = &j->arena};
    j->findings.arena = &j->arena;
    j->full.receipt = receipt_inputs_read(f, &j->arena);
    receipt_inputs_tracks(f, j->full.receipt.notice);
    j->full.receipt.track = receipt_inputs_read(f, &j->arena).track;
    j->full.receipt.submissions = links_text(&j->arena, f->cases.at, f->cases.n);
    materials_items(&f->materials, &j->arena, &j->full.items);
    j->failure = judge(f, j, &err) == STATUS_OK ? NULL : err.text;
    load_cases(f, j);
    renew_meter(f, &j->full.receipt);
    f->findings_top = f->findings_top < j->findings.n ? f->findings_top : 0;
    f->is_stale = false;
}

/* ---- saving ------------------------------------------------------------------------------------ */

enum status receipt_form_save(struct receipt_form *f, struct err *err)
{
    receipt_form_judge(f);
    enum status status =
        receipt_save(desk_of(f), &f->judged.arena, &f->base, &f->judged.full, NULL, err);
    if (status == STATUS_OK) {
        receipt_form_drop_draft(f);
        form_saved(&f->form);
    }
    return status;
}

const char *receipt_form_unsaved(const struct receipt_form *f, struct arena *a)
{
    const char *fields = form_unsaved(&f->form, a);
    const char *items = materials_unsaved(&f->materials, a);
    bool has_cases = !text_eq(links_text(a, f->cases.at, f->cases.n), f->base.receipt.submissions);
    if (has_cases) {
        items = items ? arena_printf(a, "申报件, %s", items) : "申报件";
    }
    if (!items) {
        return fields;
    }
    return fields ? arena_printf(a, "%s; %s 已改", fields, items)
                  : arena_printf(a, "未存: %s 已改", items);
}
