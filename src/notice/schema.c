/* The tables. Order of keys is the order of the card and of the dump. Every key here also stands in
 * docs/notice-format.md; a test compares them. */
#include "notice/schema.h"

#include "model/unit_class.h"
#include "notice/schema_keys.h"
#include "notice/vocabulary.h"

static const struct key rule_keys[] = {
    SCOPE_KEY("适用", "scope", rule, scope, "只对这些成立；几个键都要满足，一个键的几个值满足其一"),
    SCOPE_KEY("不含", "except", rule, except, "除外；可写 条款 说明除外的出处"),
    CHOICE_KEY("后果", "consequence", rule, consequence, words_consequences, "违反时怎样"),
    TEXT_KEY("软", "soft", rule, soft, "原文的缓和用语（原则上）；不写就是硬性的"),
    CHOICE_KEY("来源", "origin", rule, origin, words_origins, "不是原文时写；到处都会标明"),
    TEXT_KEY("原文", "words", rule, words, "公文的原话"),
    TEXT_KEY("备注", "note", rule, note, "写定义的人的说明"),
    TEXT_KEY("编号", "number", rule, number, "给补充通知引用的编号"),
    TEXT_KEY("条款", "clause", rule, clause, "出处，如 二（二）；没有编号写 二 无编号段"),
};
const struct schema rule_schema = {.name = "共有键", KEYS(rule_keys), .size = sizeof(struct rule)};

static const struct key track_keys[] = {
    NEEDED_TEXT("名称", "name", track, name, "通道的名称，如 典型案例"),
    TEXT_KEY("代号", "code", track, code, "短名，命令行和导入时用"),
    TEXTS_KEY("别名", "aliases", track, aliases, "别的叫法"),
    TEXT_KEY("称呼", "object", track, object, "一个申报件叫什么：成果、案例、项目"),
};
static const struct schema track_schema = {.name = "通道",
                                           KEYS(track_keys),
                                           .size = sizeof(struct track),
                                           .short_key = "名称",
                                           .has_rule = true};

static const struct schema direction_schema;
static const struct key direction_keys[] = {
    NEEDED_TEXT("名称", "name", direction, name, "方向的名称，按正文"),
    TEXT_KEY("代号", "code", direction, code, "原文的编号，如 （七）"),
    TEXTS_KEY("别名", "aliases", direction, aliases, "别的写法；导入时也认"),
    TEXT_KEY("说明", "description", direction, description, "原文对方向的说明；没有就空着"),
    LIST_KEY("下级", "children", direction, children, direction_schema, "下一级方向"),
};
static const struct schema direction_schema = {.name = "方向的项",
                                               KEYS(direction_keys),
                                               .size = sizeof(struct direction),
                                               .short_key = "名称",
                                               .has_rule = true};

static const struct key axis_keys[] = {
    NEEDED_TEXT("名称", "name", axis, name, "这一组方向叫什么，如 申报方向"),
    CHOICE_KEY("选择", "choosing", axis, choosing, words_choosings, "能选几个"),
    NEEDED_LIST("项", "directions", axis, directions, direction_schema, "各个方向"),
};
static const struct schema axis_schema = {
    .name = "方向", KEYS(axis_keys), .size = sizeof(struct axis), .has_rule = true};

static const struct key role_keys[] = {
    NEEDED_TEXT("名称", "name", role, name, "原文怎么称呼"),
    NEEDED_CHOICE("充当", "kind", role, kind, words_role_kinds, "在本台里是哪种角色"),
    CHOICE_KEY("由", "filler", role, filler, words_fillers, "由单位还是个人担任"),
    CHOICE_KEY("层级", "level", role, level, words_levels, "哪一级"),
    TEXTS_KEY("类别", "classes", role, classes, "哪些类别的单位可以担任"),
    NAME_OF("名单", "list", role, list, REFERENCE_LIST, "只有这个名单里的"),
    TEXTS_KEY("须填", "required", role, required, "须有的资料，如 信用代码"),
    YES_KEY("可联合", "is_joint", role, is_joint, "几家可以一起担任"),
    YES_KEY("可自荐", "is_self", role, is_self, "可以推荐自己"),
    TEXT_KEY("辖区", "region_by", role, region_by, "按什么定辖区：注册地、项目所在地"),
    TEXT_KEY("职责", "duty", role, duty, "做什么"),
};
static const struct schema role_schema = {
    .name = "角色", KEYS(role_keys), .size = sizeof(struct role), .has_rule = true};

