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

static enum sheet_fate mark_fate(const struct scheme *s, struct stage_sheets sheets, size_t i,
                                 int criterion)
{
    size_t place = place_of(s, sheets, i, criterion), drop = (size_t)s->trim.value;
    return place < drop               ? SHEET_DROPPED_HIGH
           : place + drop >= sheets.n ? SHEET_DROPPED_LOW
                                      : SHEET_COUNTED;
}

enum sheet_fate score_mark_fate(const struct scheme *s, const struct sheet_marks *sheets, size_t n,
                                size_t i, int criterion)
{
    struct stage_sheets own = stage_sheets(sheets, n, sheets[i].stage);
    return mark_fate(s, own, i - (size_t)(own.at - sheets), criterion);
}

struct fraction criterion_trimmed(const struct scheme *s, struct stage_sheets sheets, int criterion)
{
    int64_t sum = 0, kept = (int64_t)sheets.n - 2 * s->trim.value;
    for (size_t i = 0; i < sheets.n; i++) {
        if (mark_fate(s, sheets, i, criterion) == SHEET_COUNTED) {
            sum += worth(s, &sheets.at[i], criterion);
        }
    }
    struct fraction mean = fraction_of(sum, kept * SCORE_UNIT);
    return score_rounded(s, STEP_CRITERION, mean);
}

struct fraction score_criterion_kept(const struct scheme *s, const struct sheet_marks *sheets,
                                     size_t n, int stage, int criterion)
{
    return criterion_trimmed(s, stage_sheets(sheets, n, stage), criterion);
}

/* ---- over the sheets that counted -------------------------------------------------------------- */

struct counted_sheets {
    int64_t whole;          /* of the totals of which all counted */
    struct fraction shared; /* of those of which only some did, in points */
    int64_t n;
};

/* Sheets of one total: `n` from `first` on, of which `in` counted. */
struct equals {
    size_t first, n, in;
};

static struct equals equals_from(struct stage_sheets sheets, size_t first)
{
    struct equals e = {first, 0, 0};
    while (first + e.n < sheets.n && sheets.at[first + e.n].total == sheets.at[first].total) {
        e.in += sheets.at[first + e.n].fate == SHEET_COUNTED;
        e.n++;
    }
    return e;
}

static int64_t worth_of_all(const struct scheme *s, struct stage_sheets sheets, struct equals e,
                            int criterion)
{
    int64_t sum = 0;
    for (size_t i = e.first; i < e.first + e.n; i++) {
        sum += worth(s, &sheets.at[i], criterion);
    }
    return sum;
}

/* Of equal totals any could have been the one dropped, so each of them counts for its share. */
static void add_equals(struct counted_sheets *to, struct equals e, int64_t sum)
{
    to->n += (int64_t)e.in;
    if (e.in == e.n) {
        to->whole += sum;
    } else if (e.in) {
        struct fraction part = fraction_of(sum * (int64_t)e.in, (int64_t)e.n * SCORE_UNIT);
        to->shared = fraction_add(to->shared, part);
    }
}

static void add_counted(const struct scheme *s, struct stage_sheets sheets, int criterion,
                        struct counted_sheets *to)
{
    for (size_t i = 0; i < sheets.n;) {
        struct equals e = equals_from(sheets, i);
        add_equals(to, e, worth_of_all(s, sheets, e, criterion));
        i += e.n;
    }
}

static struct fraction mean_of_counted(const struct counted_sheets *c)
{
    if (!c->n) {
        return FRACTION_LOST;
    }
    bool is_whole = c->shared.num == 0 && c->shared.den;
    return is_whole ? fraction_of(c->whole, c->n * SCORE_UNIT)
                    : fraction_times(fraction_add(c->shared, fraction_score(c->whole)),
                                     fraction_of(1, c->n));
}

struct fraction score_criterion(const struct scheme *s, const struct sheet_marks *sheets, size_t n,
                                int criterion)
{
    const struct criterion *c = &s->criteria.at[criterion];
    struct counted_sheets counted = {0, {0, 1}, 0};
    for (size_t i = 0; i < scheme_stage_count(s); i++) {
        struct stage_sheets own = stage_sheets(sheets, n, (int)i);
        if (!criterion_is_of(s, c, i) || !own.n) {
            continue;
        }
        if (s->trim_on == TRIM_ON_CRITERIA && stage_is_trimmed(s, own.n) &&
            (c->stage || s->stages.n < 2)) {
            return criterion_trimmed(s, own, criterion);
        }
        add_counted(s, own, criterion, &counted);
    }
    return score_rounded(s, STEP_CRITERION, mean_of_counted(&counted));
}
