/* What may stand in a definition file: one table of keys per mapping.
 *
 * The same row gives parsing, the sentence about an unknown key, the check of the documentation,
 * the dump as text and JSON, and the rule card. A new key is one row here and one member in
 * model/. */
#ifndef NOTICE_SCHEMA_H
#define NOTICE_SCHEMA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "model/notice.h"
#include "model/scheme.h"
#include "model/unit_class.h"

enum key_kind {
    KEY_TEXT,    /* const char * */
    KEY_TEXTS,   /* struct texts: one text or a list of them */
    KEY_NUMBER,  /* struct number */
    KEY_POINTS,  /* struct number in units of 10^-4: 26.5, 30% */
    KEY_SHARE,   /* struct share: 2/3, 过半数 */
    KEY_DATE,    /* struct date */
    KEY_YES,     /* enum yes: 是 / 否 */
    KEY_CHOICE,  /* an enum, by the words of a vocabulary */
    KEY_CHOICES, /* unsigned, bits of a vocabulary */
    KEY_WHEN,    /* struct when */
    KEY_EVENT,   /* struct when, which may also be the words of an event */
    KEY_SCOPE,   /* struct scope */
    KEY_ROWS,    /* list of struct texts */
    KEY_LIST,    /* list of a struct described by `sub` */
};

/* What a text must be the name of. */
enum reference {
    REFERENCE_NONE,
    REFERENCE_TRACK,
    REFERENCE_AXIS,
    REFERENCE_LIST,
    REFERENCE_STEP,
    REFERENCE_LIMIT,
    REFERENCE_MATERIAL,
    REFERENCE_FIELD,
    REFERENCE_ATTACHMENT,
    REFERENCE_CONTACT,
    REFERENCE_OWN_NUMBER,
    REFERENCE_PART, /* a source of columns or a field */
};

struct word {
    const char *text; /* in the file */
    const char *id;   /* in JSON */
    int value;
};

struct vocabulary {
    const struct word *at;
    size_t n;
};

struct key {
    const char *name; /* Chinese, in the file */
    const char *id;   /* English, in JSON */
    enum key_kind kind;
    size_t offset;
    bool is_required;
    const struct vocabulary *words;
    const struct schema *sub;
    enum reference reference;
    const char *help; /* one sentence for clerks; also in docs/notice-format.md */
};

struct schema {
    const char *name; /* Chinese, for messages: 限额 */
    const struct key *keys;
    size_t n;
    size_t size;           /* of the struct */
    const char *short_key; /* which key a bare text fills; NULL when a mapping is needed */
    bool has_rule;         /* begins with struct rule, so RULE_SCHEMA's keys are allowed too */
};

/* The small data files as they stand in YAML; the loaders turn them into model/ structs. */
struct calendar_file_day {
    struct date date;
    const char *holiday;
    int mark; /* enum calendar_mark */
};
struct calendar_file {
    struct number year;
    const char *doc_no;
    LIST_OF(calendar_file_day) days;
};
struct unit_classes_file {
    LIST_OF(unit_class) classes;
};

/* The layout of every LIST_OF. */
struct list_view {
    void *at;
    size_t n;
};

extern const struct schema notice_schema, rule_schema;
extern const struct schema calendar_schema, unit_classes_schema;
extern const struct schema scheme_schema;

/* The key called `name` of a schema or, when it has rules, of the rule part; NULL for none. */
const struct key *schema_key(const struct schema *s, const char *name);
/* The i-th key counting own keys first, then those of the rule; NULL behind the end. */
const struct key *schema_key_at(const struct schema *s, size_t i);
/* The known name nearest to an unknown one; NULL when nothing is near. */
const char *schema_nearest(const struct schema *s, const char *name);

/* The same among any names. */
const char *texts_nearest(const struct texts *known, const char *name);

/* Members of the struct `map` through its keys. */
struct list_view schema_list(const void *map, const struct key *k);
const void *schema_item(const struct key *k, struct list_view v, size_t i);
const char *schema_text(const void *map, const struct key *k);
int schema_choice(const void *map, const struct key *k);
/* Does the definition say it? */
bool schema_has(const void *map, const struct key *k);
/* The text under a key by its name; NULL when it is absent or the schema has no such text. */
const char *schema_text_of(const struct schema *s, const void *map, const char *name);

/* The word for a value; NULL for values without one. */
const struct word *vocabulary_word(const struct vocabulary *v, int value);
const struct word *vocabulary_find(const struct vocabulary *v, const char *text);
/* "A / B / C", for messages. */
const char *vocabulary_list(struct arena *a, const struct vocabulary *v);

#endif