static const struct key list_keys[] = {
    NEEDED_TEXT("名称", "name", named_list, name, "名单的名称"),
    TEXTS_KEY("别名", "aliases", named_list, aliases, "别的叫法"),
    CHOICE_KEY("内容", "of", named_list, of, words_list_ofs, "列的是什么"),
    TEXT_KEY("标题", "title", named_list, title, "印出来的标题，没写用名称"),
    TEXTS_KEY("表首", "heads", named_list, heads, "标题下面的行，如 (按地区排序)"),
    TEXTS_KEY("列", "columns", named_list, columns, "各列的名称"),
    TEXTS_KEY("合并", "merged", named_list, merged, "哪些列的空格和下一行同列是一格"),
    {.name = "行",
     .id = "rows",
     .kind = KEY_ROWS,
     AT(named_list, rows),
     .help = "各行；一列时写文字，多列时写列表"},
    TEXT_KEY("文件", "file", named_list, file, "名单放在这个 CSV 文件里"),
    DATE_KEY("起", "from", named_list, from, "从哪天起有效"),
    DATE_KEY("止", "to", named_list, to, "到哪天为止"),
    YES_KEY("可增", "is_open", named_list, is_open, "是 表示没有列全"),
};
static const struct schema list_schema = {
    .name = "名单", KEYS(list_keys), .size = sizeof(struct named_list), .has_rule = true};

static const struct key limit_keys[] = {
    TEXT_KEY("名称", "name", limit, name, "给限额起的名，子额引用它"),
    NEEDED_CHOICE("数", "count", limit, count, words_countables, "数的是什么"),
    NEEDED_CHOICE("每", "per", limit, per, words_pers, "按什么分开数"),
    NAME_OF("轴", "axis", limit, axis, REFERENCE_AXIS, "每: 方向 时，是哪一组方向"),
    NUMBER_KEY("至少", "min", limit, min, "最少几个；每申报件的当时就判，其余清单定稿时才判"),
    NUMBER_KEY("至多", "max", limit, max, "最多几个，含本数"),
    NAME_OF("名单", "list", limit, list, REFERENCE_LIST, "上限写在这个名单里"),
    TEXT_KEY("列", "column", limit, column, "名单的哪一列"),
    NUMBER_KEY("百分之", "percent", limit, percent, "取那一列的百分之几"),
    CHOICE_KEY("取整", "rounding", limit, rounding, words_roundings, "百分数怎样取整"),
    NAME_OF("属于", "part_of", limit, part_of, REFERENCE_LIMIT, "是哪个限额里的子额"),
};
static const struct schema limit_schema = {
    .name = "限额", KEYS(limit_keys), .size = sizeof(struct limit), .has_rule = true};

static const struct key window_keys[] = {
    WHEN_KEY("起", "opens", window, opens, "这一段的开始"),
    WHEN_KEY("止", "due", window, due, "这一段的结束"),
    TEXT_KEY("备注", "note", window, note, "这一段的说明"),
};
static const struct schema window_schema = {
    .name = "时段", KEYS(window_keys), .size = sizeof(struct window)};

