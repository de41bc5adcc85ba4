/* The order of the demonstration: first what happens when, then all of it in order of time. */
#include "desk/demo.h"

#include <stdlib.h>

#include "base/date.h"
#include "base/slice.h"
#include "desk/demo_parts.h"
#include "desk/lists.h"
#include "desk/persons.h"

#define SEED UINT64_C(20240412)
#define MINUTE 60
#define HOUR 3600

size_t demo_below(struct demo *d, size_t n)
{
    d->seed ^= d->seed >> 12;
    d->seed ^= d->seed << 25;
    d->seed ^= d->seed >> 27;
    return (size_t)((d->seed * UINT64_C(2685821657736338717)) >> 33) % n;
}

const char *demo_pick(struct demo *d, const struct demo_list *list)
{
    return list->at[demo_below(d, list->n)];
}

void demo_clock(struct demo *d, int64_t at)
{
    d->desk->clock = clock_fixed(at < d->now ? at : d->now);
}

/* Who works from now on. */
static void sit(struct demo *d, const struct person *p)
{
    d->desk->me = *p;
    d->desk->may = person_may(p);
}

/* ---- what happens when ------------------------------------------------------------------------ */

enum event_kind { EVENT_PARCEL, EVENT_REST, EVENT_ACT, EVENT_SUMMARY, EVENT_PANEL };

struct event {
    int64_t at;
    size_t number; /* in the order of planning, which stands where moments are the same */
    enum event_kind kind;
    size_t subject, step;
};
typedef VEC(struct event) events;

static void plan(struct demo *d, events *all, struct event e)
{
    e.number = all->n;
    e.at = e.at < d->now - HOUR ? e.at : d->now - HOUR;
    *VEC_PUSH(d->arena, all) = e;
}

/* Where panels score, what comes after the review waits for them. */
static size_t acts_of(const struct demo_call *call, const struct demo_path *path)
{
    size_t n = 0;
    bool is_waiting = false;
    while (n < N_DEMO_ACTS && path->acts[n] && !is_waiting) {
        is_waiting = call->is_scored && text_eq(path->acts[n], "review");
        n++;
    }
    return n;
}

static void plan_acts(struct demo *d, events *all, const struct demo_parcel *p)
{
    for (size_t i = 0; i < p->cases; i++) {
        size_t subject = p->first_case + i;
        const struct demo_path *path = &demo_paths[subject % n_demo_paths];
        for (size_t step = 0; step < acts_of(p->call, path); step++) {
            int64_t wait = (int64_t)(step + 1) * 4 * DAY_SECONDS;
            plan(d, all,
                 (struct event){.at = p->at + wait + (int64_t)subject * MINUTE / 4,
                                .kind = EVENT_ACT,
                                .subject = subject,
                                .step = step});
        }
    }
}

/* Parcels come in the two weeks before the day that is due, in office hours and not on a weekend;
 * every twelfth is a day late. */
static int64_t arrival(struct demo *d, int64_t due, size_t number)
{
    int64_t day = number % 12 == 7 ? 1 : -(int64_t)demo_below(d, 14) - 1;
    int64_t at = due + day * DAY_SECONDS + 9 * HOUR + (int64_t)demo_below(d, 8 * HOUR);
    int weekday = day_weekday(instant_day(at));
    return day < 0 && weekday > 5 ? at - (weekday - 5) * DAY_SECONDS : at;
}

static size_t nth_of_class(const char *class, size_t n)
{
    for (size_t i = 0; i < n_demo_recommenders; i++) {
        if (text_eq(demo_recommenders[i].class, class) && n-- == 0) {
            return i;
        }
    }
    return 0;
}

static void plan_share(struct demo *d, events *all, const struct demo_call *call,
                       const struct demo_share *share)
{
    day_t due = DAY_NONE;
    (void)day_parse(call->due, &due);
    for (size_t i = 0; i < sizeof share->counts && share->counts[i]; i++) {
        size_t number = d->parcels.n;
        struct demo_parcel p = {
            call,           nth_of_class(share->class, i),     share->counts[i], d->cases.n, number,
            day_start(due), arrival(d, day_start(due), number)};
        for (size_t k = 0; k < p.cases; k++) {
            *VEC_PUSH(d->arena, &d->cases) = (struct demo_case){0};
        }
        *VEC_PUSH(d->arena, &d->parcels) = p;
        plan(d, all, (struct event){.at = p.at, .kind = EVENT_PARCEL, .subject = number});
        if (number % 8 == 2) {
            plan(d, all,
                 (struct event){.at = p.at + DAY_SECONDS, .kind = EVENT_REST, .subject = number});
        }
        plan_acts(d, all, &p);
    }
}

