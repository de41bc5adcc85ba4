#include "rules/limit_max.h"

#include <stdlib.h>

#include "base/slice.h"

static struct number cell_number(const char *cell)
{
    char *end;
    long long value = strtoll(cell, &end, 10);
    bool is_number = end != cell && *end == '\0' && value >= 0 && value <= INT32_MAX;
    return (struct number){.has = is_number, .value = is_number ? value : 0};
}

static struct number list_number(const struct limit *limit, const struct notice *n,
                                 const struct unit_facts *unit)
{
    const struct named_list *list = notice_list(n, limit->list);
    const struct texts *row = list ? scope_list_row(list, unit) : NULL;
    for (size_t i = 0; row && i < list->columns.n && i < row->n; i++) {
        if (text_eq(list->columns.at[i], limit->column)) {
            return cell_number(row->at[i]);
        }
    }
    return (struct number){0};
}

static int64_t share(int64_t base, int64_t percent, enum rounding rounding)
{
    int64_t add = rounding == ROUNDING_UP ? 99 : rounding == ROUNDING_HALF_UP ? 50 : 0;
    return (base * percent + add) / 100;
}

struct number limit_max(const struct limit *limit, const struct notice *n,
                        const struct unit_facts *unit)
{
    if (!limit->list || !limit->column) {
        return limit->max;
    }
    struct number base = list_number(limit, n, unit);
    if (base.has && limit->percent.has) {
        base.value = share(base.value, limit->percent.value, limit->rounding);
    }
    return base;
}
