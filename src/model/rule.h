/* What every rule of a notice is made of: texts and numbers that may be absent, points in time, scopes, and
 * the clause it stands in. See model/notice.h. */
#ifndef MODEL_RULE_H
#define MODEL_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/date.h"

#define LIST_OF(type)                                                                              \
    struct {                                                                                       \
        struct type *at;                                                                           \
        size_t n;                                                                                  \
    }

struct texts {
    const char **at;
    size_t n;
};

struct number {
    bool has;
    int64_t value;
    bool is_wrong; /* something was written that is no number; only while a file is checked */
};

struct date {
    bool has;
    day_t day;
};

enum yes { YES_ABSENT, YES_NO, YES_YES };

/* ---- time ------------------------------------------------------------------------------------ */

enum when_kind {
    WHEN_ABSENT,
    WHEN_INSTANT,      /* `2024-12-24 17:00`: instant */
    WHEN_DATE,         /* `2024-07-15`: day; no hour is given */
    WHEN_MONTH,        /* `2024-06`: year, month */
    WHEN_PART,         /* `2024-06 上旬`: year, month, part 1 to 3 */
    WHEN_WORKING_DAYS, /* `20个工作日`: count, after the step's start */
    WHEN_DAYS,         /* `30日` or `30个自然日` */
    WHEN_MONTHS,       /* `3个月` */
    WHEN_YEARS,        /* `2年` */
    WHEN_YEARLY, /* `每年6月、12月`, `每年12月31日`: months, a bit set (bit 1 January) */
    WHEN_EVERY_YEARS, /* `每3年`: count */
    WHEN_EVENT,       /* any other words: text says the event */
};

struct when {
    enum when_kind kind;
    int64_t instant; /* seconds, for INSTANT */
    day_t day;       /* for INSTANT and DATE */
    int year, month, part;
    int64_t count;
    unsigned months;            /* bit m set for month m */
    signed char month_days[13]; /* the day of month m; 0 when the document gives none */
    const char *text;           /* as written, always */
};

/* ---- scope and the parts every rule has -------------------------------------------------------- */

/* What a scope key names before the dot; the closed table is in notice/vocabulary.c. */
enum subject {
    SUBJECT_NONE,
    SUBJECT_TRACK,       /* 通道 */
    SUBJECT_DIRECTION,   /* 方向, or the name of an axis (then `name` tells it) */
    SUBJECT_FIELD,       /* the name or id of a form field, in `name` */
    SUBJECT_APPLICANT,   /* 申报单位: lead and partners */
    SUBJECT_LEAD,        /* 牵头单位 */
    SUBJECT_PARTNER,     /* 联合单位 */
    SUBJECT_MEMBER,      /* 成员: lead and partners, as SUBJECT_APPLICANT counts members */
    SUBJECT_RECOMMENDER, /* 推荐单位 */
    SUBJECT_RECEIVER,    /* 接收单位 */
    SUBJECT_ROLE,        /* a role the notice declares, in `name` */
    SUBJECT_STEP,        /* 环节 */
    SUBJECT_MATERIAL,    /* 材料 */
    SUBJECT_FORM,        /* 申报形式: 单独, 联合 */
    SUBJECT_LEVEL,       /* 层级: 部, 省, 市, 县, 集团 */
};

/* What a scope key names behind the dot. */
enum attribute {
    ATTRIBUTE_NAME,   /* nothing behind the dot: the thing itself */
    ATTRIBUTE_CLASS,  /* 类别: a unit class */
    ATTRIBUTE_LIST,   /* 名单: is a member of a list of the notice */
    ATTRIBUTE_REGION, /* 地区: in a region or below it */
    ATTRIBUTE_LEVEL,  /* 层级 */
    ATTRIBUTE_KIND,   /* 性质: 企业, 事业单位 ... */
    ATTRIBUTE_COUNT,  /* 数量: a number or a range, 2..4 */
};

/* One key of a scope. Keys join by and, values by or. A value `2..4` is a range, in min and max. */
struct scope_term {
    const char *key; /* as written */
    enum subject subject;
    enum attribute attribute;
    const char *name; /* of the axis, field or role; else NULL */
    struct texts values;
    struct number min, max;
    const char *clause; /* of an exclusion that names its own; else NULL */
    int line, column;
};

struct scope {
    struct scope_term *at;
    size_t n;
};

enum consequence {
    CONSEQUENCE_ABSENT,
    CONSEQUENCE_INVALID,      /* 无效 */
    CONSEQUENCE_CORRECTABLE,  /* 可补正 */
    CONSEQUENCE_RETURNED,     /* 退回 */
    CONSEQUENCE_REFUSED,      /* 不予受理 */
    CONSEQUENCE_DISQUALIFIED, /* 取消资格 */
    CONSEQUENCE_REVOKED,      /* 撤销 */
    CONSEQUENCE_HINT,         /* 提示 */
    CONSEQUENCE_UNWRITTEN,    /* 未写: the document names none; shown as such */
};

enum origin {
    ORIGIN_DOCUMENT, /* the notice says so */
    ORIGIN_OWN,      /* 本台自定: added by the bureau, always shown so */
    ORIGIN_INFERRED, /* 推定: read out of the document, always shown so */
};

/* Common to everything that has a clause: the first member of most structs below. */
struct rule {
    const char *number; /* 编号: by which an amendment names it */
    const char *clause; /* 条款: 二（二） */
    enum consequence consequence;
    const char *soft; /* the softening words (原则上); NULL is hard */
    enum origin origin;
    const char *words; /* 原文 */
    const char *note;  /* 备注, of whoever wrote the definition */
    struct scope scope, except;
    LIST_OF(scope) outside; /* where later notices say otherwise (notice/merge.h); in no file */
    int line, column;       /* where it stands in the file */
};

#endif
