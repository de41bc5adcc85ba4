/* Which submission an electronic file is of, from its name alone.
 *
 * A file is of a submission only when nothing else can be meant: its name is the one the notice asks
 * for; or has the number; or the whole title and the whole name of the lead; or a title of at least
 * four characters that one submission alone has, and no other lead's name. What is only alike is
 * proposed, never taken.
 *
 * Keys (text/key.h) are made by the caller: titles and names of files by title_key, units by unit_key. */
#ifndef RULES_FILE_MATCH_H
#define RULES_FILE_MATCH_H

#include "base/keymap.h"
#include "model/notice.h"

struct file_case {
    const char *number;       /* 00031 */
    const char *title, *unit; /* keys; "" when not known */
    struct texts names;       /* keys of the names the notice asks for */
};

struct file_named {
    const char *text;         /* without folder and extension */
    const char *title, *unit; /* its keys */
};

enum file_by { FILE_BY_NOTHING, FILE_BY_NAME, FILE_BY_NUMBER, FILE_BY_TITLE_UNIT, FILE_BY_TITLE };

#define FILE_SIMILAR_MAX 3

struct file_match {
    enum file_by by;
    size_t of;                        /* place of the case, unless by nothing */
    size_t similar[FILE_SIMILAR_MAX]; /* by nothing: what it may be of */
    size_t n_similar;
};

/* A case under one of its keys, and the next case with the same. */
struct file_posting {
    uint32_t of, next;
};

struct file_index {
    struct arena *arena;
    const struct file_case *cases; /* borrowed */
    size_t n;
    struct keymap names, numbers, titles, units; /* the first posting */
    struct {
        struct file_posting *at;
        size_t n, cap;
    } postings;
};

void file_index_init(struct file_index *x, struct arena *a, const struct file_case *cases,
                     size_t n);
void file_index_release(struct file_index *x);
/* The time it takes does not grow with the number of cases, except to propose. */
struct file_match file_match(const struct file_index *x, const struct file_named *file);

#endif
