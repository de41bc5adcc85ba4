#include "desk/history.h"

#include <sys/stat.h>

#include "base/date.h"
#include "base/file.h"
#include "base/slice.h"
#include "base/vec.h"
#include "desk/receipts.h"
#include "desk/sight.h"
#include "desk/write.h"
#include "model/correction.h"
#include "model/document.h"
#include "model/fields.h"
#include "model/panel.h"
#include "model/receipt.h"
#include "model/recusal.h"
#include "model/reviewer.h"
#include "model/sheet.h"
#include "model/submission.h"
#include "model/unit.h"
#include "rules/submission_state.h"
#include "store/audit.h"
#include "store/record.h"

static enum status with_undone(struct desk *desk, struct arena *a, const struct audits *audits,
                               struct history *out, struct err *err)
{
    enum status status = STATUS_OK;
    *out = (struct history){0};
    for (size_t i = 0; i < audits->n && status == STATUS_OK; i++) {
        struct history_entry *e = VEC_PUSH(a, out);
        e->audit = audits->at[i];
        status = audit_undone_by(desk->db, e->audit.id, &e->undone_by, err);
    }
    return status;
}

enum status history_load(struct desk *desk, struct arena *a, int64_t before, size_t max,
                         struct history *out, struct err *err)
{
    struct audits audits;
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = audit_list(desk->db, a, before, max, &audits, err);
    }
    return status == STATUS_OK ? with_undone(desk, a, &audits, out, err) : status;
}

enum status history_of(struct desk *desk, struct arena *a, const char *noun, int64_t id,
                       struct history *out, struct err *err)
{
    struct audits audits;
    *out = (struct history){0};
    if (!sight_is_whole(desk)) {
        return STATUS_OK;
    }
    enum status status = text_eq(noun, "submission")
                             ? audit_list_case(desk->db, a, id, &audits, err)
                             : audit_list_row(desk->db, a, noun, id, &audits, err);
    return status == STATUS_OK ? with_undone(desk, a, &audits, out, err) : status;
}

enum status history_entry_load(struct desk *desk, struct arena *a, int64_t id,
                               struct history_entry *out, struct err *err)
{
    *out = (struct history_entry){0};
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = audit_load(desk->db, a, id, &out->audit, err);
    }
    return status == STATUS_OK ? audit_undone_by(desk->db, id, &out->undone_by, err) : status;
}

/* ---- in words ------------------------------------------------------------------------------- */

/* What a row is called; the id when it cannot be read. */
static const char *row_name(struct desk *desk, struct arena *a, const char *noun, int64_t id)
{
    const struct record_type *type = record_type_find(noun);
    struct err err = {.arena = a};
    void *record = type ? arena_alloc(a, type->size) : NULL;
    if (!type || record_load(desk->db, type, id, a, record, &err) != STATUS_OK) {
        return arena_printf(a, "%lld", (long long)id);
    }
    static const char *const names[] = {"name", "code", "no", "material", "key", "file_name"};
    if (type == &submission_type) {
        return arena_printf(a, "%s %s", submission_no(a, id), ((struct submission *)record)->title);
    }
    if (type == &correction_type) {
        const struct correction *c = record;
        return arena_printf(a, "%s-%lld", submission_no(a, c->submission), (long long)c->ordinal);
    }
    if (type == &correction_item_type) {
        return ((struct correction_item *)record)->text;
    }
    if (type == &sheet_type) {
        const struct sheet *t = record;
        return arena_printf(a, "%s %s", row_name(desk, a, "submission", t->submission),
                            row_name(desk, a, "reviewer", t->reviewer));
    }
    const struct record_field *of = record_field(type, "reviewer");
    if (of) {
        return row_name(desk, a, reviewer_type.id, record_number(record, of));
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const struct record_field *f = record_field(type, names[i]);
        if (f && record_value(a, record, f)) {
            return record_value(a, record, f);
        }
    }
    return arena_printf(a, "%lld", (long long)id);
}

static const char *relation_words(const char *value)
{
    const struct relation_kind *kind = relation_kind_find(value);
    return kind ? kind->name : value;
}

