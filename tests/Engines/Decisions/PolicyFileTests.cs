using Wheelhouse.Decisions;
using Wheelhouse.Kernel;
using Xunit;

namespace Wheelhouse.Engines.Tests.Decisions;

/// <summary>A policy that could not be relied on is refused when it is read, with the place.</summary>
public sealed class PolicyFileTests
{
    [Theory]
    [InlineData("\"dti\": \"<= 0.50\"", "\"dti\": \"< 0.50\"", "CR-DTI", "Gap")]
    [InlineData("\"score\": \"< 500\"", "\"score\": \"<= 500\"", "SC-1", "Overlap")]
    [InlineData("\"dti\": \"(0.50..0.60]\"", "\"dti\": \"(0.40..0.50]\"", "CR-DTI", "Gap")]
    [InlineData("\"when\": \"[0.20..0.40)\"", "\"when\": \"[0.20..0.50)\"", "SC.down", "Overlap")]
    [InlineData("\"when\": \"> 0.30\"", "\"when\": \"> 0.35\"", "SC.dti", "Gap")]
    public void Gaps_and_overlaps_are_found(string was, string becomes, string table, string flaw)
    {
        var refused = Refused(was, becomes);

        Assert.Equal("decisions.table_flawed", refused.Code);
        Assert.Equal(table, refused.Values[0].Value);
        Assert.StartsWith(flaw, refused.Values[1].Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"shows\": \"dti\"", "\"shows\": \"pti\"", "CR-DTI")]
    [InlineData("\"reason\": \"LISTED\"", "\"reason\": \"UNHEARD\"", "FR-LIST.hit")]
    [InlineData("\"result\": \"pass\" },", "\"result\": \"pass\", \"reason\": \"LISTED\" },", "CR-DTI.in")]
    [InlineData("\"result\": \"decline\", \"reason\": \"LISTED\"", "\"result\": \"decline\"", "FR-LIST.hit")]
    [InlineData("\"decline\", \"reason\": \"LISTED\"", "\"unavailable\", \"reason\": \"LISTED\"", "FR-LIST.hit")]
    [InlineData("\"missing\": {", "\"absent\": {", "reasons")]
    [InlineData("首付 {down} 偏低", "首付 {downn} 偏低", "reasons.DOWN_SMALL")]
    [InlineData("\"name\": \"condition\"", "\"name\": \"dti\"", "fields")]
    [InlineData(
        "\"options\": [\"new\", \"used\"],",
        "\"options\": [\"new\", \"used\"], \"optionLabels\": [{ \"zh\": \"新\", \"en\": \"new\" }],", "fields")]
    [InlineData("\"id\": \"SC-1\"", "\"id\": \"CR-DTI\"", "tables")]
    [InlineData("\"version\": 3", "\"version\": 0", "version")]
    public void Names_that_do_not_agree_are_refused(string was, string becomes, string place)
    {
        var refused = Refused(was, becomes);

        Assert.Equal("decisions.policy_inconsistent", refused.Code);
        Assert.Equal(place, refused.Values[0].Value);
    }

    [Fact]
    public void A_word_that_is_no_option_is_refused()
    {
        var refused = Refused("\"listed\": \"true\"", "\"condition\": \"salvage\"");

        Assert.Equal("decisions.policy_inconsistent", refused.Code);
        Assert.Contains("'salvage'", refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_that_does_not_read_is_refused() =>
        Assert.Equal("decisions.condition_unreadable", Refused("\"dti\": \"<= 0.50\"", "\"dti\": \"about half\"").Code);

    [Fact]
    public void Malformed_json_is_refused_with_line_and_column()
    {
        var refused = PolicyFile.Read("{\n  \"policy\": sample\n}").Refused;

        Assert.Equal("decisions.policy_unreadable", refused?.Code);
        Assert.Contains("line 2, column", refused!.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    public void A_document_without_a_policy_is_refused(string json) =>
        Assert.Equal("decisions.policy_unreadable", PolicyFile.Read(json).Refused?.Code);

    [Fact]
    public void An_unknown_field_of_the_file_is_refused() =>
        Assert.Equal("decisions.policy_unreadable", Refused("\"note\":", "\"remark\": 1, \"note\":").Code);

    [Fact]
    public void A_table_too_large_to_check_is_refused()
    {
        // six fields cut in 9 pieces and 10 bounds each: 19^6 is over 47 million cases
        var fields = new FieldSet(Enumerable.Range(0, 6).Select(i =>
            new Field($"f{i}", FieldKind.Number, FieldUnit.None, new("", ""), 0, 10)));
        var rows = Enumerable.Range(1, 8).Select(b => new PolicyRow(
            $"{b}",
            [.. Enumerable.Range(0, 6).Select(f => new Cell(f, Condition.Parse($"< {b}", FieldKind.Number).Value))],
            CheckResult.Pass, null));

        var checkedTable = Coverage.Check(new("T", new("", ""), HitPolicy.First, [.. rows]), fields);

        Assert.Equal("decisions.table_too_large", checkedTable.Refused?.Code);
    }

    [Fact]
    public void An_option_is_shown_in_the_words_that_people_read()
    {
        var field = new Field(
            "condition", FieldKind.Text, FieldUnit.None, new("车况", "condition"), Options: ["new", "used"],
            OptionLabels: [new("新车", "new"), new("二手车", "used")]);

        Assert.Equal(new Text("二手车", "used"), field.Show(Datum.Of("used")));
        Assert.Equal(new Text("new", "new"), (field with { OptionLabels = default }).Show(Datum.Of("new")));
    }

    static Refusal Refused(string was, string becomes)
    {
        Assert.Contains(was, Samples.Json, StringComparison.Ordinal);
        var refused = PolicyFile.Read(Samples.Json.Replace(was, becomes, StringComparison.Ordinal)).Refused;
        Assert.NotNull(refused);
        return refused;
    }
}
