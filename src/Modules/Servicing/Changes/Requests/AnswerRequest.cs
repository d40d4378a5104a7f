using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;
using Wheelhouse.Trust;

namespace Wheelhouse.Servicing.Changes.Requests;

/// <summary>Ends a request: another person grants it, which books the change as of today, or declines it; who asked
/// withdraws it.</summary>
/// <param name="State">Granted, declined or withdrawn.</param>
/// <param name="Answer">What is said to the one who asked; a refusal needs it.</param>
/// <param name="VehicleValue">What the lender's appraisal found, where a car comes back.</param>
/// <param name="Seen">The version of the request that the sender saw.</param>
public sealed record AnswerRequest(
    Id<Request> Request, RequestState State, string? Answer = null, Money? VehicleValue = null, long? Seen = null)
{
    const int LongestAnswer = 200;

    /// <summary>What stands against it, or null. Pure.</summary>
    internal static Refusal? Check(
        AgreementChange change, RequestState was, Id<User> askedBy, AnswerRequest command, Actor actor)
    {
        var mine = askedBy == actor.User;
        return was != RequestState.Waiting
                ? new("servicing.request_answered", "This request has its answer; make another one.")
            : command.State == RequestState.Withdrawn && !mine
                ? new(
                    "servicing.request_not_yours", "Only who asked can withdraw it; decline it instead.",
                    RefusalKind.Forbidden)
            : command.State != RequestState.Withdrawn && mine
                ? new(
                    "servicing.same_person", "You asked for this yourself; another person must answer it.",
                    RefusalKind.Forbidden)
            : command.State == RequestState.Granted && !actor.Role.Has(Permission.ChangeBook)
                ? BookChange.CheckRole(change, actor.Role)
            : command.State == RequestState.Declined && string.IsNullOrWhiteSpace(command.Answer)
                ? new("servicing.answer_missing", "Say why it is declined.", RefusalKind.Invalid)
            : command.Answer?.Length > LongestAnswer
                ? new(
                    "servicing.note_too_long", $"A note has at most {LongestAnswer} characters; shorten it.",
                    RefusalKind.Invalid)
            : null;
    }

    internal sealed class Handler(House house, Booking booking, Caller caller, TimeProvider clock)
        : IHandle<AnswerRequest, RequestView>
    {
        public async Task<Outcome<RequestView>> Handle(AnswerRequest command, CancellationToken cancel)
        {
            var row = await house.Set<RequestRow>().FirstOrDefaultAsync(r => r.Id == command.Request, cancel);
            if (row is null)
            {
                return Unknown(command.Request);
            }

            if ((Versions.Check(row, command.Seen)
                ?? Check(row.Change, row.State, row.By, command, caller.Actor)) is { } refusal)
            {
                return refusal;
            }

            if (command.State == RequestState.Granted)
            {
                var booked = await booking.Change(
                    row.Agreement, seen: null,
                    (Account account, DateOnly today) => Granted(row.Change, command.VehicleValue)
                        .Then(change => change.Decide(account, today)),
                    Telling.Change, cancel);
                if (booked.Refused is { } impossible)
                {
                    return impossible;
                }

                row.Event = booked.Value.Event;
            }

            row.State = command.State;
            row.Answer = command.Answer;
            row.AnsweredBy = caller.Actor.User;
            row.AnsweredAt = clock.GetUtcNow();
            return RequestView.Of(row, caller.Actor, row.Version + 1);
        }
    }

    /// <summary>What is booked: what was asked for, with what the lender found out since.</summary>
    static Outcome<AgreementChange> Granted(AgreementChange asked, Money? vehicleValue) =>
        (vehicleValue is { } value ? asked.Appraised(value) : asked)
            .Then(change => change.Lacks is { } lacks ? (Outcome<AgreementChange>)lacks : change);

    internal static Refusal Unknown(Id<Request> request) => new(
        "servicing.no_such_request", "There is no such request; open the list again.", RefusalKind.NotFound,
        new RefusalValue("request", request.ToString()));

    /// <summary>What the caller sends; the request comes from the route.</summary>
    /// <param name="VehicleValue">With a grant only: the value of the car that comes back, by appraisal.</param>
    public sealed record Body(string? Answer = null, Money? VehicleValue = null);

    internal static Task<Results<Ok<RequestView>, ProblemHttpResult>> Grant(
        Id<Request> request, Body body, Desk desk, CancellationToken cancel) =>
        Send(request, RequestState.Granted, body, desk, cancel);

    internal static Task<Results<Ok<RequestView>, ProblemHttpResult>> Decline(
        Id<Request> request, Body body, Desk desk, CancellationToken cancel) =>
        Send(request, RequestState.Declined, body, desk, cancel);

    internal static Task<Results<Ok<RequestView>, ProblemHttpResult>> Withdraw(
        Id<Request> request, Body body, Desk desk, CancellationToken cancel) =>
        Send(request, RequestState.Withdrawn, body, desk, cancel);

    static Task<Results<Ok<RequestView>, ProblemHttpResult>> Send(
        Id<Request> request, RequestState state, Body body, Desk desk, CancellationToken cancel) =>
        desk.Send<AnswerRequest, RequestView>(
            new(request, state, body.Answer, body.VehicleValue, desk.IfMatch), cancel);
}
