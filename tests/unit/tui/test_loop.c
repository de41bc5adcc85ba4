/* The stack of screens, the frame around them, the loop, long work. */
#include "tui/loop.h"

#include <stdio.h>
#include <string.h>

#include "support/check.h"
#include "support/stage.h"
#include "tui/ask.h"

/* ---- screens that show what happened to them ------------------------------------------------- */

enum command { ADD = 1, OPEN_FORM, REPLACE_FORM, ASK_REASON, ASK_SURE, OPEN_BROKEN, WORK };

/* What the screens did: o opened, c closed, + added, ~ looked again. */
struct diary {
    char acts[64];
    int slices; /* of idle work left */
    bool was_cancelled;
};

static struct diary diary;

static void note(char act)
{
    diary.acts[strlen(diary.acts)] = act;
}

struct fake {
    char shown[200];
};

static enum status fake_open(struct screen *s, const void *argument, struct err *err)
{
    (void)err;
    struct fake *f = s->state;
    (void)snprintf(f->shown, sizeof f->shown, "%s", argument ? (const char *)argument : "-");
    note('o');
    return STATUS_OK;
}

static void fake_close(struct screen *s)
{
    (void)s;
    note('c');
}

static enum status broken_open(struct screen *s, const void *argument, struct err *err)
{
    (void)s;
    (void)argument;
    return err_set(err, STATUS_NOT_FOUND, "没有这次收件");
}

static void fake_draw(const struct screen *s, const struct canvas *cv)
{
    const struct fake *f = s->state;
    canvas_printf(cv, (struct pen){0}, "%s %dx%d %s", s->class->title, cv->cols, cv->rows,
                  f->shown);
}

/* Its last line is the one that is typed in. */
static void form_draw_at_the_end(const struct screen *s, const struct canvas *cv)
{
    fake_draw(s, cv);
    canvas_text(cv, (struct pen){.y = cv->rows - 1, .x = 1}, "正在写的一行");
    canvas_cursor(cv, cv->rows - 1, 13);
}

static bool fake_idle(struct screen *s)
{
    (void)s;
    return diary.slices > 0 && --diary.slices > 0;
}

static const char *fake_sentence(const struct screen *s, struct arena *a)
{
    (void)s;
    return arena_printf(a, "共 %d 件", 7);
}

static bool yes(const struct screen *s)
{
    (void)s;
    return true;
}

static const struct screen_class fake_form, fake_broken;
static const struct question reason = {
    .kind = ASK_LINE, .id = 5, .text = "作废的理由?", .hint = "必填"};
static const struct question sure = {.kind = ASK_YES_NO, .id = 6, .text = "真的封存?"};

static void work(struct screen *s)
{
    diary.was_cancelled = false;
    for (int i = 0; i < 1000 && !diary.was_cancelled; i++) {
        diary.was_cancelled = !ui_progress(s->ui, "导入", i, 1000);
    }
}

static struct action do_command(struct screen *s, int command)
{
    switch (command) {
    case ADD:
        note('+');
        ui_say(s->ui, STYLE_GOOD, "加了一件");
        return action_none();
    case OPEN_FORM: return action_push(&fake_form, "新建");
    case REPLACE_FORM: return action_replace(&fake_form, "换上");
    case ASK_REASON: return action_ask(&reason);
    case ASK_SURE: return action_ask(&sure);
    case OPEN_BROKEN: return action_push(&fake_broken, NULL);
    default: work(s); return action_none();
    }
}

static struct action fake_event(struct screen *s, const struct event *event)
{
    struct fake *f = s->state;
    const struct answer *answer = &event->answer;
    switch (event->kind) {
    case EVENT_COMMAND: return do_command(s, event->command);
    case EVENT_ANSWER:
        (void)snprintf(f->shown, sizeof f->shown, "答%d %d%d %s", answer->id, answer->is_given,
                       answer->yes, answer->line ? answer->line : "");
        return action_none();
    case EVENT_CHANGED: note('~'); return action_none();
    case EVENT_KEY: break;
    }
    if (s->class->takes_text && key_is_text(event->key)) {
        strncat(f->shown, event->key.code < 0x80 ? (char[]){(char)event->key.code, 0} : "?",
                sizeof f->shown - strlen(f->shown) - 1);
        return action_none();
    }
    return action_pass();
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('n'), "新建", "新建一件.", ADD, "编辑"},
    {K_F(3), 0, "查看", "打开所选的一件.", OPEN_FORM, "查看"},
    {K_F(4), 0, NULL, "换成别的.", REPLACE_FORM, NULL},
    {K_F(5), 0, NULL, "问理由.", ASK_REASON, NULL},
    {K_F(6), 0, "封存", "封存.", ASK_SURE, "编辑"},
    {K_F(7), 0, NULL, "打不开的.", OPEN_BROKEN, NULL},
    {K_F(8), 0, NULL, "长活.", WORK, NULL},
    {'/', 0, "筛选", "筛选.", ADD, NULL},
};

