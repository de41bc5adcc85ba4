#include "tui/widget/edit_buffer.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "text/grapheme.h"
#include "text/key.h"
#include "text/wordcount.h"
#include "text/wrap.h"

void edit_buffer_init(struct edit_buffer *b, bool has_lines)
{
    *b = (struct edit_buffer){.text = BUF_INIT, .has_lines = has_lines, .wanted = SIZE_MAX};
}

void edit_buffer_release(struct edit_buffer *b)
{
    buf_release(&b->text);
    arena_release(&b->memory);
}

static void forget_steps(struct edit_buffer *b)
{
    arena_reset(&b->memory);
    memset(&b->steps, 0, sizeof b->steps);
    b->done = 0;
    b->is_typing = false;
    b->wanted = SIZE_MAX;
}

void edit_buffer_set(struct edit_buffer *b, const char *text)
{
    forget_steps(b);
    buf_clear(&b->text);
    const char *clean = text_typed(&b->memory, slice_of(text ? text : ""), b->has_lines);
    buf_add(&b->text, clean, strlen(clean));
    b->at = b->text.n;
}

const char *edit_buffer_text(const struct edit_buffer *b)
{
    return b->text.n > 0 ? b->text.at : "";
}

/* ---- changing ---------------------------------------------------------------------------------- */

/* `n` bytes at `at` give way to `with`; the point stands behind it. */
static void splice(struct edit_buffer *b, size_t at, size_t n, struct slice with)
{
    (void)buf_reserve(&b->text, with.n);
    char *place = b->text.at + at;
    memmove(place + with.n, place + n, b->text.n - at - n);
    if (with.n > 0) {
        memcpy(place, with.at, with.n);
    }
    b->text.n = b->text.n - n + with.n;
    b->text.at[b->text.n] = '\0';
    b->at = at + with.n;
    b->wanted = SIZE_MAX;
}

static struct slice kept(struct edit_buffer *b, struct slice s)
{
    return (struct slice){arena_copy(&b->memory, s.n > 0 ? s.at : "", s.n), s.n};
}

static bool change(struct edit_buffer *b, size_t from, size_t to, struct slice with)
{
    struct slice removed = {b->text.at + from, to - from};
    if (slice_eq(removed, with)) {
        return false;
    }
    b->steps.n = b->done;
    struct edit_step *step = VEC_PUSH(&b->memory, &b->steps);
    *step = (struct edit_step){.at = from, .removed = kept(b, removed), .inserted = kept(b, with)};
    b->done = b->steps.n;
    b->is_typing = false;
    splice(b, from, to - from, step->inserted);
    return true;
}

/* Puts `s` in at the point. The cluster before is normalised with it, because a combining mark may
 * arrive on its own. */
static bool put(struct edit_buffer *b, struct slice s)
{
    struct arena scratch = {0};
    struct buf joined = BUF_INIT;
    size_t from = b->text.n > 0 ? grapheme_previous(b->text.at, b->at, b->at) : 0;
    buf_add(&joined, b->text.at + from, b->at - from);
    buf_add(&joined, s.at, s.n);
    const char *clean = text_typed(&scratch, (struct slice){joined.at, joined.n}, b->has_lines);
    struct slice with = slice_of(clean);
    size_t same = b->at - from;
    if (with.n >= same && memcmp(with.at, b->text.at + from, same) == 0) {
        from = b->at;
        with = (struct slice){with.at + same, with.n - same};
    }
    bool changed = change(b, from, b->at, with);
    buf_release(&joined);
    arena_release(&scratch);
    return changed;
}

bool edit_buffer_type(struct edit_buffer *b, struct slice typed)
{
    bool goes_on = b->is_typing;
    if (!put(b, typed)) {
        return false;
    }
    b->steps.at[b->done - 1].is_joined = goes_on;
    b->is_typing = true;
    return true;
}

bool edit_buffer_paste(struct edit_buffer *b, struct slice pasted)
{
    struct buf lines = BUF_INIT;
    for (size_t i = 0; i < pasted.n; i++) {
        bool is_return = pasted.at[i] == '\r';
        if (is_return && i + 1 < pasted.n && pasted.at[i + 1] == '\n') {
            continue;
        }
        buf_char(&lines, is_return ? '\n' : pasted.at[i]);
    }
    while (lines.n > 0 && lines.at[lines.n - 1] == '\n') {
        lines.n--;
    }
    bool changed = put(b, (struct slice){lines.at, lines.n});
    buf_release(&lines);
    return changed;
}

