using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>What a charge-off does to the loan itself.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChargeOffBehaviour>))]
public enum ChargeOffBehaviour
{
    /// <summary>Nothing: it only tells the books.</summary>
    [JsonStringEnumMemberName("regular")]
    Regular,

    /// <summary>No interest for the days after it.</summary>
    [JsonStringEnumMemberName("zeroInterest")]
    ZeroInterest,

    /// <summary>All principal is due on its day, with the interest to it.</summary>
    [JsonStringEnumMemberName("accelerateMaturity")]
    AccelerateMaturity,
}

/// <summary>The lender counts the loan as lost, and goes on claiming it.</summary>
/// <remarks>Worked by hand: 100 at 7 % over six months, 30/360, one instalment paid; accelerated on 14 February 83.57
/// of principal and 83.57 × 7 % / 12 × 13/29 = 0.22 of interest are due that day.</remarks>
public sealed record ChargedOff(
    int Sequence, DateOnly ValueDate, DateOnly BookedOn, ChargeOffBehaviour Behaviour = ChargeOffBehaviour.Regular)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) => Enum.IsDefined(Behaviour)
        ? null
        : EventsCheck.No(this, "lending.charge_off_unknown", "Name a behaviour of charge-off that exists.");

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.End, this);

    internal override void Act(ref Sweep sweep, in Turn turn)
    {
        sweep.ChargeOff(turn.Day);
        switch (Behaviour)
        {
            case ChargeOffBehaviour.Regular:
                break;
            case ChargeOffBehaviour.ZeroInterest:
                sweep.Pause(turn.Day);
                break;
            case ChargeOffBehaviour.AccelerateMaturity:
                sweep.Terminate(turn.Day);
                break;
        }
    }
}
