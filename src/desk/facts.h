/* What the desk knows of a case or an arrival, put together for the rules (rules/facts.h). */
#ifndef DESK_FACTS_H
#define DESK_FACTS_H

#include "desk/fact_source.h"
#include "model/submission.h"
#include "model/unit.h"
#include "rules/deadline.h"
#include "rules/facts.h"

/* A unit as rules see it: its class by every name, its regions up to the province. 0 gives nothing. */
enum status facts_unit(struct desk *desk, struct arena *a, int64_t unit, struct unit_facts *out,
                       struct err *err) MUST_CHECK;
/* The same of a row that is at hand. */
enum status facts_of_unit(struct desk *desk, struct arena *a, const struct unit *u,
                          struct unit_facts *out, struct err *err) MUST_CHECK;
/* What is known of any unit of a class. */
enum status facts_class(struct desk *desk, struct arena *a, const char *class,
                        struct unit_facts *out, struct err *err) MUST_CHECK;
/* Of an arrival or list: notice, track, who hands in, who receives (this desk). */
enum status facts_delivery(struct desk *desk, struct arena *a, const struct notice *n,
                           const char *track, int64_t recommender, struct facts *out,
                           struct err *err) MUST_CHECK;
/* Of one case, with its fields and 字数. */
enum status facts_submission(struct desk *desk, struct arena *a, const struct submission *s,
                             struct facts *out, struct err *err) MUST_CHECK;
/* The same for one of many. Only texts made for this case live in `a`. */
enum status facts_case(struct fact_source *source, struct arena *a, const struct submission *s,
                       struct facts *out, struct err *err) MUST_CHECK;
/* The directions a case names: one, or several joined by 、 ; , or line ends where the whole is none of
 * the notice. */
struct texts facts_directions(struct arena *a, const struct notice *n, const char *direction);
/* Calendars and choices for the deadline rules; both live in the arena. */
enum status facts_time(struct desk *desk, struct arena *a, struct deadline_context *out,
                       struct err *err) MUST_CHECK;

#endif
