/* Data files of an existing desk: unit classes, regions and calendars, listed and brought in from a file,
 * having seen what they change. */
#ifndef DESK_DATA_LOAD_H
#define DESK_DATA_LOAD_H

#include "base/slice.h"
#include "desk/desk.h"
#include "model/document.h"
#include "model/notice.h"
#include "text/yaml.h"

struct data_files_list {
    struct data_file *at;
    size_t n, cap;
};
/* What the desk has, by kind and name. */
enum status data_files_load(struct desk *desk, struct arena *a, struct data_files_list *out,
                            struct err *err) MUST_CHECK;
/* 单位类别, 行政区划, 日历 */
const char *data_kind_name(const char *kind);

/* Nothing is written by looking. */
struct data_candidate {
    const char *path;
    const char *kind; /* told by the content: classes, regions, calendar; NULL: none of them */
    const char *name; /* under which the desk keeps it: classes.yaml, regions.csv, 2027.yaml */
    struct slice text;
    struct problems problems; /* n > 0: wrong, or what is in use would be gone; not to be loaded */
    bool is_new, is_same;
    struct texts changes; /* one sentence each: 加上类别「…」, 去掉 …, 改名 … */
};
/* A file that cannot be read is an error; what is none of these kinds has kind NULL. */
enum status data_candidate_read(struct desk *desk, struct arena *a, const char *path,
                                struct data_candidate *out, struct err *err) MUST_CHECK;
/* Takes the bytes that were looked at; one entry, one undo. Needs MAY_ADMINISTER. STATUS_DATA when it has
 * problems or no kind. */
enum status data_candidate_load(struct desk *desk, struct arena *a, const struct data_candidate *c,
                                struct err *err) MUST_CHECK;

#endif
