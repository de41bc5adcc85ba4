/* What the desk knows of a case or an arrival, put together for the rules (rules/facts.h). */
#ifndef DESK_FACTS_H
#define DESK_FACTS_H

#include "desk/desk.h"
#include "model/submission.h"
#include "model/unit.h"
#include "rules/deadline.h"
#include "rules/facts.h"

/* A unit as rules see it: its class by every name, its regions up to the province. 0 gives nothing. */
enum status facts_unit(struct desk *desk, struct arena *a, int64_t unit, struct unit_facts *out,
                       struct err *err) MUST_CHECK;
/* Of an arrival or list: notice, track, who hands in, who receives (this desk). */
enum status facts_delivery(struct desk *desk, struct arena *a, const struct notice *n,
                           const char *track, int64_t recommender, struct facts *out,
                           struct err *err) MUST_CHECK;
/* Of one case, with its fields and 字数. */
enum status facts_submission(struct desk *desk, struct arena *a, const struct submission *s,
                             struct facts *out, struct err *err) MUST_CHECK;
/* Calendars and choices for the deadline rules; both live in the arena. */
enum status facts_time(struct desk *desk, struct arena *a, struct deadline_context *out,
                       struct err *err) MUST_CHECK;

#endif
