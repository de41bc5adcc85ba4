#include "base/password.h"

#include <sodium.h>
#include <string.h>

_Static_assert(crypto_pwhash_STRBYTES <= PASSWORD_HASH_ROOM, "room for libsodium's text");

const struct password_cost password_cost_usual = {2, 64 << 20};
const struct password_cost password_cost_least = {crypto_pwhash_argon2id_OPSLIMIT_MIN,
                                                  crypto_pwhash_argon2id_MEMLIMIT_MIN};

bool secret_add(struct secret *s, char byte)
{
    if (s->n + 1 >= sizeof s->text) {
        return false;
    }
    s->text[s->n++] = byte;
    s->text[s->n] = '\0';
    return true;
}

void secret_drop(struct secret *s, size_t n)
{
    n = n < s->n ? n : s->n;
    s->n -= n;
    memory_wipe(s->text + s->n, n);
}

void secret_wipe(struct secret *s)
{
    memory_wipe(s, sizeof *s);
}

void memory_wipe(void *at, size_t n)
{
    sodium_memzero(at, n);
}

bool password_hash(const char *password, struct password_cost cost, char out[PASSWORD_HASH_ROOM])
{
    return sodium_init() >= 0 && crypto_pwhash_argon2id_str(out, password, strlen(password),
                                                            cost.passes, cost.memory) == 0;
}

bool password_matches(const char *hash, const char *password)
{
    return sodium_init() >= 0 &&
           crypto_pwhash_argon2id_str_verify(hash, password, strlen(password)) == 0;
}

bool password_is_of_other_cost(const char *hash, struct password_cost cost)
{
    return crypto_pwhash_argon2id_str_needs_rehash(hash, cost.passes, cost.memory) != 0;
}
