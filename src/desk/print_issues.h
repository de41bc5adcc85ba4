/* 印发登记: a document is issued under a number, with its content kept. What is issued again unchanged is the
 * same issue with more copies; what has changed since is the next issue, and bears a table of what is
 * different (变更对照表). Taking an issue out of the register is an undo; its number is not given again. */
#ifndef DESK_PRINT_ISSUES_H
#define DESK_PRINT_ISSUES_H

#include "desk/documents.h"
#include "model/print_issue.h"
#include "report/page_style.h"

struct print_issue_wanted {
    const struct document *document;
    const struct document_order *order;
    const struct page_style *style; /* for the number of pages; NULL: the report's */
    long copies;                    /* 0 counts as 1 */
};

/* Issues `r`, a document made from the order; *r is then what goes to paper, with number and changes. For
 * who may print or log. */
enum status print_issue_make(struct desk *desk, const struct print_issue_wanted *wanted,
                             struct report *r, struct print_issue *out, struct err *err) MUST_CHECK;

/* The last issue of the same document and order, with its content; *out has no id when there is none. */
enum status print_issue_last(struct desk *desk, struct arena *a,
                             const struct print_issue_wanted *wanted, struct print_issue *out,
                             struct err *err) MUST_CHECK;

struct print_issues {
    struct print_issue *at;
    size_t n, cap;
};
/* The newest first, at most `max`; without their content. */
enum status print_issues_load(struct desk *desk, struct arena *a, size_t max,
                              struct print_issues *out, struct err *err) MUST_CHECK;
/* By number, with its content as it was issued. STATUS_NOT_FOUND when there is none. */
enum status print_issue_again(struct desk *desk, struct arena *a, const char *no,
                              struct print_issue *out, struct report *r,
                              struct err *err) MUST_CHECK;
/* Copies that came out besides those registered, or, below 0, that did not come out. */
enum status print_issue_count(struct desk *desk, struct arena *a, const char *no, long copies,
                              struct err *err) MUST_CHECK;
/* Whether what is kept under a number still is what was issued: its fingerprint is taken anew. STATUS_DATA with
 * both when it is not. */
enum status print_issue_verify(struct desk *desk, struct arena *a, const char *no,
                               struct print_issue *out, struct err *err) MUST_CHECK;

#endif
