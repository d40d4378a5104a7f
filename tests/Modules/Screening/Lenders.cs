using Wheelhouse.Kernel;
using Wheelhouse.Kit;
using Wheelhouse.Platform;
using Wheelhouse.Screening;

namespace Wheelhouse.Modules.Tests.Screening;

/// <summary>A lender with its dealers, and applications that come in: what the tests of screening do over and
/// over.</summary>
sealed class Lenders : IAsyncDisposable
{
    int serial;

    Lenders(TestHouse house) => (House, Lender, Dealer) =
        (house, house.Newcomer(Role.Underwriter, "林审"), house.Newcomer(Role.Dealer));

    internal TestHouse House { get; }

    internal Actor Lender { get; }

    internal Actor Dealer { get; }

    internal static async Task<Lenders> Open(bool postgres) => new(await TestHouse.Open(
        postgres, s => s.AddHandler<Noting, ScreeningFacts, Noting.Handler>()
            .AddHandler<Beginning, Unit, Beginning.Handler>().AddHandler<Telling, int, Telling.Handler>()
            .AddHandler<AdvanceDay, Unit, AdvanceDay.Handler>()));

    /// <summary>Somebody who shares nothing with anybody.</summary>
    internal ScreeningSubject Subject(Particulars? brought = null, Actor? dealer = null)
    {
        var number = Interlocked.Increment(ref serial);
        return new(
            Lender.Organisation, $"app_{number}", (dealer ?? Dealer).Organisation,
            new($"客户{number}", $"11010519900101{number:0000}", $"139{number:00000000}", $"62220202{number:0000}"),
            $"雇主{number}", $"VIN{number:00000000000000}", brought);
    }

    /// <summary>Looks, as a dealer's desk does that hands in, and keeps what came.</summary>
    internal async Task<ScreeningFacts> Apply(ScreeningSubject subject) =>
        (await House.Run<Noting, ScreeningFacts>(Dealer, new(subject, Keep: true))).Value;

    internal async Task<ScreeningFacts> Look(ScreeningSubject subject) =>
        (await House.Run<Noting, ScreeningFacts>(Dealer, new(subject, Keep: false))).Value;

    internal Task<Outcome<Unit>> Begin(ScreeningSubject subject, string agreement) =>
        House.Run<Beginning, Unit>(Lender, new(Lender.Organisation, subject.Application, agreement));

    internal async Task<int> Tell(params Conduct[] conducts) =>
        (await House.Run<Telling, int>(Lender, new(Lender.Organisation, conducts))).Value;

    public ValueTask DisposeAsync() => House.DisposeAsync();

    sealed record Noting(ScreeningSubject Subject, bool Keep)
    {
        internal sealed class Handler(IScreening screening) : IHandle<Noting, ScreeningFacts>
        {
            public async Task<Outcome<ScreeningFacts>> Handle(Noting command, CancellationToken cancel)
            {
                var facts = await screening.Look(command.Subject, cancel);
                if (command.Keep)
                {
                    await screening.Note(command.Subject, cancel);
                }

                return facts;
            }
        }
    }

    sealed record Beginning(Id<Organisation> Lender, string Application, string Agreement)
    {
        internal sealed class Handler(IScreening screening) : IHandle<Beginning, Unit>
        {
            public async Task<Outcome<Unit>> Handle(Beginning command, CancellationToken cancel)
            {
                await screening.Begin(
                    command.Lender, command.Application, command.Agreement, TestHouse.FirstDay, cancel);
                return default(Unit);
            }
        }
    }

    sealed record Telling(Id<Organisation> Lender, IReadOnlyList<Conduct> Conducts)
    {
        internal sealed class Handler(IScreening screening) : IHandle<Telling, int>
        {
            public async Task<Outcome<int>> Handle(Telling command, CancellationToken cancel) =>
                await screening.Tell(command.Lender, command.Conducts, cancel);
        }
    }
}

/// <summary>Brings the lender's books to a day.</summary>
sealed record AdvanceDay(DateOnly To)
{
    internal sealed class Handler(IBusinessDays days, Caller caller) : IHandle<AdvanceDay, Unit>
    {
        public async Task<Outcome<Unit>> Handle(AdvanceDay command, CancellationToken cancel) =>
            (await days.Advance(caller.Actor.Organisation, command.To, cancel)).Select(_ => default(Unit));
    }
}