static const struct key step_keys[] = {
    TEXT_KEY("名称", "name", step, name, "环节的名称；别处引用它"),
    CHOICE_KEY("性质", "kind", step, kind, words_step_kinds, "是哪种环节；有“给谁”和期限的必须写"),
    TEXTS_KEY("谁", "who", step, who, "谁来做，一个或几个"),
    TEXTS_KEY("给谁", "to", step, to, "交给谁"),
    TEXTS_KEY("事项", "what", step, what, "交什么、做什么"),
    NAME_OF("后于", "after", step, after, REFERENCE_STEP, "在哪个环节之后"),
    {.name = "起",
     .id = "opens",
     .kind = KEY_EVENT,
     AT(step, opens),
     .help = "开始的时间，或起算的事件"},
    WHEN_KEY("止", "due", step, due, "期限：日期、时刻、旬、月、N个工作日、每年6月"),
    LIST_KEY("时段", "windows", step, windows, window_schema, "有几段时间时"),
    CHOICE_KEY("含止", "includes_due", step, includes_due, words_inclusions, "「前」含不含当日"),
    CHOICE_KEY("含首日", "includes_first", step, includes_first, words_inclusions,
               "起算那天算不算"),
    CHOICES_KEY("凭", "basis", step, basis, words_bases, "以什么为准"),
    CHOICES_KEY("载体", "media", step, media, words_media, "用什么送"),
    NAME_OF("送到", "contact", step, contact, REFERENCE_CONTACT, "联系 里的哪一处"),
    CHOICE_KEY("逾期", "late", step, late, words_consequences, "过了期限怎样"),
    TEXT_KEY("内容", "text", step, text, "环节的说明"),
    TEXT_KEY("应走", "right_route", step, right_route, "不含的那些应当走哪条路"),
};
static const struct schema step_schema = {
    .name = "环节", KEYS(step_keys), .size = sizeof(struct step), .has_rule = true};

static const struct key condition_keys[] = {
    NEEDED_TEXT("内容", "text", condition, text, "条件说的是什么"),
    TEXT_KEY("名称", "name", condition, name, "短名"),
    TEXT_KEY("对象", "about", condition, about, "对谁：某个角色，或 申报件"),
    CHOICE_KEY("要求", "need", condition, need, words_needs, "必备、优先还是参考"),
    CHOICE_KEY("核验", "verify", condition, verify, words_verifies, "机器能查，还是人看"),
    TEXTS_KEY("凭据", "evidence", condition, evidence, "看什么来核验"),
    WHEN_KEY("期间", "within", condition, within, "往前看多久，如 5年"),
    TEXT_KEY("截至", "base", condition, base, "从哪天往前看，如 申请日期"),
    NAME_OF("字段", "field", condition, field, REFERENCE_FIELD, "机器查表单的哪一项"),
    TEXTS_KEY("取值", "values", condition, values, "那一项须是这些值之一"),
    NUMBER_KEY("至少", "min", condition, min, "那一项不少于"),
    NUMBER_KEY("至多", "max", condition, max, "那一项不多于"),
    TEXTS_KEY("例外", "exceptions", condition, exceptions, "例外，照原话"),
};
static const struct schema condition_schema = {.name = "条件",
                                               KEYS(condition_keys),
                                               .size = sizeof(struct condition),
                                               .short_key = "内容",
                                               .has_rule = true};

static const struct key copies_keys[] = {
    {.name = "份", .id = "count", .kind = KEY_NUMBER, AT(copies, count), NEEDED, .help = "几份"},
    CHOICE_KEY("层级", "level", copies, level, words_levels, "交到哪一级"),
    NAME_OF("环节", "stage", copies, stage, REFERENCE_STEP, "在哪个环节"),
    NUMBER_KEY("方向数", "directions", copies, directions, "报几个方向时"),
    CHOICE_KEY("载体", "medium", copies, medium, words_media, "哪种载体"),
    TEXT_KEY("条款", "clause", copies, clause, "这一行的出处"),
};
static const struct schema copies_schema = {
    .name = "份数", KEYS(copies_keys), .size = sizeof(struct copies), .short_key = "份"};