bool edit_buffer_replace(struct edit_buffer *b, const char *text)
{
    struct arena scratch = {0};
    bool changed =
        change(b, 0, b->text.n, slice_of(text_typed(&scratch, slice_of(text), b->has_lines)));
    arena_release(&scratch);
    return changed;
}

/* ---- moving ------------------------------------------------------------------------------------ */

/* What belongs together for moves by word: letters and digits, or Chinese characters; 0 separates. */
static int word_class(const struct edit_buffer *b, size_t at)
{
    size_t length;
    uint32_t cp = utf8_decode(b->text.at + at, b->text.n - at, &length);
    if (cp < 0x80) {
        return (cp >= '0' && cp <= '9') || (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z');
    }
    if ((cp >= 0x2000 && cp < 0x2070) || (cp >= 0x3000 && cp < 0x3040) ||
        (cp >= 0xff00 && cp < 0xff10)) {
        return 0;
    }
    return cp >= 0x2e80 ? 2 : 1;
}

static size_t word_left(const struct edit_buffer *b)
{
    size_t at = b->at;
    int class = 0;
    while (at > 0) {
        size_t before = grapheme_previous(b->text.at, b->text.n, at);
        int here = word_class(b, before);
        if (class != 0 && here != class) {
            break;
        }
        class = here;
        at = before;
    }
    return at;
}

static size_t word_right(const struct edit_buffer *b)
{
    size_t at = b->at;
    int class = 0;
    while (at < b->text.n) {
        int here = word_class(b, at);
        if (class != 0 && here != class) {
            break;
        }
        class = here;
        at = grapheme_next(b->text.at, b->text.n, at);
    }
    return at;
}

static size_t line_start(const struct edit_buffer *b)
{
    size_t at = b->at;
    while (at > 0 && b->text.at[at - 1] != '\n') {
        at--;
    }
    return at;
}

static size_t line_end(const struct edit_buffer *b)
{
    const char *feed = memchr(b->text.at + b->at, '\n', b->text.n - b->at);
    return feed ? (size_t)(feed - b->text.at) : b->text.n;
}

static size_t target(const struct edit_buffer *b, enum edit_to to)
{
    switch (to) {
    case EDIT_LEFT: return b->at > 0 ? grapheme_previous(b->text.at, b->text.n, b->at) : 0;
    case EDIT_RIGHT: return grapheme_next(b->text.at, b->text.n, b->at);
    case EDIT_WORD_LEFT: return word_left(b);
    case EDIT_WORD_RIGHT: return word_right(b);
    case EDIT_LINE_START: return line_start(b);
    case EDIT_LINE_END: return line_end(b);
    case EDIT_TEXT_START: return 0;
    case EDIT_TEXT_END: return b->text.n;
    }
    return b->at;
}

bool edit_buffer_erase(struct edit_buffer *b, enum edit_to to)
{
    size_t end = target(b, to);
    return end < b->at ? change(b, end, b->at, (struct slice){"", 0})
                       : change(b, b->at, end, (struct slice){"", 0});
}

bool edit_buffer_move(struct edit_buffer *b, enum edit_to to)
{
    size_t end = target(b, to);
    bool moved = end != b->at;
    b->at = end;
    b->wanted = SIZE_MAX;
    b->is_typing = false;
    return moved;
}

/* ---- undoing ----------------------------------------------------------------------------------- */

bool edit_buffer_undo(struct edit_buffer *b)
{
    b->is_typing = false;
    bool goes_on = b->done > 0, undone = goes_on;
    while (goes_on) {
        const struct edit_step *step = &b->steps.at[--b->done];
        splice(b, step->at, step->inserted.n, step->removed);
        goes_on = step->is_joined && b->done > 0;
    }
    return undone;
}

bool edit_buffer_redo(struct edit_buffer *b)
{
    b->is_typing = false;
    bool goes_on = b->done < b->steps.n, redone = goes_on;
    while (goes_on) {
        const struct edit_step *step = &b->steps.at[b->done++];
        splice(b, step->at, step->removed.n, step->inserted);
        goes_on = b->done < b->steps.n && b->steps.at[b->done].is_joined;
    }
    return redone;
}

/* ---- rows -------------------------------------------------------------------------------------- */

static struct slice whole(const struct edit_buffer *b)
{
    return (struct slice){b->text.at, b->text.n};
}

static bool is_in_row(const struct edit_buffer *b, const struct wrap_row *row)
{
    return b->at >= row->from && (b->at < row->to || (b->at == row->to && !row->is_soft));
}

struct edit_place edit_buffer_place(const struct edit_buffer *b, size_t columns)
{
    struct wrap w = {.text = whole(b), .columns = columns};
    struct wrap_row row = {0};
    struct edit_place place = {0};
    while (wrap_next(&w, &row) && !is_in_row(b, &row)) {
        place.row++;
    }
    place.column = utf8_width(b->text.at + row.from, b->at - row.from);
    return place;
}

/* The byte of `row` nearest before `column`; a soft row's end belongs to the next one. */
static size_t byte_at_column(const struct edit_buffer *b, const struct wrap_row *row, size_t column)
{
    size_t at = row->from, used = 0;
    while (at < row->to) {
        size_t next = grapheme_next(b->text.at, row->to, at);
        used += utf8_width(b->text.at + at, next - at);
        if (used > column || (row->is_soft && next == row->to)) {
            break;
        }
        at = next;
    }
    return at;
}

bool edit_buffer_move_rows(struct edit_buffer *b, int rows, size_t columns)
{
    struct edit_place place = edit_buffer_place(b, columns);
    size_t back = rows < 0 ? (size_t)-rows : 0, wanted = b->wanted;
    size_t last = wrap_count(whole(b), columns) - 1;
    size_t row_wanted =
        rows < 0 ? (place.row > back ? place.row - back : 0) : place.row + (size_t)rows;
    row_wanted = row_wanted > last ? last : row_wanted;
    if (row_wanted == place.row) {
        return false;
    }
    struct wrap w = {.text = whole(b), .columns = columns};
    struct wrap_row row = {0};
    for (size_t i = 0; i <= row_wanted && wrap_next(&w, &row); i++) {
    }
    wanted = wanted == SIZE_MAX ? place.column : wanted;
    b->at = byte_at_column(b, &row, wanted);
    b->wanted = wanted;
    b->is_typing = false;
    return true;
}

/* ---- limits ------------------------------------------------------------------------------------ */

struct edit_place edit_buffer_line(const struct edit_buffer *b)
{
    struct edit_place place = {1, 1};
    size_t length;
    for (size_t at = 0; at < b->at; at += length) {
        bool is_feed = b->text.at[at] == '\n';
        (void)utf8_decode(b->text.at + at, b->text.n - at, &length);
        place.row += is_feed;
        place.column = is_feed ? 1 : place.column + 1;
    }
    return place;
}

static void put_point(struct edit_buffer *b, size_t at)
{
    b->at = at;
    b->wanted = SIZE_MAX;
    b->is_typing = false;
}

void edit_buffer_go(struct edit_buffer *b, size_t line, size_t column)
{
    size_t at = 0, length;
    while (line > 1 && at < b->text.n) {
        line -= b->text.at[at++] == '\n';
    }
    while (column > 1 && at < b->text.n && b->text.at[at] != '\n') {
        (void)utf8_decode(b->text.at + at, b->text.n - at, &length);
        at += length;
        column--;
    }
    put_point(b, at);
}

bool edit_buffer_find(struct edit_buffer *b, const char *word)
{
    const char *text = edit_buffer_text(b);
    size_t behind = b->at < b->text.n ? grapheme_next(text, b->text.n, b->at) : b->at;
    const char *found = strstr(text + behind, word);
    if (!found) {
        found = strstr(text, word);
    }
    if (!found || !*word) {
        return false;
    }
    put_point(b, (size_t)(found - text));
    return true;
}

size_t edit_buffer_words(const struct edit_buffer *b)
{
    return wordcount(b->text.at, b->text.n);
}
