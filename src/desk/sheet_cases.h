/* Where the reviewers of a panel agree, case by case: how many sheets are in, how far the totals lie apart, and
 * the objective criteria (客观) that are not marked alike by all, which is one of the grounds for opening
 * a sheet again. Counts sealed sheets only. */
#ifndef DESK_SHEET_CASES_H
#define DESK_SHEET_CASES_H

#include "desk/sheets.h"

struct sheet_case_line {
    int64_t submission;
    const char *no, *title;
    int64_t readers, sealed;
    bool has_mean;
    int64_t mean, spread;  /* of the totals, in TOTAL_UNIT; spread: the highest less the lowest */
    const char *differing; /* 有无专利: 张示例 5, 李示例 3; NULL: nothing differs */
};
struct sheet_case_lines {
    struct sheet_case_line *at; /* by their numbers */
    size_t n, cap;
};
/* Staff only. */
enum status sheet_cases_load(struct desk *desk, struct arena *a, const struct scoring *scoring,
                             struct sheet_case_lines *out, struct err *err) MUST_CHECK;

/* Who reads a case and how far each is; the total of sealed ones. Staff only. */
struct sheet_reader {
    int64_t reviewer;
    const char *name;
    const char *state; /* as in struct sheet_line */
    int64_t total;
};
struct sheet_readers {
    struct sheet_reader *at;
    size_t n, cap;
};
enum status sheet_readers_load(struct desk *desk, struct arena *a, const struct scoring *scoring,
                               int64_t submission, struct sheet_readers *out,
                               struct err *err) MUST_CHECK;

#endif
