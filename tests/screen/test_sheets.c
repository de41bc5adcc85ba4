/* 打分: played with digits, Enter and arrows. */
#include "desk/sheets.h"

#include <string.h>

#include "desk/drafts.h"
#include "desk/write.h"

#include "support/check.h"
#include "support/desk.h"
#include "support/folder.h"
#include "support/review.h"
#include "support/stage.h"
#include "tui/screen/sheets.h"

struct play {
    struct stage stage;
    struct desk *desk;
    struct arena *a;
    struct cases cases;
    struct review review;
    struct sheets_argument who;
};

/* A main screen that does nothing but open the list. */
static const void *opened;
static const struct screen_class *opens;

static struct action door_event(struct screen *s, const struct event *event)
{
    (void)s;
    return event->kind == EVENT_KEY && event->key.code == K_ENTER ? action_push(opens, opened)
                                                                  : action_none();
}

static void door_draw(const struct screen *s, const struct canvas *cv)
{
    (void)s;
    (void)cv;
}

static const struct screen_class door = {
    .name = "door", .title = "评审", .digit = '7', .event = door_event, .draw = door_draw};

static void start_on(struct play *p, void **state, unsigned may, const struct screen_class *at,
                     const char *scheme)
{
    static const struct screen_class *mains[1];
    p->a = *state;
    p->desk = desk_for_test(p->a, true);
    p->cases = cases_for_test(p->desk, p->a);
    p->review = review_for_test(p->desk, p->a, &p->cases, scheme);
    p->who = (struct sheets_argument){p->review.scoring.panel.record.id, p->review.reviewers[0], 0};
    work_as(p->desk, p->desk->me.record.id, "zhang", may);
    opened = at == &progress_screen ? (const void *)&p->who.panel : &p->who;
    opens = at;
    mains[0] = &door;
    struct ui_options o = stage_over(&p->stage, p->desk, mains);
    stage_start(&p->stage, &o);
    stage_press(&p->stage, K_ENTER);
}

static void start_at(struct play *p, void **state, unsigned may, const struct screen_class *at)
{
    start_on(p, state, may, at, NULL);
}

/* As an expert, with a scheme. */
static void start_with(struct play *p, void **state, const char *scheme)
{
    start_on(p, state, MAY_REVIEW, &sheets_screen, scheme);
}

static void start(struct play *p, void **state, unsigned may)
{
    start_at(p, state, may, &sheets_screen);
}

static void end(struct play *p)
{
    stage_release(&p->stage);
    desk_close(p->desk);
}

static bool shows(struct play *p, const char *text)
{
    return stage_shows(&p->stage, text);
}

static const char *marks_of(struct play *p, int64_t submission)
{
    struct err err = {.arena = p->a};
    struct sheet_view v;
    assert_int_equal(sheet_view_load(p->desk, p->a, &p->review.scoring,
                                     (struct sheet_key){submission, p->who.reviewer}, &v, &err),
                     STATUS_OK);
    return v.sheet.marks ? v.sheet.marks : "";
}

static const char *draft_form(struct play *p, int64_t submission)
{
    return sheet_form(p->a, p->who.panel, (struct sheet_key){submission, p->who.reviewer});
}

static void fill(struct play *p, int64_t submission)
{
    const struct sheet_key key = {submission, p->who.reviewer};
    review_score(p->desk, p->a, &p->review, key, submission == p->cases.first ? "50,30" : "40,30");
}

static void test_one_hand(void **state)
{
    struct play p;
    start(&p, state, MAY_REVIEW);
    assert_true(shows(&p, "未评"));
    stage_press(&p.stage, K_ENTER);
    stage_check_both(&p.stage, "sheet-empty");
    stage_type(&p.stage, "9"); /* below 10: a reason is asked for */
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "没有实测数据");
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "3");
    stage_type(&p.stage, "9");
    p.stage.ms += 1000;
    stage_settle(&p.stage);
    stage_check_both(&p.stage, "sheet");
    stage_press(&p.stage, K_F(5));
    assert_true(shows(&p, "第 2 件"));
    stage_settle(&p.stage);
    assert_string_equal(marks_of(&p, p.cases.first), "9,39");
    assert_true(shows(&p, "草稿 1"));
    stage_press(&p.stage, K_F(6));
    assert_true(shows(&p, "没有实测"));
    assert_true(shows(&p, "草稿 1"));
    stage_press(&p.stage, K_ESC);
    stage_check_both(&p.stage, "sheets");
    end(&p);
}

