#include "desk/assignment_judge.h"

#include "base/slice.h"
#include "model/submission.h"
#include "store/record.h"

static enum status load_book(struct desk *desk, struct assignment_judge *j, struct err *err)
{
    int64_t *ids = ARENA_ARRAY(j->arena, int64_t, j->seats.n + 1);
    struct recusal_book_wanted wanted = {ids, 0, j->panel.record.id};
    for (size_t i = 0; i < j->seats.n; i++) {
        if (text_eq(j->seats.at[i].seat.state, SEAT_MEMBER)) {
            ids[wanted.n++] = j->seats.at[i].seat.reviewer;
        }
    }
    return recusal_book_load(desk, j->arena, &wanted, &j->book, err);
}

enum status assignment_judge_load(struct desk *desk, struct arena *a, int64_t panel,
                                  struct assignment_judge *out, struct err *err)
{
    *out = (struct assignment_judge){.arena = a};
    enum status status = record_load(desk->db, &panel_type, panel, a, &out->panel, err);
    if (status == STATUS_OK && text_eq(out->panel.state, PANEL_CLOSED)) {
        return err_set(err, STATUS_DATA, "%s 已结束, 不能再分配", out->panel.name);
    }
    if (status == STATUS_OK) {
        status = panel_cases_load(desk, a, &out->panel, &out->cases, err);
    }
    if (status == STATUS_OK) {
        status = panel_seats_load(desk, a, panel, &out->seats, err);
    }
    if (status == STATUS_OK) {
        status = panel_directions_load(desk, a, &out->panel, &out->directions, err);
    }
    return status == STATUS_OK ? load_book(desk, out, err) : status;
}

const struct panel_seat *assignment_member(const struct assignment_judge *j, int64_t reviewer)
{
    for (size_t i = 0; i < j->seats.n; i++) {
        const struct panel_member *m = &j->seats.at[i].seat;
        if (m->reviewer == reviewer && text_eq(m->state, SEAT_MEMBER)) {
            return &j->seats.at[i];
        }
    }
    return NULL;
}

/* They stand in the order of their numbers. */
const struct panel_case *assignment_case(const struct assignment_judge *j, int64_t submission)
{
    size_t low = 0, high = j->cases.n;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (j->cases.at[middle].id < submission) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < j->cases.n && j->cases.at[low].id == submission ? &j->cases.at[low] : NULL;
}

static const char *recused(const struct assignment_judge *j, size_t person,
                           const struct panel_case *c)
{
    const struct recusal_parties parties = recusal_parties_of(&j->book, j->arena, c);
    const struct recusal_pair pair = {person, c, &parties, j->panel.record.id};
    struct recusal_grounds grounds;
    recusal_grounds_of(&j->book, j->arena, &pair, &grounds);
    for (size_t i = 0; i < grounds.n; i++) {
        if (recusal_ground_counts(&grounds.at[i])) {
            return arena_printf(j->arena, "%s 要回避 %s: %s", j->book.people[person].name,
                                submission_no(j->arena, c->id),
                                recusal_evidence(&j->book, j->arena, &pair, &grounds.at[i]));
        }
    }
    return NULL;
}

const char *assignment_refusal(const struct assignment_judge *j, int64_t reviewer,
                               int64_t submission)
{
    size_t person = recusal_person_find(&j->book, reviewer);
    const struct panel_case *c = assignment_case(j, submission);
    if (person == RECUSAL_NOBODY) {
        return arena_printf(j->arena, "%s 不是 %s 的成员", reviewer_no(j->arena, reviewer),
                            j->panel.name);
    }
    return c ? recused(j, person, c)
             : arena_printf(j->arena, "申报件 %s 不归 %s 评", submission_no(j->arena, submission),
                            j->panel.name);
}

bool assignment_is_unskilled(const struct assignment_judge *j, int64_t reviewer, int64_t submission)
{
    const struct panel_seat *s = assignment_member(j, reviewer);
    const struct panel_case *c = assignment_case(j, submission);
    uint64_t bits = c ? panel_directions_of(&j->directions, j->arena, c->direction) : 0;
    return s && bits &&
           !(bits & panel_directions_of(&j->directions, j->arena, s->reviewer.reviewer.expertise));
}
