/* What a rule says, as one Chinese sentence made from the closed vocabularies.
 *
 * ASCII punctuation in our own words, the notice's words as they are. Everything the item says is
 * in it, but for its name, clause, number and 原文, which have columns of their own: what a
 * sentence of its own kind leaves out follows as "键 值". Soft shows the softening words, an origin
 * other than the document is named, a rule whose breach has no consequence written says 未写. */
#ifndef NOTICE_SENTENCE_H
#define NOTICE_SENTENCE_H

#include "notice/schema.h"

/* `item` is a struct of the schema `s`. "" when there is nothing to say but its name. */
const char *sentence(struct arena *a, const struct schema *s, const void *item);
/* The same without the key of that name. */
const char *sentence_without(struct arena *a, const struct schema *s, const void *item,
                             const char *left_out);
/* A value as text; NULL when it is absent. `map` is the struct that holds the key. */
const char *sentence_value(struct arena *a, const struct key *k, const void *map);
/* `推荐单位类别为省级通信管理局, 通道为甲`; "" for an empty scope. */
const char *sentence_scope(struct arena *a, const struct scope *s);
/* `每推荐单位的申报件`: what is counted, without bounds. */
const char *sentence_counted(struct arena *a, const struct limit *l);
/* The texts with something between them. */
const char *sentence_texts(struct arena *a, const struct texts *t, const char *between);
/* The time as written, a day with its weekday. */
const char *sentence_when(struct arena *a, const struct when *w);
/* True for lists whose items are rows of their own (directions, fields, columns) and so stand in no
 * sentence. */
bool sentence_leaves_out(const struct key *k);
/* What a row about the item is called: its name, or what it is about. Never "". */
const char *sentence_label(struct arena *a, const struct schema *s, const void *item);

#endif
