#include "rules/mark.h"

#include <stdlib.h>

#include "base/buf.h"
#include "model/points.h"
#include "rules/fold.h"

struct word_mark {
    const char *word;
    int64_t mark;
};

/* What stands for yes and no, the first of each as it is shown. */
static const struct word_mark pass_words[] = {
    {"合格", SCORE_UNIT}, {"不合格", 0}, {"1", SCORE_UNIT},  {"0", 0},
    {"通过", SCORE_UNIT}, {"不通过", 0}, {"是", SCORE_UNIT}, {"否", 0},
};
static const struct word_mark vote_words[] = {
    {"同意", SCORE_UNIT}, {"不同意", 0},        {"弃权", MARK_ABSTAIN}, {"1", SCORE_UNIT}, {"0", 0},
    {"-", MARK_ABSTAIN},  {"赞成", SCORE_UNIT}, {"不赞成", 0},          {"反对", 0},
};

struct words {
    const struct word_mark *at;
    size_t n;
};

static struct words words_of(const struct criterion *c)
{
    return c->kind == CRITERION_PASS
               ? (struct words){pass_words, sizeof pass_words / sizeof *pass_words}
           : c->kind == CRITERION_VOTE
               ? (struct words){vote_words, sizeof vote_words / sizeof *vote_words}
               : (struct words){NULL, 0};
}

static bool read_word(const struct criterion *c, const char *text, int64_t *mark)
{
    struct words words = words_of(c);
    for (size_t i = 0; i < words.n; i++) {
        if (text_eq(words.at[i].word, text)) {
            *mark = words.at[i].mark;
            return true;
        }
    }
    for (size_t i = 0; c->kind == CRITERION_GRADE && i < c->grades.n; i++) {
        if (text_eq(c->grades.at[i].name, text)) {
            *mark = c->grades.at[i].points.value;
            return true;
        }
    }
    return false;
}

static const char *grades_text(struct arena *a, const struct criterion *c)
{
    const char *all = "";
    for (size_t i = 0; i < c->grades.n; i++) {
        all = arena_printf(a, "%s%s%s", all, i ? "、" : "", c->grades.at[i].name);
    }
    return all;
}

/* 应当是 …: what may be written. */
static const char *expected(struct arena *a, const struct criterion *c)
{
    switch (c->kind) {
    case CRITERION_PASS: return "合格 或 不合格";
    case CRITERION_VOTE: return "同意、不同意 或 弃权";
    case CRITERION_GRADE: return grades_text(a, c);
    default:
        return arena_printf(a, "%s 到 %s 的分，每 %s 一档", points_text(a, c->min.value),
                            points_text(a, c->max.value), points_text(a, c->step.value));
    }
}

static bool grade_has(const struct criterion *c, int64_t mark)
{
    for (size_t i = 0; i < c->grades.n; i++) {
        if (c->grades.at[i].points.value == mark) {
            return true;
        }
    }
    return false;
}

static bool is_allowed(const struct criterion *c, int64_t mark)
{
    switch (c->kind) {
    case CRITERION_VOTE: return mark == MARK_ABSTAIN || mark == 0 || mark == SCORE_UNIT;
    case CRITERION_PASS: return mark == 0 || mark == SCORE_UNIT;
    case CRITERION_GRADE: return grade_has(c, mark);
    default:
        return mark >= c->min.value && mark <= c->max.value &&
               (mark - c->min.value) % c->step.value == 0;
    }
}

const char *mark_fault(struct arena *a, const struct criterion *c, int64_t mark)
{
    if (mark == MARK_NONE || is_allowed(c, mark)) {
        return NULL;
    }
    const char *shown = mark == MARK_ABSTAIN ? "弃权" : points_text(a, mark);
    return arena_printf(a, "「%s」的「%s」不对，应当是%s", c->name, shown, expected(a, c));
}

const char *mark_read(struct arena *a, const struct criterion *c, const char *text, int64_t *mark)
{
    struct slice trimmed = slice_trim(slice_of(fold_text(a, text)));
    const char *plain = arena_copy(a, trimmed.at, trimmed.n);
    int64_t units = MARK_NONE;
    *mark = MARK_NONE;
    if (!*plain) {
        return NULL;
    }
    bool is_yes_no = c->kind == CRITERION_PASS || c->kind == CRITERION_VOTE;
    if (!read_word(c, plain, &units) && (is_yes_no || !points_read(plain, &units))) {
        return arena_printf(a, "「%s」的「%s」认不得，应当是%s", c->name, plain, expected(a, c));
    }
    const char *fault = mark_fault(a, c, units);
    *mark = fault ? MARK_NONE : units;
    return fault;
}

const char *mark_text(struct arena *a, const struct criterion *c, int64_t mark)
{
    struct words words = words_of(c);
    if (mark == MARK_NONE) {
        return "";
    }
    for (size_t i = 0; i < words.n; i++) {
        if (words.at[i].mark == mark) {
            return words.at[i].word;
        }
    }
    for (size_t i = 0; c->kind == CRITERION_GRADE && i < c->grades.n; i++) {
        if (c->grades.at[i].points.value == mark) {
            return c->grades.at[i].name;
        }
    }
    return mark == MARK_ABSTAIN ? "弃权" : points_text(a, mark);
}

bool mark_needs_reason(const struct criterion *c, int64_t mark)
{
    if (mark == MARK_NONE || mark == MARK_ABSTAIN) {
        return false;
    }
    return (c->reason_below.has && mark < c->reason_below.value) ||
           (c->reason_above.has && mark > c->reason_above.value);
}

const char *marks_line(struct arena *a, const int64_t *marks, size_t n)
{
    struct buf line = BUF_INIT;
    for (size_t i = 0; i < n; i++) {
        const char *mark = marks[i] == MARK_NONE      ? ""
                           : marks[i] == MARK_ABSTAIN ? "-"
                                                      : points_text(a, marks[i]);
        buf_printf(&line, "%s%s", i ? "," : "", mark);
    }
    const char *text = arena_copy(a, line.at ? line.at : "", line.n);
    buf_release(&line);
    return text;
}

/* One mark as marks_line writes it; NULL when there is something else. */
static const char *read_mark(const char *at, const char *end, int64_t *mark)
{
    if (at == end || *at == ',') {
        *mark = MARK_NONE;
        return at;
    }
    bool is_negative = *at == '-';
    at += is_negative;
    if (is_negative && (at == end || *at == ',')) {
        *mark = MARK_ABSTAIN;
        return at;
    }
    at = points_scan(at, end, mark);
    *mark = is_negative ? -*mark : *mark;
    /* Beyond that totals could not be added up (rules/score.c). */
    return at && llabs(*mark) <= (int64_t)SCHEME_POINTS_MOST * SCORE_UNIT ? at : NULL;
}

bool marks_read(struct slice line, int64_t *marks, size_t n)
{
    const char *at = line.at, *end = line.at + line.n;
    for (size_t i = 0; i < n; i++) {
        if (i && (at == end || *at++ != ',')) {
            return false;
        }
        at = read_mark(at, end, &marks[i]);
        if (!at) {
            return false;
        }
    }
    return at == end;
}
