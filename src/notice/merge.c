#include "notice/merge.h"

#include <string.h>

#include "base/slice.h"
#include "notice/schema.h"

static bool belongs(const struct rule_in_force *r, const struct key *key)
{
    bool is_suspended = r->suspended_by && !r->outside.n;
    return text_eq(r->section, key->name) && !is_suspended;
}

/* Both hold: keys of a scope join by and. */
static struct scope joined(struct arena *a, const struct scope *one, const struct scope *two)
{
    struct scope_term *at = ARENA_ARRAY(a, struct scope_term, one->n + two->n + 1);
    for (size_t i = 0; i < one->n + two->n; i++) {
        at[i] = i < one->n ? one->at[i] : two->at[i - one->n];
    }
    return (struct scope){at, one->n + two->n};
}

static const char *clause_with_document(struct arena *a, const struct rule_in_force *r)
{
    const char *doc_no = text_or_empty(r->from->doc_no);
    return r->rule->clause ? arena_printf(a, "%s %s", doc_no, r->rule->clause) : doc_no;
}

static void put(struct arena *a, const struct rule_in_force *r, struct rule *out)
{
    if (r->within) {
        out->scope = joined(a, &out->scope, r->within);
    }
    out->outside.at = r->outside.at;
    out->outside.n = r->outside.n;
    if (r->force != FORCE_ORIGINAL) {
        out->clause = clause_with_document(a, r);
    }
}

/* The list of one key: copies of the items in force, each beginning with its struct rule. */
static struct list_view merged(struct arena *a, const struct rules_in_force *rules,
                               const struct key *key)
{
    struct list_view list = {0};
    for (size_t i = 0; i < rules->n; i++) {
        list.n += belongs(&rules->at[i], key);
    }
    char *item = list.at = arena_alloc(a, list.n * key->sub->size + 1);
    for (size_t i = 0; i < rules->n; i++) {
        if (belongs(&rules->at[i], key)) {
            memcpy(item, rules->at[i].rule, key->sub->size);
            put(a, &rules->at[i], (struct rule *)(void *)item);
            item += key->sub->size;
        }
    }
    return list;
}

void notice_merge(struct arena *a, const struct notice *base, struct supplements supplements,
                  day_t on_day, struct notice *out)
{
    struct rules_in_force rules = notice_apply_amendments(a, base, supplements, on_day);
    struct notice now = *base;
    for (size_t i = 0; i < notice_schema.n; i++) {
        const struct key *key = &notice_schema.keys[i];
        if (key->kind == KEY_LIST && key->sub->has_rule) {
            struct list_view list = merged(a, &rules, key);
            memcpy((char *)&now + key->offset, &list, sizeof list);
        }
    }
    *out = now;
}
