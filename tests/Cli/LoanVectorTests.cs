using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Wheelhouse.Transcripts.Tests;

/// <summary>The loan vectors through the real executable: every row of every checkpoint, to the cent.</summary>
public sealed class LoanVectorTests
{
    static readonly string[] Figures = ["principal", "interest", "due", "paid", "outstanding"];

    [Fact]
    public async Task Every_case_comes_out_to_the_cent()
    {
        var file = Path.Combine(Wheelhouse.Shared, "vectors", "loan-cases.json");
        Assert.SkipUnless(File.Exists(file), "The vectors are not beside the repository; set WHEELHOUSE_SHARED.");
        var cancel = TestContext.Current.CancellationToken;

        var answer = await Wheelhouse.Run("", cancel, "loan", "replay", file);

        Assert.Equal(("", 0), (answer.Messages, answer.Exit));
        using var expected = JsonDocument.Parse(await File.ReadAllTextAsync(file, cancel));
        using var actual = JsonDocument.Parse(answer.Output);
        var pairs = Cases(expected).Zip(Cases(actual)).ToList();
        Assert.Equal(24, pairs.Count);
        Assert.All(pairs, pair => Assert.Equal(Told(pair.First), Told(pair.Second)));
    }

    static JsonElement.ArrayEnumerator Cases(JsonDocument document) =>
        document.RootElement.GetProperty("cases").EnumerateArray();

    // One line a row, so that a difference shows case, checkpoint and row at once.
    static string Told(JsonElement one) => string.Join('\n',
        from checkpoint in one.GetProperty("checkpoints").EnumerateArray()
        from row in checkpoint.GetProperty("rows").EnumerateArray()
        let place = $"{one.GetProperty("id")} after {checkpoint.GetProperty("afterEvent")}"
        let when = $"{checkpoint.GetProperty("asOf")} row {row.GetProperty("number")} {row.GetProperty("dueDate")}"
        select $"{place} as of {when}: {string.Join(' ', Figures.Select(figure => Cents(row.GetProperty(figure))))}");

    static string Cents(JsonElement amount) =>
        decimal.Parse(amount.GetString()!, CultureInfo.InvariantCulture).ToString("F2", CultureInfo.InvariantCulture);
}
