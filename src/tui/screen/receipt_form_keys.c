/* The keys of a registration: which part has them, and how one goes from part to part. */
#include "tui/screen/receipt_registration.h"

static void go(struct receipt_form *f, enum receipt_area area)
{
    registration_keep(f);
    f->area = area;
    f->is_stale = true;
}

static struct action form_area_key(struct screen *s, struct registration *r, struct key key)
{
    struct receipt_form *f = &r->form;
    size_t focus = f->form.focus;
    bool is_on = (key.code == K_TAB || key.code == K_DOWN) && f->form.popup.found.n == 0;
    enum widget_result result = form_key(&f->form, key);
    switch (result) {
    case WIDGET_LEFT: return registration_leave(s, r);
    case WIDGET_DONE: go(f, AREA_MATERIALS); return action_none();
    case WIDGET_PASS: return action_pass();
    case WIDGET_HANDLED:
        if (is_on && focus == f->form.focus) {
            go(f, AREA_MATERIALS);
        }
        break;
    case WIDGET_CHANGED:
    case WIDGET_FILTERED:
    case WIDGET_SORTED: break;
    }
    f->is_stale = f->is_stale || result == WIDGET_CHANGED || focus != f->form.focus;
    return action_none();
}

static struct action materials_area_key(struct screen *s, struct registration *r, struct key key)
{
    struct receipt_form *f = &r->form;
    size_t row = f->materials.row;
    enum materials_cell cell = f->materials.cell;
    bool is_due = f->is_cell_due;
    if (key.code == K_ENTER || key.code == K_TAB || key.code == K_BACK_TAB || key.code == K_UP ||
        key.code == K_DOWN || key.code == K_LEFT || key.code == K_RIGHT) {
        receipt_form_keep_cell(f); /* the cell may be left */
    }
    switch (materials_key(&f->materials, key)) {
    case WIDGET_DONE: go(f, AREA_CASES); break;
    case WIDGET_CHANGED:
        f->is_cell_due = f->is_stale = true;
        f->touched_at = s->ui->options.terminal->now_ms(s->ui->options.terminal);
        break;
    case WIDGET_PASS:
        if (key.code == K_ESC) {
            return registration_leave(s, r);
        }
        if (key.code != K_UP && key.code != K_BACK_TAB) {
            return action_pass();
        }
        go(f, AREA_FORM);
        break;
    case WIDGET_HANDLED:
        f->is_stale =
            f->is_stale || (is_due && (row != f->materials.row || cell != f->materials.cell));
        break;
    case WIDGET_LEFT:
    case WIDGET_FILTERED:
    case WIDGET_SORTED: break;
    }
    return action_none();
}

static struct action cases_area_key(struct screen *s, struct registration *r, struct key key)
{
    struct receipt_form *f = &r->form;
    switch (key.code) {
    case K_ESC: return registration_leave(s, r);
    case K_DOWN:
    case K_ENTER:
    case K_TAB: f->case_at += f->case_at + 1 < f->cases.n; return action_none();
    case K_UP:
    case K_BACK_TAB:
        if (f->case_at == 0) {
            go(f, AREA_MATERIALS);
        }
        f->case_at -= f->case_at > 0;
        return action_none();
    case K_DELETE:
    case K_BACKSPACE: registration_remove_case(s, f); return action_none();
    default: return action_pass();
    }
}

void registration_go_count(struct receipt_form *f)
{
    go(f, f->area == AREA_MATERIALS ? AREA_FORM : AREA_MATERIALS);
}

/* The findings are turned over from everywhere. */
static bool turn(struct receipt_form *f, uint32_t code)
{
    if (code == K_PAGE_DOWN && f->findings_top + 1 < f->judged.findings.n) {
        f->findings_top++;
    } else if (code == K_PAGE_UP && f->findings_top > 0) {
        f->findings_top--;
    }
    return code == K_PAGE_DOWN || code == K_PAGE_UP;
}

struct action registration_key(struct screen *s, struct registration *r, struct key key)
{
    if (turn(&r->form, key.code)) {
        return action_none();
    }
    switch (r->form.area) {
    case AREA_FORM: return form_area_key(s, r, key);
    case AREA_MATERIALS: return materials_area_key(s, r, key);
    case AREA_CASES: return cases_area_key(s, r, key);
    }
    return action_none();
}
