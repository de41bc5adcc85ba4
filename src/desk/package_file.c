#include "desk/package_file.h"

#include <inttypes.h>

#include "base/date.h"
#include "base/digest.h"
#include "base/utf8.h"
#include "desk/package_lines.h"
#include "text/rows.h"
#include "text/zip_reader.h"
#include "text/zip_writer.h"

#define MANIFEST_MAX ((uint64_t)1 << 20)
#define NUMBER_MAX 64 /* bytes */

static const char manifest_head[] = "申报台移交包";
static const char ack_head[] = "申报台移交回执";

static const struct {
    const char *name, *what;
} known_parts[PACKAGE_PARTS] = {
    [PACKAGE_TABLE] = {"table.csv", "汇总表"},
    [PACKAGE_SUBMISSIONS] = {"submissions.csv", "申报件"},
    [PACKAGE_RECEIPTS] = {"receipts.csv", "收件"},
};

static const char *digest_of(struct arena *a, struct slice bytes)
{
    char *out = arena_alloc(a, DIGEST_TEXT_SIZE);
    digest_text(bytes.at, bytes.n, out);
    return out;
}

void package_file_init(struct package_file *f)
{
    *f = (struct package_file){0};
    for (size_t i = 0; i < PACKAGE_PARTS; i++) {
        f->parts[i].name = known_parts[i].name;
        f->parts[i].what = known_parts[i].what;
    }
}

/* ---- the manifest ------------------------------------------------------------------------------------ */

/* Everything but number and time, which two packages of the same content do not share. */
static void put_content(const struct package_file *f, struct buf *out)
{
    package_line_text(out, "报送单位", f->sender);
    package_line_text(out, "接收单位", f->receiver);
    package_line_text(out, "通知", f->notice);
    package_line_text(out, "标题", f->title);
    package_line_number(out, "通知版次", f->revision);
    package_line_text(out, "通知摘要", f->definition);
    package_line_text(out, "通道", f->track);
    package_line_text(out, "汇总表", f->table);
    package_line_text(out, "表样摘要", f->form);
    buf_text(out, "文件:\n");
    for (size_t i = 0; i < PACKAGE_PARTS; i++) {
        const struct package_part *p = &f->parts[i];
        package_line_text(out, "- 名称", p->name);
        package_line_text(out, "  内容", p->what);
        package_line_number(out, "  行数", p->rows);
        package_line_number(out, "  字节", (int64_t)p->bytes.n);
        package_line_text(out, "  SHA-256", p->digest);
    }
}

void package_file_seal(struct package_file *f, struct arena *a)
{
    struct buf text = BUF_INIT;
    for (size_t i = 0; i < PACKAGE_PARTS; i++) {
        f->parts[i].digest = digest_of(a, f->parts[i].bytes);
    }
    put_content(f, &text);
    f->fingerprint = digest_of(a, (struct slice){text.at, text.n});
    buf_release(&text);
}

static const char *manifest_text(const struct package_file *f, struct arena *a)
{
    struct buf text = BUF_INIT;
    buf_text(&text, "# 申报台移交包的清单。各文件的 SHA-256 可以用任何软件核对, 如 sha256sum。\n");
    package_line_number(&text, manifest_head, 1);
    package_line_text(&text, "编号", f->number);
    package_line_text(&text, "时间", f->made_at);
    put_content(f, &text);
    package_line_text(&text, "内容指纹", f->fingerprint);
    const char *copy = arena_copy(a, text.at, text.n);
    buf_release(&text);
    return copy;
}

enum status package_file_pack(struct package_file *f, struct arena *a, struct buf *out,
                              struct err *err)
{
    struct zip_entry entries[PACKAGE_PARTS + 1];
    f->manifest = manifest_text(f, a);
    entries[0] = (struct zip_entry){PACKAGE_MANIFEST, slice_of(f->manifest)};
    for (size_t i = 0; i < PACKAGE_PARTS; i++) {
        entries[i + 1] = (struct zip_entry){f->parts[i].name, f->parts[i].bytes};
    }
    size_t start = out->n;
    enum status status = zip_write(entries, PACKAGE_PARTS + 1, out, err);
    f->digest = digest_of(a, (struct slice){out->at + start, out->n - start});
    return status;
}

