using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Text;
using Wheelhouse.Banking;
using Wheelhouse.Banking.Accounts;
using Wheelhouse.Banking.Files;
using Wheelhouse.Banking.Imports;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger.Storage;
using Wheelhouse.Modules.Tests.Servicing;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Banking;

/// <summary>A lender with loans and an account at a bank; closing it checks the laws of all books.</summary>
sealed class Bank(LoansOnTest loans, Id<BankAccount> account) : IAsyncDisposable
{
    internal const string Number = "6222000012345678";

    int sent;

    internal LoansOnTest Loans => loans;

    internal Actor Treasurer => loans.Clerk;

    internal Id<BankAccount> Account => account;

    internal static async Task<Bank> Open(bool postgres)
    {
        var loans = await LoansOnTest.Open(postgres);
        var added = await loans.House.Run<AddBankAccount, BankAccountCard>(
            loans.Clerk, new("Collections", "启明汽车金融", Number, Currency.Cny));
        return new(loans, added.Value.Id);
    }

    /// <summary>Money that came in.</summary>
    internal static BankEntry In(string reference, long minorUnits, string? text, string? endToEnd = null) => new(
        0, 0, reference, LoansOnTest.Cny(minorUnits), EntrySide.Credit, false, LoansOnTest.Start, LoansOnTest.Start,
        endToEnd, "王芳", "6217000099998888", text, null);

    /// <summary>A statement of these movements; its opening balance is 1,000.00.</summary>
    internal byte[] Statement(params BankEntry[] entries) => Statement($"M-{++sent}", Number, entries);

    internal byte[] Statement(string message, string number, params BankEntry[] entries)
    {
        var plan = new StatementPlan(
            message, "S-1", loans.House.Clock.GetUtcNow(), LoansOnTest.Start, new(number, false),
            LoansOnTest.Cny(1_000_00), entries.Length,
            entries.Where(e => e.Side == EntrySide.Credit).Sum(e => e.Amount.Major),
            entries.Where(e => e.Side == EntrySide.Debit).Sum(e => e.Amount.Major));
        using var stream = new MemoryStream();
        Assert.Null(plan.Write(stream, entries).Refused);
        return stream.ToArray();
    }

    /// <summary>Takes a file in as the endpoint does, without working with it.</summary>
    internal async Task<FileCard> Receive(byte[] content, FileKind kind = FileKind.Statement)
    {
        var opened = await loans.House.Run<OpenFile, FileCard>(Treasurer, new(account, kind, "file.xml"));
        var (size, chunks) = await loans.House.In(Treasurer, async p =>
        {
            var row = await p.GetRequiredService<House>().Set<BankFileRow>().AsNoTracking()
                .FirstAsync(f => f.Id == opened.Value.Id);
            return await p.GetRequiredService<FileContent>().Keep(row, new MemoryStream(content), default);
        });
        return (await loans.House.Run<CloseFile, FileCard>(
            Treasurer, new(opened.Value.Id, size, chunks))).Value;
    }

    internal async Task<FileCard> Work(Id<BankFile> file) =>
        (await loans.House.Services.GetRequiredService<Importing>().Run(Treasurer, file)).Value;

    internal async Task<FileCard> Import(byte[] content, FileKind kind = FileKind.Statement) =>
        await Work((await Receive(content, kind)).Id);

    internal Task<FileCard> Import(string table) => Import(Encoding.UTF8.GetBytes(table), FileKind.Csv);

    internal Task<List<ItemRow>> Items() => loans.House.Read(
        Treasurer, h => h.Set<ItemRow>().AsNoTracking().OrderBy(i => i.Number).ToListAsync());

    internal async Task<string> NumberOf(Id<Wheelhouse.Origination.Agreement> agreement) =>
        await loans.House.Read(Treasurer, h => h.Set<Wheelhouse.Servicing.Storage.AgreementRow>()
            .Where(a => a.Id == agreement).Select(a => a.Number).SingleAsync());

    /// <summary>What stands on an account of the ledger; debits positive.</summary>
    internal async Task<Money> Balance(string code) => LoansOnTest.Cny(await loans.House.Read(
        Treasurer, h => h.Set<LineRow>().Where(l => l.Account == code).SumAsync(l => l.Amount.MinorUnits)));

    /// <summary>Closes the house; the money in suspense is that of the movements that wait or are held.</summary>
    public async ValueTask DisposeAsync()
    {
        var open = (await Items()).Where(i => i.State is ItemState.Waiting or ItemState.Held)
            .Sum(i => i.Side == EntrySide.Credit ? i.Amount.MinorUnits : -i.Amount.MinorUnits);
        var suspense = await Balance(Suspense.Account);
        await loans.DisposeAsync();
        Assert.Equal(-open, suspense.MinorUnits);
    }
}
