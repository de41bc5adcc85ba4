/* The cases of an order, in the order in which documents list them, and what several documents need. */
#ifndef DESK_DOCUMENT_CASES_H
#define DESK_DOCUMENT_CASES_H

#include "desk/documents.h"
#include "desk/notices.h"
#include "desk/submissions.h"

/* The notice of an order: its row, and what it says. */
struct document_notice {
    struct notice_row row;
    const struct notice *notice;
};
enum status document_notice_find(struct desk *desk, struct arena *a, const struct document_order *o,
                                 struct document_notice *out, struct err *err) MUST_CHECK;

/* Names live in the arena of the report. */
struct document_case_taker {
    void (*take)(void *to, const struct submission_view *view);
    void *to;
    bool is_upward; /* for the level above: those that are out are left out, and r->told says so */
};
/* Those of notice, track, direction and search that are not void, by rising number; withdrawn ones only when the
 * search asks for a state. STATUS_DATA when there is a search and nothing fits it. */
enum status document_cases(struct desk *desk, const struct document_order *o, struct report *r,
                           const struct document_case_taker *taker, struct err *err) MUST_CHECK;

/* STATUS_DATA when the order has a search and nothing was found. */
enum status document_found(const struct document_order *o, size_t n, const struct report *r,
                           struct err *err) MUST_CHECK;

/* The name of the desk's own unit; "" when it has none. */
enum status document_unit(struct desk *desk, struct arena *a, const char **name,
                          struct err *err) MUST_CHECK;

#endif
