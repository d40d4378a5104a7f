using Microsoft.AspNetCore.Http.HttpResults;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Origination.Quotes;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Views;
using Wheelhouse.Trust;

namespace Wheelhouse.Servicing.Changes;

/// <summary>Books a change of an agreement that one person may make alone.</summary>
public sealed record BookChange(Id<Agreement> Agreement, AgreementChange Change, long? Seen = null)
{
    internal static Outcome<Movement> Decide(Account account, AgreementChange change, DateOnly today, Role by) =>
        (CheckRole(change, by) ?? CheckAlone(change) ?? change.Lacks) is { } refusal
            ? refusal
            : change.Decide(account, today);

    /// <summary>Refuses a change of a kind that the caller's role does not make.</summary>
    internal static Refusal? CheckRole(AgreementChange change, Role by) =>
        by.Has(change.Kind.Needs) || (by == Role.Customer && change.Kind.CustomerAsks)
            ? null
            : new(
                "servicing.change_not_yours", "Your role does not make this kind of change; ask somebody who may.",
                RefusalKind.Forbidden);

    static Refusal? CheckAlone(AgreementChange change) => change.NeedsSecond
        ? new(
            "servicing.second_person_needed", "A second person must agree to this; send it as a request.",
            RefusalKind.Conflict)
        : null;

    internal sealed class Handler(Booking booking, Caller caller) : IHandle<BookChange, EventBooked>
    {
        public Task<Outcome<EventBooked>> Handle(BookChange command, CancellationToken cancel) => booking.Change(
            command.Agreement, command.Seen,
            (Account account, DateOnly today) => Decide(account, command.Change, today, caller.Actor.Role),
            Telling.Change, cancel);
    }

    internal static Task<Results<Ok<EventBooked>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, AgreementChange body, Desk desk, CancellationToken cancel) =>
        desk.Send<BookChange, EventBooked>(new(agreement, body, desk.IfMatch), cancel);

    /// <summary>What would come of a change, whether one person may book it or two must.</summary>
    internal static async Task<Results<Ok<EventPreview>, ProblemHttpResult>> Preview(
        Id<Agreement> agreement, AgreementChange body, Desk desk, Booking booking, CancellationToken cancel)
    {
        if (CheckRole(body, desk.Actor.Role) is { } refusal)
        {
            return refusal.ToProblem();
        }

        var preview = await booking.Preview(
            agreement, (Account account, DateOnly today) => body.Decide(account, today), cancel);
        return preview.ToAnswer();
    }
}

/// <summary>A kind of change, and whether it can be made on an agreement today.</summary>
/// <param name="Type">As the change says it in its JSON.</param>
/// <param name="WhyNot">Why it cannot be made now; null where it can.</param>
/// <param name="SecondPerson">Always needs a second person; some others do above an amount.</param>
/// <param name="Ahead">May be agreed for a day to come.</param>
/// <param name="Undoable">An event of this kind can be taken back.</param>
public sealed record ChangeCard(
    string Type, Text Name, bool Possible, Obstacle? WhyNot, bool SecondPerson, bool Ahead, bool Undoable);

/// <summary>What the caller may change on an agreement, and why not the rest.</summary>
static class ListChanges
{
    internal static async Task<Results<Ok<IReadOnlyList<ChangeCard>>, ProblemHttpResult>> Get(
        Id<Agreement> agreement, Reader reader, Desk desk, CancellationToken cancel) =>
        (await reader.Today(agreement, cancel)).Select(account => Of(account, desk.Actor.Role)).ToAnswer();

    internal static IReadOnlyList<ChangeCard> Of(Account account, Role by) =>
    [
        .. Catalogue.Kinds
            .Where(kind => kind.Family == account.Contract.Family)
            .Where(kind => by == Role.Customer ? kind.CustomerAsks : by.Has(kind.Needs))
            .Select(kind => Card(kind, kind.WhyNot(account))),
    ];

    static ChangeCard Card(ChangeKind kind, Refusal? whyNot) => new(
        kind.Type, kind.Name, whyNot is null, whyNot is null ? null : Obstacle.Of(whyNot), kind.Second,
        kind.Ahead, kind.Undoable);
}
