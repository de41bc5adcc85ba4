/* Who recommends the cases of an import, and which cases of theirs there are. */
#include <string.h>

#include "base/slice.h"
#include "desk/table_import_parts.h"
#include "desk/units.h"
#include "rules/credit_code.h"
#include "text/key.h"

/* A unit the desk knows, or a name that will be a new one; numbers and codes must be known. */
static enum status named_recommender(struct import *im, const char *from, struct err *err)
{
    struct unit unit = {0};
    struct err not_found = {.arena = im->walk.arena};
    enum status status = unit_find(im->walk.desk, im->walk.arena, from, &unit, &not_found);
    bool is_name = *from != '#' && strspn(from, "0123456789") != strlen(from) &&
                   credit_code_check(im->walk.arena, from).fault != CREDIT_CODE_OK;
    if (status == STATUS_NOT_FOUND && is_name) {
        im->walk.recommender = from;
        return STATUS_OK;
    }
    im->walk.recommender = unit.name;
    return status == STATUS_OK ? status : err_set(err, status, "%s", not_found.text);
}

enum status import_find_recommender(struct import *im, struct err *err)
{
    struct table_walk *w = &im->walk;
    const struct table_layout *l = &w->plan->layout;
    const char *from = w->options->from;
    enum status status = STATUS_OK;
    w->recommender = l->recommender;
    w->is_from = !text_is_empty(from);
    if (w->is_from) {
        status = named_recommender(im, from, err);
    }
    w->plan->recommender = w->recommender;
    if (status != STATUS_OK) {
        return status;
    }
    bool differs = w->is_from && l->recommender &&
                   !text_eq(unit_key(w->arena, l->recommender), unit_key(w->arena, w->recommender));
    if (differs) {
        table_problem_add(
            &w->plan->problems,
            (struct table_problem){
                l->recommender_line, 0, NULL, SEVERITY_WARNING, "recommender",
                arena_printf(w->arena, "表上方写的推荐单位是「%s」, 指定的是「%s」: 以指定的为准",
                             l->recommender, w->recommender)});
    }
    bool is_silent = !w->recommender && table_leaf_of(l, SOURCE_RECOMMENDER) == NO_COLUMN;
    if (is_silent && !text_is_empty(w->options->otherwise_from)) {
        w->recommender = w->plan->recommender = w->options->otherwise_from;
    } else if (is_silent) {
        table_problem_add(&w->plan->problems,
                          (struct table_problem){0, 0, NULL, SEVERITY_WARNING,
                                                 "missing-recommender",
                                                 "没有写推荐单位; 可用 --from 指明"});
    }
    return STATUS_OK;
}

enum status import_load_cases(struct import *im, struct err *err)
{
    struct table_walk *w = &im->walk;
    struct cases_wanted wanted = {w->options->notice, 0, w->plan->track};
    struct unit_found unit = {0};
    bool is_single =
        w->recommender &&
        (w->is_from || table_leaf_of(&w->plan->layout, SOURCE_RECOMMENDER) == NO_COLUMN);
    enum status status = STATUS_OK;
    if (w->recommender) {
        const struct unit_cells cells = {w->recommender, NULL, false};
        status = table_units_find(&w->units, &w->scratch, &cells, &unit, err);
    }
    wanted.recommender = is_single ? (unit.id ? unit.id : -1) : 0;
    if (status == STATUS_OK) {
        status = table_cases_load(&w->cases, w->desk, &wanted, err);
    }
    if (unit.id) {
        table_cases_recommender(&w->cases, unit.id);
    }
    return status;
}
