using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Simulation.Portfolios;

/// <summary>One agreement and the habits of whoever pays it. Its chance on a day depends on nothing else.</summary>
sealed class Life
{
    readonly Dice dice;

    /// <summary>Of a thousand due dates it pays so many in time.</summary>
    /// <remarks>And later on any day a fifteenth of that.</remarks>
    readonly int reliable;

    internal Life(PortfolioPlan plan, Id<Organisation> lender, int number, Dice all)
    {
        Number = number;
        dice = all.For($"life {number}");
        Transfers = dice.For("habit").Chance(500);
        reliable = dice.Weigh((70, 985), (20, 900), (6, 500), (4, 100));
        Start = StartOf(plan, dice.For("start"));
        Paid = Contracts.Of(plan, lender, number, Start, dice.For("contract"));
    }

    internal int Number { get; }

    /// <summary>Pays by transfer, which the bank's statement tells of; else its debits come in one batch.</summary>
    internal bool Transfers { get; }

    internal DateOnly Start { get; }

    internal PayoutConfirmed Paid { get; }

    internal Id<Agreement> Agreement => Paid.Agreement;

    internal Dice On(DateOnly day, string what) => dice.For($"{day.DayNumber} {what}");

    /// <summary>What its payer sends on a day on which so much is due since some day; null is nothing.</summary>
    internal (long Amount, DateOnly ValueDate)? Pays(DateOnly day, long due, DateOnly? since)
    {
        var luck = On(day, "pay");
        if (due <= 0 || !luck.Chance(since == day ? reliable : reliable / 15))
        {
            return null;
        }

        var amount = luck.Weigh((88, due), (7, Math.Max(1, due * luck.Between(20, 90) / 100)), (5, due + 50_00));
        return (amount, day.AddDays(-luck.Weigh((9, 0), (1, luck.Between(1, 9)))));
    }

    static DateOnly StartOf(PortfolioPlan plan, Dice dice)
    {
        var day = plan.FirstDay.AddDays(dice.Between(0, PortfolioPlan.OpeningDays - 1));
        var end = new DateOnly(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
        return plan.MonthEnds ? end : day;
    }
}
