#include "desk/limit_question.h"

#include "base/slice.h"
#include "desk/limits.h"

enum status limit_question_open(struct limit_question *q, struct desk *desk, struct arena *a,
                                int64_t notice, int64_t revision, struct err *err)
{
    const struct notice *definition = NULL;
    *q = (struct limit_question){.desk = desk, .arena = a};
    fact_source_init(&q->source, desk, a);
    enum status status = fact_source_definition(&q->source, notice, revision, &definition, err);
    if (status == STATUS_OK) {
        status = limits_choice(desk, notice, &q->choice, err);
    }
    if (status != STATUS_OK) {
        fact_source_release(&q->source);
        return status;
    }
    status = limit_rows_init(&q->rows, &q->source, notice, definition, err);
    if (status != STATUS_OK) {
        limit_question_close(q);
    }
    return status;
}

void limit_question_close(struct limit_question *q)
{
    limit_rows_release(&q->rows);
    fact_source_release(&q->source);
}

void limit_question_count(struct limit_question *q)
{
    limit_rows_sort(&q->rows);
    q->tallies = limits_count(q->arena, &q->rows.list, q->choice);
}

static enum counted_as counted_as(const struct submission *s, bool is_asked)
{
    return is_asked ? COUNTED_ASKED : text_eq(s->state, "withdrawn") ? COUNTED_NOT : COUNTED_FULLY;
}

/* A case that is asked about has no number, and so stands last. */
static enum status add_case(struct limit_question *q, const struct submission *s, bool is_asked,
                            struct err *err)
{
    struct submission copy = *s;
    copy.record.id = is_asked ? 0 : s->record.id;
    enum status status = limit_rows_add(&q->rows, &copy, counted_as(s, is_asked), err);
    if (status == STATUS_OK) {
        limit_question_count(q);
        q->row =
            copy.record.id ? limit_rows_find(&q->rows, copy.record.id) : q->rows.list.rows.n - 1;
    }
    return status;
}

bool limit_question_is_in_force(const struct limit_question *q, const struct submission *s)
{
    return !s->revision || s->revision == q->choice.revision;
}

enum status limit_question_case(struct limit_question *q, struct desk *desk, struct arena *a,
                                const struct submission *s, bool is_asked, struct err *err)
{
    struct submission filed = *s;
    enum status status = limit_question_open(q, desk, a, s->notice, 0, err);
    if (status != STATUS_OK) {
        return status;
    }
    filed.revision = s->revision ? s->revision : q->choice.revision;
    q->rows.left_out = is_asked ? s->record.id : 0;
    status = limit_rows_around(&q->rows, s, err);
    if (status == STATUS_OK) {
        status = add_case(q, &filed, is_asked, err);
    }
    if (status != STATUS_OK) {
        limit_question_close(q);
    }
    return status;
}

enum status limit_question_own(struct limit_question *q, struct desk *desk, struct arena *a,
                               const struct submission *s, bool is_asked, struct err *err)
{
    enum status status = limit_question_open(q, desk, a, s->notice, s->revision, err);
    if (status != STATUS_OK) {
        return status;
    }
    q->choice =
        (struct limit_choice){.is_closed = q->choice.is_closed, .only_per_submission = true};
    status = add_case(q, s, is_asked, err);
    if (status != STATUS_OK) {
        limit_question_close(q);
    }
    return status;
}
