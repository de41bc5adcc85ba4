/* The chapters of a form in a document: where each begins, and its 字数. Only a split of desk/files.h. */
#ifndef DESK_FILE_CHAPTERS_H
#define DESK_FILE_CHAPTERS_H

#include "base/slice.h"
#include "rules/file_check.h"

struct file_chapters {
    struct file_chapter *at;
    size_t n;
};

/* A chapter is a field of kind 章节. It begins behind a line that is its name or another name for it, with
 * or without a number before it (二、 2. 第二章 （二）) and a remark in brackets behind it, and goes on to
 * the next such line; what stands in several places under one heading is added up. The heading itself is
 * not counted. */
struct file_chapters file_chapters_count(struct arena *a, const struct notice *n,
                                         struct slice text);

#endif
