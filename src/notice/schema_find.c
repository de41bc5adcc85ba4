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

const char *schema_nearest(const struct schema *s, const char *name)
{
    const char *best = NULL;
    size_t best_score = 0;
    const struct key *k;
    for (size_t i = 0; (k = schema_key_at(s, i)); i++) {
        size_t total = utf8_count(k->name, strlen(k->name)) + utf8_count(name, strlen(name));
        size_t score = 200 * shared_chars(name, k->name) / (total ? total : 1);
        if (score > best_score) {
            best_score = score;
            best = k->name;
        }
    }
    return best_score >= 50 ? best : NULL;
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
