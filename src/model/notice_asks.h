/* What a notice asks for: conditions, materials, names of files, the form, summary tables. See
 * model/notice.h. */
#ifndef MODEL_NOTICE_ASKS_H
#define MODEL_NOTICE_ASKS_H

#include "model/notice_rules.h"

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

#endif
