/* Nouns as records: what every editable row has, and one table of fields per noun.
 *
 * A noun is a plain struct that begins with `struct record`; its table of fields says for each
 * member the English id (also the column and the JSON key), the Chinese name, the kind and where
 * it lies. Loading, saving, differences in the audit, undo, forms and JSON all walk that table, so
 * a new column is one member, one row in the table, one migration. */
#ifndef MODEL_RECORD_H
#define MODEL_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* A number or instant that is not there (NULL in the store); equals INSTANT_NONE. */
#define NUMBER_NONE INT64_MIN

struct record {
    int64_t id;      /* 0: not stored yet */
    int64_t rev;     /* counts the versions of the row, from 1 */
    int64_t is_void; /* 1: 作废, kept but out of every list and count */
};

/* Rows of one noun whose ids follow each other. */
struct record_run {
    int64_t first, last;
};

static inline struct record_run one_record(int64_t id)
{
    return (struct record_run){id, id};
}

enum record_kind {
    RECORD_TEXT,    /* const char *, NULL when absent; "" is stored as NULL */
    RECORD_NUMBER,  /* int64_t, NUMBER_NONE when absent */
    RECORD_INSTANT, /* int64_t seconds, NUMBER_NONE when absent */
    RECORD_FLAG,    /* int64_t 0 or 1 */
    RECORD_LINK,    /* int64_t id of another record, 0 when absent */
    RECORD_LINKS,   /* const char *: ids joined by commas, in order; NULL when none */
    RECORD_FIELDS,  /* const char *: named values, see model/fields.h; NULL when none */
};

enum record_trait {
    TRAIT_NONE = 0,
    TRAIT_DERIVED = 1,  /* made from other fields; no difference, no form, no JSON */
    TRAIT_REQUIRED = 2, /* "" instead of NULL when absent */
    TRAIT_BULKY = 4,    /* a long text: the audit keeps it, lists and JSON leave it out */
};

struct record_field {
    const char *id;   /* column, JSON key */
    const char *name; /* Chinese, for people */
    enum record_kind kind;
    unsigned traits;
    size_t offset;
    const char *links_to; /* noun of LINK and LINKS */
};

struct record_type {
    const char *id;   /* the noun and its table: "unit" */
    const char *name; /* 单位 */
    const struct record_field *fields;
    size_t n;
    size_t size; /* of the struct */
};

/* The field with this id; NULL when there is none. */
const struct record_field *record_field(const struct record_type *type, const char *id);

/* The field a person means by this word, its id or its name; NULL when there is none, and for what the desk
 * derives. */
const struct record_field *record_field_called(const struct record_type *type, const char *word);

/* Typed access through the table. */
const char *record_text(const void *record, const struct record_field *f);
int64_t record_number(const void *record, const struct record_field *f);
void record_set_text(void *record, const struct record_field *f, const char *text);
void record_set_number(void *record, const struct record_field *f, int64_t number);
bool record_is_text(const struct record_field *f);

/* The value as the audit keeps it (numbers in decimal); NULL when absent. */
const char *record_value(struct arena *a, const void *record, const struct record_field *f);
/* The reverse. False when the text is no value of this kind. */
bool record_parse(struct arena *a, void *record, const struct record_field *f, const char *value);
bool record_same(const void *left, const void *right, const struct record_field *f);

/* A copy whose texts are shared. */
void *record_copy(struct arena *a, const struct record_type *type, const void *record);

/* Ids of a LINKS text; *ids lives in the arena. */
size_t links_parse(struct arena *a, const char *links, int64_t **ids);
/* NULL for none. */
const char *links_text(struct arena *a, const int64_t *ids, size_t n);

#endif
