#include "rules/limit_scope.h"

#include <string.h>

static size_t places_of(const struct counted_list *l, enum subject subject)
{
    switch (subject) {
    case SUBJECT_TRACK:
    case SUBJECT_DIRECTION:
    case SUBJECT_FIELD: return l->texts.n;
    case SUBJECT_APPLICANT:
    case SUBJECT_LEAD:
    case SUBJECT_PARTNER:
    case SUBJECT_MEMBER:
    case SUBJECT_RECOMMENDER: return l->units.n;
    case SUBJECT_NONE:
    case SUBJECT_RECEIVER:
    case SUBJECT_ROLE:
    case SUBJECT_STEP:
    case SUBJECT_MATERIAL:
    case SUBJECT_LEVEL: return 1;
    case SUBJECT_FORM: return 2;
    }
    return 1;
}

static struct scope_key key_of(const struct limit_scope *s, const struct scope_term *t)
{
    struct scope_key key = {.term = t, .subject = scope_term_subject(t, s->list->notice)};
    const struct field *field =
        t->subject == SUBJECT_FIELD ? notice_field(s->list->notice, t->name) : NULL;
    while (field && s->list->fields.at[key.field] != field) {
        key.field++;
    }
    key.subject = t->subject == SUBJECT_FIELD && !field ? SUBJECT_NONE : key.subject;
    key.n = places_of(s->list, key.subject);
    key.truths = ARENA_ARRAY(s->arena, unsigned char, key.n);
    return key;
}

static void add_keys(struct limit_scope *s, const struct scope *scope)
{
    for (size_t i = 0; i < scope->n; i++) {
        s->keys[s->n_keys++] = key_of(s, &scope->at[i]);
    }
    s->ends[s->n_ends++] = s->n_keys;
}

void limit_scope_init(struct limit_scope *s, struct arena *a, const struct counted_list *list,
                      const struct limit *limit)
{
    const struct rule *rule = &limit->rule;
    *s = (struct limit_scope){.list = list, .limit = limit, .arena = a};
    size_t n = rule->scope.n + rule->except.n;
    for (size_t i = 0; i < rule->outside.n; i++) {
        n += rule->outside.at[i].n;
    }
    s->keys = ARENA_ARRAY(a, struct scope_key, n + 1);
    s->ends = ARENA_ARRAY(a, size_t, rule->outside.n + 2);
    add_keys(s, &rule->scope);
    add_keys(s, &rule->except);
    for (size_t i = 0; i < rule->outside.n; i++) {
        add_keys(s, &rule->outside.at[i]);
    }
}

void limit_scope_grow(struct limit_scope *s)
{
    for (size_t i = 0; i < s->n_keys; i++) {
        struct scope_key *key = &s->keys[i];
        size_t needed = places_of(s->list, key->subject);
        if (needed > key->n) {
            unsigned char *truths = ARENA_ARRAY(s->arena, unsigned char, needed * 2);
            memcpy(truths, key->truths, key->n);
            key->truths = truths;
            key->n = needed * 2;
        }
    }
}

/* ---- one key -------------------------------------------------------------------------------- */

/* The facts in which nothing is known but what stands at this place. */
static enum truth ask(const struct limit_scope *s, const struct scope_key *key, uint32_t place)
{
    const struct counted_list *l = s->list;
    struct facts f = {.notice = l->notice, .level = l->level, .receiver = l->receiver};
    const struct unit_facts *unit = place < l->units.n ? l->units.at[place].facts : NULL;
    const char *text = place < l->texts.n ? l->texts.at[place] : NULL;
    struct field_fact field = {.value = text};
    switch (key->subject) {
    case SUBJECT_TRACK: f.track = text; break;
    case SUBJECT_DIRECTION: f.directions = (struct texts){&text, text ? 1 : 0}; break;
    case SUBJECT_FIELD:
        field.name = l->fields.at[key->field]->name;
        f.fields = &field;
        f.n_fields = text ? 1 : 0;
        break;
    case SUBJECT_RECOMMENDER: f.recommender = *unit; break;
    case SUBJECT_APPLICANT:
    case SUBJECT_MEMBER:
    case SUBJECT_LEAD:
        f.lead = *unit;
        f.partners_known = true;
        break;
    case SUBJECT_PARTNER:
        f.partners = unit;
        f.n_partners = 1;
        f.partners_known = true;
        break;
    case SUBJECT_FORM: f.form = place ? FORM_JOINT : FORM_SINGLE; break;
    case SUBJECT_NONE: return TRUTH_UNKNOWN;
    case SUBJECT_RECEIVER:
    case SUBJECT_ROLE:
    case SUBJECT_STEP:
    case SUBJECT_MATERIAL:
    case SUBJECT_LEVEL: break;
    }
    return scope_term_holds(key->term, &f);
}

