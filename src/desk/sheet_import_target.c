/* To which panel a row of a file of score sheets goes, and the panels such files make. */
#include "base/slice.h"
#include "desk/sheet_import_parts.h"
#include "desk/submissions.h"
#include "store/queries.h"
#include "store/record.h"

/* By this a panel is known that a file made; drawn ones are not touched by files. */
#define MADE_BY_FILE "由打分表文件建立, 没有抽取"

static bool is_made_by_file(const struct panel *p)
{
    return text_eq(p->terms, MADE_BY_FILE);
}

/* The panel with its scheme, read once in an import. */
static enum status load_target(struct import *im, int64_t id, struct sheet_target **out,
                               struct err *err)
{
    struct panel *panel = ARENA_NEW(im->arena, struct panel);
    for (size_t i = 0; i < im->targets.n; i++) {
        if (im->targets.at[i].scoring.panel.record.id == id) {
            *out = &im->targets.at[i];
            return STATUS_OK;
        }
    }
    enum status status = record_load(im->desk->db, &panel_type, id, im->arena, panel, err);
    if (status != STATUS_OK) {
        return status;
    }
    *out = VEC_PUSH(im->arena, &im->targets);
    **out = (struct sheet_target){.scoring = {.panel = *panel}};
    return text_is_empty(panel->scheme_text) ? STATUS_OK
                                             : scoring_of(im->arena, panel, &(*out)->scoring, err);
}

static bool has_all_criteria(const struct import *im, const struct scoring *scoring)
{
    for (size_t k = 0; k < scoring->n; k++) {
        const char *name = scoring->scheme->criteria.at[scoring->criteria[k]].name;
        if (scheme_criterion_find(&im->scheme.scheme, name) < 0) {
            return false;
        }
    }
    return true;
}

/* The same cases may be scored twice on paper, by two schemes, as for a first sifting: of the panels that files
 * made a row goes to that of its own scheme; where none was asked for, to any whose criteria it has. */
static bool suits(const struct import *im, const struct sheet_target *t)
{
    const struct panel *p = &t->scoring.panel;
    if (im->wanted.record.id) {
        return p->record.id == im->wanted.record.id;
    }
    return !is_made_by_file(p) || text_eq(p->scheme, im->scheme.scheme.name) ||
           (!im->options->scheme && has_all_criteria(im, &t->scoring));
}

static enum status first_that_suits(struct import *im, const int64_t *ids, size_t n,
                                    struct sheet_target **out, struct err *err)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < n && status == STATUS_OK && !*out; i++) {
        struct sheet_target *t = NULL;
        status = load_target(im, ids[i], &t, err);
        *out = status == STATUS_OK && suits(im, t) ? t : NULL;
    }
    return status;
}

static enum status find_assigned(struct import *im, const struct passing *p, size_t stage,
                                 struct sheet_target **out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    if (!p->reviewer.record.id) {
        return STATUS_OK;
    }
    enum status status =
        record_ids(im->desk->db, QUERY_SHEET_PANELS_OF,
                   DB_ARGS(db_int(p->reviewer.record.id), db_int(p->submission.record.id),
                           db_text(scheme_stage_name(&im->scheme.scheme, stage)),
                           db_text(im->scheme.scheme.name)),
                   &im->scratch, &ids, &n, err);
    return status == STATUS_OK ? first_that_suits(im, ids, n, out, err) : status;
}

static struct panel panel_wanted(const struct import *im, const struct passing *p, size_t stage)
{
    const struct scheme *s = &im->scheme.scheme;
    const char *name = scheme_stage_name(s, stage);
    bool is_direction = s->panel_per == PANEL_PER_DIRECTION;
    bool is_track = is_direction || s->panel_per == PANEL_PER_TRACK;
    return (struct panel){
        .notice = p->submission.notice,
        .track = is_track && *text_or_empty(p->submission.track) ? p->submission.track : NULL,
        .directions = is_direction ? p->submission.direction : NULL,
        .stage = *name ? name : NULL,
        .scheme = s->name,
        .scheme_text = im->scheme.file.text,
        .scheme_digest = im->scheme.file.digest,
        .size = NUMBER_NONE,
        .terms = MADE_BY_FILE,
    };
}

