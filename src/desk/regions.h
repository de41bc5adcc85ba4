/* Administrative regions of the desk (data/regions.csv: 代码,名称,上级 after GB/T 2260), to prefecture
 * level, with 计划单列市 and 兵团. */
#ifndef DESK_REGIONS_H
#define DESK_REGIONS_H

#include "desk/desk.h"
#include "model/notice.h"

struct region {
    const char *code, *name;
    const char *parent; /* code; NULL for a province */
};
struct regions {
    struct region *at;
    size_t n, cap;
};

/* Of a file of this kind; lives in `a`. */
enum status regions_parse(struct arena *a, const char *text, struct regions *out,
                          struct err *err) MUST_CHECK;
/* All of them; parsed once, live as long as the desk. */
enum status desk_regions(struct desk *desk, const struct regions **out, struct err *err) MUST_CHECK;
/* Code and name of a region given as code or name, then of its province. Unknown: just the text. */
enum status regions_up(struct desk *desk, struct arena *a, const char *region, struct texts *out,
                       struct err *err) MUST_CHECK;
/* `code name`, as screens propose it. */
const char *region_words(struct arena *a, const struct region *r);
/* By code, by `code name`, or by a name that only one has; NULL when there is none. */
const struct region *region_find(const struct regions *all, const char *text);
/* The name of a code; the text itself when it is none. */
const char *region_name(struct desk *desk, const char *code);

#endif
