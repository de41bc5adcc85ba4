#include "pdf/fonts.h"

#include <stdlib.h>
#include <string.h>

#include <fontconfig/fontconfig.h>

#define SAMPLE 0x4E2D /* 中 */

/* The family under the name that was asked for, when it is installed. */
static bool is_installed(const char *family)
{
    FcPattern *pattern = FcPatternCreate();
    FcObjectSet *objects = FcObjectSetBuild(FC_FAMILY, (char *)NULL);
    (void)FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)family);
    FcFontSet *found = FcFontList(NULL, pattern, objects);
    bool is_there = found && found->nfont > 0;
    if (found) {
        FcFontSetDestroy(found);
    }
    FcObjectSetDestroy(objects);
    FcPatternDestroy(pattern);
    return is_there;
}

static bool has_sample(const FcPattern *font)
{
    FcCharSet *set = NULL;
    return FcPatternGetCharSet(font, FC_CHARSET, 0, &set) == FcResultMatch &&
           FcCharSetHasChar(set, SAMPLE);
}

/* What fontconfig itself would take for Chinese; NULL when it has nothing with Chinese signs. */
static char *any_chinese(void)
{
    FcResult result;
    FcPattern *pattern = FcPatternCreate();
    (void)FcPatternAddString(pattern, FC_LANG, (const FcChar8 *)"zh-cn");
    (void)FcConfigSubstitute(NULL, pattern, FcMatchPattern);
    FcDefaultSubstitute(pattern);
    FcPattern *font = FcFontMatch(NULL, pattern, &result);
    FcChar8 *family = NULL;
    char *name = NULL;
    if (font && has_sample(font) &&
        FcPatternGetString(font, FC_FAMILY, 0, &family) == FcResultMatch) {
        name = strdup((const char *)family);
    }
    if (font) {
        FcPatternDestroy(font);
    }
    FcPatternDestroy(pattern);
    return name;
}

void fonts_wish(struct fonts *f, int face, const char *family, bool is_latin)
{
    char **place = is_latin ? &f->faces[face].latin : &f->faces[face].chinese;
    if (!*place && is_installed(family)) {
        *place = strdup(family);
    }
}

bool fonts_settle(struct fonts *f)
{
    char *any = NULL;
    for (int i = 0; i < FACES_MAX; i++) {
        struct face_fonts *face = &f->faces[i];
        if (!face->chinese) {
            any = any ? any : any_chinese();
            if (!any) {
                return false;
            }
            face->chinese = strdup(any);
            face->is_stand_in = true;
        }
        face->latin = face->latin ? face->latin : strdup(face->chinese);
    }
    free(any);
    return true;
}

void fonts_release(struct fonts *f)
{
    for (int i = 0; i < FACES_MAX; i++) {
        free(f->faces[i].chinese);
        free(f->faces[i].latin);
    }
}
