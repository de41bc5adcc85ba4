#include "desk/receipt_rules.h"

#include "base/date.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/acceptances.h"
#include "desk/facts.h"
#include "desk/late.h"
#include "desk/limits.h"
#include "desk/notices.h"
#include "desk/submissions.h"
#include "rules/agree.h"
#include "rules/route.h"

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
    struct receipt of = *r;
    const struct notice *notice = NULL;
    const struct step *step = NULL;
    enum status status = n ? submission_load(desk, a, ids[0], &s, err) : STATUS_OK;
    if (status == STATUS_OK) {
        status = definition_of(desk, &of, &notice, err);
    }
    if (status == STATUS_OK) {
        status = facts_delivery(desk, a, notice, r->track, r->unit, &facts, err);
    }
    if (status == STATUS_OK) {
        step = step_of_arrival(&facts);
    }
    *out = (struct delivery){
        .stage = step ? step->name : NULL,
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
    return receipt_elsewhere(desk, a, r, err);
}

static struct copies_given given_of(struct arena *a, const struct receipt_items *items)
{
    struct copies_received *at = ARENA_ARRAY(a, struct copies_received, items->n + 1);
    for (size_t i = 0; i < items->n; i++) {
        const struct receipt_item *item = &items->at[i];
        bool is_counted = item->received != NUMBER_NONE;
        at[i] = (struct copies_received){
            .material = item->material,
            .received = {.has = is_counted || item->elsewhere > 0,
                         .value = item->elsewhere + (is_counted ? item->received : 0)},
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

/* The direction of an arrival whose cases all go in one; of a mixed one it is not known. */
static enum status add_direction(struct desk *desk, struct arena *a, const struct receipt *r,
                                 struct judged *out, struct err *err)
{
    int64_t *ids;
    size_t n = links_parse(a, r->submissions, &ids);
    const char *common = NULL;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct submission s = {0};
        status = submission_load(desk, a, ids[i], &s, err);
        if (i > 0 && !text_eq(text_or_empty(s.direction), text_or_empty(common))) {
            return status;
        }
        common = s.direction;
    }
    if (status == STATUS_OK && !text_is_empty(common)) {
        out->facts.directions = facts_directions(a, out->notice, common);
    }
    return status;
}

static enum status prepare(struct desk *desk, struct arena *a, struct receipt *r,
                           struct judged *out, struct err *err)
{
    enum status status = definition_of(desk, r, &out->notice, err);
    if (status == STATUS_OK) {
        status = facts_delivery(desk, a, out->notice, r->track, r->unit, &out->facts, err);
    }
    if (status == STATUS_OK) {
        status = add_direction(desk, a, r, out, err);
    }
    return status == STATUS_OK ? facts_time(desk, a, &out->time, err) : status;
}

struct arrival receipt_arrival(const struct receipt *r)
{
    struct arrival arrival = {.at = r->at,
                              .how = text_eq(r->basis, "electronic") ? BASIS_ELECTRONIC
                                     : text_eq(r->basis, "postmark") ? BASIS_POSTMARK
                                                                     : BASIS_ARRIVAL};
    if (!day_parse(text_or_empty(r->postmark), &arrival.postmark)) {
        arrival.postmark = DAY_NONE;
    }
    return arrival;
}

static void set_late(const struct judged *j, struct receipt *r)
{
    struct deadline due = deadline_for_submitting(&j->time, &j->facts);
    struct arrival arrival = receipt_arrival(r);
    r->is_late =
        due.step && deadline_judge(&due, arrival_counts(due.step, &arrival)) == LATENESS_LATE;
}

enum status receipt_judge_time(struct desk *desk, struct arena *a, struct receipt *r,
                               struct err *err)
{
    struct judged j;
    enum status status = prepare(desk, a, r, &j, err);
    if (status == STATUS_OK) {
        set_late(&j, r);
    }
    return status;
}

enum status receipt_judge_itself(struct desk *desk, struct arena *a, struct receipt_full *r,
                                 struct findings *out, struct err *err)
{
    struct judged j;
    struct delivery d;
    out->arena = a;
    enum status status = prepare(desk, a, &r->receipt, &j, err);
    if (status == STATUS_OK) {
        status = receipt_delivery(desk, a, &r->receipt, &d, err);
    }
    if (status == STATUS_OK) {
        status = receipt_elsewhere(desk, a, r, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct arrival arrival = receipt_arrival(&r->receipt);
    set_late(&j, &r->receipt);
    deadline_check(&j.time, &j.facts, &arrival, out);
    route_check_arrival(&j.facts, out);
    late_settle(&r->receipt, out);
    copies_check(&j.facts, &d, given_of(a, &r->items), out);
    agree_check(&j.facts, given_of(a, &r->items), agreement_of(r->receipt.is_same), out);
    const struct finding_about about = {.receipt = r->receipt.record.id};
    return acceptances_settle(desk, &about, out, err);
}

enum status receipt_judge(struct desk *desk, struct arena *a, struct receipt_full *r,
                          struct findings *out, struct err *err)
{
    enum status status = receipt_judge_itself(desk, a, r, out, err);
    return status == STATUS_OK
               ? limits_find_list(desk, a, r->receipt.notice, r->receipt.unit, out, err)
               : status;
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
        const char *choice = due.choice ? deadline_choice_text(a, &due) : NULL;
        *text = arena_printf(a, "%s 为止, %s%s%s%s%s%s", instant_text(a, due.last),
                             deadline_basis_text(a, step), step->rule.clause ? " (" : "",
                             text_or_empty(step->rule.clause), step->rule.clause ? ")" : "",
                             choice ? "; " : "", text_or_empty(choice));
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
