/* A QR code (ISO/IEC 18004) as dark and light squares, with the light border of four that readers need. */
#ifndef REPORT_SQUARES_H
#define REPORT_SQUARES_H

#include <stdbool.h>

#include "base/arena.h"

struct squares {
    int size; /* rows and columns; 0: the text is empty or longer than a code can hold */
    const unsigned char *dark; /* row by row, 1 for a dark one */
};

/* Error correction M: a seventh of it may be soiled. Never NULL. */
const struct squares *squares_qr(struct arena *a, const char *text);
/* False outside. */
bool squares_dark(const struct squares *s, int row, int column);
/* One column of this row and the one below as a character: █ ▀ ▄ or a blank. */
const char *squares_halves(const struct squares *s, int row, int column);

#endif
