#include "tui/screen/ranking_choices.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "desk/notices.h"
#include "desk/schemes.h"
#include "tui/ui.h"

/* ---- offered ----------------------------------------------------------------------------------- */

static void offer(struct ranking_choices *t, const char *name)
{
    *VEC_PUSH(&t->rows->list.asked, &t->names) = name;
}

static void offer_directions(struct ranking_choices *t, const struct direction *at, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        offer(t, at[i].name);
        offer_directions(t, at[i].children.at, at[i].children.n);
    }
}

static void offer_of_notice(struct ranking_choices *t, const struct notice *n,
                            enum ranking_choice what)
{
    offer(t, what == RANKING_TRACK ? "全部通道" : "全部方向");
    for (size_t i = 0; what == RANKING_TRACK && i < n->tracks.n; i++) {
        offer(t, n->tracks.at[i].name);
    }
    for (size_t i = 0; what == RANKING_DIRECTION && i < n->axes.n; i++) {
        offer_directions(t, n->axes.at[i].directions.at, n->axes.at[i].directions.n);
    }
}

static enum status list_names(struct screen *s, struct ranking_choices *t, enum ranking_choice what,
                              struct err *err)
{
    struct arena *a = &t->rows->list.asked;
    struct notice_row row = {0};
    const struct notice *n = NULL;
    struct scheme_entries schemes;
    enum status status = STATUS_OK;
    if (what == RANKING_SCHEME) {
        offer(t, "不试排");
        status = schemes_load(t->rows->desk, a, &schemes, err);
        for (size_t i = 0; status == STATUS_OK && i < schemes.n; i++) {
            offer(t, schemes.at[i].scheme.name);
        }
        return status;
    }
    status = notice_row_load(t->rows->desk, a, s->ui->notice, &row, err);
    if (status == STATUS_OK) {
        status = notice_definition(t->rows->desk, row.record.id, row.revision, &n, err);
    }
    if (status == STATUS_OK) {
        offer_of_notice(t, n, what);
    }
    return status;
}

/* ---- asked ------------------------------------------------------------------------------------- */

static struct action ask_cut(struct ranking_choices *t)
{
    t->question = (struct question){.kind = ASK_LINE,
                                    .id = RANKING_CUT,
                                    .text = "取前几件? 空着按方案或本单位的名额",
                                    .hint = "只管这里怎么看和怎么定稿, 不改方案. Esc 不改"};
    return action_ask(&t->question);
}

struct action ranking_choice_ask(struct screen *s, struct ranking_choices *t,
                                 enum ranking_choice what)
{
    static const char *const texts[] = {[RANKING_TRACK] = "看哪个通道的名次?",
                                        [RANKING_DIRECTION] = "看哪个方向的名次?",
                                        [RANKING_SCHEME] =
                                            "换哪个方案试排? 什么也不改, 名次并排着看"};
    struct err err = {.arena = &t->rows->list.asked};
    if (!s->ui->notice) {
        return action_none();
    }
    if (what == RANKING_CUT) {
        return ask_cut(t);
    }
    arena_reset(&t->rows->list.asked);
    memset(&t->names, 0, sizeof t->names);
    if (list_names(s, t, what, &err) != STATUS_OK) {
        ui_say_err(s->ui, &err);
        return action_none();
    }
    if (t->names.n < 2 || (what == RANKING_TRACK && t->names.n < 3)) {
        ui_say(s->ui, STYLE_HINT, "这份通知不分%s.", what == RANKING_TRACK ? "通道" : "方向");
        return action_none();
    }
    t->question = (struct question){.kind = ASK_CHOICE,
                                    .id = (int)what,
                                    .text = texts[what],
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
    if (answer->id != RANKING_CUT) {
        set_name(s, t, answer);
    }
    if (ranking_rows_load(rows, s->ui->notice, &err) != STATUS_OK) {
        rows->track = track;
        rows->direction = direction;
        rows->scheme = scheme;
        ui_say_err(s->ui, &err);
    }
    arena_release(&a);
}
