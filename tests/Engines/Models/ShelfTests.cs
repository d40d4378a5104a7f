using System.Runtime.CompilerServices;
using System.Text;
using Wheelhouse.Models.Data;
using Wheelhouse.Models.Files;
using Wheelhouse.Models.Shipped;
using Xunit;

namespace Wheelhouse.Engines.Tests.Models;

/// <summary>The models that ship, and what they are made by.</summary>
public sealed class ShelfTests
{
    public static TheoryData<string> Names => [.. ModelShelf.Names];

    [Fact]
    public void The_challenger_and_the_fraud_model_ship() =>
        Assert.Equal(["challenger", "odd-profile"], ModelShelf.Names);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_that_ships_is_whole_says_its_limits_and_scores_a_row_of_which_nothing_is_known(string name)
    {
        var model = ModelShelf.Find(name).Value;

        Assert.Equal(name, model.Name);
        Assert.NotEmpty(model.Facts.Purpose.Limits);
        Assert.Contains("MIT licence", string.Join(' ', model.Facts.Purpose.Limits), StringComparison.Ordinal);
        var nothing = Enumerable.Repeat(double.NaN, model.Inputs.Count).ToArray();
        Assert.True(double.IsFinite(model.Margin(nothing, new float[model.Scratch])));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Cards_lie_beside_the_model_and_are_of_this_very_model(string name)
    {
        var hash = ModelFile.Hash(ModelShelf.Find(name).Value);
        Assert.All(
            [$"{name}.md", $"{name}.card.json"],
            file => Assert.Contains(hash, File.ReadAllText(Path.Combine(Shelf(), file)), StringComparison.Ordinal));
    }

    [Fact]
    public void The_challenger_never_counts_a_bad_record_or_a_dearer_loan_in_favour()
    {
        var model = ModelShelf.Find("challenger").Value;
        Assert.Equal(
            ["months", "loanToPrice", "amountToIncome", "debtToIncome", "seniorityYears", "badRecord"],
            model.Inputs.Select(input => input.Name));
        var scratch = new float[model.Scratch];
        double Margin(double loanToPrice, double badRecord) =>
            model.Margin([48, loanToPrice, 8, 0, 5, badRecord], scratch);

        Assert.True(Margin(0.7, 1) > Margin(0.7, 0));
        Assert.True(Margin(1, 0) >= Margin(0.5, 0));
    }

    [Fact]
    public void No_other_name_is_on_the_shelf() =>
        Assert.Equal("models.not_on_shelf", ModelShelf.Find("../challenger").Refused!.Code);

    [Fact]
    public void Columns_are_divided_renamed_and_turned_into_yes_or_no()
    {
        var table = Csv("amount,price,record\n800,846,no\n900,0,yes\n,10,\n");

        var made = Derive.From(
            table, [new("ltv", "amount", Over: "price"), new("bad", "record", Is: "yes"), new("cost", "price")]).Value;

        Assert.Equal(["ltv", "bad", "cost"], made.Columns.Select(column => column.Name));
        Assert.Equal([0.945626, double.NaN, double.NaN], made.Columns[0].Values); // 800/846 = 0.9456264…
        Assert.Equal([0, 1, double.NaN], made.Columns[1].Values);
        Assert.Equal(["846", "0", "10"], Enumerable.Range(0, 3).Select(made.Columns[2].Text));
    }

    [Fact]
    public void A_derivation_that_cannot_be_is_refused()
    {
        var table = Csv("amount,record\n800,no\n");

        Assert.Equal("models.no_such_column", Code(new("x", "amount", Over: "price")));
        Assert.Equal("models.derivation_wrong", Code(new("x", "amount", Over: "record")));
        Assert.Equal("models.derivation_wrong", Code(new("x", "amount", Over: "amount", Is: "1")));
        Assert.Equal("models.derivation_wrong", Derive.From(table, []).Refused!.Code);

        string Code(Derivation one) => Derive.From(table, [one]).Refused!.Code;
    }

    [Fact]
    public void Contrast_keeps_every_column_and_breaks_what_they_have_to_do_with_each_other()
    {
        var rows = string.Concat(Enumerable.Range(0, 500).Select(n => $"{n},{n}\n"));

        var table = Contrast.Of(Csv("a,b\n" + rows), "drawn").Value;

        Assert.Equal(1_000, table.Rows);
        Assert.Equal(500, table.Columns[2].Values.Sum());
        var (a, b) = (table.Columns[0].Values, table.Columns[1].Values);
        Assert.Equal(a[..500], b[..500]);
        Assert.Equal(a[..500].Order(), a[500..].Order());
        Assert.InRange(a[500..].Zip(b[500..]).Count(pair => pair.First.Equals(pair.Second)), 0, 9);
    }

    static string Shelf([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "../../../src/Engines/Models/Shipped");

    static Table Csv(string text) => CsvTable.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))).Value;
}
