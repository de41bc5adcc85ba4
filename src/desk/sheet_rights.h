/* Who may look into a sheet, and write it; shared by the files of desk/sheets.h. */
#ifndef DESK_SHEET_RIGHTS_H
#define DESK_SHEET_RIGHTS_H

#include "desk/sheets.h"

struct sheet_sight {
    int64_t me; /* the reviewer who sits here; 0: none */
    bool is_staff;
    bool owes; /* sheets of the panel: what others gave is not told them (desk/sight.h) */
};
/* panel 0: of none in particular. */
enum status sheet_sight_of(struct desk *desk, int64_t panel, struct sheet_sight *out,
                           struct err *err) MUST_CHECK;
/* STATUS_NOT_PERMITTED when the sheets of this reviewer are not theirs to touch. */
enum status sheet_allow(const struct sheet_sight *sight, int64_t reviewer,
                        struct err *err) MUST_CHECK;
/* Is what this sheet says kept from who sits here? */
bool sheet_is_hidden(const struct desk *desk, const struct sheet_sight *sight,
                     const struct sheet *sheet);

/* Marks and reasons a sheet still lacks; with `out` each as a sentence. */
size_t sheet_lacks(struct arena *a, const struct scoring *scoring, const int64_t *marks,
                   const char *reasons, struct sheet_problems *out, int64_t submission);

/* The id of the sheet in force; 0 when there is none. */
enum status sheet_find(struct desk *desk, int64_t panel, struct sheet_key key, int64_t *id,
                       struct err *err) MUST_CHECK;
/* The marks of a sheet; all MARK_NONE when there is none. STATUS_DATA when they are not those of the
 * scheme. */
enum status sheet_marks_of(struct arena *a, const struct scoring *scoring, const struct sheet *t,
                           int64_t **marks, struct err *err) MUST_CHECK;

#endif
