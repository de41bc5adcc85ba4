#include "rules/same_unit.h"

#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"
#include "rules/credit_code.h"

/* Shorter names are contained in too many others to mean anything. */
#define SIMILAR_CHARACTERS 4

static bool share_a_key(const struct texts *one, const struct texts *other)
{
    for (size_t i = 0; i < one->n; i++) {
        if (*one->at[i] && texts_has(other, one->at[i])) {
            return true;
        }
    }
    return false;
}

static bool contains(const char *whole, const char *part)
{
    return utf8_count(part, strlen(part)) >= SIMILAR_CHARACTERS && strstr(whole, part);
}

static bool is_similar(const struct texts *one, const struct texts *other)
{
    for (size_t i = 0; i < one->n; i++) {
        for (size_t j = 0; j < other->n; j++) {
            if (contains(one->at[i], other->at[j]) || contains(other->at[j], one->at[i])) {
                return true;
            }
        }
    }
    return false;
}

enum sameness same_unit(struct arena *a, const struct unit_identity *one,
                        const struct unit_identity *other)
{
    bool have_codes = !text_is_empty(one->credit_code) && !text_is_empty(other->credit_code);
    if (have_codes && text_eq(one->credit_code, other->credit_code)) {
        return SAMENESS_CODE;
    }
    if (have_codes && credit_code_check(a, one->credit_code).fault == CREDIT_CODE_OK &&
        credit_code_check(a, other->credit_code).fault == CREDIT_CODE_OK) {
        return SAMENESS_DIFFERENT;
    }
    if (share_a_key(&one->keys, &other->keys)) {
        return SAMENESS_NAME;
    }
    return is_similar(&one->keys, &other->keys) ? SAMENESS_SIMILAR : SAMENESS_DIFFERENT;
}

const char *sameness_text(enum sameness sameness)
{
    static const char *const texts[] = {NULL, "名称相近", "名称相同", "信用代码相同"};
    return texts[sameness];
}
