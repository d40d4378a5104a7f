using Wheelhouse.Kernel;
using Wheelhouse.Servicing;

namespace Wheelhouse.MadePortfolio;

/// <summary>An event as it is stored.</summary>
readonly record struct MadeEvent(Stamp Stamp, string Body, bool IsPayment);

/// <summary>An agreement of a made portfolio: what was agreed, and what happened by a day.</summary>
abstract record MadeAgreement(Text Product)
{
    internal abstract Currency Currency { get; }

    internal abstract DateOnly StartDate { get; }

    /// <summary>In the order of booking.</summary>
    internal abstract IEnumerable<MadeEvent> Told { get; }

    /// <summary>The account that it makes under a deal at the end of a day.</summary>
    internal abstract Account AccountOf(Deal deal, DateOnly day);

    /// <summary>The agreement of a number in a mixed portfolio: of twenty, sixteen loans, two finance leases, an
    /// operating lease and a subscription.</summary>
    /// <param name="made">The day for which terms and ages were drawn.</param>
    /// <param name="today">The day through which it is told.</param>
    internal static MadeAgreement Of(int number, DateOnly made, DateOnly today) => (number % 20) switch
    {
        16 or 17 => MadeLease.Of(number, operating: false, made, today),
        18 => MadeLease.Of(number, operating: true, made, today),
        19 => MadeSubscription.Of(number, made, today),
        _ => MadeLoan.Of(number, made, today),
    };
}

/// <summary>How a customer pays what falls due.</summary>
/// <param name="Behind">So many of what fell due last are not paid.</param>
/// <param name="DaysLate">So late are those that are.</param>
/// <remarks>Of a hundred, six are one to five instalments behind and two pay a week late. Each month after the day it
/// was made for, two of a hundred fall one instalment behind; of those who are, a quarter catches up and a third misses
/// the next one, too.</remarks>
readonly record struct Paying(int Behind, int DaysLate)
{
    internal static Paying Of(Random dice, DateOnly made, DateOnly today)
    {
        var behind = dice.Next(100) < 6 ? dice.Next(1, 6) : 0;
        var lateness = dice.Next(100) < 2 ? 7 : 0;
        for (var month = made.AddMonths(1); month <= today; month = month.AddMonths(1))
        {
            behind = Later(behind, dice.Next(100));
        }

        return new(behind, lateness);
    }

    /// <summary>The days and amounts of the payments by a day, of what fell due by it.</summary>
    internal IEnumerable<(DateOnly Day, Money Amount)> Paid(
        IReadOnlyList<(DateOnly DueDate, Money Amount)> due, DateOnly today)
    {
        foreach (var (day, amount) in due.Take(due.Count - Behind))
        {
            if (day.AddDays(DaysLate) <= today)
            {
                yield return (day.AddDays(DaysLate), amount);
            }
        }
    }

    static int Later(int behind, int thrown) => behind == 0
        ? thrown < 2 ? 1 : 0
        : thrown < 25 ? 0 : thrown < 58 ? behind + 1 : behind;
}
