/* When a step is due, whether something came late, and how long is left.
 *
 * A date without an hour ends with its day, a 旬 or month with its last day, in Asia/Shanghai. A
 * due day that is no working day is warned of and never moved. Whether 前 includes the day or
 * second itself is what the definition says. Where it says nothing the choice is open: a named person
 * decides it for the notice (struct choice), and until then the desk counts it in and says so. What
 * counts as the time of an arrival is the step's basis (凭): what reached the desk, the postmark, or
 * the electronic hand-over; a postmark saves nobody where 送达 is written. */
#ifndef RULES_DEADLINE_H
#define RULES_DEADLINE_H

#include "model/finding.h"
#include "rules/scope.h"
#include "rules/workday.h"

/* What somebody at the desk decided where a document leaves 含止 or 含首日 open. */
struct choice {
    const char *notice, *step; /* doc_no, name of the step */
    bool is_first;             /* 含首日, else 含止 */
    bool is_included;
    const char *by; /* 王示例 2024-12-20: who and when, as it is printed */
};
struct choices {
    const struct choice *at;
    size_t n;
};

struct deadline {
    const struct step *step; /* NULL: no deadline */
    int64_t last;            /* the last second in time; INSTANT_NONE when it cannot be told */
    bool is_open;            /* 含止 is not written and nobody chose: counted in, and said so */
    const struct choice *choice; /* by which it was decided; NULL: by the definition, or open */
    bool is_certain;             /* false: the step may apply, the facts do not tell */
    bool is_inferred;            /* 推定: only a month is written, its last day is taken */
    const char *warning;         /* due on a rest day, no calendar …: Chinese sentence; NULL */
};

struct deadline_context {
    struct arena *arena;
    const struct calendars *calendars;
    day_t
        event; /* when the event of a step happened (`20个工作日` after it); DAY_NONE: not known */
    struct choices choices; /* of all notices */
    const char *notice; /* doc_no: whose choices count. Facts that are handed over name their own */
};

/* The same day so many months later (or earlier); a month without that day ends on its last (民法典
 * 202). */
day_t day_months_after(day_t day, int64_t months);
day_t month_last_day(int year, int month);

/* True when 含止 (or 含首日) matters for the step and the document does not say: what can be chosen. */
bool step_leaves_open(const struct step *step, bool is_first);

struct deadline deadline_of(const struct deadline_context *c, const struct step *step);

/* The same, but the next time from `now` on of what returns (每年6月、12月: the last day of the month,
 * is_inferred), and of several windows the first that is not over. */
struct deadline deadline_coming(const struct deadline_context *c, const struct step *step,
                                int64_t now);

/* The nearest deadline at or after `now` among the steps that apply (or may apply) to the facts;
 * when all are past, the latest past one. step == NULL: the notice sets none that can be told as a
 * time. */
struct deadline deadline_nearest(const struct deadline_context *c, const struct facts *facts,
                                 int64_t now);
/* The submitting step (报送) an arrival is measured against: of those that apply, the ones that
 * name the receiver if any do (what others are to have later is not its deadline), of these the earliest. Steps that only may apply are taken when
 * none certainly does. step == NULL: none; last == INSTANT_NONE: one whose time cannot be told, with
 * the warning that says why. */
struct deadline deadline_for_submitting(const struct deadline_context *c,
                                        const struct facts *facts);
/* The 报送 step that an arrival is, by who hands over (facts->recommender) and who receives; NULL when the
 * notice has none. */
const struct step *step_of_arrival(const struct facts *facts);

enum lateness { LATENESS_UNKNOWN, LATENESS_IN_TIME, LATENESS_LATE };
enum lateness deadline_judge(const struct deadline *d, int64_t at);
/* 25天, 7时19分, 40秒: below a day in hours and minutes, else in whole days. */
const char *deadline_span_text(struct arena *a, int64_t seconds);
/* 剩7时19分, 剩25天, 已过3天: below a day in hours and minutes, else in whole days; 剩1工作日
 * where the notice counts working days. NULL when the deadline cannot be told as a time. */
const char *deadline_left(const struct deadline_context *c, const struct deadline *d, int64_t now);

#endif
