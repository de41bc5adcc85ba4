/* Ids that stand for words: drafts and sheets say "sealed", people read 已封存. */
#ifndef MODEL_WORD_H
#define MODEL_WORD_H

#include <stddef.h>

struct word {
    const char *id, *name;
};

/* The name of an id; the id itself when it is none of them. */
const char *word_name(const struct word *words, size_t n, const char *id);

#define WORD_NAME(words, id) word_name(words, sizeof(words) / sizeof *(words), id)

#endif