static void test_refused_at_the_key(void **state)
{
    struct play p;
    start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "61");
    assert_true(shows(&p, "「创新性」满分 60"));
    stage_type(&p.stage, ".3");
    assert_true(shows(&p, "每 0.5 一档"));
    stage_type(&p.stage, "55");
    assert_true(shows(&p, "最多 1 位小数"));
    stage_press(&p.stage, K_ESC);
    assert_string_equal(marks_of(&p, p.cases.first), "6.5,");
    end(&p);
}

/* A mark that stands there makes way for another; a key that is refused leaves it, arrows and deleting edit it. */
static void test_marked_again(void **state)
{
    struct play p;
    start(&p, state, MAY_REVIEW);
    fill(&p, p.cases.first);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "x");
    assert_true(shows(&p, "要填数字"));
    assert_true(shows(&p, "50"));
    stage_type(&p.stage, "4");
    stage_type(&p.stage, "2\r");
    stage_press(&p.stage, K_BACKSPACE);
    stage_type(&p.stage, "5");
    stage_press(&p.stage, K_CTRL('s'));
    assert_string_equal(marks_of(&p, p.cases.first), "42,35");
    end(&p);
}

/* With an input method on: full-width digits and what it makes of the point; a paste as well. */
static void test_full_width(void **state)
{
    struct play p;
    start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "１２。５");
    assert_true(shows(&p, "12.5"));
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "３．");
    assert_true(shows(&p, "只打整数分"));
    stage_type(&p.stage, "、");
    assert_true(shows(&p, "要填数字"));
    stage_type(&p.stage, "\x1b[200~４\x1b[201~");
    assert_true(shows(&p, "34") || shows(&p, "3４"));
    stage_press(&p.stage, K_CTRL('s'));
    assert_string_equal(marks_of(&p, p.cases.first), "12.5,34");
    end(&p);
}

#define OTHER_KINDS                                                                                 \
    "名称: 各类\n来源: 本台自定\n"                                                        \
    "指标:\n"                                                                                     \
    "- {名称: 质量, 类型: 等级, 等级: [{名称: 优, 分: 90}, {名称: 良, 分: 80}], " \
    "低于须说明: 85}\n"                                                                        \
    "- {名称: 齐全, 类型: 合格, 满分: 1, 说明: 材料齐全}\n"                         \
    "- {名称: 有专利, 满分: 5, 客观: 是}\n"                                               \
    "- {名称: 同意立项, 类型: 表决, 满分: 1}\n"                                         \
    "汇总: 平均\n"

/* Digits and Enter are enough for grades, pass or not and votes. */
static void test_every_kind_with_one_hand(void **state)
{
    struct play p;
    start_with(&p, state, OTHER_KINDS);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "优 (1) / 良 (2)"));
    stage_type(&p.stage, "2");
    stage_press(&p.stage, K_ENTER); /* 良 needs a reason */
    assert_true(shows(&p, "打这个分的理由"));
    stage_type(&p.stage, "数据旧");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "合格 (1) / 不合格 (0). 材料齐全"));
    stage_type(&p.stage, "1\r");
    assert_true(shows(&p, "客观项"));
    stage_type(&p.stage, "5\r-\r");
    assert_true(shows(&p, "弃权"));
    stage_press(&p.stage, K_CTRL('s'));
    assert_string_equal(marks_of(&p, p.cases.first), "80,1,5,-");
    end(&p);
}

/* A mark that cannot be kept stays in the draft, and the cursor with it. */
static void test_a_wrong_step_stays(void **state)
{
    struct play p;
    struct err err = {.arena = *state};
    start(&p, state, MAY_REVIEW);
    assert_int_equal(draft_put(p.desk, draft_form(&p, p.cases.first), "得分:创新性", "6.3", &err),
                     STATUS_OK);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "每 0.5 一档"));
    stage_press(&p.stage, K_F(5));
    assert_true(shows(&p, "第 1 件"));
    stage_press(&p.stage, K_ESC);
    assert_string_equal(marks_of(&p, p.cases.first), "");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "6.3"));
    end(&p);
}

