using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using System.Collections.Concurrent;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Ledger;
using Wheelhouse.Ledger.Storage;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Ledger;

/// <summary>The books of one lender in a house of their own; closing the house checks the laws.</summary>
sealed class BooksOnTest(TestHouse house, Actor lender) : IAsyncDisposable
{
    static readonly ConcurrentDictionary<int, Func<IJournal, CancellationToken, Task<Outcome<string>>>> Deeds = new();

    static int deeds;

    public TestHouse House => house;

    public Actor Lender => lender;

    public static async Task<BooksOnTest> Open(bool postgres)
    {
        var house = await TestHouse.Open(postgres, s => s.AddHandler<InJournal, string, InJournal.Handler>());
        var lender = house.Newcomer(Role.Treasury);
        var opened = await house.Run<OpenBooks, Unit>(lender, new(lender.Organisation));
        Assert.True(opened.IsDone);
        return new(house, lender);
    }

    public Task<Outcome<string>> Post(Posting posting) => Do(
        async (journal, cancel) =>
            (await journal.Post(lender.Organisation, posting, cancel)).Select(id => id.ToString()));

    /// <summary>Does something with the journal in a command of its own.</summary>
    public Task<Outcome<string>> Do(Func<IJournal, CancellationToken, Task<Outcome<string>>> act)
    {
        var number = Interlocked.Increment(ref deeds);
        Deeds[number] = act;
        return house.Run<InJournal, string>(lender, new(number));
    }

    public Task<int> Entries() =>
        house.Read(lender, h => h.Set<EntryRow>().CountAsync(TestContext.Current.CancellationToken));

    public Task<IReadOnlyList<string>> Breaches() =>
        house.In(lender, p => LedgerLaws.Check(p.GetRequiredService<House>(), TestContext.Current.CancellationToken));

    public ValueTask DisposeAsync() => house.DisposeAsync();

    /// <summary>Commands are data; what a test wants done is kept beside, under a number.</summary>
    internal sealed record InJournal(int Number)
    {
        internal sealed class Handler(IJournal journal) : IHandle<InJournal, string>
        {
            public Task<Outcome<string>> Handle(InJournal command, CancellationToken cancel) =>
                Deeds[command.Number](journal, cancel);
        }
    }
}
