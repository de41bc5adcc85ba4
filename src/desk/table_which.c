/* Which case a row is. */
#include <string.h>

#include "desk/table_passing.h"
#include "model/submission.h"

static char *seen_key(struct table_walk *w, const struct passing *p, size_t *n)
{
    size_t title = strlen(p->identity.title_key);
    const int64_t ids[] = {p->identity.recommender, p->identity.lead};
    char *key = arena_alloc(&w->scratch, sizeof ids + title);
    memcpy(key, ids, sizeof ids);
    memcpy(key + sizeof ids, p->identity.title_key, title);
    *n = sizeof ids + title;
    return key;
}

static uint32_t seen_line(struct table_walk *w, const struct passing *p)
{
    size_t n;
    const char *key = passing_is_known(p) ? seen_key(w, p, &n) : NULL;
    return key ? keymap_get(&w->seen, key, n) : KEYMAP_ABSENT;
}

static void ask_which(struct table_walk *w, struct passing *p)
{
    const char *text = "";
    p->told.question = QUESTION_WHICH;
    for (size_t i = 0; i < p->fit.n && i < CASES_FIT_MAX; i++) {
        p->told.fits[i] = w->cases.cases.at[p->fit.at[i]].id;
        text =
            arena_printf(&w->scratch, "%s %s", text, submission_no(&w->scratch, p->told.fits[i]));
    }
    passing_tell(
        w, p,
        (struct row_problem){
            NO_COLUMN, SEVERITY_WARNING, "which-case",
            arena_printf(&w->scratch, "有 %zu 件都像是这一行:%s; 是哪一件要人定", p->fit.n, text)});
}

static void ask_twice(struct table_walk *w, struct passing *p, uint32_t before)
{
    const char *other = before == KEYMAP_ABSENT
                            ? "上面一行"
                            : arena_printf(&w->scratch, "第 %u 行", (unsigned)before);
    p->told.question = QUESTION_TWICE;
    passing_tell(w, p,
                 (struct row_problem){NO_COLUMN, SEVERITY_WARNING, "twice",
                                      arena_printf(&w->scratch, "和%s是同一件, 没有再收", other)});
}

void passing_choose(struct table_walk *w, struct passing *p)
{
    struct row_answer answer = passing_answer(w, p->row.line);
    uint32_t before = seen_line(w, p);
    bool is_paired = before != KEYMAP_ABSENT && table_cases_are_paired(&w->cases, &p->identity);
    if (before != KEYMAP_ABSENT && answer.reply != ANSWER_NEW && !is_paired) {
        ask_twice(w, p, before);
        return;
    }
    p->fit = table_cases_fit(&w->cases, &p->identity);
    if (answer.reply == ANSWER_NEW) {
        p->fit.n = 0;
    } else if (p->fit.n == 0 && table_cases_has(&w->cases, &p->identity)) {
        ask_twice(w, p, before); /* a row above that was not taken either */
        return;
    }
    for (size_t i = 0; answer.reply == ANSWER_THIS && i < p->fit.n && i < CASES_FIT_MAX; i++) {
        if (w->cases.cases.at[p->fit.at[i]].id == answer.submission) {
            p->fit = (struct cases_fit){{p->fit.at[i]}, 1};
        }
    }
    if (p->fit.n > 1) {
        ask_which(w, p);
    } else if (p->fit.n == 1) {
        p->told.submission = w->cases.cases.at[p->fit.at[0]].id;
    }
}

void passing_note_seen(struct table_walk *w, const struct passing *p)
{
    size_t n;
    const char *key = seen_key(w, p, &n);
    keymap_add(&w->seen, key, n, (uint32_t)p->row.line);
}
