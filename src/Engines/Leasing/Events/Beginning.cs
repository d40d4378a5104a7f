using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>The car was handed over: the lease commences.</summary>
/// <param name="Odometer">Kilometres on that day.</param>
public sealed record Commenced(int Sequence, DateOnly ValueDate, DateOnly BookedOn, int Odometer = 0)
    : LeaseEvent(Sequence, ValueDate, BookedOn)
{
    internal override LeasePhase Phase => LeasePhase.Start;

    internal override Refusal? Check(LeaseTerms terms) => ValueDate != terms.StartDate
        ? LeaseEventsCheck.No(this, "leasing.commenced_off_start",
            "The car is handed over on the start date of the terms; make new terms for another day.")
        : null;

    internal override void Act(LeaseWalk walk) => walk.Commence(Odometer);
}

/// <summary>Money came in; it clears the oldest rows of its payer first.</summary>
public sealed record RentReceived(
    int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount, Payer Payer = Payer.Lessee)
    : LeaseEvent(Sequence, ValueDate, BookedOn)
{
    internal override LeasePhase Phase => LeasePhase.Money;

    internal override Refusal? Check(LeaseTerms terms) => LeaseEventsCheck.Amount(this, terms, Amount);

    internal override void Act(LeaseWalk walk) => walk.Receive(new(ValueDate, Sequence, Payer, Amount));
}

/// <summary>An earlier event never was: the state is as if it had not been booked.</summary>
/// <param name="Of">The sequence number of the event that is taken back.</param>
public sealed record LeaseEventReversed(int Sequence, DateOnly ValueDate, DateOnly BookedOn, int Of)
    : LeaseEvent(Sequence, ValueDate, BookedOn)
{
    internal override LeasePhase Phase => LeasePhase.Settling;
}
