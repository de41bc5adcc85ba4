#include "desk/receipt_rules.h"

#include "base/date.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/facts.h"
#include "desk/notices.h"
#include "desk/quotas.h"
#include "desk/submissions.h"

static enum status definition_of(struct desk *desk, struct receipt *r, const struct notice **n,
                                 struct err *err)
{
    struct notice_row row = {0};
    enum status status = notice_row_load(desk, err->arena, r->notice, &row, err);
    if (status == STATUS_OK && r->revision <= 0) {
        r->revision = row.revision;
    }
    return status == STATUS_OK ? notice_definition(desk, r->notice, r->revision, n, err) : status;
}

/* Discs come with the paper; nobody owes paper to a mail. */
static unsigned media_of(const char *basis)
{
    return text_eq(basis, "electronic") ? MEDIUM_MAIL | MEDIUM_UPLOAD | MEDIUM_CONFIRMATION
                                        : MEDIUM_PAPER | MEDIUM_DISC;
}

enum status receipt_delivery(struct desk *desk, struct arena *a, const struct receipt *r,
                             struct delivery *out, struct err *err)
{
    int64_t *ids;
    struct facts facts;
    size_t n = links_parse(a, r->submissions, &ids);
    struct submission s = {0};
    enum status status = n ? submission_load(desk, a, ids[0], &s, err) : STATUS_OK;
    if (status == STATUS_OK) {
        status = facts_delivery(desk, a, NULL, r->track, r->unit, &facts, err);
    }
    *out = (struct delivery){
        .level = status == STATUS_OK ? facts.receiver.level : LEVEL_ABSENT,
        .directions = text_is_empty(s.direction) ? 0 : 1,
        .media = media_of(r->basis),
        .submissions = n ? (int64_t)n : 1,
    };
    return status;
}

static bool has_item(const struct receipt_items *items, const struct material *m)
{
    for (size_t i = 0; i < items->n; i++) {
        if (text_eq(items->at[i].material, m->name) ||
            texts_has(&m->aliases, items->at[i].material)) {
            return true;
        }
    }
    return false;
}

static struct receipt_item item_of(const struct material *m, const struct delivery *d)
{
    struct number required = copies_required(m, d, NULL);
    return (struct receipt_item){
        .material = m->name,
        .required = required.has ? required.value : NUMBER_NONE,
        .received = NUMBER_NONE,
    };
}