static const struct key property_keys[] = {
    NEEDED_TEXT("项", "name", property, name, "量的是什么，如 分辨率"),
    NUMBER_KEY("至少", "min", property, min, "不小于"),
    NUMBER_KEY("至多", "max", property, max, "不大于"),
    TEXT_KEY("单位", "unit", property, unit, "单位，照原文"),
    YES_KEY("约", "is_rough", property, is_rough, "是 表示大约，只提示"),
};
static const struct schema property_schema = {
    .name = "指标", KEYS(property_keys), .size = sizeof(struct property)};

static const struct key material_keys[] = {
    NEEDED_TEXT("名称", "name", material, name, "材料的名称"),
    TEXTS_KEY("别名", "aliases", material, aliases, "别的叫法"),
    CHOICE_KEY("要求", "need", material, need, words_needs, "必备、优先还是参考"),
    LIST_KEY("份数", "copies", material, copies, copies_schema,
             "一个数，或按层级、环节、方向数列表"),
    CHOICE_KEY("计", "counted", material, counted, words_counteds, "每件各几份，还是每次几份"),
    CHOICE_KEY("原件", "original", material, original, words_originals, "要原件还是复印件"),
    CHOICES_KEY("载体", "media", material, media, words_media, "纸质、光盘、邮件、上传"),
    TEXTS_KEY("盖章", "seals", material, seals, "盖谁的章"),
    TEXT_KEY("装订", "binding", material, binding, "怎样装订"),
    YES_KEY("匿名", "is_anonymous", material, is_anonymous, "不得出现单位名称"),
    LIST_KEY("指标", "properties", material, properties, property_schema, "可以量的要求"),
    TEXT_KEY("版本", "edition", material, edition, "表样的版本"),
    NAME_OF("附件", "attachment", material, attachment, REFERENCE_ATTACHMENT, "表样是哪个附件"),
    TEXTS_KEY("组成", "parts", material, parts, "由哪些东西组成"),
    NAMES_OF("一致", "agrees_with", material, agrees_with, REFERENCE_MATERIAL,
             "须与哪些材料一致；写它自己，是纸质、电子各份之间一致"),
};
static const struct schema material_schema = {.name = "材料",
                                              KEYS(material_keys),
                                              .size = sizeof(struct material),
                                              .short_key = "名称",
                                              .has_rule = true};

static const struct key name_keys[] = {
    NEEDED_CHOICE("对象", "object", name_pattern, object, words_name_objects, "给什么起名"),
    NAMES_OF("组成", "parts", name_pattern, parts, REFERENCE_PART, "依次由哪些来源或字段组成"),
    TEXT_KEY("分隔", "separator", name_pattern, separator, "各段之间的符号"),
    TEXT_KEY("文字", "fixed", name_pattern, fixed, "固定的字样"),
    TEXT_KEY("放在", "inside", name_pattern, inside, "放在哪个文件夹里"),
};
static const struct schema name_schema = {
    .name = "命名", KEYS(name_keys), .size = sizeof(struct name_pattern), .has_rule = true};

static const struct schema field_schema;
static const struct key field_keys[] = {
    NEEDED_TEXT("名称", "name", field, name, "表上写的名称"),
    TEXT_KEY("标识", "id", field, id, "英文名，命令行和交换时用"),
    TEXTS_KEY("别名", "aliases", field, aliases, "别的写法；导入时也认"),
    CHOICE_KEY("类型", "type", field, type, words_field_types, "填的是什么"),
    YES_KEY("必填", "is_required", field, is_required, "必须填"),
    NUMBER_KEY("字数下限", "min_chars", field, min_chars, "不少于多少字"),
    NUMBER_KEY("字数上限", "max_chars", field, max_chars, "不超过多少字"),
    NUMBER_KEY("至少", "min", field, min, "数值不小于，或至少选几项"),
    NUMBER_KEY("至多", "max", field, max, "数值不大于，或至多选几项"),
    TEXT_KEY("单位", "unit", field, unit, "计量单位，如 万元"),
    TEXT_KEY("说明", "help", field, help, "填写的说明"),
    TEXTS_KEY("选项", "options", field, options, "可选的值"),
    NAME_OF("名单", "list", field, list, REFERENCE_LIST, "选项取自哪个名单"),
    TEXTS_KEY("小节", "sections", field, sections, "章节里的小节"),
    LIST_KEY("列", "columns", field, columns, field_schema, "表格的各列"),
    NUMBER_KEY("空行", "blank_rows", field, blank_rows, "表格预置几个空行"),
};
static const struct schema field_schema = {.name = "字段",
                                           KEYS(field_keys),
                                           .size = sizeof(struct field),
                                           .short_key = "名称",
                                           .has_rule = true};

