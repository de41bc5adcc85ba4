#include "desk/history_search.h"

#include "base/slice.h"
#include "desk/sight.h"
#include "store/audit.h"
#include "store/queries.h"
#include "text/pinyin.h"

#define PIECE 300 /* entries looked at in one go: a few milliseconds */

static bool wants_all(const struct history_wanted *w)
{
    return text_is_empty(w->text) && text_is_empty(w->person) && w->day == DAY_NONE;
}

static void take_all(struct history_search *s)
{
    for (int64_t id = s->total; id > 0; id--) {
        *VEC_PUSH(&s->arena, &s->ids) = id;
    }
    s->is_done = true;
}

enum status history_search_open(struct history_search *s, struct desk *desk,
                                struct history_wanted wanted, struct err *err)
{
    *s = (struct history_search){.desk = desk, .before = INT64_MAX};
    s->wanted = (struct history_wanted){.text = arena_text(&s->arena, wanted.text),
                                        .person = arena_text(&s->arena, wanted.person),
                                        .day = wanted.day};
    s->filter = filter_make(&s->arena, text_or_empty(wanted.text));
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = db_one(desk->db, QUERY_AUDIT_LAST, DB_NO_ARGS, 0, &s->total, err);
    }
    if (status == STATUS_OK) {
        status = persons_load(desk, &s->arena, &s->persons, err);
    }
    if (status != STATUS_OK) {
        history_search_release(s);
        return status;
    }
    if (wants_all(&s->wanted)) {
        take_all(s);
    }
    return STATUS_OK;
}

void history_search_release(struct history_search *s)
{
    arena_release(&s->arena);
    *s = (struct history_search){.is_done = true};
}

const char *history_person(const struct history_search *s, const char *login)
{
    for (size_t i = 0; i < s->persons.n; i++) {
        if (text_eq(s->persons.at[i].login, login)) {
            return s->persons.at[i].name;
        }
    }
    return login;
}

static bool fits(const struct history_search *s, struct arena *a, const struct audit *e)
{
    const struct history_wanted *w = &s->wanted;
    if (!text_is_empty(w->person) && !text_eq(w->person, e->person)) {
        return false;
    }
    if (w->day != DAY_NONE && w->day != instant_day(e->at)) {
        return false;
    }
    return text_is_empty(w->text) ||
           filter_match(s->filter, arena_printf(a, "%lld %s %s %s %s %s", (long long)e->id,
                                                instant_text(a, e->at), e->person,
                                                history_person(s, e->person), e->summary,
                                                text_or_empty(e->why)));
}

enum status history_search_more(struct history_search *s, struct err *err)
{
    struct arena a = {0};
    struct audits audits = {0};
    if (s->is_done) {
        return STATUS_OK;
    }
    enum status status = audit_list(s->desk->db, &a, s->before, PIECE, &audits, err);
    for (size_t i = 0; i < audits.n && status == STATUS_OK; i++) {
        s->before = audits.at[i].id;
        if (fits(s, &a, &audits.at[i])) {
            *VEC_PUSH(&s->arena, &s->ids) = audits.at[i].id;
        }
    }
    s->is_done = status != STATUS_OK || audits.n < PIECE;
    arena_release(&a);
    return status;
}
