/* Two notices side by side, or two revisions of one. Neither fills the gaps of the other. */
#include "desk/notice_candidate.h"
#include "desk/notice_views.h"
#include "tui/screen/comparison_view.h"
#include "tui/screen/notice_act.h"
#include "tui/ui.h"

enum command { ONLY_DIFFERENT = 1, FILTER, SWAP, NEXT_SECTION, LAST_SECTION };

struct notice_compare {
    struct notice_pair pair;
    struct arena arena;
    struct notice_row left, right;
    struct comparison comparison;
    struct comparison_view view;
};

static const char *title_of(struct arena *a, const struct notice_row *row, int64_t revision)
{
    return revision ? arena_printf(a, "%s 第 %lld 版", row->code, (long long)revision)
                    : arena_printf(a, "%s", row->code);
}

static enum status load(struct screen *s, struct err *err)
{
    struct notice_compare *c = s->state;
    struct desk *desk = s->ui->options.desk;
    const struct notice_pair *p = &c->pair;
    arena_reset(&c->arena);
    c->comparison = (struct comparison){0};
    enum status status = notice_row_load(desk, &c->arena, p->left, &c->left, err);
    if (status == STATUS_OK) {
        status = notice_row_load(desk, &c->arena, p->right, &c->right, err);
    }
    if (status == STATUS_OK && p->left != p->right) {
        status = notice_comparison_load(desk, &c->arena, p->left, p->right, &c->comparison, err);
    } else if (status == STATUS_OK) {
        status = notice_revisions_compare(desk, &c->arena, p->left, p->left_revision,
                                          p->right_revision, &c->comparison, err);
    }
    comparison_view_set(&c->view, &c->comparison, title_of(&c->arena, &c->left, p->left_revision),
                        title_of(&c->arena, &c->right, p->right_revision));
    return status;
}

static void close_compare(struct screen *s)
{
    struct notice_compare *c = s->state;
    comparison_view_release(&c->view);
    arena_release(&c->arena);
}

static enum status open_compare(struct screen *s, const void *argument, struct err *err)
{
    struct notice_compare *c = s->state;
    c->pair = *(const struct notice_pair *)argument;
    comparison_view_init(&c->view);
    c->view.only_different = c->pair.left == c->pair.right;
    enum status status = load(s, err);
    if (status) {
        close_compare(s);
    }
    return status;
}

static void swap(struct screen *s)
{
    struct notice_compare *c = s->state;
    struct notice_pair p = c->pair;
    c->pair = (struct notice_pair){p.right, p.left, p.right_revision, p.left_revision};
    ui_reload(s, load);
}

static struct action command(struct screen *s, int command)
{
    struct notice_compare *c = s->state;
    switch ((enum command)command) {
    case ONLY_DIFFERENT: comparison_view_toggle(&c->view); break;
    case FILTER: c->view.narrow.is_open = true; break;
    case SWAP: swap(s); break;
    case NEXT_SECTION: rows_go_section(&c->view.rows, true); break;
    case LAST_SECTION: rows_go_section(&c->view.rows, false); break;
    }
    return action_none();
}

static struct action event(struct screen *s, const struct event *event)
{
    struct notice_compare *c = s->state;
    switch (event->kind) {
    case EVENT_KEY: return action_after(comparison_view_key(&c->view, event->key));
    case EVENT_COMMAND: return command(s, event->command);
    case EVENT_ANSWER: break;
    case EVENT_CHANGED: ui_reload(s, load); break;
    }
    return action_none();
}

static void draw(const struct screen *s, const struct canvas *cv)
{
    struct notice_compare *c = s->state;
    comparison_view_draw(&c->view, cv);
}

static bool takes_text(const struct screen *s)
{
    return ((const struct notice_compare *)s->state)->view.narrow.is_open;
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return comparison_view_sentence(&((const struct notice_compare *)s->state)->view, a);
}

static const struct binding bindings[] = {
    {K_F(5), 0, "只看不同", "只看不同的行, 再按看全部.", ONLY_DIFFERENT, "查看"},
    {K_F(6), 0, "左右对调", "左右两份对调.", SWAP, "查看"},
    {K_F(7), '/', "查找", "只看含有这些字的行: 汉字或拼音首字母.", FILTER, "查看"},
    {K_RIGHT, K_TAB, NULL, "下一节.", NEXT_SECTION, "查看"},
    {K_LEFT, K_BACK_TAB, NULL, "上一节.", LAST_SECTION, "查看"},
};

const struct screen_class notice_compare_screen = {
    .name = "notice-compare",
    .title = "对照",
    .state_size = sizeof(struct notice_compare),
    .open = open_compare,
    .event = event,
    .draw = draw,
    .close = close_compare,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "两份通知(或一份通知的两版)逐项并排. 行首 * 的不同; 右边写「同」的与左边说的一样; - 是"
            "没有说.\n"
            "转发不是继承: 一份没有说的, 不拿另一份来补.\n",
};
