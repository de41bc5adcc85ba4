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

/* What the columns of a file of sheets may be called, beside those of its criteria (text/headed.h). */
#define SHEET_CASE_HEADINGS "申报件号|申报件|编号|件号"
#define SHEET_TITLE_HEADINGS "名称|成果名称"
#define SHEET_REVIEWER_HEADINGS "专家|评委|专家编号|专家姓名|评审专家"
#define SHEET_OPINION_HEADINGS "意见|评审意见|评语|专家意见"
/* And where the reason for the mark of a criterion stands. */
const char *sheet_reason_headings(struct arena *a, const char *criterion);

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
