/* Limits as a meter shows them: a split of desk/limits.h. */
#include <stdlib.h>

#include "desk/limits.h"

/* ---- which lines, in which order --------------------------------------------------------------- */

static int rank_of(const struct limit_line *l)
{
    const struct limit_result *r = &l->result;
    return r->state == LIMIT_OVER             ? 0
           : r->binds != TRUTH_YES            ? 5
           : r->state == LIMIT_FULL           ? 1
           : r->limit->per == PER_RECOMMENDER ? 2
           : r->state == LIMIT_UNDETERMINED   ? 3
                                              : 4;
}

static int by_rank(const void *left, const void *right)
{
    const struct limit_line *l = left, *r = right;
    int by = rank_of(l) - rank_of(r);
    by = by ? by : l->is_above - r->is_above; /* the own notice first */
    return by ? by : (l->result.tally > r->result.tally) - (l->result.tally < r->result.tally);
}

/* A part is told with its whole; what is one case's own only when it is full or over. */
static bool is_shown(const struct limit_line *l)
{
    enum limit_state state = l->result.state;
    bool presses = state == LIMIT_OVER || state == LIMIT_FULL;
    bool is_own = l->result.limit->per == PER_SUBMISSION || l->result.limit->per == PER_CASE;
    return state == LIMIT_OVER || (!l->result.limit->part_of && (!is_own || presses));
}

void limit_lines_arrange(struct limit_lines *lines)
{
    size_t n = 0;
    for (size_t i = 0; i < lines->n; i++) {
        if (is_shown(&lines->at[i])) {
            lines->at[n++] = lines->at[i];
        }
    }
    lines->n = n;
    if (n) {
        qsort(lines->at, n, sizeof *lines->at, by_rank);
    }
}

/* ---- in words ------------------------------------------------------------------------------------ */

const char *limit_line_text(struct arena *a, const struct limit_line *line)
{
    const struct limit_result *r = &line->result;
    bool is_list = r->limit->per == PER_RECOMMENDER && r->binds == TRUTH_YES;
    const char *clause = r->clause ? arena_printf(a, " (%s)", r->clause) : "";
    const char *verb = line->is_above ? "上报 " : "";
    return is_list
               ? arena_printf(a, "%s%s  %s", verb, line->left, line->basis)
               : arena_printf(a, "%s%s%s%s", line->who, *line->who ? " " : "", line->brief, clause);
}

const char *limit_state_id(enum limit_state state)
{
    static const char *const ids[] = {
        [LIMIT_WITHIN] = "within", [LIMIT_FULL] = "full",   [LIMIT_OVER] = "over",
        [LIMIT_SHORT] = "short",   [LIMIT_UNDER] = "under", [LIMIT_UNDETERMINED] = "undetermined",
    };
    return ids[state];
}
