using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Leasing;

/// <summary>From a day on: what a "major part" and "substantially all" are.</summary>
/// <remarks>IFRS 16 names no numbers. 75 % and 90 % are those of ASC 842-10-55-2, used as policy.</remarks>
public sealed record ClassificationBounds(
    DateOnly From, decimal MajorPart, decimal SubstantiallyAll, string Source, bool Verified);

/// <summary>What a lease is in the lessor's books, and why.</summary>
/// <param name="Reasons">Paragraphs that point to a finance lease; none makes an operating lease.</param>
/// <param name="ShareOfLife">Term over economic life.</param>
/// <param name="ShareOfValue">Present value of the lease payments over the fair value, at the implicit rate.</param>
public sealed record ClassificationFinding(
    LeaseClass Class, IReadOnlyList<string> Reasons, decimal ShareOfLife, decimal ShareOfValue, string Source,
    bool Verified);

/// <summary>Finance or operating: do substantially all risks and rewards pass? IFRS 16.61-66.</summary>
public static class Classification
{
    /// <summary>The class at inception by the situations of IFRS 16.63, each of which points to a finance
    /// lease.</summary>
    /// <remarks>
    /// <para>(a) ownership passes; (b) a purchase that is reasonably certain; (c) the term is the major part of the
    /// economic life; (d) the lease payments are worth substantially all of the fair value; (e) only this lessee can
    /// use the car. Guarantees of the residual, a third party's too, are lease payments (16.70(c)).</para>
    /// <para>By hand: a car of 10 000 at 10 %, three rentals of 3 000, 3 380 left unguaranteed: the payments are worth
    /// 10 000 − 3 380/1.331 = 7 460.56, 74.6 % of the value; three of eight years are 37.5 %: operating. With 2 500
    /// guaranteed: 10 000 − 880/1.331 = 9 338.84, 93.4 %: finance.</para>
    /// </remarks>
    public static Outcome<ClassificationFinding> Of(
        LeaseTerms terms, int economicLifeMonths, bool specialised, ClassificationBounds bounds)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentNullException.ThrowIfNull(bounds);
        ArgumentOutOfRangeException.ThrowIfLessThan(economicLifeMonths, 1);
        if (terms.Check() is [var first, ..])
        {
            return first;
        }

        return InvestmentPath.OfTerm(terms, terms.EndValue).Select(path =>
        {
            var points = PathPoints.OfTerm(terms);
            var guaranteed = terms.EndValueWith(terms.Zero);
            var worth = PathPoints.WorthExactly(points, guaranteed, path.PerPeriod);
            var value = worth / terms.Price.MinorUnits;
            var months = terms.Unit == PeriodUnit.Week
                ? terms.Rentals * terms.Every * 12m / 52m
                : terms.Rentals * terms.Every;
            var life = months / economicLifeMonths;
            List<string> reasons =
            [
                .. Reason(terms.TitlePasses, "IFRS 16.63(a)"),
                .. Reason(terms.PurchaseCertain, "IFRS 16.63(b)"),
                .. Reason(life >= bounds.MajorPart, "IFRS 16.63(c)"),
                .. Reason(value >= bounds.SubstantiallyAll, "IFRS 16.63(d)"),
                .. Reason(specialised, "IFRS 16.63(e)"),
            ];
            var found = reasons.Count > 0 ? LeaseClass.Finance : LeaseClass.Operating;
            return new ClassificationFinding(found, reasons, life, value, bounds.Source, bounds.Verified);
        });
    }

    static string[] Reason(bool holds, string paragraph) => holds ? [paragraph] : [];
}
