using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Who carries how much of a subvention.</summary>
/// <param name="Payer">A key such as <c>maker</c> or <c>dealer</c>.</param>
/// <param name="Share">A fraction; the shares of one subvention add up to 1.</param>
public readonly record struct SubventionShare(string Payer, decimal Share);

/// <summary>What one payer owes.</summary>
public readonly record struct SubventionAmount(string Payer, Money Amount);

/// <summary>What it costs today to give a customer a lower rate than the lender must earn.</summary>
/// <param name="Amount">Principal less the present value of the customer's instalments at the contract rate.</param>
/// <param name="CustomerInterest">Interest of the customer's schedule.</param>
/// <param name="ContractInterest">Interest of the same loan at the contract rate.</param>
/// <param name="Amounts">The amount by payer, to the cent; the last takes the rounding.</param>
public sealed record SubventionQuote(
    Money Amount, Money CustomerInterest, Money ContractInterest, IReadOnlyList<SubventionAmount> Amounts);

/// <summary>Maker subvention: the lender earns the contract rate, the customer pays less, somebody pays the
/// difference.</summary>
public static class Subvention
{
    /// <summary>The present value of the difference, due at payout.</summary>
    /// <param name="terms">What the customer signs, at the customer's rate.</param>
    /// <param name="contractRate">What the lender earns; on or above the customer's rate.</param>
    /// <param name="shares">Who pays; empty for the maker alone.</param>
    /// <remarks>
    /// <code>S = P − Σ T_k / Π_(j ≤ k) (1 + f_j),   f_j = contract rate of period j</code>
    /// Worked by hand: 120 at 0 % in 12 months against 6 %: 10 a month is worth 10 × (1 − 1.005^−12) / 0.005 = 116.19
    /// today, so S = 3.81.
    /// </remarks>
    /// <exception cref="ArgumentException">The terms are nonsense, the rate is lower, or the shares do not make
    /// 1.</exception>
    public static SubventionQuote Quote(
        LoanTerms terms, Rate contractRate, params IReadOnlyList<SubventionShare> shares)
    {
        ArgumentNullException.ThrowIfNull(shares);
        Demand(terms, contractRate);
        var schedule = Scheduling.Plan(terms);
        var amount = schedule.TotalPrincipal - Worth(terms, schedule, contractRate, terms.StartDate);
        var contract = Scheduling.Plan(terms with { AnnualRate = contractRate });
        return new(amount, schedule.TotalInterest, contract.TotalInterest, Share(amount, shares, terms.Rounding));
    }

    /// <summary>The part of a subvention that is not earned yet on a day, to claw back when the loan is paid off
    /// then.</summary>
    /// <remarks>
    /// What the customer still owes that day, less what the loan is worth to the lender at the contract rate: the whole
    /// subvention at the start, nothing at the end. The customer is taken to have paid as planned. Worked by hand: in
    /// the
    /// example of <see cref="Quote"/>, after six instalments 60 is owed and 10 × (1 − 1.005^−6) / 0.005 = 58.96 is its
    /// worth, so 1.04 comes back.
    /// </remarks>
    public static Money Unearned(LoanTerms terms, Rate contractRate, DateOnly onDay)
    {
        Demand(terms, contractRate);
        ArgumentOutOfRangeException.ThrowIfLessThan(onDay, terms.StartDate);
        var schedule = Scheduling.Plan(terms);
        var owed = 0L;
        foreach (var row in schedule.Rows)
        {
            owed += row.DueDate > onDay ? row.Principal.MinorUnits : 0;
        }

        var accrued = Accrued(terms, schedule, onDay);
        var unearned = new Money(owed, terms.Currency) + accrued - Worth(terms, schedule, contractRate, onDay);
        return Money.Max(Money.Zero(terms.Currency), unearned);
    }

