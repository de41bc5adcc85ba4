/* 评审组: made for some cases of a notice, its seats filled by a draw (desk/draws.h) or by name, frozen
 * when scoring opens; from then on only a replacement changes who sits on it, and that voids, never deletes. */
#ifndef DESK_PANELS_H
#define DESK_PANELS_H

#include "desk/reviewers.h"
#include "model/panel.h"
#include "model/submission.h"

struct panel_view {
    struct panel panel;
    const char *notice; /* code */
    int64_t members, alternates;
    int64_t cases;    /* that are its now */
    int64_t left;     /* assigned, and withdrawn, refused or ended since */
    int64_t assigned; /* pairs of reviewer and case */
    int64_t sealed;   /* of them, with a sealed sheet */
};
struct panel_views {
    struct panel_view *at;
    size_t n, cap;
};
/* 18 件, 另 1 件已撤回或退出; 分配 95 份 */
const char *panel_counts_text(struct arena *a, const struct panel_view *v);
/* notice 0: of all. */
enum status panels_load(struct desk *desk, struct arena *a, int64_t notice, struct panel_views *out,
                        struct err *err) MUST_CHECK;
enum status panel_view_load(struct desk *desk, struct arena *a, int64_t id, struct panel_view *out,
                            struct err *err) MUST_CHECK;
/* By name or `#id`; STATUS_NOT_FOUND naming those there are. */
enum status panel_find(struct desk *desk, struct arena *a, const char *text, struct panel *out,
                       struct err *err) MUST_CHECK;

/* Its cases: of notice and track, with one of its directions, neither refused nor withdrawn nor ended; where an
 * earlier stage of its scheme sends only some on (晋级), those, once it is known who they are
 * (desk/stage_advance.h). In the order of their numbers. */
struct panel_case {
    int64_t id;
    const char *title, *direction, *state;
    int64_t lead;
    const char *partners, *credit_code; /* as in struct submission */
};
struct panel_cases {
    struct panel_case *at;
    size_t n, cap;
};
enum status panel_cases_load(struct desk *desk, struct arena *a, const struct panel *panel,
                             struct panel_cases *out, struct err *err) MUST_CHECK;

/* Seats, those replaced too, in the order of their positions. */
struct panel_seat {
    struct panel_member seat;
    struct reviewer_view reviewer;
    int64_t assigned; /* cases in this panel */
    int64_t sealed;   /* of them, with a sealed sheet */
};
struct panel_seats {
    struct panel_seat *at;
    size_t n, cap;
};
enum status panel_seats_load(struct desk *desk, struct arena *a, int64_t panel,
                             struct panel_seats *out, struct err *err) MUST_CHECK;

/* Who of those in force has other roles than an expert's, and what they are not told for it while they score
 * (desk/sight.h), in a sentence; NULL when there is nobody. */
const char *panel_two_roles_text(struct arena *a, const struct panel_seats *seats);
/* The same of a panel as it is now. */
enum status panel_two_roles_load(struct desk *desk, struct arena *a, int64_t panel,
                                 const char **text, struct err *err) MUST_CHECK;

/* Saves `mine` as edited from `base`; NULL adds one without members. Track and directions are checked
 * against the notice; no name is made one of notice, track and directions, with the scheme where another
 * panel has that name. STATUS_DATA once it is frozen, but for name and note. */
enum status panel_save(struct desk *desk, struct arena *a, const struct panel *base,
                       struct panel *mine, int64_t *batch, struct err *err) MUST_CHECK;
/* The name it would be made with, in p->name, so that it can be told before; track and directions are settled. */
enum status panel_name_new(struct desk *desk, struct arena *a, struct panel *p,
                           struct err *err) MUST_CHECK;
/* 作废, with seats, recusals and assignments; a supervisor, with a reason, before scoring opens. */
enum status panel_void(struct desk *desk, struct arena *a, int64_t id, const char *why,
                       struct err *err) MUST_CHECK;
/* Names members, or alternates, without a draw, as one entry; only while it is put together. STATUS_DATA for
 * who sits there already. */
struct panel_seating {
    int64_t panel;
    const int64_t *reviewers;
    size_t n;
    const char *state; /* SEAT_MEMBER or SEAT_ALTERNATE */
};
enum status panel_seats_add(struct desk *desk, struct arena *a, const struct panel_seating *seating,
                            int64_t *batch, struct err *err) MUST_CHECK;
/* Takes a named one down again, with the cases assigned: 作废, with a reason, only while it is put
 * together. Not whom a draw has seated: that is a replacement. */
struct panel_unseating {
    int64_t panel, reviewer;
    const char *why;
};
enum status panel_seat_void(struct desk *desk, struct arena *a, const struct panel_unseating *who,
                            int64_t *batch, struct err *err) MUST_CHECK;
enum status panel_head_set(struct desk *desk, struct arena *a, int64_t seat,
                           struct err *err) MUST_CHECK;

/* What a replacement changes, told before it is done. */
struct panel_replacement {
    int64_t seat;     /* who goes */
    int64_t reviewer; /* who comes; 0: the first alternate that may */
    const char *why;  /* needed */
};
struct panel_replaced {
    const char *out, *in; /* names */
    int64_t voided;       /* assignments that become void */
    int64_t passed;       /* of them, given to who comes */
    int64_t blocked;      /* not passed on: who comes is recused from these */
    int64_t sheets;       /* score sheets that become void */
    int64_t batch;        /* 0 while it is only told */
};
/* A supervisor's. With is_dry only tells. */
enum status panel_replace(struct desk *desk, struct arena *a, const struct panel_replacement *r,
                          bool is_dry, struct panel_replaced *out, struct err *err) MUST_CHECK;

/* What is missing, "" when nothing is: told before it is opened.
 * 开始打分: the scheme is read and kept as it is now, seats and assignments are frozen. STATUS_DATA with
 * all that is missing: a scheme, members, an odd number of them, assignments, recusals not settled. */
enum status panel_open_check(struct desk *desk, struct arena *a, int64_t id, const char **lacks,
                             struct err *err) MUST_CHECK;
enum status panel_open(struct desk *desk, struct arena *a, int64_t id, int64_t *batch,
                       struct err *err) MUST_CHECK;
enum status panel_close(struct desk *desk, struct arena *a, int64_t id, const char *why,
                        int64_t *batch, struct err *err) MUST_CHECK;

/* ---- within another write ---------------------------------------------------------------------- */

/* Panels of this notice, track, directions and stage, those of its scheme first, closed ones last. Its
 * track and directions are settled, and a name that nobody has. */
enum status panels_alike(struct desk *desk, struct arena *a, struct panel *wanted, int64_t **ids,
                         size_t *n, struct err *err) MUST_CHECK;
/* One that scores from the start, for scores that were given on paper. */
enum status panel_make(struct write *w, struct panel *panel, struct err *err) MUST_CHECK;
/* The reviewer's seat, made behind the last one when there is none. */
enum status panel_seat_ensure(struct write *w, int64_t panel, int64_t reviewer,
                              struct err *err) MUST_CHECK;

#endif
