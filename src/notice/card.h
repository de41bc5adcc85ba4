/* The rule card: everything a definition says as rows, in the order in which people ask. */
#ifndef NOTICE_CARD_H
#define NOTICE_CARD_H

#include "base/arena.h"
#include "model/notice_view.h"

struct card notice_card(struct arena *a, const struct notice *n);

#endif
