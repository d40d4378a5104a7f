using Wheelhouse.Models.Data;

namespace Wheelhouse.ValuationBench;

/// <summary>What is had for nothing: the answers that need no model.</summary>
static class Floors
{
    /// <summary>The median price of the same make, model and year; of the model, where there is none.</summary>
    /// <returns>Mean and median error as shares of the price, and R².</returns>
    public static (double Mean, double Median, double RSquared) MedianByModelAndYear(Rows cars)
    {
        var price = cars.Train.Find("price")!.Values;
        var exact = Medians(cars.Train, price, "make", "model", "year");
        var rough = Medians(cars.Train, price, "make", "model");
        var all = Middle(price);
        var (truth, errors) = (cars.Test.Find("price")!.Values, new double[cars.Test.Rows]);
        var squares = 0.0;
        for (var n = 0; n < truth.Length; n++)
        {
            var guess = exact.TryGetValue(Key(cars.Test, n, "make", "model", "year"), out var one) ? one
                : rough.GetValueOrDefault(Key(cars.Test, n, "make", "model"), all);
            errors[n] = Math.Abs(guess - truth[n]) / truth[n];
            squares += (guess - truth[n]) * (guess - truth[n]);
        }

        var mean = truth.Average();
        return (errors.Average(), Middle(errors), 1 - squares / truth.Sum(one => (one - mean) * (one - mean)));
    }

    static Dictionary<string, double> Medians(Table table, double[] values, params string[] by) =>
        Enumerable.Range(0, table.Rows).GroupBy(n => Key(table, n, by))
            .ToDictionary(group => group.Key, group => Middle([.. group.Select(n => values[n])]));

    static string Key(Table table, int row, params string[] by) =>
        string.Join('|', by.Select(name => table.Find(name)!.Text(row)));

    static double Middle(double[] values)
    {
        var sorted = values.Order().ToArray();
        return sorted[sorted.Length / 2];
    }
}
