#include "desk/files.h"

#include <string.h>

#include "base/buf.h"
#include "base/folder.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/case_cell.h"
#include "desk/check_pass.h"
#include "desk/facts.h"
#include "desk/file_content.h"
#include "desk/notices.h"
#include "desk/sight.h"
#include "notice/vocabulary.h"
#include "rules/file_check.h"
#include "rules/file_match.h"
#include "rules/scope.h"
#include "store/queries.h"
#include "text/key.h"

/* A name below the directory as it is looked at: one folder of the path, or the file without extension. */
struct part {
    const char *text; /* UTF-8 */
    const char *key;
};

struct checking {
    struct desk *desk;
    struct arena *arena;
    const struct notice *notice;
    const char *directory;
    struct fact_source source;
    struct table_units units;
    struct case_cells cells;
    VEC(struct submission) cases;
    VEC(struct file_case) matched_by; /* as `cases` */
    VEC(bool) has_file;               /* as `cases` */
    struct file_index index;
    struct folder_files files;
    size_t *same;
    const char *told_folder; /* whose name was judged last */
    struct files_checked *out;
};

/* ---- names the notice asks for ------------------------------------------------------------------------ */

/* A part of a pattern is one of the sources of columns, an axis of directions, or a field of the form. */
static struct column source_of_part(const struct notice *n, const char *part)
{
    const struct word *word = vocabulary_find(&words_sources, part);
    if (word) {
        return (struct column){.source = (enum column_source)word->value};
    }
    for (size_t i = 0; i < n->axes.n; i++) {
        if (text_eq(part, n->axes.at[i].name)) {
            return (struct column){.source = SOURCE_DIRECTION};
        }
    }
    return (struct column){.source = SOURCE_FIELD, .field = part};
}

static const char *wanted_name(struct checking *c, const struct name_pattern *pattern,
                               const struct submission *s)
{
    struct texts values = {ARENA_ARRAY(c->arena, const char *, pattern->parts.n + 1), 0};
    for (size_t i = 0; i < pattern->parts.n; i++) {
        struct column column = source_of_part(c->notice, pattern->parts.at[i]);
        values.at[values.n++] = case_cell(&c->cells, c->arena, s, &column);
    }
    return file_name_wanted(c->arena, pattern, &values);
}

static bool is_on_disc(const struct name_pattern *pattern)
{
    return pattern->object == NAME_FILE || pattern->object == NAME_FOLDER;
}

/* ---- the submissions ---------------------------------------------------------------------------------- */

/* By what its files are known. */
static void name_case(struct checking *c, const struct submission *s)
{
    struct file_case one = {.number = submission_no(c->arena, s->record.id),
                            .title = title_key(c->arena, text_or_empty(s->title)),
                            .unit = unit_key(c->arena, table_unit_name(&c->units, s->lead))};
    one.names.at = ARENA_ARRAY(c->arena, const char *, c->notice->names.n + 1);
    for (size_t i = 0; i < c->notice->names.n; i++) {
        const struct name_pattern *pattern = &c->notice->names.at[i];
        const char *name = is_on_disc(pattern) ? wanted_name(c, pattern, s) : NULL;
        if (name) {
            one.names.at[one.names.n++] = title_key(c->arena, name);
        }
    }
    *VEC_PUSH(c->arena, &c->matched_by) = one;
    *VEC_PUSH(c->arena, &c->has_file) = false;
}

static enum status load_cases(struct checking *c, int64_t notice, struct err *err)
{
    struct db_cursor cursor;
    bool has_row = true;
    enum status status =
        db_query(c->desk->db, QUERY_CHECK_ROWS_OF_NOTICE, DB_ARGS(db_int(notice)), &cursor, err);
    while (status == STATUS_OK && (status = db_next(&cursor, &has_row, err)) == STATUS_OK &&
           has_row) {
        struct submission *s = VEC_PUSH(c->arena, &c->cases);
        check_row_read(&cursor, c->arena, s);
    }
    db_finish(&cursor);
    for (size_t i = 0; i < c->cases.n; i++) {
        name_case(c, &c->cases.at[i]);
    }
    file_index_init(&c->index, c->arena, c->matched_by.at, c->matched_by.n);
    return status;
}

/* ---- one file ------------------------------------------------------------------------------------------ */

