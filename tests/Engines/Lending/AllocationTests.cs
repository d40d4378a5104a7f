using Wheelhouse.Lending;
using Xunit;
using static Wheelhouse.Engines.Tests.Lending.Loans;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>What a payment clears, by the order that the terms carry: two overdue rows of 100 + 10.00 + 2 fee, then
/// 9.00.</summary>
public sealed class AllocationTests
{
    static readonly LoanTerms Terms = Loan(1000, "0.12", 10) with
    {
        Amortisation = Amortisation.EqualPrincipal,
        Fees = [new("account", Yuan(2), FeePayment.PerInstalment)],
    };

    static readonly AllocationOrder FeesFirst = AllocationOrder.Standard;

    static readonly AllocationOrder PrincipalFirst = AllocationOrder.PrincipalFirst;

    static readonly AllocationOrder InterestOfAllFirst = AllocationOrder.Of(
        AllocationBy.Component, Component.Interest, Component.Fee, Component.Penalty, Component.Principal);

    // on 15 March rows 1 (100 + 10 + 2) and 2 (100 + 9 + 2) are past due; each text is row component amount
    [Theory]
    [InlineData("fees first", "5", "1 fee 2.00, 1 interest 3.00")]
    [InlineData("fees first", "120", "1 fee 2.00, 1 interest 10.00, 1 principal 100.00, 2 fee 2.00, 2 interest 6.00")]
    [InlineData("principal first", "5", "1 principal 5.00")]
    [InlineData("principal first", "105", "1 principal 100.00, 1 interest 5.00")]
    [InlineData("interest of all first", "15", "1 interest 10.00, 2 interest 5.00")]
    [InlineData("interest of all first", "23", "1 interest 10.00, 2 interest 9.00, 1 fee 2.00, 2 fee 2.00")]
    public void An_overdue_payment_follows_the_order(string order, string amount, string parts)
    {
        var terms = Terms with
        {
            Allocation = order switch
            {
                "fees first" => FeesFirst,
                "principal first" => PrincipalFirst,
                _ => InterestOfAllFirst,
            },
        };
        var state = terms.Fold("2024-03-15", $"pay 2024-03-15 {amount}");

        Assert.Equal(parts, string.Join(", ", state.Allocations.Select(part =>
            $"{part.Row} {part.Component.ToString().ToLowerInvariant()} {Text(part.Amount)}")));
    }

    [Fact]
    public void An_order_that_forgets_a_slot_is_refused()
    {
        var order = new AllocationOrder([.. AllocationOrder.Standard.Slots.Skip(1)]);

        var refusal = Assert.Single((Terms with { Allocation = order }).Check());
        Assert.Equal("lending.allocation_incomplete", refusal.Code);
    }
}