/* Of a recusal, an assignment or a sheet; their ids mean the same or differ. */
static const char *origin_words(const char *value)
{
    return sheet_origin_name(assignment_origin_name(recusal_origin_name(value)));
}

static const char *ground_words(const char *value)
{
    const struct sheet_ground *ground = sheet_ground_find(value);
    return ground ? ground->name : recusal_ground_name(value);
}

/* Of what has a table of words for its states; submissions have theirs. */
static const char *state_words(const char *value)
{
    return sheet_state_name(recusal_state_name(seat_state_name(panel_state_name(value))));
}

/* Ids that stand for words; the value itself when it is none. */
static const char *id_words(struct arena *a, const struct record_field *f, const char *value)
{
    static const struct {
        const char *field, *id, *words;
    } ids[] = {{"state", "taken", "已取号"},       {"state", "logged", "登记"},
               {"is_same", "yes", "一致"},         {"is_same", "no", "不一致"},
               {"seal_applicant", "yes", "有"},    {"seal_applicant", "no", "无"},
               {"seal_recommender", "yes", "有"},  {"seal_recommender", "no", "无"},
               {"late_verdict", "accepted", "收"}, {"late_verdict", "refused", "不收"}};
    enum submission_state state;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        if (text_eq(f->id, ids[i].field) && text_eq(value, ids[i].id)) {
            return ids[i].words;
        }
    }
    if (text_starts(f->id, "state") && submission_state_parse(value, &state)) {
        return submission_state_name(state);
    }
    return text_eq(f->id, "roles")        ? person_roles_text(a, value)
           : text_eq(f->id, "basis")      ? basis_name(value)
           : text_eq(f->id, "kind")       ? relation_words(value)
           : text_eq(f->id, "ground")     ? ground_words(value)
           : text_eq(f->id, "origin")     ? origin_words(value)
           : text_eq(f->id, "state")      ? state_words(value)
           : text_eq(f->id, "signing")    ? signing_name(value)
           : text_eq(f->id, "attendance") ? attendance_name(value)
                                          : value;
}

static const char *value_words(struct desk *desk, struct arena *a, const struct record_field *f,
                               const char *value)
{
    struct record_field alone = *f;
    int64_t number = 0, *ids;
    const char *words = "";
    alone.offset = 0;
    if (!value) {
        return NULL;
    }
    switch (f->kind) {
    case RECORD_LINK:
    case RECORD_LINKS:
        for (size_t i = 0, n = links_parse(a, value, &ids); i < n; i++) {
            words = arena_printf(a, "%s%s%s", words, i ? ", " : "",
                                 row_name(desk, a, f->links_to, ids[i]));
        }
        return words;
    case RECORD_INSTANT:
        return record_parse(a, &number, &alone, value) ? instant_text(a, number) : value;
    case RECORD_FLAG: return text_eq(value, "1") ? "是" : "否";
    case RECORD_TEXT: return id_words(a, f, value);
    case RECORD_NUMBER:
    case RECORD_FIELDS: break;
    }
    return value;
}

static const char *subject_words(struct desk *desk, struct arena *a, const struct record_type *type,
                                 const struct change *c)
{
    if (c->first != c->last) {
        return arena_printf(a, "%s %lld 个 (%lld 至 %lld)", type->name,
                            (long long)(c->last - c->first + 1), (long long)c->first,
                            (long long)c->last);
    }
    return arena_printf(a, "%s %s", type->name, row_name(desk, a, type->id, c->first));
}

/* The named values inside one text, each as a change of its own. */
static void fields_words(struct arena *a, const char *subject, const struct change *c,
                         struct history_changes *out)
{
    struct history_change w = {
        .noun = c->noun, .row = c->first, .subject = subject, .is_new = c->kind == CHANGE_VALUE};
    struct named_value *old, *new;
    size_t n_old = fields_parse(a, c->old, &old), n_new = fields_parse(a, c->new, &new);
    for (size_t i = 0; i < n_old; i++) {
        const char *now = fields_get(a, c->new, old[i].id);
        if (!text_eq(old[i].value, now)) {
            w.field = old[i].id;
            w.old = old[i].value;
            w.new = now;
            *VEC_PUSH(a, out) = w;
        }
    }
    for (size_t i = 0; i < n_new; i++) {
        if (!fields_get(a, c->old, new[i].id)) {
            w.field = new[i].id;
            w.old = NULL;
            w.new = new[i].value;
            *VEC_PUSH(a, out) = w;
        }
    }
}

