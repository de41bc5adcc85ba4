/* 分配 by file: rows of 申报件号 and 专家 (number or name). A pair that is there already is the same; one
 * that must not be (recused, no member, another panel's case) is told by line and left out. Nothing the
 * file does not name is touched. */
#ifndef DESK_ASSIGNMENT_FILE_H
#define DESK_ASSIGNMENT_FILE_H

#include "desk/assignments.h"
#include "desk/list_file.h"

struct assignment_file {
    int64_t panel;
    const char *path; /* "-" is stdin */
    enum charset charset;
    bool is_dry;
};
struct assignment_plan {
    struct list_file file;
    int64_t batch;
};
enum status assignment_file_take(struct desk *desk, struct arena *a,
                                 const struct assignment_file *o, struct assignment_plan *out,
                                 struct err *err) MUST_CHECK;

#endif
