/* 评审组: the people drawn for some cases of a notice, their seats, and who reads what (分配). */
#ifndef MODEL_PANEL_H
#define MODEL_PANEL_H

#include <stdbool.h>

#include "model/record.h"

/* drawing: people and cases may change; scoring: frozen, only replacement changes it; closed. */
#define PANEL_DRAWING "drawing"
#define PANEL_SCORING "scoring"
#define PANEL_CLOSED "closed"

struct panel {
    struct record record;
    int64_t notice;
    const char *track;                       /* code; NULL: all */
    const char *directions;                  /* joined by 、; NULL: all */
    const char *stage;                       /* of the scheme; NULL: its only one */
    const char *name;                        /* known by it, one of a kind */
    const char *scheme;                      /* name of a scheme; NULL: not chosen yet */
    const char *scheme_text, *scheme_digest; /* what it said when scoring opened */
    const char *state;
    int64_t size; /* seats wanted */
    /* The draw (desk/draws.h); NULL when members were named by hand. */
    const char *seed, *algorithm;
    const char *terms; /* the conditions, as sentences */
    const char *draw;  /* every candidate in order with what became of it */
    int64_t drawn_at;
    const char *drawn_by, *witness;
    int64_t opened_at; /* scoring */
    const char *note;
    /* The order of presenting at a defence (desk/defences.h); NULL: not drawn. */
    const char *order_seed, *order_algorithm;
    int64_t order_at;
    const char *order_by, *order_witness;
};

#define SEAT_MEMBER "member"
#define SEAT_ALTERNATE "alternate"
#define SEAT_REPLACED "replaced"

/* What a member says to the result (签字), and whether they came to the defence. */
#define SIGNED_AGREE "agree"
#define SIGNED_DISSENT "dissent"
#define SIGNED_REFUSED "refused"
#define ATTENDANCE_PRESENT "present"
#define ATTENDANCE_ABSENT "absent"

struct panel_member {
    struct record record;
    int64_t panel, reviewer;
    int64_t position;         /* 1 …: order of the draw or of naming */
    const char *state;        /* SEAT_… */
    int64_t is_head;          /* 组长 */
    int64_t replaced_by;      /* the seat that took its place; 0: none */
    const char *why;          /* why replaced */
    const char *attendance;   /* present, absent; NULL: not said (答辩) */
    const char *signing;      /* agree, dissent, refused; NULL: not yet */
    const char *signing_note; /* the dissenting opinion, or why not */
    const char *signed_on;    /* date */
};

#define ASSIGNED_AUTO "auto"
#define ASSIGNED_HAND "hand"
#define ASSIGNED_FILE "file"

struct assignment {
    struct record record; /* void: 作废, with void_why */
    int64_t panel, reviewer, submission;
    int64_t position; /* 1 …: order in which the reviewer reads */
    const char *origin;
    const char *void_why;
};

extern const struct record_type panel_type, panel_member_type, assignment_type;

/* 组建中, 打分中, 已结束; the id itself when it is none. */
const char *panel_state_name(const char *state);
/* 成员, 候补, 已替换 */
const char *seat_state_name(const char *state);
/* 同意, 不同意见, 拒签 */
const char *signing_name(const char *signing);
/* The id of one by id or name; NULL when it is none. */
const char *signing_find(const char *text);
/* 到场, 缺席 */
const char *attendance_name(const char *attendance);
/* 自动, 手工, 文件 */
const char *assignment_origin_name(const char *origin);

#endif
