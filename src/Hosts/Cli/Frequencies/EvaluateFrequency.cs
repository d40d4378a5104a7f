using Wheelhouse.Boosting;
using Wheelhouse.Cli.Input;
using Wheelhouse.Cli.Values;

namespace Wheelhouse.Cli.Frequencies;

/// <summary><c>wheelhouse frequency evaluate TRAIN TEST</c>: claim frequencies of motor policies by Poisson
/// boosting.</summary>
/// <remarks>The recipe of the columns of freMTPL2: claims capped at 4 and exposure at a year, as is usual with these
/// data; the target is claims a year, its weight the exposure. The driver's malus is left free: made to rise alone it
/// costs 0.003 of deviance.</remarks>
static class EvaluateFrequency
{
    public static readonly Verb Verb = new(
        "frequency evaluate",
        "Motor claim frequency: trained on one file, judged on another",
        ["TRAIN", "TEST"],
        [],
        """
        Each a CSV (or .csv.gz): ClaimNb, Exposure, Area, VehPower, VehAge, DrivAge, BonusMalus, VehBrand, VehGas,
        Density, Region. Where TRAIN and TEST are one file, every fifth row of it judges and is not learned from.
        Prints "rows", "meanDeviance" (the mean frequency for all) and "deviance" of the model: mean Poisson deviance by
        exposure.
        """,
        Run);

    const int MostClaims = 4;

    static readonly string[] Words = ["Area", "VehBrand", "VehGas", "Region"];
    static readonly string[] Numbers = ["VehPower", "VehAge", "DrivAge", "BonusMalus", "Density"];

    static readonly Settings Recipe = new(Trees: 500, Rate: 0.05, Leaves: 31, LeastWeight: 20, ColumnShare: 0.5)
    {
        LeastLevel = 1,
    };

    sealed record Policy(double Exposure, double Rate, string[] Words, float[] Numbers);

    static async Task<int> Run(Call call, CancellationToken cancel)
    {
        var train = Read(call, 0, cancel);
        var test = call.Operands[1] == call.Operands[0] ? null : Read(call, 1, cancel);
        if (test is null)
        {
            test = [.. train.Where((_, i) => i % 5 == 4)];
            train = [.. train.Where((_, i) => i % 5 != 4)];
        }

        var levels = Words.Select((_, w) =>
            train.Select(p => p.Words[w]).Distinct().Order(StringComparer.Ordinal).ToArray()).ToArray();
        var model = Booster.Train(
            Table(train, levels), [.. train.Select(p => p.Rate)], [.. train.Select(p => p.Exposure)], Loss.Poisson,
            Recipe);
        if (model.Refused is { } refusal)
        {
            throw new RefusedException(refusal);
        }

        double[] rates = [.. test.Select(p => p.Rate)], exposures = [.. test.Select(p => p.Exposure)];
        var mean = train.Sum(p => p.Rate * p.Exposure) / train.Sum(p => p.Exposure);
        double[] expected = [.. model.Value.Scores(Table(test, levels)).Select(Math.Exp)];
        await Guides.Write(
            call,
            json =>
            {
                json.WriteStartObject();
                json.WriteNumber("rows", test.Count);
                json.WriteNumber("meanDeviance", Deviance(rates, [.. rates.Select(_ => mean)], exposures));
                json.WriteNumber("deviance", Deviance(rates, expected, exposures));
                json.WriteEndObject();
            },
            cancel);
        return Exit.Done;
    }

    static decimal Deviance(double[] rates, double[] expected, double[] exposures) =>
        decimal.Round((decimal)Measures.PoissonDeviance(rates, expected, exposures), 5, MidpointRounding.ToEven);

    static List<Policy> Read(Call call, int operand, CancellationToken cancel) => CsvRows.All(
        call.Operands[operand], call.Channels.Input,
        row =>
        {
            var exposure = (double)Math.Min(row.Number("Exposure", 0.0001m, 100), 1);
            return new Policy(
                exposure, Math.Min(row.Whole("ClaimNb", 0, 1_000), MostClaims) / exposure,
                [.. Words.Select(row.Word)],
                [.. Numbers.Select(name => (float)row.Number(name, 0, 1_000_000))]);
        },
        cancel);

    static Table Table(List<Policy> policies, string[][] levels) => Boosting.Table.Of(
        [
            .. Words.Select(name => new Feature(name, FeatureKind.Category)),
            .. Numbers.Select(name => new Feature(name)),
        ],
        [
            .. Words.Select((_, w) => policies.Select(p => Level(levels[w], p.Words[w])).ToArray()),
            .. Numbers.Select((_, n) => policies.Select(p => p.Numbers[n]).ToArray()),
        ]).Value;

    static float Level(string[] known, string word) =>
        Array.BinarySearch(known, word, StringComparer.Ordinal) is >= 0 and var place ? place : float.NaN;
}
