/* The search language of lists and of --where.
 *
 *     方向:网络设施 状态:待补正|受理 推荐顺序<=3 -单位:铁塔 南岭
 *
 * Terms are separated by blanks and all must hold. A term is a field, an operator and a value; a
 * word without a field is looked for in everything that names the row. `|` between values means
 * or, `-` before a term means not, "…" or 「…」 keeps blanks in a value. Operators: `:` contains
 * (a number or date: equals; a choice: is it, else begins so), `=` equals, `>` `>=` `<` `<=`; `字段:有` and `字段:无` ask
 * whether there is a value. Full-width signs and digits count as the plain ones. */
#ifndef MODEL_WHERE_H
#define MODEL_WHERE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/err.h"

enum where_kind {
    WHERE_TEXT,
    WHERE_NUMBER,
    WHERE_POINTS, /* a number with up to four decimals, kept in units of 10^-4 (model/points.h) */
    WHERE_DATE,   /* of an instant */
    WHERE_DAY,    /* of a date kept as text */
    WHERE_CHOICE,
    WHERE_FLAG,
    WHERE_INITIALS, /* pinyin initials, which may be skipped as in text/pinyin.h */
};

struct where_choice {
    const char *id, *name; /* as stored, as people write it */
};

struct where_field {
    const char *id;
    const char *names; /* Chinese, separated by blanks; the first is shown */
    enum where_kind kind;
    const struct where_choice *choices;
    size_t n_choices;
    const char *help;
};

enum where_op {
    WHERE_CONTAINS,
    WHERE_EQUALS,
    WHERE_LESS,
    WHERE_LESS_EQUAL,
    WHERE_GREATER,
    WHERE_GREATER_EQUAL,
    WHERE_PRESENT,
    WHERE_ABSENT,
};

/* Terms, and values of a term: what the database still takes as one question. */
#define WHERE_MOST 100
#define WHERE_TODAY "今天"     /* which only a clock can tell: see where_settle_today */
#define WHERE_ANY ((size_t)-1) /* a word without a field */

struct where_term {
    size_t field; /* index into the fields, or WHERE_ANY */
    bool is_not;
    enum where_op op;
    /* Joined by or; choices as their ids, dates as YYYY-MM-DD or WHERE_TODAY, points as units. */
    const char **values;
    size_t n;
};

struct where {
    struct where_term *at;
    size_t n, cap;
};

/* STATUS_USAGE with err->column at the first term that cannot be understood: an unknown field (with
 * the first of those there are), a value of the wrong kind, an unclosed quote. */
enum status where_parse(struct arena *a, const struct where_field *fields, size_t n_fields,
                        const char *text, struct where *out, struct err *err) MUST_CHECK;

/* In place of 今天 in every date. */
void where_settle_today(struct arena *a, const struct where_field *fields, day_t today,
                        struct where *where);

/* A word is looked for in numbers only when every value of its term is one: 5G is not case 5. */
bool where_is_number(const struct where_term *term);

#endif
