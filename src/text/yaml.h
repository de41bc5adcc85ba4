/* YAML read into a plain tree in which every node knows its place and every scalar is text.
 *
 * The only user of libyaml. What a scalar means (number, date, yes) is decided by whoever knows the
 * key, never here. Refused: more than YAML_MAX_BYTES, anchors, aliases, tags, several documents,
 * nesting deeper than 32, anything that is not UTF-8, characters nobody can see. The tree lives in the caller's arena. */
#ifndef TEXT_YAML_H
#define TEXT_YAML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/slice.h"

#define YAML_MAX_BYTES ((size_t)1 << 20)

enum yaml_kind { YAML_TEXT, YAML_LIST, YAML_MAP };

struct yaml_node {
    enum yaml_kind kind;
    int line, column;      /* 1-based, in characters */
    const char *text;      /* YAML_TEXT */
    struct yaml_node **at; /* items of a list; keys and values of a map in turn */
    size_t n;              /* items of a list; pairs of a map */
    bool is_quoted;
};

static inline const struct yaml_node *yaml_key(const struct yaml_node *map, size_t i)
{
    return map->at[2 * i];
}
static inline const struct yaml_node *yaml_value(const struct yaml_node *map, size_t i)
{
    return map->at[2 * i + 1];
}
/* The value under a key; NULL when there is none. */
const struct yaml_node *yaml_get(const struct yaml_node *map, const char *key);

struct problem {
    const char *file;
    int line, column; /* 0 = the whole file */
    const char *text; /* Chinese, with what was expected */
};

struct problems {
    struct problem *at;
    size_t n, cap;
    struct arena *arena;
    const char *file;
};

/* Adds one. The texts live in problems->arena, which the caller sets with the file name; they are made
 * printable, and what quotes too much of the file is shortened in the middle. */
void problem_add(struct problems *ps, int line, int column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* By line and column; stable, equal ones once. */
void problems_sort(struct problems *ps);

/* The root; NULL when the text is no YAML, and then problems has at least one entry. Duplicate keys
 * are always problems, but leave a tree. A byte order mark is passed over. */
const struct yaml_node *yaml_parse(struct arena *a, struct slice bytes, struct problems *ps);

/* The same, but a text that is no YAML (*is_whole false) gives what can be read of it: the keys at the very
 * left, each read by itself, with the problems of all of them, so that one mistake does not hide the others.
 * NULL when there is nothing at all. */
const struct yaml_node *yaml_parse_parts(struct arena *a, struct slice bytes, struct problems *ps,
                                         bool *is_whole);

/* What editors and input methods do to YAML: tabs, full-width colons behind keys and commas between
 * braces, no blank behind a colon or a dash, curly quotes. Only to be called when parsing or typing failed, since all of these are
 * legal inside values. Called by yaml_parse itself when parsing fails. */
void yaml_lint(struct slice bytes, struct problems *ps);

#endif
