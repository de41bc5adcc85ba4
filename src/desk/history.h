/* The audit as people read it (记录): entries, what each changed in words, whether it is undone. */
#ifndef DESK_HISTORY_H
#define DESK_HISTORY_H

#include "desk/desk.h"
#include "model/audit.h"

struct history_entry {
    struct audit audit;
    int64_t undone_by; /* entry in force that took it back; 0 for none */
};
struct history {
    struct history_entry *at;
    size_t n, cap;
};

/* Up to `max` entries older than `before` (INT64_MAX: from the newest), newest first. */
enum status history_load(struct desk *desk, struct arena *a, int64_t before, size_t max,
                         struct history *out, struct err *err) MUST_CHECK;
/* What was done to one record, newest first; `noun` as in model/record.h. Of a submission also what was
 * decided about it, its notices of defects, and whether what it came in is taken. Nothing for a pure
 * reviewer (desk/sight.h), who is refused everything else here. */
enum status history_of(struct desk *desk, struct arena *a, const char *noun, int64_t id,
                       struct history *out, struct err *err) MUST_CHECK;
enum status history_entry_load(struct desk *desk, struct arena *a, int64_t id,
                               struct history_entry *out, struct err *err) MUST_CHECK;

/* One change in words: of what, which field, from, to. Ids of units and notices become names. */
struct history_change {
    const char *noun; /* as in model/record.h, with the first row: what it is of */
    int64_t row;
    const char *subject; /* 申报件 00031 */
    const char *field;   /* 手机 */
    const char *old, *new;
    bool is_new; /* a value of a row that was made then, so there is no old one */
};
struct history_changes {
    struct history_change *at;
    size_t n, cap;
};
enum status history_changes(struct desk *desk, struct arena *a, int64_t id,
                            struct history_changes *out, struct err *err) MUST_CHECK;
/* Only what the entry did to one record; the values of a new record are left out. */
enum status history_changes_of(struct desk *desk, struct arena *a, int64_t entry, const char *noun,
                               int64_t id, struct history_changes *out, struct err *err) MUST_CHECK;

/* The same for changes that are not in the audit (yet). */
void history_words(struct desk *desk, struct arena *a, const struct changes *changes,
                   struct history_changes *out);

/* The chain is whole: number of entries and the last hash, to be noted elsewhere. Also checks the
 * structure of the file. STATUS_DATA with the first thing that is wrong. */
struct verify_report {
    int64_t entries;
    const char *head;
};
enum status desk_verify(struct desk *desk, struct arena *a, struct verify_report *out,
                        struct err *err) MUST_CHECK;

/* Who is told, from now on, how far checks and copies are: `what`, how much of it, of how much (0: not known).
 * False cancels: STATUS_CANCELLED, and nothing is left. NULL: nobody. */
void desk_watch(struct desk *desk,
                bool (*told)(void *to, const char *what, int64_t done, int64_t total), void *to);
/* A copy while others work; only an administrator or supervisor. */
enum status desk_backup(struct desk *desk, const char *path, struct err *err) MUST_CHECK;
/* Puts the content of a backup in place of this desk's, after keeping the present state beside it
 * (*kept is that file). The backup must be a desk of this or an older version, whole and with an
 * unbroken chain. Only an administrator. */
enum status desk_restore(struct desk *desk, struct arena *a, const char *path, const char **kept,
                         struct err *err) MUST_CHECK;

#endif
