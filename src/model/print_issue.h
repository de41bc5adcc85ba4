/* A document that was issued: numbered, and kept as it was. */
#ifndef MODEL_PRINT_ISSUE_H
#define MODEL_PRINT_ISSUE_H

#include "model/record.h"

struct print_issue {
    struct record record;
    const char *no;          /* 2024-0001 */
    const char *document;    /* id of the kind (desk/documents.h) */
    const char *subject;     /* the words it was ordered with */
    const char *name;        /* as it calls itself */
    const char *fingerprint; /* of what it says, without the table of changes */
    const char *content;     /* the whole of it, see report/keep.h */
    int64_t pages, copies;
    const char *issued_by; /* name */
    int64_t issued_at;
    int64_t before; /* the issue it replaces; 0: it is the first */
};

extern const struct record_type print_issue_type;

#endif
