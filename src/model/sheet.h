/* 打分表: what one reviewer gave one case of a panel.
 *
 * A sheet is a draft until its reviewer seals it; from then on it only changes by being reopened: the
 * sealed row becomes void with ground and reason and stays readable, and a draft with its marks takes its
 * place. The sheets of a reviewer who is replaced or kept from the case become void the same way. */
#ifndef MODEL_SHEET_H
#define MODEL_SHEET_H

#include <stdbool.h>

#include "model/record.h"

#define SHEET_DRAFT "draft"
#define SHEET_SEALED "sealed"
#define SHEET_VOID "void"

#define SHEET_FROM_DESK "desk"   /* typed by the reviewer */
#define SHEET_FROM_PAPER "paper" /* typed by the staff from a sheet on paper */
#define SHEET_FROM_FILE "file"

struct sheet {
    struct record record;
    int64_t panel, submission, reviewer;
    const char *state;
    const char *marks;   /* see marks_line in rules/mark.h */
    const char *reasons; /* by name of the criterion, see model/fields.h */
    const char *opinion; /* 意见 on the whole */
    const char *origin;
    const char *entered_by; /* login of who typed it last */
    int64_t saved_at;
    int64_t sealed_at; /* NUMBER_NONE: never */
    const char *ground, *why;
};

extern const struct record_type sheet_type;

/* Why a sealed sheet may be opened again (the four grounds), or became void. */
struct sheet_ground {
    const char *id, *name;
    bool reopens;
};
extern const struct sheet_ground sheet_grounds[];
extern const size_t n_sheet_grounds;
/* By id or Chinese name; NULL when there is none. */
const struct sheet_ground *sheet_ground_find(const char *text);

/* 草稿, 已封存, 作废; the id itself when it is none. */
const char *sheet_state_name(const char *state);
/* 专家录入, 代录, 文件 */
const char *sheet_origin_name(const char *origin);

#endif
