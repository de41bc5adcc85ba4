#include "text/decode_step.h"

#include <string.h>

#include "base/utf8.h"

#define HIGH_BITS 0x8080808080808080u

static void moved(struct decode_run *run, size_t eaten, size_t written)
{
    run->in += eaten;
    run->in_n -= eaten;
    run->out += written;
    run->out_n -= written;
}

/* Copies ASCII, eight bytes at a time; true while there is input and room for one more character. */
static inline bool ascii_run(struct decode_run *run)
{
    size_t n = 0, most = run->in_n < run->out_n ? run->in_n : run->out_n;
    while (n + 8 <= most) {
        uint64_t word;
        memcpy(&word, run->in + n, 8);
        if (word & HIGH_BITS) {
            break;
        }
        memcpy(run->out + n, &word, 8);
        n += 8;
    }
    while (n < most && run->in[n] < 0x80) {
        run->out[n] = (char)run->in[n];
        n++;
    }
    moved(run, n, n);
    return run->in_n > 0 && run->out_n >= 4;
}

static inline enum decode_halt halt_of(const struct decode_run *run)
{
    return run->in_n == 0 ? DECODE_SHORT : DECODE_FULL;
}

static inline bool is_trail(unsigned char b)
{
    return (b & 0xC0) == 0x80;
}

/* Whether the bytes could be the start of a character whose rest is not here yet. */
static bool is_cut_utf8(const unsigned char *s, size_t n)
{
    size_t need = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
    if (s[0] < 0xC2 || s[0] > 0xF4 || n >= need) {
        return false;
    }
    for (size_t i = 1; i < n; i++) {
        if (!is_trail(s[i])) {
            return false;
        }
    }
    return true;
}

enum decode_halt decode_utf8(struct decode_run *run)
{
    while (ascii_run(run)) {
        const unsigned char *s = run->in;
        /* Nearly all Chinese: three bytes from E4 to E9, where nothing is overlong or surrogate. */
        while (run->in_n >= 3 && run->out_n >= 4 && s[0] >= 0xE4 && s[0] <= 0xE9 &&
               is_trail(s[1]) && is_trail(s[2])) {
            memcpy(run->out, s, 3);
            moved(run, 3, 3);
            s = run->in;
        }
        if (run->in_n == 0 || run->out_n < 4) {
            break;
        }
        size_t length;
        if (utf8_decode((const char *)s, run->in_n, &length) == UTF8_BAD) {
            return is_cut_utf8(s, run->in_n) ? DECODE_SHORT : DECODE_BAD;
        }
        memcpy(run->out, s, length);
        moved(run, length, length);
    }
    return halt_of(run);
}

static unsigned unit_at(const struct decode_run *run, size_t i)
{
    unsigned first = run->in[i], second = run->in[i + 1];
    return run->is_big_endian ? first << 8 | second : second << 8 | first;
}

enum decode_halt decode_utf16(struct decode_run *run)
{
    while (run->in_n >= 2 && run->out_n >= 4) {
        uint32_t character = unit_at(run, 0);
        size_t eaten = 2;
        if (character >= 0xD800 && character < 0xDC00) {
            if (run->in_n < 4) {
                return DECODE_SHORT;
            }
            unsigned low = unit_at(run, 2);
            if (low < 0xDC00 || low > 0xDFFF) {
                return DECODE_BAD;
            }
            character = 0x10000 + ((character - 0xD800) << 10) + (low - 0xDC00);
            eaten = 4;
        }
        size_t written = utf8_encode(character, run->out);
        if (written == 0) {
            return DECODE_BAD;
        }
        moved(run, eaten, written);
    }
    return run->in_n < 2 ? DECODE_SHORT : DECODE_FULL;
}

static inline void put_three(struct decode_run *run, uint32_t c)
{
    run->out[0] = (char)(0xE0 | c >> 12);
    run->out[1] = (char)(0x80 | (c >> 6 & 0x3F));
    run->out[2] = (char)(0x80 | (c & 0x3F));
    moved(run, 2, 3);
}

/* One character that is not ASCII. */
static enum decode_halt gb_character(struct decode_run *run)
{
    const unsigned char *s = run->in;
    uint32_t character = 0;
    size_t eaten = 2;
    if (s[0] == 0x80) {
        character = 0x20AC;
        eaten = 1;
    } else if (run->in_n < 2) {
        return s[0] == 0xFF ? DECODE_BAD : DECODE_SHORT;
    } else if (s[1] >= 0x30 && s[1] <= 0x39) {
        if (run->in_n < 4) {
            return DECODE_SHORT;
        }
        character = gb_four_character(run->table, s);
        eaten = 4;
    } else {
        size_t i = gb_two_index(s[0], s[1]);
        character = i < GB_TWO ? run->table->two[i] : 0;
    }
    if (character == 0) {
        return DECODE_BAD;
    }
    moved(run, eaten, utf8_encode(character, run->out));
    return DECODE_FULL;
}

enum decode_halt decode_gb(struct decode_run *run)
{
    while (ascii_run(run)) {
        /* Pairs of the three-byte range of UTF-8 in a row: nearly all Chinese. */
        while (run->in_n >= 2 && run->out_n >= 4) {
            size_t i = gb_two_index(run->in[0], run->in[1]);
            uint32_t character = i < GB_TWO ? run->table->two[i] : 0;
            if (character < 0x800 || character > 0xFFFF) {
                break;
            }
            put_three(run, character);
        }
        if (run->in_n == 0 || run->out_n < 4) {
            break;
        }
        if (run->in[0] >= 0x80) {
            enum decode_halt halt = gb_character(run);
            if (halt != DECODE_FULL) {
                return halt;
            }
        }
    }
    return halt_of(run);
}
