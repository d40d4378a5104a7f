using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Terms to schedule.</summary>
public static class Scheduling
{
    const int UsualRows = 96;

    [ThreadStatic]
    static Row[]? scratch;

    /// <summary>The plan of a loan whose whole principal is paid out on the start date.</summary>
    /// <remarks>Worked by hand: 100 at 7 % over 6 months, 30/360: five times 17.01, then 17.00; interest 2.05 in
    /// all.</remarks>
    /// <exception cref="ArgumentException">The terms are nonsense; <see cref="LoanTerms.Check"/> says why.</exception>
    public static Schedule Plan(LoanTerms terms)
    {
        Demand(terms);
        return new(Fill(terms), terms.Currency);
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

    static Instalment[] Fill(LoanTerms terms)
    {
        var sweep = new Sweep(terms, Scratch(Periods.Count(terms)), Sweep.Decimals(terms.AnnualRate)).Planned();
        sweep.GoToEnd();
        var rows = sweep.Rows;
        var instalments = new Instalment[rows.Length];
        var balance = terms.Principal.MinorUnits;
        for (var i = 0; i < rows.Length; i++)
        {
            balance -= rows[i].Principal;
            instalments[i] = new(rows[i], balance, terms.Currency);
        }

        return instalments;
    }

    /// <summary>Rows to work in, kept from plan to plan.</summary>
    static Row[] Scratch(int rows) =>
        scratch is { } kept && kept.Length >= rows ? kept : scratch = new Row[Math.Max(rows, UsualRows)];
}
