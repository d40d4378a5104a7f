using System.Globalization;
using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Engines.Tests.Lending;

/// <summary>Loans and figures in short words, for tests that are tables.</summary>
static class Loans
{
    internal static LoanTerms Loan(
        decimal principal, string rate, int instalments, string start = "2024-01-01") => new()
        {
            Principal = Yuan(principal),
            AnnualRate = new(Number(rate)),
            StartDate = Day(start),
            Instalments = instalments,
        };

    internal static Money Yuan(decimal amount) => Money.Exact(amount, Currency.Cny);

    internal static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The plan as one line a row: due date, principal, interest.</summary>
    internal static string Table(Schedule schedule) => string.Join("\n", schedule.Instalments.Select(row =>
        $"{row.DueDate:yyyy-MM-dd} {Text(row.Principal)} {Text(row.Interest)}"));

    /// <summary>A state as one line a row: principal, interest, paid, outstanding.</summary>
    internal static string Table(LoanState state) => string.Join("\n", state.Rows.Select(row =>
        $"{Text(row.Principal)} {Text(row.Interest)} {Text(row.Paid)} {Text(row.Outstanding)}"));

    internal static string Text(Money money) =>
        money.Major.ToString($"F{money.Currency.Digits}", CultureInfo.InvariantCulture);

    internal static LoanState Fold(this LoanTerms terms, string asOf, params string[] events) =>
        LoanFold.Fold(terms, Events(terms, events), Day(asOf));

    /// <summary>The payout of the principal, then events of one day each, as of the day that most of them are
    /// of.</summary>
    internal static LoanState After(this LoanTerms terms, string asOf, params Func<DateOnly, LoanEvent>[] events) =>
        LoanFold.Fold(terms, [.. Events(terms), .. events.Select(one => one(Day(asOf)))], Day(asOf));

    /// <summary>Events in words: <c>pay 2024-02-01 17.01</c>; the payout of the principal comes of itself.</summary>
    internal static List<LoanEvent> Events(LoanTerms terms, params string[] events)
    {
        List<LoanEvent> all = [new Disbursed(0, terms.StartDate, terms.StartDate, terms.Principal)];
        foreach (var text in events)
        {
            var words = text.Split(' ');
            var day = Day(words[1]);
            all.Add(words[0] switch
            {
                "lend" => new Disbursed(all.Count, day, day, Amount(words[2])),
                "pay" => new Repaid(all.Count, day, day, Amount(words[2])),
                "settle" => new EarlySettled(all.Count, day, day, Amount(words[2])),
                "rate" => new RateChanged(all.Count, day, day, new(Number(words[2]))),
                "pause" => new InterestPaused(all.Count, day, day, Day(words[2])),
                "reverse" => new Reversed(all.Count, day, day, int.Parse(words[2], CultureInfo.InvariantCulture)),
                _ => throw new ArgumentException($"'{words[0]}' is no event.", nameof(events)),
            });
        }

        return all;

        Money Amount(string text) => Money.Exact(Number(text), terms.Currency);
    }

    static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
