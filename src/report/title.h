/* Where a title breaks: into the fewest lines that hold it, in the shape of a trapezium or a diamond
 * (GB/T 9704-2012 7.3.1: 排列应当使用梯形或菱形), none torn where the sense is: not before 的, 和, 及 or a
 * closing sign, not within a number or a word usual in such titles (网络, 成果); gladly before 关于 and
 * behind 、 ） 》 and the name of an office. A line feed in the text is obeyed. */
#ifndef REPORT_TITLE_H
#define REPORT_TITLE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/slice.h"
#include "base/vec.h"

struct title_lines {
    struct slice *at;
    size_t n, cap;
};

/* `cells`: half-ems in a line of the title's size. */
void title_break(struct arena *a, const char *text, int cells, struct title_lines *out);

#endif
