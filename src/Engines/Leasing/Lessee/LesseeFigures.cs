using System.Globalization;
using System.Text;
using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>What only the lessee knows of its lease.</summary>
/// <param name="Borrowing">Incremental borrowing rate, nominal a year; null takes the rate implicit in the
/// lease.</param>
/// <param name="InitialDirectCosts">The lessee's own; null is none.</param>
/// <param name="ExpectedOnGuarantee">Of the residual it guarantees, what it expects to pay; null is nothing.</param>
/// <param name="UsefulLifeMonths">Of the car; counts where the lessee will own it.</param>
public sealed record LesseeView(
    Rate? Borrowing = null, Money? InitialDirectCosts = null, Money? ExpectedOnGuarantee = null,
    int UsefulLifeMonths = 120);

/// <summary>One period in the lessee's books.</summary>
public readonly record struct LesseeRow(
    DateOnly From, DateOnly Through, Money Liability, Money Interest, Money Payment, Money LiabilityAfter,
    Money RightOfUse, Money Depreciation, Money RightOfUseAfter);

/// <summary>Right-of-use asset and lease liability by period, for the lessee's accountant. IFRS 16.22-38.</summary>
public sealed record LesseeFigures(Money InitialLiability, Money InitialRightOfUse, IReadOnlyList<LesseeRow> Rows)
{
    /// <summary>The figures over the agreed term.</summary>
    /// <remarks>
    /// <para>Liability: payments not paid at the start, what is expected on a guarantee, a purchase that is certain, at
    /// the implicit rate where it is known, else the borrowing rate (IFRS 16.26, 27). Asset: the liability, what was
    /// paid at the start, and the lessee's costs (16.24), depreciated by the day to the end of the term, or of the
    /// useful life where the lessee will own the car (16.31, 32). The deposit is an asset of its own (IFRS 9).</para>
    /// <para>By hand: three yearly payments of 3 000 at 10 %: 7 460.56; 5 206.62 and 2 727.28 are left after the first
    /// and second, so interest is 746.06, 520.66, 272.72: 1 539.44 = 9 000 − 7 460.56.</para>
    /// </remarks>
    public static Outcome<LesseeFigures> Of(LeaseTerms terms, LesseeView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        return InvestmentPath.Of(terms).Then(path => Figure(terms, view, path));
    }

    static Outcome<LesseeFigures> Figure(LeaseTerms terms, LesseeView view, InvestmentPath path)
    {
        var perPeriod = view.Borrowing is { } rate
            ? rate.PerYear / RentCalendar.PeriodsPerYear(terms)
            : path.PerPeriod;
        var points = PathPoints.OfTerm(terms);
        var last = points[^1].Payment + (terms.PurchaseCertain ? terms.EndValue : terms.Zero).MinorUnits
            + (view.ExpectedOnGuarantee ?? terms.Zero).MinorUnits;
        points[^1] = points[^1] with { Payment = last };
        var atStart = new Money(points[0].Payment, terms.Currency);
        points[0] = points[0] with { Payment = 0 };
        var liability = PathPoints.Worth(points, terms.Zero, perPeriod, terms.Rounding);
        var asset = liability + atStart + (view.InitialDirectCosts ?? terms.Zero);
        return new LesseeFigures(liability, asset, Walk(terms, view, points, liability, asset, perPeriod));
    }

    static List<LesseeRow> Walk(
        LeaseTerms terms, LesseeView view, List<PathPoint> points, Money liability, Money asset, decimal rate)
    {
        var owns = terms.PurchaseCertain || terms.TitlePasses;
        var end = points[^1].Day;
        var wornOut = owns ? terms.StartDate.AddMonths(view.UsefulLifeMonths) : end;
        var rows = new List<LesseeRow>(points.Count);
        var (exact, owed, worn) = ((decimal)liability.MinorUnits, liability, terms.Zero);
        for (var i = 1; i < points.Count; i++)
        {
            exact = (exact * InvestmentPath.Growth(points[i - 1], points[i], rate)) - points[i].Payment;
            var after = i == points.Count - 1
                ? terms.Zero
                : new Money((long)decimal.Round(exact, terms.Rounding), terms.Currency);
            var payment = new Money(points[i].Payment, terms.Currency);
            var wornAfter = Spread.Through(asset, terms.StartDate, wornOut, points[i].Day, terms.Rounding);
            rows.Add(new(points[i - 1].Day, points[i].Day, owed, after + payment - owed, payment, after,
                asset - worn, wornAfter - worn, asset - wornAfter));
            (owed, worn) = (after, wornAfter);
        }

        return rows;
    }

    /// <summary>The rows as comma-separated text with a head, amounts in major units, days as 2026-01-31.</summary>
    public string ToCsv()
    {
        var text = new StringBuilder("from,through,liability,interest,payment,liability_after,right_of_use,"
            + "depreciation,right_of_use_after\n");
        foreach (var row in Rows)
        {
            Money[] amounts =
            [
                row.Liability, row.Interest, row.Payment, row.LiabilityAfter, row.RightOfUse, row.Depreciation,
                row.RightOfUseAfter,
            ];
            text.Append(CultureInfo.InvariantCulture, $"{row.From:O},{row.Through:O},");
            text.AppendJoin(',', amounts.Select(one =>
                one.Major.ToString($"F{one.Currency.Digits}", CultureInfo.InvariantCulture)));
            text.Append('\n');
        }

        return text.ToString();
    }
}
