/* Any bytes as a picture: what is measured has a size, and no head that is shorter has another. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "text/image.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static void must(bool holds)
{
    if (!holds) {
        abort();
    }
}

/* The bytes are copied, so that one read too many is noticed. */
static bool measure(const uint8_t *bytes, size_t n, struct image_size *out)
{
    char *copy = malloc(n + 1);
    must(copy != NULL);
    char *end = copy + 1; /* the last byte of the head is the last of the block */
    memcpy(end, bytes, n);
    *out = (struct image_size){0};
    bool is_picture = image_measure((struct slice){end, n}, out);
    free(copy);
    return is_picture;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    struct image_size whole, half;
    bool is_picture = measure(bytes, n, &whole);
    must(!is_picture || (whole.width > 0 && whole.height > 0 && whole.per_inch >= 0));
    if (measure(bytes, n / 2, &half)) {
        must(is_picture && half.width == whole.width && half.height == whole.height);
    }
    return 0;
}
