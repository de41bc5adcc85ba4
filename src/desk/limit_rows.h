/* Submissions read from the desk as limits count them (rules/counted.h): all of a notice, or only those
 * that may share a limit with one case, so that a limit is told at each key of a form. */
#ifndef DESK_LIMIT_ROWS_H
#define DESK_LIMIT_ROWS_H

#include "desk/fact_source.h"
#include "model/submission.h"
#include "rules/counted.h"

struct limit_rows {
    struct fact_source *source;
    int64_t notice;
    struct counted_list list;
    struct {
        uint32_t *at; /* place of a unit in the list by its place in the source; 0: not there yet */
        size_t n, cap;
    } places;
    struct keymap cases; /* lead and title key: number of the case */
    uint32_t n_cases;
    struct keymap have;      /* ids of the rows that are there */
    struct keymap not_taken; /* ids of cases that came only by arrivals which were not taken */
    struct keymap asked;     /* query and unit: those whose rows are there already */
    bool is_unique;          /* each row comes once, so that `have` need not be kept */
    bool
        names_notice; /* clauses are told with the code of the notice: two levels stand beside each other */
    bool skips_members; /* no limit asks of leads and partners, so they are not read */
    bool has_cases;     /* a limit asks which submissions are the same case */
    int64_t left_out; /* id of a row that is not wanted: the stored form of one that is edited; 0 */
    struct arena scratch;
};

/* What of a case came only late and was not taken (不收, desk/late.h) uses nothing up, like what was
 * withdrawn: it is not in, and who is in must not be counted out by it. It counts again as soon as the
 * decision is changed or something else of it comes. */
/* With no rows; `definition` says which limits and fields are looked at. */
enum status limit_rows_init(struct limit_rows *r, struct fact_source *source, int64_t notice,
                            const struct notice *definition, struct err *err) MUST_CHECK;
void limit_rows_release(struct limit_rows *r);
/* Only what sums need is read (struct limit_counter): no units where no limit asks of them, and no titles for
 * pairs that are told elsewhere. Right after init. */
void limit_rows_for_sums(struct limit_rows *r);

/* Every submission of the notice in force, in the order of numbers. */
enum status limit_rows_all(struct limit_rows *r, struct err *err) MUST_CHECK;
/* Everything that shares a group with this case under one of the notice's limits, but not the case
 * itself when it is not stored. Rows that are there already are not doubled; the order is that of
 * numbers in the end. */
enum status limit_rows_around(struct limit_rows *r, const struct submission *s,
                              struct err *err) MUST_CHECK;
/* What a unit recommends; with what it hands up, where it is the desk's own. */
enum status limit_rows_of_list(struct limit_rows *r, int64_t unit, struct err *err) MUST_CHECK;
/* What the desk hands up under this notice from those that forward it (rules/levels.h): 拟推荐 and after.
 * A case that the desk also filed here, with the same lead and title, stands here already and is not
 * counted twice. Nothing where the desk hands nothing up; harmless when asked again. */
enum status limit_rows_handed_up(struct limit_rows *r, struct err *err) MUST_CHECK;
/* Everything that shares a group with the unit, in whatever part. */
enum status limit_rows_of_unit(struct limit_rows *r, int64_t unit, struct err *err) MUST_CHECK;
/* One row of a query whose first columns are LIMIT_ROW_COLUMNS, see schema/queries/limit.sql. */
#define LIMIT_ROW_COLUMNS 11
enum status limit_rows_take(struct limit_rows *r, const struct db_cursor *c,
                            struct err *err) MUST_CHECK;
/* The same of a case that is handed up, filed under `child`. */
enum status limit_rows_take_above(struct limit_rows *r, const struct db_cursor *c,
                                  const struct notice *child, struct err *err) MUST_CHECK;
/* True the first time a question with this id is put. */
bool limit_rows_asks(struct limit_rows *r, size_t query, int64_t id);
/* One case at hand. */
enum status limit_rows_add(struct limit_rows *r, const struct submission *s, enum counted_as as,
                           struct err *err) MUST_CHECK;
/* To be called once when all rows are there: puts them in the order of numbers, the ones asked for
 * last. */
void limit_rows_sort(struct limit_rows *r);
/* The row of a submission; SIZE_MAX when it is not there. Rows must be sorted. */
size_t limit_rows_find(const struct limit_rows *r, int64_t id);
/* The unit's place in the list; 0 when no row names it. */
enum status limit_rows_unit(struct limit_rows *r, int64_t unit, uint32_t *place,
                            struct err *err) MUST_CHECK;

#endif
