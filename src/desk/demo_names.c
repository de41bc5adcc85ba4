#include "desk/demo_names.h"

#include <string.h>

#define LIST(array)                                                                                \
    {                                                                                              \
        array, sizeof(array) / sizeof *(array)                                                     \
    }
#define N(array) (sizeof(array) / sizeof *(array))

static const char *const people[] = {"王示例", "李样本", "张虚构", "刘测试", "陈假名",
                                     "杨范例", "赵例子", "黄仿真", "周模拟", "欧阳占位"};
static const char *const experts[] = {"郑拟定", "冯假设", "卫样例", "蒋空白", "沈示范",
                                      "韩虚拟", "秦测验", "许样张", "何代号", "吕例句"};
static const char *const places[] = {"南岭", "东海", "北原", "西川", "云泽", "青屿",
                                     "白河", "长汀", "金坡", "银滩", "石桥", "松江口"};
static const char *const brands[] = {"示例", "虚构", "云帆", "样本", "假想",
                                     "星禾", "测试", "范本", "拟真", "例程"};
static const char *const texts[] = {
    "围绕骨干机房和传输干线建立分级管控清单。",   "风险点逐一落到岗位，巡检记录当日归档。",
    "告警由人工逐条核对改为模型初筛、专家复核。", "试点以来未发生因操作不当引起的中断。",
    "方案已在三个地市部署，成本和周期均可核算。", "与联合单位共建演练环境，每季度复盘一次。",
};
const struct demo_list demo_people = LIST(people), demo_experts = LIST(experts),
                       demo_places = LIST(places), demo_brands = LIST(brands),
                       demo_texts = LIST(texts);

const struct demo_recommender demo_recommenders[] = {
    {"广东省通信管理局（示例）", "provincial_telecom", "440000"},
    {"江苏省通信管理局（示例）", "provincial_telecom", "320000"},
    {"浙江省通信管理局（示例）", "provincial_telecom", "330000"},
    {"山东省通信管理局（示例）", "provincial_telecom", "370000"},
    {"福建省通信管理局（示例）", "provincial_telecom", "350000"},
    {"湖南省通信管理局（示例）", "provincial_telecom", "430000"},
    {"湖北省通信管理局（示例）", "provincial_telecom", "420000"},
    {"四川省通信管理局（示例）", "provincial_telecom", "510000"},
    {"陕西省通信管理局（示例）", "provincial_telecom", "610000"},
    {"河南省通信管理局（示例）", "provincial_telecom", "410000"},
    {"广西壮族自治区通信管理局（示例）", "provincial_telecom", "450000"},
    {"北京市通信管理局（示例）", "provincial_telecom", "110000"},
    {"广东省工业和信息化厅（示例）", "provincial_industry", "440000"},
    {"江苏省工业和信息化厅（示例）", "provincial_industry", "320000"},
    {"浙江省经济和信息化厅（示例）", "provincial_industry", "330000"},
    {"山东省工业和信息化厅（示例）", "provincial_industry", "370000"},
    {"福建省工业和信息化厅（示例）", "provincial_industry", "350000"},
    {"湖南省工业和信息化厅（示例）", "provincial_industry", "430000"},
    {"四川省经济和信息化厅（示例）", "provincial_industry", "510000"},
    {"陕西省工业和信息化厅（示例）", "provincial_industry", "610000"},
    {"佛山市工业和信息化局（示例）", "city_industry", "440600"},
    {"清远市工业和信息化局（示例）", "city_industry", "441800"},
    {"广州市工业和信息化局（示例）", "city_industry", "440100"},
    {"东莞市工业和信息化局（示例）", "city_industry", "441900"},
    {"珠海市工业和信息化局（示例）", "city_industry", "440400"},
    {"惠州市工业和信息化局（示例）", "city_industry", "441300"},
    {"汕头市工业和信息化局（示例）", "city_industry", "440500"},
    {"湛江市工业和信息化局（示例）", "city_industry", "440800"},
    {"韶关市工业和信息化局（示例）", "city_industry", "440200"},
    {"深圳市工业和信息化局（示例）", "separate_city_industry", "440300"},
    {"新疆生产建设兵团工业和信息化局（示例）", "corps_industry", "650000"},
    {"广东省互联网信息办公室（示例）", "provincial_cyberspace", "440000"},
    {"湖南省卫生健康委员会（示例）", "provincial_health", "430000"},
    {"国家示例行业监督管理局", "national_regulator", "110000"},
    {"南岭示例通信集团有限公司", "carrier_group", "110000"},
    {"东海虚构移动通信集团有限公司", "carrier_group", "110000"},
    {"北原假想铁塔股份有限公司", "carrier_group", "110000"},
    {"云泽样本数据中心集团有限公司", "data_centre_operator", "330100"},
    {"白河范本云计算集团有限公司", "data_centre_operator", "440100"},
    {"金坡拟真通信设备集团有限公司", "equipment_maker", "440300"},
    {"长汀例程光通信集团有限公司", "equipment_maker", "420100"},
};
const size_t n_demo_recommenders = N(demo_recommenders);

