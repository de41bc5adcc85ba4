#include "report/squares.h"

#include <qrencode.h>

#define BORDER 4

/* The lowest bit tells a dark square; the others are libqrencode's own. */
static void copy(struct squares *s, unsigned char *dark, const QRcode *code)
{
    for (int row = 0; row < code->width; row++) {
        for (int column = 0; column < code->width; column++) {
            dark[(row + BORDER) * s->size + column + BORDER] =
                code->data[row * code->width + column] & 1;
        }
    }
    s->dark = dark;
}

const struct squares *squares_qr(struct arena *a, const char *text)
{
    struct squares *s = ARENA_NEW(a, struct squares);
    *s = (struct squares){0};
    QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
    if (code) {
        s->size = code->width + 2 * BORDER;
        copy(s, ARENA_ARRAY(a, unsigned char, (size_t)s->size *(size_t)s->size), code);
        QRcode_free(code);
    }
    return s;
}

bool squares_dark(const struct squares *s, int row, int column)
{
    bool is_inside = row >= 0 && column >= 0 && row < s->size && column < s->size;
    return is_inside && s->dark[row * s->size + column];
}

const char *squares_halves(const struct squares *s, int row, int column)
{
    bool is_upper = squares_dark(s, row, column), is_lower = squares_dark(s, row + 1, column);
    return is_upper && is_lower ? "█" : is_upper ? "▀" : is_lower ? "▄" : " ";
}
