/* 答辩: a panel whose stage of the scheme is marked at the place. The cases present in an order that is
 * drawn; who is absent gives no sheets; what all members gave one case is typed by the staff and sealed
 * together.
 *
 * The order is drawn as panels are (rules/draw.h): the numbers of the cases (00012) are ranked by SHA-256
 * of `seed:number`, so that anybody can repeat it. It stands in the positions of the assignments. */
#ifndef DESK_DEFENCES_H
#define DESK_DEFENCES_H

#include "desk/sheet_cases.h"
#include "desk/write.h"

struct defence_case {
    int64_t submission;
    const char *no, *title;
    int64_t readers, sealed;
};
struct defence {
    struct defence_case *at; /* in the order they present */
    size_t n, cap;
};
/* STATUS_DATA for a panel that is marked at one's own desk; staff only. */
enum status defence_load(struct desk *desk, struct arena *a, const struct scoring *scoring,
                         struct defence *out, struct err *err) MUST_CHECK;

struct defence_draw {
    int64_t panel;
    const char *seed;    /* NULL or empty: one is made */
    const char *witness; /* NULL */
};
struct defence_drawn {
    const char *seed, *algorithm;
    struct defence_place {
        const char *no;
        const char *key; /* the fingerprint it is ranked by */
    } * places;
    size_t n;
    int64_t batch;
};
/* Draws the order and keeps seed, algorithm, time, who drew and who watched with the panel. Not once a
 * sheet is sealed. */
enum status defence_draw_order(struct desk *desk, struct arena *a, const struct defence_draw *draw,
                               struct defence_drawn *out, struct err *err) MUST_CHECK;

/* The form by which what is typed of a case is kept (desk/drafts.h): defence:CASE:PANEL. False when it is another. */
const char *defence_form(struct arena *a, int64_t panel, int64_t submission);
bool defence_form_parse(const char *form, int64_t *panel, int64_t *submission);

/* Says who came: ATTENDANCE_…, NULL takes it back. Who is absent loses the cases they have not sealed, and
 * gets again, when it is taken back, those that have not been defended meanwhile: no sheet of anybody is
 * sealed. Staff only. */
struct attendance {
    int64_t panel, reviewer;
    const char *attendance;
};
enum status defence_attend(struct desk *desk, struct arena *a, const struct attendance *who,
                           int64_t *batch, struct err *err) MUST_CHECK;

/* What members gave one case, as typed from their papers (origin paper). As one entry: with `seals` every
 * reader of the case must have given all marks and reasons, else STATUS_DATA and nothing is written. */
struct defence_marks {
    int64_t submission;
    const struct sheet_entry *entries; /* key.submission and origin are filled in */
    size_t n;
    bool seals;
    const char *typed; /* the form that kept what was typed (defence_form), done with it; NULL */
};
enum status defence_put(struct desk *desk, struct arena *a, const struct scoring *scoring,
                        const struct defence_marks *marks, int64_t *batch,
                        struct err *err) MUST_CHECK;

#endif
