/* For strcasestr. */
#define _GNU_SOURCE
#include "rules/file_check.h"

#include <string.h>
#include <strings.h>

#include "base/slice.h"
#include "rules/form_check.h"

/* ---- names ----------------------------------------------------------------------------------------- */

const char *file_name_wanted(struct arena *a, const struct name_pattern *pattern,
                             const struct texts *values)
{
    const char *name = NULL;
    for (size_t i = 0; i < values->n; i++) {
        if (text_is_empty(values->at[i])) {
            return NULL;
        }
        name =
            name ? arena_printf(a, "%s%s%s", name, text_or_empty(pattern->separator), values->at[i])
                 : values->at[i];
    }
    return name;
}

static struct finding of_rule(const struct notice *n, const struct rule *rule, const char *subject)
{
    return (struct finding){.subject = subject,
                            .severity = SEVERITY_WARNING,
                            .is_hard = !rule->soft,
                            .notice = n->doc_no,
                            .clause = rule->clause};
}

/* What no file system takes cannot be asked for: then the key decides. */
static bool is_right(const struct file_name_facts *f, size_t which)
{
    const struct file_wanted *w = &f->wanted[which];
    bool has_parts = !w->name || text_starts(f->name, w->name) ||
                     (strpbrk(w->name, "/\\:*?\"<>|\n") && text_eq(f->key, f->wanted_keys[which]));
    const char *fixed = text_or_empty(w->pattern->fixed);
    return has_parts && strstr(f->name, fixed);
}

static void say_name(const struct file_name_facts *f, size_t which, struct findings *out)
{
    const struct file_wanted *w = &f->wanted[which];
    struct finding found = of_rule(f->notice, &w->pattern->rule, f->what);
    found.rule = "file_name";
    bool is_near = w->name && text_eq(f->key, f->wanted_keys[which]);
    const char *wanted = w->name ? w->name : text_or_empty(w->pattern->fixed);
    found.text = arena_printf(out->arena, "%s应为「%s」, 现为「%s」%s", f->what, wanted, f->name,
                              is_near ? ", 只差标点, 空格或全半角" : "");
    findings_add(out, found);
}

static void check_folder(const struct file_name_facts *f, const struct file_wanted *w,
                         struct findings *out)
{
    struct finding found = of_rule(f->notice, &w->pattern->rule, "文件夹");
    found.rule = "file_folder";
    if (text_is_empty(w->pattern->inside) || texts_has(f->folders, w->pattern->inside)) {
        return;
    }
    found.text = arena_printf(out->arena, "应放在文件夹「%s」里, 现在「%s」", w->pattern->inside,
                              f->folders->n ? f->folders->at[f->folders->n - 1] : "");
    findings_add(out, found);
}

void file_name_check(const struct file_name_facts *f, struct findings *out)
{
    size_t worst = f->n_wanted;
    for (size_t i = 0; i < f->n_wanted; i++) {
        const struct file_wanted *w = &f->wanted[i];
        if (!w->name && w->pattern->parts.n) {
            struct finding note = of_rule(f->notice, &w->pattern->rule, f->what);
            note.rule = "file_name";
            note.severity = SEVERITY_NOTE;
            note.text = arena_printf(out->arena, "申报件缺命名要用的项, %s没有核", f->what);
            findings_add(out, note);
            return;
        }
        if (is_right(f, i)) {
            check_folder(f, w, out);
            return;
        }
        worst = worst == f->n_wanted || text_eq(f->key, f->wanted_keys[i]) ? i : worst;
    }
    if (worst < f->n_wanted) {
        say_name(f, worst, out);
        check_folder(f, &f->wanted[worst], out);
    }
}

/* ---- pictures --------------------------------------------------------------------------------------- */

static bool is_in_dots_per_inch(const char *unit)
{
    return unit && (strcasestr(unit, "dpi") || strcasestr(unit, "ppi") || strstr(unit, "英寸"));
}

