using Wheelhouse.Collections.Storage;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;

namespace Wheelhouse.Collections.Ordering;

/// <summary>What is ordered.</summary>
enum WorkKind
{
    /// <summary>Find out where the car is.</summary>
    Find,

    /// <summary>Visit the debtor: a planned contact, which passes the gate when it is carried out.</summary>
    Visit,
    Tow,
    Store,

    /// <summary>Report the car's condition.</summary>
    Inspect,

    /// <summary>Recover the car: made by dispatching a recovery, and in no other way.</summary>
    Recover,
}

/// <summary>How far an order has come.</summary>
enum WorkState
{
    Sent,
    Accepted,
    Rejected,
    Reported,
    Done,

    /// <summary>Taken back, by a person or because what it rests on is gone.</summary>
    Withdrawn,
}

/// <summary>What came of an order.</summary>
/// <param name="On">The business date on which it was reported.</param>
/// <param name="Documents">SHA-256 of each photograph or protocol.</param>
/// <param name="Contact">Of a visit: the contact that passed the gate.</param>
sealed record WorkReport(DateOnly On, string Note, IReadOnlyList<string> Documents, Id<Contact>? Contact);

/// <summary>An order as a desk reads it.</summary>
sealed record WorkCard(
    Id<WorkOrder> Id, Id<Agreement> Agreement, string Number, string Vin, WorkKind Kind, Id<Vendor>? Vendor,
    Id<Recovery>? Recovery, DateOnly DueOn, Money Fee, WorkState State, string? Note, string? Answer,
    WorkReport? Report, string? Complaint, DateTimeOffset At, DateOnly? EndedOn, long Version) : IHasVersion
{
    internal static WorkCard Of(WorkOrderRow row, long version) => new(
        row.Id, row.Agreement, row.Number, row.Vin, row.Kind, row.Vendor, row.Recovery, row.DueOn, row.Fee, row.State,
        row.Note, row.Answer, row.Report, row.Complaint, row.At, row.EndedOn, version);
}

/// <summary>What the steps of an order may be.</summary>
static class WorkWords
{
    internal const int LongestNote = 400;

    internal const int MostDocuments = 20;

    internal static readonly Refusal Unknown = new(
        "collections.no_such_order", "There is no such order; open it from the list.", RefusalKind.NotFound);

    static readonly Refusal Over = new(
        "collections.order_over", "This order is past that step; load it again.");

    internal static Refusal? CheckNote(string? note, bool needed) =>
        note?.Length > LongestNote || (needed && string.IsNullOrWhiteSpace(note))
            ? new(
                "collections.order_note", $"Say it in 1 to {LongestNote} characters.", RefusalKind.Invalid)
            : null;

    internal static Refusal? Answer(WorkOrderRow row, string? note, bool accepted) =>
        row.State != WorkState.Sent || row.Vendor is null ? Over : CheckNote(note, needed: !accepted);

    /// <param name="visit">Of a visit: the contact that is named; null where there is none.</param>
    internal static Refusal? Report(
        WorkOrderRow row, string? note, IReadOnlyList<string>? documents, ContactRow? visit) =>
        row.State != (row.Vendor is null ? WorkState.Sent : WorkState.Accepted) ? Over
        : documents is null || documents.Count > MostDocuments
            ? new(
                "collections.order_documents", $"Name at most {MostDocuments} documents, or an empty list.",
                RefusalKind.Invalid)
        : row.Kind == WorkKind.Visit
            && (visit is not { Channel: Contacting.ContactChannel.Visit, EndedAt: not null }
                || visit.Agreement != row.Agreement || visit.At < row.At)
            ? new(
                "collections.visit_not_contacted",
                "Begin and end the visit as a contact of this case, and name that contact: no visit goes round the "
                    + "gate.",
                RefusalKind.Invalid)
        : CheckNote(note, needed: true)
            ?? documents.Select(Evidence.Check).FirstOrDefault(r => r is not null);

    internal static Refusal? End(WorkOrderRow row, bool done) =>
        !row.IsOpen || (done && row.State != WorkState.Reported) || row.Recovery is not null ? Over : null;

    internal static Refusal? Complain(WorkOrderRow row, string? note) =>
        row.Vendor is null ? Over : CheckNote(note, needed: true);
}
