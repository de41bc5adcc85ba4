/* The order of sheets, and single criteria over them. */
#include "rules/score_parts.h"

/* By stage, then total, the highest first, then id. */
static bool sheet_before(const struct sheet_marks *a, const struct sheet_marks *b)
{
    return a->stage != b->stage   ? a->stage < b->stage
           : a->total != b->total ? a->total > b->total
                                  : a->id < b->id;
}

/* A sort in place (Shell): a case has a handful of sheets, and half a million of them are sorted in one
 * ranking. */
void sheets_sort(struct sheet_marks *sheets, size_t n)
{
    for (size_t gap = n / 2; gap > 0; gap /= 2) {
        for (size_t i = gap; i < n; i++) {
            struct sheet_marks one = sheets[i];
            size_t to = i;
            for (; to >= gap && sheet_before(&one, &sheets[to - gap]); to -= gap) {
                sheets[to] = sheets[to - gap];
            }
            sheets[to] = one;
        }
    }
}

static int64_t worth(const struct scheme *s, const struct sheet_marks *sheet, int criterion)
{
    return mark_worth(&s->criteria.at[criterion], sheet->marks[criterion]);
}

/* How many sheets have a higher worth, or the same and stand before it: its place from the top. */
static size_t place_of(const struct scheme *s, struct stage_sheets sheets, size_t i, int criterion)
{
    int64_t own = worth(s, &sheets.at[i], criterion);
    size_t place = 0;
    for (size_t j = 0; j < sheets.n; j++) {
        int64_t other = worth(s, &sheets.at[j], criterion);
        place += other > own || (other == own && j < i);
    }
    return place;
}

struct fraction criterion_trimmed(const struct scheme *s, struct stage_sheets sheets, int criterion)
{
    size_t drop = (size_t)s->trim.value;
    int64_t sum = 0;
    for (size_t i = 0; i < sheets.n; i++) {
        size_t place = place_of(s, sheets, i, criterion);
        if (place >= drop && place + drop < sheets.n) {
            sum += worth(s, &sheets.at[i], criterion);
        }
    }
    return fraction_of(sum, (int64_t)(sheets.n - 2 * drop) * SCORE_UNIT);
}

/* The sum of a criterion over the sheets of a stage that counted, and how many they were. */
static size_t add_counted(const struct scheme *s, struct stage_sheets sheets, int criterion,
                          int64_t *sum)
{
    size_t n = 0;
    for (size_t i = 0; i < sheets.n; i++) {
        if (sheets.at[i].fate == SHEET_COUNTED) {
            *sum += worth(s, &sheets.at[i], criterion);
            n++;
        }
    }
    return n;
}

struct fraction score_criterion(const struct scheme *s, const struct sheet_marks *sheets, size_t n,
                                int criterion)
{
    const struct criterion *c = &s->criteria.at[criterion];
    size_t counted = 0;
    int64_t sum = 0;
    for (size_t i = 0; i < scheme_stage_count(s); i++) {
        struct stage_sheets own = stage_sheets(sheets, n, (int)i);
        if (!criterion_is_of(s, c, i) || !own.n) {
            continue;
        }
        if (s->trim_on == TRIM_ON_CRITERIA && stage_is_trimmed(s, own.n) &&
            (c->stage || s->stages.n < 2)) {
            return criterion_trimmed(s, own, criterion);
        }
        counted += add_counted(s, own, criterion, &sum);
    }
    return counted ? fraction_of(sum, (int64_t)counted * SCORE_UNIT) : FRACTION_LOST;
}
