#include "rules/mark_typed.h"

#include <string.h>

#include "model/points.h"
#include "rules/fold.h"

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

static const char *number_fault(struct arena *a, const struct criterion *c, const char *text)
{
    size_t digits = strspn(text, "0123456789");
    const char *point = text + digits;
    size_t behind = *point == '.' ? strspn(point + 1, "0123456789") : 0;
    int64_t units = 0;
    if (point[*point == '.' ? behind + 1 : 0]) {
        return arena_printf(a, "「%s」要填数字", c->name);
    }
    if (behind > places_of(c) || (*point == '.' && places_of(c) == 0)) {
        return places_of(c) ? arena_printf(a, "「%s」最多 %zu 位小数", c->name, places_of(c))
                            : arena_printf(a, "「%s」只打整数分", c->name);
    }
    bool is_number =
        digits && points_read(arena_copy(a, text, digits + (behind ? behind + 1 : 0)), &units);
    return digits && (!is_number || units > c->max.value)
               ? arena_printf(a, "「%s」满分 %s", c->name, points_text(a, c->max.value))
               : NULL;
}

const char *mark_typed_fault(struct arena *a, const struct criterion *c, const char *text)
{
    bool is_number = c->kind == CRITERION_POINTS || c->kind == CRITERION_BONUS;
    return is_number && c->min.value >= 0 ? number_fault(a, c, fold_text(a, text)) : NULL;
}

static const char *words_text(struct arena *a, const struct criterion *c)
{
    const char *all = "";
    for (size_t i = 0; i < c->grades.n; i++) {
        all = arena_printf(a, "%s%s%s", all, i ? " / " : "", c->grades.at[i].name);
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

const char *mark_rule_text(struct arena *a, const struct criterion *c)
{
    if (c->kind != CRITERION_POINTS && c->kind != CRITERION_BONUS) {
        return arena_printf(a, "%s  %s%s", c->name, words_text(a, c), reason_text(a, c));
    }
    static const char *const places[] = {"整数", "一位小数", "两位小数", "三位小数", "四位小数"};
    return arena_printf(a, "%s %s-%s, %s%s", c->name, points_text(a, c->min.value),
                        points_text(a, c->max.value), places[places_of(c)], reason_text(a, c));
}
