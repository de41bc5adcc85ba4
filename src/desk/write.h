/* A write: one transaction, one audit entry.
 *
 *     struct write w;
 *     status = write_begin(&w, desk, a, "unit_add", MAY_LOG, err);
 *     if (status == STATUS_OK) status = write_insert(&w, &unit_type, &unit, err);
 *     return write_end(&w, status, "新增单位 …", why, &id, err);
 *
 * write_end commits when `status` is OK and rolls back otherwise, so that there is one way out. A
 * write that changed nothing leaves no entry. */
#ifndef DESK_WRITE_H
#define DESK_WRITE_H

#include "desk/desk.h"
#include "model/audit.h"
#include "model/record.h"

/* The last run of new rows of a noun, as an index into the changes. */
struct change_run {
    const struct record_type *type;
    size_t change;
};
#define WRITE_RUNS 16 /* nouns in one write; there are fewer */

struct write {
    struct desk *desk;
    struct arena *arena;
    const char *act;
    int64_t undoes;
    bool is_bulk; /* many rows: values of new rows are not told one by one */
    /* Of rows that do not live until write_end: derived fields are made here, what is told is copied;
     * NULL: rows live long enough. */
    struct arena *scratch;
    bool is_act; /* told in the audit even when no row changed */
    bool is_open;
    struct changes changes;
    struct change_run runs[WRITE_RUNS];
    size_t n_runs;
};

/* Takes the write lock; refuses who may not. `may` is any of the bits given, 0 is everybody. */
enum status write_begin(struct write *w, struct desk *desk, struct arena *a, const char *act,
                        unsigned may, struct err *err) MUST_CHECK;
/* Derived fields are made here. record.id and rev are set. */
enum status write_insert(struct write *w, const struct record_type *type, void *record,
                         struct err *err) MUST_CHECK;
/* Saves `mine`, which was edited from `base`. Fields that somebody else changed meanwhile are kept
 * when `mine` left them alone; a field changed by both is STATUS_CONFLICT, see desk/conflict.h. On
 * success *mine is the row as it stands. */
enum status write_update(struct write *w, const struct record_type *type, const void *base,
                         void *mine, struct err *err) MUST_CHECK;
/* Voids or revives a run of rows. */
enum status write_void(struct write *w, const struct record_type *type, struct record_run run,
                       bool is_void, struct err *err) MUST_CHECK;
/* Returns `status`, or the failure of the commit. *batch (may be NULL) is the entry's number, 0
 * when nothing changed. */
enum status write_end(struct write *w, enum status status, const char *summary, const char *why,
                      int64_t *batch, struct err *err) MUST_CHECK;
/* The other way out, for a trial that tells what would be: nothing stays. Returns `status`. */
enum status write_forget(struct write *w, enum status status) MUST_CHECK;

#endif
