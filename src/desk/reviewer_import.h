/* 专家名单 coming in: told first or written, as one batch.
 *
 * One row is one expert: 姓名 (needed) 单位 信用代码 职称 专长 手机 邮箱 最多件数 用户 备注, and where the
 * file has it 编号 (Z0007). A row is the expert of its number, else of its name and unit, else a new one. An
 * empty cell leaves what the desk has, so a file with a few columns or a few people can come at any
 * time, and the same file twice changes nothing. 关系 关系单位 起 止 说明 add a relation; more rows of
 * one person add more. */
#ifndef DESK_REVIEWER_IMPORT_H
#define DESK_REVIEWER_IMPORT_H

#include "desk/list_file.h"
#include "desk/reviewers.h"

struct reviewer_import {
    const char *path; /* "-" is stdin */
    enum charset charset;
    bool is_dry;
};
struct reviewer_plan {
    struct list_file file;
    int64_t relations; /* new ones */
    struct texts new_units;
    int64_t batch;
};
enum status reviewer_import(struct desk *desk, struct arena *a, const struct reviewer_import *o,
                            struct reviewer_plan *out, struct err *err) MUST_CHECK;

#endif