/* The folders of a path, and behind them the name of the file without its extension. */
static struct texts split_path(struct checking *c, const char *path)
{
    struct texts parts = {ARENA_ARRAY(c->arena, const char *, FOLDER_DEPTH_MAX + 2), 0};
    const char *extension = file_extension(c->arena, path);
    size_t end = strlen(path) - strlen(extension) - (*extension != '\0');
    for (const char *at = path; parts.n < FOLDER_DEPTH_MAX + 2;) {
        const char *slash = strchr(at, '/');
        size_t n = slash ? (size_t)(slash - at) : (size_t)(path + end - at);
        const char *decoded = file_text_decoded(c->arena, (struct slice){at, n});
        parts.at[parts.n++] = text_clean(c->arena, slice_of(decoded), false);
        if (!slash) {
            break;
        }
        at = slash + 1;
    }
    return parts;
}

static struct file_match match_part(const struct checking *c, const char *part)
{
    const struct file_named named = {part, title_key(c->arena, part), unit_key(c->arena, part)};
    return file_match(&c->index, &named);
}

/* By its own name, else by the folder nearest to it; *part is the name that told. */
static struct file_match match_path(const struct checking *c, const struct texts *parts,
                                    size_t *part)
{
    struct file_match own = match_part(c, parts->at[parts->n - 1]);
    *part = parts->n - 1;
    for (size_t i = parts->n - 1; own.by == FILE_BY_NOTHING && i-- > 0;) {
        struct file_match folder = match_part(c, parts->at[i]);
        if (folder.by != FILE_BY_NOTHING) {
            *part = i;
            return folder;
        }
    }
    return own;
}

static void check_name(struct checking *c, const struct facts *facts, size_t of,
                       const struct texts *parts, size_t part, struct findings *out)
{
    bool is_file = part + 1 == parts->n;
    size_t most = c->notice->names.n + 1, n = 0;
    struct file_wanted *wanted = ARENA_ARRAY(c->arena, struct file_wanted, most);
    const char **keys = ARENA_ARRAY(c->arena, const char *, most);
    for (size_t i = 0; i < c->notice->names.n; i++) {
        const struct name_pattern *pattern = &c->notice->names.at[i];
        if (pattern->object == (is_file ? NAME_FILE : NAME_FOLDER) &&
            scope_applies(&pattern->rule, facts) != TRUTH_NO) {
            wanted[n] = (struct file_wanted){pattern, wanted_name(c, pattern, &c->cases.at[of])};
            keys[n] = title_key(c->arena, text_or_empty(wanted[n].name));
            n++;
        }
    }
    const struct texts folders = {parts->at, part};
    const struct file_name_facts f = {.notice = c->notice,
                                      .what = is_file ? "文件名" : "文件夹名",
                                      .name = parts->at[part],
                                      .key = title_key(c->arena, parts->at[part]),
                                      .folders = &folders,
                                      .wanted = wanted,
                                      .wanted_keys = keys,
                                      .n_wanted = n};
    if (is_file || !text_eq(c->told_folder, f.name)) {
        file_name_check(&f, out);
    }
    c->told_folder = is_file ? c->told_folder : f.name;
}

static void say(struct findings *out, struct finding finding)
{
    finding.subject = "文件";
    finding.severity = SEVERITY_WARNING;
    findings_add(out, finding);
}

static void say_unknown(const struct checking *c, const struct file_match *m, struct findings *out)
{
    const char *text = "不知道是哪一件的: 名称里没有申报件的名称, 牵头单位或编号";
    for (size_t i = 0; i < m->n_similar; i++) {
        const struct submission *s = &c->cases.at[m->similar[i]];
        text =
            arena_printf(out->arena, "%s%s %s",
                         i ? arena_printf(out->arena, "%s, ", text) : "不能断定是哪一件的, 可能是 ",
                         c->matched_by.at[m->similar[i]].number, text_or_empty(s->title));
    }
    say(out, (struct finding){.rule = "file_unknown", .text = text});
}