    /// <summary>What is not earned of a subvention when a loan with this history ends on a day: the claw-back on
    /// prepayment.</summary>
    /// <remarks>
    /// As <see cref="Unearned"/>, but on what the customer really owes: who has repaid half
    /// of the principal ahead has let the maker's money work on half of it. Worked by hand: in the example of
    /// <see cref="Quote"/>, 60 owed after six instalments as planned gives 1.04; when 30 more were repaid that day from
    /// the end, three instalments of 10 are left, worth 10 × (1 − 1.005^−3) / 0.005 = 29.70: 0.30 comes back.
    /// </remarks>
    public static Money Clawback(
        LoanTerms terms, Rate contractRate, IReadOnlyList<LoanEvent> events, DateOnly onDay)
    {
        Demand(terms, contractRate);
        var state = LoanFold.Fold(terms, events, onDay);
        decimal worth = 0, growth = 1;
        var cadence = Cadence.Of(terms);
        foreach (var row in state.Rows)
        {
            if (row.DueDate > onDay)
            {
                growth *= Growth(terms, cadence, contractRate, row.PeriodStart, row.DueDate, onDay);
                worth += (row.Principal - row.PrincipalPaid + row.Interest - row.InterestPaid).Major / growth;
            }
        }

        var notDue = Money.Zero(terms.Currency);
        foreach (var row in state.Rows)
        {
            notDue += row.DueDate > onDay ? row.Principal - row.PrincipalPaid : Money.Zero(terms.Currency);
        }

        var unearned = notDue + state.InterestNotDue - Money.Round(worth, terms.Currency, terms.Rounding);
        return Money.Max(Money.Zero(terms.Currency), unearned);
    }

    /// <summary>By how much money grows over the days of a period that come after a day.</summary>
    static decimal Growth(
        LoanTerms terms, in Cadence cadence, Rate rate, DateOnly start, DateOnly due, DateOnly onDay)
    {
        var odd = start == terms.StartDate && terms.FirstDueDate is not null;
        var row = new Row { Start = start.DayNumber, Due = due.DayNumber, Odd = odd };
        var part = YearPart.Of(terms.DayCount, cadence, row);
        var weight = part.Weight(Math.Max(row.Start, onDay.DayNumber), row.Due);
        return 1 + (rate.PerYear * weight / part.Denominator);
    }

    /// <summary>The present value on a day of all instalments due after it.</summary>
    static Money Worth(LoanTerms terms, Schedule schedule, Rate rate, DateOnly onDay)
    {
        decimal worth = 0, growth = 1;
        var cadence = Cadence.Of(terms);
        var day = onDay.DayNumber;
        foreach (var instalment in schedule.Rows)
        {
            var due = instalment.DueDate.DayNumber;
            var beginsToday = instalment.Number == 1 && due == day && onDay == terms.StartDate;
            if (due <= day && !beginsToday)
            {
                continue; // a rent in advance on the first day belongs to the price, all else of today is paid
            }

            growth *= Growth(terms, cadence, rate, instalment.PeriodStart, instalment.DueDate, onDay);
            worth += (instalment.Principal + instalment.Interest).Major / growth;
        }

        return Money.Round(worth, terms.Currency, terms.Rounding);
    }

    /// <summary>The customer's interest from the last due date to a day.</summary>
    static Money Accrued(LoanTerms terms, Schedule schedule, DateOnly onDay)
    {
        var payout = new Disbursed(0, terms.StartDate, terms.StartDate, terms.Principal);
        var paid = new List<LoanEvent> { payout };
        foreach (var row in schedule.Rows)
        {
            if (row.DueDate <= onDay && row.Total.IsPositive)
            {
                paid.Add(new Repaid(row.Number, row.DueDate, row.DueDate, row.Total));
            }
        }

        return LoanFold.Fold(terms, paid, onDay).InterestNotDue;
    }

    static List<SubventionAmount> Share(Money amount, IReadOnlyList<SubventionShare> shares, MidpointRounding rounding)
    {
        if (shares.Count == 0)
        {
            return [new("maker", amount)];
        }

        var parts = new List<SubventionAmount>(shares.Count);
        var left = amount;
        var sum = 0m;
        for (var i = 0; i < shares.Count; i++)
        {
            sum += shares[i].Share;
            var part = i == shares.Count - 1
                ? left
                : Money.Round(amount.Major * shares[i].Share, amount.Currency, rounding);
            parts.Add(new(shares[i].Payer, part));
            left -= part;
        }

        return sum == 1m
            ? parts
            : throw new ArgumentException($"The shares add up to {sum}, not to 1.", nameof(shares));
    }

    static void Demand(LoanTerms terms, Rate contractRate)
    {
        Scheduling.Demand(terms);
        if (contractRate < terms.AnnualRate || !TermsCheck.RateInRange(contractRate))
        {
            throw new ArgumentException(
                $"The contract rate {contractRate} must be on or above the customer's {terms.AnnualRate}.",
                nameof(contractRate));
        }
    }
}
