using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>The customer paid off the loan; whatever the amount leaves open stays owed.</summary>
/// <remarks>What it must be is <see cref="Settlement.Quote"/>: with the fee and the interest of
/// <see cref="LoanTerms.Payoff"/>, where the terms have one.</remarks>
public sealed record EarlySettled(int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) => EventsCheck.Amount(terms, this, Amount);

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Settlement, this);

    internal override void Act(ref Sweep sweep, in Turn turn)
    {
        sweep.ChargePayoff(turn.Day);
        sweep.Settle(new(Sequence, turn.Day, Amount.MinorUnits, IsMoney: true));
    }
}
