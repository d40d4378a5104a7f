namespace Wheelhouse.Lending;

/// <summary>From terms to dates: when each row begins and falls due, and what kind of row it is.</summary>
static class Periods
{
    /// <summary>Rows of the schedule: the instalments, and one more for a balloon that follows rents in
    /// advance.</summary>
    internal static int Count(LoanTerms terms) => terms.Instalments + (BalloonRow(terms) ? 1 : 0);

    /// <summary>Periods from the anchor to the first due date.</summary>
    internal static int Shift(LoanTerms terms) => terms.FirstDueDate is null && !terms.InAdvance ? 1 : 0;

    internal static void Lay(LoanTerms terms, Span<Row> rows)
    {
        var cadence = Cadence.Of(terms);
        var shift = Shift(terms);
        var fees = Fees(terms);
        var start = terms.StartDate.DayNumber;
        var steps = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            ref var row = ref rows[i];
            row = default;
            row.Number = i + 1;
            row.Start = start;
            row.Due = start = cadence.Due(i + shift).DayNumber;
            row.Deferred = i < terms.GraceInterest;
            row.Last = i == rows.Length - 1;
            row.Odd = i == 0 && terms.FirstDueDate is not null;
            row.Fees = i < terms.Instalments ? fees : 0;
            while (steps < terms.Steps.Count && terms.Steps[steps].From <= row.Number)
            {
                steps++;
            }

            row.Steps = (short)steps;
            row.Kind = i < terms.GracePrincipal ? RowKind.InterestOnly
                : i >= terms.Instalments ? BalloonKind(terms)
                : Kind(terms, steps);
            if (row.Kind == RowKind.FixedAmount)
            {
                var amount = i >= terms.Instalments ? terms.Balloon : terms.Steps[steps - 1].Amount;
                row.Target = amount!.Value.MinorUnits;
            }
        }
    }

    /// <summary>What is charged with every instalment, whatever its figures.</summary>
    internal static long Fees(LoanTerms terms)
    {
        var fees = terms.FeesPaid(FeePayment.PerInstalment).MinorUnits;
        for (var i = 0; i < terms.Charges.Count; i++)
        {
            if (terms.Charges[i] is { Time: ChargeTime.Instalment, Base: ChargeBase.Flat } charge)
            {
                fees += charge.Of(0, 0, terms.Rounding);
            }
        }

        return fees;
    }

    /// <summary>A balloon follows rents in advance by one period, in a row of its own.</summary>
    internal static bool BalloonRow(LoanTerms terms) => terms.InAdvance && terms.Balloon is { IsPositive: true };

    /// <summary>With level rents it is all that falls due; else it is principal, and interest comes on top.</summary>
    static RowKind BalloonKind(LoanTerms terms) =>
        terms.Amortisation is Amortisation.EqualInstalments or Amortisation.Custom
            ? RowKind.FixedAmount
            : RowKind.InterestOnly;

    internal static RowKind Kind(LoanTerms terms, int stepsBegun) => terms.Amortisation switch
    {
        Amortisation.EqualInstalments => RowKind.Level,
        Amortisation.EqualPrincipal => RowKind.FixedPrincipal,
        Amortisation.InterestOnly => RowKind.InterestOnly,
        Amortisation.Custom => stepsBegun > 0 && terms.Steps[stepsBegun - 1].Amount is not null
            ? RowKind.FixedAmount
            : RowKind.Level,
    };
}
