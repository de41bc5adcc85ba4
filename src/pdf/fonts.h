/* Which fonts of this machine stand for the typefaces a page description asks for.
 *
 * For each face the description gives names in order of preference; the first that is installed is taken,
 * else whatever fontconfig has for Chinese. ASCII is set in a face of its own: in Chinese fonts it is
 * often ugly, while quotation marks and dashes must come from the Chinese one to be of full width. */
#ifndef PDF_FONTS_H
#define PDF_FONTS_H

#include <stdbool.h>

#define FACES_MAX 16

/* Family names; freed by fonts_release. */
struct face_fonts {
    char *chinese, *latin;
    bool is_stand_in; /* none of the names for Chinese was there */
};

struct fonts {
    struct face_fonts faces[FACES_MAX];
};

/* A name wanted: taken when it is installed and nothing was taken for this face before. */
void fonts_wish(struct fonts *f, int face, const char *family, bool is_latin);
/* Fills what has no font yet. False when this machine has no font for Chinese at all. */
bool fonts_settle(struct fonts *f);
void fonts_release(struct fonts *f);

#endif
