/* Any bytes as a review scheme: either problems with places inside the file, or a scheme by which sheets
 * can be scored, ranked and told. */
#include <stdlib.h>

#include "base/buf.h"
#include "desk/scheme_card.h"
#include "notice/load.h"
#include "rules/rank.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

#define SHEETS 6

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

static void tell(struct arena *a, const struct scheme *s)
{
    struct buf out = BUF_INIT;
    struct json j = json_start(&out);
    scheme_json(&j, s);
    json_finish(&j);
    buf_release(&out);
    must(*scheme_card(a, s) && *scheme_brief(a, s) && *scheme_ties_text(a, s));
}

/* Sheets of all stages, with marks at both ends of every criterion. */
static void score(struct arena *a, const struct scheme *s, struct rank_row *row)
{
    static const struct score_context context;
    struct sheet_marks sheets[SHEETS];
    struct case_score score;
    struct fraction *keys = ARENA_ARRAY(a, struct fraction, s->ties.n + 1);
    for (size_t i = 0; i < SHEETS; i++) {
        int64_t *marks = ARENA_ARRAY(a, int64_t, s->criteria.n);
        for (size_t k = 0; k < s->criteria.n; k++) {
            const struct criterion *c = &s->criteria.at[k];
            bool is_yes_no = c->kind == CRITERION_PASS || c->kind == CRITERION_VOTE;
            marks[k] = is_yes_no     ? SCORE_UNIT * (int64_t)(i % 2)
                       : (i + k) % 2 ? c->max.value
                                     : c->min.value;
        }
        sheets[i] = (struct sheet_marks){
            .id = (int64_t)i, .marks = marks, .stage = (int)(i % scheme_stage_count(s))};
    }
    score_case(s, sheets, SHEETS, &context, &score);
    (void)score_why_text(a, s, &score);
    for (size_t i = 0; i < s->ties.n; i++) {
        keys[i] = rank_key(s, &s->ties.at[i], &score, sheets, SHEETS);
    }
    *row = (struct rank_row){.state = score.state, .score = rank_score(s, &score), .keys = keys};
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct arena a = {0};
    struct problems ps = {.arena = &a, .file = "x"};
    struct err err = {.arena = &a};
    struct scheme s;
    enum status status = scheme_load_text((struct slice){(const char *)bytes, n}, &s, &ps, &err);
    must((status == STATUS_OK) == (ps.n == 0));
    for (size_t i = 0; i < ps.n; i++) {
        must(ps.at[i].line >= 0 && ps.at[i].column >= 0 && *ps.at[i].text);
    }
    if (status == STATUS_OK) {
        struct rank_row rows[3];
        tell(&a, &s);
        for (size_t i = 0; i < 3; i++) {
            score(&a, &s, &rows[i]);
            rows[i].id = (int64_t)i;
        }
        rank_order(&s, rows, 3, 1);
    }
    arena_release(&a);
    return 0;
}
