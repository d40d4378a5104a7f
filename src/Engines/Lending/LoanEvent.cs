using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Something that happened to a loan: append-only, and with the terms all that its state is computed
/// from.</summary>
/// <param name="Sequence">Its place in the order of booking within the loan; each number once.</param>
/// <param name="ValueDate">The day from which it counts.</param>
/// <param name="BookedOn">The business date on which it was entered; never before it was known.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Disbursed), "disbursement")]
[JsonDerivedType(typeof(Repaid), "repayment")]
[JsonDerivedType(typeof(Reversed), "reversal")]
[JsonDerivedType(typeof(RateChanged), "rateChange")]
[JsonDerivedType(typeof(InterestPaused), "interestPause")]
[JsonDerivedType(typeof(EarlySettled), "earlySettlement")]
[JsonDerivedType(typeof(CloseOfBusiness), "closeOfBusiness")]
public abstract record LoanEvent(int Sequence, DateOnly ValueDate, DateOnly BookedOn);

/// <summary>Principal was paid out; a loan may have several.</summary>
public sealed record Disbursed(int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount)
    : LoanEvent(Sequence, ValueDate, BookedOn);

/// <summary>Money came in.</summary>
public sealed record Repaid(int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount)
    : LoanEvent(Sequence, ValueDate, BookedOn);

/// <summary>An earlier event never was: the state is as if it had not been booked.</summary>
/// <param name="Of">The <see cref="LoanEvent.Sequence"/> of the event that is taken back.</param>
public sealed record Reversed(int Sequence, DateOnly ValueDate, DateOnly BookedOn, int Of)
    : LoanEvent(Sequence, ValueDate, BookedOn);

/// <summary>From its value date on, that day included, another rate holds.</summary>
public sealed record RateChanged(int Sequence, DateOnly ValueDate, DateOnly BookedOn, Rate AnnualRate)
    : LoanEvent(Sequence, ValueDate, BookedOn);

/// <summary>No interest for the days from the value date through <paramref name="Through"/>, both included.</summary>
public sealed record InterestPaused(int Sequence, DateOnly ValueDate, DateOnly BookedOn, DateOnly Through)
    : LoanEvent(Sequence, ValueDate, BookedOn);

/// <summary>The customer paid off the loan; whatever the amount leaves open stays owed.</summary>
public sealed record EarlySettled(int Sequence, DateOnly ValueDate, DateOnly BookedOn, Money Amount)
    : LoanEvent(Sequence, ValueDate, BookedOn);

/// <summary>A business day ended; it moves the day as of which a forecast is made, and nothing else.</summary>
public sealed record CloseOfBusiness(int Sequence, DateOnly ValueDate, DateOnly BookedOn)
    : LoanEvent(Sequence, ValueDate, BookedOn);
