/* Lists of recommenders judged as one thing (rules/list_check.h): a split of desk/checks.h. The desk's own
 * list, of which it is the recommender itself, is judged like those that come in, and its states as well. */
#ifndef DESK_LIST_FINDINGS_H
#define DESK_LIST_FINDINGS_H

#include "desk/limit_rows.h"
#include "model/finding.h"

/* The list of the unit at this place of the rows, whose rows all are there. The findings have no ids yet. */
enum status list_find(struct limit_rows *rows, uint32_t recommender, struct findings *out,
                      struct err *err) MUST_CHECK;

/* All lists that the rows make, in the order of recommenders: what `tell` is given is one list, and lasts
 * until it returns. */
struct list_teller {
    void *context;
    enum status (*tell)(void *context, uint32_t recommender, struct findings *found,
                        struct err *err);
};
enum status lists_find(struct limit_rows *rows, struct arena *a, struct list_teller teller,
                       struct err *err) MUST_CHECK;

#endif
