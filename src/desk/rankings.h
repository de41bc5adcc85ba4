/* 名次: the cases of a notice, track or direction in order, computed from their sheets each time.
 *
 * Only sealed sheets count, and of those none of a pair whose recusal was asked for and not decided. A case is
 * pending while an assigned sheet is not sealed or waits for such a decision, and whenever the scheme says so (rules/score.h); so is a case in review (受理, 初审, 评审) in the scope of a panel of the
 * choice that nobody was assigned and nobody scored. Pending ones are told behind the ranked ones and
 * never put among them; what an unsealed one would have so far is a provisional score and told as such.
 * Withdrawn, refused and void cases are left out. The score of a case does not depend on the choice: what
 * other cases have a part in it (均值系数, 晋级) is always counted over all of the notice. What persons decided (a lot, a place by hand, what a meeting said of
 * a tie across the line) is applied on top and told with each case. Staff only. */
#ifndef DESK_RANKINGS_H
#define DESK_RANKINGS_H

#include "desk/desk.h"
#include "model/scheme.h"
#include "rules/rank.h"

struct ranking_wanted {
    int64_t notice;
    const char *track;     /* code or name; NULL: all */
    const char *direction; /* name or alias, with what is below it; NULL: all */
    const char *scheme;    /* what if: by this one instead of the panels' own; NULL */
    int64_t cut;           /* so many get in; < 0: as the scheme, else the quota says */
    bool is_bare;          /* without what persons decided */
};

struct ranking_case {
    int64_t id;
    struct rank_row row;
    struct case_score score;
    int n_void;         /* sheets that do not count: recused, replaced, abstained, reopened */
    int n_waiting;      /* assigned and not sealed, or held */
    int n_held;         /* sealed, and do not count until a recusal is decided */
    int n_recused;      /* members kept from it; only known where the scheme counts by it */
    int panel;          /* place in ranking.panels of its last stage; -1 for none */
    bool is_unassigned; /* in the scope of the panels, and nobody was asked to read it */
    bool is_outside;    /* in review, and in the scope of none: only counted */
    bool is_placed, is_lot, is_by_meeting; /* decided by a person */
};

/* A panel whose sheets were read: of the choice, or another of the same notice and scheme, since its cases
 * count in means over all panels and cases of several directions have sheets of both. */
struct ranking_panel {
    int64_t id;
    const char *name, *track, *directions;
    bool is_chosen;
    int stage;
    int64_t seats;
    struct fraction factor; /* den 0: none */
};

struct edition_rows;

struct ranking {
    struct ranking_wanted wanted;
    const struct scheme *scheme;
    bool is_tried;           /* by another scheme than the sheets were filled in by */
    const char *scheme_text; /* of a panel that scores, as it was frozen; else the library's */
    struct ranking_panel *panels;
    size_t n_panels, n_chosen;
    struct ranking_case *at; /* in the order told */
    size_t n, ranked, pending, void_sheets;
    size_t outside; /* cases in review that no panel of the choice is for */
    const struct edition_rows
        *kept;        /* of a finalised one (desk/ranking_official.h) what each row says; NULL */
    int64_t cut;      /* < 0: there is no line */
    const char *told; /* of its newest edition (ranking_now_load); NULL */
    const char *cut_source; /* 方案, 名额 (四（二）), 指定; NULL */
};

/* STATUS_DATA when panels of the choice score by different schemes (take a direction, or say which one),
 * or the scheme asked for needs marks that were not given. No sheets at all is an empty ranking. */
enum status ranking_load(struct desk *desk, struct arena *a, const struct ranking_wanted *wanted,
                         struct ranking *out, struct err *err) MUST_CHECK;
/* The place of a case in it; -1 when it is not there. */
long ranking_find(const struct ranking *r, int64_t submission);

/* A case as lists show it. */
struct ranking_line {
    const char *no, *title, *applicant, *recommender;
    int64_t order;     /* 推荐顺序; NUMBER_NONE */
    const char *rank;  /* 3, or -- */
    const char *score; /* 87.00; 待评 of every pending one */
    const char *exact; /* 435/5; "" when there is none */
    const char
        *provisional;   /* what a pending one has from the sheets sealed so far; NULL: nothing */
    const char *spread; /* 9.0; "" when there is none */
    const char
        *why; /* 可推广性得分, 手工, 待抽签; why it has no rank: 未分配 …, 暂得 85.00 …; "" */
};
enum status ranking_line_load(struct desk *desk, struct arena *a, const struct ranking *r, size_t i,
                              struct ranking_line *out, struct err *err) MUST_CHECK;

/* 算式: how its score and rank came about, line by line: the sheets with who was dropped, what remained,
 * the fraction, the rounding, the steps of its tie. */
struct ranking_sheet {
    int64_t reviewer;
    const char *no, *name; /* of the reviewer */
    int stage;
    const char *total; /* 86.5; a void one's too */
    const char *fate; /* counted, dropped_high, dropped_low, void, held: a recusal is not decided */
    const char *ground; /* of a void one; NULL */
};
struct ranking_explained {
    struct texts lines;
    struct ranking_sheet *sheets;
    size_t n_sheets;
};
enum status ranking_explain(struct desk *desk, struct arena *a, const struct ranking *r, size_t i,
                            struct ranking_explained *out, struct err *err) MUST_CHECK;

#endif
