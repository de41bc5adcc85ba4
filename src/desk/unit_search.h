/* Units as they are looked for and counted on screens. */
#ifndef DESK_UNIT_SEARCH_H
#define DESK_UNIT_SEARCH_H

#include "desk/desk.h"
#include "model/unit.h"

struct unit_hits {
    struct unit *at;
    size_t n, cap;
    bool has_more; /* further ones match */
};

/* Those in which it stands as typed come before those it abbreviates. Units whose name, alias, credit code or pinyin initials hold `typed`, at most `max`; merged ones
 * stand for the others and are left out. Meant to be called at each key: looks at a bounded number
 * of rows and says has_more when it gave up. A pure reviewer is proposed none; he names a unit whole. */
enum status unit_search(struct desk *desk, struct arena *a, const char *typed, size_t max,
                        struct unit_hits *out, struct err *err) MUST_CHECK;

#define UNIT_COUNTED_MOST 20000 /* further recommended cases are not counted: that many or more */

/* In how many cases in force it takes part, and how many not withdrawn it recommends. */
struct unit_counts {
    int64_t parts, recommended;
    int64_t accepted; /* findings of the unit itself and of its lists that were accepted */
};
enum status unit_counts_load(struct desk *desk, int64_t unit, struct unit_counts *out,
                             struct err *err) MUST_CHECK;
/* Units that were merged into it, in one step or several. */
enum status unit_merged_load(struct desk *desk, struct arena *a, int64_t unit,
                             struct unit_hits *out, struct err *err) MUST_CHECK;
/* All units in force, without the merged. */
enum status unit_count(struct desk *desk, int64_t *count, struct err *err) MUST_CHECK;

#endif
