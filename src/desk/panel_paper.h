/* Pieces of what is kept of a panel on paper; desk/document_panel.c and desk/document_draw.c put them together. */
#ifndef DESK_PANEL_PAPER_H
#define DESK_PANEL_PAPER_H

#include "desk/documents.h"
#include "desk/panel_record.h"

/* A record on its way to paper. */
struct panel_paper {
    struct report *report;
    struct panel_record record;
    const char *notice_no; /* 文号 */
    int parts;             /* so many have begun */
};

/* The panel the order is about. */
enum status panel_paper_load(struct desk *desk, const struct document_order *o, struct report *r,
                             struct panel_paper *out, struct err *err) MUST_CHECK;

/* Title and which panel it is. */
void panel_paper_head(struct panel_paper *p, const char *title);
/* 一、name, the next numeral each time. */
void panel_paper_part(struct panel_paper *p, const char *name);
/* label：value; nothing when there is no value. */
void panel_paper_line(struct panel_paper *p, const char *label, const char *value);
/* Places for signatures, as one line. */
void panel_paper_sign(struct panel_paper *p, const char *who);

/* What anybody needs to draw again. */
struct panel_drawing {
    const char *seed, *algorithm, *how;
    int64_t at;
    const char *by, *witness;
};
void panel_paper_drawn(struct panel_paper *p, const struct panel_drawing *d);
/* How members were drawn and every candidate, or that they were named by hand. */
void panel_paper_draw(struct panel_paper *p);

#endif
