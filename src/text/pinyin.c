#include "text/pinyin.h"

#include <stdint.h>
#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/pinyin_table.h"

#define FIRST_IDEOGRAPH 0x3400

/* Up to three letters of an ideograph; NULL for anything else. */
static const char *letters_of(uint32_t cp)
{
    size_t n = sizeof pinyin_letters / sizeof *pinyin_letters;
    return cp >= FIRST_IDEOGRAPH && cp - FIRST_IDEOGRAPH < n ? pinyin_letters[cp - FIRST_IDEOGRAPH]
                                                             : NULL;
}

/* Full-width signs are the plain ones shifted; capitals are small. */
static uint32_t plain(uint32_t cp)
{
    if (cp >= 0xff01 && cp <= 0xff5e) {
        cp -= 0xff01 - 0x21;
    }
    return cp == 0x3000 ? ' ' : cp >= 'A' && cp <= 'Z' ? cp - 'A' + 'a' : cp;
}

static bool is_letter_or_digit(uint32_t cp)
{
    return (cp >= 'a' && cp <= 'z') || (cp >= '0' && cp <= '9');
}

const char *pinyin_initials(struct arena *a, const char *text)
{
    size_t n = strlen(text_or_empty(text)), used = 0, length;
    char *out = arena_alloc(a, n + 1);
    for (size_t i = 0; i < n; i += length) {
        uint32_t cp = plain(utf8_decode(text + i, n - i, &length));
        const char *letters = letters_of(cp);
        char c = letters ? letters[0] : is_letter_or_digit(cp) ? (char)cp : '\0';
        if (c) {
            out[used++] = c;
        }
    }
    return out;
}

struct filter_word {
    uint32_t *at;
    size_t n;
};

struct filter {
    VEC(struct filter_word) words;
};

struct filter *filter_make(struct arena *a, const char *typed)
{
    struct filter *f = ARENA_NEW(a, struct filter);
    size_t n = strlen(text_or_empty(typed)), length;
    struct filter_word *word = NULL;
    for (size_t i = 0; i < n; i += length) {
        uint32_t cp = plain(utf8_decode(typed + i, n - i, &length));
        if (cp <= ' ') {
            word = NULL;
            continue;
        }
        if (!word) {
            word = VEC_PUSH(a, &f->words);
            word->at = ARENA_ARRAY(a, uint32_t, n - i);
        }
        word->at[word->n++] = cp;
    }
    return f;
}

static bool char_match(uint32_t typed, uint32_t cp)
{
    if (typed == cp) {
        return true;
    }
    const char *letters = typed >= 'a' && typed <= 'z' ? letters_of(cp) : NULL;
    return letters &&
           (letters[0] == (char)typed || letters[1] == (char)typed || letters[2] == (char)typed);
}

/* Signs and blanks in a name do not break a run of initials. */
static bool match_at(const struct filter_word *w, const char *name, size_t n)
{
    size_t done = 0, length;
    for (size_t i = 0; i < n && done < w->n; i += length) {
        uint32_t cp = plain(utf8_decode(name + i, n - i, &length));
        if (char_match(w->at[done], cp)) {
            done++;
        } else if (done == 0 || letters_of(cp) || is_letter_or_digit(cp)) {
            return false;
        }
    }
    return done == w->n;
}

static bool word_match(const struct filter_word *w, const char *name, size_t n)
{
    size_t length;
    for (size_t i = 0; i < n; i += length) {
        (void)utf8_decode(name + i, n - i, &length);
        if (match_at(w, name + i, n - i)) {
            return true;
        }
    }
    return false;
}

static bool has_letter(const struct filter_word *w)
{
    for (size_t i = 0; i < w->n; i++) {
        if (w->at[i] >= 'a' && w->at[i] <= 'z') {
            return true;
        }
    }
    return false;
}

/* An abbreviation: letters that are initials of the name in order, the first of its first character:
 * gdlt for 广东示例联通. Two letters would find too much, and digits alone are a number: 220 is not
 * 255号 of 2024. */
static bool is_abbreviation(const struct filter_word *w, const char *name, size_t n)
{
    size_t done = 0, length, seen = 0;
    if (w->n < 3 || !has_letter(w)) {
        return false;
    }
    for (size_t i = 0; i < n && done < w->n; i += length) {
        uint32_t cp = plain(utf8_decode(name + i, n - i, &length));
        bool fits = is_letter_or_digit(w->at[done]) && char_match(w->at[done], cp);
        if (seen++ == 0 && !fits) {
            return false;
        }
        done += fits;
    }
    return done == w->n;
}

bool filter_match(const struct filter *f, const char *name)
{
    size_t n = strlen(text_or_empty(name));
    for (size_t i = 0; i < f->words.n; i++) {
        const struct filter_word *w = &f->words.at[i];
        if (!word_match(w, name, n) && !is_abbreviation(w, name, n)) {
            return false;
        }
    }
    return true;
}

/* Two characters with two readings each give three further texts. */
#define MOST_DOUBLES 2

struct doubles {
    size_t place[MOST_DOUBLES]; /* in the initials */
    char other[MOST_DOUBLES];
    unsigned n;
};

static struct doubles find_doubles(const char *text)
{
    struct doubles found = {.n = 0};
    size_t n = strlen(text_or_empty(text)), place = 0, length;
    for (size_t i = 0; i < n && found.n < MOST_DOUBLES; i += length) {
        uint32_t cp = plain(utf8_decode(text + i, n - i, &length));
        const char *letters = letters_of(cp);
        if (letters && letters[1]) {
            found.place[found.n] = place;
            found.other[found.n++] = letters[1];
        }
        place += (letters && letters[0]) || is_letter_or_digit(cp);
    }
    return found;
}

const char *pinyin_variants(struct arena *a, const char *text)
{
    const char *usual = pinyin_initials(a, text), *out = usual;
    struct doubles d = find_doubles(text);
    for (unsigned choice = 1; choice < 1U << d.n; choice++) {
        char *other = arena_text(a, usual);
        for (unsigned i = 0; i < d.n; i++) {
            other[d.place[i]] = choice >> i & 1U ? d.other[i] : other[d.place[i]];
        }
        out = arena_printf(a, "%s %s", out, other);
    }
    return out;
}
