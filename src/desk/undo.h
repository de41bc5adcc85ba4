/* Taking back an act or a whole batch, until something rests on it. */
#ifndef DESK_UNDO_H
#define DESK_UNDO_H

#include "desk/history.h"

/* Undoes entry `id` as a new entry that names it; undoing that one brings the first back. Refused
 * with STATUS_DATA, saying what rests on it, when a later act changed the same values or uses the
 * rows it made, or when nobody would be left to administer the desk; with STATUS_NOT_PERMITTED when
 * the act itself is not for the likes of me. *batch is the number of the new entry. */
enum status desk_undo(struct desk *desk, struct arena *a, int64_t id, const char *why,
                      int64_t *batch, struct err *err) MUST_CHECK;

/* What undoing would change, found by doing it without keeping it. */
struct undo_preview {
    struct history_changes changes;
    const char *refusal; /* NULL when it can be undone, else why not */
    int64_t rests;       /* the entry in the way; 0 for none */
};
enum status undo_preview(struct desk *desk, struct arena *a, int64_t id, struct undo_preview *out,
                         struct err *err) MUST_CHECK;

#endif
