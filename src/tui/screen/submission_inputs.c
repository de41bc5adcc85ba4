#include "tui/screen/submission_inputs.h"

#include "base/slice.h"
#include "base/vec.h"
#include "desk/form_columns.h"
#include "model/fields.h"

#define CHAPTER_ROWS 4
#define LONG_CHARS 60 /* 字; above it a field gets several rows */

struct maker {
    struct arena *arena;
    const struct notice *notice;
    const char *stored;
    const struct submission_proposals *proposals;
    struct submission_inputs out;
    size_t cap_fields;
};

const char *submission_field_id(const struct field *field)
{
    return field->id ? field->id : field->name;
}

/* `fields:effect`, the name of a field of the notice among the inputs. */
static const char *field_input_name(struct arena *a, const struct field *field)
{
    return arena_printf(a, "fields:%s", submission_field_id(field));
}

static void add(struct maker *m, struct input input, const struct field *field)
{
    struct {
        const struct field **at;
        size_t n, cap;
    } fields = {m->out.fields, m->out.n, m->cap_fields};
    *VEC_PUSH(m->arena, &m->out) = input;
    *VEC_PUSH(m->arena, &fields) = field;
    m->out.fields = fields.at;
    m->cap_fields = fields.cap;
}

/* ---- choices ---------------------------------------------------------------------------------- */

static void add_leaves(const struct direction *at, size_t n, const char **names, size_t *count)
{
    for (size_t i = 0; i < n; i++) {
        if (at[i].children.n) {
            add_leaves(at[i].children.at, at[i].children.n, names, count);
        } else {
            if (names) {
                names[*count] = at[i].name;
            }
            (*count)++;
        }
    }
}

static struct texts direction_texts(struct arena *a, const struct notice *n)
{
    size_t count = 0;
    for (size_t i = 0; i < n->axes.n; i++) {
        add_leaves(n->axes.at[i].directions.at, n->axes.at[i].directions.n, NULL, &count);
    }
    struct texts out = {ARENA_ARRAY(a, const char *, count + 1), 0};
    for (size_t i = 0; i < n->axes.n; i++) {
        add_leaves(n->axes.at[i].directions.at, n->axes.at[i].directions.n, out.at, &out.n);
    }
    return out;
}

static struct texts track_texts(struct arena *a, const struct notice *n)
{
    struct texts out = {ARENA_ARRAY(a, const char *, n->tracks.n + 1), 0};
    for (size_t i = 0; i < n->tracks.n; i++) {
        const struct track *t = &n->tracks.at[i];
        out.at[out.n++] = t->name ? t->name : t->code;
    }
    return out;
}

struct texts submission_options(struct arena *a, const struct notice *n, const struct field *field)
{
    const struct named_list *list = field->list ? notice_list(n, field->list) : NULL;
    if (!list) {
        return field->options;
    }
    struct texts out = {ARENA_ARRAY(a, const char *, list->rows.n + 1), 0};
    for (size_t i = 0; i < list->rows.n; i++) {
        if (list->rows.at[i].n > 0) {
            out.at[out.n++] = list->rows.at[i].at[0];
        }
    }
    return out;
}

static struct input choice_input(const char *name, const char *label, struct texts texts)
{
    return (struct input){.name = name,
                          .label = label,
                          .kind = texts.n ? INPUT_CHOICE : INPUT_TEXT,
                          .choices = texts.at,
                          .n_choices = texts.n};
}

/* ---- columns ---------------------------------------------------------------------------------- */

/* What a case of this notice is called: 成果名称, 案例名称. */
static const char *title_label(const struct maker *m)
{
    const struct notice *n = m->notice;
    const char *object = n->tracks.n ? n->tracks.at[0].object : NULL;
    return object ? arena_printf(m->arena, "%s名称", object) : "名称";
}

static void add_choices(struct maker *m)
{
    const struct notice *n = m->notice;
    if (n->tracks.n > 1) {
        struct input track = choice_input("track", "通道", track_texts(m->arena, n));
        track.is_required = true;
        track.help = "这份通知有几个通道, 各有各的要求.";
        add(m, track, NULL);
    }
    struct input direction = choice_input("direction", "方向", direction_texts(m->arena, n));
    direction.clause = n->axes.n ? n->axes.at[0].rule.clause : NULL;
    direction.help = direction.clause ? arena_printf(m->arena, "左右选, 或按序号, 拼音首字母 (%s).",
                                                     direction.clause)
                                      : "左右选, 或按序号, 拼音首字母.";
    add(m, direction, NULL);
}

