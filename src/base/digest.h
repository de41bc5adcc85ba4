/* SHA-256 (FIPS 180-4), as lower-case hexadecimal text: fingerprints of files and definitions and
 * the audit chain. The only user of libsodium's hash. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>

#define DIGEST_TEXT_SIZE 65 /* 64 digits and the NUL */

void digest_text(const void *bytes, size_t n, char out[DIGEST_TEXT_SIZE]);

/* The same over several pieces. */
struct digest {
    unsigned char state[128];
};
void digest_init(struct digest *d);
void digest_add(struct digest *d, const void *bytes, size_t n);
void digest_finish(struct digest *d, char out[DIGEST_TEXT_SIZE]);

#endif
