using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>The lender lets an amount of interest, fees or penalties go: what is due first, then what has
/// accrued.</summary>
/// <remarks>No more than is owed of that component is waived, so a back-dated payment never turns a waiver into a
/// credit.</remarks>
public sealed record Waived(
    int Sequence, DateOnly ValueDate, DateOnly BookedOn, Component Component, Money Amount)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) =>
        Component is not (Component.Interest or Component.Fee or Component.Penalty)
            ? EventsCheck.No(this, "lending.waiver_of_principal",
                "Interest, fees and penalties can be waived; principal is written off, or credited as goodwill.")
            : EventsCheck.Amount(terms, this, Amount);

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Credit, this);

    internal override void Act(ref Sweep sweep, in Turn turn) =>
        sweep.Waive(Component, new(Sequence, turn.Day, Amount.MinorUnits, IsMoney: false));
}
