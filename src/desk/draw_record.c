#include "desk/draw_record.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/vec.h"
#include "desk/draws.h"
#include "desk/sight.h"
#include "store/record.h"

#define COLUMNS 8
#define TERMS 5

const char *draw_terms_text(struct arena *a, const struct draw_terms *t,
                            const struct panel_directions *directions)
{
    const char *text = arena_printf(a, "成员 %zu 人", t->seats), *names = "";
    if (t->alternates) {
        text = arena_printf(a, "%s, 候补 %zu 人", text, t->alternates);
    }
    if (t->per_unit) {
        text = arena_printf(a, "%s, 同单位至多 %zu 人", text, t->per_unit);
    }
    for (size_t i = 0; i < t->directions; i++) {
        names = arena_printf(a, "%s%s%s", names, i ? "、" : "", directions->at[i]->name);
    }
    return t->per_direction
               ? arena_printf(a, "%s, 每个方向至少 %zu 人懂 (%s)", text, t->per_direction, names)
               : text;
}

const char *draw_record_write(struct arena *a, const struct draw_record *r)
{
    struct buf out = BUF_INIT;
    const struct draw_terms *t = &r->terms;
    buf_printf(&out, "%zu\t%zu\t%zu\t%zu\t%zu\n", t->seats, t->alternates, t->per_unit,
               t->per_direction, t->directions);
    for (size_t i = 0; i < r->result.n; i++) {
        const struct draw_line *line = &r->result.lines[i];
        const struct draw_candidate *c = &r->candidates[line->candidate];
        buf_printf(&out, "%s\t%s\t%lld\t%llx\t%d\t%zu\t%s\t%s\n", c->label,
                   r->pool[line->candidate].reviewer.reviewer.name, (long long)c->unit,
                   (unsigned long long)c->knows, (int)line->fate, line->seat, line->key,
                   text_or_empty(r->why[line->candidate]));
    }
    const char *text = arena_copy(a, out.at, out.n);
    buf_release(&out);
    return text;
}

/* Divides a line; how many cells it has, at most `max`. */
static size_t split(struct arena *a, struct slice line, const char **cells, size_t max)
{
    size_t n = 0;
    const char *at = line.at, *end = line.at + line.n;
    while (n < max && at <= end) {
        const char *tab = at < end ? memchr(at, '\t', (size_t)(end - at)) : NULL;
        const char *stop = tab ? tab : end;
        cells[n++] = arena_copy(a, at, (size_t)(stop - at));
        at = stop + 1;
    }
    return at <= end ? max + 1 : n;
}

static struct draw_entry read_entry(const char *const *cells)
{
    return (struct draw_entry){
        .label = cells[0],
        .name = cells[1],
        .candidate = {cells[0], strtoll(cells[2], NULL, 10), strtoull(cells[3], NULL, 16),
                      atoi(cells[4]) == DRAW_EXCLUDED},
        .fate = (enum draw_fate)atoi(cells[4]),
        .seat = strtoul(cells[5], NULL, 10),
        .key = cells[6],
        .why = cells[7],
    };
}

enum status draw_record_read(struct arena *a, const char *text, struct draw_entries *out,
                             struct err *err)
{
    const char *cells[COLUMNS] = {0};
    const char *end = text ? strchr(text, '\n') : NULL;
    *out = (struct draw_entries){0};
    if (!end || split(a, (struct slice){text, (size_t)(end - text)}, cells, TERMS) != TERMS) {
        return err_set(err, STATUS_DATA, "这一组没有抽取记录: 成员是指定的");
    }
    out->terms = (struct draw_terms){.seats = strtoul(cells[0], NULL, 10),
                                     .alternates = strtoul(cells[1], NULL, 10),
                                     .per_unit = strtoul(cells[2], NULL, 10),
                                     .per_direction = strtoul(cells[3], NULL, 10),
                                     .directions = strtoul(cells[4], NULL, 10)};
    for (const char *at = end + 1; *at; at = end + 1) {
        end = strchr(at, '\n');
        if (!end || split(a, (struct slice){at, (size_t)(end - at)}, cells, COLUMNS) != COLUMNS) {
            return err_set(err, STATUS_DATA, "抽取记录第 %zu 行不完整", out->n + 2);
        }
        *VEC_PUSH(a, out) = read_entry(cells);
    }
    return STATUS_OK;
}

/* ---- drawn again ------------------------------------------------------------------------------- */

static const char *difference_of(struct arena *a, const struct draw_entries *was,
                                 const struct draw_result *now)
{
    for (size_t i = 0; i < was->n; i++) {
        const struct draw_entry *old = &was->at[i];
        const struct draw_line *new = &now->lines[i];
        bool is_same = new->candidate == i &&new->fate == old->fate &&new->seat ==
                       old->seat &&text_eq(new->key, old->key);
        if (!is_same) {
            return arena_printf(a, "第 %zu 名: 记录是 %s, 重抽是 %s", i + 1, old->label,
                                was->at[new->candidate].label);
        }
    }
    return NULL;
}

enum status draw_verify(struct desk *desk, struct arena *a, int64_t panel, const char **difference,
                        struct err *err)
{
    struct panel p = {0};
    struct draw_entries was;
    struct draw_result now;
    *difference = NULL;
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = record_load(desk->db, &panel_type, panel, a, &p, err);
    }
    if (status == STATUS_OK) {
        status = draw_record_read(a, p.draw, &was, err);
    }
    if (status == STATUS_OK && !text_eq(p.algorithm, DRAW_ALGORITHM)) {
        status = err_set(err, STATUS_DATA, "抽取算法 %s 不是这一版的 %s, 不能重抽",
                         text_or_empty(p.algorithm), DRAW_ALGORITHM);
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct draw_candidate *candidates = ARENA_ARRAY(a, struct draw_candidate, was.n + 1);
    for (size_t i = 0; i < was.n; i++) {
        candidates[i] = was.at[i].candidate;
    }
    was.terms.seed = p.seed;
    draw(a, &was.terms, candidates, was.n, &now);
    *difference = difference_of(a, &was, &now);
    return STATUS_OK;
}
