/* Texts compared with files kept in the repository ("golden" files). */
#ifndef SUPPORT_GOLDEN_H
#define SUPPORT_GOLDEN_H

#include <stdbool.h>

#include "base/buf.h"

/* A golden file: where it is and whether the text in hand shall become its content. */
struct golden {
    const char *path;
    bool update;
};

/* True when `text` is what the file holds, or when it was just written. Else false, and `report`
 * has got the first differing lines, "-" before what the file says and "+" before the text. */
bool golden_equal(const struct golden *golden, const char *text, struct buf *report);

/* For unit tests: fails the running cmocka test unless `text` equals tests/screen/golden/NAME.txt.
 * GOLDEN_UPDATE=1 in the environment writes the file instead. Runs from the top of the source. */
void golden_check(const char *name, const char *text);

#endif
