using Wheelhouse.Boosting;
using Wheelhouse.Kernel;

namespace Wheelhouse.Valuation;

/// <summary>What a car is worth.</summary>
/// <param name="Low">With <paramref name="High"/>, the bounds between which 80 % of such prices lie.</param>
/// <param name="AgeMonths">The guide knows the year of first registration alone: a car of the market's year is 0 on the
/// market's day, one of the year before 12.</param>
public sealed record CarValue(Money Value, Money Low, Money High, int AgeMonths);

/// <summary>A part of a value.</summary>
/// <param name="Amount">What the feature adds to the base, signed.</param>
public sealed record ValuePart(string Feature, Text Label, Money Amount);

/// <summary>Why a value is what it is: base and parts sum to it, to the minor unit.</summary>
/// <param name="Base">The value of the typical car: the exponential of the mean of the model's answers.</param>
public sealed record ValueParts(Money Base, IReadOnlyList<ValuePart> Parts, Money Value);

/// <summary>A guide to used-car prices, trained on listings of one market.</summary>
/// <remarks>A value is the exponential of what the model says of the logarithm of the price, near the median of such
/// prices. In between two whole years of age it runs straight in the logarithm.</remarks>
public sealed class PriceGuide
{
    readonly Lazy<double> mean;

    internal PriceGuide(
        Market market, Vocabulary words, Ensemble model, Intervals intervals, Comparables kept, GuideQuality quality)
    {
        (Market, Words, Model, Intervals, Kept, Quality) = (market, words, model, intervals, kept, quality);
        mean = new(() => TreeShap.Base(model));
    }

    /// <summary>The guide that ships: United Kingdom, nine makes, prices of 2020.</summary>
    public static PriceGuide Shipped => GuideFile.Shipped.Value;

    public Market Market { get; }

    public GuideQuality Quality { get; }

    public IReadOnlyList<string> Makes => Words.Makes;

    public IReadOnlyList<string> Transmissions => Words.Transmissions;

    public IReadOnlyList<string> Fuels => Words.Fuels;

    internal Vocabulary Words { get; }

    internal Ensemble Model { get; }

    internal Intervals Intervals { get; }

    internal Comparables Kept { get; }

    /// <summary>The models of a make; none where the guide does not know it.</summary>
    public IReadOnlyList<string> ModelsOf(string make) => [.. Words.ModelsOf(make)];

    /// <summary>What a car is worth when it is some months older than on the day of the market.</summary>
    /// <param name="months">Whole months after <see cref="Market.Day"/>, 0 or more; its mileage is that of
    /// then.</param>
    /// <returns>Refused: <c>valuation.not_in_guide</c>, <c>valuation.figure_out_of_range</c>.</returns>
    public Outcome<CarValue> Value(Car car, int months = 0)
    {
        ArgumentNullException.ThrowIfNull(car);
        return Check(car, months) is { } refused ? refused : Priced(car, months, car.Mileage);
    }

    /// <summary>The values of rows as they come, unknown words and years counting as not known: for judging the
    /// guide.</summary>
    public GuideQuality Judge(IReadOnlyList<Listing> listings)
    {
        ArgumentNullException.ThrowIfNull(listings);
        Span<float> row = stackalloc float[Features.All.Count];
        var (prices, values, covered) = (new double[listings.Count], new double[listings.Count], 0);
        for (var i = 0; i < listings.Count; i++)
        {
            var car = listings[i].Car;
            Features.Fill(Words, car, Market.Day.Year - car.Year, car.Mileage, row);
            var value = Model.Score(row);
            var (low, high) = Intervals.Around(value, row);
            (prices[i], values[i]) = ((double)listings[i].Price.Major, Math.Exp(value));
            covered += prices[i] >= Math.Exp(low) && prices[i] <= Math.Exp(high) ? 1 : 0;
        }

        return GuideQuality.Of(prices, values, covered);
    }

