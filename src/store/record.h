/* Records in and out of their tables, by the table of fields of each noun (model/record.h).
 *
 * What is kept twice for the sake of queries (partners of a submission, submissions of a receipt)
 * is kept in step here. */
#ifndef STORE_RECORD_H
#define STORE_RECORD_H

#include "db/db.h"
#include "model/record.h"

/* The noun with this id ("unit"); NULL when there is none. */
const struct record_type *record_type_find(const char *noun);
extern const struct record_type *const record_types[];
extern const size_t n_record_types;

/* Fills *record with the row; STATUS_NOT_FOUND when there is none. */
enum status record_load(struct db *db, const struct record_type *type, int64_t id, struct arena *a,
                        void *record, struct err *err) MUST_CHECK;
/* The words for a row that is not there; also for one that is not to be seen. */
enum status record_absent(const struct record_type *type, int64_t id, struct err *err);
/* Writes a new row; record.id (when it was 0) and record.rev = 1 are set. */
enum status record_insert(struct db *db, const struct record_type *type, void *record,
                          struct err *err) MUST_CHECK;
/* Writes the row when its rev is still record.rev, which then counts up; else STATUS_CONFLICT. */
enum status record_update(struct db *db, const struct record_type *type, void *record,
                          struct err *err) MUST_CHECK;
/* Sets is_void of a run of rows; *changed is how many were not so before. */
enum status record_void(struct db *db, const struct record_type *type, struct record_run run,
                        bool is_void, int64_t *changed, struct err *err) MUST_CHECK;
/* How many rows in force rest on these. */
enum status record_uses(struct db *db, const struct record_type *type, struct record_run run,
                        int64_t *uses, struct err *err) MUST_CHECK;
/* All ids a query gives in its first column. */
enum status record_ids(struct db *db, size_t query, struct db_args args, struct arena *a,
                       int64_t **ids, size_t *n, struct err *err) MUST_CHECK;

#endif
