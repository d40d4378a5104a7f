using Wheelhouse.Kernel;

namespace Wheelhouse.Valuation;

/// <summary>What a car is expected to be worth in so many months.</summary>
/// <param name="Month">Months from the day of the valuation, from 0.</param>
/// <param name="Share">Of the value in month 0, as a fraction.</param>
public sealed record CurvePoint(int Month, int Mileage, Money Value, Money Low, Money High, decimal Share);

/// <summary>How a car loses value as it grows older and is driven on.</summary>
public static class Depreciation
{
    public const int MostMonths = 120;

    /// <summary>The value by month, from now (month 0) to the last.</summary>
    /// <param name="yearly">What it will be driven a year, in the market's unit; null for what is usual in the
    /// market.</param>
    /// <param name="months">1 to 120.</param>
    /// <remarks>
    /// In month m the car is m months older and has been driven m twelfths of a year's distance more. Prices stand
    /// still: what the market itself will do is not in the curve, nor in its interval. A value is never above the one
    /// of the month before, nor is a bound; so the value stays between the bounds.
    /// </remarks>
    /// <returns>Refused as <see cref="PriceGuide.Value"/> is, and <c>valuation.months_out_of_range</c>.</returns>
    public static Outcome<IReadOnlyList<CurvePoint>> Curve(
        PriceGuide guide, Car car, int months, int? yearly = null, int from = 0)
    {
        ArgumentNullException.ThrowIfNull(guide);
        ArgumentNullException.ThrowIfNull(car);
        if (guide.Check(car, from) is { } refused)
        {
            return refused;
        }

        var driven = yearly ?? guide.Market.Yearly;
        if (months is < 1 or > MostMonths || driven is < 0 or > 200_000)
        {
            return new Refusal(
                "valuation.months_out_of_range",
                $"Ask for 1 to {MostMonths} months ahead, with 0 to 200 000 driven a year.", RefusalKind.Invalid);
        }

        return Walk(guide, car, months, driven, from);
    }

    static CurvePoint[] Walk(PriceGuide guide, Car car, int months, int driven, int from)
    {
        var points = new CurvePoint[months + 1];
        var (value, low, high) = (double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);
        var first = 0m;
        for (var month = 0; month <= months; month++)
        {
            var mileage = car.Mileage + (int)((long)driven * month / 12);
            var at = guide.Logarithms(car, from + month, mileage);
            (value, low, high) = (Math.Min(value, at.Value), Math.Min(low, at.Low), Math.Min(high, at.High));
            var money = guide.InMoney(value);
            first = month == 0 ? money.Major : first;
            points[month] = new(
                month, mileage, money, guide.InMoney(low), guide.InMoney(high),
                decimal.Round(money.Major / first, 4, MidpointRounding.ToEven));
        }

        return points;
    }
}

/// <summary>The worst month of a finance: where what is owed is furthest above what the car is worth.</summary>
/// <param name="Month">The first month in which the cover is least.</param>
/// <param name="Cover">Value less balance in that month; below zero the lender is not covered.</param>
/// <param name="MonthsUnder">In how many months the balance is above the value.</param>
public sealed record LeastCover(int Month, Money Cover, int MonthsUnder)
{
    /// <param name="values">By month, from 0.</param>
    /// <param name="balances">By month, from 0; months in which only one of the two is known are left out.</param>
    /// <remarks>Worked: values 100, 80, 70 and balances 90, 85, 60 cover 10, -5, 10: least in month 1, one month
    /// under.</remarks>
    /// <returns>Refused: <c>valuation.nothing_to_cover</c>.</returns>
    public static Outcome<LeastCover> Of(IReadOnlyList<Money> values, IReadOnlyList<Money> balances)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(balances);
        Money[] covers = [.. values.Zip(balances, (value, balance) => value - balance)];
        if (covers.Length == 0)
        {
            return new Refusal(
                "valuation.nothing_to_cover", "Give a value and a balance for at least one month.",
                RefusalKind.Invalid);
        }

        var least = covers.Min();
        return new LeastCover(Array.IndexOf(covers, least), least, covers.Count(cover => cover.IsNegative));
    }
}
