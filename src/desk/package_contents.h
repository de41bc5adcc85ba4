/* What goes into a hand-over package: the summary table to its form, every case it holds with all that
 * is known of it, and what arrived on paper for the notice. */
#ifndef DESK_PACKAGE_CONTENTS_H
#define DESK_PACKAGE_CONTENTS_H

#include "desk/desk.h"
#include "desk/package_file.h"
#include "desk/table_target.h"

struct package_wanted {
    int64_t notice;
    const char *track, *table; /* as in desk/table_import.h; of several tables one must be named */
    const char *where;         /* search language; NULL: all that are not withdrawn */
    struct package_warnings *odd; /* what should be looked at is added, sentences */
};

/* Fills the parts, and what the manifest says of notice and table; number, time and receiver are the
 * caller's. Bytes live in `a`. */
enum status package_contents(struct desk *desk, struct arena *a,
                             const struct package_wanted *wanted, struct package_file *out,
                             struct err *err) MUST_CHECK;

/* SHA-256 of the headings of a table, level by level: two desks with the same have the same form. */
const char *package_form_digest(struct arena *a, const struct summary_table *table);
/* SHA-256 of the definition of a notice as a desk has it. */
enum status package_definition_digest(struct desk *desk, struct arena *a, int64_t notice,
                                      int64_t revision, const char **out,
                                      struct err *err) MUST_CHECK;

#endif
