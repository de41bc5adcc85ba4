/* Electronic files against the notice: names, pictures, 字数 of chapters. Pure: what was read of a file
 * comes in, findings go out. */
#ifndef RULES_FILE_CHECK_H
#define RULES_FILE_CHECK_H

#include "model/finding.h"
#include "rules/facts.h"

/* A name the notice asks for. */
struct file_wanted {
    const struct name_pattern *pattern;
    const char *name; /* made of the submission's values; NULL: one of its parts is not known */
};

/* The parts joined by the separator; NULL when there are none or one is empty. */
const char *file_name_wanted(struct arena *a, const struct name_pattern *pattern,
                             const struct texts *values);

struct file_name_facts {
    const struct notice *notice;
    const char *what;            /* 文件名 or 文件夹名 */
    const char *name;            /* without folder and extension */
    const char *key;             /* text/key.h: title_key */
    const struct texts *folders; /* in which it lies, from the outermost */
    const struct file_wanted *wanted;
    const char *const *wanted_keys;
    size_t n_wanted;
};
/* Findings `file_name` and `file_folder`. One of several patterns is enough. A name that only goes on
 * behind what is asked for (…-附件1) is right. */
void file_name_check(const struct file_name_facts *f, struct findings *out);

struct file_picture {
    const char *name;
    int64_t width, height, per_inch, bytes; /* per_inch 0: not known */
};
/* Findings `file_picture`, always only to be known: against the 指标 of materials that have a 分辨率. A
 * bound in 像素 is of the shorter side, one in dpi of the density the file states. */
void file_picture_check(const struct notice *n, const struct file_picture *p, struct findings *out);

/* 字数 of one chapter of the form in a document. */
struct file_chapter {
    const struct field *field;
    int64_t chars;
    bool is_found;
};
/* Findings `form` for chapters outside their bounds; for one not found in a document that has others, a
 * note. A document without any of them is another material, and nothing is said. */
void file_chapters_check(const struct facts *facts, const struct file_chapter *chapters, size_t n,
                         struct findings *out);

#endif
