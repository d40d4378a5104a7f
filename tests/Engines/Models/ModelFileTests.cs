using System.Text;
using System.Text.RegularExpressions;
using Wheelhouse.Models;
using Wheelhouse.Models.Boosting;
using Wheelhouse.Models.Cards;
using Wheelhouse.Models.Data;
using Wheelhouse.Models.Files;
using Xunit;

namespace Wheelhouse.Engines.Tests.Models;

/// <summary>A trained model: that it says what its data say, comes out the same, and is trusted only whole.</summary>
public sealed class ModelFileTests
{
    static readonly Model Trained = Train();

    [Fact]
    public void The_same_rows_make_the_same_bytes() =>
        Assert.Equal(ModelFile.Write(Trained), ModelFile.Write(Train()));

    [Fact]
    public void A_model_comes_back_as_it_was_written()
    {
        var bytes = ModelFile.Write(Trained);
        var back = ModelFile.Read(bytes).Value;

        Assert.Equal(bytes, ModelFile.Write(back));
        Assert.Equal(Trained.Margin([35, 0, 1], []), back.Margin([35, 0, 1], []));
    }

    [Fact]
    public void Parts_and_the_expected_margin_make_the_margin()
    {
        double[] row = [20, double.NaN, 1];

        Assert.Equal(Trained.Margin(row, []), Trained.Expected + Trained.Explain(row).Sum(part => part.Value), 1e-12);
    }

    [Fact]
    public void The_mean_of_the_probabilities_is_the_bad_rate_and_the_area_is_above_chance()
    {
        var facts = Trained.Facts;

        Assert.Equal(600, facts.Rows);
        Assert.InRange(facts.Validation.Separation.Low, 0.55, facts.Validation.Separation.Auc);
        Assert.Equal(
            (double)facts.Bads / facts.Rows,
            facts.Validation.Calibration.Bands.Sum(band => band.Predicted * band.Rows) / facts.Rows, 0.02);
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":2", "models.wrong_version")]
    [InlineData("wheelhouse.model", "other.model", "models.wrong_version")]
    [InlineData("\"constant\":", "\"constant\":1e999,\"was\":", "models.file_broken")]
    [InlineData("\"name\":\"test\"", "\"name\":\"best\"", "models.hash_differs")]
    [InlineData("\"missing\":", "\"missing\":99,\"was\":", "models.file_broken")]
    [InlineData("\"pdo\":50", "\"pdo\":0", "models.file_broken")]
    public void A_file_that_was_changed_is_refused(string what, string by, string code)
    {
        var text = Encoding.UTF8.GetString(ModelFile.Write(Trained));
        Assert.Contains(what, text, StringComparison.Ordinal);
        var at = text.IndexOf(what, StringComparison.Ordinal);

        var changed = text[..at] + by + text[(at + what.Length)..];

        Assert.Equal(code, ModelFile.Read(Encoding.UTF8.GetBytes(changed)).Refused!.Code);
    }

    [Theory]
    [InlineData("\"weights\":\\[[^,\\]]+,", "\"weights\":[")]  // a bin without a weight
    [InlineData("\"constant\":[^,]+,", "\"constant\":1e999,")] // not finite
    [InlineData("\"levelBins\":\\[0", "\"levelBins\":[77")]    // a word that leads nowhere
    [InlineData("\"cuts\":\\[[^\\]]+\\]", "\"cuts\":[5,5]")]   // bins that overlap
    public void A_table_with_a_gap_is_refused(string pattern, string by)
    {
        var text = Encoding.UTF8.GetString(ModelFile.Write(Trained));
        var changed = new Regex(pattern).Replace(text, by, 1);
        Assert.NotEqual(text, changed);

        Assert.Equal("models.file_broken", ModelFile.Read(Encoding.UTF8.GetBytes(changed)).Refused!.Code);
    }

    [Fact]
    public void A_tree_too_deep_to_be_walked_is_refused()
    {
        const int steps = 1_100;
        int[] inner = [.. Enumerable.Range(0, steps).Select(n => 2 * n)];
        var (feature, left) = (new int[(2 * steps) + 1], new int[(2 * steps) + 1]);
        Array.Fill(feature, -1);
        foreach (var node in inner)
        {
            (feature[node], left[node]) = (0, node + 1);
        }

        var (value, missing, cover) = (new float[feature.Length], new bool[feature.Length], new float[feature.Length]);
        Array.Fill(cover, 1f);
        var trees = new TreeEnsemble(0, [new(0, -1)], [0], feature, value, left, missing, cover);

        var refused = ModelFile.Read(ModelFile.Write(Trained with { Scorecard = null, Trees = trees })).Refused!;

        Assert.Equal("models.file_broken", refused.Code);
        Assert.Contains("too deep", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_bytes_are_read_or_refused()
    {
        var (bytes, random) = (ModelFile.Write(Trained), new Random(3));
        for (var n = 0; n < 500; n++)
        {
            var spoilt = (byte[])bytes.Clone();
            spoilt[random.Next(spoilt.Length)] = (byte)random.Next(256);
            var length = random.Next(10) == 0 ? random.Next(spoilt.Length) : spoilt.Length;
            var read = ModelFile.Read(spoilt.AsSpan(0, length));

            Assert.True(!read.IsDone || spoilt.AsSpan().SequenceEqual(bytes));
        }
    }

    [Fact]
    public void The_card_tells_hash_owner_and_every_column()
    {
        var card = ModelCard.Markdown(Trained);

        Assert.Contains(ModelFile.Hash(Trained), card, StringComparison.Ordinal);
        Assert.Contains("| job |", card, StringComparison.Ordinal);
        Assert.Contains("excluded by the recipe", card, StringComparison.Ordinal);
        Assert.Contains("## Fairness by sex", card, StringComparison.Ordinal);
    }

    /// <summary>600 rows: young and jobless are riskier; sex is compared and not read.</summary>
    static Model Train()
    {
        var (random, text) = (new Random(11), new StringBuilder("age,job,home,sex,bad\n"));
        for (var n = 0; n < 600; n++)
        {
            var (age, job, home) = (random.Next(18, 70), random.Next(3), random.Next(2));
            var bad = random.NextDouble() < 0.1 + (age < 30 ? 0.3 : 0) + (job == 2 ? 0.3 : 0);
            var known = random.Next(12) > 0 ? new[] { "fixed", "own", "none" }[job] : "";
            text.Append(System.Globalization.CultureInfo.InvariantCulture,
                $"{age},{known},{home},{(n % 3 == 0 ? "f" : "m")},{(bad ? 1 : 0)}\n");
        }

        var table = CsvTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text.ToString()))).Value;
        var recipe = new Recipe("test", new("bad", "1"), ModelKind.Scorecard)
        {
            Exclude = ["sex"],
            Groups = [new("sex"), new("age", 30)],
        };
        return Training.From(table, "sha256:0", recipe, cancel: TestContext.Current.CancellationToken).Value;
    }
}
