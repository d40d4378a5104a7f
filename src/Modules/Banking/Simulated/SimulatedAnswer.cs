using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;

namespace Wheelhouse.Banking.Simulated;

/// <summary>What the simulated bank says of an order. Pure: the same order has the same answer.</summary>
/// <remarks>
/// What becomes of a payment lies in the last two digits of the other side's account, so that a test and a
/// demonstration choose it: 04 is an account that was closed (rejected, AC04), 06 one without money (a collection is
/// rejected, AM04), 08 one whose holder objects (a collection comes and is returned, MD06). All others are done.
/// </remarks>
sealed class SimulatedAnswer(ReadOrder order, Currency currency, DateOnly on, DateTimeOffset at)
{
    internal const string Closed = "AC04";
    internal const string NoMoney = "AM04";
    internal const string Objected = "MD06";

    /// <summary>The movements on the lender's account, returns last.</summary>
    internal IReadOnlyList<BankEntry> Moved { get; } =
    [
        .. order.Payments.Where(p => Reject(p) is null).Select(p => Entry(p, on)),
        .. order.Payments.Where(p => p.Collects && p.Account.EndsWith("08", StringComparison.Ordinal))
            .Select(p => Entry(p, on) with
            {
                Reference = $"{Short(p.EndToEnd)}-R",
                Side = EntrySide.Debit,
                Return = Objected,
            }),
    ];

    internal Outcome<Unit> WriteStatus(Stream stream) => new StatusReport(
        $"S{order.MessageId}", at, order.MessageId, order.Message, null, null,
        [
            .. order.Payments.Select(p => new PaymentStatus(
                p.BatchId, p.EndToEnd, Reject(p) is null ? "ACSC" : "RJCT", Reject(p), null, Short(p.EndToEnd))),
        ],
        order.Payments.Count, order.Payments.Sum(p => p.Amount.Major)).Write(stream);

    internal Outcome<Unit> WriteNotification(Stream stream) => new NotificationPlan(
        $"N{order.MessageId}", "1", at, on, AccountNumber.Of(order.OwnAccount), currency).Write(stream, Moved);

    static string? Reject(OrderedPayment payment) =>
        payment.Account.EndsWith("04", StringComparison.Ordinal) ? Closed
        : payment.Collects && payment.Account.EndsWith("06", StringComparison.Ordinal) ? NoMoney
        : null;

    static BankEntry Entry(OrderedPayment payment, DateOnly on) => new(
        0, 0, Short(payment.EndToEnd), payment.Amount, payment.Collects ? EntrySide.Credit : EntrySide.Debit, false, on,
        on, payment.EndToEnd, payment.Party, payment.Account, payment.Text, null);

    /// <summary>What the simulated bank calls a payment.</summary>
    static string Short(string endToEnd) => $"SIM{endToEnd[^20..]}".ToUpperInvariant();
}