/* ---- reading one --------------------------------------------------------------------------------------- */

static void read_fields(struct package_lines *l, struct package_file *f)
{
    f->number = package_need_text(l, "编号");
    f->made_at = package_need_text(l, "时间");
    f->sender = package_need_text(l, "报送单位");
    f->receiver = package_get_text(l, "接收单位");
    f->notice = package_need_text(l, "通知");
    f->title = package_get_text(l, "标题");
    f->revision = package_get_number(l, "通知版次");
    f->definition = package_need_text(l, "通知摘要");
    f->track = package_get_text(l, "通道");
    f->table = package_need_text(l, "汇总表");
    f->form = package_need_text(l, "表样摘要");
    f->fingerprint = package_need_text(l, "内容指纹");
}

/* Numbers become parts of file names and are read over the telephone. */
static bool is_number(const char *number)
{
    size_t length = 0;
    for (size_t at = 0, n = strlen(number); at < n; at += length) {
        uint32_t c = utf8_decode(number + at, n - at, &length);
        if (c <= ' ' || strchr("/\\:*?\"<>|", (int)(c < 0x80 ? c : 'a')) || utf8_is_invisible(c)) {
            return false;
        }
    }
    return *number != '.' && strlen(number) <= NUMBER_MAX;
}

static enum status check_fields(const struct package_lines *l, const struct package_file *f,
                                struct err *err)
{
    int64_t at = 0;
    if (l->missing) {
        return err_set(err, STATUS_DATA, "移交包的清单里没有「%s」", l->missing);
    }
    if (!is_number(f->number)) {
        return err_set(err, STATUS_DATA, "移交包的编号写得不对, 没有读; 应如 移交2024-0001");
    }
    return instant_parse(f->made_at, &at, NULL)
               ? STATUS_OK
               : err_set(err, STATUS_DATA,
                         "移交包的制作时间写得不对, 没有读; 应如 2024-07-16 09:41:37");
}

static enum status read_manifest(struct arena *a, struct package_file *f, int64_t *sizes,
                                 struct err *err)
{
    struct package_lines l = {.arena = a};
    const struct yaml_node *parts;
    enum status status = package_lines_read(&l, slice_of(f->manifest), manifest_head, err);
    if (status != STATUS_OK) {
        return status;
    }
    read_fields(&l, f);
    parts = yaml_get(l.root, "文件");
    bool is_list = parts && parts->kind == YAML_LIST && parts->n == PACKAGE_PARTS;
    for (size_t i = 0; is_list && i < PACKAGE_PARTS; i++) {
        struct package_lines part = {.arena = a, .root = parts->at[i]};
        f->parts[i].digest = package_need_text(&part, "SHA-256");
        f->parts[i].rows = package_get_number(&part, "行数");
        sizes[i] = package_get_number(&part, "字节");
        is_list = text_eq(package_need_text(&part, "名称"), known_parts[i].name) && !part.missing;
    }
    if (!is_list) {
        return err_set(err, STATUS_DATA,
                       "移交包的清单里文件一项不对, 应有 table.csv, "
                       "submissions.csv, receipts.csv");
    }
    return check_fields(&l, f, err);
}

static bool is_known(const char *name)
{
    bool is_part = text_eq(name, PACKAGE_MANIFEST);
    for (size_t i = 0; i < PACKAGE_PARTS; i++) {
        is_part = is_part || text_eq(name, known_parts[i].name);
    }
    return is_part;
}

