/* The full texts of notices: attached from files, searched together with the rules. */
#ifndef DESK_NOTICE_TEXTS_H
#define DESK_NOTICE_TEXTS_H

#include "desk/desk.h"
#include "text/charset.h"

/* A longer file is no official document. */
#define NOTICE_TEXT_MAX ((size_t)8 << 20)

struct notice_attached {
    enum charset charset; /* what the file was read as */
    size_t lines;
};

/* Keeps the text of a plain text file beside the notice, in place of the one before. `charset`
 * CHARSET_DETECT tells UTF-8, UTF-16 and GB18030 apart by itself (text/decoder.h). A word processor's
 * file, a PDF or anything else with NUL bytes is STATUS_DATA with what to do. */
enum status notice_attach_file(struct desk *desk, struct arena *a, int64_t notice, const char *path,
                               enum charset charset, struct notice_attached *out,
                               struct err *err) MUST_CHECK;

/* One place where the word stands: a line of the full text, or a row of the rule card. */
struct notice_hit {
    int64_t notice;
    const char *code, *doc_no;
    const char *section; /* of the card; NULL in the full text */
    const char *clause;  /* of the rule; NULL: none, or in the full text */
    int64_t line;        /* of the full text, from 1; 0 in the card */
    size_t offset;       /* of the word in the full text; in the card the index of the row */
    const char *text;    /* the line or row, whole */
};

struct notice_hits {
    struct notice_hit *at;
    size_t n, cap;
};

/* Where `word` stands (letters in either case) in the notice, 0 for all: full text first, each line
 * once, then the card. An empty word is STATUS_USAGE. */
enum status notice_search(struct desk *desk, struct arena *a, int64_t notice, const char *word,
                          struct notice_hits *out, struct err *err) MUST_CHECK;

#endif
