#include "text/wrap.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

/* Signs that must not begin a row, and such that must not end one (GB/T 15834); the voicing marks of half-width
 * kana stay with theirs. */
static const char closing[] = "，。、；：？！）》】」』〉〕］｝”’％·～／｡､｣ﾞﾟ,.;:?!)]}%";
static const char opening[] = "（《【「『〈〔［｛“‘｢([{";

static bool is_one_of(const char *signs, const char *at, size_t length)
{
    for (const char *s = signs; *s;) {
        size_t n;
        (void)utf8_decode(s, strlen(s), &n);
        if (n == length && memcmp(s, at, n) == 0) {
            return true;
        }
        s += n;
    }
    return false;
}

struct sign {
    const char *at;
    size_t length;
    int width;
    bool is_blank;
};

static struct sign sign_at(const struct wrap *w, size_t at)
{
    struct sign s = {.at = w->text.at + at};
    uint32_t cp = utf8_decode(s.at, w->text.n - at, &s.length);
    s.width = w->width ? w->width(cp) : utf8_char_width(cp);
    s.is_blank = cp == ' ' || cp == 0x3000;
    return s;
}

static bool is_doubled(const struct sign *before, const struct sign *sign)
{
    return is_one_of("—…", sign->at, sign->length) && before->length == sign->length &&
           memcmp(before->at, sign->at, sign->length) == 0;
}

/* May a row end between `before` and `sign`? */
static bool may_break(const struct sign *before, const struct sign *sign)
{
    if (sign->width == 0 || sign->is_blank) {
        return false;
    }
    if (before->is_blank) {
        return true;
    }
    return !is_doubled(before, sign) && (before->width == 2 || sign->width == 2) &&
           !is_one_of(closing, sign->at, sign->length) &&
           !is_one_of(opening, before->at, before->length);
}

/* Where a word that is longer than a row is cut rather than anywhere. */
static bool may_cut(const struct sign *before, const struct sign *sign)
{
    return before->width == 1 && sign->width == 1 &&
           (*sign->at == '@' || is_one_of("/,;", before->at, before->length));
}

/* Where a row of one word is cut that has no joint: not before a closing sign, which would begin the next row. */
static size_t cut_anywhere(const struct sign *sign, size_t from, size_t last, size_t at)
{
    return is_one_of(closing, sign->at, sign->length) && last > from ? last : at;
}

static size_t after_blanks(const struct wrap *w, size_t at)
{
    while (at < w->text.n && sign_at(w, at).is_blank) {
        at += sign_at(w, at).length;
    }
    return at;
}

/* Where the words of the line at `from` begin, in columns. */
static size_t hanging_edge(const struct wrap *w, size_t from)
{
    size_t edge = 0, used = 0, blanks = 0;
    for (size_t at = from; at < w->text.n && w->text.at[at] != '\n' && used <= w->columns / 2;) {
        struct sign sign = sign_at(w, at);
        bool is_blank = *sign.at == ' ';
        if (!is_blank && (blanks == used || blanks >= 2)) {
            edge = used;
        }
        blanks = is_blank ? blanks + 1 : 0;
        used += (size_t)sign.width;
        at += sign.length;
    }
    return edge;
}

/* The end of the row that begins at `from` and column `used`. */
static size_t row_end(const struct wrap *w, size_t from, size_t used)
{
    size_t chance = from, cut = from, last = from;
    struct sign before = {.is_blank = false};
    for (size_t at = from; at < w->text.n && w->text.at[at] != '\n';) {
        struct sign sign = sign_at(w, at);
        if (at > from && may_break(&before, &sign)) {
            chance = at;
        }
        if (at > from && may_cut(&before, &sign)) {
            cut = at;
        }
        if (at > from && used + (size_t)sign.width > w->columns) {
            return sign.is_blank   ? after_blanks(w, at)
                   : chance > from ? chance
                   : cut > from    ? cut
                                   : cut_anywhere(&sign, from, last, at);
        }
        used += (size_t)sign.width;
        before = sign;
        last = at;
        at += sign.length;
    }
    const char *feed = memchr(w->text.at + from, '\n', w->text.n - from);
    return feed ? (size_t)(feed - w->text.at) : w->text.n;
}

bool wrap_next(struct wrap *w, struct wrap_row *row)
{
    if (w->is_done) {
        return false;
    }
    bool begins_line = w->at == 0 || w->text.at[w->at - 1] == '\n';
    if (begins_line) {
        w->edge = w->hangs ? hanging_edge(w, w->at) : 0;
    }
    row->from = w->at;
    row->x = begins_line ? 0 : w->edge;
    row->to = w->at < w->text.n ? row_end(w, w->at, row->x) : w->text.n;
    bool is_hard = row->to < w->text.n && w->text.at[row->to] == '\n';
    row->is_soft = row->to < w->text.n && !is_hard;
    w->at = row->to + (is_hard ? 1 : 0);
    w->is_done = !is_hard && row->to >= w->text.n;
    return true;
}

struct slice wrap_shown(struct slice text, struct wrap_row row)
{
    struct slice shown = {text.at + row.from, row.to - row.from};
    if (row.is_soft) {
        struct slice trimmed = slice_trim(shown);
        shown.n = trimmed.n > 0 ? (size_t)(trimmed.at + trimmed.n - shown.at) : 0;
    }
    return shown;
}

size_t wrap_piece(const struct wrap *w, bool is_cut)
{
    size_t most = 0, piece = 0;
    struct sign before = {.is_blank = true};
    for (size_t at = 0; at < w->text.n;) {
        struct sign sign = sign_at(w, at);
        bool is_gap = sign.is_blank || *sign.at == '\n';
        if (is_gap || may_break(&before, &sign) || (is_cut && may_cut(&before, &sign))) {
            piece = 0;
        }
        piece += is_gap ? 0 : (size_t)sign.width;
        most = piece > most ? piece : most;
        before = sign;
        at += sign.length;
    }
    return most;
}

size_t wrap_count(struct slice text, size_t columns)
{
    struct wrap w = {.text = text, .columns = columns};
    struct wrap_row row;
    size_t n = 0;
    while (wrap_next(&w, &row)) {
        n++;
    }
    return n;
}
