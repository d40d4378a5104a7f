using System.Text;
using System.Text.Json;
using Wheelhouse.Models;
using Wheelhouse.Models.Cards;
using Wheelhouse.Models.Data;
using Wheelhouse.Models.Files;
using Xunit;

namespace Wheelhouse.Engines.Tests.Models;

/// <summary>Columns that name the row: which are found, and that no model reads them unasked.</summary>
public sealed class IdentifierTests
{
    const int Rows = 1_000;

    [Theory]
    [InlineData("PolicyNumber", true)]
    [InlineData("loan_id", true)]
    [InlineData("ID", true)]
    [InlineData("customerId", true)]
    [InlineData("contract no", true)]
    [InlineData("amount", false)]
    [InlineData("paid", false)]
    [InlineData("Identity", false)]
    public void Values_that_differ_in_every_row_are_an_identifier_where_the_name_says_so(string name, bool found) =>
        Assert.Equal(found, Why(name, n => $"{10_000_000L + (n * 7_919L * (n % 13 + 1))}.5") is not null);

    [Fact]
    public void Whole_numbers_that_count_the_rows_are_an_identifier_whatever_their_name()
    {
        Assert.NotNull(Why("a", n => $"{1_000 + n}"));
        Assert.NotNull(Why("a", n => $"{(n * 5) + (n % 3)}")); // a sample of a longer list
        Assert.Null(Why("a", n => $"{n * 97}")); // incomes differ, but lie far apart
        Assert.Null(Why("a", n => $"{n % 900}"));
        Assert.Null(Why("PastNumberOfClaims", n => $"{n % 5}"));
    }

    [Fact]
    public void Words_of_one_row_each_are_an_identifier() => Assert.NotNull(Why("a", n => $"w{n}"));

    [Fact]
    public void No_model_reads_an_identifier_unless_it_is_asked_for_by_name()
    {
        var table = Csv("policy,income,bad\n" + string.Concat(Enumerable.Range(0, Rows).Select(n =>
            $"{n},{n * 37 % 50},{(n * 37 % 50 < n * 11 % 23 ? 1 : 0)}\n")));
        var recipe = new Recipe("m", new("bad", "1"), ModelKind.Scorecard);

        var model = Training.From(table, "", recipe).Value;
        Assert.DoesNotContain(model.Inputs, input => input.Name == "policy");
        Assert.Contains(
            model.Facts.Features, one => one.Name == "policy"
                && one.Used.StartsWith("names the row", StringComparison.Ordinal));

        var asked = recipe with { Only = ["policy", "income"] };
        Assert.Contains(Training.From(table, "", asked).Value.Inputs, input => input.Name == "policy");

        // the card as JSON says the same, and of this very model
        var card = JsonDocument.Parse(CardFile.Write(model)).RootElement;
        Assert.Equal(ModelFile.Hash(model), card.GetProperty("hash").GetString());
        Assert.Equal("scorecard", card.GetProperty("kind").GetString());
        Assert.Equal(Rows, card.GetProperty("facts").GetProperty("rows").GetInt32());
        var separation = card.GetProperty("facts").GetProperty("validation").GetProperty("separation");
        Assert.Equal(model.Facts.Validation.Separation.Gini, separation.GetProperty("gini").GetDouble());
    }

    static string? Why(string name, Func<int, string> cell) => Identifiers.Why(
        Csv($"{name}\n" + string.Concat(Enumerable.Range(0, Rows).Select(n => cell(n) + "\n"))).Columns[0]);

    static Table Csv(string text) => CsvTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).Value;
}
