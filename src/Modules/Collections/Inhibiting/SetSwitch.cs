using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Collections.Cases;
using Wheelhouse.Collections.Hardships;
using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Origination.Documents;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Inhibiting;

/// <summary>Whether a lender uses the start inhibit.</summary>
/// <param name="On">Two administrators want it.</param>
/// <param name="Proposed">One of them does so far.</param>
/// <param name="ProposedBy">Who that is; another one must agree.</param>
sealed record SwitchView(bool On, bool Proposed, Id<User>? ProposedBy, bool Killed, long Version) : IHasVersion
{
    internal static SwitchView Of(SwitchRow? row, long version) =>
        new(row?.IsOn ?? false, row?.ProposedBy is not null, row?.ProposedBy, row?.Killed ?? false, version);

    internal static async Task<Ok<SwitchView>> Get(House house, CancellationToken cancel)
    {
        var row = await house.Set<SwitchRow>().AsNoTracking().FirstOrDefaultAsync(cancel);
        return TypedResults.Ok(Of(row, row?.Version ?? 0));
    }
}

/// <summary>What is done to the switch.</summary>
enum SwitchAct
{
    /// <summary>The first administrator proposes, another agrees.</summary>
    On,
    Off,

    /// <summary>Nothing is sent any more and whatever holds a car is let go, at once.</summary>
    Kill,

    /// <summary>The kill switch is set back; the function is off then.</summary>
    Restore,
}

/// <summary>An administrator sets the switch. On takes two, off and kill take one.</summary>
sealed record SetSwitch(SwitchAct Act, long? Seen = null)
{
    internal sealed class Handler(House house, Inhibits inhibits, Caller caller, IWork work)
        : IHandle<SetSwitch, SwitchView>
    {
        public async Task<Outcome<SwitchView>> Handle(SetSwitch command, CancellationToken cancel)
        {
            var me = caller.Actor;
            work.About(me.Organisation.ToString());
            var row = await house.Set<SwitchRow>().FirstOrDefaultAsync(s => s.Organisation == me.Organisation, cancel);
            var version = row?.Version + 1 ?? 0;
            if (row is null)
            {
                row = new() { Organisation = me.Organisation };
                house.Add(row);
            }
            else if (Versions.Check(row, command.Seen) is { } stale)
            {
                return stale;
            }

            if (Decide(row, command.Act, me.User) is { } refused)
            {
                return refused;
            }

            Turn(row, command.Act, me.User);
            return row.IsOn && !row.Killed || await ReleaseAll(me.Organisation, row.Killed, cancel) is not { } stuck
                ? SwitchView.Of(row, version)
                : stuck;
        }

        async Task<Refusal?> ReleaseAll(Id<Organisation> lender, bool killed, CancellationToken cancel)
        {
            var open = await house.Set<InhibitRow>().Where(i => i.Organisation == lender && i.ReleasedAt == null)
                .ToListAsync(cancel);
            foreach (var row in open)
            {
                var because = killed ? "collections.inhibit_killed" : "collections.inhibit_off";
                if (await inhibits.Release(row, because, cancel) is { } refused)
                {
                    return refused;
                }
            }

            return null;
        }
    }

    internal static Refusal? Decide(SwitchRow row, SwitchAct act, Id<User> by) =>
        act == SwitchAct.On && row.ProposedBy == by ? AnswerHardship.SamePerson : null;

    static void Turn(SwitchRow row, SwitchAct act, Id<User> by)
    {
        switch (act)
        {
            case SwitchAct.On when row.ProposedBy is null:
                row.ProposedBy = by;
                break;
            case SwitchAct.On:
                row.AgreedBy ??= by;
                break;
            case SwitchAct.Kill:
                row.Killed = true;
                break;
            case SwitchAct.Off or SwitchAct.Restore:
                (row.ProposedBy, row.AgreedBy) = (null, null);
                row.Killed &= act != SwitchAct.Restore;
                break;
        }
    }

    internal sealed record Body(SwitchAct Act);

    internal static Task<Results<Ok<SwitchView>, ProblemHttpResult>> Post(
        Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<SetSwitch, SwitchView>(new(body.Act, desk.IfMatch), cancel);
}

/// <summary>The debtor, or somebody for him, needs the car in an emergency: it is let go at once, and nothing is
/// inhibited for a day. Nobody is asked for a reason.</summary>
sealed record HoldForEmergency(Id<Agreement> Agreement)
{
    internal sealed class Handler(Debts debts, Inhibits inhibits, IWork work, TimeProvider clock)
        : IHandle<HoldForEmergency, Unit>
    {
        public async Task<Outcome<Unit>> Handle(HoldForEmergency command, CancellationToken cancel)
        {
            var debt = await debts.Open(command.Agreement, cancel);
            if (debt.Refused is { } unknown)
            {
                return unknown;
            }

            var row = debt.Value.Case;
            row.EmergencyUntil = clock.GetUtcNow().AddHours(inhibits.Rules(debt.Value).EmergencyHours);
            work.Publish(new CaseChanged(row.Organisation, row.Agreement));
            return default(Unit);
        }
    }

    internal static Task<Results<Ok<Unit>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, Desk desk, CancellationToken cancel) =>
        desk.Send<HoldForEmergency, Unit>(new(agreement), cancel);
}

/// <summary>A colleague has read the signed contract and found the clause of the start inhibit in it. Where the
/// contract was signed in this house, the document must be that one.</summary>
/// <param name="Document">SHA-256 of the signed document, 64 hexadecimal digits in lower case.</param>
sealed record RecordClause(Id<Agreement> Agreement, string Document)
{
    static readonly Refusal OtherDocument = new(
        "collections.clause_other_document",
        "This is not the hash of the document that was signed for this agreement; read that one and name its hash.",
        RefusalKind.Conflict);

    internal sealed class Handler(Debts debts, IAgreementDocuments documents) : IHandle<RecordClause, Unit>
    {
        public async Task<Outcome<Unit>> Handle(RecordClause command, CancellationToken cancel)
        {
            var debt = await debts.Open(command.Agreement, cancel);
            if ((Evidence.Check(command.Document) ?? debt.Refused) is { } refused)
            {
                return refused;
            }

            if (await documents.SignedHash(command.Agreement, cancel) is { } signed && signed != command.Document)
            {
                return OtherDocument;
            }

            debt.Value.Case.ClauseDocument = command.Document;
            return default(Unit);
        }
    }

    internal sealed record Body(string Document);

    internal static Task<Results<Ok<Unit>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<RecordClause, Unit>(new(agreement, body.Document), cancel);
}
