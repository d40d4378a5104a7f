using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>More instalments follow the last one, and what is left is spread over all that are open.</summary>
/// <remarks>Worked by hand: 3 000.00 without interest in three months, after the first one three more: five times
/// 400.00.</remarks>
public sealed record TermExtended(int Sequence, DateOnly ValueDate, DateOnly BookedOn, int Instalments)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) => EventsCheck.Count(this, Instalments);

    internal override DateOnly Reach(LoanTerms terms, DateOnly last) => Cadence.Of(terms).Later(last, Instalments);

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Dawn, this);

    internal override void Act(ref Sweep sweep, in Turn turn)
    {
        sweep.GoTo(turn.Day - 1);
        sweep.Append(Instalments, turn.Day);
        sweep.Respread();
    }
}
