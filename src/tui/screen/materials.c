#include "tui/screen/materials.h"

#include <stdlib.h>
#include <string.h>

#include "base/slice.h"
#include "tui/widget/input.h"

#define NAME_PREFIX "item."

static const char *const cell_ids[MATERIALS_CELLS] = {"received", "seal_applicant",
                                                      "seal_recommender", "note"};
static const struct input number_input = {.kind = INPUT_NUMBER};

/* ---- values ------------------------------------------------------------------------------------ */

static const char *seal_text(const char *id)
{
    return text_eq(id, "yes") ? "有" : text_eq(id, "no") ? "无" : "";
}

static const char *seal_id(const char *text)
{
    return text_eq(text, "有") ? "yes" : text_eq(text, "无") ? "no" : NULL;
}

static const char *count_text(struct arena *a, int64_t count)
{
    return count == NUMBER_NONE ? "" : arena_printf(a, "%lld", (long long)count);
}

static const char *stored_text(struct arena *a, const struct receipt_item *item,
                               enum materials_cell cell)
{
    switch (cell) {
    case CELL_RECEIVED: return count_text(a, item->received);
    case CELL_SEAL_APPLICANT: return seal_text(item->seal_applicant);
    case CELL_SEAL_RECOMMENDER: return seal_text(item->seal_recommender);
    case CELL_NOTE: return text_or_empty(arena_text(a, item->note));
    case MATERIALS_CELLS: break;
    }
    return "";
}

static bool is_changed(const struct materials_row *row, size_t cell)
{
    return !text_eq(edit_text(&row->cells[cell]), row->stored[cell]);
}

static bool is_filled(const struct materials_row *row)
{
    for (size_t i = 0; i < MATERIALS_CELLS; i++) {
        if (!text_is_empty(edit_text(&row->cells[i]))) {
            return true;
        }
    }
    return false;
}

/* The count typed; false when it is none. An empty one is NUMBER_NONE. */
static bool read_count(const struct materials_row *row, struct arena *a, int64_t *count)
{
    const char *text = input_clean(&number_input, a, edit_text(&row->cells[CELL_RECEIVED]));
    size_t n = strlen(text);
    *count = n > 0 && n <= 6 ? strtoll(text, NULL, 10) : NUMBER_NONE;
    return n <= 6 && strspn(text, "0123456789") == n;
}

/* ---- rows -------------------------------------------------------------------------------------- */

void materials_init(struct materials *m)
{
    *m = (struct materials){0};
}

static void row_release(struct materials_row *row)
{
    for (size_t i = 0; i < MATERIALS_CELLS; i++) {
        edit_release(&row->cells[i]);
    }
}

void materials_release(struct materials *m)
{
    for (size_t i = 0; i < m->rows.n; i++) {
        row_release(&m->rows.at[i]);
    }
    arena_release(&m->arena);
}

static struct materials_row *find(const struct materials *m, struct slice material)
{
    for (size_t i = 0; i < m->rows.n; i++) {
        if (slice_is(material, m->rows.at[i].item.material)) {
            return &m->rows.at[i];
        }
    }
    return NULL;
}

static struct materials_row *add(struct materials *m, const char *material)
{
    struct materials_row *row = VEC_PUSH(&m->arena, &m->rows);
    row->item = (struct receipt_item){.material = arena_text(&m->arena, material),
                                      .required = NUMBER_NONE,
                                      .received = NUMBER_NONE};
    for (size_t i = 0; i < MATERIALS_CELLS; i++) {
        edit_init(&row->cells[i], false);
        row->stored[i] = "";
    }
    return row;
}

static void set_stored(struct materials *m, struct materials_row *row,
                       const struct receipt_item *item, bool takes_theirs)
{
    row->item.record = item->record;
    row->item.receipt = item->receipt;
    for (enum materials_cell i = 0; i < MATERIALS_CELLS; i++) {
        const char *stored = stored_text(&m->arena, item, i);
        if (takes_theirs || !is_changed(row, i)) {
            edit_set(&row->cells[i], stored);
        }
        row->stored[i] = stored;
    }
}

void materials_rebase(struct materials *m, const struct receipt_items *items, bool takes_theirs)
{
    for (size_t i = 0; i < items->n; i++) {
        const struct receipt_item *item = &items->at[i];
        struct materials_row *row = find(m, slice_of(item->material));
        row = row ? row : add(m, item->material);
        set_stored(m, row, item, takes_theirs);
        row->item.required = item->required;
    }
}

