using System.Globalization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>From a day on: how far in arrears a lessee must be before the lessor may end a finance lease.</summary>
/// <param name="Periods">Rentals wholly unpaid.</param>
/// <param name="ShareOfRent">Unpaid share of all rent that does as well.</param>
/// <param name="CureDays">Days to pay after the demand; the law says "a reasonable time", so the number is
/// policy.</param>
/// <param name="Source">Article; shown with every refusal.</param>
/// <param name="Verified">False where the original was not read, or a number is the house's own.</param>
public sealed record ArrearsRule(
    DateOnly From, DateOnly? Through, int Periods, decimal ShareOfRent, int CureDays, string Source, bool Verified);

/// <summary>What was found when a termination for arrears was allowed.</summary>
public sealed record ArrearsFinding(
    DateOnly DemandedOn, int PeriodsUnpaid, Money Unpaid, decimal ShareOfRent, string Source, bool Verified);

/// <summary>Rules R-LEASE-01 and R-LEASE-02: when a lessor may end a lease, or claim all of its rent, for
/// arrears.</summary>
public static class ArrearsGate
{
    /// <summary>Whether the lease may be terminated for arrears that day.</summary>
    /// <remarks>
    /// <para>R-LEASE-01: what a demand asked for, and was not paid in the days after it, must make two periods or 15 %
    /// of all rent, unless the contract has a condition of its own (SPC interpretation on finance leases, 2020, art.
    /// 5(1) and (2)); "or more" includes the number (Civil Code art. 1259). A rental counts as a period when nothing of
    /// it is paid, which errs for the lessee. Only rentals that were due on the day of the demand count.</para>
    /// <para>It is asked of every kind of lease. The law would let an ordinary one end after demand and time alone
    /// (Civil Code art. 722); a clause of the contract can lower the periods to one.</para>
    /// <para>By hand: 36 rentals of 1 000 are 36 000 of rent; 15 % is 5 400. Two wholly unpaid rentals suffice by
    /// periods; five and a part of 500 would by share.</para>
    /// <para>R-LEASE-02: not while all rent is claimed, art. 10; after a judgment on it that was not obeyed it may
    /// (art. 10(2)).</para>
    /// </remarks>
    /// <param name="judgmentUnpaid">A court has awarded all rent, and it was not paid.</param>
    public static Outcome<ArrearsFinding> MayTerminate(
        LeaseTerms terms, IReadOnlyList<LeaseEvent> events, DateOnly day, IReadOnlyList<ArrearsRule> rules,
        bool judgmentUnpaid = false)
    {
        return LeaseFold.TryFold(terms, events, day).Then(state =>
        {
            var standing = LeaseTurns.Standing(events).Where(one => one.ValueDate <= day).ToList();
            return state.Status is not (LeaseStatus.Running or LeaseStatus.AtEnd)
                ? new Refusal("leasing.not_running", "Only a lease that has begun and has not ended can be ended.")
                : !judgmentUnpaid && standing.OfType<RentAccelerated>().Any()
                    ? new Refusal("leasing.rent_accelerated",
                        "All rent has been claimed; take that claim back before you end the lease, or wait for a "
                        + "judgment that is not obeyed (R-LEASE-02).")
                    : Find(terms, state, standing, day, rules);
        });
    }

    /// <summary>Whether all rent may be claimed at once that day: the same arrears, and no termination. Civil Code
    /// art. 752.</summary>
    public static Outcome<ArrearsFinding> MayAccelerate(
        LeaseTerms terms, IReadOnlyList<LeaseEvent> events, DateOnly day, IReadOnlyList<ArrearsRule> rules) =>
        MayTerminate(terms, events, day, rules);

    static Outcome<ArrearsFinding> Find(
        LeaseTerms terms, LeaseState state, List<LeaseEvent> standing, DateOnly day, IReadOnlyList<ArrearsRule> rules)
    {
        var rule = rules.Where(one => one.From <= day && !(one.Through < day)).MaxBy(one => one.From);
        if (rule is null)
        {
            return new Refusal("leasing.no_arrears_rule", "No rule on arrears is in force that day; enter one first.");
        }

        var (periods, cure) = (terms.Arrears?.Periods ?? rule.Periods, terms.Arrears?.CureDays ?? rule.CureDays);
        var share = terms.Arrears is { } clause ? clause.ShareOfRent : rule.ShareOfRent;
        var source = terms.Arrears is null ? rule.Source : "contract; art. 5(1)";
        if (standing.OfType<Demanded>().LastOrDefault() is not { } latest)
        {
            return new Refusal("leasing.not_demanded", "Demand the rent in arrears first, and give time to pay it.");
        }

        var heard = standing.OfType<Demanded>().LastOrDefault(one => one.ValueDate.AddDays(cure) < day);
        return heard is null
            ? new Refusal("leasing.time_to_pay", "The time to pay after the demand is not over; wait until it is.",
                RefusalKind.Conflict,
                new RefusalValue("until", latest.ValueDate.AddDays(cure).ToString("O", CultureInfo.InvariantCulture)))
            : Measure(terms, state, heard, (periods, share), source, rule.Verified);
    }

    static Outcome<ArrearsFinding> Measure(
        LeaseTerms terms, LeaseState state, Demanded heard, (int Periods, decimal? Share) limit, string source,
        bool verified)
    {
        var unpaid = state.Rows
            .Where(row => row.Rental > 0 && row.Outstanding.IsPositive && row.DueDate <= heard.ValueDate).ToList();
        var sum = Money.Sum(unpaid.Select(row => row.Outstanding), terms.Currency);
        var whole = unpaid.Count(row => row.Paid.IsZero);
        var share = (decimal)sum.MinorUnits / terms.TotalRent().MinorUnits;
        if (whole >= limit.Periods || share >= limit.Share)
        {
            return new ArrearsFinding(heard.ValueDate, whole, sum, share, source, verified);
        }

        return new Refusal("leasing.arrears_below_rule",
            $"Of what was demanded {whole} whole rentals and {sum} are unpaid, which is less than the rule asks for "
            + $"({limit.Periods} rentals{(limit.Share is { } s ? Invariant($" or {s:0.##%} of all rent") : "")}; "
            + $"{source}); go on collecting.",
            RefusalKind.Conflict,
            new RefusalValue("periods", whole.ToString(CultureInfo.InvariantCulture)),
            new RefusalValue("unpaid", sum.ToString()),
            new RefusalValue("share", share.ToString("0.####", CultureInfo.InvariantCulture)));
    }

    static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
