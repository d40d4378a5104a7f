using Wheelhouse.Lending;
using Wheelhouse.Platform;

namespace Wheelhouse.Servicing.Views;

/// <summary>What the same figure becomes if one thing happens: computed by the same fold, never estimated.</summary>
static class Foresight
{
    internal static IReadOnlyList<WhatIf> On(LoanAccount account, WhyFigure figure) => figure switch
    {
        WhyFigure.DueToday => [.. Unpaid(account)],
        WhyFigure.Settlement => [.. DayLater(account)],
        WhyFigure.PrincipalLeft => [.. NextPaid(account)],
        WhyFigure.NextDue or WhyFigure.Instalment or WhyFigure.Interest or WhyFigure.Payment or WhyFigure.Credit => [],
    };

    /// <summary>Nothing is paid until the next due date.</summary>
    static IEnumerable<WhatIf> Unpaid(LoanAccount account)
    {
        if (account.Next is not { } next)
        {
            yield break;
        }

        yield return new(
            new($"若到 {next.DueDate:O} 仍未还款", $"If nothing is paid until {next.DueDate:O}"),
            ShowWhy.Grouped(account.State.DueNow), ShowWhy.Grouped(account.On(next.DueDate).State.DueNow));
    }

    static IEnumerable<WhatIf> DayLater(LoanAccount account)
    {
        var tomorrow = account.AsOf.AddDays(1);
        yield return new(
            new($"若在 {tomorrow:O} 结清", $"If it is settled on {tomorrow:O}"),
            ShowWhy.Grouped(Settlement.Of(account.State).Total),
            ShowWhy.Grouped(Settlement.Of(account.On(tomorrow).State).Total));
    }

    /// <summary>What is due and the next instalment are paid on its day.</summary>
    static IEnumerable<WhatIf> NextPaid(LoanAccount account)
    {
        if (account.Next is not { } next)
        {
            yield break;
        }

        var due = account.On(next.DueDate).State.DueNow;
        var paid = account.With(new Repaid(account.NextSequence, next.DueDate, next.DueDate, due), next.DueDate);
        if (paid.IsDone)
        {
            yield return new(
                new($"若 {next.DueDate:O} 按期还清应还款", $"If what is due is paid on {next.DueDate:O}"),
                ShowWhy.Grouped(account.State.PrincipalOutstanding),
                ShowWhy.Grouped(paid.Value.State.PrincipalOutstanding));
        }
    }
}
