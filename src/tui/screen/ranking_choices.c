#include "tui/screen/ranking_choices.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "tui/ui.h"

static const struct {
    enum offered_kind kind;
    const char *first, *text;
} choices[] = {
    [RANKING_TRACK] = {OFFERED_TRACKS, "全部通道", "看哪个通道的名次?"},
    [RANKING_DIRECTION] = {OFFERED_DIRECTIONS, "全部方向", "看哪个方向的名次?"},
    [RANKING_SCHEME] = {OFFERED_SCHEMES, "不试排", "换哪个方案试排? 什么也不改, 名次并排着看"}};

/* ---- asked ------------------------------------------------------------------------------------- */

static struct action ask_cut(struct ranking_choices *t)
{
    t->question = (struct question){.kind = ASK_LINE,
                                    .id = RANKING_CUT,
                                    .text = "取前几件? 空着按方案或本单位的名额",
                                    .hint = "只管这里怎么看和怎么定稿, 不改方案. Esc 不改"};
    return action_ask(&t->question);
}

static struct action ask_notice(struct screen *s, struct ranking_choices *t)
{
    struct arena *a = &t->rows->list.asked;
    struct err err = {.arena = a};
    if (panel_notices_load(t->rows->desk, a, &t->notices, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    for (size_t i = 0; i < t->notices.n; i++) {
        const struct panel_notice *n = &t->notices.at[i];
        *VEC_PUSH(a, &t->names) =
            arena_printf(a, "%s号  %lld 个评审组", n->code, (long long)n->n_panels);
    }
    if (!t->names.n) {
        ui_say(s->ui, STYLE_HINT, "还没有评审组. 按 7 到评审.");
        return action_none();
    }
    t->question = (struct question){.kind = ASK_CHOICE,
                                    .id = RANKING_NOTICE,
                                    .text = "看哪份通知的名次? 有评审组的有:",
                                    .choices = t->names.at,
                                    .n_choices = t->names.n};
    return action_ask(&t->question);
}

struct action ranking_choice_ask(struct screen *s, struct ranking_choices *t,
                                 enum ranking_choice what)
{
    struct err err = {.arena = &t->rows->list.asked};
    if (!t->rows->notice && what != RANKING_NOTICE) {
        return action_none();
    }
    if (what == RANKING_CUT) {
        return ask_cut(t);
    }
    arena_reset(&t->rows->list.asked);
    memset(&t->names, 0, sizeof t->names);
    if (what == RANKING_NOTICE) {
        return ask_notice(s, t);
    }
    *VEC_PUSH(&t->rows->list.asked, &t->names) = choices[what].first;
    if (offered_add(t->rows->desk, &t->rows->list.asked, choices[what].kind, t->rows->notice,
                    &t->names, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    if (t->names.n < 2 || (what == RANKING_TRACK && t->names.n < 3)) {
        ui_say(s->ui, STYLE_HINT, "这份通知不分%s.", what == RANKING_TRACK ? "通道" : "方向");
        return action_none();
    }
    t->question = (struct question){.kind = ASK_CHOICE,
                                    .id = (int)what,
                                    .text = choices[what].text,
                                    .choices = t->names.at,
                                    .n_choices = t->names.n};
    return action_ask(&t->question);
}

/* ---- answered ---------------------------------------------------------------------------------- */

static bool set_cut(struct screen *s, struct ranking_rows *rows, const char *line)
{
    char *end = NULL;
    struct arena a = {0};
    struct slice typed = slice_trim(slice_of(line));
    const char *text = arena_copy(&a, typed.at, typed.n);
    long long cut = strtoll(text, &end, 10);
    bool is_right = !*text || (!*end && cut >= 0 && strlen(text) < 10);
    if (is_right) {
        rows->cut = *text ? cut : -1;
    } else {
        ui_say(s->ui, STYLE_WARNING, "「%s」不是件数, 写数字, 如 5.", text);
    }
    arena_release(&a);
    return is_right;
}

static void set_name(struct screen *s, struct ranking_choices *t, const struct answer *answer)
{
    const char *name = answer->choice ? arena_text(&s->arena, t->names.at[answer->choice]) : NULL;
    *(answer->id == RANKING_TRACK       ? &t->rows->track
      : answer->id == RANKING_DIRECTION ? &t->rows->direction
                                        : &t->rows->scheme) = name;
}

void ranking_choice_answered(struct screen *s, struct ranking_choices *t,
                             const struct answer *answer)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct ranking_rows *rows = t->rows;
    const char *track = rows->track, *direction = rows->direction, *scheme = rows->scheme;
    if (!answer->is_given || (answer->id == RANKING_CUT && !set_cut(s, rows, answer->line))) {
        return;
    }
    if (answer->id == RANKING_NOTICE) {
        const struct panel_notice *n = &t->notices.at[answer->choice];
        ui_set_notice(s->ui, n->id, arena_printf(&a, "%s号", n->code));
    } else if (answer->id != RANKING_CUT) {
        set_name(s, t, answer);
    }
    if (ranking_rows_load(rows, s->ui, &err) != STATUS_OK) {
        rows->track = track;
        rows->direction = direction;
        rows->scheme = scheme;
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
}