const struct demo_trade demo_trades[] = {
    {"carrier_province", "企业", "移动通信", "有限公司"},
    {"data_centre_operator", "企业", "数据中心", "有限公司"},
    {"equipment_maker", "企业", "通信设备", "股份有限公司"},
    {"industrial_company", "企业", "精密制造", "有限公司"},
    {"industrial_platform", "企业", "工业互联网", "有限公司"},
    {"security_company", "企业", "网络安全技术", "有限公司"},
    {"vehicle_platform", "企业", "智能网联汽车", "有限公司"},
    {"control_maker", "企业", "自动化控制", "股份有限公司"},
    {"internet_company", "企业", "网络科技", "有限公司"},
    {"university", "事业单位", "理工", "大学"},
    {"research_institute", "事业单位", "信息技术", "研究院"},
    {"construction_party", "企业", "通信工程", "有限责任公司"},
};
const size_t n_demo_trades = N(demo_trades);

static const char *const regions[] = {
    "440600", "320100", "441800", "330100", "440100", "370100", "441900", "350100",
    "440400", "430100", "441300", "420100", "440500", "510100", "440800", "610100",
    "440200", "410100", "440300", "450100", "320500", "110108", "370200", "350200",
};
const struct demo_list demo_regions = LIST(regions);

static const char *const net_subjects[] = {
    "数据中心", "骨干光缆", "核心网",   "应急通信",     "机房供配电", "基站铁塔",
    "高空作业", "传输干线", "算力调度", "重要业务网元", "重大活动",   "风险操作管控"};
static const char *const net_works[] = {
    "风险监测预警平台", "隐患排查治理体系", "智能巡检实践",   "安全生产数字化管理",
    "故障自愈系统",     "容灾倒换演练机制", "标准化管理体系", "大模型运维助手"};
static const char *const safe_subjects[] = {
    "汽车制造", "家电产业集群", "石化园区", "电子装配车间", "车联网平台", "港口作业",
    "轨道交通", "智慧电网",     "钢铁冶炼", "中小企业",     "数控机床",   "5G专网"};
static const char *const safe_works[] = {
    "网络安全分类分级防护", "工业控制系统安全评估", "漏洞闭环治理", "威胁监测服务平台",
    "数据安全纵深防御",     "态势感知与应急处置",   "商用密码应用", "安全运营中心"};
static const struct demo_list net_subject = LIST(net_subjects), net_work = LIST(net_works),
                              safe_subject = LIST(safe_subjects), safe_work = LIST(safe_works);

