#include "tui/screens.h"

#include <stddef.h>

#include "tui/screen/receipts.h"
#include "tui/screen/screen_notice.h"
#include "tui/screen/screen_record.h"
#include "tui/thing.h"

const struct screen_class *const main_screens[] = {
    &today_screen, &notice_screen, &receipts_screen, &record_screen, NULL,
};

const struct thing_screens thing_screens[] = {
    {"notice", &notice_card_screen, NULL},
    {"receipt", NULL, &receipt_form_screen},
    {NULL, NULL, NULL},
};
