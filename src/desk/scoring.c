#include "desk/scoring.h"

#include "base/slice.h"
#include "desk/schemes.h"
#include "store/record.h"

enum status scoring_of(struct arena *a, const struct panel *panel, struct scoring *out,
                       struct err *err)
{
    *out = (struct scoring){.panel = *panel};
    if (text_is_empty(panel->scheme_text)) {
        return err_set(err, STATUS_DATA, "评审组「%s」还没有开始打分", panel->name);
    }
    struct scheme *scheme = ARENA_NEW(a, struct scheme);
    enum status status = scheme_of_text(a, panel->scheme_text, scheme, err);
    out->scheme = scheme;
    if (status != STATUS_OK) {
        return status;
    }
    int stage = scheme_stage_find(out->scheme, panel->stage);
    if (stage < 0) {
        return err_set(err, STATUS_DATA, "评审方案「%s」没有阶段「%s」", out->scheme->name,
                       panel->stage);
    }
    out->stage = (size_t)stage;
    out->criteria = ARENA_ARRAY(a, size_t, out->scheme->criteria.n + 1);
    for (size_t i = 0; i < out->scheme->criteria.n; i++) {
        if (criterion_is_of(out->scheme, &out->scheme->criteria.at[i], out->stage)) {
            out->criteria[out->n++] = i;
        }
    }
    return STATUS_OK;
}

enum status scoring_load(struct desk *desk, struct arena *a, int64_t panel, struct scoring *out,
                         struct err *err)
{
    struct panel p;
    enum status status = record_load(desk->db, &panel_type, panel, a, &p, err);
    return status == STATUS_OK ? scoring_of(a, &p, out, err) : status;
}

enum status scoring_must_be_open(struct desk *desk, struct arena *a, const struct scoring *scoring,
                                 const char *cannot, struct err *err)
{
    struct panel now;
    enum status status = record_load(desk->db, &panel_type, scoring->panel.record.id, a, &now, err);
    return status == STATUS_OK && !text_eq(now.state, PANEL_SCORING)
               ? err_set(err, STATUS_DATA, "评审组「%s」%s, %s", now.name,
                         panel_state_name(now.state), cannot)
               : status;
}

bool scoring_is_defence(const struct scoring *scoring)
{
    const struct scheme *s = scoring->scheme;
    return s->stages.n > scoring->stage && s->stages.at[scoring->stage].manner == MANNER_DEFENCE;
}