/* Bytes in one of the unit; 0 for a unit that is none of size. */
static int64_t bytes_of(const char *unit)
{
    static const struct {
        const char *name;
        int64_t bytes;
    } units[] = {{"G", 1 << 30}, {"M", 1 << 20}, {"K", 1 << 10}, {"兆", 1 << 20}};
    for (size_t i = 0; unit && i < sizeof units / sizeof *units; i++) {
        if (strncasecmp(unit, units[i].name, strlen(units[i].name)) == 0) {
            return units[i].bytes;
        }
    }
    return 0;
}

struct measured {
    const char *what;
    int64_t value, scale; /* value over scale is in the unit of the property */
};

static void compare(const struct file_picture *p, const struct property *property,
                    const struct measured *m, struct finding found, struct findings *out)
{
    bool is_under = property->min.has && m->value < property->min.value * m->scale;
    bool is_over = property->max.has && m->value > property->max.value * m->scale;
    if (!is_under && !is_over) {
        return;
    }
    found.text = arena_printf(
        out->arena, "%s%s要求%s%lld%s, 这张%lld×%lld像素, %s%.1f%s; 只供参考", property->name,
        property->is_rough == YES_YES ? "大约" : "", is_under ? "不少于" : "不超过",
        (long long)(is_under ? property->min.value : property->max.value),
        text_or_empty(property->unit), (long long)p->width, (long long)p->height, m->what,
        (double)m->value / (double)m->scale, text_or_empty(property->unit));
    findings_add(out, found);
}

static void check_property(const struct file_picture *p, const struct property *property,
                           struct finding found, struct findings *out)
{
    int64_t bytes = bytes_of(property->unit);
    if (text_eq(property->name, "分辨率") && is_in_dots_per_inch(property->unit)) {
        const struct measured m = {"每英寸", p->per_inch, 1};
        if (p->per_inch) {
            compare(p, property, &m, found, out);
        }
    } else if (text_eq(property->name, "分辨率")) {
        const struct measured m = {"短边", p->width < p->height ? p->width : p->height, 1};
        compare(p, property, &m, found, out);
    } else if (text_eq(property->name, "文件大小") && bytes) {
        const struct measured m = {"大小", p->bytes, bytes};
        compare(p, property, &m, found, out);
    }
}

static bool is_of_pictures(const struct material *m)
{
    for (size_t i = 0; i < m->properties.n; i++) {
        if (text_eq(m->properties.at[i].name, "分辨率")) {
            return true;
        }
    }
    return false;
}

void file_picture_check(const struct notice *n, const struct file_picture *p, struct findings *out)
{
    for (size_t i = 0; i < n->materials.n; i++) {
        const struct material *m = &n->materials.at[i];
        struct finding found = of_rule(n, &m->rule, m->name);
        found.rule = "file_picture";
        found.severity = SEVERITY_NOTE;
        for (size_t k = 0; is_of_pictures(m) && k < m->properties.n; k++) {
            check_property(p, &m->properties.at[k], found, out);
        }
    }
}

/* ---- chapters --------------------------------------------------------------------------------------- */

static bool has_bounds(const struct field *field)
{
    return field->min_chars.has || field->max_chars.has;
}

static void say_not_found(const struct facts *facts, const struct field *field,
                          struct findings *out)
{
    struct finding note = of_rule(facts->notice, &field->rule, field->name);
    note.rule = "form";
    note.severity = SEVERITY_NOTE;
    note.text =
        arena_printf(out->arena, "文件里没有找到标题为「%s」的一章, 它的字数没有数", field->name);
    findings_add(out, note);
}

void file_chapters_check(const struct facts *facts, const struct file_chapter *chapters, size_t n,
                         struct findings *out)
{
    bool has_any = false;
    for (size_t i = 0; i < n; i++) {
        has_any = has_any || chapters[i].is_found;
    }
    for (size_t i = 0; has_any && i < n; i++) {
        if (chapters[i].is_found) {
            form_check_chars(chapters[i].field, facts, chapters[i].chars, out);
        } else if (has_bounds(chapters[i].field)) {
            say_not_found(facts, chapters[i].field, out);
        }
    }
}
