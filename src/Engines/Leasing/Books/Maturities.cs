using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>Undiscounted payments of one year after the reporting day; the last line is all later ones.</summary>
public readonly record struct MaturityLine(DateOnly From, DateOnly Through, Money Payments);

/// <summary>What a lessor still receives under leases, and how it ties to the net investment.</summary>
/// <param name="Lines">Five single years and the rest.</param>
/// <param name="Unearned">Finance income still to come; zero for an operating lease.</param>
/// <param name="UnguaranteedWorth">The unguaranteed residual discounted: part of the net investment that no payment
/// covers.</param>
/// <param name="NetInvestment">Payments and <paramref name="UnguaranteedWorth"/> less <paramref
/// name="Unearned"/>.</param>
public sealed record MaturityAnalysis(
    DateOnly AsOf, IReadOnlyList<MaturityLine> Lines, Money Payments, Money Unearned, Money UnguaranteedWorth,
    Money NetInvestment)
{
    const int Years = 5;

    /// <summary>The analysis of a running finance lease on a day. IFRS 16.94.</summary>
    /// <remarks>By hand, the lease of 10 000 at 10 % after a year: 3 000 in each of two years, 8 000 invested; the
    /// unguaranteed 3 380 are worth 3 380/1.21 = 2 793.39, so unearned on the payments is
    /// 6 000 − (8 000 − 2 793.39) = 793.39.</remarks>
    public static Outcome<MaturityAnalysis> Of(LeaseTerms terms, IReadOnlyList<LeaseEvent> events, DateOnly asOf) =>
        LeaseFold.TryWalk(terms, events, asOf).Then<MaturityAnalysis>(walk =>
        {
            if (walk.Books is not FinanceBooks { Path: { } path } || walk.EndedOn is not null)
            {
                return new Refusal("leasing.no_net_investment",
                    "Only a finance lease that runs has a net investment; ask on another day.");
            }

            var unguaranteed = walk.Unguaranteed;
            var guaranteed = path.Rows[^1].Closing - unguaranteed;
            var flows = walk.Ahead().Select(row => new CashFlow(row.Scheduled, row.Amount))
                .Append(new(walk.TermEnd, guaranteed)).ToList();
            var worth = walk.Books.Settlement(path.Annual, asOf, unguaranteed, []);
            var payments = Money.Sum(flows.Select(flow => flow.Amount), terms.Currency);
            var invested = walk.Books.Carrying;
            return new MaturityAnalysis(
                asOf, Split(flows, asOf, terms.Currency), payments, payments - (invested - worth), worth, invested);
        });

    static List<MaturityLine> Split(List<CashFlow> flows, DateOnly asOf, Currency currency)
    {
        var lines = new List<MaturityLine>(Years + 1);
        for (var year = 0; year <= Years; year++)
        {
            var from = asOf.AddYears(year);
            var through = year == Years ? DateOnly.MaxValue : asOf.AddYears(year + 1);
            var inside = flows.Where(flow => flow.Day > from && flow.Day <= through).Select(flow => flow.Amount);
            lines.Add(new(from.AddDays(1), through, Money.Sum(inside, currency)));
        }

        return lines;
    }
}
