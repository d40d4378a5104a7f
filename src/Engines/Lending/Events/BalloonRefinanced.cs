using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>The balloon is not paid but spread over more instalments; those before it stay as they are.</summary>
/// <remarks>Worked by hand: 10 000 at 12 %, two months, balloon 4 000: 3 085.07 twice, which leaves 4 000.01; in four
/// more: 4 000.01 × 1.01⁴ / 4.0604 = 1 025.13.</remarks>
/// <param name="Instalments">How many more.</param>
/// <param name="AnnualRate">The rate from the value date on; null keeps it.</param>
public sealed record BalloonRefinanced(
    int Sequence, DateOnly ValueDate, DateOnly BookedOn, int Instalments, Rate? AnnualRate = null)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) =>
        terms.Balloon is not { IsPositive: true }
        || terms.Amortisation is not (Amortisation.EqualInstalments or Amortisation.Custom)
        ? EventsCheck.No(this, "lending.no_balloon",
            "Only a loan of level instalments with a balloon has one to refinance; restructure the others.")
        : AnnualRate is { } rate && EventsCheck.Rate(this, rate) is { } wrong ? wrong
        : EventsCheck.Count(this, Instalments);

    internal override DateOnly Reach(LoanTerms terms, DateOnly last) => Cadence.Of(terms).Later(last, Instalments);

    internal override void Enter(ref TurnList turns)
    {
        turns.Hold(AnnualRate ?? Rate.Zero);
        turns.On(ValueDate, Phase.Dawn, this);
    }

    internal override void Act(ref Sweep sweep, in Turn turn)
    {
        sweep.GoTo(turn.Day - 1);
        sweep.SpreadBalloon(Instalments, turn.Day);
        if (AnnualRate is { } rate)
        {
            sweep.ChangeRate(rate, turn.Day - 1);
        }

        sweep.Respread();
    }
}
