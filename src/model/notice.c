#include "model/notice.h"

#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"

#define DIRECTIONS_BYTES 2000 /* longer text names no directions */
#define TOLD_COLUMNS 60

bool texts_has(const struct texts *texts, const char *text)
{
    for (size_t i = 0; i < texts->n; i++) {
        if (text_eq(texts->at[i], text)) {
            return true;
        }
    }
    return false;
}

static bool is_called(const char *name, const struct texts *aliases, const char *wanted)
{
    return wanted && ((name && text_eq(name, wanted)) || texts_has(aliases, wanted));
}

static const struct direction *direction_among(const struct direction *at, size_t n,
                                               const char *name)
{
    for (size_t i = 0; i < n; i++) {
        const struct direction *d = &at[i];
        bool found = is_called(d->name, &d->aliases, name) || (d->code && text_eq(d->code, name));
        const struct direction *below =
            found ? d : direction_among(d->children.at, d->children.n, name);
        if (below) {
            return below;
        }
    }
    return NULL;
}

const struct direction *notice_direction(const struct notice *n, const char *name)
{
    for (size_t i = 0; i < n->axes.n; i++) {
        const struct axis *axis = &n->axes.at[i];
        const struct direction *d = direction_among(axis->directions.at, axis->directions.n, name);
        if (d) {
            return d;
        }
    }
    return NULL;
}

/* The bytes of the separator that stands here, 0 for none. */
static size_t separator(const char *at)
{
    static const char *const all[] = {"、", "；", "，", ";", ",", "\n"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (strncmp(at, all[i], strlen(all[i])) == 0) {
            return strlen(all[i]);
        }
    }
    return 0;
}

/* The longest known direction at the start of `at` that ends with a separator: names may hold one
 * themselves, as 5G安全服务(测评、平台等). Its bytes, 0 for none. */
static size_t known_length(struct arena *a, const struct notice *n, const char *at)
{
    size_t known = 0;
    for (size_t i = 0;; i++) {
        if (at[i] == '\0' || separator(at + i)) {
            struct slice one = slice_trim((struct slice){at, i});
            known = one.n && notice_direction(n, arena_copy(a, one.at, one.n)) ? i : known;
        }
        if (at[i] == '\0') {
            return known;
        }
    }
}

static size_t segment_length(const char *at)
{
    size_t n = 0;
    while (at[n] && !separator(at + n)) {
        n++;
    }
    return n;
}

const char *notice_direction_unknown(struct arena *a, const struct notice *n, const char *text)
{
    if (strlen(text) > DIRECTIONS_BYTES) {
        return utf8_cut(a, text, TOLD_COLUMNS, false);
    }
    while (*text) {
        size_t known = known_length(a, n, text), length = segment_length(text);
        struct slice one = slice_trim((struct slice){text, length});
        if (!known && one.n) {
            return arena_copy(a, one.at, one.n);
        }
        text += known ? known : length;
        text += separator(text);
    }
    return NULL;
}

static const char *add_names(struct arena *a, const struct direction *at, size_t n,
                             const char *text)
{
    for (size_t i = 0; i < n; i++) {
        const char *name = at[i].name;
        const char *found = strstr(text, name);
        bool is_told = found && (found == text || found[-1] == ' ') &&
                       (found[strlen(name)] == ',' || found[strlen(name)] == '\0');
        if (at[i].children.n) {
            text = add_names(a, at[i].children.at, at[i].children.n, text);
        } else if (!is_told) {
            text = arena_printf(a, "%s%s%s", text, *text ? ", " : "", name);
        }
    }
    return text;
}

const char *notice_direction_names(struct arena *a, const struct notice *n)
{
    const char *text = "";
    for (size_t i = 0; i < n->axes.n; i++) {
        text = add_names(a, n->axes.at[i].directions.at, n->axes.at[i].directions.n, text);
    }
    return text;
}

const struct field *notice_field(const struct notice *n, const char *id_or_name)
{
    for (size_t g = 0; g < n->form_groups.n; g++) {
        const struct field_group *group = &n->form_groups.at[g];
        for (size_t i = 0; i < group->fields.n; i++) {
            const struct field *f = &group->fields.at[i];
            if (is_called(f->name, &f->aliases, id_or_name) ||
                (f->id && text_eq(f->id, text_or_empty(id_or_name)))) {
                return f;
            }
        }
    }
    return NULL;
}

const struct named_list *notice_list(const struct notice *n, const char *name)
{
    for (size_t i = 0; i < n->lists.n; i++) {
        if (is_called(n->lists.at[i].name, &n->lists.at[i].aliases, name)) {
            return &n->lists.at[i];
        }
    }
    return NULL;
}

const struct track *notice_track(const struct notice *n, const char *code_or_name)
{
    for (size_t i = 0; i < n->tracks.n; i++) {
        const struct track *t = &n->tracks.at[i];
        if (is_called(t->name, &t->aliases, code_or_name) ||
            (t->code && text_eq(t->code, text_or_empty(code_or_name)))) {
            return t;
        }
    }
    return NULL;
}

const struct material *notice_material(const struct notice *n, const char *name)
{
    for (size_t i = 0; i < n->materials.n; i++) {
        if (is_called(n->materials.at[i].name, &n->materials.at[i].aliases, name)) {
            return &n->materials.at[i];
        }
    }
    return NULL;
}

static bool holds_words(const struct material *m, const char *words)
{
    bool is_found = strstr(m->name, words) != NULL;
    for (size_t i = 0; i < m->aliases.n && !is_found; i++) {
        is_found = strstr(m->aliases.at[i], words) != NULL;
    }
    return is_found;
}

const struct material *notice_material_meant(const struct notice *n, const char *words)
{
    const struct material *meant = notice_material(n, words);
    size_t found = 0;
    for (size_t i = 0; i < n->materials.n && !meant && *words; i++) {
        found += holds_words(&n->materials.at[i], words);
    }
    for (size_t i = 0; i < n->materials.n && found == 1 && !meant; i++) {
        meant = holds_words(&n->materials.at[i], words) ? &n->materials.at[i] : NULL;
    }
    return meant;
}

const char *consequence_name(enum consequence consequence)
{
    switch (consequence) {
    case CONSEQUENCE_INVALID: return "无效";
    case CONSEQUENCE_CORRECTABLE: return "可补正";
    case CONSEQUENCE_RETURNED: return "退回";
    case CONSEQUENCE_REFUSED: return "不予受理";
    case CONSEQUENCE_DISQUALIFIED: return "取消资格";
    case CONSEQUENCE_REVOKED: return "撤销";
    case CONSEQUENCE_ABSENT:
    case CONSEQUENCE_HINT:
    case CONSEQUENCE_UNWRITTEN: break;
    }
    return NULL;
}