static const struct key group_keys[] = {
    NEEDED_TEXT("组", "name", field_group, name, "这一组的标题"),
    NEEDED_LIST("字段", "fields", field_group, fields, field_schema, "组里的各项"),
};
static const struct schema group_schema = {
    .name = "表单", KEYS(group_keys), .size = sizeof(struct field_group), .has_rule = true};

static const struct schema column_schema;
static const struct key column_keys[] = {
    NEEDED_TEXT("列名", "heading", column, heading, "表头"),
    TEXTS_KEY("别名", "aliases", column, aliases, "导入时也认的表头"),
    CHOICE_KEY("取自", "source", column, source, words_sources, "值从哪里来；表单的项写 字段"),
    NAME_OF("字段", "field", column, field, REFERENCE_FIELD, "取自: 字段 时，是哪一项"),
    NUMBER_KEY("宽", "width", column, width, "宽几个半角字"),
    LIST_KEY("下级", "children", column, children, column_schema, "下一层表头"),
    CHOICE_KEY("来源", "origin", column, origin, words_origins, "这一列不是原文时写"),
    TEXT_KEY("备注", "note", column, note, "这一列的说明"),
};
static const struct schema column_schema = {
    .name = "列", KEYS(column_keys), .size = sizeof(struct column)};

static const struct key table_keys[] = {
    NEEDED_TEXT("名称", "name", summary_table, name, "汇总表的名称"),
    TEXT_KEY("标题", "title", summary_table, title, "印在表上的标题"),
    TEXTS_KEY("别名", "aliases", summary_table, aliases, "别的叫法"),
    TEXTS_KEY("表首", "heads", summary_table, heads, "表头上面的行，如 推荐单位（盖章）："),
    NEEDED_LIST("列", "columns", summary_table, columns, column_schema, "各列"),
    NUMBER_KEY("空行", "blank_rows", summary_table, blank_rows, "预置几个带序号的空行"),
    CHOICE_KEY("次序", "order", summary_table, order, words_table_orders, "行怎样排"),
    TEXTS_KEY("表尾", "footers", summary_table, footers, "表下面的行"),
    NAME_OF("附件", "attachment", summary_table, attachment, REFERENCE_ATTACHMENT, "是哪个附件"),
};
static const struct schema table_schema = {
    .name = "汇总表", KEYS(table_keys), .size = sizeof(struct summary_table), .has_rule = true};

static const struct key attachment_keys[] = {
    NEEDED_TEXT("名称", "name", attachment, name, "附件的名称"),
    TEXTS_KEY("别名", "aliases", attachment, aliases, "别的叫法"),
    CHOICE_KEY("表样", "present", attachment, present, words_presents, "手上的文件里有没有"),
};
static const struct schema attachment_schema = {.name = "附件",
                                                KEYS(attachment_keys),
                                                .size = sizeof(struct attachment),
                                                .short_key = "名称",
                                                .has_rule = true};

static const struct key contact_keys[] = {
    NEEDED_TEXT("名称", "name", contact, name, "这一处叫什么；环节的 送到 引用它"),
    TEXT_KEY("处室", "office", contact, office, "接收的处室"),
    TEXT_KEY("联系人", "person", contact, person, "姓名"),
    TEXT_KEY("电话", "phone", contact, phone, "电话"),
    TEXT_KEY("邮箱", "email", contact, email, "电子邮箱"),
    TEXT_KEY("地址", "address", contact, address, "邮寄地址"),
    TEXT_KEY("邮编", "postcode", contact, postcode, "邮政编码"),
};
static const struct schema contact_schema = {
    .name = "联系", KEYS(contact_keys), .size = sizeof(struct contact), .has_rule = true};

