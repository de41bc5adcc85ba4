/* A desk with a panel, seven reviewers and cases that have sheets, for what is made of them. All of it fails
 * the test when it does not work. */
#ifndef SUPPORT_RANKED_H
#define SUPPORT_RANKED_H

#include "desk/rankings.h"

#define REVIEWERS 7

struct ranked {
    struct desk *desk;
    struct arena *a;
    int64_t notice, lead, panel, reviewers[REVIEWERS]; /* 255; the panel sheets are for */
    struct err err;
};

void ranked_check(struct ranked *f, enum status status);
void ranked_insert(struct ranked *f, const struct record_type *type, void *record);
/* A scheme by its text; its 名称 is 试 for the first panel. */
void ranked_scheme(struct ranked *f, const char *text);
struct ranked ranked_desk(struct arena *a, const char *scheme);
/* A panel that scores. */
int64_t ranked_panel(struct ranked *f, const char *name, const char *scheme);
/* A case with its place in the list of its recommender. */
int64_t ranked_case(struct ranked *f, const char *title, int64_t order);
void ranked_sheet(struct ranked *f, int64_t submission, int reviewer, const char *marks,
                  const char *state);
/* A case with one sealed sheet for each mark, written with blanks between. */
int64_t ranked_scored(struct ranked *f, const char *title, int64_t order, const char *marks);
void ranked_move(struct ranked *f, int64_t id, const char *state, const char *direction,
                 const char *track);

/* All of the notice; by another scheme unless it is NULL. */
struct ranking ranked_by(struct ranked *f, const char *scheme);
struct ranking ranked_of(struct ranked *f, const char *track, const char *direction);
/* `甲 1 87.00 in; 乙 2 …`: rank, score and side of each, in the order told. */
void assert_ranked(struct ranked *f, const struct ranking *r, const char *wanted);
const char *ranked_explained(struct ranked *f, const struct ranking *r, int64_t id);
void assert_in_text(const char *text, const char *part);

#endif
