#include "base/keymap.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>

#include "base/die.h"

#define FIRST_CAP 64u

__extension__ typedef unsigned __int128 uint128;

struct fingerprint {
    uint64_t low;
    uint32_t high;
};

void keymap_init(struct keymap *m)
{
    *m = (struct keymap){0};
    if (getrandom(m->key, sizeof m->key, 0) != (ssize_t)sizeof m->key) {
        die("no random bytes");
    }
}

void keymap_release(struct keymap *m)
{
    free(m->at);
    *m = (struct keymap){0};
}

/* Both halves of the product, folded: every bit of the result hangs on every bit of both. */
static uint64_t fold(uint64_t a, uint64_t b)
{
    uint128 product = (uint128)a * b;
    return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static void absorb(uint64_t state[2], const unsigned char block[16])
{
    uint64_t word[2];
    memcpy(word, block, sizeof word);
    uint64_t one = fold(word[0] ^ state[0], word[1] ^ UINT64_C(0x9e3779b97f4a7c15));
    uint64_t two = fold(word[0] ^ UINT64_C(0xc2b2ae3d27d4eb4f), word[1] ^ state[1]);
    state[0] = one ^ (two << 32 | two >> 32);
    state[1] = two + one;
}

static struct fingerprint fingerprint_of(const struct keymap *m, const void *bytes, size_t n)
{
    const unsigned char *at = bytes;
    unsigned char last[16] = {0};
    uint64_t state[2] = {m->key[0] ^ n, m->key[1]};
    for (; n >= sizeof last; at += sizeof last, n -= sizeof last) {
        absorb(state, at);
    }
    if (n) {
        memcpy(last, at, n);
    }
    absorb(state, last);
    uint64_t low = fold(state[0] ^ m->key[1], UINT64_C(0x165667b19e3779f9) ^ state[1]);
    return (struct fingerprint){low, (uint32_t)(fold(state[1], low ^ m->key[0]) >> 32)};
}

/* The place of the fingerprint, or the free one where it belongs. */
static struct keymap_entry *place_of(const struct keymap *m, struct fingerprint f)
{
    size_t i = (size_t)(((uint128)f.low * m->cap) >> 64);
    while (m->at[i].value != KEYMAP_ABSENT && (m->at[i].low != f.low || m->at[i].high != f.high)) {
        i = i + 1 == m->cap ? 0 : i + 1;
    }
    return &m->at[i];
}

static void grow(struct keymap *m)
{
    struct keymap bigger = *m;
    bigger.cap = m->cap ? m->cap + m->cap / 2 : FIRST_CAP;
    bigger.at = xmalloc(bigger.cap * sizeof *bigger.at);
    memset(bigger.at, 0xff, bigger.cap * sizeof *bigger.at);
    for (size_t i = 0; i < m->cap; i++) {
        if (m->at[i].value != KEYMAP_ABSENT) {
            *place_of(&bigger, (struct fingerprint){m->at[i].low, m->at[i].high}) = m->at[i];
        }
    }
    free(m->at);
    *m = bigger;
}

uint32_t keymap_get(const struct keymap *m, const void *bytes, size_t n)
{
    return m->cap ? place_of(m, fingerprint_of(m, bytes, n))->value : KEYMAP_ABSENT;
}

uint32_t keymap_add(struct keymap *m, const void *bytes, size_t n, uint32_t value)
{
    if (m->n >= m->cap - m->cap / 4) {
        grow(m);
    }
    struct fingerprint f = fingerprint_of(m, bytes, n);
    struct keymap_entry *place = place_of(m, f);
    if (place->value == KEYMAP_ABSENT) {
        *place = (struct keymap_entry){f.low, f.high, value};
        m->n++;
    }
    return place->value;
}
