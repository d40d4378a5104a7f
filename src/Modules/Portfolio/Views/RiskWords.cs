using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;

namespace Wheelhouse.Portfolio.Views;

/// <summary>The words for states, classes, stages and causes, in both languages.</summary>
static class RiskWords
{
    internal static Text Of(RollState state) => state switch
    {
        RollState.Current => new("未逾期", "Current"),
        RollState.Days1To30 => new("逾期 1–30 天", "1–30 days"),
        RollState.Days31To60 => new("逾期 31–60 天", "31–60 days"),
        RollState.Days61To90 => new("逾期 61–90 天", "61–90 days"),
        RollState.Days91To120 => new("逾期 91–120 天", "91–120 days"),
        RollState.Days121To150 => new("逾期 121–150 天", "121–150 days"),
        RollState.Days151To180 => new("逾期 151–180 天", "151–180 days"),
        RollState.Over180 => new("逾期 180 天以上", "over 180 days"),
        RollState.ChargedOff => new("已核销", "Charged off"),
        RollState.PaidOff => new("已结清", "Paid off"),
    };

    internal static Text Of(AssetClass assetClass) => assetClass switch
    {
        AssetClass.Normal => new("正常", "Normal"),
        AssetClass.SpecialMention => new("关注", "Special mention"),
        AssetClass.Substandard => new("次级", "Substandard"),
        AssetClass.Doubtful => new("可疑", "Doubtful"),
        AssetClass.Loss => new("损失", "Loss"),
    };

    internal static Text Of(Stage stage) => stage switch
    {
        Stage.One => new("第一阶段", "Stage 1"),
        Stage.Two => new("第二阶段", "Stage 2"),
        Stage.Three => new("第三阶段", "Stage 3"),
    };

    internal static Text Of(ClassReason why) => why switch
    {
        ClassReason.Performing => new("正常履约", "Performing"),
        ClassReason.DaysPastDue => new("逾期天数", "Days past due"),
        ClassReason.Restructured => new("重组观察期", "Watched after a restructuring"),
        ClassReason.CreditImpaired => new("已发生信用减值", "Credit-impaired"),
        ClassReason.ChargedOff => new("已核销", "Charged off"),
        ClassReason.AwaitingCure => new("治愈期未满", "Not cured for long enough yet"),
    };

    internal static Text Of(StageReason why) => why switch
    {
        StageReason.Performing => new("正常履约", "Performing"),
        StageReason.DaysPastDue => new("逾期天数", "Days past due"),
        StageReason.IncreasedRisk => new("信用风险显著增加", "Risk has risen significantly"),
        StageReason.Restructured => new("重组观察期", "Watched after a restructuring"),
        StageReason.UnlikelyToPay => new("很可能无法偿还", "Unlikely to pay"),
        StageReason.ChargedOff => new("已核销", "Charged off"),
        StageReason.Probation => new("观察期未满", "On probation"),
    };

    internal static Text Of(MovementCause cause) => cause switch
    {
        MovementCause.Opening => new("期初", "Opening"),
        MovementCause.New => new("新增", "New"),
        MovementCause.Derecognised => new("终止确认", "Derecognised"),
        MovementCause.Transfer => new("阶段转移", "Transfers"),
        MovementCause.Remeasured => new("重新计量", "Remeasured"),
        MovementCause.WrittenOff => new("核销", "Written off"),
        MovementCause.Recovered => new("收回", "Recovered"),
        MovementCause.Closing => new("期末", "Closing"),
    };
}
