using Microsoft.EntityFrameworkCore;
using Wheelhouse.Banking;
using Wheelhouse.Banking.Storage;
using Wheelhouse.BankMessages;
using Wheelhouse.Kernel;
using Wheelhouse.Simulation.Portfolios;
using Xunit;
using static Wheelhouse.Modules.Tests.Banking.Bank;

namespace Wheelhouse.Modules.Tests.Banking;

/// <summary>The power is cut before any row while what a bank says of our orders (pain.002) is taken over; the import
/// is begun again as after a kill, until it comes through.</summary>
public sealed class StatusCutTests
{
    const int Loans = 6;

    static readonly DateOnly Due = new(2026, 2, 5);

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_status_that_is_cut_off_leaves_row_for_row_what_a_quiet_one_leaves(bool postgres)
    {
        var quiet = await TakeOver(postgres, null);
        var fuse = new Fuse(seed: 5, mostRows: 20);
        var cut = await TakeOver(postgres, fuse);

        Assert.True(fuse.Cuts > 0, "the power was never cut");
        Assert.Contains("1 Rejected AM04", quiet[0], StringComparison.Ordinal);
        Assert.Equal(quiet, cut);
    }

    /// <summary>Four messages one after the other: on its way, half rejected, settled, the whole once more.</summary>
    static async Task<IReadOnlyList<string>> TakeOver(bool postgres, Fuse? fuse)
    {
        await using var bank = await Open(postgres);
        for (var loan = 0; loan < Loans; loan++)
        {
            await bank.LetCollect(await bank.Loans.Lend(), $"62170000999900{loan:00}1");
        }

        await bank.Loans.MoveTo(Due.AddDays(-1));
        var file = (await bank.Files()).Single();
        var orders = (await bank.Orders()).OrderBy(o => o.Number).ToList();
        Id<BankFile>[] told =
        [
            await Tell("B-1", orders, "ACTC", null),
            await Tell("B-2", [.. orders.Where(o => o.Number % 2 == 1)], "RJCT", "AM04"),
            await Tell("B-3", orders, "ACSC", null), await Tell("B-4", [], null, null),
        ];
        await (fuse?.Install(bank.Loans.House.Premises) ?? Task.CompletedTask);
        foreach (var one in told)
        {
            await WorkUntilDone(bank, one, fuse);
        }

        return await Rows(bank);

        async Task<Id<BankFile>> Tell(string message, IReadOnlyList<OrderRow> of, string? status, string? reason)
        {
            var report = new StatusReport(
                message, bank.Loans.House.Clock.GetUtcNow(), file.Message!, DirectDebits.Message,
                of.Count == 0 ? "ACCP" : null, null,
                [.. of.Select(o => new PaymentStatus(file.Message!, o.EndToEnd, status!, reason, null, null))], Loans,
                file.Total!.Value / 100m);
            return (await bank.Receive(Status(report), FileKind.Status)).Id;
        }
    }

    static async Task WorkUntilDone(Bank bank, Id<BankFile> file, Fuse? fuse)
    {
        for (var isOver = false; !isOver;)
        {
            try
            {
                isOver = (await bank.Work(file)).State == FileState.Done;
                Assert.True(isOver);
            }
            catch (Exception failure) when (fuse is not null && failure is not OutOfMemoryException)
            {
                Assert.True(await fuse.Blew(failure), failure.ToString());
            }
        }
    }

    /// <summary>Orders, files and batches as they stand, and how many rows there are of each table.</summary>
    static async Task<IReadOnlyList<string>> Rows(Bank bank)
    {
        var orders = (await bank.Orders()).OrderBy(o => o.Number).Select(o =>
            $"{o.Number} {o.State} {o.Reason} {o.Why} {o.BankReference} {o.Event}");
        var files = (await bank.Files()).Select(f => $"{f.Kind} {f.State} {f.Entries} {f.Total} {f.Trouble}");
        var batches = await bank.Loans.House.Read(bank.Treasurer, h => h.Set<BatchRow>().AsNoTracking()
            .OrderBy(b => b.File).ThenBy(b => b.Number).ToListAsync());
        return
        [
            string.Join("; ", orders), .. files,
            .. batches.Select(b => $"batch {b.Number} {b.Booked} {b.Waiting} {b.Known}"), .. await Counts(bank),
        ];
    }

    /// <summary>Of all tables but the audit log: that an import was begun once more stands there, and has to.
    /// </summary>
    static async Task<IReadOnlyList<string>> Counts(Bank bank)
    {
        var counts = new List<string>();
        await bank.Loans.House.Read(bank.Treasurer, async rows =>
        {
            foreach (var table in rows.Model.GetEntityTypes().Select(e => e.GetTableName()!).Distinct().Order()
                .Where(table => !table.StartsWith("trust_audit", StringComparison.Ordinal)))
            {
                var all = $"select count(*) as \"Value\" from {table}";
                counts.Add($"{table} {await rows.Database.SqlQueryRaw<long>(all).SingleAsync()}");
            }

            return counts.Count;
        });
        return counts;
    }
}