enum status receipt_expect(struct desk *desk, struct arena *a, struct receipt_full *r,
                           struct err *err)
{
    const struct notice *n = NULL;
    struct delivery d;
    struct facts facts;
    enum status status = definition_of(desk, &r->receipt, &n, err);
    if (status == STATUS_OK) {
        status = receipt_delivery(desk, a, &r->receipt, &d, err);
    }
    if (status == STATUS_OK) {
        status = facts_delivery(desk, a, n, r->receipt.track, r->receipt.unit, &facts, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    for (size_t i = 0; i < n->materials.n; i++) {
        const struct material *m = &n->materials.at[i];
        if (scope_applies(&m->rule, &facts) == TRUTH_NO) {
            continue;
        }
        if (!has_item(&r->items, m)) {
            *VEC_PUSH(a, &r->items) = item_of(m, &d);
            continue;
        }
        for (size_t k = 0; k < r->items.n; k++) {
            struct receipt_item *item = &r->items.at[k];
            bool is_it = text_eq(item->material, m->name) || texts_has(&m->aliases, item->material);
            item->required = is_it ? item_of(m, &d).required : item->required;
        }
    }
    return STATUS_OK;
}

static struct copies_given given_of(struct arena *a, const struct receipt_items *items)
{
    struct copies_received *at = ARENA_ARRAY(a, struct copies_received, items->n + 1);
    for (size_t i = 0; i < items->n; i++) {
        const struct receipt_item *item = &items->at[i];
        at[i] = (struct copies_received){
            .material = item->material,
            .received = {item->received != NUMBER_NONE, item->received},
            .seal_applicant = item->seal_applicant,
            .seal_recommender = item->seal_recommender,
        };
    }
    return (struct copies_given){at, items->n};
}

/* The arrival as the rules see it, and the calendars they count by. */
struct judged {
    const struct notice *notice;
    struct facts facts;
    struct deadline_context time;
};

static enum status prepare(struct desk *desk, struct arena *a, struct receipt *r,
                           struct judged *out, struct err *err)
{
    enum status status = definition_of(desk, r, &out->notice, err);
    if (status == STATUS_OK) {
        status = facts_delivery(desk, a, out->notice, r->track, r->unit, &out->facts, err);
    }
    return status == STATUS_OK ? facts_time(desk, a, &out->time, err) : status;
}

static bool goes_by_postmark(const struct deadline *due, const struct receipt *r)
{
    return due->step && (due->step->basis & BASIS_POSTMARK) && text_eq(r->basis, "postmark");
}

/* When the arrival counts as handed in: where the notice goes by the postmark, the day on the
 * envelope, else when it reached us. */
static int64_t counts_at(const struct deadline *due, const struct receipt *r)
{
    day_t day;
    bool has_day = goes_by_postmark(due, r) && day_parse(text_or_empty(r->postmark), &day);
    return has_day && day_start(day) < r->at ? day_start(day) : r->at;
}

static void check_postmark(const struct deadline *due, const struct receipt *r, const char *doc_no,
                           struct findings *out)
{
    if (goes_by_postmark(due, r)) {
        const char *text = text_is_empty(r->postmark)
                               ? "通知凭邮戳计, 请填信封上的邮戳日期; 没填的按收到时间计"
                               : arena_printf(out->arena, "通知凭邮戳计: 按 %s 判断", r->postmark);
        findings_add(out, (struct finding){.subject = "邮戳日期",
                                           .rule = "late",
                                           .severity = SEVERITY_NOTE,
                                           .notice = doc_no,
                                           .clause = due->step->rule.clause,
                                           .text = text});
    }
}

enum status receipt_judge(struct desk *desk, struct arena *a, struct receipt_full *r,
                          struct findings *out, struct err *err)
{
    struct judged j;
    struct delivery d;
    out->arena = a;
    enum status status = prepare(desk, a, &r->receipt, &j, err);
    if (status == STATUS_OK) {
        status = receipt_delivery(desk, a, &r->receipt, &d, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct deadline due = deadline_for_submitting(&j.time, &j.facts);
    int64_t at = counts_at(&due, &r->receipt);
    r->receipt.is_late = due.step && deadline_judge(&due, at) == LATENESS_LATE ? 1 : 0;
    deadline_check(&j.time, &j.facts, at, out);
    check_postmark(&due, &r->receipt, j.notice->doc_no, out);
    copies_check(&j.facts, &d, given_of(a, &r->items), out);
    return quota_findings(desk, a, r->receipt.notice, r->receipt.unit, out, err);
}

/* By what the time counts; a notice that does not say leaves it to the desk, which says so. */
static const char *basis_text(struct arena *a, const struct step *step)
{
    static const struct {
        unsigned bit;
        const char *name;
    } names[] = {{BASIS_ARRIVAL, "送达"}, {BASIS_POSTMARK, "邮戳"}, {BASIS_ELECTRONIC, "电子"}};
    const char *text = "";
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (step->basis & names[i].bit) {
            text = arena_printf(a, "%s%s%s", text, *text ? "或" : "", names[i].name);
        }
    }
    return *text ? arena_printf(a, "凭%s时间", text) : "通知未写凭什么, 本台按送达";
}

enum status receipt_due(struct desk *desk, struct arena *a, struct receipt *r, const char **text,
                        struct err *err)
{
    struct judged j;
    *text = NULL;
    enum status status = prepare(desk, a, r, &j, err);
    if (status != STATUS_OK) {
        return status;
    }
    struct deadline due = deadline_for_submitting(&j.time, &j.facts);
    const struct step *step = due.step;
    if (step && due.last != INSTANT_NONE) {
        *text = arena_printf(a, "%s 为止, %s%s%s%s", instant_text(a, due.last), basis_text(a, step),
                             step->rule.clause ? " (" : "", text_or_empty(step->rule.clause),
                             step->rule.clause ? ")" : "");
    }
    return STATUS_OK;
}

enum status receipt_complete_track(struct desk *desk, struct arena *a, struct receipt *r,
                                   struct err *err)
{
    const struct notice *n = NULL;
    enum status status = definition_of(desk, r, &n, err);
    if (status != STATUS_OK || n->tracks.n == 0 || (text_is_empty(r->track) && n->tracks.n > 1)) {
        return status;
    }
    const struct track *track =
        text_is_empty(r->track) ? &n->tracks.at[0] : notice_track(n, r->track);
    const char *names = "";
    for (size_t i = 0; i < n->tracks.n; i++) {
        names = arena_printf(a, "%s%s%s", names, i ? ", " : "", n->tracks.at[i].name);
    }
    if (!track) {
        return err_set(err, STATUS_DATA, "%s 没有通道「%s」; 可选: %s", n->code, r->track, names);
    }
    r->track = track->code ? track->code : track->name;
    return STATUS_OK;
}

enum status receipt_check_cases(struct desk *desk, struct arena *a, const struct receipt *r,
                                struct err *err)
{
    int64_t *ids;
    size_t n = links_parse(a, r->submissions, &ids);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct submission s;
        const char *no = submission_no(a, ids[i]);
        for (size_t k = 0; k < i; k++) {
            if (ids[k] == ids[i]) {
                return err_set(err, STATUS_DATA, "申报件 %s 写了两次", no);
            }
        }
        status = submission_load(desk, a, ids[i], &s, err);
        if (status == STATUS_OK && s.notice != r->notice) {
            status = err_set(err, STATUS_DATA, "申报件 %s 是别的通知的", no);
        }
    }
    return status;
}
