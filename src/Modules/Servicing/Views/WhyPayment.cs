using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Part = Wheelhouse.Platform.ExplanationPart;

namespace Wheelhouse.Servicing.Views;

/// <summary>How the money of an event was split, row by row, in the order in which it was.</summary>
static class WhyPayment
{
    static readonly Text Overpaid = new("超出应还，记入客户溢缴款", "Beyond all that is owed: held for the customer");

    /// <summary>The split of one payment; null when no such payment stands.</summary>
    internal static (Text Title, IReadOnlyList<Part> Parts)? Of(LoanAccount account, int? sequence)
    {
        var receipt = account.State.Receipts.FirstOrDefault(r => r.Sequence == sequence);
        if (receipt is null)
        {
            return null;
        }

        var parts = account.State.Allocations.Where(a => a.Sequence == sequence)
            .Select(a => new Part(Label(account, a), a.Amount, Reference: $"row {a.Row}")).ToList();
        if (receipt.Overpaid.IsPositive)
        {
            parts.Add(new(Overpaid, receipt.Overpaid));
        }

        return (new($"第 {sequence} 号还款的分配", $"How payment {sequence} was split"), parts);
    }

    /// <summary>The credit of the customer: what of each payment was beyond all that was owed.</summary>
    internal static (Text Title, IReadOnlyList<Part> Parts) Credit(LoanAccount account) => (
        new("客户溢缴款", "Credit of the customer"),
        [.. account.State.Receipts.Where(r => r.Overpaid.IsPositive)
            .Select(r => new Part(Overpaid, r.Overpaid, Reference: $"event {r.Sequence}"))]);

    static Text Label(LoanAccount account, Allocation allocation)
    {
        var due = account.State.Rows[allocation.Row - 1].DueDate;
        var words = Of(allocation.Component);
        return new(
            $"第 {allocation.Row} 期（{due:O} 到期）{words.Zh}",
            $"{words.En} of instalment {allocation.Row}, due {due:O}");
    }

    static Text Of(Component component) => component switch
    {
        Component.Penalty => new("罚息", "Late charge"),
        Component.Fee => new("费用", "Fee"),
        Component.Interest => new("利息", "Interest"),
        Component.Principal => new("本金", "Principal"),
    };
}
