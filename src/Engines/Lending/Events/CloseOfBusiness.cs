namespace Wheelhouse.Lending;

/// <summary>A business day ended; it moves the day as of which a forecast is made, and nothing else.</summary>
public sealed record CloseOfBusiness(int Sequence, DateOnly ValueDate, DateOnly BookedOn)
    : LoanEvent(Sequence, ValueDate, BookedOn);
