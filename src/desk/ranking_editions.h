/* 定稿: a ranking kept as it stands, with its fingerprint, and what follows for the cases.
 *
 * A row of an edition is a line `名次 TAB 编号 TAB 名称 TAB 单位 TAB 得分 TAB 分数 TAB 入围/未入围/未排 TAB 说明`.
 * The fingerprint is SHA-256 over the scheme's text, the line and the rows, so that two copies can be
 * compared. Finalising again after a change makes the next edition with a list of differences and moves
 * the cases it places otherwise; the one before stays. */
#ifndef DESK_RANKING_EDITIONS_H
#define DESK_RANKING_EDITIONS_H

#include "base/digest.h"
#include "desk/rankings.h"
#include "model/ranking.h"

struct ranking_finalised {
    struct ranking_edition edition;
    size_t shortlisted, rejected; /* cases moved to 拟推荐, 未入选 */
    size_t returned;              /* to 评审: an edition before had placed them */
    size_t over;    /* so many more are in than the line has places: joint, or by a meeting */
    size_t unmoved; /* placed, but their state does not allow it */
    struct {
        const char **at;
        size_t n, cap;
    } turned;         /* a line for each case moved from where an edition before had put it */
    const char *text; /* all of it in sentences */
    int64_t batch;
};
/* A supervisor's, one entry of the record: the edition, and the cases that are in the state 评审 move on as
 * they stand to the line; those the edition before had put elsewhere go over or back (未入选 → 拟推荐,
 * 拟推荐 → 评审). What a person moved since stays. With is_dry only tells. STATUS_DATA while a lot is not drawn, a
 * tie across the line is open or a recusal of a reader is not decided, when nothing is ranked, and when it is the
 * same as the edition before. */
struct ranking_finalising {
    const char *why;
    bool is_dry;
};
enum status ranking_finalise(struct desk *desk, struct arena *a, const struct ranking *r,
                             const struct ranking_finalising *how, struct ranking_finalised *out,
                             struct err *err) MUST_CHECK;

struct ranking_editions {
    struct ranking_edition *at;
    size_t n, cap;
};
/* What finalising it would keep, but for its number, its differences and why; with its fingerprint. */
enum status ranking_edition_of(struct desk *desk, struct arena *a, const struct ranking *r,
                               struct ranking_edition *out, struct err *err) MUST_CHECK;
/* Of a notice, the newest first. */
enum status ranking_editions_load(struct desk *desk, struct arena *a, int64_t notice,
                                  struct ranking_editions *out, struct err *err) MUST_CHECK;
/* The newest of this track and direction; NULL when there is none. */
const struct ranking_edition *ranking_edition_last(const struct ranking_editions *all,
                                                   const struct ranking_wanted *wanted);
/* 第 2 版  网络设施保护  2024-07-16 09:41 王示例  指纹 3f2a… */
const char *ranking_edition_text(struct arena *a, const struct ranking_edition *e);
void ranking_fingerprint(const struct ranking_edition *e, char out[DIGEST_TEXT_SIZE]);
/* All of a notice in sentences, the newest first, each with what is different from the one before; "" for
 * none. */
enum status ranking_editions_text(struct desk *desk, struct arena *a, int64_t notice,
                                  const char **text, struct err *err) MUST_CHECK;
/* Does the fingerprint fit what is kept? */
bool ranking_edition_is_whole(const struct ranking_edition *e);

#endif