/* What the draft in the database has: 得分:创新性=45; and so on. */
static const char *draft_of(struct play *p, int64_t submission)
{
    struct err err = {.arena = p->a};
    struct draft draft;
    const char *text = "";
    assert_int_equal(draft_load(p->desk, p->a, draft_form(p, submission), &draft, &err), STATUS_OK);
    for (size_t i = 0; i < draft.n; i++) {
        text = arena_printf(p->a, "%s%s=%s;", text, draft.values[i].id, draft.values[i].value);
    }
    return text;
}

/* A second after the last key it is in the database, without Enter. */
static void test_kept_after_a_rest(void **state)
{
    struct play p;
    start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "4");
    p.stage.ms += 999;
    stage_settle(&p.stage);
    assert_string_equal(draft_of(&p, p.cases.first), "");
    assert_true(shows(&p, "未存"));
    stage_type(&p.stage, "5");
    p.stage.ms += 999;
    stage_settle(&p.stage);
    assert_string_equal(draft_of(&p, p.cases.first), "");
    p.stage.ms += 1;
    stage_settle(&p.stage);
    assert_string_equal(draft_of(&p, p.cases.first), "得分:创新性=45;");
    assert_true(shows(&p, "草稿已留"));
    end(&p);
}

/* A field that was left is kept as soon as no key waits, after the picture; all of them at once. */
static void test_kept_when_left(void **state)
{
    struct play p;
    start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "45");
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "3");
    assert_string_equal(draft_of(&p, p.cases.first), "");
    stage_settle(&p.stage);
    assert_string_equal(draft_of(&p, p.cases.first), "得分:创新性=45;得分:实用性=3;");
    stage_press(&p.stage, K_CTRL('s'));
    assert_string_equal(marks_of(&p, p.cases.first), "45,3");
    assert_string_equal(draft_of(&p, p.cases.first), "");
    assert_true(shows(&p, "草稿 1"));
    end(&p);
}

static void close_panel(struct play *p)
{
    struct write w;
    struct err err = {.arena = p->a};
    struct panel old = p->review.scoring.panel, closed = old;
    closed.state = PANEL_CLOSED;
    assert_int_equal(write_begin(&w, p->desk, p->a, "test", 0, &err), STATUS_OK);
    assert_int_equal(write_update(&w, &panel_type, &old, &closed, &err), STATUS_OK);
    assert_int_equal(write_end(&w, STATUS_OK, "结束", NULL, NULL, &err), STATUS_OK);
}

/* The next case stands before the one that was left is saved; whatever comes in between saves it too. */
static void test_saved_after_turning(void **state)
{
    struct play p;
    start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "45");
    stage_press(&p.stage, K_F(5));
    assert_true(shows(&p, "第 2 件"));
    assert_string_equal(marks_of(&p, p.cases.first), "");
    stage_press(&p.stage, K_F(6));
    assert_string_equal(marks_of(&p, p.cases.first), "45,");
    assert_true(shows(&p, "45"));
    stage_press(&p.stage, K_END);
    stage_type(&p.stage, ".5");
    stage_press(&p.stage, K_F(5));
    stage_type(&p.stage, "30");
    stage_press(&p.stage, K_F(5));
    assert_string_equal(marks_of(&p, p.cases.first), "45.5,");
    stage_release(&p.stage); /* a dropped line */
    assert_string_equal(marks_of(&p, p.cases.second), "30,");
    desk_close(p.desk);
}

/* What cannot be saved any more stays in its draft. */
static void test_not_saved_after_turning(void **state)
{
    struct play p;
    start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "45");
    close_panel(&p);
    stage_press(&p.stage, K_F(5));
    stage_settle(&p.stage);
    assert_true(shows(&p, "1 没有存成"));
    assert_string_equal(draft_of(&p, p.cases.first), "得分:创新性=45;");
    assert_string_equal(marks_of(&p, p.cases.first), "");
    end(&p);
}

