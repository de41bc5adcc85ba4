/* Words looked for in submissions, in memory: title, initials, names of lead and recommender.
 *
 * A word without a field is the search people type most, and SQL would read every row for each key.
 * The texts are loaded when a word is first looked for, piece by piece and each piece searched at
 * once, and kept until the desk changes (about 90 bytes a row). What a word finds is what the
 * listing finds by SQL in listing.any (store/listings.c): parts of the texts, ASCII letters in
 * either case, and the number of a case. */
#ifndef STORE_SEARCH_H
#define STORE_SEARCH_H

#include "db/db.h"
#include "model/where.h"
#include "store/listing.h"

struct search;
struct search *search_new(void);
void search_free(struct search *s);

/* Forgets everything when the desk has changed since it was loaded; then loads up to `rows`
 * further rows, by number. */
enum status search_load(struct search *s, struct db *db, int64_t rows, struct err *err) MUST_CHECK;
bool search_is_whole(const struct search *s);

/* What is looked for, and how far that has come. */
struct search_query {
    struct arena *arena;
    const struct where_term *terms; /* words without a field, all must be found */
    size_t n;
    int64_t notice; /* 0 for all */
    bool with_void;
    int64_t last_id; /* rows up to it are done */
    int64_t version; /* of the texts, for which `units` were made */
    uint8_t **units; /* by value of each term, by id of the unit: in what of it the word stands */
};

/* Appends the ids that fit among at most `rows` loaded rows behind q->last_id; *is_end tells that
 * no loaded row is left. */
void search_next(struct search *s, struct search_query *q, int64_t rows, struct ids *out,
                 bool *is_end);

#endif
