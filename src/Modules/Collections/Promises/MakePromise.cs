using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Views;

namespace Wheelhouse.Collections.Promises;

/// <summary>What became of a promise.</summary>
enum PromiseState
{
    Open,

    /// <summary>The amount came in by its day.</summary>
    Kept,
    Broken,
}

/// <summary>A promise as both sides read it.</summary>
sealed record PromiseCard(
    Id<Promise> Id, Id<Agreement> Agreement, Money Amount, Money Received, DateOnly Day, PromiseState State,
    DateTimeOffset At)
{
    internal static PromiseCard Of(PromiseRow row) =>
        new(row.Id, row.Agreement, row.Amount, row.Received, row.Day, row.State, row.At);
}

/// <summary>The debtor promises to pay by a day. Until then no order against his car goes out.</summary>
sealed record MakePromise(Id<Agreement> Agreement, Money Amount, DateOnly Day)
{
    /// <summary>A promise for later is a plan, and asked for as one.</summary>
    internal const int MostDays = 30;

    internal static Refusal? Decide(ArrearsCard arrears, MakePromise asked, bool promised) =>
        promised
            ? new("collections.promise_open", "A promise stands already; wait for its day.")
        : !arrears.Overdue.IsPositive
            ? new(
                "collections.nothing_overdue",
                "Nothing is overdue; there is nothing to collect, so contact nobody.")
        : asked.Amount.Currency != arrears.Overdue.Currency || !asked.Amount.IsPositive
            ? new(
                "collections.promise_amount", $"Promise an amount above zero in {arrears.Overdue.Currency}.",
                RefusalKind.Invalid, new RefusalValue("currency", $"{arrears.Overdue.Currency}"))
        : asked.Day < arrears.Today || asked.Day > arrears.Today.AddDays(MostDays)
            ? new(
                "collections.promise_day", $"Name a day from today on and within {MostDays} days.",
                RefusalKind.Invalid, new RefusalValue("days", $"{MostDays}"))
        : null;

    internal sealed class Handler(House house, Debts debts, Caller caller, IWork work, TimeProvider clock)
        : IHandle<MakePromise, PromiseCard>
    {
        public async Task<Outcome<PromiseCard>> Handle(MakePromise command, CancellationToken cancel)
        {
            var debt = await debts.Open(command.Agreement, cancel);
            if (debt.Refused is { } unknown)
            {
                return unknown;
            }

            var (arrears, relief) = (debt.Value.Arrears, await debts.Relief(debt.Value, cancel));
            if (Decide(arrears, command, relief.Promised) is { } refused)
            {
                return refused;
            }

            var row = new PromiseRow
            {
                Id = Id<Promise>.New(clock),
                Organisation = arrears.Organisation,
                Agreement = command.Agreement,
                Amount = command.Amount,
                Received = Money.Zero(command.Amount.Currency),
                Day = command.Day,
                State = PromiseState.Open,
                By = caller.Actor.User,
                At = clock.GetUtcNow(),
            };
            house.Add(row);
            work.Publish(new CaseChanged(arrears.Organisation, command.Agreement));
            return PromiseCard.Of(row);
        }
    }

    internal sealed record Body(Money Amount, DateOnly Day);

    internal static Task<Results<Ok<PromiseCard>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<MakePromise, PromiseCard>(new(agreement, body.Amount, body.Day), cancel);
}
