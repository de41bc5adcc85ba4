/* 多头申报 in a pass over very many cases. */
#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "desk/check_pass.h"
#include "desk/same_cases.h"

#define DOUBLES_AT_A_TIME 5000

/* ---- which are alike ------------------------------------------------------------------------------ */

enum status pass_note_alike(struct check_many *m, const struct submission *s, struct err *err)
{
    uint32_t lead = 0;
    size_t n = strlen(text_or_empty(s->title_key));
    enum status status = fact_source_place(&m->source, s->lead, &lead, err);
    if (status != STATUS_OK || !lead || n == 0) {
        return status;
    }
    const char *key = arena_printf(&m->scratch, "%u %s", lead, s->title_key);
    uint32_t place = keymap_add(&m->alike, key, strlen(key), (uint32_t)m->firsts.n);
    if (place == m->firsts.n) {
        *VEC_PUSH(&m->first_rows, &m->firsts) = s->record.id;
        return STATUS_OK;
    }
    if (m->firsts.at[place]) {
        *VEC_PUSH(m->arena, &m->doubles) = (struct check_double){m->firsts.at[place], place};
        m->firsts.at[place] = 0;
    }
    *VEC_PUSH(m->arena, &m->doubles) = (struct check_double){s->record.id, place};
    return STATUS_OK;
}

/* ---- 多头申报 ------------------------------------------------------------------------------------- */

static void keep_pair(struct check_many *m, const struct same_case *pair)
{
    for (size_t k = 0; k < 2; k++) {
        bool is_judged =
            keymap_get(&m->judged, &pair->ids[k], sizeof pair->ids[k]) != KEYMAP_ABSENT;
        struct findings found = {.arena = &m->scratch};
        arena_reset(&m->scratch);
        if (is_judged && pair->findings[k].rule) {
            findings_add(&found, pair->findings[k]);
            pass_keep(m, pair->ids[k], &found);
        }
    }
}

static void keep_pairs(struct check_many *m, const struct same_cases *pairs)
{
    for (size_t i = 0; i < pairs->n; i++) {
        keep_pair(m, &pairs->at[i]);
    }
}

static int by_alike(const void *left, const void *right)
{
    const struct check_double *l = left, *r = right;
    if (l->alike != r->alike) {
        return l->alike < r->alike ? -1 : 1;
    }
    return l->id < r->id ? -1 : l->id > r->id;
}

/* The next some thousand, those that are alike together. */
static size_t next_doubles(const struct check_many *m, size_t from, struct arena *a,
                           struct alike_ids *out)
{
    size_t i = from;
    *out = (struct alike_ids){0};
    for (; i < m->doubles.n; i++) {
        bool is_new = i == from || m->doubles.at[i].alike != m->doubles.at[i - 1].alike;
        if (is_new && out->n >= DOUBLES_AT_A_TIME) {
            break;
        }
        *VEC_PUSH(a, out) = m->doubles.at[i].id;
    }
    return i;
}

/* The whole desk was read, so that every double was seen on the way. */
static enum status find_seen(struct check_many *m, struct err *err)
{
    struct arena a = {0};
    struct same_cases pairs;
    struct alike_ids ids;
    if (m->doubles.n == 0) {
        return STATUS_OK;
    }
    qsort(m->doubles.at, m->doubles.n, sizeof *m->doubles.at, by_alike);
    enum status status = same_case_decisions(m->desk, m->arena, &m->same, err);
    for (size_t i = 0; i < m->doubles.n && status == STATUS_OK;) {
        arena_reset(&a);
        i = next_doubles(m, i, &a, &ids);
        status = same_cases_among(&m->source, &a, &m->same, &ids, &pairs, err);
        keep_pairs(m, &pairs);
    }
    arena_release(&a);
    return status;
}

/* Of a part of the desk: the other of a pair may lie outside of it. */
static enum status find_all(struct check_many *m, int64_t notice, struct err *err)
{
    struct arena a = {0};
    struct same_cases pairs;
    enum status status = same_cases_load(m->desk, &a, notice, &pairs, err);
    keep_pairs(m, &pairs);
    arena_release(&a);
    return status;
}

enum status pass_find_doubles(struct check_many *m, const struct check_wanted *wanted,
                              struct err *err)
{
    bool is_whole = !wanted->notice && !wanted->unit;
    return is_whole ? find_seen(m, err) : find_all(m, wanted->notice, err);
}
