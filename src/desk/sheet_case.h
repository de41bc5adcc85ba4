/* What a reviewer reads of a case: title, who applies, and what the notice's form asks, as one text.
 *
 * Where the scheme says blind (匿名评审), units, persons and how to reach them are left out, and the names of
 * the units are covered wherever the texts have them (某单位). A person's name inside a text cannot be
 * known and stays. */
#ifndef DESK_SHEET_CASE_H
#define DESK_SHEET_CASE_H

#include "desk/scoring.h"
#include "store/narrow.h"

#define SHEET_COVERED NARROW_COVERED_NAME

struct sheet_case {
    const char *no, *title;
    const char *text;
};
/* Whoever may see the case (desk/sight.h). */
enum status sheet_case_load(struct desk *desk, struct arena *a, const struct scoring *scoring,
                            int64_t submission, struct sheet_case *out, struct err *err) MUST_CHECK;

#endif