static void add_columns(struct maker *m)
{
    const struct submission_proposals *p = m->proposals;
    const struct input columns[] = {
        {.name = "title",
         .label = title_label(m),
         .is_required = true,
         .help = "与申报书封面一致."},
        {.name = "lead",
         .label = "牵头单位",
         .suggest = p->unit,
         .help = "输入名称, 又名或拼音首字母, 下箭头来选; 没有的选「新建」."},
        {.name = "credit_code",
         .label = "信用代码",
         .kind = INPUT_CREDIT_CODE,
         .columns = 20,
         .help = "表上填的牵头单位信用代码, 照原件录."},
        {.name = "partners",
         .label = "联合单位",
         .suggest = p->units,
         .help = "按次序, 几个单位用、分开; 没有就空着."},
        {.name = "recommender",
         .label = "推荐单位",
         .suggest = p->unit,
         .help = "输入名称或拼音首字母, 下箭头来选."},
        {.name = "list_order",
         .label = "推荐顺序",
         .kind = INPUT_NUMBER,
         .columns = 6,
         .help = "推荐单位汇总表上的序号."},
        {.name = "contact", .label = "联系人", .columns = 20},
        {.name = "phone", .label = "手机", .kind = INPUT_PHONE, .columns = 20},
        {.name = "email", .label = "邮箱", .columns = 30},
        {.name = "contact_info", .label = "联系方式", .help = "表上合写在一格的, 照原样录."},
        {.name = "note",
         .label = "备注",
         .kind = INPUT_LINES,
         .rows = 2,
         .help = "本台自己记的, 不上汇总表."},
    };
    /* As on the cover of the papers: what it is called comes first. */
    add(m, columns[0], NULL);
    add_choices(m);
    for (size_t i = 1; i < sizeof columns / sizeof *columns; i++) {
        add(m, columns[i], NULL);
    }
    m->out.n_columns = m->out.n;
}

/* ---- fields of the notice ---------------------------------------------------------------------- */

static enum input_kind kind_of(const struct field *field)
{
    bool is_long = (field->max_chars.has && field->max_chars.value > LONG_CHARS) ||
                   (field->min_chars.has && field->min_chars.value > LONG_CHARS);
    switch (field->type) {
    case FIELD_NUMBER:
    case FIELD_MONEY: return INPUT_NUMBER;
    case FIELD_DATE: return INPUT_DATE;
    case FIELD_CHOICE: return INPUT_CHOICE;
    case FIELD_YES_NO:
    case FIELD_SIGNATURE: return INPUT_YES_NO;
    case FIELD_PHONE: return INPUT_PHONE;
    case FIELD_CREDIT_CODE: return INPUT_CREDIT_CODE;
    case FIELD_TABLE:
    case FIELD_CHAPTER: return INPUT_LINES;
    case FIELD_TEXT: return is_long ? INPUT_LINES : INPUT_TEXT;
    case FIELD_ABSENT:
    case FIELD_DATE_RANGE:
    case FIELD_MULTIPLE:
    case FIELD_ORDERED:
    case FIELD_EMAIL:
    case FIELD_REGION: break;
    }
    return INPUT_TEXT;
}

/* Columns a short answer takes; 0: as wide as there is room. */
static int columns_of(const struct field *field)
{
    switch (field->type) {
    case FIELD_NUMBER:
    case FIELD_MONEY: return 14;
    case FIELD_DATE: return 12;
    case FIELD_DATE_RANGE: return 26;
    case FIELD_PHONE:
    case FIELD_CREDIT_CODE: return 20;
    case FIELD_EMAIL: return 30;
    case FIELD_ABSENT:
    case FIELD_TEXT:
    case FIELD_CHOICE:
    case FIELD_MULTIPLE:
    case FIELD_ORDERED:
    case FIELD_YES_NO:
    case FIELD_REGION:
    case FIELD_TABLE:
    case FIELD_CHAPTER:
    case FIELD_SIGNATURE: break;
    }
    return 0;
}

static const char *joined(struct arena *a, struct texts texts, const char *between)
{
    const char *text = "";
    for (size_t i = 0; i < texts.n; i++) {
        text = arena_printf(a, "%s%s%s", text, i ? between : "", texts.at[i]);
    }
    return text;
}

