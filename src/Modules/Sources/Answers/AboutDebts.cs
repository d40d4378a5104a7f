using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Sources;

/// <summary>The credit bureau's report, in the figures that decisions use.</summary>
/// <param name="Hit">Whether the bureau knows the person; where not, everything else is null.</param>
/// <param name="Score">The bureau's own, from 0 to 1 000; more is better.</param>
/// <param name="HistoryMonths">Since the first account was opened.</param>
/// <param name="OpenAccounts">Loans and cards that are not closed.</param>
/// <param name="MonthlyDebts">What all of them take a month.</param>
/// <param name="Outstanding">What is owed on all of them.</param>
/// <param name="DaysOverdueNow">The longest of the open accounts; 0 where all are paid.</param>
/// <param name="WorstDaysOverdue24">The longest of the last 24 months.</param>
/// <param name="LongestRunOverdue24">Months overdue in a row, of the last 24 (three: 连三).</param>
/// <param name="MonthsOverdue24">Months overdue in all, of the last 24 (six: 累六).</param>
/// <param name="WrittenOff">Whether a lender wrote a loan off.</param>
/// <param name="Inquiries90">Hard inquiries of the last 90 days.</param>
public sealed record BureauAnswer(
    bool Hit, int? Score = null, int? HistoryMonths = null, int? OpenAccounts = null, Money? MonthlyDebts = null,
    Money? Outstanding = null, int? DaysOverdueNow = null, int? WorstDaysOverdue24 = null,
    int? LongestRunOverdue24 = null, int? MonthsOverdue24 = null, bool? WrittenOff = null, int? Inquiries90 = null)
    : SourceAnswer
{
    public override Text Say()
    {
        var (score, days) = (Known(Score), Known(DaysOverdueNow));
        return Hit
            ? new($"评分 {score.Zh}，当前逾期 {days.Zh} 天", $"Score {score.En}, {days.En} days overdue now")
            : new("无信用报告", "No report");
    }

    static Text Known(int? figure) => figure?.ToString(CultureInfo.InvariantCulture) is { } text
        ? new(text, text)
        : new("未知", "unknown");

    internal override bool IsPossible =>
        Score is null or (>= 0 and <= 1_000) && Months(HistoryMonths)
        && Counts(OpenAccounts, DaysOverdueNow, WorstDaysOverdue24, Inquiries90)
        && LongestRunOverdue24 is null or (>= 0 and <= 24) && MonthsOverdue24 is null or (>= 0 and <= 24)
        && Amount(MonthlyDebts) && Amount(Outstanding);
}

/// <summary>The lenders' alliance on other lenders that were asked for money lately (多头).</summary>
/// <param name="Inquiries7">Of the last 7 days, at all lenders of the alliance; the others alike.</param>
/// <param name="Lenders30">Different lenders of the last 30 days.</param>
/// <param name="Online90">Of those of 90 days, at lenders that lend by phone alone.</param>
/// <param name="NightShare90">The share of those of 90 days made between midnight and five, from 0 to 1.</param>
public sealed record AllianceAnswer(
    int Inquiries7, int Inquiries30, int Inquiries90, int Inquiries180, int Lenders30, int Lenders90,
    int? Online90 = null, decimal? NightShare90 = null) : SourceAnswer
{
    public override Text Say() => new(
        $"近 30 天 {Lenders30} 家机构查询", $"Asked {Lenders30} lenders in 30 days");

    internal override bool IsPossible =>
        Counts(Inquiries7, Inquiries30, Inquiries90, Inquiries180, Lenders30, Lenders90, Online90)
        && Inquiries7 <= Inquiries30 && Inquiries30 <= Inquiries90 && Inquiries90 <= Inquiries180
        && Lenders30 <= Inquiries30 && Lenders90 <= Inquiries90 && Share(NightShare90);
}

/// <summary>The courts' lists, and sanctions.</summary>
/// <param name="Dishonest">On the list of dishonest debtors (失信被执行人).</param>
/// <param name="Enforcements">Enforcement cases that are not closed (被执行人).</param>
/// <param name="Sanctions">How like the name is to the nearest sanctioned one, from 0 to 1.</param>
public sealed record CourtsAnswer(bool Dishonest, int Enforcements, decimal? Sanctions = null) : SourceAnswer
{
    public override Text Say() => Dishonest
        ? new("失信被执行人", "On the list of dishonest debtors")
        : new($"被执行 {Enforcements} 件", $"{Enforcements} enforcement cases");

    internal override bool IsPossible => Counts(Enforcements) && Share(Sanctions);
}
