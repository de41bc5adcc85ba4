#include "rules/scope.h"

#include <stdlib.h>

#include "base/slice.h"

static enum truth known(bool is_true)
{
    return is_true ? TRUTH_YES : TRUTH_NO;
}

static enum truth either(enum truth one, enum truth other)
{
    return one > other ? one : other;
}

static enum truth both(enum truth one, enum truth other)
{
    return one < other ? one : other;
}

static enum truth text_among(const struct scope_term *t, const char *text)
{
    return text_is_empty(text) ? TRUTH_UNKNOWN : known(texts_has(&t->values, text));
}

static enum truth any_among(const struct scope_term *t, const struct texts *texts)
{
    for (size_t i = 0; i < texts->n; i++) {
        if (texts_has(&t->values, texts->at[i])) {
            return TRUTH_YES;
        }
    }
    return texts->n ? TRUTH_NO : TRUTH_UNKNOWN;
}

static enum truth in_range(const struct scope_term *t, int64_t n)
{
    if (t->min.has || t->max.has) {
        return known((!t->min.has || n >= t->min.value) && (!t->max.has || n <= t->max.value));
    }
    for (size_t i = 0; i < t->values.n; i++) {
        if (strtoll(t->values.at[i], NULL, 10) == n) {
            return TRUTH_YES;
        }
    }
    return TRUTH_NO;
}

static enum truth level_among(const struct scope_term *t, enum level level)
{
    static const char *const words[] = {NULL, "部", "省", "市", "县", "集团"};
    return text_among(t, words[level]);
}

/* ---- units ----------------------------------------------------------------------------------- */

static bool cell_is_unit(const char *cell, const struct unit_facts *u)
{
    bool is_named =
        (u->name && text_eq(cell, u->name)) || (u->credit_code && text_eq(cell, u->credit_code));
    return *cell && (is_named || texts_has(&u->regions, cell));
}

const struct texts *scope_list_row(const struct named_list *list, const struct unit_facts *unit)
{
    for (size_t r = 0; r < list->rows.n; r++) {
        const struct texts *row = &list->rows.at[r];
        for (size_t i = 0; i < row->n; i++) {
            if (cell_is_unit(row->at[i], unit)) {
                return row;
            }
        }
    }
    return NULL;
}

static enum truth unit_on_list(const char *name, const struct unit_facts *u,
                               const struct notice *notice)
{
    const struct named_list *list = notice ? notice_list(notice, name) : NULL;
    if (texts_has(&u->lists, name) || (list && scope_list_row(list, u))) {
        return TRUTH_YES;
    }
    bool is_complete = list && list->rows.n && list->is_open != YES_YES && u->name;
    return is_complete ? TRUTH_NO : TRUTH_UNKNOWN;
}

static enum truth unit_on_lists(const struct scope_term *t, const struct unit_facts *u,
                                const struct notice *notice)
{
    enum truth found = TRUTH_NO;
    for (size_t i = 0; i < t->values.n; i++) {
        found = either(found, unit_on_list(t->values.at[i], u, notice));
    }
    return found;
}

static enum truth unit_class_among(const struct scope_term *t, const struct unit_facts *u)
{
    enum truth by_name = text_among(t, u->class);
    return u->classes.n ? either(by_name, any_among(t, &u->classes)) : by_name;
}

static enum truth unit_named(const struct scope_term *t, const struct unit_facts *u)
{
    if (any_among(t, &u->regions) == TRUTH_YES) {
        return TRUTH_YES;
    }
    return text_among(t, u->name);
}

static enum truth unit_matches(const struct scope_term *t, const struct unit_facts *u,
                               const struct notice *notice)
{
    switch (t->attribute) {
    case ATTRIBUTE_NAME: return unit_named(t, u);
    case ATTRIBUTE_CLASS: return unit_class_among(t, u);
    case ATTRIBUTE_LIST: return unit_on_lists(t, u, notice);
    case ATTRIBUTE_REGION: return any_among(t, &u->regions);
    case ATTRIBUTE_LEVEL: return level_among(t, u->level);
    case ATTRIBUTE_KIND: return text_among(t, u->kind);
    case ATTRIBUTE_COUNT: return TRUTH_UNKNOWN;
    }
    return TRUTH_UNKNOWN;
}

