using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>What becomes of the interest of instalments that are not paid.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HolidayInterest>))]
public enum HolidayInterest
{
    /// <summary>It is paid all the same: only the principal waits.</summary>
    [JsonStringEnumMemberName("paid")]
    Paid,

    /// <summary>It waits without bearing interest, and is collected by the instalments after.</summary>
    [JsonStringEnumMemberName("carried")]
    Carried,

    /// <summary>It becomes principal on each due date.</summary>
    [JsonStringEnumMemberName("capitalised")]
    Capitalised,

    /// <summary>It does not arise, from the value date to the last due date that is skipped.</summary>
    [JsonStringEnumMemberName("waived")]
    Waived,
}

/// <summary>A payment holiday: instalments due on or after the value date are not paid.</summary>
/// <remarks>Worked by hand: 3 000.00 without interest in three months; the second one skipped and the term longer by
/// it: 1 000.00, nothing, 1 000.00, 1 000.00. With the old term: 1 000.00, nothing, 2 000.00.</remarks>
/// <param name="Instalments">How many.</param>
/// <param name="ExtendsTerm">Whether as many come after the last; else the rest pay more.</param>
public sealed record HolidayGranted(
    int Sequence, DateOnly ValueDate, DateOnly BookedOn, int Instalments,
    HolidayInterest Interest = HolidayInterest.Carried, bool ExtendsTerm = true)
    : LoanEvent(Sequence, ValueDate, BookedOn)
{
    internal override Refusal? Check(LoanTerms terms, DateOnly last) => Enum.IsDefined(Interest)
        ? EventsCheck.Count(this, Instalments)
        : EventsCheck.No(this, "lending.holiday_unknown", "Name a treatment of the interest that exists.");

    internal override DateOnly Reach(LoanTerms terms, DateOnly last) =>
        ExtendsTerm ? Cadence.Of(terms).Later(last, Instalments) : last;

    internal override void Enter(ref TurnList turns) => turns.On(ValueDate, Phase.Dawn, this);

    internal override void Act(ref Sweep sweep, in Turn turn)
    {
        sweep.GoTo(turn.Day - 1);
        if (ExtendsTerm)
        {
            sweep.Append(Instalments, turn.Day);
        }

        sweep.Skip(Instalments, Interest);
        sweep.Respread();
    }
}
