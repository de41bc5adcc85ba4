#include "tui/screen/notice_list_view.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "text/pinyin.h"

enum shown_column { DOC_NO, CODE, KIND, STATE, WHEN, LEFT, USED, SUBJECT, COLUMNS };

static const struct list_column columns[COLUMNS] = {
    [DOC_NO] = {.title = "文号", .width = 14, .widest = 28, .cut = LIST_CUT_MIDDLE},
    [CODE] = {.title = "简称", .width = 6, .widest = 8},
    [KIND] = {.title = "类别", .width = 4},
    [STATE] = {.title = "状态", .width = 6},
    [WHEN] = {.title = "最近期限", .width = 16, .widest = 21},
    [LEFT] = {.title = "还剩", .width = 7, .to_right = true},
    [USED] = {.title = "名额", .width = 7, .to_right = true},
    [SUBJECT] = {.title = "名称", .width = 24, .widest = INT_MAX},
};

static size_t index_of(const struct notice_list_view *v, const struct notice_line *line)
{
    return (size_t)(line - v->lines.at);
}

static const char *cell(void *context, struct arena *a, size_t row, size_t column)
{
    const struct notice_list_view *v = context;
    const struct notice_line *line = v->shown[row];
    switch ((enum shown_column)column) {
    case DOC_NO: return line->row.doc_no;
    case CODE: return line->row.code;
    case KIND: return line->kind;
    case STATE: return line->state;
    case WHEN: return line->when;
    case LEFT: return line->left;
    case USED: return quota_use_text(a, &v->used[index_of(v, line)]);
    case SUBJECT: return line->subject;
    case COLUMNS: break;
    }
    return NULL;
}

static enum style style_of(void *context, size_t row)
{
    const struct notice_list_view *v = context;
    const struct notice_line *line = v->shown[row];
    return v->used[index_of(v, line)].over ? STYLE_WARNING
           : line->row.is_stopped          ? STYLE_HINT
                                           : STYLE_NORMAL;
}

/* ---- which rows, in which order -------------------------------------------------------------- */

/* What a row is sorted by: a number where there is one, else a text. */
struct sort_key {
    const struct notice_line *line;
    const char *text;
    double number;
    size_t place; /* equal rows stay as they were */
};

static int by_key(const void *left, const void *right)
{
    const struct sort_key *l = left, *r = right;
    int order = l->number < r->number ? -1 : l->number > r->number;
    order = order ? order : strcmp(l->text, r->text);
    return order ? order : l->place < r->place ? -1 : l->place > r->place;
}

static double number_of(const struct notice_list_view *v, const struct notice_line *line)
{
    const struct quota_use *u = &v->used[index_of(v, line)];
    switch ((enum shown_column)v->list.sort) {
    case WHEN:
    case LEFT: return line->due == INSTANT_NONE ? (double)INT64_MAX : (double)line->due;
    case USED: return (double)u->over * 1e6 + (u->max ? (double)u->used / (double)u->max : 0);
    case DOC_NO:
    case CODE:
    case KIND:
    case STATE:
    case SUBJECT:
    case COLUMNS: break;
    }
    return 0;
}

static void sort_shown(struct notice_list_view *v, size_t count)
{
    struct arena a = {0};
    struct sort_key *keys = ARENA_ARRAY(&a, struct sort_key, count + 1);
    size_t column = (size_t)v->list.sort;
    for (size_t i = 0; i < count; i++) {
        double number = number_of(v, v->shown[i]);
        bool is_text = column != WHEN && column != LEFT && column != USED;
        keys[i].line = v->shown[i];
        keys[i].number = number;
        keys[i].place = i;
        keys[i].text = "";
        if (is_text) {
            keys[i].text = text_or_empty(cell(v, &a, i, column));
        }
    }
    qsort(keys, count, sizeof *keys, by_key);
    for (size_t i = 0; i < count; i++) {
        v->shown[v->list.is_descending ? count - 1 - i : i] = keys[i].line;
    }
    arena_release(&a);
}

static bool matches(const struct filter *f, struct arena *a, const struct notice_line *line)
{
    return filter_match(f, arena_printf(a, "%s %s %s %s %s", line->row.doc_no, line->row.code,
                                        line->kind, line->state, line->row.title));
}

void notice_list_view_show(struct notice_list_view *v)
{
    struct arena a = {0};
    size_t count = 0;
    const struct filter *f = filter_make(&a, list_filter(&v->list));
    for (size_t i = 0; i < v->lines.n; i++) {
        if (matches(f, &a, &v->lines.at[i])) {
            v->shown[count++] = &v->lines.at[i];
        }
    }
    arena_release(&a);
    if (v->list.sort >= 0) {
        sort_shown(v, count);
    }
    for (size_t i = 0; i < count; i++) {
        v->ids[i] = v->shown[i]->row.record.id;
    }
    list_rows(&v->list, v->ids, count, false);
}

/* ---- loading ------------------------------------------------------------------------------------ */

void notice_list_view_init(struct notice_list_view *v)
{
    *v = (struct notice_list_view){0};
    list_init(&v->list, columns, COLUMNS, (struct list_source){v, cell, style_of, NULL});
    v->list.noun = "份通知";
    v->list.empty = "还没有通知.  按 F2 载入通知定义文件";
}

void notice_list_view_release(struct notice_list_view *v)
{
    list_release(&v->list);
    arena_release(&v->arena);
}

enum status notice_list_view_load(struct notice_list_view *v, struct desk *desk, struct err *err)
{
    arena_reset(&v->arena);
    enum status status = notice_lines_load(desk, &v->arena, &v->lines, err);
    v->used = ARENA_ARRAY(&v->arena, struct quota_use, v->lines.n + 1);
    v->shown = ARENA_ARRAY(&v->arena, const struct notice_line *, v->lines.n + 1);
    v->ids = ARENA_ARRAY(&v->arena, int64_t, v->lines.n + 1);
    v->next = 0;
    v->list.total = (int64_t)v->lines.n;
    notice_list_view_show(v);
    return status;
}

bool notice_list_view_is_counted(const struct notice_list_view *v)
{
    return v->next >= v->lines.n;
}

enum status notice_list_view_count(struct notice_list_view *v, struct desk *desk, struct err *err)
{
    if (notice_list_view_is_counted(v)) {
        return STATUS_OK;
    }
    struct quota_use *u = &v->used[v->next];
    enum status status =
        u->notice ? quota_use_more(desk, u, err)
                  : quota_use_begin(desk, &v->arena, v->lines.at[v->next].row.record.id, u, err);
    v->next += status || quota_use_is_done(u);
    return status;
}

const struct notice_line *notice_list_view_selected(const struct notice_list_view *v)
{
    return v->list.n ? v->shown[v->list.selected] : NULL;
}