static enum status not_assigned(struct import *im, const struct passing *p,
                                const struct sheet_target *t, struct err *err)
{
    const char *no = submission_no(im->arena, p->submission.record.id);
    if (!t) {
        return err_set(err, STATUS_DATA, "%s 没有分配给 %s", no, p->reviewer.name);
    }
    const struct panel *panel = &t->scoring.panel;
    if (text_eq(panel->state, PANEL_CLOSED)) {
        return err_set(err, STATUS_DATA, "评审组「%s」%s, 不再收打分表", panel->name,
                       panel_state_name(panel->state));
    }
    return err_set(err, STATUS_DATA, "%s 没有在评审组「%s」里分配给 %s%s", no, panel->name,
                   p->reviewer.name,
                   text_eq(panel->state, PANEL_SCORING) ? "" : ", 这个组也还没有开始打分");
}

enum status sheet_target_find(struct import *im, const struct passing *p, size_t stage,
                              struct sheet_target **out, struct err *err)
{
    int64_t *ids = NULL;
    size_t n = 0;
    *out = NULL;
    enum status status = find_assigned(im, p, stage, out, err);
    if (status != STATUS_OK || *out) {
        return status;
    }
    if (im->wanted.record.id || !im->sight.is_staff) {
        return not_assigned(im, p, NULL, err);
    }
    struct panel wanted = panel_wanted(im, p, stage);
    status = panels_alike(im->desk, &im->scratch, &wanted, &ids, &n, err);
    if (status == STATUS_OK) {
        status = first_that_suits(im, ids, n, out, err);
    }
    bool is_refused = status == STATUS_OK && *out &&
                      (!is_made_by_file(&(*out)->scoring.panel) ||
                       text_eq((*out)->scoring.panel.state, PANEL_CLOSED));
    return is_refused ? not_assigned(im, p, *out, err) : status;
}

/* ---- made ------------------------------------------------------------------------------------------ */

static enum status add_reviewer(struct import *im, struct passing *p, struct err *err)
{
    if (!p->is_new_reviewer) {
        return STATUS_OK;
    }
    enum status status = write_insert(&im->write, &reviewer_type, &p->reviewer, err);
    p->is_new_reviewer = false;
    *VEC_PUSH(im->arena, &im->out->new_reviewers) = arena_text(im->arena, p->reviewer.name);
    return status;
}

static enum status make_panel(struct import *im, const struct passing *p, size_t stage,
                              struct sheet_target **out, struct err *err)
{
    struct panel panel = panel_wanted(im, p, stage);
    enum status status = panel_make(&im->write, &panel, err);
    return status == STATUS_OK ? load_target(im, panel.record.id, out, err) : status;
}

/* Seat and assignment, where there are none yet. */
static enum status join(struct import *im, struct passing *p, int64_t panel, struct err *err)
{
    int64_t id = 0;
    enum status status = add_reviewer(im, p, err);
    if (status == STATUS_OK) {
        status = panel_seat_ensure(&im->write, panel, p->reviewer.record.id, err);
    }
    if (status == STATUS_OK) {
        const struct assignment a = {.panel = panel,
                                     .reviewer = p->reviewer.record.id,
                                     .submission = p->submission.record.id,
                                     .origin = ASSIGNED_FILE};
        status = assignment_ensure(&im->write, &a, &id, err);
    }
    return status;
}

enum status sheet_target_make(struct import *im, struct passing *p, size_t stage,
                              struct sheet_target **out, struct err *err)
{
    enum status status = sheet_target_find(im, p, stage, out, err);
    if (status == STATUS_OK && !*out) {
        status = make_panel(im, p, stage, out, err);
    }
    if (status == STATUS_OK && is_made_by_file(&(*out)->scoring.panel)) {
        status = join(im, p, (*out)->scoring.panel.record.id, err);
    }
    if (status == STATUS_OK && !(*out)->is_told) {
        (*out)->is_told = true;
        *VEC_PUSH(im->arena, &im->out->panels) = (*out)->scoring.panel.name;
    }
    return status;
}