static enum status check_file(struct checking *c, size_t place, struct err *err)
{
    const struct folder_file *file = &c->files.at[place];
    struct file_line line = {.file = file->path, .findings = {.arena = c->arena}};
    struct facts facts;
    size_t part = 0;
    if (file->is_odd) {
        say(&line.findings, (struct finding){.rule = "file_unreadable",
                                             .text = "是链接或设备, 不是普通文件, 没有打开"});
        *VEC_PUSH(c->arena, c->out) = line;
        return STATUS_OK;
    }
    struct texts parts = split_path(c, file->path);
    struct file_match m = match_path(c, &parts, &part);
    bool is_known = m.by != FILE_BY_NOTHING;
    if (is_known) {
        enum status status = facts_case(&c->source, c->arena, &c->cases.at[m.of], &facts, err);
        if (status != STATUS_OK) {
            return status;
        }
        line.submission = c->cases.at[m.of].record.id;
        c->has_file.at[m.of] = true;
        if (text_eq(c->cases.at[m.of].state, "withdrawn")) {
            say(&line.findings, (struct finding){.rule = "file_withdrawn", .text = "这一件已撤回"});
        }
        check_name(c, &facts, m.of, &parts, part, &line.findings);
        c->out->n_matched++;
    } else {
        say_unknown(c, &m, &line.findings);
    }
    if (c->same[place] != place) {
        say(&line.findings,
            (struct finding){.rule = "file_same",
                             .text = arena_printf(c->arena, "与「%s」内容完全相同",
                                                  c->files.at[c->same[place]].path)});
    }
    const struct file_content content = {c->directory, file, c->notice, is_known ? &facts : NULL};
    file_content_check(&content, &line.findings);
    *VEC_PUSH(c->arena, c->out) = line;
    return STATUS_OK;
}

static void say_missing(struct checking *c)
{
    for (size_t i = 0; i < c->cases.n; i++) {
        const struct submission *s = &c->cases.at[i];
        struct file_line line = {.submission = s->record.id, .findings = {.arena = c->arena}};
        if (c->has_file.at[i] || text_eq(s->state, "withdrawn")) {
            continue;
        }
        say(&line.findings, (struct finding){.rule = "file_missing",
                                             .text = arena_printf(c->arena, "「%s」没有电子文件",
                                                                  text_or_empty(s->title))});
        *VEC_PUSH(c->arena, c->out) = line;
        c->out->n_missing++;
    }
}

/* ---- the whole ----------------------------------------------------------------------------------------- */

static enum status check_all(struct checking *c, int64_t notice, struct err *err)
{
    enum status status = load_cases(c, notice, err);
    if (status == STATUS_OK) {
        status = files_same(c->arena, c->directory, &c->files, &c->same, err);
    }
    for (size_t i = 0; i < c->files.n && status == STATUS_OK; i++) {
        status = check_file(c, i, err);
    }
    c->out->n_files = c->files.n;
    say_missing(c);
    file_index_release(&c->index);
    return status;
}

enum status files_check(struct desk *desk, struct arena *a, int64_t notice, const char *directory,
                        struct files_checked *out, struct err *err)
{
    struct checking c = {.desk = desk, .arena = a, .directory = directory, .out = out};
    enum status status = sight_whole(desk, err);
    *out = (struct files_checked){0};
    if (status == STATUS_OK) {
        status = notice_definition(desk, notice, 0, &c.notice, err);
    }
    if (status == STATUS_OK) {
        status = folder_list(a, directory, &c.files, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    fact_source_init(&c.source, desk, a);
    table_units_init(&c.units, desk, NULL);
    c.cells = (struct case_cells){c.notice, &c.units};
    status = check_all(&c, notice, err);
    table_units_release(&c.units);
    fact_source_release(&c.source);
    return status;
}

bool files_checked_matter(const struct files_checked *files)
{
    for (size_t i = 0; i < files->n; i++) {
        const struct findings *f = &files->at[i].findings;
        for (size_t k = 0; k < f->n; k++) {
            if (f->at[k].severity != SEVERITY_NOTE) {
                return true;
            }
        }
    }
    return false;
}

const char *files_checked_text(struct arena *a, const struct files_checked *files)
{
    struct buf text = BUF_INIT;
    buf_printf(&text, "文件 %zu 个, 知道是哪一件的 %zu 个; 没有文件的申报件 %zu 件\n",
               files->n_files, files->n_matched, files->n_missing);
    for (size_t i = 0; i < files->n; i++) {
        const struct file_line *line = &files->at[i];
        const char *no = line->submission ? submission_no(a, line->submission) : "-----";
        const char *file = line->file ? file_text_decoded(a, slice_of(line->file)) : "(没有文件)";
        buf_printf(&text, "%s  %s\n", no, file);
        for (size_t k = 0; k < line->findings.n; k++) {
            const struct finding *f = &line->findings.at[k];
            buf_printf(&text, "    %s  %s  %s\n", severity_name(f->severity), f->subject,
                       finding_sentence(a, f));
        }
    }
    const char *copy = arena_copy(a, text.at, text.n);
    buf_release(&text);
    return copy;
}
