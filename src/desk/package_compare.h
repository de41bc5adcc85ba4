/* Two hand-over packages of one sender cell by cell: the cases are told apart by the sender's numbers
 * (申报件号), columns by their headings. A column that only one of them has counts as empty in the other. */
#ifndef DESK_PACKAGE_COMPARE_H
#define DESK_PACKAGE_COMPARE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/slice.h"

#define PACKAGE_CHANGES_KEPT 5000

struct package_case {
    const char *no, *title;
};
struct package_cases {
    struct package_case *at; /* the first PACKAGE_CHANGES_KEPT */
    size_t n, cap;
};

struct package_change {
    const char *no, *title, *heading, *old, *new;
};

struct package_comparison {
    struct package_cases added, removed;
    struct {
        struct package_change *at; /* the first PACKAGE_CHANGES_KEPT */
        size_t n, cap;
    } cells;
    int64_t n_added, n_removed, n_changed, n_cells; /* of all: cases, and cells of those changed */
    int64_t n_same;
};

/* Of their submissions.csv; either may be empty. Texts live in `a`. STATUS_DATA for what is no such file. */
enum status package_compare(struct arena *a, struct slice old, struct slice new,
                            struct package_comparison *out, struct err *err) MUST_CHECK;

#endif
