/* Options of one command, described as a table and parsed at once.
 *
 * Understands `--name VALUE`, `--name=VALUE`, flags, options given several times, `-o VALUE` for
 * options with a letter, `--` before positional words; `-` alone is a positional word.
 */
#ifndef CLI_ARGS_H
#define CLI_ARGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/vec.h"

typedef VEC(const char *) text_list;

struct option {
    const char *name; /* without dashes */
    char letter;      /* a short form, 0 for none */
    /* Exactly one of these says where the value goes. */
    bool *flag;
    const char **value;
    text_list *list; /* may be given several times */
};

/* Positional words go to *words, in order. A wrong option is STATUS_USAGE with its sentence. */
enum status args_parse(struct arena *a, int argc, char **argv, const struct option *options,
                       size_t n_options, text_list *words, struct err *err) MUST_CHECK;

/* STATUS_USAGE unless `words` holds between min and max words; `what` names them in Chinese. */
enum status args_count(const text_list *words, size_t min, size_t max, const char *what,
                       struct err *err) MUST_CHECK;

/* A word NAME=VALUE taken apart; the value may be empty. STATUS_USAGE saying how it is written (`shape`:
 * 栏=值) when it is none. */
struct args_pair {
    const char *name, *value;
};
enum status args_pair(struct arena *a, const char *word, const char *shape, struct args_pair *out,
                      struct err *err) MUST_CHECK;

/* A whole number of at least 0. */
enum status args_number(const char *text, const char *what, long *number,
                        struct err *err) MUST_CHECK;

#endif
