/* A reviewer's cases, and how far everybody is. */
#include <stdlib.h>
#include <string.h>

#include "base/digest.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/reviewers.h"
#include "desk/sheet_rights.h"
#include "model/submission.h"
#include "rules/mark.h"
#include "rules/score.h"
#include "store/queries.h"

/* ---- a reviewer's cases ----------------------------------------------------------------------- */

static enum status read_line(struct desk *desk, struct arena *a, const struct scoring *scoring,
                             const struct sheet_sight *sight, int64_t reviewer,
                             const struct db_cursor *c, struct sheet_lines *out, struct err *err)
{
    struct sheet t = {.reviewer = reviewer,
                      .submission = db_column_int(c, 0),
                      .state = db_column_text(c, 3, a),
                      .marks = db_column_text(c, 4, a),
                      .reasons = db_column_text(c, 5, a),
                      .entered_by = db_column_text(c, 6, a)};
    int64_t *marks = NULL;
    bool is_hidden = sheet_is_hidden(desk, sight, &t);
    enum status status = sheet_marks_of(a, scoring, &t, &marks, err);
    if (status != STATUS_OK) {
        return status;
    }
    *VEC_PUSH(a, out) = (struct sheet_line){
        .submission = t.submission,
        .no = submission_no(a, t.submission),
        .title = db_column_text(c, 1, a),
        .state = text_or_empty(t.state),
        .total = is_hidden ? 0 : sheet_total(scoring->scheme, (int)scoring->stage, marks),
        .missing = sheet_lacks(a, scoring, marks, t.reasons, NULL, t.submission),
        .is_hidden = is_hidden,
    };
    out->sealed += text_eq(t.state, SHEET_SEALED);
    out->drafts += text_eq(t.state, SHEET_DRAFT);
    return STATUS_OK;
}

/* One that is shuffled: by a fingerprint of panel, reviewer and case. */
struct shuffled {
    char key[DIGEST_TEXT_SIZE];
    struct sheet_line line;
};

static int by_key(const void *left, const void *right)
{
    const struct shuffled *l = left, *r = right;
    return strcmp(l->key, r->key);
}

static void shuffle(struct arena *a, const struct scoring *scoring, int64_t reviewer,
                    struct sheet_lines *lines)
{
    struct shuffled *all = ARENA_ARRAY(a, struct shuffled, lines->n + 1);
    for (size_t i = 0; i < lines->n; i++) {
        const char *text = arena_printf(a, "%lld/%lld/%lld", (long long)scoring->panel.record.id,
                                        (long long)reviewer, (long long)lines->at[i].submission);
        all[i].line = lines->at[i];
        digest_text(text, strlen(text), all[i].key);
    }
    qsort(all, lines->n, sizeof *all, by_key);
    for (size_t i = 0; i < lines->n; i++) {
        lines->at[i] = all[i].line;
    }
}

enum status sheet_lines_load(struct desk *desk, struct arena *a, const struct scoring *scoring,
                             int64_t reviewer, struct sheet_lines *out, struct err *err)
{
    struct sheet_sight sight;
    struct db_cursor c = {0};
    bool has_row = false;
    *out = (struct sheet_lines){0};
    enum status status = sheet_sight_of(desk, scoring->panel.record.id, &sight, err);
    if (status == STATUS_OK) {
        status = sheet_allow(&sight, reviewer, err);
    }
    if (status == STATUS_OK) {
        status = db_query(desk->db, QUERY_SHEET_LINES,
                          DB_ARGS(db_int(scoring->panel.record.id), db_int(reviewer)), &c, err);
    }
    while (status == STATUS_OK && (status = db_next(&c, &has_row, err)) == STATUS_OK && has_row) {
        status = read_line(desk, a, scoring, &sight, reviewer, &c, out, err);
    }
    db_finish(&c);
    if (status == STATUS_OK && scoring->scheme->is_shuffled == YES_YES &&
        !scoring_is_defence(scoring)) {
        shuffle(a, scoring, reviewer, out);
    }
    return status;
}