/* Others write all the time; the cursor and the place in the text stay where they are. */
static void test_others_write(void **state)
{
    struct play p;
    start(&p, state, MAY_REVIEW);
    fill(&p, p.cases.first);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_DOWN);
    stage_somebody_wrote(&p.stage);
    stage_press(&p.stage, K_END);
    stage_type(&p.stage, "5");
    assert_true(shows(&p, "满分 40"));
    stage_press(&p.stage, K_CTRL('s'));
    stage_somebody_wrote(&p.stage);
    stage_press(&p.stage, K_BACKSPACE);
    stage_press(&p.stage, K_CTRL('s'));
    assert_string_equal(marks_of(&p, p.cases.first), "50,3");
    end(&p);
}

/* Taken from the reviewer while it lies open: it stays in sight, and nothing is saved. */
static void test_taken_away_while_open(void **state)
{
    struct play p;
    struct write w;
    struct err err = {.arena = *state};
    start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "45");
    assert_int_equal(write_begin(&w, p.desk, p.a, "test", 0, &err), STATUS_OK);
    for (int64_t id = 1; id <= 2; id++) {
        assert_int_equal(write_void(&w, &assignment_type, (struct record_run){id, id}, true, &err),
                         STATUS_OK);
    }
    assert_int_equal(write_end(&w, STATUS_OK, "回避", NULL, NULL, &err), STATUS_OK);
    stage_somebody_wrote(&p.stage);
    assert_true(shows(&p, "已不由这位专家评"));
    assert_true(shows(&p, "45"));
    stage_press(&p.stage, K_F(5));
    stage_settle(&p.stage);
    assert_true(shows(&p, "没有分配给这位专家"));
    stage_press(&p.stage, K_ESC);
    assert_string_equal(marks_of(&p, p.cases.first), "");
    end(&p);
}

/* Turning to a sheet that is hidden leaves the case in sight, so that nothing is typed into the other. */
static void test_turning_to_a_hidden_one(void **state)
{
    struct play p;
    start(&p, state, MAY_REVIEW);
    fill(&p, p.cases.second);
    work_as(p.desk, 99, "li", MAY_LOG);
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_F(5));
    assert_true(shows(&p, "只有专家本人能看"));
    assert_true(shows(&p, "第 1 件"));
    stage_type(&p.stage, "45");
    stage_press(&p.stage, K_CTRL('s'));
    work_as(p.desk, 1, "zhang", MAY_REVIEW);
    assert_string_equal(marks_of(&p, p.cases.first), "45,");
    assert_string_equal(marks_of(&p, p.cases.second), "40,30");
    end(&p);
}

/* A dropped line: what was typed is there again. */
static void test_a_dropped_line(void **state)
{
    struct play p;
    start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    stage_type(&p.stage, "45");
    stage_release(&p.stage);
    static const struct screen_class *mains[] = {&door};
    struct ui_options o = stage_over(&p.stage, p.desk, mains);
    stage_start(&p.stage, &o);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "45"));
    end(&p);
}

static void answer_yes(struct play *p)
{
    stage_press(&p->stage, K_DOWN);
    stage_press(&p->stage, K_ENTER);
}

static void test_sealing(void **state)
{
    struct play p;
    start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "还不能封存, 共 4 处"));
    fill(&p, p.cases.first);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "封存后不能再改"));
    answer_yes(&p);
    assert_true(shows(&p, "已封存, 这是下一件"));
    assert_true(shows(&p, "第 2 件"));
    stage_press(&p.stage, K_F(6));
    stage_type(&p.stage, "1");
    assert_true(shows(&p, "已经封存, 不能再改"));
    stage_press(&p.stage, K_ESC);
    fill(&p, p.cases.second);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "1 份都打完了"));
    answer_yes(&p);
    assert_true(shows(&p, "封存了 1 份"));
    end(&p);
}

