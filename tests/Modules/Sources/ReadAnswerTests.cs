using System.Text;
using Wheelhouse.Kernel;
using Wheelhouse.Sources;
using Wheelhouse.Sources.Asking;
using Xunit;

namespace Wheelhouse.Modules.Tests.Sources;

/// <summary>What is an answer, and what is none.</summary>
public sealed class ReadAnswerTests
{
    const string Number = "11010519491231002X";

    static readonly Wording Asked = new("cal_1", "con_1", "creditAssessment", "王小明", Number);

    [Fact]
    public void A_report_is_read_figure_by_figure()
    {
        var read = Read(SourceKind.Bureau, Envelope("""
            {"hit":true,"score":712,"monthlyDebts":{"minorUnits":215000,"currency":"CNY"},"writtenOff":false,"new":1}
            """));

        Assert.Equal((CallOutcome.Answered, true), (read.Outcome, read.Simulated));
        var report = Assert.IsType<BureauAnswer>(read.Answer);
        Assert.Equal((712, new Money(215_000, Currency.Cny), false),
            (report.Score, report.MonthlyDebts!.Value, report.WrittenOff));
        Assert.Null(report.DaysOverdueNow); // left out is unknown, not zero
    }

    [Fact]
    public void A_kept_answer_reads_as_it_was_written()
    {
        var answer = new AllianceAnswer(1, 2, 3, 4, 2, 3, NightShare90: 0.25m);

        Assert.Equal(answer, ReadAnswer.Kept(SourceKind.Alliance, ReadAnswer.Write(answer)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("<html>")]
    [InlineData("""{"request":"cal_1"}""")]
    [InlineData("""{"request":"cal_1","subject":null,"answer":{"hit":true}}""")]
    public void What_is_no_envelope_is_unreadable(string body) =>
        Assert.Equal(CallOutcome.Unreadable, Read(SourceKind.Bureau, body).Outcome);

    [Theory]
    [InlineData("""{"hit":true,"score":1e999}""")] // beyond every number
    [InlineData("""{"hit":true,"score":NaN}""")]
    [InlineData("""{"hit":true,"score":"712"}""")] // a number in quotes
    [InlineData("""{"hit":true,"score":712.5}""")]
    [InlineData("""{"hit":1}""")]
    [InlineData("""{"score":712}""")] // what must be there is missing
    [InlineData("""{"hit":true,"hit":false}""")] // which of the two?
    [InlineData("""{"hit":true,"monthlyDebts":{"minorUnits":1.5,"currency":"CNY"}}""")]
    [InlineData("null")]
    public void An_answer_of_another_shape_is_unreadable(string answer) =>
        Assert.Equal(CallOutcome.Unreadable, Read(SourceKind.Bureau, Envelope(answer)).Outcome);

    [Theory]
    [InlineData("""{"hit":true,"score":1001}""")]
    [InlineData("""{"hit":true,"longestRunOverdue24":25}""")]
    [InlineData("""{"hit":true,"daysOverdueNow":-1}""")]
    [InlineData("""{"hit":true,"outstanding":{"minorUnits":-1,"currency":"CNY"}}""")]
    [InlineData("""{"hit":true,"outstanding":{"minorUnits":100,"currency":"EUR"}}""")]
    public void A_figure_that_cannot_be_makes_no_answer(string answer) =>
        Assert.Equal(CallOutcome.OutOfRange, Read(SourceKind.Bureau, Envelope(answer)).Outcome);

    /// <summary>Whoever asked seven lenders within a week asked at least seven within a month.</summary>
    [Theory]
    [InlineData(SourceKind.Alliance, """
        {"inquiries7":7,"inquiries30":6,"inquiries90":9,"inquiries180":9,"lenders30":5,"lenders90":5}
        """)]
    [InlineData(SourceKind.Identity, """{"match":"match","face":1.01}""")]
    [InlineData(SourceKind.Courts, """{"dishonest":false,"enforcements":0,"sanctions":-0.1}""")]
    [InlineData(SourceKind.Employer, """{"employed":true,"staff":-5}""")]
    public void Figures_contradict_each_other_or_themselves(SourceKind kind, string answer) =>
        Assert.Equal(CallOutcome.OutOfRange, Read(kind, Envelope(answer)).Outcome);

    [Theory]
    [InlineData("cal_2", Number, "王小明")] // to another question
    [InlineData("cal_1", "110105194912310021", "王小明")] // about another person
    [InlineData("cal_1", Number, "王大明")]
    public void An_answer_about_somebody_else_is_none(string request, string number, string name)
    {
        var body = $$$"""
            {"request":"{{{request}}}","subject":{"idNumber":"{{{number}}}","name":"{{{name}}}"},"answer":{"hit":false}}
            """;

        Assert.Equal(CallOutcome.ForAnother, Read(SourceKind.Bureau, body).Outcome);
    }

    [Fact]
    public void An_answer_that_does_not_say_about_whom_is_none() => Assert.Equal(
        CallOutcome.ForAnother,
        Read(SourceKind.Bureau, """{"request":"cal_1","subject":{},"answer":{"hit":false}}""").Outcome);

    [Fact]
    public void A_source_is_told_what_it_needs_and_no_more()
    {
        var question = new Question(default, default, "app_1", "王小明", Number, "19900000001", null, "L0NWH1A20SA000001");
        var told = Enum.GetValues<SourceKind>().ToDictionary(
            kind => kind, kind => Wording.For(kind, question, default, default));

        Assert.Null(told[SourceKind.BankCard]); // no card on file, nothing to ask
        Assert.All(told, t => Assert.True(t.Value?.Phone is null || t.Key == SourceKind.Phone));
        Assert.All(told, t => Assert.True(t.Value?.Vin is null || t.Key == SourceKind.Vehicle));
        Assert.Equal((null, Number), (told[SourceKind.Alliance]!.Name, told[SourceKind.Alliance]!.IdNumber));
        Assert.DoesNotContain(Number, $"{question}{told[SourceKind.Bureau]}", StringComparison.Ordinal);
    }

    static ReadAnswer.Understood Read(SourceKind kind, string body) =>
        ReadAnswer.Decide(kind, Asked, Encoding.UTF8.GetBytes(body));

    static string Envelope(string answer) => $$$"""
        {"request":"cal_1","simulated":true,"subject":{"idNumber":"{{{Number}}}"},"answer":{{{answer}}}}
        """;
}
