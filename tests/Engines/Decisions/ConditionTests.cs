using Wheelhouse.Decisions;
using Xunit;

namespace Wheelhouse.Engines.Tests.Decisions;

/// <summary>The notation of conditions: what each form takes and leaves.</summary>
public sealed class ConditionTests
{
    [Theory]
    [InlineData("-", "0.5", true)]
    [InlineData("<= 0.50", "0.50", true)]   // the end is in
    [InlineData("<= 0.50", "0.5000001", false)]
    [InlineData("< 0.50", "0.50", false)]   // the end is out
    [InlineData(">= 600", "600", true)]
    [InlineData("> 600", "600", false)]
    [InlineData("(0.50..0.55]", "0.50", false)]
    [InlineData("(0.50..0.55]", "0.55", true)]
    [InlineData("[18..65)", "18", true)]
    [InlineData("[18..65)", "65", false)]
    [InlineData("[-3..-1]", "-2", true)]
    [InlineData("36", "36.0", true)]        // equality is of numbers, not of digits
    [InlineData("36", "37", false)]
    public void A_number_is_held_against_bounds(string notation, string value, bool holds)
    {
        var number = decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(holds, Read(notation, FieldKind.Number).Holds(Datum.Of(number)));
    }

    [Theory]
    [InlineData("new", "new", true)]
    [InlineData("new, used", "used", true)]
    [InlineData("new, used", "Used", false)] // words are compared letter for letter
    [InlineData("-", "anything", true)]
    public void A_word_is_held_against_a_list(string notation, string word, bool holds) =>
        Assert.Equal(holds, Read(notation, FieldKind.Text).Holds(Datum.Of(word)));

    [Theory]
    [InlineData("true", true, true)]
    [InlineData("false", true, false)]
    public void A_flag_is_yes_or_no(string notation, bool value, bool holds) =>
        Assert.Equal(holds, Read(notation, FieldKind.Flag).Holds(Datum.Of(value)));

    [Theory]
    [InlineData("-", FieldKind.Number, true)]
    [InlineData("missing", FieldKind.Number, true)]
    [InlineData("<= 1", FieldKind.Number, false)]
    [InlineData("> -1", FieldKind.Number, false)]
    [InlineData("new", FieldKind.Text, false)]
    [InlineData("false", FieldKind.Flag, false)]
    public void What_is_missing_meets_only_the_conditions_that_say_so(string notation, FieldKind kind, bool holds) =>
        Assert.Equal(holds, Read(notation, kind).Holds(Datum.Missing));

    [Theory]
    [InlineData("", FieldKind.Number)]
    [InlineData("<", FieldKind.Number)]
    [InlineData("<= fifty", FieldKind.Number)]
    [InlineData("[2..1]", FieldKind.Number)]
    [InlineData("[1..2", FieldKind.Number)]
    [InlineData("1e3", FieldKind.Number)]
    [InlineData("new,", FieldKind.Text)]
    [InlineData("yes", FieldKind.Flag)]
    public void What_does_not_read_is_refused(string notation, FieldKind kind) =>
        Assert.Equal("decisions.condition_unreadable", Condition.Parse(notation, kind).Refused?.Code);

    static Condition Read(string notation, FieldKind kind) => Condition.Parse(notation, kind).Value;
}
