#include "tui/key_decoder.h"

#include <langinfo.h>
#include <string.h>
#include <wchar.h>

#include "base/password.h"
#include "base/utf8.h"

#define PASTE_END "\x1b[201~"

/* What a step of decoding found at the start of the pending bytes. */
enum found {
    FOUND_KEY,
    FOUND_NOTHING, /* bytes taken that mean no key */
    FOUND_PART,    /* begun, the rest is missing */
};

void key_decoder_init(struct key_decoder *d)
{
    *d = (struct key_decoder){.bytes = BUF_INIT, .paste = BUF_INIT};
}

void key_decoder_release(struct key_decoder *d)
{
    buf_release(&d->bytes);
    buf_release(&d->paste);
}

struct bytes {
    const unsigned char *at;
    size_t n;
};

static struct bytes pending(const struct key_decoder *d)
{
    return (struct bytes){(const unsigned char *)d->bytes.at + d->start, d->bytes.n - d->start};
}

/* What was typed may have been a password: it does not stay behind. */
static void take(struct key_decoder *d, size_t n)
{
    memory_wipe(d->bytes.at + d->start, n);
    d->start += n;
    if (d->start == d->bytes.n) {
        buf_clear(&d->bytes);
        d->start = 0;
    }
}

void key_decoder_feed(struct key_decoder *d, const char *bytes, size_t n)
{
    buf_add(&d->bytes, bytes, n);
}

/* ---- sequences ------------------------------------------------------------------------------- */

/* The numbers and the closing byte of ESC [ 1 ; 5 A. */
struct sequence {
    unsigned number[2]; /* 0 when absent */
    unsigned char final;
    bool is_console; /* ESC [ [ A of the Linux console */
    size_t length;   /* bytes, ESC included; 0: not complete */
};

static bool is_final(unsigned char c, bool has_digits)
{
    /* rxvt ends shifted keys with $ */
    return (c >= 0x40 && c <= 0x7E) || (c == '$' && has_digits);
}

static struct sequence read_sequence(const unsigned char *s, size_t n)
{
    struct sequence q = {0};
    size_t i = 2, which = 0;
    if (n > 2 && s[1] == '[' && s[2] == '[') {
        q.is_console = true;
        i = 3;
    }
    for (; i < n && !is_final(s[i], i > 2); i++) {
        if (s[i] < 0x20 || s[i] == 0x7F) { /* broken off by a control: that begins anew */
            q.length = i;
            return q;
        }
        if (s[i] == ';') {
            which++;
        } else if (which < 2 && s[i] >= '0' && s[i] <= '9' && q.number[which] < 0x110000) {
            q.number[which] = q.number[which] * 10 + (s[i] - '0');
        }
    }
    if (i < n) {
        q.final = s[i];
        q.length = i + 1;
    }
    return q;
}

/* ESC [ 24 ~ and its like. */
static uint32_t tilde_key(unsigned number)
{
    static const uint32_t keys[] = {
        [1] = K_HOME,      [2] = K_INSERT, [3] = K_DELETE, [4] = K_END,    [5] = K_PAGE_UP,
        [6] = K_PAGE_DOWN, [7] = K_HOME,   [8] = K_END,    [11] = K_F(1),  [12] = K_F(2),
        [13] = K_F(3),     [14] = K_F(4),  [15] = K_F(5),  [17] = K_F(6),  [18] = K_F(7),
        [19] = K_F(8),     [20] = K_F(9),  [21] = K_F(10), [23] = K_F(11), [24] = K_F(12),
        [25] = K_F(13),    [26] = K_F(14), [28] = K_F(15), [29] = K_F(16), [31] = K_F(17),
        [32] = K_F(18),    [33] = K_F(19), [34] = K_F(20),
    };
    return number < sizeof keys / sizeof *keys ? keys[number] : K_NONE;
}

static uint32_t letter_key(unsigned char final)
{
    switch (final) {
    case 'A': return K_UP;
    case 'B': return K_DOWN;
    case 'C': return K_RIGHT;
    case 'D': return K_LEFT;
    case 'H': return K_HOME;
    case 'F': return K_END;
    case 'Z': return K_BACK_TAB;
    case 'P':
    case 'Q':
    case 'R':
    case 'S': return K_F(1) + (uint32_t)(final - 'P');
    default: return K_NONE;
    }
}

