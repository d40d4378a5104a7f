using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>A charge that is not in the terms: a fee for a copy, mileage, damage, a penalty by agreement.</summary>
/// <remarks>Due with the instalment of the period that contains its day; after the last one at once, in a row of its
/// own.</remarks>
/// <param name="Code">What it is for, as a key.</param>
public sealed record Charged(
    int Sequence, DateOnly ValueDate, DateOnly BookedOn, string Code, Money Amount, Component Component = Component.Fee)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) =>
        string.IsNullOrEmpty(Code) || Component is not (Component.Fee or Component.Penalty)
            ? EventsCheck.No(this, "lending.charge_unknown", "A charge is a fee or a penalty, and has a code.")
            : EventsCheck.Amount(terms, this, Amount);

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Charge, this);

    internal override void Act(ref Sweep sweep, in Turn turn) =>
        sweep.Charge(Amount.MinorUnits, Component, turn.Day);
}
