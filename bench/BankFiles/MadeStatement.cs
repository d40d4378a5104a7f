using System.Globalization;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.MadePortfolio;

namespace Wheelhouse.BankFileBench;

/// <param name="Number">Of the agreement in the made portfolio; the statement may name one that is not there.</param>
readonly record struct MadePayment(string Reference, int Number);

/// <summary>A camt.053 statement of payments of 100.00.</summary>
static class MadeStatement
{
    internal static void Write(MadeHouse made, string path, string name, IReadOnlyCollection<MadePayment> payments)
    {
        var amount = new Money(100_00, Currency.Cny);
        var day = made.Today;
        var plan = new StatementPlan(
            $"BENCH-{name}", "1", new(day, default, TimeSpan.Zero), day, new(Contest.AccountNumber, false),
            new(0, Currency.Cny), payments.Count, 100m * payments.Count, 0);
        using var stream = File.Create(path, 1 << 20);
        var written = plan.Write(stream, payments.Select(payment => new BankEntry(
            0, 0, payment.Reference, amount, EntrySide.Credit, false, day, day, null, "模拟客户", "6217000099998888",
            string.Create(CultureInfo.InvariantCulture, $"还款 MADE-{payment.Number:D8}"), null)));
        if (written.Refused is { } refused)
        {
            throw new InvalidOperationException(refused.Sentence);
        }
    }
}