/* True of a group when it is true of one of its units. */
static enum truth partners_match(const struct scope_term *t, const struct facts *f)
{
    if (t->attribute == ATTRIBUTE_COUNT) {
        return f->partners_known ? in_range(t, (int64_t)f->n_partners) : TRUTH_UNKNOWN;
    }
    enum truth found = f->partners_known ? TRUTH_NO : TRUTH_UNKNOWN;
    for (size_t i = 0; i < f->n_partners; i++) {
        found = either(found, unit_matches(t, &f->partners[i], f->notice));
    }
    return found;
}

static enum truth members_match(const struct scope_term *t, const struct facts *f)
{
    if (t->attribute == ATTRIBUTE_COUNT) {
        return f->partners_known ? in_range(t, (int64_t)f->n_partners + 1) : TRUTH_UNKNOWN;
    }
    return either(unit_matches(t, &f->lead, f->notice), partners_match(t, f));
}

/* ---- everything else --------------------------------------------------------------------------- */

static bool holds_direction(const struct direction *d, const struct direction *sought)
{
    bool found = d == sought;
    for (size_t i = 0; i < d->children.n && !found; i++) {
        found = holds_direction(&d->children.at[i], sought);
    }
    return found;
}

static bool direction_below(const struct facts *f, const char *value, const char *direction)
{
    const struct direction *above = notice_direction(f->notice, value);
    const struct direction *below = notice_direction(f->notice, direction);
    return above && below ? holds_direction(above, below) : text_eq(value, direction);
}

static enum truth directions_match(const struct scope_term *t, const struct facts *f)
{
    if (f->directions.n == 0 || !f->notice) {
        return TRUTH_UNKNOWN;
    }
    if (t->attribute == ATTRIBUTE_COUNT) {
        return in_range(t, (int64_t)f->directions.n);
    }
    for (size_t v = 0; v < t->values.n; v++) {
        for (size_t i = 0; i < f->directions.n; i++) {
            if (direction_below(f, t->values.at[v], f->directions.at[i])) {
                return TRUTH_YES;
            }
        }
    }
    return TRUTH_NO;
}

static enum truth track_matches(const struct scope_term *t, const struct facts *f)
{
    const struct track *own = f->track && f->notice ? notice_track(f->notice, f->track) : NULL;
    for (size_t i = 0; own && i < t->values.n; i++) {
        if (notice_track(f->notice, t->values.at[i]) == own) {
            return TRUTH_YES;
        }
    }
    return own ? TRUTH_NO : text_among(t, f->track);
}

static enum truth field_matches(const struct scope_term *t, const struct facts *f)
{
    const struct field *field = f->notice ? notice_field(f->notice, t->name) : NULL;
    const struct field_fact *fact = field ? facts_field(f, field) : NULL;
    if (!fact || text_is_empty(fact->value)) {
        return TRUTH_UNKNOWN;
    }
    bool is_range = t->min.has || t->max.has;
    return is_range ? in_range(t, strtoll(fact->value, NULL, 10)) : text_among(t, fact->value);
}

static enum truth form_matches(const struct scope_term *t, const struct facts *f)
{
    static const char *const words[] = {NULL, "单独", "联合"};
    enum applied_as form = f->form;
    if (form == FORM_ABSENT && f->partners_known) {
        form = f->n_partners ? FORM_JOINT : FORM_SINGLE;
    }
    return text_among(t, words[form]);
}

/* ---- roles of the notice ------------------------------------------------------------------------ */

static const struct role *role_named(const struct notice *n, const char *name)
{
    for (size_t i = 0; n && i < n->roles.n; i++) {
        if (text_eq(n->roles.at[i].name, name)) {
            return &n->roles.at[i];
        }
    }
    return NULL;
}

enum subject scope_term_subject(const struct scope_term *t, const struct notice *n)
{
    static const enum subject parts[] = {
        [ROLE_APPLICANT] = SUBJECT_APPLICANT, [ROLE_LEAD] = SUBJECT_LEAD,
        [ROLE_PARTNER] = SUBJECT_PARTNER,     [ROLE_RECOMMENDER] = SUBJECT_RECOMMENDER,
        [ROLE_RECEIVER] = SUBJECT_RECEIVER,   [ROLE_ORGANISER] = SUBJECT_NONE,
        [ROLE_OTHER] = SUBJECT_NONE,
    };
    const struct role *role = t->subject == SUBJECT_ROLE ? role_named(n, t->name) : NULL;
    return role ? parts[role->kind] : t->subject == SUBJECT_ROLE ? SUBJECT_NONE : t->subject;
}

