using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Ledger;
using Wheelhouse.Platform;
using Xunit;

namespace Wheelhouse.Modules.Tests.Ledger;

/// <summary>Does something with the journal in a command of its own.</summary>
sealed record InJournal(Func<IJournal, CancellationToken, Task<Outcome<string>>> Act)
{
    internal sealed class Handler(IJournal journal) : IHandle<Deed, string>
    {
        public Task<Outcome<string>> Handle(Deed command, CancellationToken cancel) =>
            Deeds[command.Number](journal, cancel);
    }

    /// <summary>Commands are data; what a test wants done is kept beside, under a number.</summary>
    internal sealed record Deed(int Number);

    internal static readonly System.Collections.Concurrent.ConcurrentDictionary<int, Func<IJournal, CancellationToken, Task<Outcome<string>>>> Deeds = new();
}

/// <summary>The books of one lender in a house of their own; closing it checks the laws.</summary>
sealed class BooksOnTest(TestHouse house, Actor lender) : IAsyncDisposable
{
    static int deeds;

    public TestHouse House => house;

    public Actor Lender => lender;

    public static async Task<BooksOnTest> Open(bool postgres)
    {
        var house = await TestHouse.Open(
            postgres, s => s.AddHandler<InJournal.Deed, string, InJournal.Handler>());
        var lender = house.Newcomer(Role.Treasury);
        var opened = await house.Run<OpenBooks, Unit>(lender, new(lender.Organisation));
        Assert.True(opened.IsDone);
        return new(house, lender);
    }

    public Task<Outcome<string>> Post(Posting posting) =>
        Do(async (journal, cancel) => (await journal.Post(lender.Organisation, posting, cancel)).Select(id => id.ToString()));

    public Task<Outcome<string>> Do(Func<IJournal, CancellationToken, Task<Outcome<string>>> act)
    {
        var number = Interlocked.Increment(ref deeds);
        InJournal.Deeds[number] = act;
        return house.Run<InJournal.Deed, string>(lender, new(number));
    }

    public async ValueTask DisposeAsync()
    {
        var breaches = await house.In(lender, p => LedgerLaws.Check(p.GetRequiredService<House>()));
        await house.DisposeAsync();
        Assert.Empty(breaches);
    }
}
