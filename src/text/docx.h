/* The text of a Word document (.docx), a line for each paragraph, as a reader of the page sees it: what
 * was deleted under revision marks, field codes and the second copy of text boxes (mc:Fallback) is left
 * out. Runs split words, so runs of a paragraph are joined without anything between. Headers,
 * footers, footnotes and comments are other parts of the file and not read.
 *
 * A document type (the way to entity bombs) stops the reading. */
#ifndef TEXT_DOCX_H
#define TEXT_DOCX_H

#include "base/buf.h"
#include "base/err.h"

#define DOCX_XML_MAX ((size_t)64 << 20)  /* bytes, inflated */
#define DOCX_TEXT_MAX ((size_t)16 << 20) /* bytes of text */

/* Appends the text (UTF-8) of the open file. STATUS_DATA or STATUS_NOT_FOUND with what is the matter, a
 * sentence without the name of the file. */
enum status docx_text(int fd, struct buf *out, struct err *err) MUST_CHECK;

#endif
