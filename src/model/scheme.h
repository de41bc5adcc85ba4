/* A review scheme as plain data: everything its file says about how cases are scored and ranked.
 *
 * Points, marks and weights are whole numbers of 10^-4 (SCORE_UNIT): 26.5 is 265000, 30% is 3000. What
 * a scheme does not say has the default named here; scheme_load_text (notice/load.h) fills it in, so
 * readers need not know. Everything lives in the arena it was loaded into and is not changed. */
#ifndef MODEL_SCHEME_H
#define MODEL_SCHEME_H

#include "model/notice.h"

#define SCORE_UNIT 10000
#define SCORE_PLACES 4           /* of what is written: points, marks, weights, rounded scores */
#define SCHEME_POINTS_MOST 10000 /* of one criterion */
#define SCHEME_WEIGHT_MOST 10
#define SCHEME_CRITERIA_MOST 60
#define SCHEME_STAGES_MOST 8
#define SCHEME_TIES_MOST 16

/* One mark of a sheet where there is none, and a vote that abstains. */
#define MARK_NONE INT64_MIN
#define MARK_ABSTAIN (INT64_MIN + 1)

/* Part of a whole, as in 三分之二以上 (at least) and 过半数 (more than). */
struct share {
    bool has;
    bool is_over; /* more than, not just as many as */
    int64_t num, den;
};

/* Of what a share of votes is taken. */
enum base {
    BASE_ABSENT,
    BASE_SEATS,    /* 应到: everybody on the panel */
    BASE_ELIGIBLE, /* 未回避: the panel without those recused from the case */
    BASE_PRESENT,  /* 到会: all valid sheets, abstentions too */
    BASE_CAST,     /* 投票: valid sheets that say yes or no; the default */
};

enum criterion_kind {
    CRITERION_POINTS, /* 打分: a mark between min and max in steps; the default */
    CRITERION_BONUS,  /* 加分: as points, added behind the weights, capped by bonus_cap */
    CRITERION_GRADE,  /* 等级: one of the grades; the mark is its points */
    CRITERION_PASS,   /* 合格: 1 or 0; fewer than `pass` of them: the case is not qualified */
    CRITERION_VOTE,   /* 表决: 1, 0 or MARK_ABSTAIN; the same */
};

struct grade {
    const char *name;
    struct number points;
};

struct criterion {
    const char *name;
    const char *stage; /* NULL: marked in every stage */
    const char *help;  /* what to look at; NULL */
    int kind;          /* enum criterion_kind */
    /* Between which the mark lies. PASS and VOTE: a yes is worth `max` points, by default 0 and 1. */
    struct number min, max;
    struct number step;                       /* default 1 */
    struct number weight;                     /* the mark counts so many times; default 1 */
    struct number threshold;                  /* the mean of its marks below it: not qualified */
    struct number reason_below, reason_above; /* a mark below, above needs a reason */
    struct share pass;                        /* PASS and VOTE; default 过半数 */
    int pass_base;                            /* enum base */
    enum yes is_objective;                    /* 客观: all reviewers must give the same mark */
    LIST_OF(grade) grades;                    /* GRADE; no two with the same points */
};

enum stage_manner {
    MANNER_SCORE,   /* 打分: at one's own desk; the default */
    MANNER_DEFENCE, /* 答辩: in drawn order, sealed together */
};

struct scheme_stage {
    const char *name;
    const char *help;
    struct number weight;  /* of its score in the whole; all together 100% */
    int manner;            /* enum stage_manner */
    struct number goes_on; /* so many go on to the next stage; absent: all */
};

enum aggregation {
    AGGREGATION_ABSENT,
    AGGREGATION_MEAN,
    AGGREGATION_TRIMMED, /* without the `trim` highest and lowest */
    AGGREGATION_MEDIAN,
    AGGREGATION_SUM,
};

enum trim_on { TRIM_ON_TOTALS, TRIM_ON_CRITERIA };

enum score_rounding {
    SCORE_HALF_UP,   /* 四舍五入; the default */
    SCORE_HALF_EVEN, /* 四舍六入五成双, GB/T 8170 */
    SCORE_TRUNCATE,  /* 截去 */
};

/* Where a scheme may round before the score is shown. */
enum score_step {
    STEP_SHEET,     /* 单份总分: the total of each sheet */
    STEP_CRITERION, /* 指标平均: what remains of each criterion when trimmed on criteria */
    STEP_STAGE,     /* 阶段得分: the aggregate of a stage */
    STEP_FINAL,     /* 最终得分: stages weighted, corrected */
};

