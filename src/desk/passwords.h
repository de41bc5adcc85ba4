/* Passwords of the accounts, see desk/login.h for how they are asked for.
 *
 * A hash is a row beside the nouns of the desk: undo, history, search and export never see it. That a
 * password was given or changed is an entry of the audit without values, which cannot be undone. Whoever
 * passes a password in here wipes it; no copy is kept. */
#ifndef DESK_PASSWORDS_H
#define DESK_PASSWORDS_H

#include "desk/desk.h"

struct password_info {
    bool is_set;
    bool is_first; /* given by an administrator, not yet changed */
    int64_t set_at;
    int64_t locked_until; /* 0: not locked now */
};

enum status password_info(struct desk *desk, int64_t person, struct password_info *out,
                          struct err *err) MUST_CHECK;
/* 未设, 初次, 已设, 锁到 10:05. */
const char *password_words(struct desk *desk, struct arena *a, const struct password_info *info);

/* What will do (rules/password.h), as a sentence. */
const char *password_rule(void);

/* A new password of one's own, see rules/password.h for what will do; in DESK_FIRST_PASSWORD the desk
 * is open afterwards. On a screen that was left open anybody might sit: ask for the old one first
 * (desk_unlock). */
enum status password_change(struct desk *desk, struct arena *a, const char *password,
                            struct err *err) MUST_CHECK;
/* Whether password_give would be refused to who sits here: before anything is typed. */
enum status password_may_give(const struct desk *desk, const struct person *who,
                              struct err *err) MUST_CHECK;
/* An administrator gives somebody else a first password, which must be changed at the next login; ends a
 * lock, and the sessions of that person. */
enum status password_give(struct desk *desk, struct arena *a, const struct person *who,
                          const char *password, struct err *err) MUST_CHECK;

#endif
