/* What the files of assignments, recusals and replacements share, within a write. */
#ifndef DESK_ASSIGNMENT_PARTS_H
#define DESK_ASSIGNMENT_PARTS_H

#include "desk/assignments.h"

struct assignment_taking {
    const char *ground; /* of sheet_grounds: recused, replaced */
    const char *why;
};
/* The row becomes void, and with it the sheet if there is one; *sheets is how many. */
enum status assignment_take(struct write *w, int64_t id, const struct assignment_taking *t,
                            int64_t *sheets, struct err *err) MUST_CHECK;

#endif
