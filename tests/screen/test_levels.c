/* Two levels on the screens of the province: what is found of a case of 粤76 under 926, and whose lists it is on. */
#include "desk/notices.h"
#include "desk/units.h"
#include "desk/write.h"
#include "support/check.h"
#include "support/desk.h"
#include "support/stage.h"
#include "tui/screen/submissions.h"

static const struct screen_class *const mains[] = {&submissions_screen};

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
    struct err err;
};

static int64_t add_unit(struct play *p, const char *name, const char *class, const char *region)
{
    struct unit unit = {.name = name, .class = class, .region = region};
    assert_int_equal(unit_save(p->desk, p->a, NULL, &unit, NULL, &p->err), STATUS_OK);
    return unit.record.id;
}

/* One of 佛山, chosen to be handed up. */
static void add_case(struct play *p)
{
    struct write w;
    struct arena a = {0};
    struct notice_row row = {0};
    assert_int_equal(notice_find(p->desk, p->a, "粤76", &row, &p->err), STATUS_OK);
    struct submission s = {.notice = row.record.id,
                           .revision = 1,
                           .title = "车联网威胁监测",
                           .direction = "车联网网络安全防护",
                           .state = "shortlisted",
                           .list_order = NUMBER_NONE};
    s.lead = add_unit(p, "东江示例安全有限公司", "网络安全企业", "440600");
    s.recommender = add_unit(p, "佛山市工业和信息化局", "地市工信主管部门", "440600");
    enum status status = write_begin(&w, p->desk, &a, "submission_add", 0, &p->err);
    if (status == STATUS_OK) {
        status = write_insert(&w, &submission_type, &s, &p->err);
    }
    assert_int_equal(write_end(&w, status, "测试", NULL, NULL, &p->err), STATUS_OK);
    arena_release(&a);
}

static void start(struct play *p, void **state)
{
    struct desk_options o = desk_options_for_test(":memory:");
    *p = (struct play){.a = *state, .err = {.arena = *state}};
    o.data_dir = "data";
    o.unit = "广东省工业和信息化厅";
    o.class = "省级工信主管部门";
    o.region = "440000";
    assert_int_equal(desk_create(&p->desk, &o, &p->err), STATUS_OK);
    add_case(p);
    stage_open(&p->stage, p->desk, mains);
    stage_press(&p->stage, K_ENTER);
}

static void end(struct play *p)
{
    stage_close(&p->stage);
}

static void test_findings_of_both_levels(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_F(3));
    stage_press(&p.stage, K_DOWN); /* 名额: the whole sentence below */
    stage_check_both(&p.stage, "levels");
    end(&p);
}

static void test_the_lists_of_both_levels(void **state)
{
    struct play p;
    start(&p, state);
    stage_press(&p.stage, K_CTRL('t'));
    stage_check_both(&p.stage, "levels-limits");
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_findings_of_both_levels),
        ARENA_TEST(test_the_lists_of_both_levels),
    };
    return check_run("screens of two levels", tests, sizeof tests / sizeof *tests);
}