static void test_reading_and_spread(void **state)
{
    struct play p;
    start(&p, state, MAY_REVIEW);
    fill(&p, p.cases.first);
    stage_press(&p.stage, K_ENTER);
    stage_press(&p.stage, K_F(3));
    assert_false(shows(&p, "满分"));
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "满分"));
    stage_press(&p.stage, K_F(4));
    assert_true(shows(&p, "最高 80.00"));
    stage_press(&p.stage, K_F(4));
    assert_true(shows(&p, "申报单位"));
    end(&p);
}

/* Asked for on the sheet, seen on the sheet, and not a second time before it is decided. */
static void test_recusal(void **state)
{
    struct play p;
    start(&p, state, MAY_REVIEW);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "[ ] 有利害关系"));
    stage_type(&p.stage, "45");
    for (int i = 0; i < 2; i++) {
        stage_press(&p.stage, K_F(8));
        stage_type(&p.stage, "近亲属");
        stage_press(&p.stage, K_ENTER);
        assert_true(shows(&p, i == 0 ? "回避请求已记下" : "已经请求过, 等主管决定"));
    }
    assert_true(shows(&p, "[x] 已请求回避"));
    assert_true(shows(&p, "45"));
    stage_press(&p.stage, K_F(5));
    assert_true(shows(&p, "[ ] 有利害关系"));
    end(&p);
}

static void choose_nth(struct play *p, int n)
{
    for (int i = 0; i < n; i++) {
        stage_press(&p->stage, K_DOWN);
    }
    stage_press(&p->stage, K_ENTER);
}

static void seal_all(struct play *p, size_t reviewer, const char *first, const char *second)
{
    const struct sheet_batch all = {p->review.reviewers[reviewer], NULL, 0};
    struct err err = {.arena = p->a};
    size_t sealed;
    review_score(p->desk, p->a, &p->review, (struct sheet_key){p->cases.first, all.reviewer},
                 first);
    review_score(p->desk, p->a, &p->review, (struct sheet_key){p->cases.second, all.reviewer},
                 second);
    assert_int_equal(sheets_seal(p->desk, p->a, &p->review.scoring, &all, &sealed, NULL, &err),
                     STATUS_OK);
}

/* Who has done what, what they sign, and a sheet opened again from there. */
static void test_progress(void **state)
{
    struct play p;
    start_at(&p, state, MAY_LOG | MAY_DECIDE, &progress_screen);
    seal_all(&p, 0, "50,30", "40,30");
    seal_all(&p, 1, "52,30", "40,30");
    seal_all(&p, 2, "20,10", "41,30");
    stage_somebody_wrote(&p.stage);
    stage_press(&p.stage, K_F(5));
    choose_nth(&p, 0);
    assert_true(shows(&p, "签字已记下"));
    stage_press(&p.stage, K_DOWN);
    stage_press(&p.stage, K_F(5));
    choose_nth(&p, 1);
    stage_type(&p.stage, "第一件偏低");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "不同意见: 第一件偏低"));
    stage_check_both(&p.stage, "progress");
    stage_press(&p.stage, K_F(4));
    stage_check_both(&p.stage, "progress-cases");
    stage_press(&p.stage, K_F(7));
    assert_true(shows(&p, "只看有分歧的"));
    assert_true(shows(&p, "00001"));
    assert_false(shows(&p, "00002"));
    stage_press(&p.stage, K_F(7));
    assert_true(shows(&p, "都收齐了"));
    stage_press(&p.stage, K_F(7));
    assert_true(shows(&p, "00002"));
    stage_press(&p.stage, K_ENTER);
    choose_nth(&p, 2);
    assert_true(shows(&p, "王示例  2件  已封存 2"));
    stage_press(&p.stage, K_F(8));
    choose_nth(&p, 3);
    stage_type(&p.stage, "差得多");
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "已退回"));
    stage_press(&p.stage, K_ESC);
    assert_true(shows(&p, "2/3"));
    assert_true(shows(&p, "签字 0/3"));
    end(&p);
}

static void test_only_a_supervisor_opens_again(void **state)
{
    struct play p;
    start(&p, state, MAY_REVIEW | MAY_LOG);
    seal_all(&p, 0, "50,30", "40,30");
    stage_somebody_wrote(&p.stage);
    stage_press(&p.stage, K_F(8));
    assert_false(shows(&p, "事由"));
    end(&p);
}

