/* The first start: whose desk it is and who looks after it. */
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/slice.h"
#include "desk/data_files.h"
#include "desk/demo.h"
#include "desk/regions.h"
#include "text/pinyin.h"
#include "tui/first.h"
#include "tui/ui.h"
#include "tui/widget/form.h"

#define HEAD_ROWS 4
#define PROPOSALS 6

enum command { MAKE = 1 };
enum place { UNIT, CLASS, REGION, NAME, PLACE, DEMO, INPUTS };

struct first {
    struct first_start *start;
    const struct unit_classes *classes;
    const struct regions *regions;
    struct form form;
};

/* ---- what is proposed ------------------------------------------------------------------------ */

/* Up to PROPOSALS of those that fit, in the arena. */
struct proposals {
    struct arena *arena;
    const struct filter *filter;
    struct suggestion *at;
    struct suggestions found;
};

static struct proposals proposals_start(struct arena *a, const char *typed)
{
    struct suggestion *at = ARENA_ARRAY(a, struct suggestion, PROPOSALS);
    return (struct proposals){a, filter_make(a, typed), at, {.at = at}};
}

/* Those that fit by their name come first (pass 0), then those by what else they are called. */
static void propose(struct proposals *p, int pass, struct suggestion s)
{
    bool by_name = filter_match(p->filter, s.text);
    bool fits =
        pass == 0
            ? by_name
            : !by_name && filter_match(p->filter, arena_printf(p->arena, "%s %s", s.text, s.note));
    if (fits && p->found.n < PROPOSALS) {
        p->at[p->found.n++] = s;
    }
    p->found.total += fits;
}

static const char *joined(struct arena *a, const struct texts *t)
{
    const char *text = "";
    for (size_t i = 0; i < t->n; i++) {
        text = arena_printf(a, "%s%s%s", text, i ? ", " : "", t->at[i]);
    }
    return text;
}

static struct suggestions suggest_class(void *context, struct arena *a, const char *typed)
{
    const struct first *f = context;
    struct proposals p = proposals_start(a, typed);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; f->classes && i < f->classes->n; i++) {
            const struct unit_class *c = &f->classes->at[i];
            propose(&p, pass,
                    (struct suggestion){
                        .text = c->name, .note = joined(a, &c->aliases), .id = (int64_t)i + 1});
        }
    }
    return p.found;
}

static const struct region *region_of(const struct regions *all, const char *code)
{
    for (size_t i = 0; code && i < all->n; i++) {
        if (text_eq(all->at[i].code, code)) {
            return &all->at[i];
        }
    }
    return NULL;
}

/* 广东省 440100: a code and what it lies in tell equal names apart. */
static const char *region_note(const struct first *f, struct arena *a, const struct region *r)
{
    const struct region *above = region_of(f->regions, r->parent);
    return above ? arena_printf(a, "%s %s", above->name, r->code) : r->code;
}

static struct suggestions suggest_region(void *context, struct arena *a, const char *typed)
{
    const struct first *f = context;
    struct proposals p = proposals_start(a, typed);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; f->regions && i < f->regions->n; i++) {
            const struct region *r = &f->regions->at[i];
            propose(&p, pass,
                    (struct suggestion){.text = r->name,
                                        .note = region_note(f, a, r),
                                        .id = strtoll(r->code, NULL, 10)});
        }
    }
    return p.found;
}

static const char *check_class(void *context, struct arena *a, const char *value)
{
    const struct first *f = context;
    (void)a;
    for (size_t i = 0; f->classes && i < f->classes->n; i++) {
        const struct unit_class *c = &f->classes->at[i];
        if (text_eq(c->name, value) || text_eq(c->id, value) || texts_has(&c->aliases, value)) {
            return NULL;
        }
    }
    return "没有这个类别: 输入汉字或拼音首字母, 从下面选一个";
}

static const char *check_region(void *context, struct arena *a, const char *value)
{
    const struct first *f = context;
    (void)a;
    for (size_t i = 0; f->regions && i < f->regions->n; i++) {
        if (text_eq(f->regions->at[i].name, value) || text_eq(f->regions->at[i].code, value)) {
            return NULL;
        }
    }
    return "没有这个地区: 输入汉字, 代码或拼音首字母, 从下面选一个";
}

static const char *const places[] = {"自己用", "本机共用"};

static const struct input inputs[INPUTS] = {
    [UNIT] = {.name = "unit",
              .label = "单位名称",
              .help = "本单位的全称, 与公章一致. 印在回执和表上.",
              .is_required = true},
    [CLASS] = {.name = "class",
               .label = "单位类别",
               .help = "通知按类别分工: 哪些期限归本单位, 名额多少. 打拼音首字母可选, 如 sjtxglj.",
               .is_required = true,
               .check = check_class,
               .suggest = suggest_class},
    [REGION] = {.name = "region",
                .label = "所在地区",
                .help = "辖区, 到省或市; 不确定可以空着, 以后在单位里填.",
                .check = check_region,
                .suggest = suggest_region},
    [NAME] = {.name = "name",
              .label = "管理员姓名",
              .help = "您的姓名: 做的每件事都记在这个名字下. 以后可以再加别的人.",
              .is_required = true},
    [PLACE] =
        {.name = "place",
         .label = "放在哪里",
         .kind = INPUT_CHOICE,
         .choices = places,
         .n_choices = sizeof places / sizeof *places,
         .help =
             "自己用: 在您的目录里. 本机共用: 这台机器上的几个账号打开同一个, 目录要能由同组写."},
    [DEMO] = {.name = "demo",
              .label = "放入示例数据",
              .kind = INPUT_YES_NO,
              .help = "虚构的三百来件, 供试用. 正式用请选否: 放入后去不掉, 要另建一个."},
};