/* The numeric keypad in application mode: ESC O p is 0. */
static uint32_t keypad_key(unsigned char final)
{
    if (final == 'M') {
        return K_ENTER;
    }
    return final >= 'j' && final <= 'y' ? (uint32_t)(final - 'j' + '*') : K_NONE;
}

static uint32_t modifiers(unsigned number)
{
    unsigned bits = number > 1 ? number - 1 : 0;
    return (bits & 1 ? K_SHIFT : 0) | (bits & 2 ? K_ALT_BIT : 0) | (bits & 4 ? K_CTRL_BIT : 0);
}

/* A single control byte or character as the key it is. */
static uint32_t plain_key(uint32_t c)
{
    switch (c) {
    case '\t': return K_TAB;
    case '\r':
    case '\n': return K_ENTER;
    case 0x08:
    case 0x7F: return K_BACKSPACE;
    case 0x1B: return K_ESC;
    default: return c < 0x20 ? K_CTRL(c < 27 && c > 0 ? c + 0x60 : c + 0x40) : c;
    }
}

static uint32_t sequence_key(const struct sequence *q, bool is_ss3)
{
    uint32_t key;
    if (q->is_console) {
        return q->final >= 'A' && q->final <= 'E' ? K_F(1) + (uint32_t)(q->final - 'A') : K_NONE;
    }
    switch (q->final) {
    case '~': key = tilde_key(q->number[0]); break;
    case '$': return tilde_key(q->number[0]) | K_SHIFT;
    case '^': return tilde_key(q->number[0]) | K_CTRL_BIT;
    case 'u': key = plain_key(q->number[0]); break;
    default: key = letter_key(q->final);
    }
    if (key == K_NONE && is_ss3) {
        key = keypad_key(q->final);
    }
    return key == K_NONE ? K_NONE : key | modifiers(q->number[1]);
}

static enum found take_sequence(struct key_decoder *d, bool gave_up, struct key *key)
{
    struct bytes s = pending(d);
    struct sequence q = read_sequence(s.at, s.n);
    bool is_ss3 = s.at[1] == 'O';
    if (q.length == 0 && !gave_up) {
        return FOUND_PART;
    }
    take(d, q.length ? q.length : s.n);
    if (q.final == '~' && q.number[0] == 200) {
        d->in_paste = true;
        return FOUND_NOTHING;
    }
    key->code = q.length ? sequence_key(&q, is_ss3) : is_ss3 && s.n == 2 ? K_ALT('o') : K_NONE;
    return key->code == K_NONE ? FOUND_NOTHING : FOUND_KEY;
}

/* ESC and a character: Alt. Digits are F-keys. */
static uint32_t alt_key(unsigned char c)
{
    if (c >= '0' && c <= '9') {
        return K_F(c == '0' ? 10 : c - '0');
    }
    bool is_upper = c >= 'A' && c <= 'Z';
    return plain_key(is_upper ? c + 32u : c) | K_ALT_BIT;
}

static enum found take_escape(struct key_decoder *d, bool gave_up, struct key *key)
{
    struct bytes s = pending(d);
    if (s.n == 1 && !gave_up) {
        return FOUND_PART;
    }
    if (s.n > 1 && (s.at[1] == '[' || s.at[1] == 'O')) {
        return take_sequence(d, gave_up, key);
    }
    bool is_alt = s.n > 1 && ((s.at[1] >= 0x20 && s.at[1] < 0x80) || s.at[1] == '\r');
    key->code = is_alt ? alt_key(s.at[1]) : K_ESC;
    take(d, is_alt ? 2 : 1);
    return FOUND_KEY;
}

/* ---- characters and pastes ------------------------------------------------------------------- */

/* The character at s in the charset of the locale; *len is 0 when its end is missing. */
static uint32_t read_character(const unsigned char *s, size_t n, size_t *len)
{
    mbstate_t state = {0};
    wchar_t wide = 0;
    *len = mbrtowc(&wide, (const char *)s, n, &state);
    if (*len == (size_t)-2) {
        *len = 0;
        return UTF8_BAD;
    }
    if (*len == (size_t)-1 || *len == 0) { /* invalid, or NUL */
        bool is_nul = *len == 0;
        *len = 1;
        return is_nul ? 0 : UTF8_BAD;
    }
    return (uint32_t)wide;
}

