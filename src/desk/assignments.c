#include "desk/assignments.h"

#include "store/queries.h"

enum status assignment_of(struct desk *desk, int64_t panel, int64_t reviewer, int64_t submission,
                          int64_t *id, struct err *err)
{
    return db_one(desk->db, QUERY_ASSIGNMENT_OF_PAIR,
                  DB_ARGS(db_int(reviewer), db_int(submission), db_int(panel)), 0, id, err);
}

enum status assignment_ensure(struct write *w, const struct assignment *wanted, int64_t *id,
                              struct err *err)
{
    struct assignment a = *wanted;
    enum status status = assignment_of(w->desk, a.panel, a.reviewer, a.submission, id, err);
    if (status == STATUS_OK && !*id) {
        a.position = a.position ? a.position : a.submission;
        status = write_insert(w, &assignment_type, &a, err);
        *id = a.record.id;
    }
    return status;
}
