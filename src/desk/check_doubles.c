/* 多头申报 in a pass over very many cases. */
#include <string.h>

#include "base/slice.h"
#include "desk/check_pass.h"
#include "desk/same_cases.h"

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
        *VEC_PUSH(m->arena, &m->doubles) = m->firsts.at[place];
        m->firsts.at[place] = 0;
    }
    *VEC_PUSH(m->arena, &m->doubles) = s->record.id;
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

/* Of the whole desk only the cases that were seen to have a double are asked about. */
static enum status find_seen(struct check_many *m, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < m->doubles.n && status == STATUS_OK; i++) {
        struct findings found = {.arena = &m->scratch};
        arena_reset(&m->scratch);
        status = same_case_findings(m->desk, &m->scratch, m->doubles.at[i], &found, err);
        pass_keep(m, m->doubles.at[i], &found);
    }
    return status;
}

enum status pass_find_doubles(struct check_many *m, const struct check_wanted *wanted,
                              struct err *err)
{
    struct same_cases pairs;
    if (!wanted->notice && !wanted->unit) {
        return find_seen(m, err);
    }
    enum status status = same_cases_load(m->desk, m->arena, wanted->notice, &pairs, err);
    for (size_t i = 0; i < pairs.n && status == STATUS_OK; i++) {
        keep_pair(m, &pairs.at[i]);
    }
    return status;
}
