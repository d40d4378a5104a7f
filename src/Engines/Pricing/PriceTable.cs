using Wheelhouse.Kernel;

namespace Wheelhouse.Pricing;

/// <summary>What a score stands for when a finance is priced.</summary>
/// <param name="From">The lowest score of the grade.</param>
/// <param name="Default">Probability of default within twelve months; from 0 to below 1.</param>
public sealed record PriceGrade(string Id, int From, decimal Default);

/// <summary>A lender's price table: what its money, its work and its risk cost it. Caps are no part of it; they are
/// dated rules.</summary>
/// <param name="Grades">By rising scores; whoever scores better defaults no more often.</param>
/// <remarks>The other figures are those of <see cref="PricingRules"/>.</remarks>
public sealed record PriceTable(
    FundingCurve Funding, Money Acquisition, Money Servicing, Rate Margin, decimal SaleShare, decimal LeastLoss,
    Rate Step, IReadOnlyList<PriceGrade> Grades)
{
    /// <summary>The grade of a score; null where it is below the lowest, and has no price.</summary>
    public PriceGrade? GradeOf(int score) => Grades.LastOrDefault(grade => grade.From <= score);

    /// <summary>The table as rules of a version, with the caps that dated rules set.</summary>
    public PricingRules ToRules(
        string id, int version, DateOnly from, DateOnly? to, IReadOnlyList<RateCap> caps) => new(
            id, version, from, to, Funding, Acquisition, Servicing, Margin, SaleShare, LeastLoss, Step, caps);

    /// <summary>What is wrong with the table, or null.</summary>
    internal string? Wrong() =>
        ToRules("table", 1, DateOnly.MinValue, null, []).Wrong()
        ?? (Grades.Count == 0 ? "it needs a grade"
            : Grades.Any(grade => string.IsNullOrWhiteSpace(grade.Id) || grade.Default is < 0 or >= 1)
                ? "a grade needs an id and a probability from 0 to below 1"
            : Grades.Zip(Grades.Skip(1)).Any(pair => pair.First.From >= pair.Second.From)
                ? "grades stand by rising scores"
            : Grades.Zip(Grades.Skip(1)).Any(pair => pair.First.Default < pair.Second.Default)
                ? "a better grade has a higher probability of default"
            : null);
}
