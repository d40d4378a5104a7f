using Wheelhouse.Kernel;

namespace Wheelhouse.Cli.Tapes;

/// <summary>A loan of a tape, as its servicer reported it. Amounts are cents.</summary>
/// <param name="Balance">Principal at the end of the reporting period before the first month.</param>
/// <param name="PaidThrough">The day through which interest was paid then; null where the tape has none.</param>
/// <param name="Instalment">The scheduled payment.</param>
sealed record TapeLoan(
    string Number, Rate Rate, long Balance, DateOnly? PaidThrough, long Instalment, IReadOnlyList<TapeMonth> Months)
{
    /// <summary>What only an import asks for.</summary>
    public TapeFacts Facts { get; init; } = new(default, null, null, null, "");

    /// <summary>Money on what was lost, and what it cost, by month; only an import asks for it.</summary>
    public IReadOnlyList<TapeProceeds> Proceeds { get; init; } = [];

    /// <summary>By how many months payments were put off, by month; only an import asks for it.</summary>
    public IReadOnlyList<TapeExtension> Extensions { get; init; } = [];

    /// <summary>The rate that holds in a month: the last one told, else that of the loan.</summary>
    public Rate RateIn(TapeMonth month) => month.Rate ?? Rate;
}

/// <summary>What a tape may tell of a loan besides its figures.</summary>
/// <param name="Ending">The last day of the reporting period before the first month.</param>
/// <param name="OriginatedOn">The first day of its month of origination.</param>
/// <param name="DaysPastDue">At the end of that period.</param>
/// <param name="Remaining">Months to maturity.</param>
/// <param name="Model">Make and model of the car.</param>
readonly record struct TapeFacts(
    DateOnly Ending, DateOnly? OriginatedOn, int? DaysPastDue, int? Remaining, string Model);

/// <summary>What the servicer reported for one month of a loan. Amounts are cents.</summary>
/// <param name="Number">The <c>k</c> of the columns, from 1.</param>
/// <param name="Before">Principal at the start of the month.</param>
/// <param name="Payment">All that came in, <c>PMTk</c>.</param>
/// <param name="Principal">The part that repaid principal, <c>PRCk</c>.</param>
/// <param name="After">Principal at the end of the month, <c>BALk</c>.</param>
readonly record struct TapeMonth(
    int Number, DateOnly First, long Before, long Payment, long Principal, long After)
{
    public DateOnly Last => First.AddMonths(1).AddDays(-1);

    /// <summary>The rate that holds in it; null: that of the loan.</summary>
    public Rate? Rate { get; init; }

    /// <summary>The part of the payment that repaid no principal.</summary>
    public long Interest => Payment - Principal;

    /// <summary>Whether the balance moved by the principal received and by nothing else.</summary>
    public bool IsClean => After == Before - Principal;
}

/// <summary>What came in on a loan beside its payments, in cents.</summary>
/// <param name="First">The first day of the month.</param>
/// <param name="Recovered"><c>RECk</c>: recoveries.</param>
/// <param name="Repossessed"><c>REPk</c>: proceeds of the car, less costs; negative where costs were more.</param>
readonly record struct TapeProceeds(DateOnly First, long Recovered, long Repossessed)
{
    public DateOnly Last => First.AddMonths(1).AddDays(-1);
}

/// <summary>Payments from a month on were put off by so many months, <c>EXTk</c>.</summary>
readonly record struct TapeExtension(DateOnly First, int Months);
