using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>The lender gives the customer an amount: it clears what a payment would clear, and no money
/// comes.</summary>
/// <param name="Reason">In words, for the account.</param>
public sealed record GoodwillCredited(
    int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount, string? Reason = null)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) => EventsCheck.Amount(terms, this, Amount);

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Credit, this);

    internal override void Act(ref Sweep sweep, in Turn turn) =>
        sweep.Pay(new(Sequence, turn.Day, Amount.MinorUnits, IsMoney: false));
}
