using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Cases;

/// <summary>The debtor says that he does not owe it, or the lender has answered that.</summary>
/// <param name="Open">True: disputed; collection rests. False: answered.</param>
sealed record DisputeDebt(Id<Agreement> Agreement, bool Open)
{
    internal sealed class Handler(Debts debts, Caller caller, IWork work, TimeProvider clock)
        : IHandle<DisputeDebt, Unit>
    {
        public async Task<Outcome<Unit>> Handle(DisputeDebt command, CancellationToken cancel)
        {
            var debt = await debts.Open(command.Agreement, cancel);
            if (debt.Refused is { } unknown)
            {
                return unknown;
            }

            if (!command.Open && caller.Actor.Role == Role.Customer)
            {
                return new Refusal(
                    "collections.lender_answers", "A dispute is answered by the lender; wait for its answer.",
                    RefusalKind.Forbidden);
            }

            var row = debt.Value.Case;
            row.DisputedAt = command.Open ? row.DisputedAt ?? clock.GetUtcNow() : null;
            work.Publish(new CaseChanged(row.Organisation, row.Agreement));
            return default(Unit);
        }
    }

    internal sealed record Body(bool Open);

    internal static Task<Results<Ok<Unit>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<DisputeDebt, Unit>(new(agreement, body.Open), cancel);
}

/// <summary>Somebody learnt where the debtor lives. The zone before counts as well for a day: nobody moves a debtor to
/// call him at once.</summary>
/// <param name="Zone">As in <c>Asia/Urumqi</c>.</param>
sealed record MoveDebtor(Id<Agreement> Agreement, string Zone)
{
    internal sealed class Handler(Debts debts, TimeProvider clock) : IHandle<MoveDebtor, Unit>
    {
        public async Task<Outcome<Unit>> Handle(MoveDebtor command, CancellationToken cancel)
        {
            if (command.Zone is null || !TimeZoneInfo.TryFindSystemTimeZoneById(command.Zone, out _))
            {
                return new Refusal(
                    "collections.zone_unknown", "Name a time zone as in Asia/Shanghai or Asia/Urumqi.",
                    RefusalKind.Invalid);
            }

            var debt = await debts.Open(command.Agreement, cancel);
            if (debt.Refused is { } unknown)
            {
                return unknown;
            }

            var (debtor, now) = (debt.Value.Debtor, clock.GetUtcNow());
            if (debtor.ZoneChangedAt > now.AddDays(-1))
            {
                return new Refusal(
                    "collections.zone_just_changed",
                    "The time zone was changed in the last 24 hours; change it again tomorrow.");
            }

            (debtor.ZoneBefore, debtor.Zone, debtor.ZoneChangedAt) = (debtor.Zone, command.Zone, now);
            return default(Unit);
        }
    }

    internal sealed record Body(string Zone);

    internal static Task<Results<Ok<Unit>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<MoveDebtor, Unit>(new(agreement, body.Zone), cancel);
}
