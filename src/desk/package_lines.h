/* The lines of a manifest or an acknowledgement: `编号: "移交2024-0001"`. They are YAML, so people read
 * them as they stand and programs need no parser of their own. */
#ifndef DESK_PACKAGE_LINES_H
#define DESK_PACKAGE_LINES_H

#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "text/yaml.h"

void package_line_text(struct buf *out, const char *key, const char *value);
void package_line_number(struct buf *out, const char *key, int64_t value);

struct package_lines {
    struct arena *arena;
    const struct yaml_node *root;
    const char *missing; /* the first key that was needed and is not there */
};

/* STATUS_DATA when the text is none or the number under `head`, its version, is another than 1. */
enum status package_lines_read(struct package_lines *l, struct slice bytes, const char *head,
                               struct err *err) MUST_CHECK;
/* "" for what is not there. */
const char *package_get_text(const struct package_lines *l, const char *key);
const char *package_need_text(struct package_lines *l, const char *key);
/* 0 for what is not there or no number. */
int64_t package_get_number(const struct package_lines *l, const char *key);

#endif
