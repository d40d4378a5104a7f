using Wheelhouse.Lending;
using Wheelhouse.Servicing;
using Xunit;
using static Wheelhouse.Modules.Tests.Servicing.Loans;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>What is still to be paid, and which instalments an event changes.</summary>
public sealed class OutlookTests
{
    static readonly DateOnly Today = new(2026, 2, 5);

    [Fact]
    public void What_is_still_to_be_paid_is_counted_from_the_plan()
    {
        // 12,000.00 at 1 % a month over three: 4,080.27, 4,080.27 and 4,080.26
        Assert.Equal(
            new(Cny(12_240_80), Cny(240_80), 3, Cny(4_080_27), new(2026, 4, 5)), Outlook.Of(Usual(Start)));

        // the first of them paid on its day: 8,160.53 left, of which 8,039.73 is principal
        var paid = Usual(Today, new Repaid(2, Today, Today, Cny(4_080_27)));
        Assert.Equal(new(Cny(8_160_53), Cny(120_80), 2, Cny(4_080_27), new(2026, 4, 5)), Outlook.Of(paid));
    }

    [Fact]
    public void Nothing_is_ahead_of_a_loan_that_is_settled()
    {
        var settled = Usual(Today, new EarlySettled(2, Today, Today, Cny(12_120_00)));

        Assert.Equal(new(Cny(0), Cny(0), 0, null, null), Outlook.Of(settled));
    }

    [Fact]
    public void Two_more_instalments_change_those_to_come_and_stand_as_new_ones()
    {
        var before = Usual(Start);
        var after = before.With(new TermExtended(2, Start, Start, 2), Start).Value;
        var rows = InstalmentChange.Between(before, after).ToList();

        Assert.Equal([1, 2, 3, 4, 5], rows.Select(r => r.Number));
        Assert.All(rows.Take(3), r => Assert.True(r.DueAfter < r.DueBefore && r.DueDate == r.DueDateBefore));
        Assert.All(rows.Skip(3), r => Assert.True(r.DueDateBefore is null && r.DueBefore.IsZero));
        Assert.Equal(new DateOnly(2026, 6, 5), Outlook.Of(after).Last);
    }

    [Fact]
    public void A_day_that_moves_is_a_change_even_where_the_amount_stays()
    {
        var before = Usual(Start);
        var after = before.With(new DueDateMoved(2, Start, Start, new(2026, 2, 20)), Start).Value;

        Assert.Equal(
            (new DateOnly(2026, 2, 5), new DateOnly(2026, 2, 20)),
            InstalmentChange.Between(before, after).Select(r => (r.DueDateBefore!.Value, r.DueDate!.Value)).First());
    }
}