static void plan_summaries(struct demo *d, events *all)
{
    day_t due = DAY_NONE;
    (void)day_parse("2024-12-15", &due);
    for (size_t i = 0; i < n_demo_recommenders; i++) {
        if (text_eq(demo_recommenders[i].class, "provincial_telecom") && i % 2 == 0) {
            plan(d, all,
                 (struct event){
                     .at = arrival(d, day_start(due), i), .kind = EVENT_SUMMARY, .subject = i});
        }
    }
}

/* On the mornings of two days when what came for the notice is examined. */
static void plan_panels(struct demo *d, events *all)
{
    day_t day = DAY_NONE;
    (void)day_parse("2025-01-14", &day);
    for (size_t i = 0; i < n_demo_panels; i++) {
        int64_t at = day_start(day + (day_t)i) + 9 * HOUR;
        plan(d, all, (struct event){.at = at, .kind = EVENT_PANEL, .subject = i});
    }
}

static int by_time(const void *left, const void *right)
{
    const struct event *l = left, *r = right;
    if (l->at != r->at) {
        return l->at < r->at ? -1 : 1;
    }
    return l->number < r->number ? -1 : 1;
}

static events plan_all(struct demo *d)
{
    events all = {0};
    for (size_t i = 0; i < n_demo_calls; i++) {
        const struct demo_call *call = &demo_calls[i];
        for (size_t k = 0; k < sizeof call->shares / sizeof *call->shares; k++) {
            if (call->shares[k].class) {
                plan_share(d, &all, call, &call->shares[k]);
            }
        }
    }
    plan_summaries(d, &all);
    plan_panels(d, &all);
    qsort(all.at, all.n, sizeof *all.at, by_time);
    return all;
}

/* ---- playing it ------------------------------------------------------------------------------- */

static enum status play(struct demo *d, const struct event *e, struct err *err)
{
    demo_clock(d, e->at);
    sit(d, e->kind == EVENT_ACT || e->kind == EVENT_PANEL ? &d->supervisor : &d->clerk);
    switch (e->kind) {
    case EVENT_PARCEL: return demo_make_parcel(d, &d->parcels.at[e->subject], err);
    case EVENT_REST: return demo_make_rest(d, &d->parcels.at[e->subject], err);
    case EVENT_ACT: return demo_act(d, e->subject, e->step, err);
    case EVENT_SUMMARY: return demo_make_summary(d, e->subject, err);
    case EVENT_PANEL: return demo_make_panel(d, e->subject, err);
    }
    return STATUS_OK;
}

static enum status make_people(struct demo *d, struct err *err)
{
    d->clerk = (struct person){.login = "shili", .name = "王示例", .roles = "clerk"};
    d->supervisor =
        (struct person){.login = "yangben", .name = "李样本", .roles = "clerk,supervisor"};
    d->expert = (struct person){
        .login = "zhuanjia", .name = demo_experts.at[DEMO_EXPERT], .roles = "reviewer"};
    struct person *all[] = {&d->clerk, &d->supervisor, &d->expert};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof all / sizeof *all && status == STATUS_OK; i++) {
        status = person_add(d->desk, d->arena, all[i], err);
    }
    return status;
}

static enum status play_all(struct demo *d, struct err *err)
{
    events all = plan_all(d);
    demo_clock(d, all.at[0].at - 30 * DAY_SECONDS);
    enum status status = make_people(d, err);
    if (status == STATUS_OK) {
        sit(d, &d->clerk);
        status = demo_make_units(d, err);
    }
    if (status == STATUS_OK) {
        status = demo_make_experts(d, err);
    }
    for (size_t i = 0; i < all.n && status == STATUS_OK; i++) {
        status = play(d, &all.at[i], err);
    }
    sit(d, &d->clerk);
    demo_clock(d, d->now - HOUR);
    return status == STATUS_OK ? demo_make_today(d, err) : status;
}

static enum status refuse_used(struct desk *desk, struct err *err)
{
    struct id_list list;
    const struct list_options o = {.noun = "submission", .with_void = true};
    enum status status = id_list_open(&list, desk, &o, err);
    if (status == STATUS_OK) {
        status = id_list_more(&list, err);
    }
    bool is_used = list.n > 0;
    id_list_release(&list);
    return status == STATUS_OK && is_used
               ? err_set(err, STATUS_DATA,
                         "这个申报台里已有申报件, 没有放进示例; 请用 -d 另指一个新文件, "
                         "先 shenbao init 再 shenbao demo")
               : status;
}

enum status demo_fill(struct desk *desk, struct arena *a, struct err *err)
{
    struct demo d = {.desk = desk, .arena = a, .seed = SEED, .now = desk_now(desk)};
    const struct clock clock = desk->clock;
    const struct person me = desk->me;
    enum status status = desk_allow(desk, MAY_ADMINISTER, err);
    if (status == STATUS_OK) {
        status = refuse_used(desk, err);
    }
    if (status == STATUS_OK) {
        status = db_group_begin(desk->db, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    status = play_all(&d, err);
    status = db_group_end(desk->db, status, err);
    desk->clock = clock;
    sit(&d, &me);
    return status;
}