#define FAKE(class_name, class_title, class_digit)                                                 \
    .name = class_name, .title = class_title, .digit = class_digit,                                \
    .state_size = sizeof(struct fake), .open = fake_open, .event = fake_event, .draw = fake_draw,  \
    .close = fake_close

static const struct screen_class fake_home = {
    FAKE("home", "今日", '1'),
    .idle = fake_idle,
    .sentence = fake_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
};
static const struct screen_class fake_receipts = {FAKE("receipts", "收件", '3')};
static const struct screen_class fake_form = {.name = "form",
                                              .title = "申报书",
                                              .state_size = sizeof(struct fake),
                                              .open = fake_open,
                                              .event = fake_event,
                                              .draw = form_draw_at_the_end,
                                              .close = fake_close,
                                              .takes_text = yes};
static const struct screen_class fake_broken = {
    .name = "broken", .title = "坏", .open = broken_open};
static const struct screen_class *const mains[] = {&fake_home, &fake_receipts};

static bool is_changed_by_others(struct desk *desk)
{
    (void)desk;
    return true;
}

static void start(struct stage *s)
{
    diary = (struct diary){0};
    struct ui_options o = stage_init(s);
    o.mains = mains;
    o.n_mains = 2;
    o.unit = "广东省通信管理局";
    o.user = "张收件 收件员";
    o.changed = is_changed_by_others;
    stage_start(s, &o);
}

/* ---- the frame ------------------------------------------------------------------------------- */

static void test_the_four_lines(void **state)
{
    struct arena *a = *state;
    struct stage s;
    start(&s);
    ui_set_notice(&s.ui, 4, "255号 2024成果征集");
    assert_string_equal(stage_line(&s, a, 1), " 申报台  广东省通信管理局  [255号 2024成果征集]"
                                              "      张收件 收件员  11-20 09:41");
    assert_string_equal(stage_line(&s, a, 2), " 1今日  3收件");
    assert_string_equal(stage_line(&s, a, 3), "今日 80x20 -");
    assert_string_equal(stage_line(&s, a, 23), " 共 7 件");
    assert_string_equal(stage_line(&s, a, 24),
                        " F1帮助 F2新建 F3查看 F6封存 F9菜单 F10退出  / 筛选");
    stage_release(&s);
}

static void test_a_sentence_lasts_until_the_next_key(void **state)
{
    struct arena *a = *state;
    struct stage s;
    start(&s);
    stage_press(&s, K_F(2));
    assert_string_equal(stage_line(&s, a, 23), " 加了一件");
    assert_string_equal(stage_line(&s, a, 23), " 加了一件");
    stage_press(&s, K_DOWN);
    assert_string_equal(stage_line(&s, a, 23), " 共 7 件");
    stage_release(&s);
}

static void test_a_long_sentence_is_read_to_its_end(void **state)
{
    struct arena *a = *state;
    struct stage s;
    start(&s);
    ui_say(&s.ui, STYLE_ERROR, "%s%s",
           "表头里没有「成果名称」一列, 什么也没有写入; 表头应有: 序号, 成果名称, ",
           "单位名称, 联系人, 联系方式; 请改好列名再导入");
    assert_string_equal(
        stage_line(&s, a, 22),
        " 表头里没有「成果名称」一列, 什么也没有写入; 表头应有: 序号, 成果名称, 单位名");
    assert_string_equal(stage_line(&s, a, 23), " 称, 联系人, 联系方式; 请改好列名再导入");
    assert_string_equal(stage_line(&s, a, 24),
                        " F1帮助 F2新建 F3查看 F6封存 F9菜单 F10退出  / 筛选");
    stage_release(&s);
}

static void test_a_long_sentence_never_covers_what_is_typed(void **state)
{
    struct arena *a = *state;
    struct stage s;
    start(&s);
    stage_press(&s, K_F(3));
    ui_say(&s.ui, STYLE_ERROR,
           "没有存: 没有通知「广东示例移动」; 现有 粤76, 255, 88, 220, 360, 926; %s",
           "写文号, 简称或别名, 也可按下键来选, 再按 F2 保存");
    assert_string_equal(stage_line(&s, a, 22), " 正在写的一行");
    assert_non_null(strstr(stage_line(&s, a, 23), "没有存: 没有通知"));
    stage_release(&s);
}

