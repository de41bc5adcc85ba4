/* A recommender's summary table coming in (导入汇总表): looked at first, written as one batch.
 *
 * One walk over the file does both: `table_preview` tells the consequences and writes nothing,
 * `table_import` writes exactly those in one transaction, undone by its batch number as a whole. The
 * file is read row by row, so memory does not grow with it but for some bytes per row by which rows
 * are told apart; what a plan keeps of single rows is limited (below), its counts are of all.
 *
 * A row is (domain: "Import") the case with the same recommender, lead and title key; else the one
 * that stands under the same 序号 or 推荐顺序 of that recommender when its title or lead agrees too. A case
 * that another row of the file names in full is not taken by its number. When two fit, somebody must
 * say which. Cases of the recommender that the file no longer has are told, never withdrawn.
 *
 * Cells are kept as received, without blanks at both ends. What the file has no column for stays. A cell that
 * the desk keeps in another form (a unit, a number) is kept as written beside it (desk/as_received.h), so
 * that export gives it back. */
#ifndef DESK_TABLE_IMPORT_H
#define DESK_TABLE_IMPORT_H

#include "desk/desk.h"
#include "desk/table_layout.h"
#include "desk/table_limits.h"
#include "model/notice.h"

/* What is kept of single rows and problems at most. */
#define TABLE_ROWS_KEPT 5000u
#define TABLE_PROBLEMS_KEPT 5000u
#define TABLE_UNITS_KEPT 1000u

enum row_act {
    ROW_NEW,      /* 新增 */
    ROW_CHANGED,  /* 修改 */
    ROW_SAME,     /* 不变 */
    ROW_ASKED,    /* 问: needs an answer, not written without one */
    ROW_REJECTED, /* 拒收 */
};

/* What a question is about, and what may be answered to it. */
enum row_question {
    QUESTION_NONE,
    QUESTION_MERGED, /* blank cell below a filled one: ANSWER_FILL, ANSWER_LEAVE */
    QUESTION_WHICH,  /* two cases fit: ANSWER_THIS, ANSWER_NEW */
    QUESTION_TWICE,  /* the row stands further up already: ANSWER_NEW */
};

enum row_reply { ANSWER_NONE, ANSWER_FILL, ANSWER_LEAVE, ANSWER_NEW, ANSWER_THIS, ANSWER_REJECT };

struct row_answer {
    int line;
    enum row_reply reply;
    int64_t submission; /* with ANSWER_THIS */
};

/* A cell of a known case that the file has otherwise. */
struct cell_change {
    const char *name; /* 手机 */
    const char *old, *new;
};

struct table_row {
    int line;
    enum row_act act;
    enum row_question question;
    int64_t submission; /* the case it is; 0: none yet */
    const char *title, *lead;
    struct cell_change *changes;
    size_t n_changes;
    int64_t fits[4]; /* with QUESTION_WHICH: the cases that fit, 0 behind the last */
    size_t first_problem, n_problems; /* among the plan's, as far as they are kept */
};

struct table_rows {
    struct table_row *at;
    size_t n, cap;
};

/* A case of the recommender that the file does not have. */
struct table_gone {
    int64_t submission;
    const char *title;
};

struct table_counts {
    int64_t read;  /* rows that hold something: new + changed + same + asked + rejected */
    int64_t blank; /* empty, or nothing but the number of the template */
    int64_t new, changed, same, asked, rejected;
    int64_t gone;
};

struct table_plan {
    const char *file;   /* name for people */
    const char *digest; /* SHA-256 of the file */
    enum charset charset;
    const char *sheet; /* of a workbook, which one was read; NULL for CSV */
    const struct summary_table *table;
    const char *track; /* as cases keep it: its code, else its name; "" when the notice has none */
    int64_t revision;  /* of the notice, under which new cases are filed */
    struct table_layout layout;
    const char
        *recommender; /* of the whole file; NULL when none is given or each row has its own */
    struct table_counts counts;
    struct table_rows rows;
    struct table_problems problems;
    struct texts new_units; /* names */
    int64_t n_new_units;
    struct {
        struct table_gone *at;
        size_t n, cap;
    } gone;
    struct table_limits limits;
    int64_t batch; /* number of the audit entry; 0 when nothing was written */
};

struct write;

struct table_import_options {
    const char *path; /* "-" is stdin */
    struct slice
        bytes; /* what it holds, when that is at hand and `path` only a name; at NULL: read */
    const char *sheet; /* of a workbook; NULL: the one whose headings fit best */
    int64_t notice;
    const char *track; /* NULL: the only one, or the table's */
    const char *table; /* name; NULL: the first of the track */
    const char *from;  /* recommender: name, code or #id; NULL: as the file says */
    enum charset charset;
    bool fills_merged;                /* consent for all blank cells below a filled one */
    const struct row_answer *answers; /* by line, ascending */
    size_t n_answers;
    const struct column_choice *columns; /* mapping by hand, on top of what is found */
    size_t n_columns;
    const char *otherwise_from; /* recommender when neither `from` nor the file says one; NULL */
    const char *digest;  /* of the file that was previewed; another is STATUS_DATA; NULL: any */
    const char *rejects; /* file for rejected and asked rows; NULL: none */
    /* Within the write, behind the last row: what belongs to the same batch; may refuse. NULL: nothing. */
    enum status (*also)(struct write *w, const struct table_plan *plan, void *to, struct err *err);
    void *also_to;
    /* Called every now and then; false cancels: STATUS_CANCELLED, nothing written. */
    bool (*progress)(void *to, int64_t rows, int percent);
    void *progress_to;
};

/* Both: a file that cannot be read (encoding, NUL, quote never closed, a cell too large, no heading
 * found) is STATUS_DATA with line and column, and nothing is written. */
enum status table_preview(struct desk *desk, struct arena *a, const struct table_import_options *o,
                          struct table_plan *out, struct err *err) MUST_CHECK;
enum status table_import(struct desk *desk, struct arena *a, const struct table_import_options *o,
                         struct table_plan *out, struct err *err) MUST_CHECK;

/* `xlsx`, or the encoding of a CSV file. */
const char *table_plan_format(const struct table_plan *plan);
/* A place as people see it in their file: 第 7 行第 3 列, of a workbook C7. line or column may be 0. */
const char *table_plan_place(struct arena *a, const struct table_plan *plan, int line,
                             size_t column);

/* new, changed …: for JSON. 新增, 修改 …: for people. */
const char *row_act_name(enum row_act act);

#endif
