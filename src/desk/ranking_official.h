/* The ranking that papers and exports show. After 定稿 it is the newest edition of the choice, row by row as it was
 * kept, with its scheme and line, whatever became of sheets since; how the ranking as it stands now differs is
 * told. Without an edition, or asked for by another line or scheme, it is the ranking as it stands: a draft, and
 * called so. */
#ifndef DESK_RANKING_OFFICIAL_H
#define DESK_RANKING_OFFICIAL_H

#include "desk/ranking_editions.h"

#define FINGERPRINT_SHOWN 16 /* of the digits of an edition's fingerprint on paper */

struct ranking_official {
    struct ranking ranking;             /* what is shown; of an edition ranking.kept is set */
    struct ranking live;                /* as it stands, with the same line */
    const struct ranking_edition *last; /* the newest of the choice; NULL */
    const struct ranking_edition
        *other;              /* where there is no last: the newest of another choice; NULL */
    bool is_final;           /* `ranking` is that edition */
    const char *differences; /* of `live` from it, one on a line; NULL: none */
};

/* As ranking_load. What a final one keeps of a case is what its row says: rank, score, side and why; who
 * recommends it and the like are read anew. */
enum status ranking_official_load(struct desk *desk, struct arena *a,
                                  const struct ranking_wanted *wanted, struct ranking_official *out,
                                  struct err *err) MUST_CHECK;
/* The ranking as it stands, whatever is final, which ranking.told tells: 与定稿第 2 版 (入围 4) 一致. */
enum status ranking_now_load(struct desk *desk, struct arena *a,
                             const struct ranking_wanted *wanted, struct ranking *out,
                             struct err *err) MUST_CHECK;
/* 定稿第 2 版 2024-07-16 09:41 指纹 3f2a…; 未定稿（草稿）, and what is final instead; and how what stands now differs. */
const char *ranking_official_text(struct arena *a, const struct ranking_official *o);
/* 网络设施保护 定稿第 2 版 2024-07-16 09:41 指纹 3f2a… */
const char *ranking_edition_brief(struct arena *a, const struct ranking_edition *e);

#endif
