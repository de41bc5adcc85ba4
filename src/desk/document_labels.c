/* Labels for boxes and envelopes. */
#include "base/date.h"
#include "base/slice.h"
#include "desk/document_cases.h"
#include "desk/document_makers.h"
#include "desk/units.h"

/* ---- 盒签: two in a row, to be cut out ----------------------------------------------------------- */

static const struct report_column box_columns[] = {{NULL, 34, SIDE_LEFT}, {NULL, 34, SIDE_LEFT}};

struct labels {
    struct arena *a;
    struct report_table *table;
    const char *doc_no;
    VEC(const char *) texts; /* of the row being filled */
};

static const char *box_text(struct labels *l, const struct submission_view *v)
{
    const struct submission *s = &v->submission;
    return arena_printf(l->a, "\n%s\n第 %s 号\n\n%s\n\n申报单位：%s\n推荐单位：%s\n方向：%s\n",
                        l->doc_no, submission_no(l->a, s->record.id), s->title,
                        text_or_empty(v->lead), text_or_empty(v->recommender),
                        text_or_empty(s->direction));
}

static void take_box(void *to, const struct submission_view *v)
{
    struct labels *l = to;
    *VEC_PUSH(l->a, &l->texts) = box_text(l, v);
    if (l->texts.n == 2) {
        report_table_row(l->table, l->texts.at);
        l->texts.n = 0;
    }
}

static void end_row(struct labels *l, size_t columns)
{
    while (l->texts.n > 0 && l->texts.n < columns) {
        *VEC_PUSH(l->a, &l->texts) = "";
    }
    if (l->texts.n > 0) {
        report_table_row(l->table, l->texts.at);
    }
}

static enum status begin_labels(struct desk *desk, const struct document_order *o, struct report *r,
                                struct labels *l, struct err *err)
{
    struct document_notice n;
    *l = (struct labels){.a = r->arena};
    r->is_plain = true;
    r->number = NUMBER_NOT;
    r->style = "list";
    enum status status = document_notice_find(desk, r->arena, o, &n, err);
    l->doc_no = n.row.doc_no;
    return status;
}

static enum status no_cases(struct err *err)
{
    return err_set(err, STATUS_DATA, "没有符合条件的申报件, 没有要印的标签");
}

static enum status make_boxes(struct desk *desk, const struct document_order *o, struct report *r,
                              struct err *err)
{
    struct labels l;
    enum status status = begin_labels(desk, o, r, &l, err);
    if (status == STATUS_OK) {
        l.table = report_table(r, box_columns, 2);
        status =
            document_cases(desk, o, r, &(struct document_case_taker){take_box, &l, false}, err);
    }
    if (status == STATUS_OK) {
        end_row(&l, 2);
    }
    return status == STATUS_OK && l.table->rows.n == 0 ? no_cases(err) : status;
}

const struct document document_box_labels = {"box-labels",
                                             "盒签",
                                             "每件一张, 贴档案盒正面",
                                             NULL,
                                             NEEDS_NOTICE | TAKES_TRACK | TAKES_DIRECTION |
                                                 TAKES_WHERE,
                                             make_boxes};

/* ---- 信封 ---------------------------------------------------------------------------------------- */

struct envelope {
    const char *postcode, *address, *to, *remark, *from;
};

static void put_envelope(struct report *r, const struct envelope *e)
{
    report_line(r, SIDE_LEFT, e->postcode);
    report_space(r, 2);
    report_line(r, SIDE_LEFT, arena_printf(r->arena, "　　%s", text_or_empty(e->address)));
    report_space(r, 1);
    report_line(r, SIDE_CENTRE, arena_printf(r->arena, "%s　收", e->to));
    report_space(r, 1);
    if (!text_is_empty(e->remark)) {
        report_line(r, SIDE_LEFT, arena_printf(r->arena, "【%s】", e->remark));
    }
    report_line(r, SIDE_RIGHT, e->from);
}

static void begin_envelopes(struct report *r)
{
    r->is_plain = true;
    r->number = NUMBER_NOT;
    r->style = "envelope";
}

static enum status make_unit_envelope(struct desk *desk, const struct document_order *o,
                                      struct report *r, struct err *err)
{
    struct unit u;
    struct envelope e = {0};
    enum status status = unit_find(desk, r->arena, o->about, &u, err);
    if (status == STATUS_OK && text_is_empty(u.address)) {
        status = err_set(err, STATUS_DATA, "「%s」没有登记地址; 先在单位里补上", u.name);
    }
    if (status == STATUS_OK) {
        status = document_unit(desk, r->arena, &e.from, err);
    }
    if (status != STATUS_OK) {
        return status;
    }
    e.address = u.address;
    e.to = text_is_empty(u.contact) ? u.name : arena_printf(r->arena, "%s　%s", u.name, u.contact);
    begin_envelopes(r);
    put_envelope(r, &e);
    return STATUS_OK;
}

const struct document document_envelope = {
    "envelope", "信封", "寄给一个单位 (告知书用), 地址在单位里登记", "单位", 0, make_unit_envelope};

/* What the notice wants to see on the envelope: 信封请注明“…”. */
static const char *remark_of(const struct notice *n)
{
    for (size_t i = 0; i < n->names.n; i++) {
        if (n->names.at[i].object == NAME_ENVELOPE) {
            return n->names.at[i].fixed;
        }
    }
    return NULL;
}

static enum status make_hand_in_envelope(struct desk *desk, const struct document_order *o,
                                         struct report *r, struct err *err)
{
    struct document_notice n;
    struct envelope e = {0};
    size_t found = 0;
    enum status status = document_notice_find(desk, r->arena, o, &n, err);
    if (status == STATUS_OK) {
        status = document_unit(desk, r->arena, &e.from, err);
    }
    begin_envelopes(r);
    for (size_t i = 0; status == STATUS_OK && i < n.notice->contacts.n; i++) {
        const struct contact *c = &n.notice->contacts.at[i];
        if (!text_is_empty(c->address)) {
            e.postcode = c->postcode;
            e.address = c->address;
            e.to = c->office                 ? c->office
                   : n.notice->issuers.n > 0 ? n.notice->issuers.at[0]
                                             : c->name;
            e.remark = remark_of(n.notice);
            if (found++ > 0) {
                report_new_page(r);
            }
            put_envelope(r, &e);
        }
    }
    return status == STATUS_OK && found == 0
               ? err_set(err, STATUS_DATA, "%s没有写邮寄地址", n.row.doc_no)
               : status;
}

const struct document document_hand_in_envelope = {
    "hand-in-envelope", "报送信封",           "寄往通知写的地址, 带信封上要注明的话", NULL,
    NEEDS_NOTICE,       make_hand_in_envelope};
