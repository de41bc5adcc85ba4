/* The cases a notice already has, by what tells rows apart: recommender, lead and title key in full,
 * or recommender and number. Loaded once before a table is walked through. */
#ifndef DESK_TABLE_CASES_H
#define DESK_TABLE_CASES_H

#include "base/keymap.h"
#include "desk/desk.h"

struct known_case {
    int64_t id, recommender, lead;
    uint64_t title;     /* fingerprint of the title key within this list */
    uint32_t next_full; /* the next with the same recommender, lead and title; KEYMAP_ABSENT */
    uint32_t next_number;
    uint32_t n_named;   /* rows of the file that name it in full */
    int64_t list_order; /* NUMBER_NONE */
    int64_t
        counted; /* its 序号 on the table of its recommender, where those left out have none; 0 */
    bool is_claimed; /* a row of the file is it */
    bool is_withdrawn, is_in;
};

struct table_cases {
    struct arena arena;
    struct keymap full, numbers, counted, titles, recommenders;
    struct {
        struct known_case *at;
        size_t n, cap;
    } cases;
};

/* Cases in force of notice and track; recommender 0: all. */
struct cases_wanted {
    int64_t notice, recommender;
    const char *track;
};
enum status table_cases_load(struct table_cases *c, struct desk *desk,
                             const struct cases_wanted *wanted, struct err *err) MUST_CHECK;
void table_cases_release(struct table_cases *c);

/* What a row says of itself. */
struct case_identity {
    int64_t recommender, lead; /* 0: none, or not known to the desk */
    const char *title_key;
    int64_t number; /* NUMBER_NONE */
};
#define CASES_FIT_MAX 4u
struct cases_fit {
    uint32_t at[CASES_FIT_MAX];
    size_t n; /* how many fit; may be more than are listed */
};
/* Notes that a row of the file names these in full, so that no other row takes them by number. */
void table_cases_name(struct table_cases *c, const struct case_identity *row);
/* The cases in force a row may be: those named in full, else by number, else by counted number. Claimed ones are left out. Of
 * several alike that as many rows name, each row is the next one. */
struct cases_fit table_cases_fit(struct table_cases *c, const struct case_identity *row);
/* Do as many rows as there are cases alike name them, so that each row is one of them? */
bool table_cases_are_paired(struct table_cases *c, const struct case_identity *row);
/* Is there one with just this recommender, lead and title? */
bool table_cases_has(struct table_cases *c, const struct case_identity *row);
/* That recommender hands in the file, so what it does not claim is gone. */
void table_cases_recommender(struct table_cases *c, int64_t recommender);
bool table_cases_is_gone(const struct table_cases *c, const struct known_case *k);

#endif
