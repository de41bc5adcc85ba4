/* The panels whose sheets are read, and the one scheme they score by. */
#include "base/slice.h"
#include "desk/ranking_parts.h"
#include "desk/schemes.h"
#include "desk/sight.h"
#include "store/queries.h"
#include "store/record.h"

/* The panels of a notice while it is found out which are read. */
struct found {
    struct panel *at;
    bool *is_chosen; /* of each: it is of the choice */
    size_t n;
};

static enum status scheme_of_panel(struct reading *r, const struct panel *p, const char **text,
                                   struct err *err)
{
    struct scheme_entry entry;
    *text = p->scheme_text;
    if (!text_is_empty(*text)) {
        return STATUS_OK;
    }
    enum status status = scheme_find(r->desk, r->arena, p->scheme, &entry, err);
    *text = entry.file.text;
    return status;
}

/* ---- of the choice ----------------------------------------------------------------------------- */

static enum status load_all(struct reading *r, struct found *out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    enum status status =
        record_ids(r->desk->db, QUERY_RANKING_PANELS, DB_ARGS(db_int(r->ranking->wanted.notice)),
                   &r->scratch, &ids, &n, err);
    *out = (struct found){.at = ARENA_ARRAY(r->arena, struct panel, n + 1),
                          .is_chosen = ARENA_ARRAY(&r->scratch, bool, n + 1)};
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        struct panel *p = &out->at[i];
        status = record_load(r->desk->db, &panel_type, ids[i], r->arena, p, err);
        out->is_chosen[i] = status == STATUS_OK && choice_has_panel(r, p);
        out->n += status == STATUS_OK;
    }
    return status;
}

/* The same cases may have been scored by one scheme and then by another. Asked for one that some panels
 * scored by, it is those panels that are meant; else the scheme is tried on all of them. */
static enum status leave_meant(struct reading *r, struct found *panels, struct err *err)
{
    struct scheme_entry entry;
    bool is_own = false;
    if (text_is_empty(r->ranking->wanted.scheme)) {
        return STATUS_OK;
    }
    enum status status = scheme_find(r->desk, r->arena, r->ranking->wanted.scheme, &entry, err);
    for (size_t i = 0; i < panels->n && status == STATUS_OK; i++) {
        is_own =
            is_own || (panels->is_chosen[i] && text_eq(panels->at[i].scheme, entry.scheme.name));
    }
    for (size_t i = 0; i < panels->n && is_own; i++) {
        panels->is_chosen[i] &= text_eq(panels->at[i].scheme, entry.scheme.name);
    }
    return status;
}

/* The first panel gives the scheme; the others must say the same. */
static enum status take_scheme(struct reading *r, const struct panel *p, const struct panel *first,
                               struct err *err)
{
    const char *text = NULL;
    enum status status = scheme_of_panel(r, p, &text, err);
    if (status != STATUS_OK) {
        return status;
    }
    if (p == first) {
        struct scheme *own = ARENA_NEW(r->arena, struct scheme);
        r->own = own;
        r->ranking->scheme_text = text;
        return scheme_of_text(r->arena, text, own, err);
    }
    return text_eq(text, r->ranking->scheme_text)
               ? STATUS_OK
               : err_set(err, STATUS_DATA,
                         "「%s」和「%s」的评审方案不一样：分方向 (F6)、通道 (t) 排，或指明方案 "
                         "(--scheme)",
                         first->name, p->name);
}

static enum status take_schemes(struct reading *r, const struct found *panels, struct err *err)
{
    const struct panel *first = NULL;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < panels->n && status == STATUS_OK; i++) {
        if (panels->is_chosen[i]) {
            first = first ? first : &panels->at[i];
            status = take_scheme(r, &panels->at[i], first, err);
        }
    }
    return status;
}

/* ---- and beside it ----------------------------------------------------------------------------- */

/* What panels of other directions gave counts in means over all panels, and for cases of several
 * directions: read they are when they score by the very same scheme. */
static enum status is_read(struct reading *r, const struct panel *p, bool *is, struct err *err)
{
    struct err unknown = {.arena = &r->scratch};
    const char *text = NULL;
    enum status status = scheme_of_panel(r, p, &text, &unknown);
    *is = status == STATUS_OK && text_eq(text, r->ranking->scheme_text);
    return status == STATUS_OK || status == STATUS_NOT_FOUND || status == STATUS_DATA
               ? STATUS_OK
               : err_set(err, status, "%s", unknown.text);
}

static enum status take_panel(struct reading *r, const struct panel *p, bool is_chosen,
                              struct err *err)
{
    struct ranking *k = r->ranking;
    struct ranking_panel *out = &k->panels[k->n_panels];
    *out = (struct ranking_panel){.id = p->record.id,
                                  .name = p->name,
                                  .track = p->track,
                                  .directions = p->directions,
                                  .stage = scheme_stage_find(r->own, p->stage),
                                  .is_chosen = is_chosen,
                                  .factor = FRACTION_LOST};
    if (out->stage < 0) {
        return err_set(err, STATUS_DATA, "「%s」的阶段「%s」不在它的评审方案里", p->name, p->stage);
    }
    k->n_panels++;
    k->n_chosen += is_chosen;
    return db_one(r->desk->db, QUERY_RANKING_SEATS, DB_ARGS(db_int(p->record.id)), 0, &out->seats,
                  err);
}

/* In the order of their numbers, whichever are chosen: what is made of a case of two panels depends on it. */
static enum status take_panels(struct reading *r, const struct found *panels, struct err *err)
{
    enum status status = STATUS_OK;
    r->ranking->panels = ARENA_ARRAY(r->arena, struct ranking_panel, panels->n + 1);
    for (size_t i = 0; i < panels->n && r->own && status == STATUS_OK; i++) {
        bool is = panels->is_chosen[i];
        if (!is) {
            status = is_read(r, &panels->at[i], &is, err);
        }
        if (is && status == STATUS_OK) {
            status = take_panel(r, &panels->at[i], panels->is_chosen[i], err);
        }
    }
    return status;
}

/* Whoever still has to score there is not told what others gave. */
static enum status check_sight(struct reading *r, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < r->ranking->n_panels && status == STATUS_OK; i++) {
        const struct ranking_panel *p = &r->ranking->panels[i];
        bool owes = false;
        status = sight_owes(r->desk, p->id, &owes, err);
        if (status == STATUS_OK && owes) {
            status = err_set(err, STATUS_NOT_PERMITTED,
                             "「%s」还有您自己的打分表没有封存, 全部封存以后才看得到名次", p->name);
        }
    }
    return status;
}

enum status reading_panels(struct reading *r, struct err *err)
{
    struct found panels;
    enum status status = load_all(r, &panels, err);
    if (status == STATUS_OK) {
        status = leave_meant(r, &panels, err);
    }
    if (status == STATUS_OK) {
        status = take_schemes(r, &panels, err);
    }
    if (status == STATUS_OK) {
        status = take_panels(r, &panels, err);
    }
    return status == STATUS_OK ? check_sight(r, err) : status;
}
