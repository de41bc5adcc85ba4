/* What a connection can read. For somebody who sees only some cases, every table of cases, units and
 * papers is covered by a temporary view of the same name that gives the rows to be seen: no statement,
 * whatever use case runs it, finds another. Of units the names stay, without contacts or anything else. What is not covered is asked for by desk/sight.h.
 *
 * Covered tables cannot be written; whoever is narrowed has no right to. */
#ifndef STORE_NARROW_H
#define STORE_NARROW_H

#include "db/db.h"

/* What stands for a name where it must not be told. */
#define NARROW_COVERED_NAME "某单位"

/* Only what was assigned, as an expert, to the account `person`; follows assignments made later. Whose a
 * case is, is told only of those assigned in one of the open panels (ids joined by commas, "" for none);
 * in all others, also those that come later, cases are anonymous, and their titles have the names of units
 * covered. */
enum status narrow_to_expert(struct db *db, int64_t person, const char *open_panels,
                             struct err *err) MUST_CHECK;
/* For an expert who sees the whole desk for what else they are: of the cases they still have to score in panels
 * that are not open, what they are is told and not whose. The rest is as it was, and may be written within
 * narrow_nothing. */
enum status narrow_to_anonymous(struct db *db, int64_t person, const char *open_panels,
                                struct err *err) MUST_CHECK;
/* Everything again. */
enum status narrow_nothing(struct db *db, struct err *err) MUST_CHECK;

/* How much of a table an expert sees; for the test that no table is forgotten. */
enum narrow_kind {
    NARROW_UNKNOWN, /* nobody has decided yet */
    NARROW_OPEN,    /* all of it: notices, settings, calendars */
    NARROW_COVERED,
    NARROW_ASKED, /* by the use cases (desk/sight.h, desk/sheets.h, desk/recusals.h …) */
};
enum narrow_kind narrow_kind_of(const char *table);

#endif
