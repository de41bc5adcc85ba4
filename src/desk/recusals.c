#include "desk/recusals.h"

#include "base/slice.h"
#include "base/vec.h"
#include "desk/recusal_book.h"
#include "desk/submissions.h"

static struct recusal of_ground(const struct recusal_book *b, struct arena *a,
                                const struct recusal_pair *pair, const struct recusal_ground *g)
{
    if (g->row) {
        return *g->row;
    }
    return (struct recusal){.reviewer = b->people[pair->person].id,
                            .submission = pair->c->id,
                            .origin = "found",
                            .ground = g->tie->ground,
                            .key = recusal_key(a, g->tie),
                            .evidence = recusal_evidence(b, a, pair, g),
                            .state = RECUSAL_PROPOSED};
}

enum status recusals_of_pair(struct desk *desk, struct arena *a, int64_t reviewer,
                             int64_t submission, struct recusal_views *out, struct err *err)
{
    struct recusal_book book;
    struct submission s;
    const struct recusal_book_wanted wanted = {&reviewer, 1, 0};
    *out = (struct recusal_views){0};
    enum status status = submission_load(desk, a, submission, &s, err);
    if (status == STATUS_OK) {
        status = recusal_book_load(desk, a, &wanted, &book, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    const struct panel_case c = {s.record.id, s.title,    s.direction,  s.state,
                                 s.lead,      s.partners, s.credit_code};
    struct recusal_parties parties = recusal_parties_of(&book, a, &c);
    const struct recusal_pair pair = {0, &c, &parties, 0};
    struct recusal_grounds grounds = {0};
    recusal_grounds_of(&book, a, &pair, &grounds);
    for (size_t i = 0; i < grounds.n; i++) {
        *VEC_PUSH(a, out) = (struct recusal_view){
            .recusal = of_ground(&book, a, &pair, &grounds.at[i]), .reviewer = book.people[0].name};
    }
    return STATUS_OK;
}

enum status recusal_ask(struct desk *desk, struct arena *a, struct recusal *r, struct err *err)
{
    struct write w;
    int64_t me = 0;
    enum status status = write_begin(&w, desk, a, "recusal_ask", MAY_REVIEW | MAY_KEEP_PANELS, err);
    if (status == STATUS_OK && !(desk->may & MAY_KEEP_PANELS)) {
        status = reviewer_me(desk, &me, err);
        if (status == STATUS_OK && (!me || me != r->reviewer)) {
            status = err_set(err, STATUS_NOT_PERMITTED, "只能替自己请求回避");
        }
    }
    if (status == STATUS_OK && text_is_empty(r->evidence)) {
        status = err_set(err, STATUS_USAGE, "请求回避要写明事由");
    }
    r->ground = r->ground ? r->ground : "request";
    r->state = RECUSAL_PROPOSED;
    r->asked_by = desk->me.name;
    r->asked_at = desk_now(desk);
    r->decided_at = NUMBER_NONE;
    if (status == STATUS_OK) {
        status = write_insert(&w, &recusal_type, r, err);
    }
    return write_end(&w, status, "请求回避", r->evidence, NULL, err);
}
