/* How many get in: as asked, as the scheme says, else the quota of this desk's own unit. */
#include <stdlib.h>

#include "base/slice.h"
#include "desk/facts.h"
#include "desk/notices.h"
#include "desk/ranking_parts.h"
#include "rules/limit_max.h"

static bool names(const struct rule *rule, enum subject subject)
{
    for (size_t i = 0; i < rule->scope.n; i++) {
        if (rule->scope.at[i].subject == subject) {
            return true;
        }
    }
    return false;
}

/* A quota of the whole list is none of one track or direction of it. */
static bool is_of_choice(const struct reading *r, const struct notice *n, const struct limit *l)
{
    const struct ranking_wanted *w = &r->ranking->wanted;
    bool is_track = text_is_empty(w->track) || n->tracks.n < 2 || names(&l->rule, SUBJECT_TRACK);
    bool is_direction = text_is_empty(w->direction) || names(&l->rule, SUBJECT_DIRECTION);
    return is_track && is_direction && l->count == COUNT_SUBMISSIONS && l->per == PER_RECOMMENDER &&
           !l->part_of;
}

/* The smallest quota of a notice that certainly binds the desk's unit for this choice. */
static enum status quota_of(struct reading *r, const struct notice *n, int64_t unit,
                            struct err *err)
{
    struct ranking *k = r->ranking;
    struct facts facts = {0};
    enum status status =
        facts_delivery(r->desk, &r->scratch, n, k->wanted.track, unit, &facts, err);
    const char *direction = k->wanted.direction;
    if (!text_is_empty(direction)) {
        facts.directions = (struct texts){&direction, 1};
    }
    for (size_t i = 0; i < n->limits.n && status == STATUS_OK; i++) {
        const struct limit *l = &n->limits.at[i];
        struct number max = limit_max(l, n, &facts.recommender);
        if (is_of_choice(r, n, l) && max.has && scope_applies(&l->rule, &facts) == TRUTH_YES &&
            (k->cut < 0 || max.value < k->cut)) {
            k->cut = max.value;
            k->cut_source =
                arena_printf(r->arena, "%s号名额%s%s%s", n->code, l->rule.clause ? " (" : "",
                             text_or_empty(l->rule.clause), l->rule.clause ? ")" : "");
        }
    }
    return status;
}

/* Of the notice, else of the one it forwards; k->cut stays below 0 when there is none. */
static enum status cut_by_quota(struct reading *r, struct err *err)
{
    const char *text = NULL;
    const struct notice *parent = NULL;
    enum status status = desk_setting(r->desk, &r->scratch, "unit_id", &text, err);
    int64_t unit = text ? strtoll(text, NULL, 10) : 0;
    if (status != STATUS_OK || !unit) {
        return status;
    }
    status = quota_of(r, r->notice, unit, err);
    if (status == STATUS_OK && r->ranking->cut < 0) {
        struct fact_source source;
        fact_source_init(&source, r->desk, &r->scratch);
        status = fact_source_parent(&source, r->notice, &parent, err);
        if (status == STATUS_OK && parent) {
            status = quota_of(r, parent, unit, err);
        }
        fact_source_release(&source);
    }
    return status;
}

enum status reading_cut(struct reading *r, struct err *err)
{
    struct ranking *k = r->ranking;
    k->cut = k->wanted.cut >= 0 ? k->wanted.cut : k->scheme->cut.has ? k->scheme->cut.value : -1;
    k->cut_source = k->wanted.cut >= 0 ? "指定" : k->scheme->cut.has ? "方案" : NULL;
    return k->cut >= 0 ? STATUS_OK : cut_by_quota(r, err);
}

enum status ranking_quota(struct desk *desk, struct arena *a, const struct ranking *r,
                          int64_t *quota, const char **source, struct err *err)
{
    struct notice_row row = {0};
    struct ranking copy = {.wanted = r->wanted, .cut = -1};
    struct reading reading = {.desk = desk, .arena = a, .ranking = &copy};
    enum status status = notice_row_load(desk, a, r->wanted.notice, &row, err);
    if (status == STATUS_OK) {
        status = notice_definition(desk, row.record.id, row.revision, &reading.notice, err);
    }
    if (status == STATUS_OK) {
        status = cut_by_quota(&reading, err);
    }
    arena_release(&reading.scratch);
    *quota = copy.cut;
    *source = copy.cut_source;
    return status;
}
