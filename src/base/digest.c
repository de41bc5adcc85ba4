#include "base/digest.h"

#include <sodium.h>
#include <string.h>

_Static_assert(sizeof(crypto_hash_sha256_state) <= sizeof((struct digest *)0)->state,
               "room for libsodium's state");

static void hex(const unsigned char raw[crypto_hash_sha256_BYTES], char out[DIGEST_TEXT_SIZE])
{
    sodium_bin2hex(out, DIGEST_TEXT_SIZE, raw, crypto_hash_sha256_BYTES);
}

void digest_text(const void *bytes, size_t n, char out[DIGEST_TEXT_SIZE])
{
    unsigned char raw[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(raw, bytes, n);
    hex(raw, out);
}

void digest_init(struct digest *d)
{
    crypto_hash_sha256_state s;
    crypto_hash_sha256_init(&s);
    memcpy(d->state, &s, sizeof s);
}

void digest_add(struct digest *d, const void *bytes, size_t n)
{
    crypto_hash_sha256_state s;
    memcpy(&s, d->state, sizeof s);
    crypto_hash_sha256_update(&s, bytes, n);
    memcpy(d->state, &s, sizeof s);
}

void digest_finish(struct digest *d, char out[DIGEST_TEXT_SIZE])
{
    crypto_hash_sha256_state s;
    unsigned char raw[crypto_hash_sha256_BYTES];
    memcpy(&s, d->state, sizeof s);
    crypto_hash_sha256_final(&s, raw);
    hex(raw, out);
}
