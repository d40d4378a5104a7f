namespace Wheelhouse.Lending;

/// <summary>An earlier event never was: the state is as if it had not been booked.</summary>
/// <param name="Of">The <see cref="LoanEvent.Sequence"/> of the event that is taken back.</param>
public sealed record Reversed(int Sequence, DateOnly ValueDate, DateOnly BookedOn, int Of)
    : LoanEvent(Sequence, ValueDate, BookedOn);
