#include "model/notice.h"

#include "base/slice.h"

bool texts_has(const struct texts *texts, const char *text)
{
    for (size_t i = 0; i < texts->n; i++) {
        if (text_eq(texts->at[i], text)) {
            return true;
        }
    }
    return false;
}

static bool is_called(const char *name, const struct texts *aliases, const char *wanted)
{
    return wanted && ((name && text_eq(name, wanted)) || texts_has(aliases, wanted));
}

static const struct direction *direction_among(const struct direction *at, size_t n,
                                               const char *name)
{
    for (size_t i = 0; i < n; i++) {
        const struct direction *d = &at[i];
        bool found = is_called(d->name, &d->aliases, name) || (d->code && text_eq(d->code, name));
        const struct direction *below =
            found ? d : direction_among(d->children.at, d->children.n, name);
        if (below) {
            return below;
        }
    }
    return NULL;
}

const struct direction *notice_direction(const struct notice *n, const char *name)
{
    for (size_t i = 0; i < n->axes.n; i++) {
        const struct axis *axis = &n->axes.at[i];
        const struct direction *d = direction_among(axis->directions.at, axis->directions.n, name);
        if (d) {
            return d;
        }
    }
    return NULL;
}

const struct field *notice_field(const struct notice *n, const char *id_or_name)
{
    for (size_t g = 0; g < n->form_groups.n; g++) {
        const struct field_group *group = &n->form_groups.at[g];
        for (size_t i = 0; i < group->fields.n; i++) {
            const struct field *f = &group->fields.at[i];
            if (is_called(f->name, &f->aliases, id_or_name) ||
                (f->id && text_eq(f->id, text_or_empty(id_or_name)))) {
                return f;
            }
        }
    }
    return NULL;
}

const struct named_list *notice_list(const struct notice *n, const char *name)
{
    for (size_t i = 0; i < n->lists.n; i++) {
        if (is_called(n->lists.at[i].name, &n->lists.at[i].aliases, name)) {
            return &n->lists.at[i];
        }
    }
    return NULL;
}

const struct track *notice_track(const struct notice *n, const char *code_or_name)
{
    for (size_t i = 0; i < n->tracks.n; i++) {
        const struct track *t = &n->tracks.at[i];
        if (is_called(t->name, &t->aliases, code_or_name) ||
            (t->code && text_eq(t->code, text_or_empty(code_or_name)))) {
            return t;
        }
    }
    return NULL;
}

const struct material *notice_material(const struct notice *n, const char *name)
{
    for (size_t i = 0; i < n->materials.n; i++) {
        if (is_called(n->materials.at[i].name, &n->materials.at[i].aliases, name)) {
            return &n->materials.at[i];
        }
    }
    return NULL;
}

const char *consequence_name(enum consequence consequence)
{
    switch (consequence) {
    case CONSEQUENCE_INVALID: return "无效";
    case CONSEQUENCE_CORRECTABLE: return "可补正";
    case CONSEQUENCE_RETURNED: return "退回";
    case CONSEQUENCE_REFUSED: return "不予受理";
    case CONSEQUENCE_DISQUALIFIED: return "取消资格";
    case CONSEQUENCE_REVOKED: return "撤销";
    case CONSEQUENCE_ABSENT:
    case CONSEQUENCE_HINT:
    case CONSEQUENCE_UNWRITTEN: break;
    }
    return NULL;
}
