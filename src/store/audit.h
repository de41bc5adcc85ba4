/* The audit: one entry for every write, in a chain of hashes.
 *
 * hash = SHA-256 over the entry, its changes and the hash before it, each part preceded by its
 * length. The number of entries and the last hash stand in meta, so that edited, removed,
 * reordered and cut-off entries are each noticed (audit_verify). The chain tells accidents and
 * tampering by hand; whoever can recompute it all can only be met by keeping the last hash
 * elsewhere, which `shenbao verify` prints for that purpose. */
#ifndef STORE_AUDIT_H
#define STORE_AUDIT_H

#include "db/db.h"
#include "model/audit.h"

/* Appends entry and changes; sets entry->id, prev and hash (in the arena). Within a write. */
enum status audit_append(struct db *db, struct arena *a, struct audit *entry,
                         const struct changes *changes, struct err *err) MUST_CHECK;
/* STATUS_NOT_FOUND when there is none. */
enum status audit_load(struct db *db, struct arena *a, int64_t id, struct audit *out,
                       struct err *err) MUST_CHECK;
enum status audit_changes(struct db *db, struct arena *a, int64_t id, struct changes *out,
                          struct err *err) MUST_CHECK;

struct audits {
    struct audit *at;
    size_t n, cap;
};
/* Up to `max` entries older than `before` (INT64_MAX: the newest), newest first. */
enum status audit_list(struct db *db, struct arena *a, int64_t before, size_t max,
                       struct audits *out, struct err *err) MUST_CHECK;
/* Entries that touched a row, newest first. */
enum status audit_list_row(struct db *db, struct arena *a, const char *noun, int64_t row,
                           struct audits *out, struct err *err) MUST_CHECK;
/* Entries that touched a submission, what was decided about it or its notices of defects. */
enum status audit_list_case(struct db *db, struct arena *a, int64_t submission, struct audits *out,
                            struct err *err) MUST_CHECK;
/* The id of the entry that undoes this one and is itself in force; 0 for none. */
enum status audit_undone_by(struct db *db, int64_t id, int64_t *by, struct err *err) MUST_CHECK;
/* The first entry in force after `id` that touched the rows; 0 for none. */
enum status audit_rests(struct db *db, struct arena *a, const struct change *on, int64_t id,
                        int64_t *first, struct err *err) MUST_CHECK;

struct audit_report {
    int64_t entries;
    const char *head; /* the last hash */
};
/* STATUS_DATA with the first entry that does not fit. */
enum status audit_verify(struct db *db, struct arena *a, struct audit_report *out,
                         struct err *err) MUST_CHECK;

#endif
