#include "rules/mark_typed.h"

#include <string.h>

#include "model/points.h"
#include "rules/fold.h"
#include "rules/mark.h"

/* Places behind the point that marks of this step and range can have. */
static size_t places_of(const struct criterion *c)
{
    size_t places = SCORE_PLACES;
    int64_t unit = 1;
    while (places > 0 && c->step.value % (unit * 10) == 0 && c->min.value % (unit * 10) == 0) {
        unit *= 10;
        places--;
    }
    return places;
}

bool mark_is_number(const struct criterion *c)
{
    return c->kind == CRITERION_POINTS || c->kind == CRITERION_BONUS;
}

/* Lies a mark in [low, high)? */
static bool has_mark(const struct criterion *c, int64_t low, int64_t high)
{
    int64_t step = c->step.value, min = c->min.value;
    int64_t first = low <= min ? min : min + (low - min + step - 1) / step * step;
    return first < high && first <= c->max.value;
}

/* A number so far; `behind` digits stand behind its point, -1 without one. */
struct so_far {
    int64_t units;
    int behind;
};

/* Where the numbers it may become begin to end: those that go on behind the point, or get more digits before it. */
static bool may_become(const struct criterion *c, const struct so_far *n)
{
    int64_t width = SCORE_UNIT;
    for (int i = 0; i < n->behind; i++) {
        width /= 10;
    }
    if (n->behind >= 0) {
        return has_mark(c, n->units, n->units + width);
    }
    for (int64_t low = n->units; low <= c->max.value; low *= 10, width *= 10) {
        if (has_mark(c, low, low + width)) {
            return true;
        }
        if (width > c->max.value) {
            break; /* a zero stays one */
        }
    }
    return false;
}

static const char *cannot_become(struct arena *a, const struct criterion *c, const struct so_far *n)
{
    if (n->units > c->max.value) {
        return arena_printf(a, "「%s」满分 %s", c->name, points_text(a, c->max.value));
    }
    if (may_become(c, n)) {
        return NULL;
    }
    return n->units < c->min.value
               ? arena_printf(a, "「%s」最低 %s", c->name, points_text(a, c->min.value))
               : arena_printf(a, "「%s」每 %s 一档", c->name, points_text(a, c->step.value));
}

/* 。 is what an input method makes of the key with the point. */
static const char *plain_number(struct arena *a, const char *text)
{
    char *plain = fold_text(a, text);
    for (char *at; (at = strstr(plain, "。")) != NULL;) {
        *at = '.';
        memmove(at + 1, at + strlen("。"), strlen(at + strlen("。")) + 1);
    }
    return plain;
}

static const char *number_fault(struct arena *a, const struct criterion *c, const char *text)
{
    size_t digits = strspn(text, "0123456789");
    const char *point = text + digits;
    bool has_point = *point == '.';
    size_t behind = has_point ? strspn(point + 1, "0123456789") : 0;
    struct so_far n = {.behind = has_point ? (int)behind : -1};
    if (point[has_point ? behind + 1 : 0]) {
        return arena_printf(a, "「%s」要填数字", c->name);
    }
    if (behind > places_of(c) || (has_point && places_of(c) == 0)) {
        return places_of(c) ? arena_printf(a, "「%s」最多 %zu 位小数", c->name, places_of(c))
                            : arena_printf(a, "「%s」只打整数分", c->name);
    }
    const char *number = arena_copy(a, text, digits + (behind ? behind + 1 : 0));
    if (digits && !points_read(number, &n.units)) {
        n.units = INT64_MAX; /* more digits than any mark has */
    }
    return digits ? cannot_become(a, c, &n) : NULL;
}

const char *mark_typed_fault(struct arena *a, const struct criterion *c, const char *text)
{
    return mark_is_number(c) && c->min.value >= 0 ? number_fault(a, c, plain_number(a, text))
                                                  : NULL;
}

/* ---- read ------------------------------------------------------------------------------------------- */

/* Places are counted where no grade is worth so many points. */
static bool has_places(const struct criterion *c)
{
    for (size_t i = 0; i < c->grades.n; i++) {
        int64_t points = c->grades.at[i].points.value;
        if (points >= SCORE_UNIT && points <= (int64_t)c->grades.n * SCORE_UNIT) {
            return false;
        }
    }
    return c->kind == CRITERION_GRADE;
}

/* The name of the grade at the place typed; the text itself when it is no place. */
static const char *grade_at(struct arena *a, const struct criterion *c, const char *text)
{
    int64_t units = 0;
    bool is_place = has_places(c) && points_read(fold_text(a, text), &units) &&
                    units % SCORE_UNIT == 0 && units >= SCORE_UNIT &&
                    units <= (int64_t)c->grades.n * SCORE_UNIT;
    return is_place ? c->grades.at[units / SCORE_UNIT - 1].name : text;
}

const char *mark_typed_read(struct arena *a, const struct criterion *c, const char *text,
                            int64_t *mark)
{
    if (!mark_is_number(c)) {
        return mark_read(a, c, grade_at(a, c, text), mark);
    }
    const char *plain = plain_number(a, text), *point = strchr(plain, '.');
    bool ends_in_point = point && point > plain && !point[1];
    return mark_read(a, c, ends_in_point ? arena_copy(a, plain, (size_t)(point - plain)) : plain,
                     mark);
}

/* ---- told ------------------------------------------------------------------------------------------- */

static const char *words_text(struct arena *a, const struct criterion *c)
{
    const char *all = "";
    for (size_t i = 0; i < c->grades.n; i++) {
        all = arena_printf(a, "%s%s%s", all, i ? " / " : "", c->grades.at[i].name);
        all = has_places(c) ? arena_printf(a, "%s (%zu)", all, i + 1) : all;
    }
    return c->kind == CRITERION_PASS   ? "合格 (1) / 不合格 (0)"
           : c->kind == CRITERION_VOTE ? "同意 (1) / 不同意 (0) / 弃权 (-)"
                                       : all;
}

static const char *reason_text(struct arena *a, const struct criterion *c)
{
    const char *below = c->reason_below.has
                            ? arena_printf(a, "低于 %s ", points_text(a, c->reason_below.value))
                            : "";
    const char *above = c->reason_above.has
                            ? arena_printf(a, "高于 %s ", points_text(a, c->reason_above.value))
                            : "";
    const char * or = *below && *above ? "或" : "";
    return *below || *above ? arena_printf(a, ". %s%s%s须写理由", below, or, above) : "";
}

/* 整数, 一位小数 where the step is one of the last place, else 每 0.5 一档. */
static const char *step_text(struct arena *a, const struct criterion *c)
{
    static const char *const places[] = {"整数", "一位小数", "两位小数", "三位小数", "四位小数"};
    int64_t last = SCORE_UNIT;
    for (size_t i = 0; i < places_of(c); i++) {
        last /= 10;
    }
    return c->step.value == last ? places[places_of(c)]
                                 : arena_printf(a, "每 %s 一档", points_text(a, c->step.value));
}

static const char *range_text(struct arena *a, const struct criterion *c)
{
    return mark_is_number(c) ? arena_printf(a, " %s-%s, %s", points_text(a, c->min.value),
                                            points_text(a, c->max.value), step_text(a, c))
                             : arena_printf(a, "  %s", words_text(a, c));
}

const char *mark_rule_text(struct arena *a, const struct criterion *c)
{
    return arena_printf(a, "%s%s%s%s%s%s", c->name, range_text(a, c), reason_text(a, c),
                        c->is_objective == YES_YES ? ". 客观项, 各位专家应当一样" : "",
                        text_is_empty(c->help) ? "" : ". ", text_or_empty(c->help));
}
