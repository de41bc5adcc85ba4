/* For memmem. */
#define _GNU_SOURCE
#include "desk/file_chapters.h"

#include "base/utf8.h"
#include "base/vec.h"
#include "text/key.h"
#include "text/wordcount.h"

#define HEADING_MAX 300 /* bytes; a longer line is text */

struct chapter_key {
    const char *key;
    size_t chapter;
};

struct counting {
    struct arena *arena;
    VEC(struct file_chapter) chapters;
    VEC(struct chapter_key) keys;
};

static void add_key(struct counting *c, const char *name)
{
    struct chapter_key key = {heading_key(c->arena, name), c->chapters.n - 1};
    *VEC_PUSH(c->arena, &c->keys) = key;
}

static void add_field(struct counting *c, const struct field *field)
{
    if (field->type != FIELD_CHAPTER) {
        return;
    }
    *VEC_PUSH(c->arena, &c->chapters) = (struct file_chapter){.field = field};
    add_key(c, field->name);
    for (size_t i = 0; i < field->aliases.n; i++) {
        add_key(c, field->aliases.at[i]);
    }
}

/* True for one of the characters of `set`, UTF-8; *n is its length. */
static bool is_one_of(struct slice s, const char *set, size_t *n)
{
    *n = 0;
    if (s.n == 0) {
        return false;
    }
    (void)utf8_decode(s.at, s.n, n);
    return memmem(set, strlen(set), s.at, *n) != NULL;
}

static struct slice skip(struct slice s, const char *set)
{
    for (size_t n; is_one_of(s, set, &n);) {
        s = (struct slice){s.at + n, s.n - n};
    }
    return s;
}

/* Without the number before it; as it is when what looks like one is part of a word (一体化). */
static struct slice without_number(struct slice s)
{
    struct slice start = skip(s, "(（第 ");
    struct slice behind = skip(start, "0123456789.．零一二三四五六七八九十百");
    size_t n;
    bool is_plain = behind.n < start.n && start.at[0] >= '0' && start.at[0] <= '9';
    if (behind.n == start.n || (!is_plain && !is_one_of(behind, "、)）章节部 \t:：　", &n))) {
        return s;
    }
    return skip(behind, "、)）章节部分 \t:：　.．");
}

static size_t chapter_of(const struct counting *c, struct slice line)
{
    struct slice heading = without_number(line);
    if (heading.n == 0 || line.n > HEADING_MAX) {
        return SIZE_MAX;
    }
    struct arena a = {0};
    size_t found = SIZE_MAX;
    const char *whole = heading_key(&a, arena_copy(&a, line.at, line.n));
    const char *bare = heading_key(&a, arena_copy(&a, heading.at, heading.n));
    for (size_t i = 0; i < c->keys.n && found == SIZE_MAX; i++) {
        if (text_eq(c->keys.at[i].key, whole) || text_eq(c->keys.at[i].key, bare)) {
            found = c->keys.at[i].chapter;
        }
    }
    arena_release(&a);
    return found;
}

static void count_lines(struct counting *c, struct slice text)
{
    size_t chapter = SIZE_MAX;
    for (const char *at = text.at, *end = text.at + text.n; at < end;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t n = (size_t)((stop ? stop : end) - at);
        size_t next = chapter_of(c, slice_trim((struct slice){at, n}));
        if (next != SIZE_MAX) {
            chapter = next;
            c->chapters.at[chapter].is_found = true;
        } else if (chapter != SIZE_MAX) {
            c->chapters.at[chapter].chars += (int64_t)wordcount(at, n);
        }
        at += n + 1;
    }
}

struct file_chapters file_chapters_count(struct arena *a, const struct notice *n, struct slice text)
{
    struct counting c = {.arena = a};
    for (size_t g = 0; g < n->form_groups.n; g++) {
        for (size_t i = 0; i < n->form_groups.at[g].fields.n; i++) {
            add_field(&c, &n->form_groups.at[g].fields.at[i]);
        }
    }
    if (c.chapters.n) {
        count_lines(&c, text);
    }
    return (struct file_chapters){c.chapters.at, c.chapters.n};
}
