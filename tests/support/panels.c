#include "support/panels.h"

#include "base/slice.h"
#include "desk/notices.h"
#include "desk/submissions.h"
#include "support/check.h"

static void must(enum status status, const struct err *err)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", err->text, text_or_empty(err->cause));
    }
}

int64_t reviewer_for_test(struct desk *desk, struct arena *a, const char *name, const char *unit,
                          const char *expertise)
{
    struct err err = {.arena = a};
    struct reviewer r = {.name = name, .expertise = expertise, .load_max = NUMBER_NONE};
    must(reviewer_save(desk, a, NULL, &r, unit, NULL, &err), &err);
    return r.record.id;
}

int64_t reviewers_for_test(struct desk *desk, struct arena *a, int units, int per_unit)
{
    int64_t first = 0;
    for (int u = 1; u <= units; u++) {
        for (int k = 1; k <= per_unit; k++) {
            int64_t id = reviewer_for_test(desk, a, arena_printf(a, "示例%d之%d", u, k),
                                           arena_printf(a, "示例大学%d号", u), "网络设施保护");
            first = first ? first : id;
        }
    }
    return first;
}

static int64_t notice_255(struct desk *desk, struct arena *a)
{
    struct err err = {.arena = a};
    struct notice_row row = {0};
    must(notice_find(desk, a, "255", &row, &err), &err);
    return row.record.id;
}

int64_t panel_cases_for_test(struct desk *desk, struct arena *a, int n)
{
    struct err err = {.arena = a};
    int64_t first = 0;
    for (int i = 1; i <= n; i++) {
        struct submission s = {
            .notice = notice_255(desk, a),
            .direction = "网络设施保护",
            .title = arena_printf(a, "示例成果第%d项", i),
            .lead = unit_for_test(desk, a, arena_printf(a, "示例通信%d号公司", i), NULL)};
        must(submission_save(desk, a, NULL, &s, NULL, &err), &err);
        first = first ? first : s.record.id;
    }
    return first;
}

enum status seat_for_test(struct desk *desk, struct arena *a, int64_t panel, int64_t reviewer,
                          const char *state, struct err *err)
{
    const struct panel_seating seating = {panel, &reviewer, 1, state};
    return panel_seats_add(desk, a, &seating, NULL, err);
}

int64_t panel_for_test(struct desk *desk, struct arena *a, const int64_t *reviewers, size_t n)
{
    struct err err = {.arena = a};
    struct panel p = {.notice = notice_255(desk, a), .directions = "网络设施保护"};
    must(panel_save(desk, a, NULL, &p, NULL, &err), &err);
    for (size_t i = 0; i < n; i++) {
        must(seat_for_test(desk, a, p.record.id, reviewers[i], SEAT_MEMBER, &err), &err);
    }
    return p.record.id;
}
