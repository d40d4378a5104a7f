using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Nights;
using Wheelhouse.Servicing.Payments;
using Wheelhouse.Servicing.Payoff;
using Wheelhouse.Simulation;
using Wheelhouse.Simulation.Founding;
using Wheelhouse.Trust;

namespace Wheelhouse.Cli.Tapes.Importing;

/// <summary>The house into which a tape is imported, and the organisation that takes the loans over.</summary>
sealed class TapeHouse : IAsyncDisposable
{
    const int Batch = 500;

    readonly Premises premises;

    TapeHouse(Premises premises, Actor actor) => (this.premises, Actor) = (premises, actor);

    public Actor Actor { get; }

    /// <summary>Counts of what was booked, and of refusals by code.</summary>
    public SortedDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>Opens a database, makes its tables where it has none, and finds the lender of that name, or founds
    /// it.</summary>
    public static async Task<TapeHouse> Open(
        DatabaseChoice database, string keys, string organisation, DateOnly day, CancellationToken cancel)
    {
        if (database.File is { } file)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        }

        var clock = new ManualClock(TimeProvider.System.GetUtcNow());
        var premises = Premises.Open(database, clock, keys, services => services
            .AddHandler<TakeTapeDay, IReadOnlyDictionary<string, int>, TakeTapeDay.Handler>());
        await using (var house = await premises.Services.GetRequiredService<IDbContextFactory<House>>()
            .CreateDbContextAsync(cancel))
        {
            await house.Database.MigrateAsync(cancel);
        }

        var lenders = await premises.In(
            Actor.OfHouse(default),
            provider => provider.GetRequiredService<IOrganisations>().Of(OrganisationKind.Lender, cancel));
        var known = lenders.FirstOrDefault(
            l => l.Id.ToString() == organisation || l.Name.En == organisation || l.Name.Zh == organisation);
        return new(premises, Actor.OfHouse(known?.Id ?? await Found(premises, organisation, day, cancel)));
    }

    /// <summary>Takes the loans over; answers their agreements by number.</summary>
    public async Task<IReadOnlyDictionary<string, Id<Origination.Agreement>>> TakeOver(
        DateOnly on, IEnumerable<TakenOver> loans, CancellationToken cancel)
    {
        var agreements = new Dictionary<string, Id<Origination.Agreement>>(StringComparer.Ordinal);
        foreach (var batch in loans.Chunk(Batch))
        {
            var opened = Done(await premises.Run<OpenBook, BookOpened>(Actor, new(on, batch), key: null, cancel));
            Count("opened", opened.Opened);
            foreach (var (number, agreement) in opened.Agreements)
            {
                agreements[number] = agreement;
            }
        }

        return agreements;
    }

    public Task<DateOnly> Today(CancellationToken cancel) => premises.In(
        Actor, provider => provider.GetRequiredService<IBusinessDays>().Of(Actor.Organisation, cancel));

    /// <summary>Books the payments of a day; asked again it answers what it did.</summary>
    public async Task Pay(DateOnly day, IReadOnlyList<IncomingPayment> payments, CancellationToken cancel)
    {
        var counts = Done(await premises.Run<TakeTapeDay, IReadOnlyDictionary<string, int>>(
            Actor, new(day, payments), $"tape/{day:O}", cancel));
        foreach (var (what, count) in counts)
        {
            Count(what, count);
        }
    }

    /// <summary>Settles an agreement by our own books.</summary>
    public async Task Settle(
        Id<Origination.Agreement> agreement, DateOnly day, string what, string note, CancellationToken cancel)
    {
        var quote = await premises.In(
            Actor, provider => provider.GetRequiredService<ISettlements>().Quote(agreement, day, cancel));
        var settled = quote.IsDone
            ? (await premises.Run<SettleEarly, EventBooked>(
                Actor, new(agreement, quote.Value.Total, day, Note: note), $"tape/{agreement}/{day:O}", cancel)).Refused
            : quote.Refused;
        Count(settled?.Code ?? what, 1);
    }

    /// <summary>Closes a day, which takes the month end with it on a month's last.</summary>
    public async Task Close(DateOnly day, CancellationToken cancel)
    {
        DayRun run;
        do
        {
            run = Done(await premises.Run<CloseDay, DayRun>(Actor, new(day, Resume: true), key: null, cancel));
        }
        while (run.State == DayRunState.Running);
    }

    public async Task Do<TCommand>(TCommand command, string key, CancellationToken cancel) =>
        Done(await premises.Run<TCommand, int>(Actor, command, key, cancel));

    public Task<T> Read<T>(Func<IServiceProvider, Task<T>> read) => premises.In(Actor, read);

    public ValueTask DisposeAsync() => premises.DisposeAsync();

    public void Count(string what, int count) => Counts[what] = Counts.GetValueOrDefault(what) + count;

    /// <summary>A lender with people of its own, as simulated as those of the demonstration.</summary>
    static async Task<Id<Organisation>> Found(
        Premises premises, string name, DateOnly day, CancellationToken cancel)
    {
        var key = string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        var player = new Player(
            key, OrganisationKind.Lender, new(name, name), LicenceKind.AutoFinance, Brand: null,
            [
                .. new[] { Role.Servicing, Role.Treasury, Role.Admin }.Select(role => new Seat(
                    role, $"{key}.{role.ToString().ToLowerInvariant()}", new(role.ToString(), role.ToString()))),
            ]);
        var founded = Done(await premises.Run<FoundWorld, IReadOnlyList<FoundWorld.Founded>>(
            Actor.OfHouse(default), new([player], day, day.AddYears(30)), key: null, cancel));
        return founded[0].Organisation;
    }

    static T Done<T>(Outcome<T> outcome) => outcome.Refused is { } refusal
        ? throw new RefusedException(refusal)
        : outcome.Value;
}
