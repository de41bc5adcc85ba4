/* 今日: everything that waits for somebody, the nearest first. */
#ifndef DESK_TODAY_H
#define DESK_TODAY_H

#include "desk/limit_walk.h"

enum task_kind {
    TASK_DEADLINE,   /* a step of a notice is due; `id` is the notice */
    TASK_QUOTA,      /* somebody is over a limit; `id` the notice, `unit` who, or 0 */
    TASK_SHORT,      /* an arrival lacks copies; `id` is the receipt */
    TASK_TAKEN,      /* a number was taken and nothing logged; `id` is the receipt */
    TASK_DRAFT,      /* something I typed and did not save; `form` says where */
    TASK_LATE,       /* a late arrival waits for a supervisor; `id` is the receipt */
    TASK_OBLIGATION, /* somebody owes what a notice asks afterwards; `id` is the notice */
    TASK_CORRECTING, /* a case waits for its correction; `id` is the submission */
};

struct task {
    enum task_kind kind;
    int64_t id, unit;
    const char *form;
    const char *where; /* of TASK_QUOTA: the search that lists its cases */
    int urgency;       /* 2: today or past what is allowed, 1: within a week, 0: later */
    int64_t due;       /* instant; INSTANT_NONE when there is none */
    bool is_past;
    const char *when; /* 今天 17:00, 12-15 周日; 12月 when only the month is written */
    const char *text; /* one sentence */
    const char *left; /* 7时19分, 25天, 已过3天, 超 2 */
    bool is_mine;     /* a draft of mine, or a row I entered */
    size_t order;     /* as found, to break ties */
};

struct today {
    struct task *at;
    size_t n, cap;
    int64_t week[7]; /* arrivals of this week, Monday first */
};

/* How many there are in all. Counting the submissions means reading a whole index: screens do it between
 * keys. */
struct today_counts {
    int64_t submissions, correcting, late; /* late: all that came late */
};

/* Whoever is over a limit, found by counting the whole desk bit by bit: screens do it between keys. */
struct over_limit {
    int64_t over;
    const struct limit *limit;
    int64_t notice, unit; /* of the limit; of the unit it is of, or 0 */
    int64_t submission;   /* one of those that share it */
};
struct today_quotas {
    struct arena arena; /* of the tasks */
    struct limit_walk walk;
    VEC(struct over_limit) over; /* found by counting, */
    size_t n_told;               /* of these told, each with what is read for it */
    struct today tasks;
    bool is_done;
};

/* On failure there is nothing to release. */
enum status today_quotas_open(struct today_quotas *q, struct desk *desk,
                              struct err *err) MUST_CHECK;
void today_quotas_release(struct today_quotas *q);
/* Some thousand cases or one notice more; harmless when done. */
enum status today_quotas_more(struct today_quotas *q, struct err *err) MUST_CHECK;
/* To the end. */
enum status today_quotas_all(struct today_quotas *q, struct err *err) MUST_CHECK;

/* With the quotas found so far, which must outlive *out. Deadlines that passed more than 30 days ago
 * are left out, and steps that are neither done nor received nor followed up by this desk's class of
 * unit (rules/concern.h). */
enum status today_load(struct desk *desk, struct arena *a, const struct today_quotas *quotas,
                       struct today *out, struct err *err) MUST_CHECK;
enum status today_count(struct desk *desk, struct today_counts *out, struct err *err) MUST_CHECK;
/* The same as text, as printed without a terminal. */
const char *today_text(struct arena *a, const struct today *t, const struct today_counts *counts,
                       int64_t now);

#endif