static const struct key doubt_keys[] = {
    NEEDED_TEXT("事项", "about", doubt, about, "疑在哪里"),
    CHOICE_KEY("类别", "kind", doubt, kind, words_doubt_kinds, "矛盾、缺口、歧义还是误植"),
    TEXTS_KEY("写法", "spellings", doubt, spellings, "各种写法，都留着"),
    TEXTS_KEY("位置", "places", doubt, places, "各种写法分别在哪里"),
    TEXT_KEY("处理", "treatment", doubt, treatment, "本台怎样处理"),
    TEXTS_KEY("可取", "open_to", doubt, open_to, "未定的事可以取的值"),
    TEXT_KEY("暂取", "chosen", doubt, chosen, "现在按哪一个办"),
};
static const struct schema doubt_schema = {
    .name = "存疑", KEYS(doubt_keys), .size = sizeof(struct doubt), .has_rule = true};

static const struct key amendment_keys[] = {
    NEEDED_CHOICE("动作", "act", amendment, act, words_amend_acts, "替换、增加、暂停还是恢复"),
    TEXT_KEY("对象", "target", amendment, target, "被改的通知里那条规则的编号"),
    NAME_OF("改为", "by", amendment, by, REFERENCE_OWN_NUMBER, "本通知里取代它的规则的编号"),
    DATE_KEY("自", "from", amendment, from, "从哪天起"),
    TEXT_KEY("内容", "text", amendment, text, "说明"),
};
static const struct schema amendment_schema = {
    .name = "变更", KEYS(amendment_keys), .size = sizeof(struct amendment), .has_rule = true};

static const struct key provision_keys[] = {
    NEEDED_TEXT("名称", "name", provision, name, "小标题"),
    TEXT_KEY("类别", "topic", provision, topic, "任务、保障、支持、格式 …"),
    TEXT_KEY("内容", "text", provision, text, "说的是什么"),
    TEXTS_KEY("条目", "items", provision, items, "逐项"),
};
static const struct schema provision_schema = {.name = "事项",
                                               KEYS(provision_keys),
                                               .size = sizeof(struct provision),
                                               .short_key = "名称",
                                               .has_rule = true};

