/* The lists of screens and commands: ids of submissions, units or receipts that fit a search, in an
 * order. They are read piece by piece, so that the first page stands at once; see store/listing.h
 * for the fields. */
#ifndef DESK_LISTS_H
#define DESK_LISTS_H

#include "desk/desk.h"
#include "model/where.h"

/* May be copied, the copy then stands for it. */
struct id_list {
    struct desk *desk;
    struct arena arena;
    const int64_t *ids; /* found so far; moves when more come */
    size_t n;
    bool is_done;
    struct id_list_reading *reading;
};

struct list_options {
    const char *noun;  /* submission, unit, receipt */
    int64_t notice;    /* 0 for all */
    const char *where; /* in the search language; NULL or "" for all */
    const char *order; /* id of an order; NULL for the first, by number */
    bool is_descending;
    bool with_void;
};

/* A pure reviewer has the list of his cases (desk/sight.h), and is refused those of units and receipts.
 * STATUS_USAGE with err->column when the search cannot be understood. The list is empty then and
 * may be released or not. */
enum status id_list_open(struct id_list *list, struct desk *desk, const struct list_options *o,
                         struct err *err) MUST_CHECK;
void id_list_release(struct id_list *list);
/* Reads on for a moment (some milliseconds); harmless when done. */
enum status id_list_more(struct id_list *list, struct err *err) MUST_CHECK;
/* Reads to the end. */
enum status id_list_all(struct id_list *list, struct err *err) MUST_CHECK;

/* What somebody types into the filter of a list, as a search: with a colon or a comparison it is one already, else
 * each word is looked for as it stands, whatever signs are in it. */
const char *list_typed(struct arena *a, const char *typed);

#endif
