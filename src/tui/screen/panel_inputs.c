#include "tui/screen/panel_inputs.h"

#include "base/slice.h"
#include "desk/notices.h"
#include "desk/schemes.h"

#define PROPOSALS 8

static struct suggestions suggest_scheme(void *context, struct arena *a, const char *typed)
{
    struct err err = {.arena = a};
    struct scheme_entries all = {0};
    struct suggestion *at = ARENA_ARRAY(a, struct suggestion, PROPOSALS);
    struct suggestions found = {at, 0, 0};
    if (schemes_load(((const struct draft_form *)context)->desk, a, &all, &err) != STATUS_OK) {
        return found;
    }
    for (size_t i = 0; i < all.n; i++) {
        const char *name = all.at[i].file.name;
        if (!strstr(name, typed)) {
            continue;
        }
        found.total++;
        if (found.n < PROPOSALS) {
            at[found.n++] = (struct suggestion){.text = name, .id = (int64_t)i + 1};
        }
    }
    return found;
}

const struct input panel_inputs[PANEL_INPUTS] = {
    [PANEL_NOTICE] = {.name = "notice",
                      .label = "通知",
                      .help = "评哪份通知的申报件: 简称或文号.",
                      .is_required = true,
                      .columns = 20},
    [PANEL_TRACK] = {.name = "track", .label = "通道", .help = "空着是全部.", .columns = 20},
    [PANEL_DIRECTIONS] = {.name = "directions",
                          .label = "方向",
                          .help = "这一组评哪些方向, 用顿号隔开; 空着是全部."},
    [PANEL_STAGE] = {.name = "stage",
                     .label = "阶段",
                     .help = "方案分阶段的写阶段.",
                     .columns = 20},
    [PANEL_SCHEME] = {.name = "scheme",
                      .label = "方案",
                      .help = "评审方案的名称; 空着是默认的, 开始打分时固定.",
                      .columns = 30,
                      .suggest = suggest_scheme},
    [PANEL_NAME] = {.name = "name",
                    .label = "组名",
                    .help = "照通知, 方向和方案起好了, 可以改; 各组不能同名."},
};

enum status panel_inputs_show(struct ui *ui, struct form *form, const struct panel *p,
                              struct err *err)
{
    struct arena a = {0};
    struct notice_row row = {0};
    int64_t notice = p->record.id ? p->notice : ui->notice;
    enum status status =
        notice ? notice_row_load(ui->options.desk, &a, notice, &row, err) : STATUS_OK;
    if (status == STATUS_OK) {
        form_set(form, PANEL_NOTICE, text_or_empty(row.code));
        form_set(form, PANEL_TRACK, text_or_empty(p->track));
        form_set(form, PANEL_DIRECTIONS, text_or_empty(p->directions));
        form_set(form, PANEL_STAGE, text_or_empty(p->stage));
        form_set(form, PANEL_SCHEME, text_or_empty(p->scheme));
        form_set(form, PANEL_NAME, text_or_empty(p->name));
    }
    arena_release(&a);
    return status;
}

static const char *typed(const struct form *form, struct arena *a, enum panel_input at)
{
    const char *value = form_value(form, at, a);
    return text_is_empty(value) ? NULL : value;
}

enum status panel_inputs_read(struct desk *desk, struct arena *a, const struct form *form,
                              struct panel *p, struct err *err)
{
    struct notice_row row = {0};
    p->track = typed(form, a, PANEL_TRACK);
    p->directions = typed(form, a, PANEL_DIRECTIONS);
    p->stage = typed(form, a, PANEL_STAGE);
    p->scheme = typed(form, a, PANEL_SCHEME);
    p->name = typed(form, a, PANEL_NAME);
    enum status status =
        notice_find(desk, a, text_or_empty(typed(form, a, PANEL_NOTICE)), &row, err);
    p->notice = row.record.id;
    return status;
}

/* The name stands as an original, so that it goes on following until somebody types another. What cannot be
 * named yet is left as it is; saving will say why. */
void panel_inputs_propose_name(struct desk *desk, struct form *form)
{
    struct arena a = {0};
    struct err err = {.arena = &a};
    struct panel p = {0};
    if (!form_is_changed(form, PANEL_NAME) &&
        panel_inputs_read(desk, &a, form, &p, &err) == STATUS_OK) {
        p.name = NULL;
        if (panel_name_new(desk, &a, &p, &err) == STATUS_OK) {
            form_set(form, PANEL_NAME, p.name);
        }
    }
    arena_release(&a);
}

void panel_inputs_left(void *context, size_t field)
{
    struct draft_form *d = context;
    bool is_new = d->form.fields[PANEL_NOTICE].kind != INPUT_READ_ONLY;
    if (is_new && field < PANEL_NAME) {
        panel_inputs_propose_name(d->desk, &d->form);
    }
    draft_form_keep(context, field);
}
