/* Passwords: how they are held while somebody types them, and the argon2id hash (RFC 9106) by which they
 * are known afterwards. The only user of libsodium's password hashing. */
#ifndef BASE_PASSWORD_H
#define BASE_PASSWORD_H

#include <stdbool.h>
#include <stddef.h>

/* A password as it is typed or read. Its room does not grow, so that no copy is left behind in memory
 * given back; what does not fit is refused, and nobody types as much. Wipe it after use. */
#define SECRET_ROOM 256
struct secret {
    char text[SECRET_ROOM]; /* ends in NUL */
    size_t n;
};

/* One byte more; false when there is no room. */
bool secret_add(struct secret *s, char byte);
/* Takes the last `n` bytes away. */
void secret_drop(struct secret *s, size_t n);
void secret_wipe(struct secret *s);
/* Any other memory a password has been in. */
void memory_wipe(void *at, size_t n);

/* What a hash costs whoever makes it, and whoever guesses. */
struct password_cost {
    unsigned long long passes;
    size_t memory; /* bytes */
};
/* 64 MiB in two passes, a tenth of a second; OWASP asks for at least 19 MiB. */
extern const struct password_cost password_cost_usual;
/* The least the library takes: for tests, which prove the way and not the cost. */
extern const struct password_cost password_cost_least;

#define PASSWORD_HASH_ROOM 128
/* "$argon2id$v=19$m=…": with salt and cost in it. False when the memory cannot be had. */
bool password_hash(const char *password, struct password_cost cost, char out[PASSWORD_HASH_ROOM]);
/* In a time that says nothing of where they differ. */
bool password_matches(const char *hash, const char *password);
/* True when the hash was made at another cost than this. */
bool password_is_of_other_cost(const char *hash, struct password_cost cost);

#endif
