using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Leasing;

/// <summary>Why the numbers of a lease are what they are; the parts always make the total.</summary>
public static class LeaseExplain
{
    /// <summary>The net investment, or what else the lessor carries, from its first day on.</summary>
    public static Outcome<Explanation> Carrying(LeaseTerms terms, IReadOnlyList<LeaseEvent> events, DateOnly asOf) =>
        LeaseFold.TryWalk(terms, events, asOf).Select(walk =>
        {
            var parts = new List<ExplanationPart>();
            foreach (var kind in Enum.GetValues<LeaseEntryKind>())
            {
                var moved = walk.Book.Entries.Where(entry => entry.Kind == kind)
                    .SelectMany(entry => entry.Lines, (entry, line) => (entry.Source, line))
                    .Where(one => one.line.Account == walk.Books.Asset).ToList();
                var sum = Money.Sum(moved.Select(one => one.line.Amount), terms.Currency);
                if (moved.Count > 0)
                {
                    parts.Add(new($"leasing.explain.{Key(kind)}", sum, "",
                    [
                        new("leasing.explain.source", moved[0].Source),
                        new("leasing.explain.entries", Text(moved.Count)),
                    ]));
                }
            }

            return new Explanation("leasing.explain.carrying", walk.Books.Carrying, parts);
        });

    /// <summary>The income of a row of a finance lease: the investment times the rate of its period.</summary>
    /// <param name="number">From 1, as in <see cref="InvestmentPath.Rows"/> after the start.</param>
    public static Outcome<Explanation> Income(LeaseTerms terms, int number) =>
        InvestmentPath.Of(terms).Then<Explanation>(path =>
        {
            if (number < 1 || number >= path.Rows.Count)
            {
                return new Refusal("leasing.no_such_row", "Name a row of the lease, from 1.", RefusalKind.NotFound);
            }

            var row = path.Rows[number];
            var rate = (path.PerPeriod * 100m).ToString("0.000000", CultureInfo.InvariantCulture);
            var part = new ExplanationPart("leasing.explain.income", row.Income,
                $"{Text(row.Opening)} × {rate}%",
                [
                    new("leasing.explain.from", Text(row.From)), new("leasing.explain.through", Text(row.Through)),
                    new("leasing.explain.rate", path.Annual.ToString()),
                ],
                terms.Rounding);
            return new Explanation("leasing.explain.income", row.Income, [part]);
        });

    /// <summary>What ending the lease costs, part by part.</summary>
    public static Explanation Termination(TerminationQuote quote)
    {
        ArgumentNullException.ThrowIfNull(quote);
        List<ExplanationPart> parts =
        [
            .. quote.Claim.Select(part => new ExplanationPart(part.Label, part.Amount, "", [])),
        ];
        parts.Add(new("leasing.claim.owed", quote.Owed, "", []));
        parts.Add(new("leasing.claim.deposit", -quote.Deposit, "", []));
        parts.RemoveAll(part => part.Amount.IsZero);
        return new("leasing.explain.termination", quote.Total, parts);
    }

    /// <summary>Kilometres and wear, with the figures that went in.</summary>
    public static Explanation Use(LeaseTerms terms, UsageCharge charge)
    {
        ArgumentNullException.ThrowIfNull(terms);
        var usage = terms.Usage ?? throw new ArgumentException("The terms price no use.", nameof(terms));
        var price = charge.ChargedKm < 0 ? usage.RefundPerThousandKm!.Value : usage.ExcessPerThousandKm;
        return new("leasing.explain.use", charge.Mileage + charge.Wear,
        [
            new("leasing.explain.mileage", charge.Mileage, $"{Text(charge.ChargedKm)} / 1000 × {Text(price)}",
                [
                    new("leasing.explain.driven", Text(charge.DrivenKm)),
                    new("leasing.explain.allowed", Text(charge.AllowedKm)),
                    new("leasing.explain.tolerated", Text(usage.ToleranceKm)),
                ],
                terms.Rounding),
            new("leasing.explain.wear", charge.Wear, "", [new("leasing.explain.free_wear", Text(usage.FreeWear))]),
        ]);
    }

    static string Key(LeaseEntryKind kind) => kind switch
    {
        LeaseEntryKind.Commencement => "commencement",
        LeaseEntryKind.Billing => "billing",
        LeaseEntryKind.Receipt => "receipt",
        LeaseEntryKind.Income => "income",
        LeaseEntryKind.Depreciation => "depreciation",
        LeaseEntryKind.ResidualReview => "residual_review",
        LeaseEntryKind.Acceleration => "acceleration",
        LeaseEntryKind.Extension => "extension",
        LeaseEntryKind.Derecognition => "derecognition",
        LeaseEntryKind.Disposal => "disposal",
        LeaseEntryKind.Deposit => "deposit",
        LeaseEntryKind.Refund => "refund",
    };

    static string Text(Money money) =>
        money.Major.ToString($"F{money.Currency.Digits}", CultureInfo.InvariantCulture);

    static string Text(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
