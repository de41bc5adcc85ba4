/* A summary table going out, exactly as its definition says: title, lines above (推荐单位（盖章）： with the
 * name when all cases have one recommender), headings of all levels, columns, empty numbered rows of
 * the template when it holds no more rows than they are, lines below. Cases stand in the
 * order the definition names, else the recommender's (推荐顺序, then number).
 *
 * Importing the file that was exported changes nothing; what the desk hands up from notices that forward this
 * one (desk/table_above.h) would be filed under it, where it then stands once. */
#ifndef DESK_TABLE_EXPORT_H
#define DESK_TABLE_EXPORT_H

#include "desk/desk.h"
#include "model/notice.h"
#include "text/csv_writer.h"

enum table_format { TABLE_CSV, TABLE_TXT, TABLE_XLSX, TABLE_PDF };

struct table_export_options {
    int64_t notice;
    const char *track, *table; /* as in desk/table_import.h */
    const char *where; /* search language; without 状态 only those that are in: desk/left_out.h */
    enum table_format format;
    enum charset charset; /* of csv and txt */
    const char *path;     /* "-" is stdout */
    const char *printer;  /* instead of a file: name of a printer of lp */
};

struct table_exported {
    int64_t rows;
    const char *left_out; /* a sentence; NULL */
    size_t losses_n;      /* characters the target does not have */
    const struct csv_loss *losses;
    size_t losses_listed;
};

/* STATUS_IO when the target is full, closed or the printer refuses; a file is then as it was before. */
enum status table_export(struct desk *desk, struct arena *a, const struct table_export_options *o,
                         struct table_exported *out, struct err *err) MUST_CHECK;

/* The same as bytes, whatever o->path and o->printer say; not of TABLE_PDF. */
enum status table_export_to(struct desk *desk, struct arena *a,
                            const struct table_export_options *o, struct csv_sink sink,
                            struct table_exported *out, struct err *err) MUST_CHECK;

/* csv, txt, xlsx, pdf. STATUS_USAGE for others, naming these. */
enum status table_format_find(const char *name, enum table_format *format,
                              struct err *err) MUST_CHECK;

#endif
