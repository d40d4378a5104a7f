using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Changes.Requests;

/// <summary>A change asked for by one person and answered by another.</summary>
public sealed class Request : INamed
{
    public static string Prefix => "req";
}

/// <summary>What became of a request.</summary>
public enum RequestState
{
    Waiting,
    Granted,
    Declined,

    /// <summary>Taken back by whoever asked.</summary>
    Withdrawn,
}

/// <summary>A request as both sides read it.</summary>
/// <param name="Type">The kind of change; <paramref name="Change"/> has its particulars.</param>
/// <param name="ByCustomer">The customer asked.</param>
/// <param name="Mine">The reader asked, and so cannot grant it.</param>
/// <param name="Answer">What was said to the one who asked.</param>
/// <param name="Event">The event it became; null until it is granted.</param>
public sealed record RequestView(
    Id<Request> Id, Id<Agreement> Agreement, string Number, string Type, Text Name, AgreementChange Change,
    bool ByCustomer, bool Mine, DateTimeOffset At, RequestState State, DateTimeOffset? AnsweredAt, string? Answer,
    int? Event, long Version) : IHasVersion
{
    /// <param name="version">Where the row is about to be written, the version it will have.</param>
    internal static RequestView Of(RequestRow row, Actor reader, long version) => new(
        row.Id, row.Agreement, row.Number, row.Change.Kind.Type, row.Change.Kind.Name, row.Change, row.ByCustomer,
        row.By == reader.User, row.At, row.State, row.AnsweredAt, row.Answer, row.Event, version);
}
