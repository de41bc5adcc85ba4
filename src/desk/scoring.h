/* What a panel scores by: its scheme as it was frozen when scoring opened, its stage, and which criteria
 * are marked there. */
#ifndef DESK_SCORING_H
#define DESK_SCORING_H

#include "desk/desk.h"
#include "model/panel.h"
#include "model/scheme.h"

struct scoring {
    struct panel panel;
    const struct scheme *scheme;
    size_t stage;
    size_t *criteria; /* places in the scheme, in its order */
    size_t n;
};

/* STATUS_DATA while scoring has not opened, and when the text kept is no scheme of this program. */
enum status scoring_load(struct desk *desk, struct arena *a, int64_t panel, struct scoring *out,
                         struct err *err) MUST_CHECK;
/* The same of a panel at hand. */
enum status scoring_of(struct arena *a, const struct panel *panel, struct scoring *out,
                       struct err *err) MUST_CHECK;

/* For writes: does the panel score now? It is read anew, since a screen may have stood open while a supervisor
 * closed it. STATUS_DATA says what then cannot be done: 不能打分. */
enum status scoring_must_be_open(struct desk *desk, struct arena *a, const struct scoring *scoring,
                                 const char *cannot, struct err *err) MUST_CHECK;

/* Is its stage a defence (答辩), marked at the place in the order drawn? */
bool scoring_is_defence(const struct scoring *scoring);

/* The panel by its name or #id; NULL: the one that scores and has given this case (0: any) to this reviewer.
 * STATUS_NOT_FOUND when there is none, STATUS_USAGE when there are several, naming them. */
struct scoring_wanted {
    const char *panel;
    int64_t reviewer, submission;
};
enum status scoring_find(struct desk *desk, struct arena *a, const struct scoring_wanted *wanted,
                         struct scoring *out, struct err *err) MUST_CHECK;

#endif