static enum truth look_up(const struct limit_scope *s, const struct scope_key *key, uint32_t place)
{
    if (!key->truths[place]) {
        key->truths[place] = (unsigned char)(1 + ask(s, key, place));
    }
    return (enum truth)(key->truths[place] - 1);
}

/* True of several when true of one. */
static enum truth any(const struct limit_scope *s, const struct scope_key *key, uint32_t first,
                      uint32_t n)
{
    enum truth found = TRUTH_NO;
    for (uint32_t i = 0; i < n && found != TRUTH_YES; i++) {
        enum truth one = look_up(s, key, s->list->ids.at[first + i]);
        found = one > found ? one : found;
    }
    return found;
}

static enum truth members(const struct limit_scope *s, const struct scope_key *key,
                          const struct counted_case *row)
{
    enum truth lead = look_up(s, key, row->lead);
    enum truth others = any(s, key, row->partners, row->n_partners);
    return lead > others ? lead : others;
}

/* 数量: how many partners, members or directions the row has. */
static enum truth counts(const struct limit_scope *s, const struct scope_key *key,
                         const struct counted_case *row)
{
    struct facts f = {.notice = s->list->notice, .partners_known = true};
    f.n_partners = row->n_partners;
    f.directions.n = row->n_directions;
    return key->term->subject == SUBJECT_ROLE ? TRUTH_UNKNOWN : scope_term_holds(key->term, &f);
}

static enum truth key_holds(const struct limit_scope *s, const struct scope_key *key,
                            const struct counted_case *row, struct scope_focus focus)
{
    bool is_count = key->term->attribute == ATTRIBUTE_COUNT;
    switch (key->subject) {
    case SUBJECT_TRACK: return look_up(s, key, row->track);
    case SUBJECT_DIRECTION:
        return is_count            ? counts(s, key, row)
               : focus.direction   ? look_up(s, key, focus.direction)
               : row->n_directions ? any(s, key, row->directions, row->n_directions)
                                   : TRUTH_UNKNOWN;
    case SUBJECT_FIELD: return look_up(s, key, s->list->ids.at[row->values + key->field]);
    case SUBJECT_RECOMMENDER: return look_up(s, key, row->recommender);
    case SUBJECT_LEAD: return look_up(s, key, row->lead);
    case SUBJECT_APPLICANT:
    case SUBJECT_MEMBER:
        return is_count       ? counts(s, key, row)
               : focus.member ? look_up(s, key, focus.member)
                              : members(s, key, row);
    case SUBJECT_PARTNER:
        return is_count        ? counts(s, key, row)
               : focus.partner ? look_up(s, key, focus.partner)
                               : any(s, key, row->partners, row->n_partners);
    case SUBJECT_FORM: return look_up(s, key, row->n_partners ? 1 : 0);
    case SUBJECT_NONE:
    case SUBJECT_RECEIVER:
    case SUBJECT_ROLE:
    case SUBJECT_STEP:
    case SUBJECT_MATERIAL:
    case SUBJECT_LEVEL: return look_up(s, key, 0);
    }
    return TRUTH_UNKNOWN;
}

static enum truth least(enum truth a, enum truth b)
{
    return a < b ? a : b;
}

struct limit_question {
    const struct counted_case *row;
    struct scope_focus focus;
    unsigned leave_out;
};

/* ---- the whole ------------------------------------------------------------------------------ */

/* Those of an exclusion, from key `from` up to `to`: is the row not excluded? */
static enum truth stays(const struct limit_scope *s, size_t from, size_t to,
                        const struct limit_question *q)
{
    enum truth all = to > from ? TRUTH_YES : TRUTH_NO;
    for (size_t i = from; i < to && all != TRUTH_NO; i++) {
        bool is_out = q->leave_out & SUBJECT_BIT(s->keys[i].subject);
        all = least(all, is_out ? TRUTH_NO : key_holds(s, &s->keys[i], q->row, q->focus));
    }
    return (enum truth)(TRUTH_YES - all);
}

enum truth limit_scope_holds(const struct limit_scope *s, const struct counted_case *row,
                             struct scope_focus focus, unsigned leave_out)
{
    const struct limit_question q = {row, focus, leave_out};
    enum truth all = TRUTH_YES;
    for (size_t i = 0; i < s->ends[0] && all != TRUTH_NO; i++) {
        bool is_out = leave_out & SUBJECT_BIT(s->keys[i].subject);
        all = least(all, is_out ? TRUTH_YES : key_holds(s, &s->keys[i], row, focus));
    }
    for (size_t i = 1; i < s->n_ends && all != TRUTH_NO; i++) {
        all = least(all, stays(s, s->ends[i - 1], s->ends[i], &q));
    }
    return all;
}