/* Exactly the four members, each once. */
static enum status check_members(const struct zip_reader *zip, struct err *err)
{
    size_t n = zip_reader_count(zip);
    for (size_t i = 0; i < n; i++) {
        const char *name = zip_reader_name(zip, i);
        if (strpbrk(name, "/\\:")) {
            return err_set(err, STATUS_DATA, "移交包里有带路径的文件「%s」, 不是本台做的, 没有读",
                           name);
        }
        if (!is_known(name)) {
            return err_set(err, STATUS_DATA, "移交包里多了文件「%s」, 没有读", name);
        }
        for (size_t k = 0; k < i; k++) {
            if (text_eq(name, zip_reader_name(zip, k))) {
                return err_set(err, STATUS_DATA, "移交包里「%s」有两个, 没有读", name);
            }
        }
    }
    if (!zip_reader_has(zip, PACKAGE_MANIFEST)) {
        return err_set(err, STATUS_DATA, "里面没有清单 " PACKAGE_MANIFEST ", 不是移交包");
    }
    for (size_t i = 0; i < PACKAGE_PARTS; i++) {
        if (!zip_reader_has(zip, known_parts[i].name)) {
            return err_set(err, STATUS_DATA, "移交包里少了文件「%s」", known_parts[i].name);
        }
    }
    return STATUS_OK;
}

static enum status read_part(struct arena *a, const struct zip_reader *zip, struct zip_part part,
                             struct slice *out, struct err *err)
{
    struct buf bytes = BUF_INIT;
    enum status status = zip_reader_part(zip, part, &bytes, err);
    *out = (struct slice){status == STATUS_OK ? arena_copy(a, bytes.at, bytes.n) : "", bytes.n};
    buf_release(&bytes);
    return status;
}

/* Rows of a CSV below its headings. */
static enum status count_rows(struct slice bytes, int64_t *n, struct err *err)
{
    struct arena scratch = {0};
    struct source source = source_of_bytes(bytes);
    struct rows_file file;
    struct rows rows;
    struct csv_row row = {0};
    enum status status = rows_file_open(&file, &scratch, &source, err);
    bool is_open = false;
    if (status == STATUS_OK) {
        status = rows_open(&rows, &file, err);
        is_open = status == STATUS_OK;
    }
    for (*n = -1; status == STATUS_OK && !row.is_end; *n += !row.is_end) {
        status = rows_next(&rows, &row, err);
    }
    if (is_open) {
        rows_close(&rows);
    }
    rows_file_close(&file);
    arena_release(&scratch);
    return status;
}

/* Rows of the table itself are counted by who imports it, between lines that are none. */
static enum status check_part(struct arena *a, const struct package_part *p, int64_t size,
                              struct err *err)
{
    int64_t rows = p->rows;
    if ((int64_t)p->bytes.n != size || !text_eq(digest_of(a, p->bytes), p->digest)) {
        return err_set(err, STATUS_DATA,
                       "移交包里的 %s 与清单的 SHA-256 不符, 传送中坏了或被改过; 请报送单位重发",
                       p->name);
    }
    enum status status = STATUS_OK;
    if (!text_eq(p->name, known_parts[PACKAGE_TABLE].name)) {
        status = count_rows(p->bytes, &rows, err);
    }
    if (status == STATUS_OK && rows != p->rows) {
        return err_set(err, STATUS_DATA, "移交包里的 %s 有 %" PRId64 " 行, 清单说 %" PRId64 " 行",
                       p->name, rows, p->rows);
    }
    return status;
}

static enum status read_parts(struct arena *a, const struct zip_reader *zip, struct package_file *f,
                              struct err *err)
{
    int64_t sizes[PACKAGE_PARTS] = {0};
    struct slice manifest = {0};
    enum status status = check_members(zip, err);
    if (status == STATUS_OK) {
        status =
            read_part(a, zip, (struct zip_part){PACKAGE_MANIFEST, MANIFEST_MAX}, &manifest, err);
    }
    f->manifest = manifest.at;
    if (status == STATUS_OK) {
        status = read_manifest(a, f, sizes, err);
    }
    for (size_t i = 0; i < PACKAGE_PARTS && status == STATUS_OK; i++) {
        struct package_part *p = &f->parts[i];
        status = read_part(a, zip, (struct zip_part){p->name, PACKAGE_PART_MAX}, &p->bytes, err);
        if (status == STATUS_OK) {
            status = check_part(a, p, sizes[i], err);
        }
    }
    return status;
}

