/* Scalars typed by what their key declares; nothing is guessed from the look of a value. */
#ifndef NOTICE_VALUE_H
#define NOTICE_VALUE_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/notice.h"
#include "model/scheme.h"

/* A whole number, Arabic or Chinese (五, 二十), full-width digits too. False for anything else. */
bool value_number(const char *text, int64_t *value);
/* 2/3, 三分之二, 三分之二以上, 半数以上, 60%: at least so much; 超过2/3, 过半数: more than that; 全部. Not
 * more than the whole, and no finer than ten-thousandths. */
bool value_share(const char *text, struct share *share);
/* The same as it is told: 过半数, 2/3以上, 超过2/3, 全部. */
const char *share_text(struct arena *a, const struct share *share);
/* What a key of time says; NULL when it could be read, else the sentence of what is wrong. */
const char *value_when(struct arena *a, const char *text, bool may_be_event, struct when *out);
/* Splits `推荐单位.类别` by the closed tables; unknown first words leave SUBJECT_NONE, an unknown
 * attribute returns false. */
bool value_scope_key(struct arena *a, const char *key, struct scope_term *out);

#endif
