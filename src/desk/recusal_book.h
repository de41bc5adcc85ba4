/* Everything 回避 rests on, read once: which units are one, the ties of some experts, what was asked for
 * and decided. Then any pair of expert and case can be told, one or very many. */
#ifndef DESK_RECUSAL_BOOK_H
#define DESK_RECUSAL_BOOK_H

#include "desk/panels.h"
#include "model/recusal.h"
#include "rules/recusal.h"

struct recusal_person {
    int64_t id;
    const char *name; /* Z0007 王示例 */
    const char *unit;
    struct recusal_tie *ties; /* their own unit first */
    size_t n, cap;
};

struct recusal_book {
    struct desk *desk;
    struct identities identities;
    struct recusal_terms terms;
    struct recusal_person *people;
    size_t n_people;
    struct tied {
        int64_t identity;
        size_t person;
    } * tied; /* by identity, ascending: who has a tie to it */
    size_t n_tied;
    struct {
        struct recusal *at; /* asked for or decided */
        size_t n, cap;
    } rows;
};
/* Of these experts; the ties count as of today. `panel`: only its rows are read besides those of no panel;
 * 0: all. */
struct recusal_book_wanted {
    const int64_t *reviewers;
    size_t n;
    int64_t panel;
};
enum status recusal_book_load(struct desk *desk, struct arena *a,
                              const struct recusal_book_wanted *wanted, struct recusal_book *out,
                              struct err *err) MUST_CHECK;

/* Their place among the people. */
#define RECUSAL_NOBODY SIZE_MAX
size_t recusal_person_find(const struct recusal_book *b, int64_t reviewer);

/* Who has part in a case: identities of its lead, of the code on its form, of its partners. */
struct recusal_parties {
    int64_t *at;
    int64_t *units; /* the unit each stands for; 0: only the code */
    size_t n;
};
struct recusal_parties recusal_parties_of(const struct recusal_book *b, struct arena *a,
                                          const struct panel_case *c);

/* How the two stand: every ground that was found, or asked for, with its row when there is one. */
struct recusal_grounds {
    struct recusal_ground {
        const struct recusal_tie *tie; /* NULL: asked for */
        size_t party;                  /* of the parties, with a tie */
        const struct recusal *row;     /* NULL: found and not decided */
    } * at;
    size_t n, cap;
};
struct recusal_pair {
    size_t person;
    const struct panel_case *c;
    const struct recusal_parties *parties;
    int64_t panel; /* whose requests count too; 0: none */
};
void recusal_grounds_of(const struct recusal_book *b, struct arena *a,
                        const struct recusal_pair *pair, struct recusal_grounds *out);
/* A ground counts until it is dismissed. */
bool recusal_ground_counts(const struct recusal_ground *g);

/* For each person, 1 where a ground counts: blocked[0 … n_people). Quicker than asking every pair. */
void recusal_block(const struct recusal_book *b, struct arena *scratch,
                   const struct recusal_pair *of_case, unsigned char *blocked);

/* Whoever has a tie to one of the parties, each once, whether it counts or not; how many. `people` and
 * is_tied have room for all of the book, is_tied is false throughout and is left so. */
size_t recusal_tied_people(const struct recusal_book *b, const struct recusal_parties *parties,
                           bool *is_tied, size_t *people);

/* The key a found ground is known by: same_unit, 任职#12. */
const char *recusal_key(struct arena *a, const struct recusal_tie *tie);
/* 专家单位与牵头单位同为「东海虚构铁塔」 */
const char *recusal_evidence(const struct recusal_book *b, struct arena *a,
                             const struct recusal_pair *pair, const struct recusal_ground *g);

#endif