/* What a sheet says that is not sealed yet is nobody's business but its reviewer's and of whoever typed
 * it; nor, when it is, of who still owes sheets of the same panel. */
static bool is_hidden(struct desk *desk, struct arena *a, const struct change *c)
{
    static const char *const contents[] = {"marks", "reasons", "opinion"};
    struct sheet sheet;
    struct reviewer reviewer;
    struct err err = {.arena = a};
    bool is_content = false;
    for (size_t i = 0; i < sizeof contents / sizeof *contents; i++) {
        is_content = is_content || text_eq(c->field, contents[i]);
    }
    if (!is_content || !text_eq(c->noun, sheet_type.id)) {
        return false;
    }
    bool owes = true;
    return record_load(desk->db, &sheet_type, c->first, a, &sheet, &err) != STATUS_OK ||
           record_load(desk->db, &reviewer_type, sheet.reviewer, a, &reviewer, &err) != STATUS_OK ||
           sight_owes(desk, sheet.panel, &owes, &err) != STATUS_OK ||
           ((owes || text_eq(sheet.state, SHEET_DRAFT)) && reviewer.person != desk->me.record.id &&
            !text_eq(sheet.entered_by, desk->me.login));
}

/* What of a case is told also to who may not know whose it is. */
static bool tells_nobody(const char *field)
{
    static const char *const plain[] = {"state", "state_before", "direction", "track", "is_void"};
    for (size_t i = 0; i < sizeof plain / sizeof *plain; i++) {
        if (text_eq(field, plain[i])) {
            return true;
        }
    }
    return false;
}

static bool is_of_anonymous_case(struct desk *desk, struct arena *a, const struct change *c)
{
    struct err err = {.arena = a};
    bool hides = true;
    if (!desk->is_masked || !text_eq(c->noun, submission_type.id) || c->kind == CHANGE_INSERT ||
        tells_nobody(c->field)) {
        return false;
    }
    return sight_hides_case(desk, c->first, &hides, &err) != STATUS_OK || hides;
}

static void change_words(struct desk *desk, struct arena *a, const struct change *c,
                         struct history_changes *out)
{
    const struct record_type *type = record_type_find(c->noun);
    const struct record_field *f = type ? record_field(type, c->field) : NULL;
    if (!type) {
        return;
    }
    struct history_change w = {.noun = c->noun,
                               .row = c->first,
                               .subject = subject_words(desk, a, type, c),
                               .is_new = c->kind == CHANGE_VALUE};
    if (f && (is_hidden(desk, a, c) || is_of_anonymous_case(desk, a, c))) {
        w.field = f->name;
        w.new = "(不显示)";
        *VEC_PUSH(a, out) = w;
        return;
    }
    if (c->kind != CHANGE_INSERT && f && f->kind == RECORD_FIELDS) {
        fields_words(a, w.subject, c, out);
        return;
    }
    if (c->kind == CHANGE_INSERT) {
        w.field = "新增";
    } else if (text_eq(c->field, "is_void")) {
        w.field = text_eq(c->new, "1") ? "作废" : "恢复";
    } else if (f) {
        w.field = f->name;
        w.old = value_words(desk, a, f, c->old);
        w.new = value_words(desk, a, f, c->new);
    } else {
        return;
    }
    *VEC_PUSH(a, out) = w;
}

void history_words(struct desk *desk, struct arena *a, const struct changes *changes,
                   struct history_changes *out)
{
    *out = (struct history_changes){0};
    for (size_t i = 0; i < changes->n; i++) {
        change_words(desk, a, &changes->at[i], out);
    }
}

enum status history_changes(struct desk *desk, struct arena *a, int64_t id,
                            struct history_changes *out, struct err *err)
{
    struct changes changes = {0};
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = audit_changes(desk->db, a, id, &changes, err);
    }
    history_words(desk, a, &changes, out);
    return status;
}

