using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>The customer gave the vehicle back, and its value is set off against what is owed.</summary>
/// <remarks>The exit of a balloon contract without money: the guaranteed value pays the balloon. It clears what is due,
/// the interest to the day and all principal it reaches; what it leaves stays owed, what is too much is the
/// customer's.</remarks>
/// <param name="Amount">The value that is set off: guaranteed, or appraised.</param>
public sealed record VehicleReturned(int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) => EventsCheck.Amount(terms, this, Amount);

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Settlement, this);

    internal override void Act(ref Sweep sweep, in Turn turn) =>
        sweep.Settle(new(Sequence, turn.Day, Amount.MinorUnits, IsMoney: false));
}
