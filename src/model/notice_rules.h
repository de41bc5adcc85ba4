/* Who there is in a notice, what is counted and what happens: roles, lists, tracks, directions, limits, steps.
 * See model/notice.h. */
#ifndef MODEL_NOTICE_RULES_H
#define MODEL_NOTICE_RULES_H

#include "model/rule.h"

/* ---- who there is ------------------------------------------------------------------------------ */

enum level {
    LEVEL_ABSENT,
    LEVEL_MINISTRY, /* 部 */
    LEVEL_PROVINCE, /* 省 */
    LEVEL_CITY,     /* 市 */
    LEVEL_COUNTY,   /* 县 */
    LEVEL_GROUP,    /* 集团 */
};

enum role_kind {
    ROLE_ABSENT,
    ROLE_APPLICANT,
    ROLE_LEAD,
    ROLE_PARTNER,
    ROLE_RECOMMENDER,
    ROLE_RECEIVER,
    ROLE_ORGANISER,
    ROLE_OTHER,
};

enum filler { FILLER_ABSENT, FILLER_UNIT, FILLER_PERSON };

struct role {
    struct rule rule;
    const char *name;
    enum role_kind kind;
    enum filler filler;
    enum level level;
    struct texts classes;  /* unit classes that may fill it */
    const char *list;      /* only members of this list */
    struct texts required; /* the data it brings: 信用代码, 联系人 */
    enum yes is_joint;     /* two may act together */
    enum yes is_self;      /* may recommend itself */
    const char *region_by; /* 辖区: by what the region is found, 项目所在地 */
    const char *duty;      /* 职责 */
};

enum list_of { LIST_ABSENT, LIST_UNITS, LIST_PERSONS, LIST_TERMS };

struct named_list {
    struct rule rule;
    const char *name;
    struct texts aliases;
    enum list_of of;
    const char *title;  /* as printed; NULL: the name */
    struct texts heads; /* lines between title and table */
    struct texts columns;
    struct texts merged; /* columns whose empty cells are one with the cell below */
    LIST_OF(texts) rows; /* a row has one cell per column, "" for an empty one */
    const char *file;    /* CSV beside the definition; NULL */
    struct date from, to;
    enum yes is_open; /* 可增: the list is not complete */
};

struct track {
    struct rule rule;
    const char *code, *name;
    struct texts aliases;
    const char *object; /* what one submission is called: 成果, 案例, 项目 */
};

enum choosing { CHOOSE_ABSENT, CHOOSE_ONE, CHOOSE_MANY, CHOOSE_ORDERED };

struct direction {
    struct rule rule;
    const char *code, *name;
    struct texts aliases;
    const char *description;
    LIST_OF(direction) children;
};

/* One way of dividing directions; most notices have one axis. */
struct axis {
    struct rule rule;
    const char *name;
    enum choosing choosing;
    LIST_OF(direction) directions;
};

/* ---- what is counted and what happens ------------------------------------------------------------ */

enum countable {
    COUNT_ABSENT,
    COUNT_SUBMISSIONS,
    COUNT_MEMBERS,      /* lead and partners */
    COUNT_PARTNERS,     /* without the lead */
    COUNT_MEMBER_KINDS, /* kinds of member */
    COUNT_DIRECTIONS,
    COUNT_ROUTES, /* ways by which one case arrives */
    COUNT_RECOMMENDERS,
};

enum per {
    PER_ABSENT,
    PER_RECOMMENDER,
    PER_APPLICANT,
    PER_LEAD,
    PER_PARTNER,
    PER_MEMBER, /* a unit as lead or partner */
    PER_SUBMISSION,
    PER_CASE, /* 案例: submissions that are the same case */
    PER_PROVINCE,
    PER_CITY,
    PER_NOTICE, /* over the whole notice */
    PER_AXIS,   /* 方向: each node of `axis` */
};

enum rounding { ROUNDING_ABSENT, ROUNDING_DOWN, ROUNDING_UP, ROUNDING_HALF_UP };

struct limit {
    struct rule rule;
    const char *name;
    enum countable count;
    enum per per;
    const char *axis; /* with PER_AXIS, when there are several */
    struct number min, max;
    const char *list, *column; /* the maximum stands in this column of a list */
    struct number percent;     /* of the column, with rounding */
    enum rounding rounding;
    const char *part_of; /* 属于: name of the limit this is a sub-quota of */
};

enum step_kind {
    STEP_ABSENT,
    STEP_SUBMIT,     /* 报送 */
    STEP_SCREEN,     /* 初审 */
    STEP_REVIEW,     /* 评审: also 复审, 答辩 */
    STEP_VISIT,      /* 考察 */
    STEP_PUBLICITY,  /* 公示 */
    STEP_AWARD,      /* 认定 */
    STEP_REPORT,     /* 报告: an obligation */
    STEP_TASK,       /* 任务: an obligation without a submission */
    STEP_ASSESS,     /* 评估 */
    STEP_VALIDITY,   /* 有效期 */
    STEP_REVOCATION, /* 撤销 */
};

enum inclusion { INCLUSION_ABSENT, INCLUSION_YES, INCLUSION_NO, INCLUSION_UNWRITTEN };

/* Bits, so that a rule may name several. */
enum basis { BASIS_ARRIVAL = 1, BASIS_POSTMARK = 2, BASIS_ELECTRONIC = 4, BASIS_UNWRITTEN = 8 };
enum medium {
    MEDIUM_PAPER = 1,
    MEDIUM_DISC = 2,
    MEDIUM_MAIL = 4,
    MEDIUM_UPLOAD = 8,
    MEDIUM_CONFIRMATION = 16,
};

struct window {
    struct when opens, due;
    const char *note;
};

struct step {
    struct rule rule;
    const char *name;
    enum step_kind kind;
    struct texts who, to, what;
    const char *after;       /* name of the step before it */
    struct when opens, due;  /* opens may be an event */
    LIST_OF(window) windows; /* when there are several */
    enum inclusion includes_due;
    enum inclusion includes_first;
    unsigned basis, media;
    const char *contact; /* name of a contact: where to */
    enum consequence late;
    const char *text;
    const char *right_route; /* 应走: the route of whom this step excludes */
};

#endif
