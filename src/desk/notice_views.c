#include "desk/notice_views.h"

#include "desk/notices.h"
#include "notice/card.h"
#include "notice/compare.h"
#include "notice/dump.h"

enum status notice_card_load(struct desk *desk, struct arena *a, int64_t notice, struct card *out,
                             struct err *err)
{
    const struct notice *n = NULL;
    enum status status = notice_definition(desk, notice, 0, &n, err);
    *out = status == STATUS_OK ? notice_card(a, n) : (struct card){0};
    return status;
}

enum status notice_comparison_load(struct desk *desk, struct arena *a, int64_t left, int64_t right,
                                   struct comparison *out, struct err *err)
{
    const struct notice *l = NULL, *r = NULL;
    enum status status = notice_definition(desk, left, 0, &l, err);
    if (status == STATUS_OK) {
        status = notice_definition(desk, right, 0, &r, err);
    }
    *out = status == STATUS_OK ? notice_compare(a, l, r) : (struct comparison){0};
    return status;
}

void notice_json(struct json *j, const struct notice *n)
{
    notice_dump(j, n);
}
