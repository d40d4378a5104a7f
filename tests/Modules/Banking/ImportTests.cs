using Microsoft.Extensions.DependencyInjection;
using System.Text;
using Wheelhouse.Banking;
using Wheelhouse.Banking.Files;
using Wheelhouse.Banking.Imports;
using Wheelhouse.BankMessages;
using Wheelhouse.Modules.Tests.Servicing;
using Wheelhouse.Platform;
using Xunit;
using static Wheelhouse.Modules.Tests.Banking.Bank;

namespace Wheelhouse.Modules.Tests.Banking;

/// <summary>Statements of a bank, from their bytes to the journal, on both databases.</summary>
public sealed class ImportTests
{
    [Theory, InlineData(false), InlineData(true)]
    public async Task Money_finds_its_agreement_and_the_rest_goes_to_suspense(bool postgres)
    {
        await using var bank = await Open(postgres);
        var (one, other) = (await bank.Loans.Lend(), await bank.Loans.Lend());
        var (first, second) = (await bank.NumberOf(one), await bank.NumberOf(other));

        var card = await bank.Import(bank.Statement(
            In("B-1", 500_00, "还款 " + first.ToLowerInvariant()),
            In("B-2", 300_00, null, $"{second}/1"),
            In("B-3", 200_00, $"{first} {second}"),
            In("B-4", 70_00, "thanks"),
            In("B-5", 99_999_00, first),
            In("B-6", 12_00, "fee") with { Side = EntrySide.Debit }));

        Assert.Equal((FileState.Done, 6L), (card.State, card.Entries));
        Assert.Equal((2L, 4L, 0L), (card.Booked, card.Waiting, card.Known));
        Assert.Equal(
            [
                (ItemState.Booked, (MatchedBy?)MatchedBy.Text, null),
                (ItemState.Booked, MatchedBy.EndToEnd, null),
                (ItemState.Waiting, null, "banking.several_agreements"),
                (ItemState.Waiting, null, null),
                (ItemState.Waiting, null, "servicing.overpaid"),
                (ItemState.Waiting, null, null),
            ],
            (await bank.Items()).Select(i => (i.State, i.Rule, i.Why)));
        Assert.Equal(500_00, 12_000_00 - (await bank.Loans.Row(one)).PrincipalLeft);

        // −(200.00 + 70.00 + 99,999.00 − 12.00)
        Assert.Equal(LoansOnTest.Cny(-100_257_00), await bank.Balance("suspense"));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_movement_is_booked_once_whatever_files_bring_it(bool postgres)
    {
        await using var bank = await Open(postgres);
        var loan = await bank.Loans.Lend();
        var number = await bank.NumberOf(loan);

        await bank.Import(bank.Statement(In("B-1", 500_00, number), In("B-1", 500_00, number)));
        var again = await bank.Import(bank.Statement(In("B-1", 500_00, number), In("B-2", 1_00, number)));
        var table = await bank.Import($"reference,date,amount,currency,text\nB-2,2026-01-05,1.00,CNY,{number}");

        Assert.Equal((1L, 1L), (again.Booked, again.Known));
        Assert.Equal((0L, 1L), (table.Booked, table.Known));
        Assert.Equal(3, (await bank.Loans.Row(loan)).LastEvent); // the payout, B-1, B-2
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_message_that_came_before_is_refused(bool postgres)
    {
        await using var bank = await Open(postgres);
        var content = bank.Statement("M-7", Number, In("B-1", 1_00, null));

        await bank.Import(content);
        var again = await bank.Import(content);

        Assert.Equal((FileState.Refused, "banking.file_known"), (again.State, again.Trouble?.Code));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task What_is_wrong_in_its_last_line_books_nothing(bool postgres)
    {
        await using var bank = await Open(postgres);
        var number = await bank.NumberOf(await bank.Loans.Lend());
        var good = Encoding.UTF8.GetString(bank.Statement(In("B-1", 500_00, number), In("B-2", 1_00, number)));

        Assert.Equal("bankmessages.truncated", await Refused(bank, good[..^20]));
        Assert.Equal("bankmessages.wrong_balance", await Refused(bank, good.Replace("1501.00", "1501.01", Ordinal)));
        Assert.Equal("bankmessages.wrong_sum", await Refused(bank, good.Replace("<Sum>501<", "<Sum>502<", Ordinal)));
        Assert.Equal("banking.other_account", await Refused(bank, good.Replace("12345678", "12345679", Ordinal)));
        Assert.Equal("banking.other_currency", await Refused(bank, good.Replace("CNY", "EUR", Ordinal)));
        Assert.Empty(await bank.Items());

        // the same message, whole and right, is not known from its broken copies
        Assert.Equal(FileState.Done, (await bank.Import(Encoding.UTF8.GetBytes(good))).State);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_table_reads_like_a_statement_and_says_row_and_column(bool postgres)
    {
        await using var bank = await Open(postgres);
        var number = await bank.NumberOf(await bank.Loans.Lend());
        const string Header = "reference,date,amount,currency,text\n";

        var done = await bank.Import($"{Header}B-1,2026-01-05,500.00,CNY,{number}\nB-2,2026-01-05,-3.00,CNY,fee");
        var bad = await bank.Import($"{Header}B-3,2026-01-05,five,CNY,{number}");

        Assert.Equal((1L, 1L), (done.Booked, done.Waiting));
        Assert.Equal(("bankmessages.bad_column", "2"), (bad.Trouble?.Code, bad.Trouble?.Values["row"]));
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Two_payments_of_one_agreement_in_one_file_are_both_booked(bool postgres)
    {
        await using var bank = await Open(postgres);
        var loan = await bank.Loans.Lend();
        var number = await bank.NumberOf(loan);

        await bank.Import(bank.Statement([.. Enumerable.Range(1, 30).Select(n => In($"B-{n}", n * 1_00, number))]));

        Assert.Equal(12_000_00 - 465_00, (await bank.Loans.Row(loan)).PrincipalLeft);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_file_that_was_stopped_goes_on_where_it_was(bool postgres)
    {
        await using var bank = await Open(postgres);
        var number = await bank.NumberOf(await bank.Loans.Lend());
        var file = await bank.Receive(bank.Statement(In("B-1", 1_00, number), In("B-2", 2_00, null)));

        var stopped = await bank.Loans.House.Run<StopImport, FileCard>(bank.Treasurer, new(file.Id));
        Assert.Equal(FileState.Cancelled, stopped.Value.State);
        Assert.Equal(FileState.Cancelled, (await bank.Work(file.Id)).State);
        Assert.Empty(await bank.Items());

        Assert.True((await bank.Loans.House.Run<ResumeImport, FileCard>(bank.Treasurer, new(file.Id))).IsDone);
        Assert.Equal(FileState.Done, (await bank.Work(file.Id)).State);
        Assert.Equal(2, (await bank.Items()).Count);
    }

    [Theory, InlineData(false), InlineData(true)]
    public async Task Nobody_else_sees_the_files_of_a_lender(bool postgres)
    {
        await using var bank = await Open(postgres);
        var file = await bank.Receive(bank.Statement(In("B-1", 1_00, null)));
        var stranger = bank.Loans.House.Newcomer(Role.Treasury);

        var opened = await bank.Loans.House.Run<OpenFile, FileCard>(
            stranger, new(bank.Account, FileKind.Statement, "x"));
        var worked = await bank.Loans.House.Services.GetRequiredService<Importing>().Run(stranger, file.Id);

        Assert.Equal("banking.no_such_account", opened.Refused?.Code);
        Assert.Equal("banking.no_such_file", worked.Refused?.Code);
    }

    const StringComparison Ordinal = StringComparison.Ordinal;

    static async Task<string?> Refused(Bank bank, string content)
    {
        var card = await bank.Import(Encoding.UTF8.GetBytes(content));
        Assert.Equal(FileState.Refused, card.State);
        return card.Trouble?.Code;
    }
}
