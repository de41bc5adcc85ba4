/* Two notices side by side, as parent and child are read: rows are matched by what they are about
 * (what is counted and for whom, who hands in to whom, the name of the material), never by clause. What
 * is left over is matched more loosely: a limit by what it counts, even with one that has a partner
 * already (20 against 8 and 5), a step by its kind and the kind of role that acts (推荐单位报送).
 * Neither fills the gaps of the other. Remarks of who wrote the definition (备注) are left out. */
#ifndef NOTICE_COMPARE_H
#define NOTICE_COMPARE_H

#include "base/arena.h"
#include "model/notice_view.h"

struct comparison notice_compare(struct arena *a, const struct notice *left,
                                 const struct notice *right);

#endif
