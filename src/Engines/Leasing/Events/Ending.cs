using Wheelhouse.Kernel;

namespace Wheelhouse.Leasing;

/// <summary>The car came back at or after the end of the term.</summary>
/// <param name="VehicleValue">What it is worth on that day, by appraisal.</param>
public sealed record CarReturned(int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money VehicleValue)
    : LeaseEvent(Sequence, ValueDate, BookedOn), IEnding
{
    internal override LeasePhase Phase => LeasePhase.End;

    internal override Refusal? Check(LeaseTerms terms) =>
        !terms.Exits.CanReturn || terms.PurchaseCertain || terms.TitlePasses
            ? LeaseEventsCheck.NotAgreed(this)
            : LeaseEventsCheck.Worth(this, terms, VehicleValue);

    internal override void Act(LeaseWalk walk) => walk.Return(VehicleValue);
}

/// <summary>The lessee took the car at the price of the first day, at or after the end of the term.</summary>
public sealed record CarBought(int Sequence, DateOnly ValueDate, DateOnly BookedOn)
    : LeaseEvent(Sequence, ValueDate, BookedOn), IEnding
{
    internal override LeasePhase Phase => LeasePhase.End;

    internal override void Act(LeaseWalk walk) => walk.Buy();
}

/// <summary>Maker or dealer was called to buy the car back at the price of the table.</summary>
public sealed record BuybackCalled(int Sequence, DateOnly ValueDate, DateOnly BookedOn)
    : LeaseEvent(Sequence, ValueDate, BookedOn), IEnding
{
    internal override LeasePhase Phase => LeasePhase.End;

    internal override Refusal? Check(LeaseTerms terms) =>
        terms.Buybacks.Count == 0 ? LeaseEventsCheck.NotAgreed(this) : null;

    internal override void Act(LeaseWalk walk) => walk.BuyBack();
}

/// <summary>The lease ended before its term.</summary>
/// <param name="VehicleValue">What came back is worth, or what insurers pay; null where nothing came back.</param>
/// <param name="Claim">The amount agreed in place of the formula; null is by the formula.</param>
public sealed record LeaseTerminated(
    int Sequence, DateOnly ValueDate, DateOnly BookedOn, TerminationCause Cause, Money? VehicleValue = null,
    Money? Claim = null)
    : LeaseEvent(Sequence, ValueDate, BookedOn), IEnding
{
    internal override LeasePhase Phase => LeasePhase.End;

    internal override Refusal? Check(LeaseTerms terms) =>
        LeaseEventsCheck.Worth(this, terms, VehicleValue ?? terms.Zero)
        ?? LeaseEventsCheck.Worth(this, terms, Claim ?? terms.Zero);

    internal override void Act(LeaseWalk walk) => walk.Terminate(this);
}

/// <summary>The lessor sold the car that had come back.</summary>
public sealed record CarSold(int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount)
    : LeaseEvent(Sequence, ValueDate, BookedOn)
{
    internal override LeasePhase Phase => LeasePhase.Sale;

    internal override Refusal? Check(LeaseTerms terms) => LeaseEventsCheck.Worth(this, terms, Amount);

    internal override void Act(LeaseWalk walk) => walk.Sell(Amount);
}

/// <summary>An event after which there is no lease; only one can stand.</summary>
interface IEnding;
