/* Where cases go when a ranking is finalised. For desk/ranking_finalise.c alone.
 *
 * Who is in goes to 拟推荐, who is out to 未入选, out of 评审. A case that stands where the edition before
 * put it goes over to the other side, or back to 评审 when the new edition does not place it any more: it
 * waits, it is no more in the list, there is no line. What a person moved, or has moved on since, stays. */
#ifndef DESK_RANKING_MOVES_H
#define DESK_RANKING_MOVES_H

#include "desk/ranking_editions.h"
#include "desk/write.h"

/* `before`: the editions of the notice in force, the newest first. Counts are added to `out`. */
enum status ranking_move_cases(struct write *w, const struct ranking *r,
                               const struct ranking_editions *before, struct ranking_finalised *out,
                               struct err *err) MUST_CHECK;

#endif
