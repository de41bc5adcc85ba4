/* All documents; each stands in a file of its own and in the table of documents.c. */
#ifndef DESK_DOCUMENT_MAKERS_H
#define DESK_DOCUMENT_MAKERS_H

#include "desk/documents.h"

extern const struct document document_summary_table, document_receipt_book, document_test_page;

#endif
