/* 推荐单位（盖章）：X, as people write it above the headings of a summary table. */
#ifndef DESK_TABLE_RECOMMENDER_H
#define DESK_TABLE_RECOMMENDER_H

#include "desk/table_layout.h"

/* Sets recommender and its line from the rows above the headings: behind the label, or in the next cell that is
 * no label itself. NULL stays when none names a unit. */
void table_recommender_find(struct arena *a, const struct table_head *head, struct table_layout *l);

#endif
