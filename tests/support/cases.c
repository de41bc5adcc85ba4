#include "support/cases.h"

#include "desk/notices.h"
#include "desk/submissions.h"
#include "desk/units.h"
#include "support/check.h"

static void must(enum status status, const struct err *err)
{
    if (status != STATUS_OK) {
        fail_msg("%s (%s)", err->text, err->cause ? err->cause : "");
    }
}

int64_t unit_for_test(struct desk *desk, struct arena *a, const char *name, const char *code)
{
    struct err err = {.arena = a};
    struct unit u = {.name = name,
                     .credit_code = code,
                     .region = "440100",
                     .contact = "王示例",
                     .phone = "13800138000",
                     .email = "w@example.cn"};
    must(unit_save(desk, a, NULL, &u, NULL, &err), &err);
    return u.record.id;
}

static int64_t add_case(struct desk *desk, struct arena *a, const struct submission *like)
{
    struct err err = {.arena = a};
    struct submission s = *like;
    must(submission_save(desk, a, NULL, &s, NULL, &err), &err);
    return s.record.id;
}

struct cases cases_for_test(struct desk *desk, struct arena *a)
{
    struct err err = {.arena = a};
    struct cases c = {0};
    struct notice_row row = {0};
    must(notice_find(desk, a, "255", &row, &err), &err);
    c.notice = row.record.id;
    c.lead = unit_for_test(desk, a, "广东示例联通发展有限公司", "91440101MA5CJQ4N59");
    c.partner = unit_for_test(desk, a, "珠江样本数据中心", NULL);
    c.recommender = unit_for_test(desk, a, "广东示例通信管理局", NULL);
    struct submission s = {.notice = c.notice,
                           .direction = "网络设施保护",
                           .title = "传输干线光缆隐患排查工具",
                           .lead = c.lead,
                           .partners = arena_printf(a, "%lld", (long long)c.partner),
                           .recommender = c.recommender,
                           .list_order = 1,
                           .contact = "王示例",
                           .phone = "13800138000"};
    c.first = add_case(desk, a, &s);
    s = (struct submission){.notice = c.notice,
                            .direction = "人身安全",
                            .title = "高处作业人身安全预警装置",
                            .lead = c.partner,
                            .recommender = c.recommender,
                            .list_order = 2};
    c.second = add_case(desk, a, &s);
    s.title = "信令风暴智能防控系统";
    s.list_order = 3;
    c.third = add_case(desk, a, &s);
    must(submission_act(desk, a, c.third, "withdraw", (struct act_ground){"单位来函撤回", NULL},
                        NULL, &err),
         &err);
    return c;
}
