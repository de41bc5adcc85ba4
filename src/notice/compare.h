/* Two notices side by side, as parent and child are read: rows are matched by what they are about
 * (what is counted and for whom, who hands in to whom, the name of the material), never by clause.
 * Neither fills the gaps of the other. Remarks of who wrote the definition (备注) are left out. */
#ifndef NOTICE_COMPARE_H
#define NOTICE_COMPARE_H

#include "base/arena.h"
#include "model/notice_view.h"

struct comparison notice_compare(struct arena *a, const struct notice *left,
                                 const struct notice *right);

#endif
