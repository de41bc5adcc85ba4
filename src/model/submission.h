/* One case as it was handed in. Its number is its id, shown with at least five digits. */
#ifndef MODEL_SUBMISSION_H
#define MODEL_SUBMISSION_H

#include "model/record.h"

struct submission {
    struct record record;
    int64_t notice;    /* id */
    int64_t revision;  /* of the notice, under which it was filed and is judged */
    const char *track; /* code of a track of the notice */
    const char *direction;
    const char *title;
    int64_t lead;         /* unit: 申报单位 or 牵头单位; 0 when not known */
    const char *partners; /* units, in order */
    int64_t recommender;  /* unit; 0 when not known */
    int64_t list_order;   /* 推荐顺序, 序号 in the recommender's last table; NUMBER_NONE */
    const char *contact, *phone, *email;
    const char *contact_info; /* 联系方式, the cell as received */
    const char *credit_code;  /* of the lead, as received */
    const char *state;        /* id of rules/submission_state */
    const char *state_before; /* to what 撤回 revives */
    const char *fields;       /* of the form, model/fields.h */
    const char *note;
    int64_t logged_at;
    const char *title_key, *initials;
    const char *state_why; /* why it is in this state, where that was asked: 不予受理, 撤回 */
    const char *state_clause; /* the clause that rests on */
};

extern const struct record_type submission_type;

/* "00031" */
const char *submission_no(struct arena *a, int64_t id);
/* The id of a written number, with or without leading zeros; 0 when it is none. */
int64_t submission_no_parse(const char *no);

#endif
