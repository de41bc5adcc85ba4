#include "tui/screens.h"

#include <stddef.h>

#include "model/person.h"
#include "tui/lock.h"
#include "tui/screen/obligations.h"
#include "tui/screen/pages.h"
#include "tui/screen/rankings.h"
#include "tui/screen/receipts.h"
#include "tui/screen/review.h"
#include "tui/screen/screen_notice.h"
#include "tui/screen/screen_record.h"
#include "tui/screen/settings.h"
#include "tui/screen/sheets.h"
#include "tui/screen/submissions.h"
#include "tui/screen/tables.h"
#include "tui/screen/units.h"
#include "tui/screen/users.h"
#include "tui/thing.h"

const struct screen_class *const main_screens[] = {
    &today_screen,  &notice_screen, &receipts_screen, &submissions_screen, &units_screen,
    &tables_screen, &review_screen, &rankings_screen, &record_screen,      NULL,
};

const struct screen_class *const expert_screens[] = {&my_panels_screen, &notice_screen,
                                                     &submissions_screen, NULL};

const struct more_screen more_screens[] = {
    {&obligations_screen, MAY_LOG | MAY_DECIDE},
    {&documents_screen, MAY_LOG | MAY_PRINT | MAY_DECIDE | MAY_ADMINISTER},
    {&print_issues_screen, MAY_LOG | MAY_PRINT | MAY_DECIDE | MAY_ADMINISTER},
    {&my_panels_screen, MAY_REVIEW},
    {&settings_screen, MAY_ADMINISTER},
    {&users_screen, MAY_ADMINISTER},
    {&password_screen, EVERYBODY},
    {&lock_screen, EVERYBODY},
    {NULL, 0},
};

const struct thing_screens thing_screens[] = {
    {"notice", &notice_card_screen, &notice_edit_screen, NULL},
    {"receipt", NULL, &receipt_form_screen, &receipts_screen},
    {"submission", &submission_screen, &submission_form_screen, &submissions_screen},
    {"unit", &unit_screen, &unit_form_screen, NULL},
    {"person", NULL, &user_form_screen, NULL},
    {NULL, NULL, NULL, NULL},
};