static bool is_among(const struct receipt_items *items, const struct materials_row *row)
{
    for (size_t i = 0; i < items->n; i++) {
        if (text_eq(items->at[i].material, row->item.material)) {
            return true;
        }
    }
    return false;
}

static void drop_others(struct materials *m, const struct receipt_items *items)
{
    size_t kept = 0;
    for (size_t i = 0; i < m->rows.n; i++) {
        struct materials_row *row = &m->rows.at[i];
        if (row->item.record.id || is_filled(row) || is_among(items, row)) {
            m->rows.at[kept++] = *row;
        } else {
            row_release(row);
        }
    }
    m->rows.n = kept;
    m->row = m->row < kept ? m->row : kept ? kept - 1 : 0;
}

void materials_show(struct materials *m, const struct receipt_items *items)
{
    drop_others(m, items);
    for (size_t i = 0; i < items->n; i++) {
        struct materials_row *row = find(m, slice_of(items->at[i].material));
        row = row ? row : add(m, items->at[i].material);
        row->item.required = items->at[i].required;
        row->item.elsewhere = items->at[i].elsewhere;
    }
}

void materials_items(const struct materials *m, struct arena *a, struct receipt_items *out)
{
    *out = (struct receipt_items){0};
    for (size_t i = 0; i < m->rows.n; i++) {
        const struct materials_row *row = &m->rows.at[i];
        if (!row->item.record.id && !is_filled(row)) {
            continue;
        }
        struct receipt_item *item = VEC_PUSH(a, out);
        *item = row->item;
        item->required = NUMBER_NONE; /* receipt_expect knows */
        (void)read_count(row, a, &item->received);
        item->seal_applicant = seal_id(edit_text(&row->cells[CELL_SEAL_APPLICANT]));
        item->seal_recommender = seal_id(edit_text(&row->cells[CELL_SEAL_RECOMMENDER]));
        item->note = input_clean(&(struct input){0}, a, edit_text(&row->cells[CELL_NOTE]));
    }
}

/* ---- drafts ------------------------------------------------------------------------------------ */

/* The row, which is made when there is none, and the cell of a name as drafts have it; NULL for other names. */
static struct materials_row *row_named(struct materials *m, const char *name, size_t *cell)
{
    size_t prefix = strlen(NAME_PREFIX);
    const char *dot = strrchr(name, '.');
    if (strncmp(name, NAME_PREFIX, prefix) != 0 || dot < name + prefix) {
        return NULL;
    }
    for (*cell = 0; *cell < MATERIALS_CELLS && strcmp(dot + 1, cell_ids[*cell]) != 0;) {
        (*cell)++;
    }
    struct slice material = {name + prefix, (size_t)(dot - name) - prefix};
    struct materials_row *row = find(m, material);
    return row ? row : add(m, arena_copy(&m->arena, material.at, material.n));
}

bool materials_put(struct materials *m, const char *name, const char *value)
{
    size_t cell;
    struct materials_row *row = row_named(m, name, &cell);
    if (row && cell < MATERIALS_CELLS) {
        edit_set(&row->cells[cell], value);
    }
    return row != NULL;
}

bool materials_follow(struct materials *m, const char *name, const char *value)
{
    size_t cell;
    struct materials_row *row = row_named(m, name, &cell);
    if (!row || cell == MATERIALS_CELLS || text_eq(edit_text(&row->cells[cell]), value)) {
        return true;
    }
    bool is_mine = is_changed(row, cell);
    if (!is_mine) {
        edit_set(&row->cells[cell], value);
    }
    return !is_mine;
}

const char *materials_name(const struct materials *m, struct arena *a)
{
    return m->rows.n == 0 ? NULL
                          : arena_printf(a, NAME_PREFIX "%s.%s", m->rows.at[m->row].item.material,
                                         cell_ids[m->cell]);
}

const char *materials_value(const struct materials *m, struct arena *a)
{
    return m->rows.n == 0 ? "" : arena_text(a, edit_text(&m->rows.at[m->row].cells[m->cell]));
}

/* ---- what it says ------------------------------------------------------------------------------ */

static bool has_changes(const struct materials *m, size_t cell)
{
    for (size_t i = 0; i < m->rows.n; i++) {
        if (is_changed(&m->rows.at[i], cell)) {
            return true;
        }
    }
    return false;
}

