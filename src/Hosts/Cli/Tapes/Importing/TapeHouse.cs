using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Parties;
using Wheelhouse.Platform;
using Wheelhouse.Portfolio;
using Wheelhouse.Servicing;
using Wheelhouse.Servicing.Changes;
using Wheelhouse.Servicing.Nights;
using Wheelhouse.Servicing.Payments;
using Wheelhouse.Simulation;
using Wheelhouse.Simulation.Founding;
using Wheelhouse.Trust;

namespace Wheelhouse.Cli.Tapes.Importing;

/// <summary>The house into which a tape is imported, and the organisation that takes the loans over.</summary>
/// <remarks>Every command has a key and keeps its answer, refusals included: a run that goes on asks again from the
/// first day, is told what it was told before, and books only what was not booked.</remarks>
sealed class TapeHouse : IAsyncDisposable
{
    const int Batch = 500;

    readonly Premises premises;
    readonly Actor house;
    readonly Actor maker;
    readonly Actor checker;

    TapeHouse(Premises premises, Actor house, NameImporters.Named people)
    {
        (this.premises, this.house) = (premises, house);
        maker = new(house.Organisation, people.Maker, Role.Servicing, NameImporters.Maker.En);
        checker = new(house.Organisation, people.Checker, Role.Servicing, NameImporters.Checker.En);
    }

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
            .AddHandler<NameImporters, NameImporters.Named, NameImporters.Handler>()
            .AddHandler<TakeTapeDay, TakeTapeDay.Answer, TakeTapeDay.Handler>()
            .AddHandler<SettleTapeLoan, TapeAnswer, SettleTapeLoan.Handler>()
            .AddHandler<ChangeTapeLoan, TapeAnswer, ChangeTapeLoan.Handler>()
            .AddHandler<AskTapeChange, TapeAnswer, AskTapeChange.Handler>()
            .AddHandler<GrantTapeChange, TapeAnswer, GrantTapeChange.Handler>());
        await using (var tables = await premises.Services.GetRequiredService<IDbContextFactory<House>>()
            .CreateDbContextAsync(cancel))
        {
            await tables.Database.MigrateAsync(cancel);
        }

        var lenders = await premises.In(
            Actor.OfHouse(default),
            provider => provider.GetRequiredService<IOrganisations>().Of(OrganisationKind.Lender, cancel));
        var known = lenders.FirstOrDefault(
            l => l.Id.ToString() == organisation || l.Name.En == organisation || l.Name.Zh == organisation);
        var house = Actor.OfHouse(known?.Id ?? await Found(premises, organisation, day, cancel));
        var people = Done(await premises.Run<NameImporters, NameImporters.Named>(
            house, new(), "tape/people", cancel));
        return new(premises, house, people);
    }

    /// <summary>Takes the loans over; answers their agreements by number.</summary>
    public async Task<IReadOnlyDictionary<string, Id<Agreement>>> TakeOver(
        DateOnly on, IEnumerable<TakenOver> loans, CancellationToken cancel)
    {
        var agreements = new Dictionary<string, Id<Agreement>>(StringComparer.Ordinal);
        foreach (var batch in loans.Chunk(Batch))
        {
            var opened = Done(await premises.Run<OpenBook, BookOpened>(maker, new(on, batch), key: null, cancel));
            foreach (var (number, agreement) in opened.Agreements)
            {
                agreements[number] = agreement;
            }
        }

        return agreements;
    }

    public Task<DateOnly> Today(CancellationToken cancel) => premises.In(
        house, provider => provider.GetRequiredService<IBusinessDays>().Of(house.Organisation, cancel));

    /// <summary>Books the payments of a day; answers the refusal of each, null where it was booked.</summary>
    public async Task<IReadOnlyList<string?>> Pay(
        DateOnly day, IReadOnlyList<IncomingPayment> payments, CancellationToken cancel) =>
        Done(await premises.Run<TakeTapeDay, TakeTapeDay.Answer>(
            maker, new(day, payments), $"tape/{day:O}/payments", cancel)).Refused;

    /// <summary>Settles an agreement by our own books; answers the refusal, or null.</summary>
    public async Task<string?> Settle(
        Id<Agreement> agreement, DateOnly day, string note, CancellationToken cancel) =>
        Done(await premises.Run<SettleTapeLoan, TapeAnswer>(
            maker, new(agreement, day, note), $"tape/{day:O}/settle/{agreement}", cancel)).Refused;

    /// <summary>Makes a change that one person may make alone; answers the refusal, or null.</summary>
    public async Task<string?> Change(
        Id<Agreement> agreement, DateOnly day, AgreementChange change, CancellationToken cancel) =>
        Done(await premises.Run<ChangeTapeLoan, TapeAnswer>(
            maker, new(agreement, change), $"tape/{day:O}/change/{agreement}", cancel)).Refused;

    /// <summary>Makes a change to which two must agree: the maker asks, the checker grants.</summary>
    public async Task<string?> ChangeByTwo(
        Id<Agreement> agreement, DateOnly day, AgreementChange change, CancellationToken cancel)
    {
        var asked = Done(await premises.Run<AskTapeChange, TapeAnswer>(
            maker, new(agreement, change), $"tape/{day:O}/ask/{agreement}", cancel));
        return asked.Request is not { } request ? asked.Refused
            : Done(await premises.Run<GrantTapeChange, TapeAnswer>(
                checker, new(request), $"tape/{day:O}/grant/{agreement}", cancel)).Refused;
    }

    /// <summary>Keeps what the tape tells of a month end beside our own figures.</summary>
    public async Task Report(DateOnly month, IReadOnlyList<ReportedBalance> balances, CancellationToken cancel) =>
        Done(await premises.Run<KeepReported, int>(house, new(month, balances), $"tape/reported/{month:O}", cancel));

    /// <summary>Closes a day, which takes the month end with it on a month's last.</summary>
    public async Task Close(DateOnly day, CancellationToken cancel)
    {
        DayRun run;
        do
        {
            run = Done(await premises.Run<CloseDay, DayRun>(house, new(day, Resume: true), key: null, cancel));
        }
        while (run.State == DayRunState.Running);
    }

    public Task<T> Read<T>(Func<IServiceProvider, Task<T>> read) => premises.In(house, read);

    public ValueTask DisposeAsync() => premises.DisposeAsync();

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

    static T Done<T>(Outcome<T> outcome) => outcome.Refused switch
    {
        null => outcome.Value,
        { Code: "platform.key_reused" } => throw new UnreadableException(
            "this lender was given another tape, or another part of it, before; name another --organisation, or the "
            + "same file and --loans as then"),
        var refusal => throw new RefusedException(refusal),
    };
}
