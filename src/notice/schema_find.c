/* Looking things up in the tables. */
#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"
#include "notice/schema.h"

const struct key *schema_key_at(const struct schema *s, size_t i)
{
    if (i < s->n) {
        return &s->keys[i];
    }
    i -= s->n;
    return s->has_rule && i < rule_schema.n ? &rule_schema.keys[i] : NULL;
}

const struct key *schema_key(const struct schema *s, const char *name)
{
    const struct key *k;
    for (size_t i = 0; (k = schema_key_at(s, i)); i++) {
        if (text_eq(k->name, name)) {
            return k;
        }
    }
    return NULL;
}

/* How many characters of `a` also stand in `b`. */
static size_t shared_chars(const char *a, const char *b)
{
    size_t shared = 0, n = strlen(a), len;
    for (size_t i = 0; i < n; i += len) {
        char one[5] = {0};
        (void)utf8_decode(a + i, n - i, &len);
        memcpy(one, a + i, len);
        shared += strstr(b, one) != NULL;
    }
    return shared;
}

#define NEAR_ENOUGH 50 /* of 100: half of the characters of both are shared */

struct nearest {
    const char *name;
    size_t score;
};

static void compare_name(struct nearest *best, const char *name, const char *known)
{
    size_t total = utf8_count(known, strlen(known)) + utf8_count(name, strlen(name));
    size_t score = 200 * shared_chars(name, known) / (total ? total : 1);
    if (score > best->score) {
        *best = (struct nearest){known, score};
    }
}

const char *schema_nearest(const struct schema *s, const char *name)
{
    struct nearest best = {0};
    const struct key *k;
    for (size_t i = 0; (k = schema_key_at(s, i)); i++) {
        compare_name(&best, name, k->name);
    }
    return best.score >= NEAR_ENOUGH ? best.name : NULL;
}

const char *texts_nearest(const struct texts *known, const char *name)
{
    struct nearest best = {0};
    for (size_t i = 0; i < known->n; i++) {
        compare_name(&best, name, known->at[i]);
    }
    return best.score >= NEAR_ENOUGH ? best.name : NULL;
}

const struct word *vocabulary_word(const struct vocabulary *v, int value)
{
    for (size_t i = 0; i < v->n; i++) {
        if (v->at[i].value == value) {
            return &v->at[i];
        }
    }
    return NULL;
}

const struct word *vocabulary_find(const struct vocabulary *v, const char *text)
{
    for (size_t i = 0; i < v->n; i++) {
        if (text_eq(v->at[i].text, text)) {
            return &v->at[i];
        }
    }
    return NULL;
}

const char *vocabulary_list(struct arena *a, const struct vocabulary *v)
{
    const char *all = "";
    for (size_t i = 0; i < v->n; i++) {
        all = arena_printf(a, "%s%s%s", all, i ? " / " : "", v->at[i].text);
    }
    return all;
}