const char *materials_unsaved(const struct materials *m, struct arena *a)
{
    const char *text = has_changes(m, CELL_RECEIVED) ? "实收份数" : NULL;
    if (has_changes(m, CELL_SEAL_APPLICANT) || has_changes(m, CELL_SEAL_RECOMMENDER)) {
        text = text ? arena_printf(a, "%s, 盖章", text) : "盖章";
    }
    if (has_changes(m, CELL_NOTE)) {
        text = text ? arena_printf(a, "%s, 材料说明", text) : "材料说明";
    }
    return text;
}

static const char *row_error(const struct materials_row *row, struct arena *a)
{
    int64_t count;
    return read_count(row, a, &count)
               ? NULL
               : arena_printf(a, "「%s」的实收份数只能写数字, 如 2, 最多 6 位", row->item.material);
}

const char *materials_error(struct materials *m, struct arena *a)
{
    for (size_t i = 0; i < m->rows.n; i++) {
        const char *error = row_error(&m->rows.at[i], a);
        if (error) {
            m->row = i;
            m->cell = CELL_RECEIVED;
            return error;
        }
    }
    return NULL;
}

const char *materials_sentence(const struct materials *m, struct arena *a)
{
    static const char *const rules[MATERIALS_CELLS] = {
        "实收几份; 没来写 0, 空着是还没清点. Enter 到下一行, Tab 到盖章",
        "申报单位盖章: 空格换 有, 无, 未看", "推荐单位盖章: 空格换 有, 无, 未看",
        "说明, 如 缺第 3 页"};
    const char *error = m->rows.n ? row_error(&m->rows.at[m->row], a) : NULL;
    return error ? error : rules[m->cell];
}

/* ---- keys -------------------------------------------------------------------------------------- */

static bool is_seal(enum materials_cell cell)
{
    return cell == CELL_SEAL_APPLICANT || cell == CELL_SEAL_RECOMMENDER;
}

static enum widget_result seal_key(struct edit *edit, uint32_t code)
{
    const char *now = edit_text(edit), *next;
    switch (code) {
    case ' ':
    case 0x3000: next = text_eq(now, "有") ? "无" : text_eq(now, "无") ? "" : "有"; break;
    case 'y':
    case 0x6709: next = "有"; break;
    case 'n':
    case 0x65e0: next = "无"; break;
    case K_BACKSPACE:
    case K_DELETE: next = ""; break;
    default: return WIDGET_PASS;
    }
    edit_set(edit, next);
    return WIDGET_CHANGED;
}

static enum widget_result go_row(struct materials *m, bool is_back)
{
    if (is_back && m->row == 0) {
        return WIDGET_PASS;
    }
    if (!is_back && m->row + 1 >= m->rows.n) {
        return WIDGET_DONE;
    }
    m->row = is_back ? m->row - 1 : m->row + 1;
    return WIDGET_HANDLED;
}

static enum widget_result go_cell(struct materials *m, bool is_back)
{
    if (is_back ? m->cell > 0 : m->cell + 1 < MATERIALS_CELLS) {
        m->cell = is_back ? m->cell - 1 : m->cell + 1;
        return WIDGET_HANDLED;
    }
    enum widget_result result = go_row(m, is_back);
    if (result == WIDGET_HANDLED) {
        m->cell = is_back ? MATERIALS_CELLS - 1 : CELL_RECEIVED;
    }
    return result;
}

static enum widget_result move(struct materials *m, uint32_t code)
{
    switch (code) {
    case K_ENTER:
    case K_DOWN: return go_row(m, false);
    case K_UP: return go_row(m, true);
    case K_TAB:
    case K_RIGHT: return go_cell(m, false);
    case K_BACK_TAB:
    case K_LEFT: return go_cell(m, true);
    default: return WIDGET_PASS;
    }
}

enum widget_result materials_key(struct materials *m, struct key key)
{
    if (m->rows.n == 0) {
        return key.code == K_ENTER || key.code == K_DOWN || key.code == K_TAB ? WIDGET_DONE
                                                                              : WIDGET_PASS;
    }
    struct edit *edit = &m->rows.at[m->row].cells[m->cell];
    bool is_across = key.code == K_LEFT || key.code == K_RIGHT;
    enum widget_result result = is_seal(m->cell)                        ? seal_key(edit, key.code)
                                : m->cell == CELL_RECEIVED && is_across ? WIDGET_PASS
                                                                        : edit_key(edit, key);
    if (result == WIDGET_PASS && is_seal(m->cell) && key_is_text(key)) {
        return WIDGET_HANDLED; /* no letter may become a command here */
    }
    return result == WIDGET_PASS ? move(m, key.code) : result;
}
