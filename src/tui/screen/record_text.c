#include "tui/screen/record_text.h"

#include "base/date.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "desk/history.h"
#include "desk/persons.h"

#define LABEL_COLUMNS 10

void record_heading(struct buf *out, const char *heading)
{
    buf_printf(out, "%s%s\n", out->n ? "\n" : "", heading);
}

void record_line(struct buf *out, const char *label, const char *value)
{
    if (text_is_empty(value)) {
        return;
    }
    size_t width = utf8_text_width(label);
    buf_printf(out, "  %s", label);
    buf_fill(out, ' ', width < LABEL_COLUMNS ? LABEL_COLUMNS - width : 2);
    for (const char *at = value, *end; *at; at = *end ? end + 1 : end) {
        end = at + strcspn(at, "\n");
        if (at > value && end > at) {
            buf_fill(out, ' ', 2 + LABEL_COLUMNS); /* paragraphs stand below each other */
        }
        buf_printf(out, "%.*s\n", (int)(end - at), at);
    }
}

void record_findings(struct buf *out, const struct findings *findings)
{
    size_t told = 0;
    for (int severity = SEVERITY_ERROR; severity >= SEVERITY_NOTE; severity--) {
        for (size_t i = 0; i < findings->n; i++) {
            const struct finding *f = &findings->at[i];
            if ((int)f->severity != severity) {
                continue;
            }
            buf_printf(out, "  %s  %s\n", severity_name(f->severity),
                       finding_sentence(findings->arena, f));
            told++;
        }
    }
    if (told == 0) {
        buf_text(out, "  没有发现不合要求的.\n");
    }
}

/* ---- 经过 ------------------------------------------------------------------------------------- */

static void add_change(struct buf *out, const struct history_change *c)
{
    if (!c->old && !c->new) {
        return;
    }
    buf_printf(out, "      %s: %s -> %s\n", c->field, c->old ? c->old : "空",
               c->new ? c->new : "空");
}

static enum status add_entry(struct buf *out, struct desk *desk, const char *noun, int64_t id,
                             const struct history_entry *e, struct err *err)
{
    struct history_changes changes;
    enum status status = history_changes_of(desk, err->arena, e->audit.id, noun, id, &changes, err);
    if (status != STATUS_OK) {
        return status;
    }
    buf_printf(out, "  %s  %s  %s%s\n", instant_text(err->arena, e->audit.at),
               person_name(desk, err->arena, e->audit.person), e->audit.summary,
               e->undone_by ? "  (已撤销)" : "");
    if (!text_is_empty(e->audit.why)) {
        buf_printf(out, "      原因: %s\n", e->audit.why);
    }
    for (size_t i = 0; i < changes.n; i++) {
        add_change(out, &changes.at[i]);
    }
    return STATUS_OK;
}

enum status record_history(struct buf *out, struct desk *desk, const char *noun, int64_t id,
                           struct err *err)
{
    struct history history;
    enum status status = history_of(desk, err->arena, noun, id, &history, err);
    for (size_t i = 0; i < history.n && status == STATUS_OK; i++) {
        status = add_entry(out, desk, noun, id, &history.at[i], err);
    }
    return status;
}
