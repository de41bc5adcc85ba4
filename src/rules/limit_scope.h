/* 适用 and 不含 of a limit over rows of small numbers: the same answers as rules/scope.h gives for the
 * facts of one submission, but each key is asked once per unit, direction, track or value and then
 * only looked up. */
#ifndef RULES_LIMIT_SCOPE_H
#define RULES_LIMIT_SCOPE_H

#include "rules/counted.h"
#include "rules/scope.h"

struct scope_key {
    const struct scope_term *term;
    enum subject subject; /* of scope_term_subject */
    unsigned char
        *truths;  /* by place in the dictionary of the subject: 1 + enum truth; 0: not asked */
    size_t n;     /* places there is room for */
    size_t field; /* with SUBJECT_FIELD: which of the list's */
};

struct limit_scope {
    const struct counted_list *list;
    const struct limit *limit;
    struct arena *arena;
    struct scope_key *keys;
    size_t n_keys;
    size_t *ends; /* of the keys of 适用, of 不含, of each of rule.outside */
    size_t n_ends;
};

/* To be called when the dictionaries of the list have grown. */
void limit_scope_grow(struct limit_scope *s);

/* Which member or direction of the row the question is about. A key that asks of members is asked of
 * `member` alone where it is set, one that asks of partners of `partner`, of directions of
 * `direction`. 0: the row as a whole. */
struct scope_focus {
    uint32_t member, partner, direction;
};

void limit_scope_init(struct limit_scope *s, struct arena *a, const struct counted_list *list,
                      const struct limit *limit);
/* Does the limit hold for the row? Keys whose subject is in `leave_out` (bits 1u << enum subject) are
 * taken as met: as holding in 适用, and as not excluding in 不含. */
enum truth limit_scope_holds(const struct limit_scope *s, const struct counted_case *row,
                             struct scope_focus focus, unsigned leave_out);

#define SUBJECT_BIT(subject) (1u << (unsigned)(subject))

#endif
