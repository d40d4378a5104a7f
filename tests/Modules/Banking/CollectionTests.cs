using Wheelhouse.Banking;
using Wheelhouse.Banking.Files;
using Wheelhouse.Banking.Imports;
using Wheelhouse.Banking.Mandates;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Trust;
using Xunit;
using static Wheelhouse.Modules.Tests.Banking.Bank;
using static Wheelhouse.Modules.Tests.Servicing.LoansOnTest;

namespace Wheelhouse.Modules.Tests.Banking;

/// <summary>What falls due is collected, from the mandate to the journal, on both databases.</summary>
/// <remarks>The usual loan: 4,080.27 falls due on 5 February, of it 3,960.27 principal.</remarks>
public sealed class CollectionTests
{
    const string Good = "6217000099990012";
    const string Closed = "6217000099990004";
    const string Objecting = "6217000099990008";

    static readonly DateOnly Due = new(2026, 2, 5);

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_falls_due_is_collected_a_day_ahead_and_booked_when_it_came(bool postgres)
    {
        await using var bank = await Open(postgres);
        var (one, without) = (await bank.Loans.Lend(), await bank.Loans.Lend());
        await bank.LetCollect(one, Good);
        await bank.Loans.MoveTo(Due.AddDays(-1));

        var file = (await bank.Files()).Single();
        Assert.Equal((FileKind.Collections, FileState.Ready, Due), (file.Kind, file.State, file.ExecuteOn!.Value));
        var order = (await bank.Content(file.Id)).Payments.Single();
        Assert.Equal(
            (Cny(4_080_27), "王芳", Good, $"{await bank.NumberOf(one)} 2026-02-05"),
            (order.Amount, order.Party, order.Account, order.Text));
        Assert.Empty(await bank.Serve()); // its day has not come

        await bank.Loans.MoveTo(Due);
        var came = await bank.Serve();

        Assert.Equal([(FileKind.Status, 1L), (FileKind.Statement, 1L)], came.Select(f => (f.Kind, f.Booked)));
        var row = (await bank.Orders()).Single();
        Assert.Equal((OrderState.Done, 2, null), (row.State, row.Event!.Value, row.Why));
        Assert.Equal(8_039_73, (await bank.Loans.Row(one)).PrincipalLeft);
        Assert.Equal(12_000_00, (await bank.Loans.Row(without)).PrincipalLeft);
        Assert.Equal(MatchedBy.Order, (await bank.Items()).Single().Rule);
        Assert.Contains("bank +4080.27", (await bank.Loans.Journal(one))[^1], StringComparison.Ordinal);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task No_due_is_collected_twice_whoever_does_the_night_again(bool postgres)
    {
        await using var bank = await Open(postgres);
        await bank.LetCollect(await bank.Loans.Lend(), Good);
        await bank.Loans.MoveTo(Due.AddDays(-1));

        var again = await bank.Loans.House.Run<AgainAtNight, Unit>(
            bank.Treasurer, new("direct_debits", Due.AddDays(-2), 1));

        Assert.True(again.IsDone);
        Assert.Single(await bank.Files());
        Assert.Single(await bank.Orders());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_collection_that_the_payer_objects_to_takes_the_payment_back(bool postgres)
    {
        await using var bank = await Open(postgres);
        var loan = await bank.Loans.Lend();
        await bank.LetCollect(loan, Objecting);
        await bank.Loans.MoveTo(Due);

        await bank.Serve();

        var row = (await bank.Orders()).Single();
        Assert.Equal((OrderState.Returned, "MD06", 2), (row.State, row.Reason, row.Event!.Value));
        var account = await bank.Loans.Row(loan);
        Assert.Equal((12_000_00, 4_080_27, 3), (account.PrincipalLeft, account.Due, account.LastEvent));
        Assert.Equal(
            [ItemState.Booked, ItemState.Reconciled], (await bank.Items()).Select(i => i.State));
        Assert.Equal(Cny(0), await bank.Balance("suspense"));
        Assert.Equal(Cny(-12_000_00), await bank.Balance("bank")); // the loan that was paid out
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_the_bank_does_not_collect_stays_due_and_is_not_tried_again(bool postgres)
    {
        await using var bank = await Open(postgres);
        var loan = await bank.Loans.Lend();
        await bank.LetCollect(loan, Closed);
        await bank.Loans.MoveTo(Due);

        await bank.Serve();
        await bank.Loans.MoveTo(Due.AddDays(3));

        var row = (await bank.Orders()).Single();
        Assert.Equal((OrderState.Rejected, "AC04"), (row.State, row.Reason));
        Assert.Equal(4_080_27, (await bank.Loans.Row(loan)).Due);
        Assert.Empty(await bank.Items());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Money_that_answers_an_order_otherwise_waits_with_its_reason(bool postgres)
    {
        await using var bank = await Open(postgres);
        var loan = await bank.Loans.Lend();
        await bank.LetCollect(loan, Good);
        await bank.Loans.MoveTo(Due);
        var order = (await bank.Orders()).Single();

        await bank.Import(bank.Statement(
            In("B-1", 4_000_00, null, order.EndToEnd),
            In("B-2", 4_080_27, null, order.EndToEnd),
            In("B-3", 4_080_27, null, order.EndToEnd),
            In("B-4", 1_00, null, order.EndToEnd) with { Side = EntrySide.Debit, Return = "AM04" }));

        Assert.Equal(
            [
                (ItemState.Waiting, "banking.other_amount"), (ItemState.Booked, null),
                (ItemState.Waiting, "banking.collected_twice"), (ItemState.Waiting, "banking.other_amount"),
            ],
            (await bank.Items()).Select(i => (i.State, i.Why)));

        // valued on 5 January, before any interest accrued: 12,000.00 less 4,080.27
        Assert.Equal(7_919_73, (await bank.Loans.Row(loan)).PrincipalLeft);

        // the other bank takes back what never came by this order a second time
        await bank.Import(bank.Statement(
            In("B-5", 4_080_27, null, order.EndToEnd) with { Side = EntrySide.Debit, Return = "MD06" },
            In("B-6", 4_080_27, null, order.EndToEnd) with { Side = EntrySide.Debit, Return = "MD06" }));
        Assert.Equal(
            [(ItemState.Reconciled, null), (ItemState.Waiting, "banking.return_of_nothing")],
            (await bank.Items()).Where(i => i.Reference is "B-5" or "B-6").Select(i => (i.State, i.Why)));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_mandate_is_given_by_the_customer_once_and_taken_back(bool postgres)
    {
        await using var bank = await Open(postgres);
        var (house, loan) = (bank.Loans.House, await bank.Loans.Lend());
        var asked = new GiveMandate(loan, "王芳", Good, Agreed: true);

        Assert.Equal("banking.mandate_not_yours", await Code(bank.Treasurer, asked));
        Assert.Equal("banking.agreement_not_running", await Code(house.Newcomer(Role.Customer), asked));
        Assert.Equal("banking.consent_needed", await Code(bank.Loans.Customer, asked with { Agreed = false }));
        Assert.Equal("banking.bad_field", await Code(bank.Loans.Customer, asked with { Number = "62-17" }));
        var given = await bank.LetCollect(loan, Good);
        Assert.Equal("banking.mandate_stands", await Code(bank.Loans.Customer, asked));
        Assert.Equal(($"{await bank.NumberOf(loan)}-1", "****0012"), (given.Reference, given.Account));

        var withdrawn = await house.Run<WithdrawMandate, MandateCard>(bank.Loans.Customer, new(given.Id));
        Assert.NotNull(withdrawn.Value.WithdrawnAt);
        await bank.Loans.MoveTo(Due);
        Assert.Empty(await bank.Orders());
        Assert.EndsWith("-2", (await bank.LetCollect(loan, Good)).Reference, StringComparison.Ordinal);

        async Task<string?> Code(Actor by, GiveMandate what) =>
            (await house.Run<GiveMandate, MandateCard>(by, what)).Refused?.Code;
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Nothing_is_collected_after_the_customer_took_his_consent_back(bool postgres)
    {
        await using var bank = await Open(postgres);
        var (house, loan) = (bank.Loans.House, await bank.Loans.Lend());
        await bank.LetCollect(loan, Good);

        Assert.True((await house.Run<WithdrawConsent, Unit>(
            bank.Loans.Customer, new(bank.Treasurer.Organisation, Purpose.ContractPerformance))).IsDone);
        await bank.Loans.MoveTo(Due);

        Assert.Empty(await bank.Orders());
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_status_is_held_against_the_file_it_speaks_of(bool postgres)
    {
        await using var bank = await Open(postgres);
        await bank.LetCollect(await bank.Loans.Lend(), Good);
        await bank.LetCollect(await bank.Loans.Lend(), Closed);
        await bank.Loans.MoveTo(Due.AddDays(-1));
        var file = (await bank.Files()).Single();
        var orders = await bank.Orders();
        var right = new StatusReport(
            "B-77", bank.Loans.House.Clock.GetUtcNow(), file.Message!, DirectDebits.Message, null, null,
            [new(file.Message!, orders[0].EndToEnd, "RJCT", "AM04", null, null)], 2, 8_160.54m);

        Assert.Equal("banking.unknown_message", await Refused(right with { OriginalMessageId = "X" }));
        Assert.Equal(
            "banking.unknown_message", await Refused(right with { OriginalMessage = CreditTransfers.Message }));
        Assert.Equal("banking.other_sum", await Refused(right with { OriginalSum = 8_160.55m }));
        Assert.Equal("banking.other_sum", await Refused(right with { OriginalCount = 3 }));
        Assert.Equal("banking.unknown_reference", await Refused(right with
        {
            Payments = [right.Payments[0] with { EndToEnd = new string('a', 32) }],
        }));
        Assert.Equal("bankmessages.truncated", Trouble(await bank.Import(Status(right)[..^30], FileKind.Status)));
        Assert.All(await bank.Orders(), o => Assert.Equal(OrderState.Ordered, o.State));

        var done = await bank.Import(Status(right), FileKind.Status);
        Assert.Equal((FileState.Done, 1L, 1L, file.Id), (done.State, done.Entries, done.Booked, done.Answers!.Value));
        Assert.Equal("banking.file_known", await Refused(right));

        // of the whole: taken; the one that was rejected stays so
        var whole = right with { MessageId = "B-78", GroupStatus = "ACCP", Payments = [] };
        var rest = await bank.Import(Status(whole), FileKind.Status);
        Assert.Equal((2L, 1L, 1L), (rest.Entries, rest.Booked, rest.Known));
        Assert.Equal(
            [OrderState.Rejected, OrderState.Accepted],
            (await bank.Orders()).OrderBy(o => o.Id != orders[0].Id).Select(o => o.State));

        async Task<string?> Refused(StatusReport report) =>
            Trouble(await bank.Import(Status(report), FileKind.Status));

        static string? Trouble(FileCard card) => card.Trouble?.Code;
    }

    [Theory]
    [InlineData(OrderKind.Payout, OrderState.Ordered, "ACSC", OrderState.Done)]
    [InlineData(OrderKind.Payout, OrderState.Rejected, "ACSC", OrderState.Done)] // paid after all: the money is gone
    [InlineData(OrderKind.Payout, OrderState.Ordered, "ACTC", OrderState.Accepted)]
    [InlineData(OrderKind.Collection, OrderState.Ordered, "ACSC", OrderState.Accepted)] // the statement brings it
    [InlineData(OrderKind.Collection, OrderState.Accepted, "RJCT", OrderState.Rejected)]
    [InlineData(OrderKind.Payout, OrderState.Done, "RJCT", null)]
    [InlineData(OrderKind.Return, OrderState.Done, "ACSC", null)]
    [InlineData(OrderKind.Collection, OrderState.Accepted, "PDNG", null)]
    public void A_status_moves_an_order_forward_only(
        OrderKind kind, OrderState from, string status, OrderState? to) =>
        Assert.Equal(to, ApplyStatus.Next(
            new()
            {
                Id = default,
                Organisation = default,
                Account = default,
                File = default,
                Number = 1,
                Kind = kind,
                Amount = Cny(1),
                Key = "k",
                Party = "",
                State = from,
            },
            status));
}
