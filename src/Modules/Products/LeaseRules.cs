using Wheelhouse.Leasing;
using Wheelhouse.Parties;
using Wheelhouse.Products.Rules;

namespace Wheelhouse.Products;

/// <summary>The rule book's rows on leases in the form that the leasing engine asks for.</summary>
/// <remarks>The numbers stand in <c>rules.json</c> alone: R-LEASE-01, R-LEASE-03, R-AFC-07 and R-FLC-09.</remarks>
public static class LeaseRules
{
    static readonly IReadOnlyList<RuleData> Rows = RuleData.Read();

    /// <summary>R-LEASE-01: how far in arrears a lessee must be before a lease may end or all rent be due.</summary>
    public static IReadOnlyList<ArrearsRule> Arrears { get; } =
    [
        .. from periods in Rows
           where periods.Id == "R-LEASE-01" && periods.Unit == "periods"
           let share = Beside(periods, "share of rent")
           let days = Beside(periods, "days to pay")
           select new ArrearsRule(
               periods.From!.Value, periods.To, (int)periods.Parameter!.Value, share.Parameter!.Value,
               (int)days.Parameter!.Value, periods.Source, periods.Row.Verified && days.Row.Verified),
    ];

    /// <summary>R-LEASE-03: what a major part of a car's life is, and substantially all of its value.</summary>
    /// <exception cref="InvalidOperationException">The rule book has no bounds for so early a day.</exception>
    public static ClassificationBounds BoundsOn(DateOnly day)
    {
        var life = Rows.FirstOrDefault(r => r.Id == "R-LEASE-03" && r.Unit == "share of life" && r.Row.IsOn(day))
            ?? throw new InvalidOperationException($"R-LEASE-03 has no row for {day:O}.");
        return new(
            life.From!.Value, life.Parameter!.Value, Beside(life, "share of value").Parameter!.Value, life.Source,
            life.Row.Verified);
    }

    /// <summary>What proves the trade behind a sale-and-leaseback: R-AFC-07 for auto finance companies, R-FLC-09 for
    /// finance lessors; none for other licences, which may make no leaseback.</summary>
    public static IReadOnlyList<LeasebackRule> Leaseback(LicenceKind? licence) =>
    [
        .. Rows.Where(r => r.Evidence is not null && licence is { } held && (r.Licences ?? []).Contains(held))
            .Select(r => new LeasebackRule(
                r.From!.Value, r.To, r.Evidence!, r.Parameter!.Value, $"{r.Id}; {r.Source}", r.Row.Verified)),
    ];

    /// <summary>The row of the same rule and days with another unit.</summary>
    static RuleData Beside(RuleData row, string unit) =>
        Rows.First(r => r.Id == row.Id && r.Unit == unit && r.From == row.From);
}
