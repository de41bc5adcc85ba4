/* What is wrong with a review scheme as a whole: stages and criteria that nothing names, weights that do
 * not add up, marks nobody can give, chains that end before they are done. */
#ifndef NOTICE_SCHEME_CHECK_H
#define NOTICE_SCHEME_CHECK_H

#include "base/slice.h"
#include "model/scheme.h"
#include "text/yaml.h"

/* Before the defaults are filled in; `bytes` is the file, for the places. */
void scheme_check(struct slice bytes, const struct scheme *s, struct problems *problems);

/* For src/notice/scheme_check*.c alone: a scheme with the tree it was read from. */
struct scheme_checker {
    const struct scheme *scheme;
    const struct yaml_node *root;
    struct problems *problems;
};
/* The node of the i-th item of a list, and of a key within it or, when it is not written, the item's. */
const struct yaml_node *scheme_item(const struct scheme_checker *c, const char *list, size_t i);
const struct yaml_node *scheme_key_of(const struct yaml_node *item, const char *key);
/* Is something said of this value already? Then what follows from it is not worth a sentence. */
bool scheme_is_told(const struct scheme_checker *c, const struct yaml_node *at);
/* Unless something is said of this value already. */
void scheme_problem(const struct scheme_checker *c, const struct yaml_node *at, const char *format,
                    ...) __attribute__((format(printf, 3, 4)));
void scheme_check_criteria(const struct scheme_checker *c);

#endif
