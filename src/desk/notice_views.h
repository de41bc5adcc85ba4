/* Notices as people look at them: the rule card, two side by side, the whole definition. */
#ifndef DESK_NOTICE_VIEWS_H
#define DESK_NOTICE_VIEWS_H

#include "desk/desk.h"
#include "model/notice_view.h"
#include "text/json.h"

/* The card of the revision in force. */
enum status notice_card_load(struct desk *desk, struct arena *a, int64_t notice, struct card *out,
                             struct err *err) MUST_CHECK;
/* Parent (or any other) and child, by id. */
enum status notice_comparison_load(struct desk *desk, struct arena *a, int64_t left, int64_t right,
                                   struct comparison *out, struct err *err) MUST_CHECK;
/* Writes the definition as one object. */
void notice_json(struct json *j, const struct notice *n);

#endif
