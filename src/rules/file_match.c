/* For memmem. */
#define _GNU_SOURCE
#include "rules/file_match.h"

#include <string.h>

#include "base/slice.h"
#include "base/vec.h"

#define NONE KEYMAP_ABSENT
#define TITLE_SURE 12      /* bytes of a title key that tells a case by itself: four characters */
#define SIMILAR_PERCENT 60 /* of the pairs of characters of a title that are in the name */

/* ---- the index ------------------------------------------------------------------------------------ */

static void post(struct file_index *x, struct keymap *map, const char *key, uint32_t of)
{
    uint32_t place = (uint32_t)x->postings.n;
    if (text_is_empty(key)) {
        return;
    }
    uint32_t first = keymap_add(map, key, strlen(key), place);
    struct file_posting posting = {of, NONE};
    if (first != place) {
        posting.next = x->postings.at[first].next;
        x->postings.at[first].next = place;
    }
    *VEC_PUSH(x->arena, &x->postings) = posting;
}

void file_index_init(struct file_index *x, struct arena *a, const struct file_case *cases, size_t n)
{
    *x = (struct file_index){.arena = a, .cases = cases, .n = n};
    keymap_init(&x->names);
    keymap_init(&x->numbers);
    keymap_init(&x->titles);
    keymap_init(&x->units);
    for (uint32_t i = 0; i < n; i++) {
        post(x, &x->numbers, cases[i].number, i);
        post(x, &x->titles, cases[i].title, i);
        post(x, &x->units, cases[i].unit, i);
        for (size_t k = 0; k < cases[i].names.n; k++) {
            post(x, &x->names, cases[i].names.at[k], i);
        }
    }
}

void file_index_release(struct file_index *x)
{
    keymap_release(&x->names);
    keymap_release(&x->numbers);
    keymap_release(&x->titles);
    keymap_release(&x->units);
}

/* ---- candidates ------------------------------------------------------------------------------------ */

/* The cases the best hit so far leads to; a better one starts anew. */
struct candidates {
    size_t length; /* bytes of the key they were found by */
    size_t n;      /* how many, listed or not */
    size_t at[FILE_SIMILAR_MAX];
};

static void add(struct candidates *c, size_t length, size_t of)
{
    if (length < c->length) {
        return;
    }
    if (length > c->length) {
        *c = (struct candidates){.length = length};
    }
    for (size_t i = 0; i < c->n && i < FILE_SIMILAR_MAX; i++) {
        if (c->at[i] == of) {
            return;
        }
    }
    if (c->n < FILE_SIMILAR_MAX) {
        c->at[c->n] = of;
    }
    c->n++;
}

static void add_all(const struct file_index *x, const struct keymap *map, struct slice key,
                    struct candidates *c)
{
    uint32_t place = keymap_get(map, key.at, key.n);
    for (; place != NONE; place = x->postings.at[place].next) {
        add(c, key.n, x->postings.at[place].of);
    }
}

static struct file_match proposed(const struct candidates *c)
{
    struct file_match m = {.by = FILE_BY_NOTHING};
    for (size_t i = 0; i < c->n && i < FILE_SIMILAR_MAX; i++) {
        m.similar[m.n_similar++] = c->at[i];
    }
    return m;
}

/* The only candidate, or all of them as proposals. */
static struct file_match settled(const struct candidates *c, enum file_by by)
{
    return c->n == 1 ? (struct file_match){.by = by, .of = c->at[0]} : proposed(c);
}

static bool is_character_start(char c)
{
    return ((unsigned char)c & 0xC0) != 0x80;
}

/* What the name contains: the longest title, the longest title whose lead is named too, the longest lead. */
struct contained {
    struct candidates titles, both, units;
};

static void look_up(const struct file_index *x, const struct file_named *file, struct slice key,
                    struct contained *found)
{
    uint32_t place = keymap_get(&x->titles, key.at, key.n);
    for (; place != NONE; place = x->postings.at[place].next) {
        uint32_t of = x->postings.at[place].of;
        const char *unit = x->cases[of].unit;
        add(&found->titles, key.n, of);
        if (!text_is_empty(unit) && strstr(file->unit, unit)) {
            add(&found->both, key.n, of);
        }
    }
}

