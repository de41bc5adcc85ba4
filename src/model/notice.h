/* A notice as plain data: everything a definition file says, nothing more.
 *
 * The definition is a tree of mappings; each mapping is one struct here, each key one member, and
 * the tables in notice/schema.c tie Chinese key, English identifier and member together.
 *
 * What a document does not say is absent and never guessed: a text is NULL, a number or date has
 * `has == false`, a choice is 0, a list has n == 0. Everything lives in the arena it was loaded
 * into and is not changed afterwards.
 *
 * All lists have the layout {at, n} of `struct list_view`, on which notice/ walks them. */
#ifndef MODEL_NOTICE_H
#define MODEL_NOTICE_H

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
    struct texts columns;
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

/* ---- what is asked -------------------------------------------------------------------------------- */

enum need { NEED_ABSENT, NEED_REQUIRED, NEED_PREFERRED, NEED_INFORMATION };
enum verify { VERIFY_ABSENT, VERIFY_MACHINE, VERIFY_PERSON };

struct condition {
    struct rule rule;
    const char *name, *text;
    const char *about; /* a role, or 申报件 */
    enum need need;
    enum verify verify;
    struct texts evidence;
    struct when within;      /* 5年 */
    const char *base;        /* 截至: from when `within` looks back */
    const char *field;       /* for a machine: this field ... */
    struct texts values;     /* ... has one of these values */
    struct number min, max;  /* ... or lies between */
    struct texts exceptions; /* 例外, in words */
};

enum counted { COUNTED_ABSENT, COUNTED_SUBMISSION, COUNTED_DELIVERY };
enum original { ORIGINAL_ABSENT, ORIGINAL_YES, ORIGINAL_COPY };

struct copies {
    struct number count;
    enum level level;
    const char *stage;        /* name of a step */
    struct number directions; /* for submissions of so many directions */
    enum medium medium;
    const char *clause;
};

struct property {
    const char *name; /* 字数, 分辨率 */
    struct number min, max;
    const char *unit;
    enum yes is_rough; /* 左右: a hint, no hard check */
};

struct material {
    struct rule rule;
    const char *name;
    struct texts aliases;
    enum need need;
    LIST_OF(copies) copies;
    enum counted counted;
    enum original original;
    unsigned media;
    struct texts seals;
    const char *binding;
    enum yes is_anonymous;
    LIST_OF(property) properties;
    const char *edition, *attachment;
    struct texts parts;
    struct texts agrees_with; /* must agree with these materials */
};

enum name_object {
    NAME_ABSENT,
    NAME_FILE,
    NAME_MAIL_SUBJECT,
    NAME_ENVELOPE,
    NAME_FOLDER,
    NAME_DISC,
};

/* A pattern: the parts joined by the separator. A part is one of the sources of columns or a form
 * field; a fixed text stands in `fixed`. */
struct name_pattern {
    struct rule rule;
    enum name_object object;
    struct texts parts;
    const char *separator, *fixed;
    const char *inside; /* folder in which it lies */
};

enum field_type {
    FIELD_ABSENT,
    FIELD_TEXT,
    FIELD_NUMBER,
    FIELD_MONEY,
    FIELD_DATE,
    FIELD_DATE_RANGE,
    FIELD_CHOICE,
    FIELD_MULTIPLE,
    FIELD_ORDERED,
    FIELD_YES_NO,
    FIELD_PHONE,
    FIELD_EMAIL,
    FIELD_CREDIT_CODE,
    FIELD_REGION,
    FIELD_TABLE,
    FIELD_CHAPTER,
    FIELD_SIGNATURE,
};

struct field {
    struct rule rule;
    const char *id, *name;
    struct texts aliases;
    enum field_type type;
    enum yes is_required;
    struct number min_chars, max_chars;
    struct number min, max;  /* of a number, or how many of a choice */
    const char *unit, *help; /* 万元 */
    struct texts options;
    const char *list; /* options are the rows of this list */
    struct texts sections;
    LIST_OF(field) columns; /* of a table */
    struct number blank_rows;
};

struct field_group {
    struct rule rule;
    const char *name;
    LIST_OF(field) fields;
};

/* Where the value of a column or of a part of a name comes from. */
enum column_source {
    SOURCE_ABSENT,
    SOURCE_ROW_NUMBER, /* 序号 */
    SOURCE_ORDER,      /* 推荐顺序 */
    SOURCE_TITLE,
    SOURCE_TRACK,
    SOURCE_DIRECTION,
    SOURCE_LEAD,
    SOURCE_PARTNERS,
    SOURCE_CREDIT_CODE,
    SOURCE_CONTACT,
    SOURCE_PHONE,
    SOURCE_EMAIL,
    SOURCE_CONTACT_INFO, /* 联系方式 as received, phones and mails in one cell */
    SOURCE_RECOMMENDER,
    SOURCE_REGION,
    SOURCE_FIELD, /* a form field, named by `field` */
};