static void test_full_width_shortcuts_and_second_ways(void **state)
{
    (void)state;
    struct stage s;
    start(&s);
    stage_type(&s, "\x1b"
                   "2\x0e／、/");
    assert_string_equal(diary.acts, "o+++++");
    stage_release(&s);
}

static void test_too_small_keeps_everything(void **state)
{
    struct arena *a = *state;
    struct stage s;
    start(&s);
    stage_press(&s, K_F(3));
    stage_type(&s, "ab");
    stage_resize(&s, 20, 70);
    assert_string_equal(stage_line(&s, a, 1), "请放大到 80x24, 现为 70x20");
    stage_type(&s, "c");
    stage_resize(&s, 50, 160);
    assert_string_equal(stage_line(&s, a, 3), "申报书 160x46 新建ab");
    assert_int_equal(s.n_repainted, 2);
    stage_resize(&s, 1, 1);
    assert_string_equal(stage_dump(&s, a), "~\n");
    stage_release(&s);
}

/* ---- the stack ------------------------------------------------------------------------------- */

static void test_esc_goes_back_one_level_and_then_home(void **state)
{
    struct arena *a = *state;
    struct stage s;
    start(&s);
    stage_press(&s, '3');
    assert_string_equal(stage_line(&s, a, 3), "收件 80x20 -");
    stage_type(&s, "１");
    stage_press(&s, K_F(3));
    assert_string_equal(stage_line(&s, a, 3), "申报书 80x20 新建");
    stage_press(&s, K_ESC);
    assert_string_equal(stage_line(&s, a, 3), "今日 80x20 答0 00");
    stage_press(&s, K_ESC);
    assert_string_equal(stage_line(&s, a, 23), " 已在首屏. F10 退出申报台.");
    stage_press(&s, '3');
    stage_press(&s, K_ESC);
    assert_string_equal(stage_line(&s, a, 3), "今日 80x20 答0 00");
    stage_release(&s);
}

static void test_characters_are_text_where_text_is_taken(void **state)
{
    struct arena *a = *state;
    struct stage s;
    start(&s);
    stage_press(&s, K_F(3));
    stage_type(&s, "1:?/3");
    assert_string_equal(stage_line(&s, a, 3), "申报书 80x20 新建1:?/3");
    stage_release(&s);
}

/* Each main screen keeps its own stack: nothing typed is lost by looking elsewhere. */
static void test_going_elsewhere_and_back_finds_everything(void **state)
{
    struct arena *a = *state;
    struct stage s;
    start(&s);
    stage_press(&s, K_F(3));
    stage_type(&s, "x");
    ui_act(&s.ui, ui_top(&s.ui), action_go(&fake_receipts));
    stage_press(&s, '1');
    assert_string_equal(stage_line(&s, a, 3), "申报书 80x20 新建x");
    stage_release(&s);
    assert_string_equal(diary.acts, "ooo~~ccc");
}

static void test_replacing(void **state)
{
    struct arena *a = *state;
    struct stage s;
    start(&s);
    stage_press(&s, K_F(4));
    assert_string_equal(stage_line(&s, a, 3), "申报书 80x20 换上");
    assert_null(ui_top(&s.ui)->below);
    assert_string_equal(diary.acts, "ooc");
    stage_release(&s);
    assert_string_equal(diary.acts, "oocc");
}

static void test_a_screen_that_does_not_open_is_told(void **state)
{
    struct arena *a = *state;
    struct stage s;
    start(&s);
    stage_press(&s, K_F(7));
    assert_string_equal(stage_line(&s, a, 3), "今日 80x20 -");
    assert_string_equal(stage_line(&s, a, 23), " 没有这次收件");
    stage_release(&s);
}

/* ---- questions ------------------------------------------------------------------------------- */

static void test_a_line_is_asked_for(void **state)
{
    struct arena *a = *state;
    struct stage s;
    start(&s);
    stage_press(&s, K_F(5));
    assert_non_null(strstr(stage_dump(&s, a), "作废的理由?"));
    int y, x;
    assert_true(canvas_cursor_at(&s.ui.canvas, &y, &x));
    stage_type(&s, "重复登记1\r");
    assert_string_equal(stage_line(&s, a, 3), "今日 80x20 答5 10 重复登记1");
    stage_press(&s, K_F(5));
    stage_press(&s, K_ESC);
    assert_string_equal(stage_line(&s, a, 3), "今日 80x20 答5 00");
    stage_release(&s);
}

