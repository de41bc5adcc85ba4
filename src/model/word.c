#include "model/word.h"

#include "base/slice.h"

const char *word_name(const struct word *words, size_t n, const char *id)
{
    for (size_t i = 0; i < n; i++) {
        if (text_eq(words[i].id, id)) {
            return words[i].name;
        }
    }
    return id;
}
