/* Two definitions side by side, as text and as JSON. */
#ifndef CLI_COMPARISON_OUT_H
#define CLI_COMPARISON_OUT_H

#include "base/buf.h"
#include "model/notice_view.h"
#include "text/json.h"

/* One array: [{section,subject,different,a:{text,clause},b:{text,clause}}]. */
void comparison_json(struct json *j, const struct comparison *c, bool only_different);
/* By section, what differs marked with `*`; `names` are those of the two sides. */
void comparison_text(struct buf *out, const struct comparison *c, bool only_different,
                     const char *const *names);

#endif
