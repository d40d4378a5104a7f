using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>A class of cars at a price a month.</summary>
/// <param name="KmPerMonth">Kilometres included; counted by the day, 12 months to 365 days.</param>
/// <param name="ExcessPerThousandKm">Price of a thousand kilometres too many.</param>
public sealed record SubscriptionPlan(string Code, Money MonthlyPrice, int KmPerMonth, Money ExcessPerThousandKm);

/// <summary>What a subscriber agreed to: a plan by the month in advance, with the right to swap, pause and
/// cancel.</summary>
public sealed record SubscriptionTerms
{
    /// <summary>All plans between which the subscriber may swap; the first day's among them.</summary>
    public required IReadOnlyList<SubscriptionPlan> Plans { get; init; }

    /// <summary>Code of the first day's plan.</summary>
    public required string Plan { get; init; }

    /// <summary>The first day of use; months count from it.</summary>
    public required DateOnly StartDate { get; init; }

    [JsonIgnore]
    public Currency Currency => Plans[0].MonthlyPrice.Currency;

    /// <summary>An end before so many months costs <see cref="CancellationFee"/>.</summary>
    public int MinimumMonths { get; init; }

    /// <summary>The last day of use is at least so many days after the cancellation.</summary>
    public int NoticeDays { get; init; }

    public Money? CancellationFee { get; init; }

    public Money? JoiningFee { get; init; }

    /// <summary>For each swap beyond <see cref="FreeSwaps"/>.</summary>
    public Money? SwapFee { get; init; }

    public int FreeSwaps { get; init; }

    /// <summary>What a paused day costs, as a share of a day of use: 0 to 1.</summary>
    public decimal PauseShare { get; init; }

    /// <summary>Days of all pauses together.</summary>
    public int MostPauseDays { get; init; }

    public MidpointRounding Rounding { get; init; } = MidpointRounding.ToEven;

    /// <summary>What is wrong with these terms; empty when nothing is.</summary>
    public IReadOnlyList<Refusal> Check()
    {
        var wrong = new List<Refusal>();
        var currencies = Plans.Select(plan => plan.MonthlyPrice.Currency)
            .Concat(Plans.Select(plan => plan.ExcessPerThousandKm.Currency)).Distinct().ToList();
        if (Plans.Select(plan => plan.Code).Distinct().Count() != Plans.Count || Find(Plan) is null
            || currencies.Count != 1 || currencies[0].Code is null
            || Plans.Any(plan => !plan.MonthlyPrice.IsPositive || plan.ExcessPerThousandKm.IsNegative
                || plan.KmPerMonth is < 0 or > 1_000_000 || plan.MonthlyPrice.MinorUnits > LeaseTermsCheck.MostAmount))
        {
            wrong.Add(new("leasing.plans_unsound",
                "Give plans with codes of their own, prices above zero in one currency, and name one for the start.",
                RefusalKind.Invalid));
            return wrong;
        }

        Money?[] fees = [CancellationFee, JoiningFee, SwapFee];
        if (fees.Any(fee => fee is { } one && (one.Currency != Currency || one.IsNegative))
            || PauseShare is < 0 or > 1 || NoticeDays is < 0 or > 366 || MinimumMonths is < 0 or > 120
            || FreeSwaps < 0 || MostPauseDays is < 0 or > 3_660 || StartDate.Year is < 1900 or > 2200)
        {
            wrong.Add(new("leasing.subscription_out_of_range",
                "Fees, days, months and the share of a paused day must be zero or more, the share at most 1.",
                RefusalKind.Invalid));
        }

        return wrong;
    }

    internal SubscriptionPlan? Find(string code) => Plans.FirstOrDefault(plan => plan.Code == code);
}
