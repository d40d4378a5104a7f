using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Changes.Leases;

/// <summary>A change of a lease: it becomes one event of the leasing engine.</summary>
public abstract record LeaseChange : AgreementChange
{
    internal sealed override Outcome<Movement> Decide(Account account, DateOnly today)
    {
        if (account is not LeaseAccount lease)
        {
            return Agreements.OtherFamily(account.Contract);
        }

        var on = On ?? today;
        if ((Kind.WhyNot(lease) ?? Entering.CheckDay(lease, on, today, Note) ?? Check(lease, on)) is { } refusal)
        {
            return refusal;
        }

        var stamp = new Stamp(lease.NextSequence, on, today);
        return Movement.Of(lease, Event(lease, stamp), today, Kind.Name, note: Note);
    }

    /// <summary>What stands against this very change, beyond what its kind and the engine know.</summary>
    internal virtual Refusal? Check(LeaseAccount lease, DateOnly on) => null;

    internal abstract LeaseEvent Event(LeaseAccount lease, Stamp stamp);
}

/// <summary>When a kind of change of a lease can be made at all.</summary>
static class LeaseWhen
{
    /// <summary>The car is out: the lease has begun and not ended.</summary>
    internal static Refusal? Runs(Account account) => Entering.CheckOpen(account)
        ?? (account is LeaseAccount { State.Status: LeaseStatus.Running or LeaseStatus.AtEnd }
            ? null
            : new("servicing.lease_not_running", "The lease does not run: it has not begun, or it has ended."));

    /// <summary>The term is over and the car is still out.</summary>
    internal static Refusal? AtEnd(Account account) => Runs(account)
        ?? (account is LeaseAccount { State.Status: LeaseStatus.AtEnd }
            ? null
            : new("servicing.term_not_over", "The term is not over; an end before it is an early termination."));

    /// <summary>Rent is overdue.</summary>
    internal static Refusal? Overdue(Account account) => Runs(account)
        ?? (account.Overdue.IsPositive
            ? null
            : new("servicing.no_rent_overdue", "No rent is overdue on this lease; there is nothing to demand."));

    /// <summary>A car that came back waits to be sold.</summary>
    internal static Refusal? Holds(Account account) => account is LeaseAccount { VehicleHeld.IsPositive: true }
        ? null
        : new("servicing.no_vehicle_held", "No car of this lease has come back and waits to be sold.");

    internal static Refusal? Deposit(Account account) => account is LeaseAccount { State.DepositHeld.IsPositive: true }
        ? null
        : new("servicing.no_deposit", "No deposit is held on this lease.");

    internal static Refusal? Open(Account account) => Entering.CheckOpen(account);
}
