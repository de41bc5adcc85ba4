#include "desk/print_setup.h"

#include "base/file.h"
#include "text/yaml.h"

#define FILE_MAX ((size_t)1 << 20)

static const char *const face_names[FACE_N] = {"仿宋", "宋体", "黑体", "楷体", "小标宋"};

const char *face_name(enum face face)
{
    return face_names[face];
}

struct reader {
    struct arena *a;
    struct print_setup *out;
    struct problems problems;
};

static void wrong(struct reader *r, const struct yaml_node *at, const char *what)
{
    problem_add(&r->problems, at->line, at->column, "%s", what);
}

enum family_use { FAMILY_CHINESE, FAMILY_STAND_IN, FAMILY_LATIN };

/* ---- fonts ------------------------------------------------------------------------------------- */

static void read_families(struct reader *r, enum face face, const struct yaml_node *list,
                          enum family_use use)
{
    if (!list) {
        return;
    }
    if (list->kind != YAML_LIST) {
        wrong(r, list, "字库名应写成列表, 如 [仿宋_GB2312, FangSong]");
        return;
    }
    for (size_t i = 0; i < list->n; i++) {
        if (list->at[i]->kind != YAML_TEXT) {
            wrong(r, list->at[i], "字库名应是一个名字");
            continue;
        }
        struct pdf_font font = {face, list->at[i]->text, use == FAMILY_LATIN};
        *VEC_PUSH(r->a, &r->out->fonts) = font;
        if (use == FAMILY_STAND_IN) {
            *VEC_PUSH(r->a, &r->out->stand_ins) = font;
        }
    }
}

static void read_fonts(struct reader *r, const struct yaml_node *fonts)
{
    if (!fonts || fonts->kind != YAML_MAP) {
        return;
    }
    for (size_t i = 0; i < fonts->n; i++) {
        const struct yaml_node *key = yaml_key(fonts, i), *value = yaml_value(fonts, i);
        size_t face = 0;
        while (face < FACE_N && !text_eq(key->text, face_names[face])) {
            face++;
        }
        if (face == FACE_N || value->kind != YAML_MAP) {
            wrong(r, key,
                  "字体只有 仿宋, 宋体, 黑体, 楷体, 小标宋, 下面写 中文, 顶替, 西文: [...]");
            continue;
        }
        read_families(r, (enum face)face, yaml_get(value, "中文"), FAMILY_CHINESE);
        read_families(r, (enum face)face, yaml_get(value, "顶替"), FAMILY_STAND_IN);
        read_families(r, (enum face)face, yaml_get(value, "西文"), FAMILY_LATIN);
    }
}

/* ---- printers ---------------------------------------------------------------------------------- */

static const char *text_at(struct reader *r, const struct yaml_node *map, const char *key)
{
    const struct yaml_node *value = yaml_get(map, key);
    if (value && value->kind != YAML_TEXT) {
        wrong(r, value, "这里应是一个词");
        return NULL;
    }
    return value ? value->text : NULL;
}

static int digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                  : -1;
}

/* 1B 40: two digits a byte, blanks between them. */
static struct slice read_bytes(struct reader *r, const struct yaml_node *map, const char *key)
{
    const char *text = text_or_empty(text_at(r, map, key));
    char *bytes = arena_alloc(r->a, strlen(text) / 2 + 1);
    size_t n = 0;
    while (*text) {
        if (*text == ' ') {
            text++;
            continue;
        }
        int high = digit(text[0]), low = high < 0 ? -1 : digit(text[1]);
        if (low < 0) {
            wrong(r, yaml_get(map, key), "应是十六进制的字节, 如 1C 26");
            return (struct slice){bytes, 0};
        }
        bytes[n++] = (char)(high * 16 + low);
        text += 2;
    }
    return (struct slice){bytes, n};
}

/* 框线: with what tables are ruled; 制表符 needs a printer that sets them without gaps. */
static const struct page_style *ruled(struct reader *r, const struct yaml_node *map,
                                      const struct page_style *style)
{
    const char *rules = text_at(r, map, "框线");
    if (!rules || text_eq(rules, "+-|")) {
        return style;
    }
    if (!text_eq(rules, "制表符")) {
        wrong(r, map, "框线 只能是 制表符 或 +-|");
        return style;
    }
    return style ? page_style_boxed(style) : NULL;
}

