#include "store/record.h"

#include <string.h>

#include "base/die.h"
#include "base/vec.h"
#include "model/correction.h"
#include "model/decision.h"
#include "model/document.h"
#include "model/package.h"
#include "model/panel.h"
#include "model/person.h"
#include "model/print_issue.h"
#include "model/ranking.h"
#include "model/receipt.h"
#include "model/recusal.h"
#include "model/reviewer.h"
#include "model/sheet.h"
#include "model/submission.h"
#include "model/unit.h"
#include "store/queries.h"

#define FIRST_COLUMNS 3 /* id, rev, is_void stand before the columns of the noun */
#define MAX_COLUMNS 40
#define NO_QUERY N_QUERIES

/* Lists kept as text in a record and as rows beside it. */
struct spread {
    const char *field;
    size_t clear, add;
};

struct record_store {
    const struct record_type *type;
    size_t load; /* insert, update and void follow it, see schema/generate.awk */
    size_t uses;
    struct spread spread;
};

#define STORE(type, NOUN) &(type), QUERY_##NOUN##_LOAD
static const struct record_store stores[] = {
    {STORE(setting_type, SETTING), NO_QUERY, {0}},
    {STORE(person_type, PERSON), NO_QUERY, {0}},
    {STORE(data_file_type, DATA_FILE), NO_QUERY, {0}},
    {STORE(notice_type, NOTICE), QUERY_NOTICE_USES, {0}},
    {STORE(notice_revision_type, NOTICE_REVISION), NO_QUERY, {0}},
    {STORE(unit_type, UNIT), QUERY_UNIT_USES, {0}},
    {STORE(unit_alias_type, UNIT_ALIAS), NO_QUERY, {0}},
    {STORE(submission_type, SUBMISSION),
     QUERY_SUBMISSION_USES,
     {"partners", QUERY_SUBMISSION_PARTNER_CLEAR, QUERY_SUBMISSION_PARTNER_ADD}},
    {STORE(receipt_type, RECEIPT),
     QUERY_RECEIPT_USES,
     {"submissions", QUERY_RECEIPT_SUBMISSION_CLEAR, QUERY_RECEIPT_SUBMISSION_ADD}},
    {STORE(receipt_item_type, RECEIPT_ITEM), NO_QUERY, {0}},
    {STORE(decision_type, DECISION), NO_QUERY, {0}},
    {STORE(correction_type, CORRECTION), NO_QUERY, {0}},
    {STORE(correction_item_type, CORRECTION_ITEM), NO_QUERY, {0}},
    {STORE(reviewer_type, REVIEWER), QUERY_REVIEWER_USES, {0}},
    {STORE(relation_type, RELATION), NO_QUERY, {0}},
    {STORE(panel_type, PANEL), QUERY_PANEL_USES, {0}},
    {STORE(panel_member_type, PANEL_MEMBER), NO_QUERY, {0}},
    {STORE(recusal_type, RECUSAL), NO_QUERY, {0}},
    {STORE(assignment_type, ASSIGNMENT), NO_QUERY, {0}},
    {STORE(sheet_type, SHEET), NO_QUERY, {0}},
    {STORE(print_issue_type, PRINT_ISSUE), NO_QUERY, {0}},
    {STORE(package_type, PACKAGE), NO_QUERY, {0}},
    {STORE(ranking_type, RANKING), QUERY_RANKING_USES, {0}},
};

const struct record_type *const record_types[] = {
    &setting_type,         &person_type,       &data_file_type,  &notice_type,
    &notice_revision_type, &unit_type,         &unit_alias_type, &submission_type,
    &receipt_type,         &receipt_item_type, &decision_type,   &correction_type,
    &correction_item_type, &reviewer_type,     &relation_type,   &panel_type,
    &panel_member_type,    &recusal_type,      &assignment_type, &sheet_type,
    &print_issue_type,     &package_type,      &ranking_type,
};
const size_t n_record_types = sizeof record_types / sizeof *record_types;

const struct record_type *record_type_find(const char *noun)
{
    for (size_t i = 0; i < n_record_types; i++) {
        if (text_eq(record_types[i]->id, noun)) {
            return record_types[i];
        }
    }
    return NULL;
}

static const struct record_store *store_of(const struct record_type *type)
{
    for (size_t i = 0; i < sizeof stores / sizeof *stores; i++) {
        if (stores[i].type == type) {
            return &stores[i];
        }
    }
    die("no store for %s", type->id);
}

/* NULL in the store is a number that is not there; a link is then 0. */
static void read_field(const struct db_cursor *c, int column, struct arena *a, void *record,
                       const struct record_field *f)
{
    if (record_is_text(f)) {
        record_set_text(record, f, db_column_text(c, column, a));
    } else if (db_column_is_null(c, column) && f->kind != RECORD_LINK && f->kind != RECORD_FLAG) {
        record_set_number(record, f, NUMBER_NONE);
    } else {
        record_set_number(record, f, db_column_int(c, column));
    }
}

static void read_record(const struct db_cursor *c, const struct record_type *type, struct arena *a,
                        void *record)
{
    struct record head = {db_column_int(c, 0), db_column_int(c, 1), db_column_int(c, 2)};
    memcpy(record, &head, sizeof head);
    for (size_t i = 0; i < type->n; i++) {
        read_field(c, (int)i + FIRST_COLUMNS, a, record, &type->fields[i]);
    }
}

enum status record_absent(const struct record_type *type, int64_t id, struct err *err)
{
    return err_set(err, STATUS_NOT_FOUND, "没有这个%s: %lld", type->name, (long long)id);
}

