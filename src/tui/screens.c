#include "tui/screens.h"

#include <stddef.h>

#include "tui/thing.h"

const struct screen_class *const main_screens[] = {
    &today_screen,
    NULL,
};

const struct thing_screens thing_screens[] = {
    {NULL, NULL, NULL},
};