const struct demo_call demo_calls[] = {
    {"220",
     "推广中心",
     "2022-09-20",
     0,
     &safe_subject,
     &safe_work,
     6,
     false,
     {{"provincial_telecom", {3, 2, 2, 2, 1, 2, 1, 1, 2, 1, 1}}}},
    {"360",
     "试点示范",
     "2024-02-29",
     0,
     &safe_subject,
     &safe_work,
     3,
     false,
     {{"provincial_industry", {7, 5, 5, 4, 3, 3, 3, 2}},
      {"provincial_telecom", {5, 3, 2, 2}},
      {"provincial_cyberspace", {2}},
      {"national_regulator", {4}}}},
    {"255",
     "成果",
     "2024-07-15",
     0,
     &net_subject,
     &net_work,
     1,
     false,
     {{"provincial_telecom", {24, 18, 15, 11, 10, 9, 8, 7, 6, 5, 4, 2}},
      {"carrier_group", {12, 9, 6}},
      {"data_centre_operator", {3, 2}},
      {"equipment_maker", {2, 1}}}},
    {"粤76",
     "案例",
     "2024-12-24",
     0,
     &safe_subject,
     &safe_work,
     0,
     true,
     {{"city_industry", {10, 7, 6, 3, 2, 2, 1, 1, 1}}}},
    {"926",
     "案例",
     "2024-12-31",
     0,
     &safe_subject,
     &safe_work,
     0,
     false,
     {{"provincial_industry", {21, 6, 4, 3, 2}}, {"provincial_telecom", {2, 1, 1}}}},
    {"926",
     "地区",
     "2024-12-31",
     1,
     NULL,
     NULL,
     0,
     false,
     {{"provincial_industry", {1, 1, 1, 1}}, {"provincial_telecom", {1, 1}}}},
};
const size_t n_demo_calls = N(demo_calls);

/* Common ends stand several times; every state is the end of one. Steps that a notice does not have
 * (初审, 公示) are passed over. */
const struct demo_path demo_paths[] = {
    {{"screen", "accept", "examine", "review", "shortlist", "publish", "award"}},
    {{NULL}},
    {{"screen", "accept", "examine", "review"}},
    {{"screen"}},
    {{"screen", "correct"}},
    {{"screen", "accept", "examine", "review", "reject"}},
    {{"screen", "correct", "answer", "accept"}},
    {{"screen", "accept", "examine"}},
    {{"withdraw"}},
    {{"screen", "accept", "examine", "review", "shortlist"}},
    {{"screen", "refuse"}},
    {{"screen", "accept", "examine", "review", "shortlist", "publish"}},
    {{"screen", "accept"}},
    {{"screen", "accept", "examine", "review", "shortlist", "publish", "suspend"}},
    {{"screen", "correct", "wait", "wait", "wait", "wait", "expire"}},
    {{"screen", "accept", "withdraw"}},
    {{"screen", "accept", "examine", "review", "shortlist", "publish", "award", "revoke"}},
    {{"screen", "withdraw", "revive", "accept", "examine", "review"}},
    {{"screen", "accept", "examine", "review", "shortlist", "publish", "suspend", "resume",
      "award"}},
    {{"screen", "accept", "examine", "reject"}},
    {{"screen", "accept", "examine", "review", "shortlist", "publish", "suspend", "reject"}},
    {{"screen", "accept", "examine", "review", "shortlist", "award"}},
    {{"screen", "accept", "examine", "review"}},
};
const size_t n_demo_paths = N(demo_paths);

const char *demo_reason(const char *act)
{
    static const char *const reasons[][2] = {
        {"correct", "缺一份纸质材料，申报单位公章不清"},
        {"refuse", "超出推荐名额，推荐单位确认不再保留"},
        {"expire", "补正期满未答复"},
        {"reject", "综合评议未达入围要求"},
        {"suspend", "公示期收到实名异议，核实中"},
        {"resume", "经核实异议不成立"},
        {"revoke", "单位主动要求撤销"},
        {"withdraw", "申报单位来函要求撤回"},
        {"revive", "申报单位说明为误撤"},
    };
    for (size_t i = 0; i < N(reasons); i++) {
        if (strcmp(reasons[i][0], act) == 0) {
            return reasons[i][1];
        }
    }
    return NULL;
}

const char *demo_clause(const char *act, const struct notice *n)
{
    bool is_quota = strcmp(act, "refuse") == 0;
    for (size_t i = 0; is_quota && i < n->limits.n; i++) {
        if (n->limits.at[i].per == PER_RECOMMENDER) {
            return n->limits.at[i].rule.clause;
        }
    }
    return is_quota || strcmp(act, "expire") == 0 ? "本台补正规定" : NULL;
}