enum status record_load(struct db *db, const struct record_type *type, int64_t id, struct arena *a,
                        void *record, struct err *err)
{
    struct db_cursor c;
    bool has_row = false;
    enum status status = db_query(db, store_of(type)->load, DB_ARGS(db_int(id)), &c, err);
    if (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
    }
    if (status == STATUS_OK && !has_row) {
        return record_absent(type, id, err);
    }
    if (status == STATUS_OK) {
        read_record(&c, type, a, record);
    }
    db_finish(&c);
    return status;
}

static struct db_value field_value(const void *record, const struct record_field *f)
{
    if (record_is_text(f)) {
        const char *text = record_text(record, f);
        bool is_required = f->traits & TRAIT_REQUIRED;
        return text_is_empty(text) ? (is_required ? db_text("") : db_null()) : db_text(text);
    }
    int64_t number = record_number(record, f);
    bool is_absent = f->kind == RECORD_LINK ? number == 0 : number == NUMBER_NONE;
    return is_absent ? db_null() : db_int(number);
}

/* The record as parameters $1 … of insert and update. */
static struct db_args record_args(const struct record_type *type, const void *record,
                                  struct db_value values[MAX_COLUMNS])
{
    struct record head;
    memcpy(&head, record, sizeof head);
    if (type->n + FIRST_COLUMNS > MAX_COLUMNS) {
        die("%s has too many fields", type->id);
    }
    values[0] = head.id ? db_int(head.id) : db_null();
    values[1] = db_int(head.rev);
    values[2] = db_int(head.is_void);
    for (size_t i = 0; i < type->n; i++) {
        values[i + FIRST_COLUMNS] = field_value(record, &type->fields[i]);
    }
    return (struct db_args){values, type->n + FIRST_COLUMNS};
}

static enum status spread_add(struct db *db, const struct spread *spread, int64_t id,
                              const char *links, struct err *err)
{
    struct arena a = {0};
    int64_t *ids;
    size_t n = links_parse(&a, links, &ids);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < n && status == STATUS_OK; i++) {
        status = db_run(db, spread->add, DB_ARGS(db_int(id), db_int((int64_t)i), db_int(ids[i])),
                        NULL, err);
    }
    arena_release(&a);
    return status;
}

static enum status spread_keep(struct db *db, const struct record_store *store, const void *record,
                               bool is_new, struct err *err)
{
    const struct spread *spread = &store->spread;
    struct record head;
    memcpy(&head, record, sizeof head);
    if (!spread->field) {
        return STATUS_OK;
    }
    const char *links = record_text(record, record_field(store->type, spread->field));
    enum status status = STATUS_OK;
    if (!is_new) {
        status = db_run(db, spread->clear, DB_ARGS(db_int(head.id)), NULL, err);
    }
    return status == STATUS_OK && links ? spread_add(db, spread, head.id, links, err) : status;
}

enum status record_insert(struct db *db, const struct record_type *type, void *record,
                          struct err *err)
{
    const struct record_store *store = store_of(type);
    struct db_value values[MAX_COLUMNS];
    struct record head;
    memcpy(&head, record, sizeof head);
    head.rev = 1;
    memcpy(record, &head, sizeof head);
    enum status status = db_run(db, store->load + 1, record_args(type, record, values), NULL, err);
    if (status != STATUS_OK) {
        return status;
    }
    head.id = db_last_id(db);
    memcpy(record, &head, sizeof head);
    return spread_keep(db, store, record, true, err);
}

enum status record_update(struct db *db, const struct record_type *type, void *record,
                          struct err *err)
{
    const struct record_store *store = store_of(type);
    struct db_value values[MAX_COLUMNS];
    struct record head;
    int64_t changed = 0;
    enum status status =
        db_run(db, store->load + 2, record_args(type, record, values), &changed, err);
    if (status == STATUS_OK && changed == 0) {
        return err_set(err, STATUS_CONFLICT, "%s刚被别人改过; 请重新打开, 对照后再改", type->name);
    }
    if (status != STATUS_OK) {
        return status;
    }
    memcpy(&head, record, sizeof head);
    head.rev++;
    memcpy(record, &head, sizeof head);
    return spread_keep(db, store, record, false, err);
}

enum status record_void(struct db *db, const struct record_type *type, struct record_run run,
                        bool is_void, int64_t *changed, struct err *err)
{
    return db_run(db, store_of(type)->load + 3,
                  DB_ARGS(db_int(run.first), db_int(run.last), db_int(is_void)), changed, err);
}

enum status record_uses(struct db *db, const struct record_type *type, struct record_run run,
                        int64_t *uses, struct err *err)
{
    const struct record_store *store = store_of(type);
    *uses = 0;
    return store->uses == NO_QUERY
               ? STATUS_OK
               : db_one(db, store->uses, DB_ARGS(db_int(run.first), db_int(run.last)), 0, uses,
                        err);
}

enum status record_ids(struct db *db, size_t query, struct db_args args, struct arena *a,
                       int64_t **ids, size_t *n, struct err *err)
{
    VEC(int64_t) found = {0};
    struct db_cursor c;
    bool has_row = true;
    enum status status = db_query(db, query, args, &c, err);
    while (status == STATUS_OK) {
        status = db_next(&c, &has_row, err);
        if (status != STATUS_OK || !has_row) {
            break;
        }
        *VEC_PUSH(a, &found) = db_column_int(&c, 0);
    }
    db_finish(&c);
    *ids = found.at;
    *n = found.n;
    return status;
}