    /// <summary>The parts of a car's value by feature.</summary>
    /// <remarks>
    /// Exact Shapley values of the model (<see cref="TreeShap"/>) are parts p of the logarithm of the price. In money a
    /// part is p × (V - B) / (ln V - ln B), with B the base and V the value: the logarithmic mean, which leaves no rest
    /// (LMDI, Ang 2004). Worked: B 10 000, V 20 000, p = ln 2 / 4: a part of 2 500. What rounding leaves goes to the
    /// largest part.
    /// </remarks>
    /// <inheritdoc cref="Value" path="/param"/>
    /// <inheritdoc cref="Value" path="/returns"/>
    public Outcome<ValueParts> Explain(Car car, int months = 0) =>
        Value(car, months).Select(value => Parts(car, months, value));

    internal Refusal? Check(Car car, int months) => months < 0
        ? new Refusal(
            "valuation.day_before_market",
            $"Value a car on or after {Market.Day:yyyy-MM-dd}, the day of the guide's prices.", RefusalKind.Invalid,
            new RefusalValue("day", $"{Market.Day:yyyy-MM-dd}"))
        : Words.Check(car, Market.Day.AddMonths(months).Year);

    internal CarValue Priced(Car car, int months, int mileage)
    {
        var (value, low, high) = Logarithms(car, months, mileage);
        return new(InMoney(value), InMoney(low), InMoney(high), AgeMonths(car, months));
    }

    /// <summary>The value and its bounds in logarithms; the value lies between them.</summary>
    internal (double Value, double Low, double High) Logarithms(Car car, int months, int mileage)
    {
        var (years, share) = Ages(car, months);
        var younger = At(car, years, mileage);
        if (share == 0)
        {
            return younger;
        }

        var older = At(car, years + 1, mileage);
        return (Between(younger.Value, older.Value, share), Between(younger.Low, older.Low, share),
            Between(younger.High, older.High, share));
    }

    internal Money InMoney(double logarithm) =>
        Money.Round((decimal)Math.Exp(logarithm), Market.Currency, MidpointRounding.ToEven);

    (double Value, double Low, double High) At(Car car, int age, int mileage)
    {
        Span<float> row = stackalloc float[Features.All.Count];
        Features.Fill(Words, car, age, mileage, row);
        var value = Model.Score(row);
        var (low, high) = Intervals.Around(value, row);
        return (value, low, high);
    }

    ValueParts Parts(Car car, int months, CarValue value)
    {
        var (years, share) = Ages(car, months);
        var parts = Shares(car, years);
        if (share > 0)
        {
            var older = Shares(car, years + 1);
            parts = [.. parts.Zip(older, (a, b) => Between(a, b, share))];
        }

        var (start, end) = (mean.Value, mean.Value + parts.Sum());
        var scale = Math.Abs(end - start) < 1e-9 ? Math.Exp(start) : (Math.Exp(end) - Math.Exp(start)) / (end - start);
        var whole = InMoney(start);
        Money[] amounts = [.. parts.Select(p =>
            Money.Round((decimal)(p * scale), Market.Currency, MidpointRounding.ToEven))];
        var largest = Enumerable.Range(0, parts.Length).MaxBy(i => Math.Abs(parts[i]));
        amounts[largest] += value.Value - whole - Money.Sum(amounts, Market.Currency);
        return new(
            whole, [.. amounts.Select((amount, f) => new ValuePart(Features.All[f].Name, Features.Names[f], amount))],
            value.Value);
    }

    double[] Shares(Car car, int age)
    {
        Span<float> row = stackalloc float[Features.All.Count];
        Features.Fill(Words, car, age, car.Mileage, row);
        return TreeShap.Parts(Model, row);
    }

    int AgeMonths(Car car, int months) => Math.Max(((Market.Day.Year - car.Year) * 12) + months, 0);

    (int Years, double Share) Ages(Car car, int months)
    {
        var age = AgeMonths(car, months);
        return (age / 12, age % 12 / 12.0);
    }

    static double Between(double from, double to, double share) => from + ((to - from) * share);
}
