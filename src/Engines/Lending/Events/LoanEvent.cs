using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Something that happened to a loan: append-only, and with the terms all that its state is computed
/// from.</summary>
/// <remarks>A closed family: what each member checks, when it acts and what it does stands with it, in its own
/// file.</remarks>
/// <param name="Sequence">Its place in the order of booking within the loan; each number once.</param>
/// <param name="ValueDate">The day from which it counts.</param>
/// <param name="BookedOn">The business date on which it was entered; never before it was known.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Disbursed), "disbursement")]
[JsonDerivedType(typeof(Repaid), "repayment")]
[JsonDerivedType(typeof(Refunded), "refund")]
[JsonDerivedType(typeof(Recovered), "recovery")]
[JsonDerivedType(typeof(EarlySettled), "earlySettlement")]
[JsonDerivedType(typeof(VehicleReturned), "vehicleReturn")]
[JsonDerivedType(typeof(GoodwillCredited), "goodwillCredit")]
[JsonDerivedType(typeof(InterestRefunded), "interestRefund")]
[JsonDerivedType(typeof(Waived), "waiver")]
[JsonDerivedType(typeof(Charged), "charge")]
[JsonDerivedType(typeof(ChargedBack), "chargeback")]
[JsonDerivedType(typeof(CreditRefunded), "creditRefund")]
[JsonDerivedType(typeof(Reversed), "reversal")]
[JsonDerivedType(typeof(RateChanged), "rateChange")]
[JsonDerivedType(typeof(InterestPaused), "interestPause")]
[JsonDerivedType(typeof(AllocationChanged), "allocationChange")]
[JsonDerivedType(typeof(HolidayGranted), "paymentHoliday")]
[JsonDerivedType(typeof(DueDateMoved), "dueDateMove")]
[JsonDerivedType(typeof(TermExtended), "termExtension")]
[JsonDerivedType(typeof(Restructured), "restructuring")]
[JsonDerivedType(typeof(Reaged), "reAge")]
[JsonDerivedType(typeof(Reamortised), "reAmortisation")]
[JsonDerivedType(typeof(BalloonRefinanced), "balloonRefinance")]
[JsonDerivedType(typeof(IncomeCapitalised), "capitalisedIncome")]
[JsonDerivedType(typeof(BuyDownPaid), "buyDownFee")]
[JsonDerivedType(typeof(ChargedOff), "chargeOff")]
[JsonDerivedType(typeof(Terminated), "termination")]
[JsonDerivedType(typeof(WrittenOff), "writeOff")]
[JsonDerivedType(typeof(CloseOfBusiness), "closeOfBusiness")]
public abstract record LoanEvent(int Sequence, DateOnly ValueDate, DateOnly BookedOn)
{
    /// <summary>What is wrong with it by itself; null when nothing is.</summary>
    /// <param name="last">The last day on which something can fall due.</param>
    internal virtual Refusal? Check(LoanTerms terms, DateOnly last) => null;

    /// <summary>The last day on which something can fall due once this has happened; never too early.</summary>
    internal virtual DateOnly Reach(LoanTerms terms, DateOnly last) => last;

    /// <summary>Names its turns in the walk; an event without one changes no figure.</summary>
    internal virtual void Enter(ref TurnList turns)
    {
    }

    /// <summary>What it does when its turn comes.</summary>
    internal virtual void Act(ref Sweep sweep, in Turn turn)
    {
    }
}