/* Filled in elsewhere and read back: looked at first, then one entry. */
static void test_out_and_in_as_a_file(void **state)
{
    struct play p;
    const char *folder = folder_make(*state), *path = folder_path(*state, folder, "打分.csv");
    start(&p, state, MAY_REVIEW);
    fill(&p, p.cases.first);
    stage_press(&p.stage, K_CTRL('e'));
    stage_press(&p.stage, K_CTRL('u'));
    stage_type(&p.stage, path);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "2 份打分表已写入"));
    folder_write(path, slice_of("申报件号,专家,创新性,实用性\n1,张示例,51,30\n2,张示例,40,41\n"));
    stage_press(&p.stage, K_F(6));
    stage_press(&p.stage, K_CTRL('u'));
    stage_type(&p.stage, path);
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "修改 1"));
    assert_true(shows(&p, "拒收 1"));
    assert_true(shows(&p, "4 实用性"));
    assert_string_equal(marks_of(&p, p.cases.first), "50,30");
    assert_true(shows(&p, "封存不能撤销"));
    assert_false(shows(&p, "整批撤销"));
    stage_press(&p.stage, K_F(2));
    assert_true(shows(&p, "写入了"));
    assert_true(shows(&p, "修改 1 不变 0"));
    assert_string_equal(marks_of(&p, p.cases.first), "51,30");
    assert_true(shows(&p, "已封存"));
    stage_press(&p.stage, K_F(6));
    assert_true(shows(&p, folder)); /* remembered */
    end(&p);
}

/* An expert begins with their panels, and with the cases where only one panel waits. */
static void test_an_expert_at_home(void **state)
{
    struct play p;
    start_at(&p, state, MAY_REVIEW, &my_panels_screen);
    stage_check_both(&p.stage, "my-panels");
    stage_press(&p.stage, K_F(5));
    choose_nth(&p, 0);
    assert_true(shows(&p, "还有 2 份打分表没有封存"));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "试评组  2件"));
    stage_press(&p.stage, K_ESC);
    seal_all(&p, 0, "50,30", "40,30");
    stage_somebody_wrote(&p.stage);
    stage_press(&p.stage, K_F(5));
    choose_nth(&p, 0);
    assert_true(shows(&p, "签字已记下"));
    assert_true(shows(&p, "同意"));
    end(&p);
}

/* The staff sees how far it is, not what was given. */
static void test_staff_sees_no_draft(void **state)
{
    struct play p;
    start(&p, state, MAY_REVIEW);
    fill(&p, p.cases.first);
    work_as(p.desk, 99, "li", MAY_LOG);
    stage_press(&p.stage, K_ESC);
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "草稿"));
    assert_false(shows(&p, "80"));
    stage_press(&p.stage, K_ENTER);
    assert_true(shows(&p, "只有专家本人能看"));
    end(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_one_hand),
        ARENA_TEST(test_refused_at_the_key),
        ARENA_TEST(test_marked_again),
        ARENA_TEST(test_full_width),
        ARENA_TEST(test_every_kind_with_one_hand),
        ARENA_TEST(test_a_wrong_step_stays),
        ARENA_TEST(test_kept_after_a_rest),
        ARENA_TEST(test_kept_when_left),
        ARENA_TEST(test_saved_after_turning),
        ARENA_TEST(test_not_saved_after_turning),
        ARENA_TEST(test_others_write),
        ARENA_TEST(test_taken_away_while_open),
        ARENA_TEST(test_turning_to_a_hidden_one),
        ARENA_TEST(test_a_dropped_line),
        ARENA_TEST(test_sealing),
        ARENA_TEST(test_reading_and_spread),
        ARENA_TEST(test_recusal),
        ARENA_TEST(test_staff_sees_no_draft),
        ARENA_TEST(test_progress),
        ARENA_TEST(test_out_and_in_as_a_file),
        ARENA_TEST(test_an_expert_at_home),
        ARENA_TEST(test_only_a_supervisor_opens_again),
    };
    return check_run("screen sheets", tests, sizeof tests / sizeof *tests);
}
