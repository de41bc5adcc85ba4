/* The definition of a notice as text to be edited at the desk. What becomes of the edited text is
 * desk/notice_candidate.h. */
#ifndef DESK_NOTICE_EDIT_H
#define DESK_NOTICE_EDIT_H

#include "desk/notices.h"

struct notice_text_of {
    struct notice_row row; /* row.revision: the one the text is of */
    const char *yaml;
};

/* The one in force, as it was loaded, comments included. */
enum status notice_edit_text(struct desk *desk, struct arena *a, int64_t notice,
                             struct notice_text_of *out, struct err *err) MUST_CHECK;
/* The same as the start of another notice's, see notice/copy.h. */
enum status notice_edit_copy(struct desk *desk, struct arena *a, int64_t notice, const char **text,
                             struct err *err) MUST_CHECK;

#endif