/* Every run of characters of the name is asked for: a name has at most 255 bytes. */
static struct contained look_for(const struct file_index *x, const struct file_named *file)
{
    struct contained found = {0};
    size_t n = strlen(file->title), units = strlen(file->unit);
    for (size_t i = 0; i < n; i++) {
        for (size_t end = i + 1; is_character_start(file->title[i]) && end <= n; end++) {
            if (is_character_start(file->title[end])) {
                look_up(x, file, (struct slice){file->title + i, end - i}, &found);
            }
        }
    }
    for (size_t i = 0; i < units; i++) {
        for (size_t end = i + 1; is_character_start(file->unit[i]) && end <= units; end++) {
            add_all(x, &x->units, (struct slice){file->unit + i, end - i}, &found.units);
        }
    }
    return found;
}

static struct candidates numbered(const struct file_index *x, const char *text)
{
    struct candidates c = {0};
    while (*text) {
        size_t n = strspn(text, "0123456789");
        if (n) {
            add_all(x, &x->numbers, (struct slice){text, n}, &c);
        }
        text += n ? n : 1;
    }
    return c;
}

static bool includes(const struct candidates *c, size_t of)
{
    for (size_t i = 0; i < c->n && i < FILE_SIMILAR_MAX; i++) {
        if (c->at[i] == of) {
            return true;
        }
    }
    return false;
}

static struct file_match either(const struct candidates *first, const struct candidates *second)
{
    struct candidates c = {0};
    for (size_t i = 0; i < first->n && i < FILE_SIMILAR_MAX; i++) {
        add(&c, 0, first->at[i]);
    }
    for (size_t i = 0; i < second->n && i < FILE_SIMILAR_MAX; i++) {
        add(&c, 0, second->at[i]);
    }
    return proposed(&c);
}

/* ---- alike ----------------------------------------------------------------------------------------- */

static size_t next_character(const char *text, size_t at)
{
    do {
        at++;
    } while (!is_character_start(text[at]));
    return at;
}

/* How many of the pairs of neighbouring characters of the title stand in the name, in percent. */
static size_t likeness(const char *title, const char *name)
{
    size_t pairs = 0, shared = 0;
    for (size_t at = 0; title[at];) {
        size_t second = next_character(title, at);
        size_t end = title[second] ? next_character(title, second) : 0;
        if (!end) {
            break;
        }
        pairs++;
        shared += memmem(name, strlen(name), title + at, end - at) != NULL;
        at = second;
    }
    return pairs ? shared * 100 / pairs : 0;
}

static struct file_match alike(const struct file_index *x, const struct file_named *file,
                               const struct contained *found)
{
    struct candidates c = {.length = SIMILAR_PERCENT};
    for (size_t i = 0; i < x->n; i++) {
        add(&c, likeness(x->cases[i].title, file->title), i);
    }
    return c.n ? proposed(&c) : proposed(&found->units);
}

/* ---- the whole -------------------------------------------------------------------------------------- */

struct file_match file_match(const struct file_index *x, const struct file_named *file)
{
    struct candidates by_name = {0}, by_number = numbered(x, file->text);
    add_all(x, &x->names, slice_of(file->title), &by_name);
    if (by_name.n) {
        return settled(&by_name, FILE_BY_NAME);
    }
    struct contained found = look_for(x, file);
    const struct candidates *titles = found.both.n ? &found.both : &found.titles;
    if (by_number.n == 1 && (titles->n == 0 || includes(titles, by_number.at[0]))) {
        return settled(&by_number, FILE_BY_NUMBER);
    }
    if (by_number.n) { /* number and title speak of different cases */
        return either(&by_number, titles);
    }
    if (found.both.n && found.titles.length > found.both.length) {
        return either(&found.both, &found.titles); /* the longer title is another lead's */
    }
    if (found.both.n) {
        return settled(&found.both, FILE_BY_TITLE_UNIT);
    }
    if (found.titles.n && found.titles.length >= TITLE_SURE && found.units.n == 0) {
        return settled(&found.titles, FILE_BY_TITLE);
    }
    return found.titles.n ? proposed(&found.titles) : alike(x, file, &found);
}