/* The fingerprint is made anew from what was read. */
static enum status check_fingerprint(struct arena *a, const struct package_file *f, struct err *err)
{
    struct package_file again = *f;
    package_file_seal(&again, a);
    return text_eq(again.fingerprint, f->fingerprint)
               ? STATUS_OK
               : err_set(err, STATUS_DATA, "移交包的清单被改过: 内容指纹不符; 请报送单位重发");
}

enum status package_file_unpack(struct arena *a, struct slice bytes, struct package_file *out,
                                struct err *err)
{
    struct zip_reader zip;
    struct source source = source_of_bytes(bytes);
    struct err why = {.arena = err->arena};
    package_file_init(out);
    if (zip_reader_open(&zip, &source, &why) != STATUS_OK) {
        return err_set(err, STATUS_DATA, "不是移交包: %s", why.text);
    }
    out->digest = digest_of(a, bytes);
    enum status status = read_parts(a, &zip, out, err);
    zip_reader_close(&zip);
    return status == STATUS_OK ? check_fingerprint(a, out, err) : status;
}

const char *package_check_code(struct arena *a, const char *digest)
{
    return strlen(digest) < 8 ? digest : arena_printf(a, "%.4s %.4s", digest, digest + 4);
}

/* ---- acknowledgements -------------------------------------------------------------------------------- */

const char *package_ack_text(struct arena *a, const struct package_ack *ack)
{
    struct buf text = BUF_INIT;
    package_line_number(&text, ack_head, 1);
    package_line_text(&text, "编号", ack->number);
    package_line_text(&text, "文件摘要", ack->digest);
    package_line_text(&text, "内容指纹", ack->fingerprint);
    package_line_text(&text, "通知", ack->notice);
    package_line_text(&text, "报送单位", ack->sender);
    package_line_text(&text, "接收单位", ack->receiver);
    package_line_text(&text, "接收时间", ack->taken_at);
    package_line_number(&text, "申报件", ack->rows);
    package_line_number(&text, "新增", ack->counts.new);
    package_line_number(&text, "修改", ack->counts.changed);
    package_line_number(&text, "不变", ack->counts.same);
    package_line_number(&text, "未收", ack->counts.refused);
    const char *copy = arena_copy(a, text.at, text.n);
    buf_release(&text);
    return copy;
}

bool package_is_ack(struct slice bytes)
{
    static const char mark[] = "\xEF\xBB\xBF";
    if (bytes.n >= 3 && memcmp(bytes.at, mark, 3) == 0) {
        bytes = (struct slice){bytes.at + 3, bytes.n - 3};
    }
    return bytes.n > sizeof ack_head && memcmp(bytes.at, ack_head, sizeof ack_head - 1) == 0;
}

enum status package_ack_read(struct arena *a, struct slice bytes, struct package_ack *out,
                             struct err *err)
{
    struct package_lines l = {.arena = a};
    enum status status = package_lines_read(&l, bytes, ack_head, err);
    if (status != STATUS_OK) {
        return status;
    }
    *out = (struct package_ack){
        .number = package_need_text(&l, "编号"),
        .digest = package_need_text(&l, "文件摘要"),
        .fingerprint = package_need_text(&l, "内容指纹"),
        .notice = package_need_text(&l, "通知"),
        .sender = package_get_text(&l, "报送单位"),
        .receiver = package_need_text(&l, "接收单位"),
        .taken_at = package_need_text(&l, "接收时间"),
        .rows = package_get_number(&l, "申报件"),
        .counts = {package_get_number(&l, "新增"), package_get_number(&l, "修改"),
                   package_get_number(&l, "不变"), package_get_number(&l, "未收")},
    };
    return l.missing ? err_set(err, STATUS_DATA, "回执里没有「%s」", l.missing) : STATUS_OK;
}
