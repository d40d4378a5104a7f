using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Hardships;

/// <summary>Why a debtor cannot pay for a while.</summary>
enum HardshipReason
{
    Illness,
    LossOfWork,
    Disaster,
    Family,
    Business,
}

/// <summary>How a hardship plan stands. While it is asked for or granted, collection rests.</summary>
enum HardshipState
{
    Asked,
    Granted,
    Declined,
}

/// <summary>A plan as both sides read it. The terms themselves are changed in servicing.</summary>
sealed record HardshipCard(
    Id<Hardship> Id, Id<Agreement> Agreement, HardshipReason Reason, DateOnly Until, HardshipState State,
    DateTimeOffset At, Id<User> By, long Version) : IHasVersion
{
    internal static HardshipCard Of(HardshipRow row, long version) =>
        new(row.Id, row.Agreement, row.Reason, row.Until, row.State, row.At, row.By, version);
}

/// <summary>A debtor in difficulty, or somebody at the lender for him, asks for time.</summary>
sealed record AskHardship(Id<Agreement> Agreement, HardshipReason Reason, DateOnly Until)
{
    internal const int MostMonths = 12;

    internal static Refusal? Decide(DateOnly today, AskHardship asked, bool stands) =>
        stands
            ? new("collections.hardship_stands", "A plan was asked for or stands already; wait for its answer or end.")
        : asked.Until <= today || asked.Until > today.AddMonths(MostMonths)
            ? new(
                "collections.hardship_day", $"Name a day after today and within {MostMonths} months.",
                RefusalKind.Invalid, new RefusalValue("months", $"{MostMonths}"))
        : null;

    internal sealed class Handler(House house, Debts debts, Caller caller, IWork work, TimeProvider clock)
        : IHandle<AskHardship, HardshipCard>
    {
        public async Task<Outcome<HardshipCard>> Handle(AskHardship command, CancellationToken cancel)
        {
            var debt = await debts.Open(command.Agreement, cancel);
            if (debt.Refused is { } unknown)
            {
                return unknown;
            }

            var (arrears, relief) = (debt.Value.Arrears, await debts.Relief(debt.Value, cancel));
            if (Decide(arrears.Today, command, relief.Hardship) is { } refused)
            {
                return refused;
            }

            var row = new HardshipRow
            {
                Id = Id<Hardship>.New(clock),
                Organisation = arrears.Organisation,
                Agreement = command.Agreement,
                Reason = command.Reason,
                Until = command.Until,
                State = HardshipState.Asked,
                By = caller.Actor.User,
                At = clock.GetUtcNow(),
            };
            house.Add(row);
            work.Publish(new CaseChanged(arrears.Organisation, command.Agreement));
            return HardshipCard.Of(row, row.Version);
        }
    }

    internal sealed record Body(HardshipReason Reason, DateOnly Until);

    internal static Task<Results<Ok<HardshipCard>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<AskHardship, HardshipCard>(new(agreement, body.Reason, body.Until), cancel);
}

/// <summary>Another person at the lender grants or declines the plan.</summary>
sealed record AnswerHardship(Id<Hardship> Hardship, bool Granted, long? Seen = null)
{
    internal sealed class Handler(House house, Caller caller, IWork work) : IHandle<AnswerHardship, HardshipCard>
    {
        public async Task<Outcome<HardshipCard>> Handle(AnswerHardship command, CancellationToken cancel)
        {
            work.About(command.Hardship.ToString());
            var row = await house.Set<HardshipRow>().FirstOrDefaultAsync(h => h.Id == command.Hardship, cancel);
            if (row is null)
            {
                return new Refusal(
                    "collections.no_such_hardship", "There is no such plan; open it from the case.",
                    RefusalKind.NotFound);
            }

            if ((Versions.Check(row, command.Seen) ?? Decide(row, caller.Actor.User)) is { } refused)
            {
                return refused;
            }

            row.State = command.Granted ? HardshipState.Granted : HardshipState.Declined;
            row.AnsweredBy = caller.Actor.User;
            work.Publish(new CaseChanged(row.Organisation, row.Agreement));
            return HardshipCard.Of(row, row.Version + 1);
        }
    }

    internal static Refusal? Decide(HardshipRow row, Id<User> by) =>
        row.State != HardshipState.Asked
            ? new("collections.hardship_answered", "This plan has its answer; ask for another one.")
        : row.By == by ? SamePerson
        : null;

    /// <summary>One rule for all that two must agree to.</summary>
    internal static readonly Refusal SamePerson = new(
        "collections.same_person", "You asked for this yourself; another person must decide it.",
        RefusalKind.Forbidden);

    internal sealed record Body(bool Granted);

    internal static Task<Results<Ok<HardshipCard>, ProblemHttpResult>> Post(
        Id<Hardship> hardship, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<AnswerHardship, HardshipCard>(new(hardship, body.Granted, desk.IfMatch), cancel);
}
