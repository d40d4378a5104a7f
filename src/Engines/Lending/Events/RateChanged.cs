using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>From its value date on, that day included, another rate holds.</summary>
public sealed record RateChanged(int Sequence, DateOnly ValueDate, DateOnly BookedOn, Rate AnnualRate)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) => EventsCheck.Rate(this, AnnualRate);

    internal override void Enter(ref TurnList turns)
    {
        turns.Hold(AnnualRate);
        turns.OnTheEve(ValueDate, Phase.Rate, this);
    }

    internal override void Act(ref Sweep sweep, in Turn turn) => sweep.ChangeRate(AnnualRate, turn.Day);
}
