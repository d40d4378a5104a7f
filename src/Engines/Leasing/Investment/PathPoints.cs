using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>The days of a term with what is paid on them, the first day and the last among them.</summary>
static class PathPoints
{
    internal static List<PathPoint> OfTerm(LeaseTerms terms)
    {
        var calendar = new RentCalendar(terms);
        var paid = terms.Rentals - terms.RentalsUpFront;
        var atStart = terms.InitialPayment ?? terms.Zero;
        for (var number = paid + 1; number <= terms.Rentals; number++)
        {
            atStart += terms.RentalOf(number);
        }

        List<PathPoint> points = [new(terms.StartDate, 0, 0m, atStart.MinorUnits)];
        for (var number = 1; number <= paid; number++)
        {
            Add(points, new(calendar.Due(number), calendar.PeriodsToDue(number), calendar.Fraction,
                terms.RentalOf(number).MinorUnits));
        }

        // the periods of rentals paid at the start earn like the others
        for (var number = paid + 1; number <= terms.Rentals; number++)
        {
            Add(points, new(calendar.Due(number), calendar.PeriodsToDue(number), calendar.Fraction, 0));
        }

        Add(points, new(calendar.End(terms.Rentals), calendar.PeriodsToEnd(terms.Rentals), calendar.Fraction, 0));
        return points;
    }

    /// <summary>The points of an extension that follows so many rentals; time counts from its first day.</summary>
    internal static List<PathPoint> OfExtension(LeaseTerms terms, int rentalsBefore, Extension extension)
    {
        var calendar = new RentCalendar(terms);
        var from = calendar.PeriodsToEnd(rentalsBefore);
        var all = rentalsBefore + extension.Rentals;
        List<PathPoint> points = [new(calendar.End(rentalsBefore), 0, 0m, 0)];
        for (var number = rentalsBefore + 1; number <= all; number++)
        {
            Add(points, new(calendar.Due(number), calendar.PeriodsToDue(number) - from, 0m,
                extension.Rental.MinorUnits));
        }

        Add(points, new(calendar.End(all), calendar.PeriodsToEnd(all) - from, 0m, 0));
        return points;
    }

    /// <summary>What the points and the value at the end are worth on the first day, at a rate of one period.</summary>
    internal static Money Worth(
        IReadOnlyList<PathPoint> points, Money endValue, decimal rate, MidpointRounding rounding) =>
        new((long)decimal.Round(WorthExactly(points, endValue, rate), rounding), endValue.Currency);

    /// <summary>The same in minor units, unrounded.</summary>
    internal static decimal WorthExactly(IReadOnlyList<PathPoint> points, Money endValue, decimal rate)
    {
        var worth = (decimal)endValue.MinorUnits;
        for (var i = points.Count - 1; i > 0; i--)
        {
            worth = (worth + points[i].Payment) / InvestmentPath.Growth(points[i - 1], points[i], rate);
        }

        return worth + points[0].Payment;
    }

    static void Add(List<PathPoint> points, PathPoint point)
    {
        if (points[^1].Day == point.Day)
        {
            points[^1] = points[^1] with { Payment = points[^1].Payment + point.Payment };
        }
        else
        {
            points.Add(point);
        }
    }
}
