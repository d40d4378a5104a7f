using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Terms to schedule.</summary>
public static class Scheduling
{
    const int OnStack = 128;

    /// <summary>The plan of a loan whose whole principal is paid out on the start date.</summary>
    /// <remarks>Worked by hand: 100 at 7 % over 6 months, 30/360: five times 17.01, then 17.00; interest 2.05 in
    /// all.</remarks>
    /// <exception cref="ArgumentException">The terms are nonsense; <see cref="LoanTerms.Check"/> says why.</exception>
    public static Schedule Plan(LoanTerms terms)
    {
        Demand(terms);
        var instalments = new Instalment[Periods.Count(terms)];
        Fill(terms, instalments);
        return new(instalments, terms.Currency);
    }

    /// <summary>The plan, or what is wrong with the terms.</summary>
    public static Outcome<Schedule> TryPlan(LoanTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.Check() is [var first, ..] ? first : Plan(terms);
    }

    internal static void Demand(LoanTerms terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        if (TermsCheck.Of(terms) is [var wrong, ..])
        {
            throw new ArgumentException($"{wrong.Code}: {wrong.Sentence}", nameof(terms));
        }
    }

    static void Fill(LoanTerms terms, Span<Instalment> instalments)
    {
        var rows = instalments.Length <= OnStack ? stackalloc Row[instalments.Length] : new Row[instalments.Length];
        var sweep = new Sweep(terms, rows, Sweep.Decimals(terms.AnnualRate));
        sweep.Lend(terms.Principal.MinorUnits, terms.StartDate.DayNumber);
        sweep.Forecast();
        sweep.GoTo(rows[^1].Due);
        var balance = terms.Principal.MinorUnits;
        for (var i = 0; i < rows.Length; i++)
        {
            balance -= rows[i].Principal;
            instalments[i] = new(rows[i], balance, terms.Currency);
        }
    }
}
