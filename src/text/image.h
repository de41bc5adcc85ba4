/* How large a picture is, from the head of its file: PNG (IHDR, pHYs) and JPEG (SOF, JFIF). */
#ifndef TEXT_IMAGE_H
#define TEXT_IMAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/slice.h"

#define IMAGE_HEAD                                                                                 \
    ((size_t)256 << 10) /* bytes that are enough: cameras put a preview before the size */

struct image_size {
    int64_t width, height; /* dots */
    int64_t per_inch;      /* dots; 0: the file does not say */
};

/* False when the bytes are no such picture or do not reach to its size, or say that a side is 0. */
bool image_measure(struct slice head, struct image_size *out);

#endif
