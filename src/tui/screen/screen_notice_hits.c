/* Where a word stands in the full texts and rules of all notices. */
#include <limits.h>

#include "base/slice.h"
#include "base/vec.h"
#include "desk/notice_texts.h"
#include "text/pinyin.h"
#include "tui/screen/screen_notice.h"
#include "tui/ui.h"
#include "tui/widget/list.h"

enum command { OPEN = 1, FILTER };
enum shown_column { CODE, PLACE, TEXT, COLUMNS };

static const struct list_column columns[COLUMNS] = {
    [CODE] = {.title = "通知", .width = 6, .widest = 10, .is_unsorted = true},
    [PLACE] = {.title = "位置", .width = 20, .widest = 30, .is_unsorted = true},
    [TEXT] = {.title = "原文", .width = 40, .widest = INT_MAX, .is_unsorted = true},
};

struct notice_found {
    const char *word;
    struct notice_hits hits;
    struct list list;
    VEC(int64_t) ids; /* index into hits, plus one */
    struct notice_passage passage;
    int64_t opened;
};

static const struct notice_hit *hit_at(const struct notice_found *f, size_t row)
{
    return &f->hits.at[f->ids.at[row] - 1];
}

static const char *place_of(struct arena *a, const struct notice_hit *h)
{
    return h->section ? arena_printf(a, "%s %s", h->section, text_or_empty(h->clause))
                      : arena_printf(a, "全文 %lld 行", (long long)h->line);
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct notice_hit *h = hit_at(context, row);
    switch ((enum shown_column)column) {
    case CODE: return h->code;
    case PLACE: return place_of(a, h);
    case TEXT: return h->text;
    case COLUMNS: break;
    }
    return NULL;
}

static void show_rows(struct screen *s)
{
    struct notice_found *f = s->state;
    struct arena a = {0};
    const struct filter *filter = filter_make(&a, list_filter(&f->list));
    f->ids.n = 0;
    for (size_t i = 0; i < f->hits.n; i++) {
        const struct notice_hit *h = &f->hits.at[i];
        if (filter_match(filter, arena_printf(&a, "%s %s %s", h->code, place_of(&a, h), h->text))) {
            *VEC_PUSH(&s->arena, &f->ids) = (int64_t)i + 1;
        }
    }
    list_rows(&f->list, f->ids.at, f->ids.n, false);
    arena_release(&a);
}

static enum status open_hits(struct screen *s, const void *argument, struct err *err)
{
    struct notice_found *f = s->state;
    f->word = arena_text(&s->arena, argument);
    enum status status = notice_search(s->ui->options.desk, &s->arena, 0, f->word, &f->hits, err);
    if (status) {
        return status;
    }
    list_init(&f->list, columns, COLUMNS, (struct list_source){.context = f, .cell = cell});
    f->list.noun = arena_printf(&s->arena, "处「%s」", f->word);
    f->list.empty = arena_printf(&s->arena, "各份通知的全文和规则里都没有「%s」.", f->word);
    f->list.total = (int64_t)f->hits.n;
    show_rows(s);
    return STATUS_OK;
}

static void close_hits(struct screen *s)
{
    list_release(&((struct notice_found *)s->state)->list);
}

static struct action open_selected(struct notice_found *f)
{
    if (f->list.n == 0) {
        return action_none();
    }
    const struct notice_hit *h = hit_at(f, f->list.selected);
    f->opened = h->notice;
    f->passage = (struct notice_passage){.notice = h->notice, .find = f->word, .offset = h->offset};
    return h->section ? action_push(&notice_card_screen, &f->opened)
                      : action_push(&notice_text_screen, &f->passage);
}

static struct action key(struct screen *s, struct key key)
{
    struct notice_found *f = s->state;
    enum widget_result result = list_key(&f->list, key);
    if (result == WIDGET_LEFT) {
        return action_pass();
    }
    if (result == WIDGET_FILTERED) {
        show_rows(s);
    }
    if (result == WIDGET_DONE) {
        return open_selected(f);
    }
    return action_after(result);
}

static struct action event(struct screen *s, const struct event *event)
{
    struct notice_found *f = s->state;
    if (event->kind == EVENT_KEY) {
        return key(s, event->key);
    }
    if (event->kind == EVENT_COMMAND && event->command == OPEN) {
        return open_selected(f);
    }
    if (event->kind == EVENT_COMMAND) {
        list_open_filter(&f->list);
    }
    return action_none();
}

static void draw(const struct screen *s, const struct canvas *cv)
{
    struct notice_found *f = s->state;
    list_draw(&f->list, cv);
}

static bool takes_text(const struct screen *s)
{
    return list_takes_text(&((const struct notice_found *)s->state)->list);
}

static const char *sentence(const struct screen *s, struct arena *a)
{
    return list_sentence(&((const struct notice_found *)s->state)->list, a);
}

static const struct binding bindings[] = {
    {K_ENTER, 0, "打开", "打开全文的那一处, 或规则卡.", OPEN, "查看"},
    {K_F(7), '/', "查找", "在找到的里面再筛选.", FILTER, "查看"},
};

const struct screen_class notice_hits_screen = {
    .name = "notice-hits",
    .title = "全文查找",
    .state_size = sizeof(struct notice_found),
    .open = open_hits,
    .event = event,
    .draw = draw,
    .close = close_hits,
    .takes_text = takes_text,
    .sentence = sentence,
    .bindings = bindings,
    .n_bindings = sizeof bindings / sizeof *bindings,
    .help = "一个词在各份通知的全文和规则里的每一处.\n",
};