static void test_no_is_proposed_first(void **state)
{
    struct arena *a = *state;
    struct stage s;
    start(&s);
    stage_press(&s, K_F(6));
    stage_press(&s, K_ENTER);
    assert_string_equal(stage_line(&s, a, 3), "今日 80x20 答6 10");
    stage_press(&s, K_F(6));
    stage_press(&s, K_DOWN);
    stage_press(&s, K_ENTER);
    assert_string_equal(stage_line(&s, a, 3), "今日 80x20 答6 11");
    stage_release(&s);
}

/* ---- the loop -------------------------------------------------------------------------------- */

static void test_a_burst_is_drawn_once(void **state)
{
    (void)state;
    struct stage s;
    start(&s);
    stage_send(&s, "\x1bOQ\x1bOQ\x1bOQ\x1b[21~");
    loop_run(&s.ui);
    assert_string_equal(diary.acts, "o+++");
    assert_int_equal(s.n_shown, 1);
    stage_release(&s);
}

static struct stage *polled_stage;

/* Somebody else changes the desk at each look; the third ends the loop. */
static bool is_changed_three_times(struct desk *desk)
{
    (void)desk;
    if (strlen(diary.acts) == 3) {
        polled_stage->ui.is_over = true;
    }
    return true;
}

static void test_other_peoples_changes_arrive_each_second(void **state)
{
    (void)state;
    struct stage s;
    start(&s);
    polled_stage = &s;
    s.ui.options.changed = is_changed_three_times;
    loop_run(&s.ui);
    assert_string_equal(diary.acts, "o~~~");
    assert_in_range(s.ms, 3000, 3100);
    assert_int_equal(s.longest_wait, 1000);
    stage_release(&s);
}

static void test_idle_work_goes_on_without_waiting(void **state)
{
    (void)state;
    struct stage s;
    start(&s);
    polled_stage = &s;
    diary.slices = 50;
    s.ui.options.changed = is_changed_three_times;
    loop_run(&s.ui);
    assert_int_equal(diary.slices, 0);
    stage_release(&s);
}

static void test_a_dropped_line_closes_every_screen(void **state)
{
    (void)state;
    struct stage s;
    start(&s);
    stage_press(&s, K_F(3));
    stage_press(&s, K_HANGUP);
    assert_true(s.ui.is_over);
    stage_release(&s);
    assert_string_equal(diary.acts, "oocc");
}

/* ---- long work ------------------------------------------------------------------------------- */

static void test_short_work_shows_nothing(void **state)
{
    (void)state;
    struct stage s;
    start(&s);
    stage_press(&s, K_F(8));
    assert_int_equal(s.n_shown, 0);
    assert_false(diary.was_cancelled);
    stage_release(&s);
}

static void test_long_work_is_shown_and_can_be_cancelled(void **state)
{
    struct arena *a = *state;
    struct stage s;
    start(&s);
    s.ms_per_look = 10;
    stage_press(&s, K_F(8));
    assert_false(diary.was_cancelled);
    assert_in_range(s.n_shown, 50, 150);
    assert_non_null(strstr(canvas_dump(&s.ui.canvas, a), "导入"));
    stage_send(&s, "x\x1b");
    stage_press(&s, K_F(8));
    assert_true(diary.was_cancelled);
    stage_release(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_the_four_lines),
        ARENA_TEST(test_a_sentence_lasts_until_the_next_key),
        ARENA_TEST(test_a_long_sentence_is_read_to_its_end),
        ARENA_TEST(test_a_long_sentence_never_covers_what_is_typed),
        ARENA_TEST(test_full_width_shortcuts_and_second_ways),
        ARENA_TEST(test_too_small_keeps_everything),
        ARENA_TEST(test_esc_goes_back_one_level_and_then_home),
        ARENA_TEST(test_characters_are_text_where_text_is_taken),
        ARENA_TEST(test_going_elsewhere_and_back_finds_everything),
        ARENA_TEST(test_replacing),
        ARENA_TEST(test_a_screen_that_does_not_open_is_told),
        ARENA_TEST(test_a_line_is_asked_for),
        ARENA_TEST(test_no_is_proposed_first),
        ARENA_TEST(test_a_burst_is_drawn_once),
        ARENA_TEST(test_other_peoples_changes_arrive_each_second),
        ARENA_TEST(test_idle_work_goes_on_without_waiting),
        ARENA_TEST(test_a_dropped_line_closes_every_screen),
        ARENA_TEST(test_short_work_shows_nothing),
        ARENA_TEST(test_long_work_is_shown_and_can_be_cancelled),
    };
    return check_run("tui/loop", tests, sizeof tests / sizeof *tests);
}