static const char *column_names(struct arena *a, const struct field *field)
{
    const char *text = "";
    for (size_t i = 0; i < field->columns.n; i++) {
        text = arena_printf(a, "%s%s%s", text, i ? " | " : "", field->columns.at[i].name);
    }
    return text;
}

/* What the kind of field asks for, in words. */
static const char *kind_help(struct arena *a, const struct field *field)
{
    switch (field->type) {
    case FIELD_MULTIPLE: return "可选几项, 用、分开";
    case FIELD_ORDERED: return "按先后写几项, 用、分开";
    case FIELD_DATE_RANGE: return "写成 2024-01-01 至 2024-06-30";
    case FIELD_SIGNATURE: return "签章有没有";
    case FIELD_TABLE: return arena_printf(a, "一行一条, 列为 %s", column_names(a, field));
    case FIELD_ABSENT:
    case FIELD_TEXT:
    case FIELD_NUMBER:
    case FIELD_MONEY:
    case FIELD_DATE:
    case FIELD_CHOICE:
    case FIELD_YES_NO:
    case FIELD_PHONE:
    case FIELD_EMAIL:
    case FIELD_CREDIT_CODE:
    case FIELD_REGION:
    case FIELD_CHAPTER: break;
    }
    return "";
}

/* The clause of the field, else of its group. */
static const char *clause_of(const struct field_group *group, const struct field *field)
{
    return field->rule.clause ? field->rule.clause : group->rule.clause;
}

/* `more` behind `text`, with a sign between. */
static const char *joined_help(struct arena *a, const char *text, const char *more)
{
    if (text_is_empty(more)) {
        return text;
    }
    return *text ? arena_printf(a, "%s; %s", text, more) : more;
}

static const char *help_of(struct arena *a, const struct field *field, const char *clause)
{
    const char *text = kind_help(a, field);
    if (field->sections.n) {
        text = joined_help(a, text, arena_printf(a, "分 %s", joined(a, field->sections, ", ")));
    }
    if (!text_is_empty(field->unit)) {
        text = joined_help(a, text, arena_printf(a, "单位 %s", field->unit));
    }
    text = joined_help(a, text, field->help);
    return clause ? arena_printf(a, "%s%s(%s)", text, *text ? " " : "", clause) : text;
}

static void add_field(struct maker *m, const struct field_group *group, const struct field *field)
{
    struct arena *a = m->arena;
    const char *stored = fields_get(a, m->stored, submission_field_id(field));
    if (form_column(field) && !stored) {
        return;
    }
    struct texts options = submission_options(a, m->notice, field);
    bool is_list = field->type == FIELD_MULTIPLE || field->type == FIELD_ORDERED;
    struct input input = {.name = field_input_name(a, field),
                          .label = field->name,
                          .kind = kind_of(field),
                          .columns = columns_of(field),
                          .is_required = field->is_required == YES_YES,
                          .clause = clause_of(group, field),
                          .choices = options.at,
                          .n_choices = options.n,
                          .suggest = is_list && options.n ? m->proposals->options : NULL};
    input.help = help_of(a, field, input.clause);
    input.min = field->min_chars.has ? (size_t)field->min_chars.value : 0;
    input.max = field->max_chars.has ? (size_t)field->max_chars.value : 0;
    input.rows = input.kind == INPUT_LINES ? CHAPTER_ROWS : 0;
    if (input.kind == INPUT_CHOICE && options.n == 0) {
        input.kind = INPUT_TEXT;
    }
    add(m, input, field);
}

struct submission_inputs submission_inputs_make(struct arena *a, const struct notice *n,
                                                const char *stored,
                                                const struct submission_proposals *p)
{
    struct maker m = {.arena = a, .notice = n, .stored = stored, .proposals = p};
    add_columns(&m);
    for (size_t g = 0; g < n->form_groups.n; g++) {
        const struct field_group *group = &n->form_groups.at[g];
        const char *clause = group->rule.clause;
        size_t before = m.out.n;
        add(&m,
            (struct input){.kind = INPUT_HEADING,
                           .label = clause ? arena_printf(a, "%s  (%s)", group->name, clause)
                                           : group->name},
            NULL);
        for (size_t i = 0; i < group->fields.n; i++) {
            add_field(&m, group, &group->fields.at[i]);
        }
        m.out.n -= m.out.n == before + 1; /* nothing left to ask under this heading */
    }
    return m.out;
}