struct column {
    const char *heading;
    struct texts aliases;
    enum column_source source;
    const char *field;        /* id or name of a form field, with SOURCE_FIELD */
    struct number width;      /* half-width columns */
    LIST_OF(column) children; /* a heading over several columns; only leaves have a source */
    enum origin origin;
    const char *note;
};

enum table_order { ORDER_ABSENT, ORDER_RECOMMENDED, ORDER_RECEIVED, ORDER_DIRECTION, ORDER_REGION };

/* Which track it belongs to and which rows it holds is its scope. */
struct summary_table {
    struct rule rule;
    const char *name, *title;
    struct texts aliases, heads, footers;
    LIST_OF(column) columns;
    struct number blank_rows;
    enum table_order order;
    const char *attachment;
};

/* ---- the notice itself ------------------------------------------------------------------------------ */

enum notice_kind { NOTICE_ABSENT, NOTICE_CALL, NOTICE_FORWARD, NOTICE_WORK, NOTICE_SUPPLEMENT };
enum doubt_kind { DOUBT_ABSENT, DOUBT_CONTRADICTION, DOUBT_GAP, DOUBT_AMBIGUITY, DOUBT_MISPRINT };
enum present { PRESENT_ABSENT, PRESENT_YES, PRESENT_NO };

/* 存疑: a contradiction, gap, ambiguity or misprint, kept with every spelling. */
struct doubt {
    struct rule rule;
    enum doubt_kind kind;
    const char *about;
    struct texts spellings, places;
    const char *treatment;
    const char *chosen;   /* what the desk uses meanwhile */
    struct texts open_to; /* values an open question may take */
};

struct attachment {
    struct rule rule;
    const char *name;
    struct texts aliases;
    enum present present; /* is it with the document we have? */
};

struct contact {
    struct rule rule;
    const char *name, *office, *person, *phone, *email, *address, *postcode;
};

enum amend_act { AMEND_ABSENT, AMEND_REPLACE, AMEND_ADD, AMEND_SUSPEND, AMEND_RESTORE };

struct amendment {
    struct rule rule;
    enum amend_act act;
    const char *target; /* number of a rule of the amended notice */
    const char *by;     /* number of the rule of this notice that takes its place */
    struct date from;
    const char *text;
};

/* What is said and binds nobody to a date or number: tasks, support, principles, organisation. */
struct provision {
    struct rule rule;
    const char *name, *topic, *text;
    struct texts items;
};

struct notice {
    const char *code; /* short form: 255, 粤76 */
    const char *doc_no, *title, *form;
    enum notice_kind kind;
    struct texts issuers;
    enum yes issuers_incomplete;
    struct number issuers_declared;
    struct date issued_on;
    struct texts recipients, aliases;
    const char *parent, *amends; /* doc_no of the other notice */
    const char *openness, *full_text, *note;
    LIST_OF(track) tracks;
    LIST_OF(axis) axes;
    LIST_OF(role) roles;
    LIST_OF(named_list) lists;
    LIST_OF(limit) limits;
    LIST_OF(step) steps;
    LIST_OF(condition) conditions;
    LIST_OF(material) materials;
    LIST_OF(name_pattern) names;
    LIST_OF(field_group) form_groups;
    LIST_OF(summary_table) tables;
    LIST_OF(attachment) attachments;
    LIST_OF(contact) contacts;
    LIST_OF(doubt) doubts;
    LIST_OF(amendment) amendments;
    LIST_OF(provision) provisions;
};

/* Lookups by name or alias; NULL when there is none. */
const struct direction *notice_direction(const struct notice *n, const char *name);
/* `text` is one direction or several with 、 ； ; ， , or a line end between. The first of them that is none,
 * copied; NULL when all are known. */
const char *notice_direction_unknown(struct arena *a, const struct notice *n, const char *text);
/* The names of all directions that can be chosen, each once. */
const char *notice_direction_names(struct arena *a, const struct notice *n);
const struct field *notice_field(const struct notice *n, const char *id_or_name);
const struct named_list *notice_list(const struct notice *n, const char *name);
const struct track *notice_track(const struct notice *n, const char *code_or_name);
const struct material *notice_material(const struct notice *n, const char *name);
/* The same, else the only one in whose name or aliases the words stand (光盘: 电子版光盘); NULL when there
 * is none or more than one. */
const struct material *notice_material_meant(const struct notice *n, const char *words);
/* 不予受理; NULL when the document names none, and for a hint. */
const char *consequence_name(enum consequence consequence);
/* True when one of the texts equals `text`. */
bool texts_has(const struct texts *texts, const char *text);

#endif
