/* What is read inside an electronic file: pictures, chapters, doubles. Only a split of desk/files.h. */
#ifndef DESK_FILE_CONTENT_H
#define DESK_FILE_CONTENT_H

#include "base/folder.h"
#include "base/slice.h"
#include "model/finding.h"
#include "rules/facts.h"

struct file_content {
    const char *directory;
    const struct folder_file *file;
    const struct notice *notice;
    const struct facts *facts; /* of the submission it is of; NULL: not known */
};

/* Size and density of a PNG or JPEG; 字数 of the chapters of a .docx or .txt of a known submission. What
 * cannot be read is a finding `file_unreadable`. */
void file_content_check(const struct file_content *c, struct findings *out);

/* For each file the place of the first one with the same bytes; its own place when there is none before.
 * Only files of one size are read. */
enum status files_same(struct arena *a, const char *directory, const struct folder_files *files,
                       size_t **first, struct err *err) MUST_CHECK;

/* Bytes as UTF-8, whatever they are encoded in; a name unpacked by a Windows program is GBK. */
const char *file_text_decoded(struct arena *a, struct slice bytes);

/* The end of a name behind its last point, in lower case: docx; "" for none. */
const char *file_extension(struct arena *a, const char *path);

#endif
