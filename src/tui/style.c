#include "tui/style.h"

char style_letter(enum style style)
{
    static const char letters[STYLE_COUNT + 1] = ".Tt@hSMfFCEWGiKb";
    return letters[style];
}
