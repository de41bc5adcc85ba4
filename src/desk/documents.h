/* Documents for paper: a table of them, each made out of the database as a report (report/report.h) that
 * paper/ and the preview paint. A new document is one function and one row in documents.c. */
#ifndef DESK_DOCUMENTS_H
#define DESK_DOCUMENTS_H

#include "desk/desk.h"
#include "report/choose.h"

/* What somebody wants to see on paper. What a document does not take (struct document) is refused. */
struct document_order {
    const char *about;  /* which one: a number of a receipt or case; NULL */
    const char *notice; /* code or 文号, as `notice show` takes it; NULL */
    const char *track, *direction, *table, *scheme; /* NULL: all, or the first */
    const char *where;                              /* search language; NULL: all */
    long cut;                                       /* so many are in; 0: as scheme or quota say */
    const char *reviewer;                           /* number or name; NULL: all */
    struct report_choice choice; /* columns and order of the rows of its tables */
    bool is_anonymous;           /* without the names of reviewers */
};

/* What a document takes. */
enum document_word {
    TAKES_NOTICE = 1 << 0,
    NEEDS_NOTICE = 1 << 1,
    TAKES_TRACK = 1 << 2,
    TAKES_DIRECTION = 1 << 3,
    TAKES_TABLE = 1 << 4,
    TAKES_SCHEME = 1 << 5,
    TAKES_WHERE = 1 << 6,
    TAKES_ANONYMOUS = 1 << 7,
    TAKES_REVIEWER = 1 << 8,
    TAKES_CUT = 1 << 9,
};

struct document {
    const char *id;    /* receipt-book: for scripts */
    const char *name;  /* 收件登记簿: on the command line too */
    const char *help;  /* one sentence */
    const char *about; /* what the word behind the name is: 收件号; NULL: takes none */
    unsigned takes;    /* bits of enum document_word */
    /* Fills a report that was begun with the document's name and today; it sets style, blocks and what
     * else is not as usual. Texts may be borrowed from the arena of the report. */
    enum status (*make)(struct desk *desk, const struct document_order *order,
                        struct report *report, struct err *err);
};

extern const struct document *const documents[];
extern const size_t n_documents;

/* By id or name; NULL when there is none. */
const struct document *document_find(const char *name);

/* STATUS_USAGE when the order lacks what the document needs or has what it does not take; STATUS_DATA
 * when there is nothing to print, with a sentence that says so. */
enum status document_make(struct desk *desk, struct arena *a, const struct document *document,
                          const struct document_order *order, struct report *out,
                          struct err *err) MUST_CHECK;

/* The same as one text for reading on a terminal, its pages one behind the other. */
enum status document_text(struct desk *desk, struct arena *a, const struct document *document,
                          const struct document_order *order, const char **text,
                          struct err *err) MUST_CHECK;

#endif