static enum truth plays(const struct role *role, const struct unit_facts *u)
{
    const struct scope_term classes = {.values = role->classes};
    return role->classes.n ? unit_class_among(&classes, u) : TRUTH_YES;
}

static enum truth in_role(const struct scope_term *t, const struct role *role,
                          const struct unit_facts *u, const struct notice *n)
{
    return both(plays(role, u), unit_matches(t, u, n));
}

/* As for the part itself, but each unit must be of the role's classes too. */
static enum truth role_matches(const struct scope_term *t, const struct facts *f)
{
    const struct role *role = role_named(f->notice, t->name);
    enum subject part = scope_term_subject(t, f->notice);
    bool has_lead = part == SUBJECT_LEAD || part == SUBJECT_APPLICANT;
    bool has_partners = part == SUBJECT_PARTNER || part == SUBJECT_APPLICANT;
    if (part == SUBJECT_RECOMMENDER || part == SUBJECT_RECEIVER) {
        const struct unit_facts *u = part == SUBJECT_RECEIVER ? &f->receiver : &f->recommender;
        return in_role(t, role, u, f->notice);
    }
    if (!has_lead && !has_partners) {
        return TRUTH_UNKNOWN;
    }
    enum truth found = has_lead ? in_role(t, role, &f->lead, f->notice) : TRUTH_NO;
    for (size_t i = 0; has_partners && i < f->n_partners; i++) {
        found = either(found, in_role(t, role, &f->partners[i], f->notice));
    }
    return has_partners && !f->partners_known ? either(found, TRUTH_UNKNOWN) : found;
}

enum truth scope_term_holds(const struct scope_term *t, const struct facts *f)
{
    switch (t->subject) {
    case SUBJECT_TRACK: return track_matches(t, f);
    case SUBJECT_DIRECTION: return directions_match(t, f);
    case SUBJECT_FIELD: return field_matches(t, f);
    case SUBJECT_APPLICANT:
    case SUBJECT_MEMBER: return members_match(t, f);
    case SUBJECT_LEAD: return unit_matches(t, &f->lead, f->notice);
    case SUBJECT_PARTNER: return partners_match(t, f);
    case SUBJECT_RECOMMENDER: return unit_matches(t, &f->recommender, f->notice);
    case SUBJECT_RECEIVER: return unit_matches(t, &f->receiver, f->notice);
    case SUBJECT_STEP: return text_among(t, f->step);
    case SUBJECT_MATERIAL: return text_among(t, f->material);
    case SUBJECT_FORM: return form_matches(t, f);
    case SUBJECT_LEVEL: return level_among(t, f->level);
    case SUBJECT_ROLE: return role_matches(t, f);
    case SUBJECT_NONE: return TRUTH_UNKNOWN;
    }
    return TRUTH_UNKNOWN;
}

static enum truth all_hold(const struct scope *scope, const struct facts *f)
{
    enum truth result = TRUTH_YES;
    for (size_t i = 0; i < scope->n; i++) {
        result = both(result, scope_term_holds(&scope->at[i], f));
    }
    return result;
}

static enum truth stays(const struct scope *exclusion, const struct facts *facts)
{
    return exclusion->n ? (enum truth)(TRUTH_YES - all_hold(exclusion, facts)) : TRUTH_YES;
}

enum truth scope_applies(const struct rule *rule, const struct facts *facts)
{
    enum truth applies = both(all_hold(&rule->scope, facts), stays(&rule->except, facts));
    for (size_t i = 0; i < rule->outside.n; i++) {
        applies = both(applies, stays(&rule->outside.at[i], facts));
    }
    return applies;
}

const struct scope_term *scope_exclusion(const struct rule *rule, const struct facts *facts)
{
    if (!rule->except.n || all_hold(&rule->except, facts) != TRUTH_YES) {
        return NULL;
    }
    for (size_t i = 0; i < rule->except.n; i++) {
        if (rule->except.at[i].clause) {
            return &rule->except.at[i];
        }
    }
    return rule->except.at;
}
