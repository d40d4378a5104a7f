using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>What is overdue is spread over the instalments that are still to come, on their dates.</summary>
/// <remarks>Worked by hand: 500.00 without interest, 125.00 down and three times 125.00; the first of them is overdue
/// when it is re-amortised: 250.00 more are to come, so 375.00 in two: 187.50 each, in whole units 187.00 and 188.00.
/// After the last due date there is nothing to spread over, and it changes nothing: re-age instead.</remarks>
public sealed record Reamortised(
    int Sequence, DateOnly ValueDate, DateOnly BookedOn, Arrears Arrears = Arrears.Spread)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) =>
        Arrears == Arrears.Kept || !Enum.IsDefined(Arrears)
        ? EventsCheck.No(this, "lending.arrears_unknown", "Name a treatment of the arrears that takes them in.")
        : null;

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Change, this);

    internal override void Act(ref Sweep sweep, in Turn turn)
    {
        sweep.GoTo(turn.Day);
        sweep.TakeBack(Arrears, Sequence);
        sweep.Respread();
    }
}
