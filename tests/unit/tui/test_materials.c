/* The table of materials: how counting runs down it, what is kept when others are asked for. */
#include "tui/screen/materials.h"

#include "support/check.h"
#include "support/keys.h"

static enum widget_result take(void *m, struct key key)
{
    return materials_key(m, key);
}

static void type(struct materials *m, const char *text)
{
    (void)keys_type(take, m, text);
}

static struct receipt_item expected(const char *material, int64_t required)
{
    return (struct receipt_item){
        .material = material, .required = required, .received = NUMBER_NONE};
}

static void show(struct materials *m, struct receipt_item *items, size_t n)
{
    materials_show(m, &(struct receipt_items){items, n, n});
}

static void start(struct materials *m)
{
    struct receipt_item items[] = {expected("汇总表", 2), expected("申报书", 4),
                                   expected("光盘", NUMBER_NONE)};
    materials_init(m);
    show(m, items, 3);
}

static void test_counting_runs_down_the_page(void **state)
{
    struct materials m;
    struct receipt_items out;
    start(&m);
    type(&m, "2");
    assert_int_equal(materials_key(&m, key_of(K_ENTER)), WIDGET_HANDLED);
    type(&m, "３");
    assert_int_equal(materials_key(&m, key_of(K_ENTER)), WIDGET_HANDLED);
    assert_int_equal(materials_key(&m, key_of(K_ENTER)), WIDGET_DONE);
    materials_items(&m, *state, &out);
    assert_int_equal(out.n, 2); /* the disc was neither stored nor counted */
    assert_int_equal(out.at[0].received, 2);
    assert_int_equal(out.at[1].received, 3); /* full-width digits count */
    assert_string_equal(materials_unsaved(&m, *state), "实收份数");
    materials_release(&m);
}

static void test_zero_is_a_count_and_nothing_is_none(void **state)
{
    struct materials m;
    struct receipt_items out;
    start(&m);
    type(&m, "0");
    materials_items(&m, *state, &out);
    assert_int_equal(out.n, 1);
    assert_int_equal(out.at[0].received, 0);
    materials_release(&m);
}

static void test_cells_across(void **state)
{
    struct materials m;
    struct receipt_items out;
    start(&m);
    (void)materials_key(&m, key_of(K_TAB));
    type(&m, " ");
    (void)materials_key(&m, key_of(K_RIGHT));
    type(&m, "  ");
    (void)materials_key(&m, key_of(K_TAB));
    type(&m, "缺第3页");
    materials_items(&m, *state, &out);
    assert_string_equal(out.at[0].seal_applicant, "yes");
    assert_string_equal(out.at[0].seal_recommender, "no");
    assert_string_equal(out.at[0].note, "缺第3页");
    assert_int_equal(materials_key(&m, key_of(K_TAB)), WIDGET_HANDLED);
    assert_int_equal(m.row, 1);
    assert_int_equal(m.cell, CELL_RECEIVED);
    assert_int_equal(materials_key(&m, key_of(K_BACK_TAB)), WIDGET_HANDLED);
    assert_int_equal(m.cell, CELL_NOTE);
    m.row = 0;
    assert_int_equal(materials_key(&m, key_of(K_UP)), WIDGET_PASS); /* leads out */
    materials_release(&m);
}

static void test_a_seal_is_seen_not_seen_or_not_looked_at(void **state)
{
    struct materials m;
    (void)state;
    start(&m);
    m.cell = CELL_SEAL_APPLICANT;
    static const struct {
        const char *typed, *is;
    } steps[] = {{" ", "有"}, {" ", "无"}, {" ", ""}, {"y", "有"}, {"无", "无"}, {"x", "无"}};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        type(&m, steps[i].typed);
        assert_string_equal(edit_text(&m.rows.at[0].cells[CELL_SEAL_APPLICANT]), steps[i].is);
    }
    (void)materials_key(&m, key_of(K_BACKSPACE));
    assert_string_equal(edit_text(&m.rows.at[0].cells[CELL_SEAL_APPLICANT]), "");
    materials_release(&m);
}

static void test_what_is_no_number_is_told(void **state)
{
    static const char *const wrong[] = {"两", "-1", "1.5", "1234567"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        struct materials m;
        start(&m);
        m.row = 1;
        type(&m, wrong[i]);
        m.row = 0;
        const char *error = materials_error(&m, *state);
        assert_true(error && strstr(error, "申报书"));
        assert_int_equal(m.row, 1); /* the focus goes there */
        materials_release(&m);
    }
}

static void test_another_notice_drops_only_what_is_empty(void **state)
{
    struct materials m;
    struct receipt_items out;
    struct receipt_item others[] = {expected("申请表", 1)};
    start(&m);
    type(&m, "2");
    show(&m, others, 1);
    assert_int_equal(m.rows.n, 2);
    assert_string_equal(m.rows.at[0].item.material, "汇总表");
    assert_string_equal(m.rows.at[1].item.material, "申请表");
    materials_items(&m, *state, &out);
    assert_int_equal(out.n, 1);
    materials_release(&m);
}

static void test_drafts_come_back_by_name(void **state)
{
    struct materials m, again;
    start(&m);
    start(&again);
    m.row = 1;
    type(&m, "3");
    const char *name = materials_name(&m, *state);
    assert_string_equal(name, "item.申报书.received");
    assert_true(materials_put(&again, name, materials_value(&m, *state)));
    assert_true(materials_put(&again, "item.附.1.note", "另附")); /* a dot in the name */
    assert_false(materials_put(&again, "carrier", "王示例"));
    assert_false(materials_put(&again, "item.note", "x"));
    assert_string_equal(edit_text(&again.rows.at[1].cells[CELL_RECEIVED]), "3");
    assert_string_equal(again.rows.at[3].item.material, "附.1");
    materials_release(&m);
    materials_release(&again);
}

static void test_others_counts_come_in_where_nothing_was_typed(void **state)
{
    struct materials m;
    struct receipt_item stored[] = {expected("汇总表", 2), expected("申报书", 4)};
    struct receipt_items items = {stored, 2, 2};
    start(&m);
    stored[0].record.id = 1;
    stored[1].record.id = 2;
    materials_rebase(&m, &items, false);
    type(&m, "1");
    stored[0].received = 2;
    stored[1].received = 4;
    materials_rebase(&m, &items, false);
    assert_string_equal(edit_text(&m.rows.at[0].cells[CELL_RECEIVED]), "1");
    assert_string_equal(edit_text(&m.rows.at[1].cells[CELL_RECEIVED]), "4");
    assert_non_null(materials_unsaved(&m, *state));
    materials_rebase(&m, &items, true);
    assert_string_equal(edit_text(&m.rows.at[0].cells[CELL_RECEIVED]), "2");
    assert_null(materials_unsaved(&m, *state));
    materials_release(&m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(test_counting_runs_down_the_page),
        ARENA_TEST(test_zero_is_a_count_and_nothing_is_none),
        ARENA_TEST(test_cells_across),
        ARENA_TEST(test_a_seal_is_seen_not_seen_or_not_looked_at),
        ARENA_TEST(test_what_is_no_number_is_told),
        ARENA_TEST(test_another_notice_drops_only_what_is_empty),
        ARENA_TEST(test_drafts_come_back_by_name),
        ARENA_TEST(test_others_counts_come_in_where_nothing_was_typed),
    };
    return check_run("materials", tests, sizeof tests / sizeof *tests);
}
