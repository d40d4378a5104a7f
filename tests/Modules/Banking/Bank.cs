using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Text;
using Wheelhouse.Banking;
using Wheelhouse.Banking.Accounts;
using Wheelhouse.Banking.Files;
using Wheelhouse.Banking.Imports;
using Wheelhouse.Banking.Mandates;
using Wheelhouse.Banking.Simulated;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Ledger.Storage;
using Wheelhouse.Modules.Tests.Servicing;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Trust;
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
        var loans = await LoansOnTest.Open(postgres, more: s => s
            .AddHandler<FoundLender, Unit, FoundLender.Handler>()
            .AddHandler<AgainAtNight, Unit, AgainAtNight.Handler>());
        Assert.True((await loans.House.Run<FoundLender, Unit>(loans.Clerk, new())).IsDone);
        var added = await loans.House.Run<AddBankAccount, BankAccountCard>(
            loans.Clerk, new(
                "Collections", "启明汽车金融", Number, Currency.Cny, Simulated: true, Collects: true, Pays: true));
        return new(loans, added.Value.Id);
    }

    /// <summary>The customer of all loans lets the lender collect.</summary>
    internal async Task<MandateCard> LetCollect(Id<Agreement> agreement, string number, string debtor = "王芳") =>
        (await loans.House.Run<GiveMandate, MandateCard>(loans.Customer, new(agreement, debtor, number, true))).Value;

    /// <summary>The simulated bank does what is to be done by today, and all files that wait are worked with.</summary>
    internal async Task<IReadOnlyList<FileCard>> Serve()
    {
        await loans.House.Services.GetRequiredService<SimulatedBank>().Serve(Treasurer.Organisation, default);
        var done = new List<FileCard>();
        foreach (var file in (await Files()).Where(f => f.State == FileState.Received))
        {
            done.Add(await Work(file.Id));
        }

        return done;
    }

    internal Task<List<BankFileRow>> Files() => loans.House.Read(
        Treasurer, h => h.Set<BankFileRow>().AsNoTracking().OrderBy(f => f.Id).ToListAsync());

    internal Task<List<OrderRow>> Orders() => loans.House.Read(
        Treasurer, h => h.Set<OrderRow>().AsNoTracking().OrderBy(o => o.Id).ToListAsync());

    /// <summary>A file of ours as the bank reads it.</summary>
    internal Task<ReadOrder> Content(Id<BankFile> file) => loans.House.In(Treasurer, async p =>
    {
        var row = await p.GetRequiredService<House>().Set<BankFileRow>().AsNoTracking().FirstAsync(f => f.Id == file);
        await using var content = p.GetRequiredService<FileContent>().Read(row);
        return OrderReader.Read(content).Value;
    });

    /// <summary>What the bank says of a file of ours.</summary>
    internal static byte[] Status(StatusReport report)
    {
        using var stream = new MemoryStream();
        Assert.Null(report.Write(stream).Refused);
        return stream.ToArray();
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

    internal async Task<string> NumberOf(Id<Agreement> agreement) =>
        await loans.House.Read(Treasurer, h => h.Set<Wheelhouse.Servicing.Storage.AgreementRow>()
            .Where(a => a.Id == agreement).Select(a => a.Number).SingleAsync());

    /// <summary>What stands on an account of the ledger; debits positive.</summary>
    internal async Task<Money> Balance(string code) => LoansOnTest.Cny(await loans.House.Read(
        Treasurer, h => h.Set<LineRow>().Where(l => l.Account == code).SumAsync(l => l.Amount.MinorUnits)));

    /// <summary>Closes the house. The money in suspense is that of the movements that wait or are held; a file for the
    /// bank is the sum of its orders, in our rows as in its bytes; what is owed to senders is what was not paid yet.
    /// </summary>
    public async ValueTask DisposeAsync()
    {
        var items = await Items();
        var open = items.Where(i => i.State is ItemState.Waiting or ItemState.Held)
            .Sum(i => i.Side == EntrySide.Credit ? i.Amount.MinorUnits : -i.Amount.MinorUnits);
        var suspense = await Balance(Suspense.Account);
        var orders = await Orders();
        var owed = items.Where(i => i.State == ItemState.Returned
                && !orders.Any(o => o.Item == i.Id && o.State is OrderState.Done or OrderState.Returned))
            .Sum(i => i.Amount.MinorUnits);
        var payable = await Balance(Suspense.Payouts);
        foreach (var file in (await Files()).Where(f => f.Total is not null))
        {
            var own = orders.Where(o => o.File == file.Id).OrderBy(o => o.Number).ToList();
            var content = await Content(file.Id);
            Assert.Equal((file.Entries, file.Total), (own.Count, own.Sum(o => o.Amount.MinorUnits)));
            Assert.Equal(
                own.Select(o => (o.EndToEnd, o.Amount)), content.Payments.Select(p => (p.EndToEnd, p.Amount)));
        }

        await loans.DisposeAsync();
        Assert.Equal((-open, -owed), (suspense.MinorUnits, payable.MinorUnits));
    }
}

/// <summary>Gives the lender of the tests the name that consents are given to.</summary>
sealed record FoundLender
{
    internal sealed class Handler(House house, Caller caller) : IHandle<FoundLender, Unit>
    {
        public Task<Outcome<Unit>> Handle(FoundLender command, CancellationToken cancel)
        {
            house.Add(new OrganisationRow
            {
                Id = caller.Actor.Organisation,
                Kind = OrganisationKind.Lender,
                NameZh = "启明汽车金融",
                NameEn = "Qiming Auto Finance",
                Simulated = true,
            });
            return Task.FromResult<Outcome<Unit>>(default(Unit));
        }
    }
}

/// <summary>A step of a night is done once more, as by a server that did not know it was over.</summary>
sealed record AgainAtNight(string Step, DateOnly Day, int Done)
{
    internal sealed class Handler(IEnumerable<INightStep> steps, Caller caller, TimeProvider clock)
        : IHandle<AgainAtNight, Unit>
    {
        public async Task<Outcome<Unit>> Handle(AgainAtNight command, CancellationToken cancel)
        {
            var night = new Night(
                caller.Actor.Organisation, command.Day, command.Day.AddDays(1), clock.GetUtcNow());
            var came = await steps.Single(s => s.Name == command.Step).Do(night, command.Done, cancel);
            return came.Select(_ => default(Unit));
        }
    }
}
