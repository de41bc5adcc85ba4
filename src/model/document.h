/* Texts the desk keeps: notices with their definitions by revision, data files, settings. */
#ifndef MODEL_DOCUMENT_H
#define MODEL_DOCUMENT_H

#include "model/record.h"

/* The row of a notice; what it says stands in the definition of its revision (model/notice.h). */
struct notice_row {
    struct record record;
    const char *code, *doc_no, *title;
    const char *kind; /* id of the kind: call, forward, work, supplement */
    const char *issued_on;
    const char *parent;    /* doc_no */
    const char *amends;    /* doc_no of the notice it is a supplement to */
    int64_t revision;      /* in force */
    int64_t is_stopped;    /* 停用: no new submissions */
    const char *full_text; /* attached by a clerk, searchable */
    const char *full_text_name;
    const char *initials;
};

struct notice_revision {
    struct record record;
    int64_t notice, revision;
    const char *yaml, *digest;
    const char *file_name;
    int64_t loaded_at;
    const char *supplements; /* ids of the revisions merged into it, joined by commas; NULL */
    const char *as_of;       /* their changes count up to this day; NULL: none does yet */
};

/* kind: calendar, classes, regions. */
struct data_file {
    struct record record;
    const char *kind, *name, *text, *digest;
};

struct setting {
    struct record record;
    const char *key, *value;
};

extern const struct record_type notice_type, notice_revision_type, data_file_type, setting_type;

#endif
