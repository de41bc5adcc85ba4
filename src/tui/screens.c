#include "tui/screens.h"

const struct screen_class *const main_screens[] = {
    NULL,
};
