using Wheelhouse.Decisions;
using Wheelhouse.Decisions.Formulas;
using Xunit;

namespace Wheelhouse.Engines.Tests.Decisions;

/// <summary>Formulas of a policy: figures by hand, what is missing, and what does not read.</summary>
public sealed class FormulaTests
{
    static readonly FieldSet Fields = new(
    [
        Number("debts"), Number("instalment"), Number("income"), Number("unknown"),
        new("condition", FieldKind.Text, FieldUnit.None, new("车况", "condition"), Options: ["new", "used"]),
        new("owner", FieldKind.Flag, FieldUnit.None, new("车主", "owner")),
        new("maybe", FieldKind.Flag, FieldUnit.None, new("未知", "maybe")),
    ]);

    static readonly Inputs Case = new Inputs(Fields)
        .Set("debts", Datum.Of(2_150m)).Set("instalment", Datum.Of(1_971.46m)).Set("income", Datum.Of(11_800m))
        .Set("condition", Datum.Of("used")).Set("owner", Datum.Of(true));

    [Theory]
    [InlineData("(debts + instalment) / income", "n:0.3492762711864406779661016949")]
    [InlineData("roundHalfEven((debts + instalment) / income, 4)", "n:0.3493")]
    [InlineData("1 + 2 * 3 - 4 / 8", "n:6.5")]
    [InlineData("-(1 - 3) - -1", "n:3")]
    [InlineData("8 / 4 / 2", "n:1")]
    [InlineData("8 - 4 - 2", "n:2")]
    [InlineData("roundHalfUp(2.5, 0) - roundHalfEven(2.5, 0)", "n:1")]
    [InlineData("floor(-1.5) + ceiling(1.2) + abs(-3)", "n:3")]
    [InlineData("min(3, 1, 2) + max(3, 1, 2)", "n:4")]
    [InlineData("income >= 10000 and condition = 'used'", "f:true")]
    [InlineData("not owner or condition in ('new', 'used')", "f:true")]
    [InlineData("debts in (1, 2150.0)", "f:true")]
    [InlineData("not not owner = true", "f:true")]
    [InlineData("1 < 2 = true", null)]
    [InlineData("if condition = 'new' then 0.8 else if owner then 0.7 else 0.5", "n:0.7")]
    [InlineData("1 + (if owner then 1 else 2)", "n:2")]
    [InlineData("if owner then 'mine' else 'hired'", "t:mine")]
    public void A_formula_gives_the_figure(string formula, string? value)
    {
        var read = Formula.Read(formula, Fields);

        Assert.Equal(value, read.Match(f => f.Of(Case).Canonical, _ => null!));
    }

    [Theory]
    [InlineData("unknown + 1", "-")]
    [InlineData("min(unknown, 1)", "-")]
    [InlineData("unknown > 1", "-")]
    [InlineData("maybe and owner", "-")]
    [InlineData("maybe and not owner", "f:false")]
    [InlineData("not owner and maybe", "f:false")]
    [InlineData("maybe or owner", "f:true")]
    [InlineData("not maybe", "-")]
    [InlineData("if maybe then 1 else 1", "-")]
    [InlineData("coalesce(unknown, debts)", "n:2150")]
    [InlineData("coalesce(maybe, false)", "f:false")]
    [InlineData("known(unknown)", "f:false")]
    [InlineData("known(debts) and known('x')", "f:true")]
    [InlineData("debts / 0", "-")]
    [InlineData("debts / (instalment - 1971.46)", "-")]
    [InlineData("79228162514264337593543950335 * debts", "-")]
    [InlineData("roundHalfEven(debts, 29)", "-")]
    public void What_is_not_known_stays_unknown(string formula, string value) =>
        Assert.Equal(value, Formula.Read(formula, Fields).Value.Of(Case).Canonical);

    [Theory]
    [InlineData("", "1", "it ends too early")]
    [InlineData("debts +", "8", "it ends too early")]
    [InlineData("debts + salary", "9", "there is no field 'salary'")]
    [InlineData("debts + owner", "7", "a number is needed, not a Flag")]
    [InlineData("owner and debts", "7", "yes or no is needed, not a Number")]
    [InlineData("condition < 'used'", "11", "'<' compares numbers, not a Text with a Text")]
    [InlineData("condition = 1", "11", "a Text and a Number do not go together")]
    [InlineData("if owner then 1 else 'x'", "4", "a Number and a Text do not go together")]
    [InlineData("(debts", "7", "')' is expected")]
    [InlineData("debts income", "7", "'income' is not expected")]
    [InlineData("debts ; 1", "7", "no number, word, name or sign begins there")]
    [InlineData("1.2.3", "1", "no number, word, name or sign begins there")]
    [InlineData("'open", "1", "no number, word, name or sign begins there")]
    [InlineData("sqrt(debts)", "1", "there is no function 'sqrt' of 1 such parts")]
    [InlineData("abs(condition)", "1", "there is no function 'abs' of 1 such parts")]
    [InlineData("coalesce(debts, owner)", "1", "there is no function 'coalesce' of 2 such parts")]
    public void What_does_not_read_is_refused_with_its_place(string formula, string at, string says)
    {
        var refused = Formula.Read(formula, Fields).Refused;

        Assert.Equal("decisions.formula_unreadable", refused?.Code);
        Assert.Equal((at, says), (refused!.Values[1].Value, refused.Values[2].Value));
    }

    [Fact]
    public void Depth_and_length_are_limited()
    {
        var deep = new string('(', 60) + "1" + new string(')', 60);
        var endless = string.Concat(Enumerable.Repeat("if ", 600));
        var lengthy = string.Join(" + ", Enumerable.Repeat("debts", 400));

        Assert.Contains("deeper", Formula.Read(deep, Fields).Refused!.Sentence, StringComparison.Ordinal);
        Assert.Contains("deeper", Formula.Read(endless, Fields).Refused!.Sentence, StringComparison.Ordinal);
        Assert.Contains("longer", Formula.Read(lengthy, Fields).Refused!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void It_names_the_fields_it_reads() =>
        Assert.Equal([0, 2, 5], Formula.Read("if owner then income else debts", Fields).Value.Looks);

    static Field Number(string name) => new(name, FieldKind.Number, FieldUnit.None, new(name, name), Optional: true);
}