enum status history_changes_of(struct desk *desk, struct arena *a, int64_t entry, const char *noun,
                               int64_t id, struct history_changes *out, struct err *err)
{
    struct changes changes = {0};
    *out = (struct history_changes){0};
    enum status status = sight_whole(desk, err);
    if (status == STATUS_OK) {
        status = audit_changes(desk->db, a, entry, &changes, err);
    }
    for (size_t i = 0; i < changes.n && status == STATUS_OK; i++) {
        const struct change *c = &changes.at[i];
        if (c->kind != CHANGE_VALUE && text_eq(c->noun, noun) && c->first <= id && id <= c->last) {
            change_words(desk, a, c, out);
        }
    }
    return status;
}

/* ---- the file -------------------------------------------------------------------------------- */

enum status desk_verify(struct desk *desk, struct arena *a, struct verify_report *out,
                        struct err *err)
{
    struct audit_report report = {0};
    enum status status = db_begin_read(desk->db, err);
    if (status == STATUS_OK) {
        status = db_check(desk->db, err);
    }
    if (status == STATUS_OK) {
        status = audit_verify(desk->db, a, &report, err);
    }
    db_rollback(desk->db);
    *out = (struct verify_report){report.entries, report.head};
    return status;
}

void desk_watch(struct desk *desk,
                bool (*told)(void *to, const char *what, int64_t done, int64_t total), void *to)
{
    db_set_watch(desk->db, (struct db_watch){told, to});
}

enum status desk_backup(struct desk *desk, const char *path, struct err *err)
{
    enum status status = desk_allow(desk, MAY_DECIDE, err);
    return status == STATUS_OK ? db_backup(desk->db, path, err) : status;
}

static bool is_same_file(const char *a, const char *b)
{
    struct stat one, other;
    return stat(a, &one) == 0 && stat(b, &other) == 0 && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

/* Looks at a backup without touching it: it must open, be whole, and not be newer. What is wrong with it
 * is wrong with an input, not with this desk. */
static enum status check_backup(struct desk *desk, struct arena *a, const char *path,
                                struct err *err)
{
    struct desk_options o = {
        .path = path, .login = desk->me.login, .clock = desk->clock, .is_read_only = true};
    struct desk *other = NULL;
    struct verify_report report;
    if (file_is_directory(path)) {
        return err_set(err, STATUS_NO_INPUT, "这是一个目录, 不是备份: %s; 请指明其中的文件", path);
    }
    if (is_same_file(path, desk->path)) {
        return err_set(err, STATUS_DATA, "这就是现在的申报台, 不是备份: %s", path);
    }
    enum status status = desk_open(&other, &o, err);
    if (status == STATUS_OK) {
        status = desk_verify(other, a, &report, err);
    }
    desk_close(other);
    return status == STATUS_CONFIG ? err_set(err, STATUS_DATA, "%s", err->text) : status;
}

/* The restored desk says where it came from. */
static enum status note_restore(struct desk *desk, struct arena *a, const char *path,
                                const char *kept, struct err *err)
{
    struct write w;
    enum status status = write_begin(&w, desk, a, "restore", 0, err);
    w.is_act = true;
    return write_end(&w, status, arena_printf(a, "从备份 %s 恢复; 恢复前的内容存在 %s", path, kept),
                     NULL, NULL, err);
}

enum status desk_restore(struct desk *desk, struct arena *a, const char *path, const char **kept,
                         struct err *err)
{
    *kept =
        file_unused(a, arena_printf(a, "%s.恢复前-%lld", desk->path, (long long)desk_now(desk)));
    enum status status = desk_allow(desk, MAY_ADMINISTER, err);
    if (status == STATUS_OK) {
        status = check_backup(desk, a, path, err);
    }
    if (status == STATUS_OK) {
        status = db_backup(desk->db, *kept, err);
    }
    if (status == STATUS_OK) {
        status = db_restore(desk->db, path, err);
    }
    if (status == STATUS_OK) {
        status = db_migrate(desk->db, err);
    }
    return status == STATUS_OK ? note_restore(desk, a, path, *kept, err) : status;
}
