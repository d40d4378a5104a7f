using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Payments;
using Wheelhouse.Servicing.Storage;
using Wheelhouse.Trust;
using Xunit;
using static Wheelhouse.Modules.Tests.Servicing.LoansOnTest;

namespace Wheelhouse.Modules.Tests.Servicing;

/// <summary>Payments by the batch. Closing each house checks the laws of accounts, events and journal.</summary>
public sealed class BookPaymentsTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_batch_books_what_the_command_would_book_one_by_one(bool postgres)
    {
        await using var loans = await Open(postgres);
        var (batched, single) = (await loans.Lend(), await loans.Lend());
        await loans.MoveTo(new(2026, 2, 5));

        var today = await loans.Today();
        var answers = await Book(
            loans, Pay(batched, "B-1", 4_080_27) with { ValueDate = today },
            Pay(batched, "B-2", 100_00) with { ValueDate = today });
        await loans.Pay(single, 4_080_27);
        await loans.Pay(single, 100_00);

        Assert.Equal([2, 3], answers.Select(a => a.Event!.Value)); // the second on what the first left
        Assert.Equal((await loans.Journal(single)).Order(), (await loans.Journal(batched)).Order());
        Assert.Equal(Shape(await loans.Row(single)), Shape(await loans.Row(batched)));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_cannot_be_booked_comes_back_and_the_rest_is_booked(bool postgres)
    {
        await using var loans = await Open(postgres);
        var loan = await loans.Lend();
        var stranger = Id<Agreement>.New(loans.House.Clock);

        var answers = await Book(
            loans,
            Pay(loan, "B-1", 50_000_00),
            Pay(stranger, "B-2", 1_00),
            Pay(loan, "B-3", 100_00) with { ValueDate = Start.AddDays(-1) },
            Pay(loan, "B-4", 100_00) with { ValueDate = Start.AddDays(1) },
            Pay(loan, "B-5", 200_00));

        Assert.Equal(
            [
                "servicing.overpaid", "servicing.no_such_agreement", "servicing.value_date_before_start",
                "servicing.value_date_in_future", null,
            ],
            answers.Select(a => a.Why?.Code));
        Assert.Equal(2, answers[^1].Event);
        Assert.Equal(["B-1", "B-2", "B-3", "B-4", "B-5"], answers.Select(a => a.Payment.Reference));
    }

    /// <summary>12,000.00 settles on the first day; 12,000.40 leaves forty cents, which a tolerance of fifty holds.
    /// </summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task A_little_too_much_is_held_and_more_is_refused(bool postgres)
    {
        await using var loans = await Open(postgres);
        var (little, much) = (await loans.Lend(), await loans.Lend());

        var answers = await Book(
            loans, Pay(little, "B-1", 12_000_40) with { Tolerance = Cny(50) },
            Pay(much, "B-2", 12_000_60) with { Tolerance = Cny(50) });

        Assert.Equal([null, "servicing.overpaid"], answers.Select(a => a.Why?.Code));
        Assert.Equal(40, (await loans.Row(little)).Credit);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Nobody_books_on_the_agreement_of_another_lender(bool postgres)
    {
        await using var loans = await Open(postgres);
        var loan = await loans.Lend();
        var other = loans.House.Newcomer(Role.Treasury);

        var answers = await Book(loans, other, Pay(loan, "B-1", 100_00));

        Assert.Equal("servicing.no_such_agreement", answers[0].Why?.Code);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Hundreds_at_once_leave_a_record_of_each(bool postgres)
    {
        await using var loans = await Open(postgres);
        var made = new List<Id<Agreement>>();
        for (var i = 0; i < 60; i++)
        {
            made.Add(await loans.Lend());
        }

        var answers = await Book(
            loans, [.. made.SelectMany(a => Enumerable.Range(1, 5).Select(n => Pay(a, $"{a}-{n}", n * 100)))]);

        Assert.All(answers, a => Assert.Null(a.Why));
        Assert.Equal(300, await loans.House.Read(loans.Clerk, h => h.Set<AuditRecord>().CountAsync(r =>
            r.Body.Contains("\"action\":\"Book\"") && r.Body.Contains("\"subject\":\"agr_"))));
    }

    internal static IncomingPayment Pay(Id<Agreement> agreement, string reference, long minorUnits) =>
        new(reference, agreement, Cny(minorUnits), Start, PaymentChannel.Transfer, Cny(0));

    static Task<IReadOnlyList<PaymentAnswer>> Book(LoansOnTest loans, params IncomingPayment[] payments) =>
        Book(loans, loans.Clerk, payments);

    static async Task<IReadOnlyList<PaymentAnswer>> Book(
        LoansOnTest loans, Actor by, params IncomingPayment[] payments) =>
        (await loans.House.Services.GetRequiredService<Commands>().Run(
            by, "Book", [], null,
            p => p.GetRequiredService<IPaymentBatches>().Book(by.Organisation, payments, default), default)).Value;

    static object Shape(AccountRow row) =>
        (row.State, row.AsOf, row.LastEvent, row.PrincipalLeft, row.Due, row.NextDue, row.Credit);
}
