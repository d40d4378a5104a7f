using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Wheelhouse.Kernel;
using Wheelhouse.Origination;
using Wheelhouse.Platform;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Changes.Requests;

/// <summary>Asks for a change: one of the lender's people for what two must agree to, or the customer on his own
/// agreement for what he may ask.</summary>
/// <remarks>It is decided as if it were booked, so nothing is asked for that could not be granted today; and once for
/// each kind: a second one of the same kind waits for the answer to the first.</remarks>
public sealed record RequestChange(Id<Agreement> Agreement, AgreementChange Change, long? Seen = null)
{
    internal sealed class Handler(House house, Booking booking, IWork work, Caller caller, TimeProvider clock)
        : IHandle<RequestChange, RequestView>
    {
        public async Task<Outcome<RequestView>> Handle(RequestChange command, CancellationToken cancel)
        {
            work.About(command.Agreement.ToString());
            var change = command.Change;
            var found = await booking.Load(command.Agreement, command.Seen, cancel);
            if (found.Refused is { } unknown)
            {
                return unknown;
            }

            var (kept, today) = found.Value;
            var refusal = BookChange.CheckRole(change, caller.Actor.Role)
                ?? (caller.Actor.Role == Role.Customer ? change.CheckCustomer : null)
                ?? change.Decide(kept.Account.NotBefore(today), today).Refused;
            if (refusal is not null)
            {
                return refusal;
            }

            var waiting = await house.Set<RequestRow>().AsNoTracking()
                .Where(r => r.Agreement == command.Agreement && r.State == RequestState.Waiting).ToListAsync(cancel);
            if (waiting.Any(r => r.Change.Kind == change.Kind))
            {
                return new Refusal(
                    "servicing.request_waits", "A request of this kind waits for its answer; withdraw it first.");
            }

            var row = Row(kept, change);
            house.Add(row);
            return RequestView.Of(row, caller.Actor, row.Version);
        }

        RequestRow Row(Kept kept, AgreementChange change)
        {
            var contract = kept.Account.Contract;
            return new()
            {
                Id = Id<Request>.New(clock),
                Agreement = contract.Id,
                Organisation = contract.Organisation,
                Dealer = contract.Dealer,
                Customer = contract.Customer,
                Number = contract.Number,
                Change = change,
                By = caller.Actor.User,
                ByCustomer = caller.Actor.Role == Role.Customer,
                At = clock.GetUtcNow(),
                SeenVersion = kept.Row.Version,
                State = RequestState.Waiting,
            };
        }
    }

    internal static Task<Results<Ok<RequestView>, ProblemHttpResult>> Post(
        Id<Agreement> agreement, AgreementChange body, Desk desk, CancellationToken cancel) =>
        desk.Send<RequestChange, RequestView>(new(agreement, body, desk.IfMatch), cancel);
}
