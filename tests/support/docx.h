/* Word documents for tests: a zip with these bytes as word/document.xml. */
#ifndef SUPPORT_DOCX_H
#define SUPPORT_DOCX_H

#include "base/arena.h"

#define DOCX_HEAD                                                                                  \
    "<?xml version=\"1.0\"?><w:document "                                                          \
    "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "                    \
    "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>"
#define DOCX_TAIL "</w:body></w:document>"

/* Ends the test when it cannot be made. `part` is the name of the part. */
void docx_write(const char *path, const char *part, const char *bytes, size_t n);

#endif
