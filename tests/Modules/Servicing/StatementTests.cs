using Wheelhouse.Lending;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Statements;
using Xunit;
using static Wheelhouse.Modules.Tests.Servicing.Loans;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>A statement tells each event by the difference it made, and its lines add up.</summary>
public sealed class StatementTests
{
    static readonly DateOnly FirstDue = new(2026, 2, 5);

    static readonly LoanEvent[] Eventful =
    [
        new Repaid(2, FirstDue, FirstDue, Cny(4_080_27)),
        new Reversed(3, FirstDue, FirstDue.AddDays(3), 2),
        new Repaid(4, FirstDue, FirstDue.AddDays(5), Cny(4_080_27)),
    ];

    [Fact]
    public void Lines_add_up_to_the_closing_figures()
    {
        var account = Usual(FirstDue.AddDays(5), Eventful);
        var statement = Statement.Of(account, null, null).Value;

        Assert.Equal([12_000_00L, 0, 0, 0], statement.Lines.Select(l => l.PaidOut.MinorUnits));
        Assert.Equal([0, 4_080_27L, -4_080_27, 4_080_27], statement.Lines.Select(l => l.Received.MinorUnits));
        Assert.Equal([0, 120_00L, -120_00, 120_00], statement.Lines.Select(l => l.Interest.MinorUnits));
        Assert.Equal([12_000_00L, 8_039_73, 12_000_00, 8_039_73], statement.Lines.Select(l => l.Balance.MinorUnits));
        Assert.Equal((Cny(0), Cny(8_039_73)), (statement.Opening, statement.Closing.PrincipalLeft));
    }

    [Fact]
    public void A_past_statement_says_what_was_known_then()
    {
        var account = Usual(FirstDue.AddDays(5), Eventful);
        var statement = Statement.Of(account, FirstDue, FirstDue.AddDays(2)).Value;

        // the payment of the fifth had not bounced yet
        Assert.Equal((Cny(12_000_00), Cny(8_039_73)), (statement.Opening, statement.Closing.PrincipalLeft));
        Assert.Equal(FirstDue, Assert.Single(statement.Lines).BookedOn);
    }

    [Fact]
    public void The_future_is_not_in_a_statement() =>
        Assert.Equal(FirstDue, Statement.Of(Usual(FirstDue), null, FirstDue.AddDays(300)).Value.To);

    [Fact]
    public void Days_out_of_order_are_refused() => Assert.Equal(
        "servicing.dates_out_of_order", Statement.Of(Usual(FirstDue), FirstDue.AddDays(1), FirstDue).Refused?.Code);

    [Theory]
    [InlineData("zh", "对账单", "冲正第 2 号还款", "lang=\"zh-CN\"")]
    [InlineData("en", "Statement of account", "Took back event 2: Payment", "lang=\"en\"")]
    public void The_page_is_in_one_language_escaped_and_says_that_it_is_synthetic(
        string language, string title, string line, string lang)
    {
        var statement = Statement.Of(Usual(FirstDue.AddDays(5), Eventful), null, null).Value;
        var head = new StatementHead(
            "WH-2026-000001", new("海悦汽车金融", "Haiyue Auto Finance"), "<Chen>", new("标准", "Standard"), new("Q5", "Q5"),
            "LKLAB3E11TA118306", Family.Loan, new Kernel.Rate(0.12m), Kernel.Currency.Cny,
            Simulated: true);

        var page = StatementPage.Render(head, statement, language);

        Assert.All(
            new[]
            {
                title, line, lang, "&lt;Chen&gt;", "−4,080.27", "8,039.73",
                language == "zh" ? "合成数据" : "Synthetic data",
            },
            part => Assert.Contains(part, page, StringComparison.Ordinal));
        Assert.DoesNotContain("<Chen>", page, StringComparison.Ordinal);
    }
}
