#include "notice/revision.h"

#include "base/slice.h"
#include "base/vec.h"
#include "notice/card.h"

#define MAX_DEPTH 32 /* of nested rows, as of nested mappings in a file */

struct place {
    const struct card_row *row;
    const char *path; /* 作品 > 作品名称 */
    bool is_matched;
};

struct places {
    struct place *at;
    size_t n, cap;
};

/* Rows with the names that lead to them. */
static struct places places_of(struct arena *a, const struct card *card)
{
    const char *paths[MAX_DEPTH] = {0};
    struct places out = {0};
    for (size_t i = 0; i < card->n; i++) {
        const struct card_row *row = &card->at[i];
        int depth = row->depth < MAX_DEPTH ? row->depth : MAX_DEPTH - 1;
        paths[depth] =
            depth ? arena_printf(a, "%s > %s", paths[depth - 1], row->label) : row->label;
        *VEC_PUSH(a, &out) = (struct place){.row = row, .path = paths[depth]};
    }
    return out;
}

/* The first place of the same name that nothing was matched with; NULL when there is none. */
static struct place *match(struct places *places, const struct place *p)
{
    for (size_t i = 0; i < places->n; i++) {
        struct place *q = &places->at[i];
        if (!q->is_matched && text_eq(q->row->section, p->row->section) &&
            text_eq(q->path, p->path)) {
            return q;
        }
    }
    return NULL;
}

/* Everything a row says but its clause. */
static const char *saying(struct arena *a, const struct card_row *row)
{
    static const char *const origins[] = {
        [ORIGIN_DOCUMENT] = "", [ORIGIN_OWN] = " [本台自定]", [ORIGIN_INFERRED] = " [推定]"};
    return arena_printf(a, "%s%s%s%s%s%s", *row->value ? row->value : row->label,
                        origins[row->origin], row->number ? "; 编号 " : "",
                        text_or_empty(row->number), row->words ? "; 原文 " : "",
                        text_or_empty(row->words));
}

static void add(struct arena *a, struct comparison *out, const struct place *old,
                const struct place *new)
{
    const struct place *any = old ? old : new;
    const char *left = old ? saying(a, old->row) : "-", *right = new ? saying(a, new->row) : "-";
    const char *left_clause = old ? old->row->clause : NULL;
    const char *right_clause = new ? new->row->clause : NULL;
    bool is_same = text_eq(left, right) && text_eq(left_clause, right_clause);
    *VEC_PUSH(a, out) = (struct compare_row){
        .section = any->row->section,
        .subject = any->path,
        .a = left,
        .clause_a = left_clause,
        .b = is_same ? "同" : right,
        .clause_b = right_clause,
        .is_different = !is_same,
    };
    out->different += !is_same;
}

/* What only the new revision has in a section. */
static void add_new(struct arena *a, struct comparison *out, struct places *new,
                    const char *section)
{
    for (size_t i = 0; i < new->n; i++) {
        struct place *p = &new->at[i];
        if (!p->is_matched && text_eq(p->row->section, section)) {
            p->is_matched = true;
            add(a, out, NULL, p);
        }
    }
}

static bool ends_section(const struct places *p, size_t i)
{
    return i + 1 == p->n || !text_eq(p->at[i].row->section, p->at[i + 1].row->section);
}

struct comparison notice_changes(struct arena *a, const struct notice *old,
                                 const struct notice *new)
{
    struct comparison out = {0};
    struct card left = notice_card(a, old), right = notice_card(a, new);
    struct places olds = places_of(a, &left), news = places_of(a, &right);
    struct place **partners = ARENA_ARRAY(a, struct place *, olds.n + 1);
    for (size_t i = 0; i < olds.n; i++) {
        partners[i] = match(&news, &olds.at[i]);
        if (partners[i]) {
            partners[i]->is_matched = true;
        }
    }
    for (size_t i = 0; i < olds.n; i++) {
        add(a, &out, &olds.at[i], partners[i]);
        if (ends_section(&olds, i)) {
            add_new(a, &out, &news, olds.at[i].row->section);
        }
    }
    for (size_t i = 0; i < news.n; i++) {
        add_new(a, &out, &news, news.at[i].row->section);
    }
    return out;
}