static void read_printer(struct reader *r, const struct yaml_node *map)
{
    const char *style = text_at(r, map, "页"), *charset = text_at(r, map, "编码");
    struct printer p = {.name = text_at(r, map, "名"),
                        .queue = text_at(r, map, "队列"),
                        .style = page_style_find(style ? style : "80列"),
                        .charset = CHARSET_GB18030,
                        .prefix = read_bytes(r, map, "前缀"),
                        .suffix = read_bytes(r, map, "后缀"),
                        .line_end = read_bytes(r, map, "换行")};
    /* What goes to a printer raw is not mended on the way: a feed alone makes a staircase. */
    p.line_end = p.line_end.n ? p.line_end : slice_of("\r\n");
    if (text_is_empty(p.name) || text_is_empty(p.queue)) {
        wrong(r, map, "打印机要有 名 和 队列");
    }
    if (!p.style || !p.style->is_text) {
        wrong(r, map, "页 只能是 80列 或 132列");
    }
    if (charset && (!charset_find(charset, &p.charset) ||
                    (p.charset != CHARSET_UTF8 && p.charset != CHARSET_GB18030))) {
        wrong(r, map, "编码 只能是 gb18030 或 utf-8");
    }
    p.style = ruled(r, map, p.style);
    *VEC_PUSH(r->a, &r->out->printers) = p;
}

static void read_printers(struct reader *r, const struct yaml_node *list)
{
    for (size_t i = 0; list && list->kind == YAML_LIST && i < list->n; i++) {
        if (list->at[i]->kind == YAML_MAP) {
            read_printer(r, list->at[i]);
        } else {
            wrong(r, list->at[i], "打印机应写成 {名: 针式, 队列: dotmatrix, 页: 80列}");
        }
    }
}

/* ---- the file ---------------------------------------------------------------------------------- */

static enum status tell(struct reader *r, struct err *err)
{
    const struct problem *first = &r->problems.at[0];
    problems_sort(&r->problems);
    first = &r->problems.at[0];
    (void)err_set(err, STATUS_CONFIG, "%s", first->text);
    return err_at(err, first->file, first->line, first->column);
}

enum status print_setup_load(struct arena *a, const char *data_dir, struct print_setup *out,
                             struct err *err)
{
    struct slice bytes = {0};
    *out = (struct print_setup){0};
    if (!data_dir) {
        return STATUS_OK;
    }
    const char *path = arena_printf(a, "%s/print.yaml", data_dir);
    if (!file_exists(path)) {
        return STATUS_OK;
    }
    enum status status = file_read(a, path, FILE_MAX, &bytes, err);
    if (status != STATUS_OK) {
        return status;
    }
    struct reader r = {a, out, {.arena = a, .file = path}};
    const struct yaml_node *root = yaml_parse(a, bytes, &r.problems);
    if (root && root->kind == YAML_MAP) {
        read_fonts(&r, yaml_get(root, "字体"));
        read_printers(&r, yaml_get(root, "打印机"));
    }
    return r.problems.n ? tell(&r, err) : STATUS_OK;
}

bool print_setup_stands_in(const struct print_setup *s, enum face face, const char *family)
{
    for (size_t i = 0; i < s->stand_ins.n; i++) {
        if (s->stand_ins.at[i].face == face && text_eq(s->stand_ins.at[i].family, family)) {
            return true;
        }
    }
    return false;
}

const char *print_setup_wished(const struct print_setup *s, enum face face)
{
    for (size_t i = 0; i < s->fonts.n; i++) {
        if (s->fonts.at[i].face == face && !s->fonts.at[i].is_latin) {
            return s->fonts.at[i].family;
        }
    }
    return NULL;
}

const struct printer *print_setup_printer(const struct print_setup *s, const char *name)
{
    for (size_t i = 0; i < s->printers.n; i++) {
        if (text_eq(s->printers.at[i].name, name)) {
            return &s->printers.at[i];
        }
    }
    return NULL;
}