/* The beginning of a character in UTF-8 whose end is missing: whatever comes next says whether it belongs to
 * it, so that a slow line may take its time. In GB18030 the next key could be taken for its end. */
static bool is_part_of_utf8(struct bytes s)
{
    size_t needed = s.n == 0          ? 0
                    : s.at[0] >= 0xF0 ? 4
                    : s.at[0] >= 0xE0 ? 3
                    : s.at[0] >= 0xC2 ? 2
                                      : 0;
    bool is_utf8 = strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
    for (size_t i = 1; i < s.n; i++) {
        is_utf8 = is_utf8 && (s.at[i] & 0xC0) == 0x80;
    }
    return is_utf8 && s.n < needed && s.at[0] <= 0xF4;
}

static enum found take_character(struct key_decoder *d, bool gave_up, struct key *key)
{
    struct bytes s = pending(d);
    size_t len;
    uint32_t c = read_character(s.at, s.n, &len);
    if (len == 0 && (!gave_up || is_part_of_utf8(s))) {
        return FOUND_PART;
    }
    take(d, len ? len : 1);
    if (c == UTF8_BAD || (c >= 0x80 && c < 0xA0)) {
        d->dropped++;
        return FOUND_NOTHING;
    }
    key->code = plain_key(c);
    return FOUND_KEY;
}

/* A pasted run of bytes as UTF-8 with \n between lines. */
static void keep_pasted(struct buf *out, const unsigned char *s, size_t n)
{
    buf_clear(out);
    for (size_t i = 0, len; i < n; i += len) {
        uint32_t c = read_character(s + i, n - i, &len);
        len = len ? len : 1;
        if (c == '\n' && i > 0 && s[i - 1] == '\r') {
            continue;
        }
        char bytes[4];
        c = c == '\r' ? '\n' : c == UTF8_BAD ? 0xFFFD : c;
        buf_add(out, bytes, c ? utf8_encode(c, bytes) : 0);
    }
}

/* How many bytes stand before the end mark; n when there is none. */
static size_t pasted_length(const unsigned char *s, size_t n)
{
    const size_t mark = strlen(PASTE_END);
    for (size_t i = 0; i + mark <= n; i++) {
        if (s[i] == 0x1B && memcmp(s + i, PASTE_END, mark) == 0) {
            return i;
        }
    }
    return n;
}

static enum found take_paste(struct key_decoder *d, bool gave_up, struct key *key)
{
    struct bytes s = pending(d);
    size_t n = pasted_length(s.at, s.n);
    if (n == s.n && !gave_up) {
        return FOUND_PART;
    }
    keep_pasted(&d->paste, s.at, n);
    take(d, n == s.n ? n : n + strlen(PASTE_END));
    d->in_paste = false;
    *key = (struct key){K_PASTE, d->paste.at};
    return d->paste.n ? FOUND_KEY : FOUND_NOTHING;
}

static enum found take_one(struct key_decoder *d, bool gave_up, struct key *key)
{
    if (d->in_paste) {
        return take_paste(d, gave_up, key);
    }
    if (d->bytes.n == d->start) {
        return FOUND_PART;
    }
    return *pending(d).at == 0x1B ? take_escape(d, gave_up, key) : take_character(d, gave_up, key);
}

bool key_decoder_next(struct key_decoder *d, bool gave_up, struct key *key)
{
    enum found found;
    *key = (struct key){0};
    memory_wipe(d->paste.at, d->paste.n);
    buf_clear(&d->paste);
    do {
        found = take_one(d, gave_up, key);
    } while (found == FOUND_NOTHING);
    return found == FOUND_KEY;
}

int key_decoder_patience(const struct key_decoder *d)
{
    struct bytes s = pending(d);
    if (d->in_paste) {
        return KEY_PASTE_PATIENCE;
    }
    return s.n == 0 || is_part_of_utf8(s) ? -1
           : s.n == 1 && *s.at == 0x1B    ? KEY_ESC_PATIENCE
                                          : KEY_PART_PATIENCE;
}