struct score_rounding_at {
    int step; /* enum score_step */
    struct number places;
    int rounding; /* enum score_rounding */
};

enum rank_by { RANK_BY_EXACT, RANK_BY_SHOWN };

/* One link of the chain that settles a tie. The better one comes first. */
enum tie_kind {
    TIE_ABSENT,
    TIE_CRITERION,   /* 指标得分: the higher mean of `criterion` over the sheets that counted */
    TIE_HIGH_MARKS,  /* 高分多: more valid sheets with at least `points` */
    TIE_SPREAD,      /* 分歧小: the smaller distance of the highest to the lowest valid sheet */
    TIE_ORDER,       /* 推荐顺序: the smaller number its recommender gave it */
    TIE_RECEIVED,    /* 收件时间: arrived first */
    TIE_LOT,         /* 抽签: by a lot drawn and recorded; until then the tie waits */
    TIE_JOINT_GAP,   /* 并列跳号: joint rank, 1 2 2 4; the end of an empty chain */
    TIE_JOINT_DENSE, /* 并列连号: joint rank, 1 2 2 3 */
};
/* What stands behind a joint rank in the chain is only asked of a tie across the cut line, and only
 * where at_line is LINE_CHAIN. */
struct tie_step {
    int kind;              /* enum tie_kind */
    const char *criterion; /* TIE_CRITERION */
    struct number points;  /* TIE_HIGH_MARKS */
};

/* A tie that lies across the cut line. */
enum line_policy {
    LINE_MEETING, /* 上会: left open until a meeting decides; the default */
    LINE_ALL_IN,  /* 全部入围 */
    LINE_NONE_IN, /* 全部不入围 */
    LINE_CHAIN,   /* 按并列规则: by the rest of the chain, and what that leaves is left open */
};

/* Cases scored by several panels. */
enum group_factor {
    FACTOR_NONE,
    FACTOR_MEANS, /* 均值系数: score × mean of all cases ÷ mean of the cases of the panel */
};

enum panel_per { PANEL_PER_NOTICE, PANEL_PER_TRACK, PANEL_PER_DIRECTION };

struct scheme {
    const char *name;
    const char *source; /* 本台自定, or the document that gives it */
    const char *clause; /* of that document; NULL */
    const char *help;   /* when to use it; NULL */
    int panel_per;      /* enum panel_per */
    struct number panel_min;
    enum yes panel_is_odd;
    struct number sheets_min; /* a case with fewer valid sheets waits; default 1 */
    struct share quorum;      /* the same: valid sheets as a part of quorum_base */
    int quorum_base;          /* BASE_SEATS (default) or BASE_ELIGIBLE */
    enum yes is_shuffled, is_blind;
    enum yes forbids_equal_totals; /* 不得同分: by one reviewer */
    LIST_OF(scheme_stage) stages;  /* none: one stage */
    LIST_OF(criterion) criteria;
    struct number bonus_cap;
    int aggregation;         /* enum aggregation */
    struct number trim;      /* TRIMMED: so many at each end; default 1 */
    struct number trim_from; /* fewer valid sheets: the plain mean; default 2 × trim + 1 */
    int trim_on;             /* enum trim_on */
    int group_factor;        /* enum group_factor */
    struct number places;    /* of the score shown; default 2 */
    int rounding;            /* enum score_rounding */
    LIST_OF(score_rounding_at) roundings;
    int rank_by;             /* enum rank_by */
    struct number pass_mark; /* a score below it: not qualified */
    LIST_OF(tie_step) ties;
    int at_line;       /* enum line_policy */
    struct number cut; /* so many are shortlisted; absent: whatever quota there is */
};

/* How many stages there are: at least 1. */
size_t scheme_stage_count(const struct scheme *s);
/* The place of a stage by its name; 0 for NULL and where there is one only, -1 for none. */
int scheme_stage_find(const struct scheme *s, const char *name);
/* The name of a stage; "" for the only one of a scheme without stages. */
const char *scheme_stage_name(const struct scheme *s, size_t stage);
/* The place of a criterion by its name; -1 for none. */
int scheme_criterion_find(const struct scheme *s, const char *name);
/* Is the criterion marked in this stage? */
bool criterion_is_of(const struct scheme *s, const struct criterion *c, size_t stage);

#endif