static const struct key notice_keys[] = {
    NEEDED_TEXT("文号", "doc_no", notice, doc_no, "发文字号，如 某工信函〔2031〕7号"),
    NEEDED_TEXT("代号", "code", notice, code, "短名，如 255、粤76"),
    NEEDED_TEXT("标题", "title", notice, title, "全称"),
    NEEDED_CHOICE("种类", "kind", notice, kind, words_notice_kinds, "征集、转发、工作部署还是补充"),
    TEXT_KEY("文种", "form", notice, form, "如 司局简函"),
    TEXTS_KEY("发文机关", "issuers", notice, issuers, "一个或几个"),
    YES_KEY("署名不全", "issuers_incomplete", notice, issuers_incomplete, "手上的文件没有列全"),
    NUMBER_KEY("署名应有", "issuers_declared", notice, issuers_declared, "标题说有几个部门"),
    DATE_KEY("成文日期", "issued_on", notice, issued_on, "不知道就不写"),
    TEXTS_KEY("主送", "recipients", notice, recipients, "主送机关，一类一项"),
    TEXTS_KEY("简称", "aliases", notice, aliases, "别的叫法"),
    TEXT_KEY("上级", "parent", notice, parent, "转发的那份通知的文号"),
    TEXT_KEY("修改", "amends", notice, amends, "补充、更正的那份通知的文号"),
    TEXT_KEY("公开", "openness", notice, openness, "信息公开属性"),
    TEXT_KEY("全文", "full_text", notice, full_text, "全文的文本文件"),
    TEXT_KEY("备注", "note", notice, note, "写定义的人的说明"),
    LIST_KEY("通道", "tracks", notice, tracks, track_schema, "征集几种东西；只有一种也写"),
    LIST_KEY("方向", "axes", notice, axes, axis_schema, "申报方向，一组或几组"),
    LIST_KEY("角色", "roles", notice, roles, role_schema, "谁做什么"),
    LIST_KEY("名单", "lists", notice, lists, list_schema, "单位、个人或词语的名单"),
    LIST_KEY("限额", "limits", notice, limits, limit_schema, "名额、上限、家数"),
    LIST_KEY("环节", "steps", notice, steps, step_schema, "期限、报送、评审、公示、后续义务"),
    LIST_KEY("条件", "conditions", notice, conditions, condition_schema, "谁、什么可以申报"),
    LIST_KEY("材料", "materials", notice, materials, material_schema, "要交什么"),
    LIST_KEY("命名", "names", notice, names, name_schema, "文件、邮件、信封怎样写"),
    LIST_KEY("表单", "form_groups", notice, form_groups, group_schema, "申报书的各项"),
    LIST_KEY("汇总表", "tables", notice, tables, table_schema, "汇总表的样子"),
    LIST_KEY("附件", "attachments", notice, attachments, attachment_schema, "附件目录"),
    LIST_KEY("联系", "contacts", notice, contacts, contact_schema, "联系人和邮寄地址"),
    LIST_KEY("存疑", "doubts", notice, doubts, doubt_schema, "矛盾、缺口、歧义、误植"),
    LIST_KEY("变更", "amendments", notice, amendments, amendment_schema, "对另一份通知的改动"),
    LIST_KEY("事项", "provisions", notice, provisions, provision_schema, "没有数和期限的内容"),
};
const struct schema notice_schema = {
    .name = "通知", KEYS(notice_keys), .size = sizeof(struct notice)};

static const struct key day_keys[] = {
    {.name = "日期",
     .id = "date",
     .kind = KEY_DATE,
     AT(calendar_file_day, date),
     NEEDED,
     .help = "哪一天"},
    TEXT_KEY("节日", "holiday", calendar_file_day, holiday, "为哪个节日"),
    NEEDED_CHOICE("安排", "mark", calendar_file_day, mark, words_calendar_marks, "放假还是上班"),
};
static const struct schema day_schema = {
    .name = "日子", KEYS(day_keys), .size = sizeof(struct calendar_file_day)};
static const struct key calendar_keys[] = {
    {.name = "年份",
     .id = "year",
     .kind = KEY_NUMBER,
     AT(calendar_file, year),
     NEEDED,
     .help = "哪一年的安排"},
    TEXT_KEY("文号", "doc_no", calendar_file, doc_no, "国务院办公厅的文号；不知道就不写"),
    NEEDED_LIST("日子", "days", calendar_file, days, day_schema, "放假和调休上班的日子"),
};
const struct schema calendar_schema = {
    .name = "日历", KEYS(calendar_keys), .size = sizeof(struct calendar_file)};

static const struct key class_keys[] = {
    NEEDED_TEXT("名称", "name", unit_class, name, "类别的名称"),
    NEEDED_TEXT("标识", "id", unit_class, id, "英文名"),
    TEXTS_KEY("别名", "aliases", unit_class, aliases, "别的叫法"),
    CHOICE_KEY("层级", "level", unit_class, level, words_levels, "哪一级"),
};
static const struct schema class_schema = {
    .name = "类别", KEYS(class_keys), .size = sizeof(struct unit_class)};
static const struct key classes_keys[] = {
    NEEDED_LIST("类别", "classes", unit_classes_file, classes, class_schema, "各个类别"),
};
const struct schema unit_classes_schema = {
    .name = "单位类别", KEYS(classes_keys), .size = sizeof(struct unit_classes_file)};
