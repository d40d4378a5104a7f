using System.Text.Json.Serialization;
using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>A fee that the contract names.</summary>
/// <param name="Code">What it is for, as a key: <c>registration</c>, <c>gps</c>, <c>documentation</c>.</param>
public readonly record struct Fee(string Code, Money Amount, FeePayment Payment);

/// <summary>From one instalment on, until the next step, what is paid.</summary>
/// <param name="From">Number of the first instalment it holds for, from 1.</param>
/// <param name="Weight">Times the level instalment: 1 as usual, 0.5 half, 0 skipped.</param>
/// <param name="Amount">A fixed amount in place of a weight.</param>
public readonly record struct PaymentStep(int From, decimal Weight = 1m, Money? Amount = null);

/// <summary>What was agreed: immutable, and all that the schedule is computed from.</summary>
/// <remarks>Every field but four has the neutral value of a plain loan: monthly, equal instalments, 30/360.</remarks>
public sealed record LoanTerms
{
    /// <summary>What is owed at the start, financed fees included.</summary>
    public required Money Principal { get; init; }

    /// <summary>Nominal rate a year, at most 12 decimal places as a fraction.</summary>
    public required Rate AnnualRate { get; init; }

    /// <summary>The day from which interest is counted.</summary>
    public required DateOnly StartDate { get; init; }

    /// <summary>How many instalments, from 1 to 600.</summary>
    public required int Instalments { get; init; }

    [JsonIgnore]
    public Currency Currency => Principal.Currency;

    public InterestMethod InterestMethod { get; init; }

    public Amortisation Amortisation { get; init; }

    public DayCount DayCount { get; init; }

    public AccrualMethod Accrual { get; init; }

    /// <summary>The first due date when it is not one period after the start; its day is the anchor for the
    /// rest.</summary>
    public DateOnly? FirstDueDate { get; init; }

    /// <summary>How many units lie between two due dates.</summary>
    public int Every { get; init; } = 1;

    public PeriodUnit Unit { get; init; }

    public MonthEndRule MonthEnd { get; init; }

    /// <summary>So many first instalments repay no principal.</summary>
    public int GracePrincipal { get; init; }

    /// <summary>So many first instalments collect no interest; what accrues is due with the instalment after
    /// them.</summary>
    public int GraceInterest { get; init; }

    /// <summary>Principal left for the end, due with the last instalment; null is none.</summary>
    /// <remarks>In advance it is due one period after the last instalment, in a row of its own.</remarks>
    public Money? Balloon { get; init; }

    /// <summary>Instalments fall due at the start of their period instead of its end.</summary>
    public bool InAdvance { get; init; }

    /// <summary>Whether principal that is overdue goes on bearing interest.</summary>
    public bool InterestOnOverduePrincipal { get; init; }

    public Overpayment Overpayment { get; init; }

    /// <summary>How an exact amount becomes minor units, wherever one does.</summary>
    public MidpointRounding Rounding { get; init; } = MidpointRounding.ToEven;

    public AllocationOrder Allocation { get; init; } = AllocationOrder.Standard;

    /// <summary>For <see cref="Amortisation.Custom"/>: in ascending order of <see cref="PaymentStep.From"/>.</summary>
    public IReadOnlyList<PaymentStep> Steps { get; init; } = [];

    public IReadOnlyList<Fee> Fees { get; init; } = [];

    /// <summary>Charges that are found as the loan goes, beside the fees of its start.</summary>
    public IReadOnlyList<Charge> Charges { get; init; } = [];

    /// <summary>A part of every payout that is due at once; null is none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public DownPayment? DownPayment { get; init; }

    /// <summary>How far payouts may go; null lets any payout be booked.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PayoutLimit? Limit { get; init; }

    /// <summary>Level instalments are whole multiples of it, rounded down; the last takes the rest.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Money? Multiple { get; init; }

    /// <summary>What it costs to pay late; null is nothing.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LateRule? Late { get; init; }

    /// <summary>What it costs to pay off early; null is nothing beyond principal and accrued interest.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PayoffRule? Payoff { get; init; }

    /// <summary>The sum of the fees that are paid in one way.</summary>
    public Money FeesPaid(FeePayment payment)
    {
        var sum = Money.Zero(Currency);
        for (var i = 0; i < Fees.Count; i++)
        {
            sum += Fees[i].Payment == payment ? Fees[i].Amount : Money.Zero(Currency);
        }

        return sum;
    }

    /// <summary>What is wrong with these terms; empty when a schedule can be made of them.</summary>
    public IReadOnlyList<Refusal> Check() => TermsCheck.Of(this);
}
