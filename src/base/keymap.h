/* Texts known by their fingerprints: which one has been seen, and the number kept with it.
 *
 * A fingerprint has 96 bits under a key drawn for each map, so that no file can be made to collide
 * and two texts of ten million are mistaken for each other once in 10^14 maps. An entry takes 16
 * bytes, which is what makes a million rows affordable. */
#ifndef BASE_KEYMAP_H
#define BASE_KEYMAP_H

#include <stddef.h>
#include <stdint.h>

#define KEYMAP_ABSENT UINT32_MAX

struct keymap_entry {
    uint64_t low;
    uint32_t high;
    uint32_t value; /* KEYMAP_ABSENT: the place is free */
};

struct keymap {
    struct keymap_entry *at;
    size_t n, cap;
    uint64_t key[2];
};

void keymap_init(struct keymap *m);
void keymap_release(struct keymap *m);
/* The number kept with these bytes; KEYMAP_ABSENT when there is none. */
uint32_t keymap_get(const struct keymap *m, const void *bytes, size_t n);
/* Keeps `value` (never KEYMAP_ABSENT) unless there is one already, which is then returned. */
uint32_t keymap_add(struct keymap *m, const void *bytes, size_t n, uint32_t value);

#endif
