#include "text/image.h"

static int64_t number(struct slice s, size_t at, size_t bytes)
{
    int64_t value = 0;
    for (size_t i = 0; i < bytes; i++) {
        value = value * 256 + (unsigned char)s.at[at + i];
    }
    return value;
}

static bool has(struct slice s, size_t at, struct slice mark)
{
    return at <= s.n && s.n - at >= mark.n && memcmp(s.at + at, mark.at, mark.n) == 0;
}

/* Chunks: length, four letters, content, checksum; pHYs comes before the picture itself. */
static bool measure_png(struct slice s, struct image_size *out)
{
    if (!has(s, 12, slice_of("IHDR")) || s.n < 24) {
        return false;
    }
    out->width = number(s, 16, 4);
    out->height = number(s, 20, 4);
    for (size_t at = 8; s.n - at >= 21;) {
        size_t length = (size_t)number(s, at, 4);
        if (has(s, at + 4, slice_of("pHYs")) && length == 9 && s.at[at + 16] == 1) {
            out->per_inch = (number(s, at + 8, 4) * 254 + 5000) / 10000; /* per metre */
        }
        if (length > s.n - at - 12 || has(s, at + 4, slice_of("IDAT"))) {
            break;
        }
        at += 12 + length;
    }
    return true;
}

static void read_jfif(struct slice s, size_t at, struct image_size *out)
{
    if (s.n - at < 14 || !has(s, at + 4, slice_of("JFIF"))) {
        return;
    }
    int64_t unit = number(s, at + 11, 1), density = number(s, at + 12, 2);
    out->per_inch = unit == 1 ? density : unit == 2 ? (density * 254 + 50) / 100 : 0;
}

/* SOF0 to SOF15 but for the tables that share their numbers. */
static bool is_frame(unsigned char marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* Segments: FF, marker, length with itself, content. */
static bool measure_jpeg(struct slice s, struct image_size *out)
{
    for (size_t at = 2; s.n - at >= 4;) {
        unsigned char marker = (unsigned char)s.at[at + 1];
        size_t length = (size_t)number(s, at + 2, 2);
        if ((unsigned char)s.at[at] != 0xFF || length < 2) {
            return false;
        }
        if (is_frame(marker) && s.n - at >= 9) {
            out->height = number(s, at + 5, 2);
            out->width = number(s, at + 7, 2);
            return true;
        }
        if (marker == 0xE0) {
            read_jfif(s, at, out);
        }
        if (length + 2 > s.n - at) {
            return false;
        }
        at += 2 + length;
    }
    return false;
}

bool image_measure(struct slice head, struct image_size *out)
{
    *out = (struct image_size){0};
    bool is_png = has(head, 0, slice_of("\x89PNG\r\n\x1a\n"));
    bool is_jpeg = !is_png && has(head, 0, slice_of("\xFF\xD8\xFF"));
    bool has_size = is_png ? measure_png(head, out) : is_jpeg && measure_jpeg(head, out);
    return has_size && out->width > 0 && out->height > 0;
}