/* ---- life ------------------------------------------------------------------------------------ */

static enum status first_open(struct screen *s, const void *argument, struct err *err)
{
    struct first *f = s->state;
    struct desk *desk = s->ui->options.desk;
    f->start = s->ui->options.first;
    (void)argument;
    enum status status = desk_classes(desk, &f->classes, err);
    if (status == STATUS_OK) {
        status = desk_regions(desk, &f->regions, err);
    }
    if (status == STATUS_OK) {
        form_init(&f->form, inputs, INPUTS, (struct form_hooks){.context = f});
        form_set(&f->form, PLACE, places[0]);
        form_set(&f->form, DEMO, "否");
    }
    return status;
}

static void first_close(struct screen *s)
{
    form_release(&((struct first *)s->state)->form);
}

/* ---- making it ------------------------------------------------------------------------------- */

static const char *region_code(const struct first *f, struct arena *a)
{
    int64_t code = form_id(&f->form, REGION);
    const char *typed = form_value(&f->form, REGION, a);
    return code ? arena_printf(a, "%06lld", (long long)code) : text_is_empty(typed) ? NULL : typed;
}

static bool is_shared(const struct first *f)
{
    struct arena a = {0};
    bool shared = text_eq(form_value(&f->form, PLACE, &a), places[1]);
    arena_release(&a);
    return shared;
}

static const char *path_of(const struct first *f)
{
    return is_shared(f) ? f->start->options.shared_path : f->start->options.path;
}

/* All or nothing: without its examples the desk is not kept either. */
static enum status make(struct first *f, struct arena *a, struct desk **out, struct err *err)
{
    struct desk_options o = f->start->options;
    o.unit = form_value(&f->form, UNIT, a);
    o.class = form_value(&f->form, CLASS, a);
    o.region = region_code(f, a);
    o.name = form_value(&f->form, NAME, a);
    o.path = path_of(f);
    o.is_shared = is_shared(f);
    enum status status = dir_make_for(o.path, o.is_shared, err);
    if (status == STATUS_OK) {
        status = desk_create(out, &o, err);
    }
    if (status == STATUS_OK && text_eq(form_value(&f->form, DEMO, a), "是")) {
        status = demo_fill(*out, a, err);
        if (status != STATUS_OK) {
            desk_close(*out);
            *out = NULL;
            (void)unlink(o.path);
            (void)unlink(arena_printf(a, "%s-journal", o.path));
        }
    }
    return status;
}

static struct action make_desk(struct screen *s)
{
    struct first *f = s->state;
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct action action = action_none();
    if (!form_judge(&f->form)) {
        ui_say(s->ui, STYLE_WARNING, "还有没填对的, 见旁边的说明; 填好再按 F2.");
    } else if (make(f, &a, &f->start->made, &err) == STATUS_OK) {
        action = (struct action){.kind = ACTION_QUIT};
    } else {
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
    return action;
}

static struct action first_event(struct screen *s, const struct event *event)
{
    struct first *f = s->state;
    if (event->kind == EVENT_COMMAND) {
        return make_desk(s);
    }
    if (event->kind != EVENT_KEY) {
        return action_none();
    }
    enum widget_result result = form_key(&f->form, event->key);
    if (result == WIDGET_DONE) {
        return make_desk(s);
    }
    if (result == WIDGET_LEFT) {
        return (struct action){.kind = ACTION_QUIT};
    }
    return action_after(result);
}

/* ---- the picture ----------------------------------------------------------------------------- */

static void first_draw(const struct screen *s, const struct canvas *cv)
{
    struct first *f = s->state;
    canvas_text(cv, (struct pen){.x = 1, .style = STYLE_HEAD}, "还没有申报台, 填好这几项就建一个.");
    canvas_printf(cv, (struct pen){.y = 1, .x = 1}, "文件  %s", path_of(f));
    canvas_printf(cv, (struct pen){.y = 2, .x = 1},
                  "管理员登录名  %s    通知, 日历, 类别和地区随程序带来, 一并放入.",
                  f->start->options.login);
    struct canvas form =
        canvas_part(cv, (struct rect){HEAD_ROWS, 0, cv->rows - HEAD_ROWS, cv->cols});
    form_draw(&f->form, &form);
}

static bool first_takes_text(const struct screen *s)
{
    return form_takes_text(&((const struct first *)s->state)->form);
}

static const char *first_sentence(const struct screen *s, struct arena *a)
{
    return form_sentence(&((const struct first *)s->state)->form, a);
}

static const struct binding bindings[] = {
    {K_F(2), K_CTRL('s'), "建立", "建立申报台, 接着打开它.", MAKE, "申报台"},
    {K_ENTER, 0, "下一项", "到下一项; 在最后一项是建立.", 0, NULL},
    {K_ESC, 0, "离开", "离开, 什么也不建立.", 0, NULL},
};

const struct screen_class first_screen = {
    .name = "first",
    .title = "新建申报台",
    .digit = ' ',
    .state_size = sizeof(struct first),
    .open = first_open,
    .event = first_event,
    .draw = first_draw,
    .close = first_close,
    .takes_text = first_takes_text,
    .sentence = first_sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "第一次启动: 填单位名称, 类别, 地区和管理员姓名, F2 建立. Esc 离开, 什么也不留下. "
            "换一个地方放, 用 shenbao -d 文件.\n",
};
