/* How a summary table lies in a file: where its headings are, which column holds what, what stands
 * above; and the list of what was found odd in it.
 *
 * The headings are looked for in the first TABLE_HEAD_ROWS rows, since titles, 附件N and 推荐单位（盖章）：X
 * stand above them; they may take two rows, a heading over several columns being written once. A
 * heading means a column of the definition when its key (text/key.h: heading_key) is the key of the
 * column's heading, path or alias. Two columns of the file with the same key are told apart by their whole heading
 * (title_key), else neither is taken and somebody must choose. */
#ifndef DESK_TABLE_LAYOUT_H
#define DESK_TABLE_LAYOUT_H

#include "model/finding.h"
#include "notice/table_def.h"
#include "text/rows.h"

#define TABLE_HEAD_ROWS 30u
#define NO_COLUMN SIZE_MAX

struct table_problem {
    int line;            /* 0: the file as a whole */
    size_t column;       /* 1-based; 0: the whole row */
    const char *heading; /* as the file has it; NULL */
    enum severity severity;
    const char *code; /* stable word: credit-code, merged … */
    const char *text; /* one Chinese sentence, without the place */
};

struct table_problems {
    struct arena *arena;
    struct table_problem *at; /* the first of them */
    size_t n, cap, max;
    int64_t total, errors, warnings;
};

/* 第 3 行第 4 列; of a workbook D3; of a whole row 第 3 行. */
const char *table_place(struct arena *a, bool is_book, int line, size_t column);

/* Texts are copied. */
void table_problem_add(struct table_problems *p, struct table_problem problem);

/* A column of the file. */
struct table_file_column {
    const char *heading;           /* as written, the upper one first: 联系 手机 */
    const struct table_leaf *leaf; /* what it holds; NULL: nothing we know */
};

/* Somebody's choice for a column of the file, 0-based. leaf NO_COLUMN: leave it out. */
struct column_choice {
    size_t column, leaf;
};

struct table_layout {
    struct table_leaves leaves;
    int header_line;   /* of the first row of headings */
    size_t header_row; /* its number among the rows, from 0 */
    int header_rows;   /* 1 or 2 */
    struct table_file_column *columns;
    size_t n_columns;
    size_t *column_of_leaf;  /* for each leaf its column in the file; NO_COLUMN */
    const char *recommender; /* from the lines above; NULL */
    int recommender_line;
};

/* The first rows of a file, copied. */
struct table_head {
    struct texts *rows;
    int *lines;
    size_t n;
};
enum status table_head_read(struct arena *a, struct rows *rows, struct table_head *out,
                            struct err *err) MUST_CHECK;
/* How many columns of the table the best row of headings names; 0: none looks like headings. */
size_t table_head_fit(const struct table_head *head, const struct summary_table *table);

struct table_layout_options {
    const struct summary_table *table;
    const struct column_choice *choices;
    size_t n_choices;
    const char *file; /* for the error */
};
/* STATUS_DATA when no row looks like the headings. What is odd goes to `problems`. */
enum status table_layout_find(struct arena *a, const struct table_head *head,
                              const struct table_layout_options *o, struct table_layout *out,
                              struct table_problems *problems, struct err *err) MUST_CHECK;

#endif
