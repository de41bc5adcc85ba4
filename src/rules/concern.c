#include "rules/concern.h"

#include <string.h>

#include "base/slice.h"
#include "rules/scope.h"

/* 各地 and 各 mean all of a class. */
static const char *without_each(const char *word)
{
    return text_starts(word, "各") ? word + strlen("各") : word;
}

static bool is_class(const struct unit_facts *unit, const char *word)
{
    return text_eq(unit->class, word) || texts_has(&unit->classes, word);
}

bool role_fits(const struct role *role, const struct unit_facts *unit)
{
    for (size_t i = 0; i < role->classes.n; i++) {
        if (is_class(unit, role->classes.at[i])) {
            return true;
        }
    }
    return false;
}

bool word_names(const struct notice *n, const char *word, const struct unit_facts *unit)
{
    if ((unit->name && text_eq(unit->name, word)) || is_class(unit, word) ||
        is_class(unit, without_each(word))) {
        return true;
    }
    for (size_t i = 0; i < n->roles.n; i++) {
        if (text_eq(n->roles.at[i].name, word) && role_fits(&n->roles.at[i], unit)) {
            return true;
        }
    }
    return false;
}

static bool names(const struct notice *n, const struct texts *words, const struct unit_facts *unit)
{
    for (size_t i = 0; i < words->n; i++) {
        if (word_names(n, words->at[i], unit)) {
            return true;
        }
    }
    return false;
}

bool unit_recommends(const struct notice *n, const struct unit_facts *unit)
{
    for (size_t i = 0; i < n->roles.n; i++) {
        if (n->roles.at[i].kind == ROLE_RECOMMENDER && role_fits(&n->roles.at[i], unit)) {
            return true;
        }
    }
    return false;
}

static bool is_excluded(const struct notice *n, const struct step *s, const struct unit_facts *unit)
{
    struct facts facts = {.notice = n, .recommender = *unit, .level = unit->level};
    return scope_exclusion(&s->rule, &facts) != NULL;
}

unsigned step_concern(const struct notice *n, const struct step *s, const struct unit_facts *unit)
{
    if (text_is_empty(unit->class) || (s->who.n == 0 && s->to.n == 0)) {
        return CONCERN_OPEN;
    }
    unsigned concern = 0;
    if (names(n, &s->who, unit) && !is_excluded(n, s, unit)) {
        concern |= CONCERN_DOES;
    }
    if (names(n, &s->to, unit)) {
        concern |= CONCERN_RECEIVES;
    }
    if (concern == 0 && s->kind == STEP_REPORT && unit_recommends(n, unit)) {
        concern |= CONCERN_FOLLOWS;
    }
    return concern;
}
