using System.Globalization;
using System.Text;
using Wheelhouse.Models;
using Wheelhouse.Models.Data;
using Xunit;

namespace Wheelhouse.Engines.Tests.Models;

/// <summary>Outcomes that nobody saw, or that must be read from a tape.</summary>
public sealed class RejectTests
{
    [Fact]
    public void A_reject_enters_as_bad_by_its_probability_and_as_good_by_the_rest()
    {
        var accepted = new TrainingSet(
            [new("x", ColumnKind.Numeric, [])], [[1, 2]], new([true, false]));

        var both = RejectInference.Add(accepted, new(1, 1, [7]), [0.3]);

        Assert.Equal([1, 2, 7, 7], both.Columns[0]);
        Assert.Equal([true, false, true, false], both.Labels.Bad);
        Assert.Equal([1, 1, 0.3, 0.7], both.Labels.Weights);
    }

    [Fact]
    public void Parcels_take_the_mean_of_their_tenth_raised_by_the_factor()
    {
        // twenty rejects in ten pairs: (0.02, 0.04) has the mean 0.03, times 1.5 is 0.045; the last is cut at 1
        double[] probability = [.. Enumerable.Range(1, 20).Select(n => n == 20 ? 1 : n == 19 ? 0.9 : n * 0.02)];

        var parcelled = RejectInference.Parcel(probability, 1.5);

        Assert.Equal(0.045, parcelled[0], 12);
        Assert.Equal(0.045, parcelled[1], 12);
        Assert.Equal(1, parcelled[19], 12);
    }

    [Theory]
    [InlineData(RejectMethod.Fuzzy)]
    [InlineData(RejectMethod.Parcelling)]
    public void Rejects_of_the_risky_kind_keep_a_model_s_order(RejectMethod method)
    {
        var (accepted, rejects) = (Rows("x,bad", n => $"{n % 10},{(n * 7 % 100 < 5 + n % 10 * 4 ? 1 : 0)}"),
            Rows("x", n => $"{8 + n % 2}"));
        var recipe = new Recipe("r", new("bad", "1"), ModelKind.Scorecard) { Rejects = method };

        var model = Training.From(
            accepted, "sha256:0", recipe, rejects, TestContext.Current.CancellationToken).Value;

        Assert.Equal(400, model.Facts.Rejects);
        Assert.True(model.Margin([9], []) > model.Margin([0], []));
    }

    [Theory]
    [InlineData("1,0,0.5,0,0", true)]   // behind 1, 1.5, 2.5, 3.5 of the instalments
    [InlineData("1,0,0.5,0,1", false)]  // 2.5 at most
    [InlineData("3,0,0,0,0", false)]    // paid ahead
    [InlineData("0,0,0,3,1", true)]     // three behind in the third month, though paid up later
    public void Three_instalments_behind_are_bad(string paid, bool bad)
    {
        var payments = paid.Split(',').Select(one => double.Parse(one, CultureInfo.InvariantCulture) * 100).ToList();

        Assert.Equal(bad ? 1 : 0, Label(payments, [.. Enumerable.Repeat(9_000.0, 5)]));
    }

    [Fact]
    public void To_leave_is_bad_only_with_most_of_the_balance_unpaid()
    {
        Assert.Equal(0, Label([100, 9_900, 0, 0, 0], [9_900, 0, 0, 0, 0]));
        Assert.Equal(1, Label([100, 100, 0, 0, 0], [9_900, 0, 0, 0, 0]));
    }

    static double Label(List<double> paid, List<double> balance)
    {
        var months = Enumerable.Range(1, 5).ToList();
        var header = string.Join(',', months.Select(k => $"BAL{k},PMT{k},REP{k}"));
        var cells = string.Join(',', months.Select(k =>
            string.Create(CultureInfo.InvariantCulture, $"{balance[k - 1]},{paid[k - 1]},0.0")));
        var table = Read("reportingPeriodScheduledPaymentAmount,reportingPeriodActualEndBalanceAmount,"
            + $"{header}\n100,10000,{cells}\n0,0,{cells}\n");

        var labelled = TapeLabel.Add(table, "bad", 3, 5).Value;

        Assert.Equal(3, labelled.Columns.Count);
        Assert.Equal(1, labelled.Rows);
        return labelled.Find("bad")!.Values[0];
    }

    static Table Rows(string header, Func<int, string> row) =>
        Read(header + "\n" + string.Concat(Enumerable.Range(0, 400).Select(n => row(n) + "\n")));

    static Table Read(string text) => CsvTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).Value;
}
