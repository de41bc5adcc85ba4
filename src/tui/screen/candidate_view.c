#include "tui/screen/candidate_view.h"

#include "base/slice.h"
#include "tui/ui.h"
#include "tui/widget/paragraph.h"

void candidate_view_init(struct candidate_view *v)
{
    *v = (struct candidate_view){0};
    text_view_init(&v->problems);
    comparison_view_init(&v->changes);
    v->changes.only_different = true;
}

void candidate_view_release(struct candidate_view *v)
{
    text_view_release(&v->problems);
    comparison_view_release(&v->changes);
}

static const char *problems_text(struct arena *a, const struct problems *ps)
{
    const char *text = "";
    for (size_t i = 0; i < ps->n; i++) {
        text = arena_printf(a, "%s%s:%d:%d: %s\n", text, ps->file, ps->at[i].line, ps->at[i].column,
                            ps->at[i].text);
    }
    return text;
}

#define HINTS_TOLD 3

/* Names that nothing on this desk bears. */
static const char *with_hints(struct arena *a, const char *finding, const struct problems *hints)
{
    for (size_t i = 0; i < hints->n && i < HINTS_TOLD; i++) {
        finding = arena_printf(a, "%s\n提示 %d:%d: %s", finding, hints->at[i].line,
                               hints->at[i].column, hints->at[i].text);
    }
    return hints->n > HINTS_TOLD ? arena_printf(a, "%s\n… 共 %zu 处", finding, hints->n) : finding;
}

static const char *finding_of(struct arena *a, const struct notice_candidate *c)
{
    if (c->problems.n) {
        return arena_printf(a, "有 %zu 处问题, 什么也没载入. 改好后再看.", c->problems.n);
    }
    if (!c->notice) {
        return arena_printf(a, "新通知 %s: %s. F2 载入.%s", c->code, c->title,
                            c->judged ? " 它改动的通知成为新的一版; F3 看哪些判断会变." : "");
    }
    if (c->is_same) {
        return arena_printf(a, "与本台现用的 %s 第 %lld 版一字不差, 不必载入.", c->code,
                            (long long)c->revision);
    }
    const char *cases =
        c->submissions
            ? arena_printf(a, " 已登记的 %lld 件仍按原来的版次判, 到重判为止; F3 看会变什么.",
                           (long long)c->submissions)
            : "";
    return arena_printf(a, "%s 将成为第 %lld 版, 不同 %zu 处%s F2 载入.%s", c->code,
                        (long long)c->revision, c->changes.different,
                        c->changes.different ? ", 见下." : " (只改了注释或写法).", cases);
}

void candidate_view_set(struct candidate_view *v, struct arena *a, const struct notice_candidate *c)
{
    v->candidate = c;
    v->finding = with_hints(a, finding_of(a, c), &c->hints);
    text_view_set(&v->problems, problems_text(a, &c->problems));
    comparison_view_set(&v->changes, &c->changes,
                        arena_printf(a, "现用的 %s", text_or_empty(c->code)),
                        arena_printf(a, "改过的 (第 %lld 版)", (long long)c->revision));
}

void candidate_view_clear(struct candidate_view *v)
{
    v->candidate = NULL;
    v->finding = NULL;
    comparison_view_set(&v->changes, NULL, NULL, NULL);
}

bool candidate_view_is_new(const struct candidate_view *v)
{
    return v->candidate && !v->candidate->problems.n && !v->candidate->is_same;
}

static bool shows_problems(const struct candidate_view *v)
{
    return v->candidate && v->candidate->problems.n;
}

struct action candidate_view_flips(struct screen *s, const struct candidate_view *v,
                                   struct rejudging *argument)
{
    if (!candidate_view_is_new(v) || !v->candidate->judged) {
        ui_say(s->ui, STYLE_WARNING, "没有按它判过的申报件, 不会改变什么判断.");
        return action_none();
    }
    *argument = (struct rejudging){v->candidate->judged, v->candidate};
    return action_push(&notice_rejudge_screen, argument);
}

enum widget_result candidate_view_key(struct candidate_view *v, struct key key)
{
    return shows_problems(v) ? text_view_key(&v->problems, key)
                             : comparison_view_key(&v->changes, key);
}

bool candidate_view_takes_text(const struct candidate_view *v)
{
    return v->changes.narrow.is_open || text_view_takes_text(&v->problems);
}

void candidate_view_draw(struct candidate_view *v, const struct canvas *cv)
{
    struct pen pen = {.y = 1, .x = 1, .width = cv->cols - 2};
    pen.style = shows_problems(v) ? STYLE_ERROR : STYLE_GOOD;
    int y = 2 + paragraph_draw(cv, pen, v->finding);
    struct canvas body = canvas_part(cv, (struct rect){y, 0, cv->rows - y, cv->cols});
    if (shows_problems(v)) {
        struct canvas text = canvas_part(&body, (struct rect){0, 1, body.rows, body.cols - 2});
        text_view_draw(&v->problems, &text);
    } else if (v->candidate->notice && !v->candidate->is_same) {
        comparison_view_draw(&v->changes, &body);
    }
}

const char *candidate_view_sentence(const struct candidate_view *v, struct arena *a)
{
    return shows_problems(v) ? text_view_sentence(&v->problems, a)
                             : comparison_view_sentence(&v->changes, a);
}
