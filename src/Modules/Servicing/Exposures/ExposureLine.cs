using Wheelhouse.CreditRisk;
using Wheelhouse.Kernel;
using Wheelhouse.Leasing;
using Wheelhouse.Lending;
using Wheelhouse.Servicing.Storage;

namespace Wheelhouse.Servicing.Exposures;

/// <summary>What is read of an agreement to know what is at risk with it: its terms and the cache of its
/// fold.</summary>
sealed record ExposureLine(Text Product, DateOnly PaidOn, LoanTerms? Loan, LeaseTerms? Lease, AccountRow Account)
{
    const int MonthsAYear = 12;

    internal Exposure ToExposure(CreditStanding standing)
    {
        var owed = Account.ChargedOff ? 0 : IsRented ? Account.Due : Account.PrincipalLeft;
        var path = Lease is not null && !IsRented ? InvestmentPath.Of(Lease) : default(Outcome<InvestmentPath>?);
        var investment = path is { IsDone: true } solved ? solved.Value : null;
        return new(
            Account.Agreement, Account.Part, Product, PaidOn, Account.AsOf, Account.State != AgreementState.Active,
            Loan?.Principal ?? Lease?.Price ?? Money.Zero(Account.Currency), Of(owed), Of(Account.Lost),
            Of(Account.Due), Account.OldestDue, Loan?.AnnualRate ?? investment?.Annual ?? Rate.Zero,
            Account.RestructuredOn, Account.ChargedOff, standing, owed > 0 ? Ahead(owed, investment) : []);
    }

    /// <summary>The car stays the lessor's asset: only what is due is a claim.</summary>
    bool IsRented => Loan is null && Lease?.Class is null or LeaseClass.Operating;

    Money Of(long minor) => new(minor, Account.Currency);

    List<(DateOnly, long)> Ahead(long owed, InvestmentPath? investment) =>
        investment is not null ? Ahead(investment)
        : IsRented ? [(Account.AsOf.AddMonths(1), owed)]
        : Loan is not null ? Ahead(Loan)
        : Equal(0m, 0);

    /// <summary>By the plan of the terms while the account still follows it, else by what is left.</summary>
    List<(DateOnly, long)> Ahead(LoanTerms terms)
    {
        var (ahead, follows) = (new List<(DateOnly, long)>(), Account.NextDueOn is null);
        foreach (var row in Scheduling.Plan(terms).Rows)
        {
            if (row.DueDate > Account.AsOf)
            {
                ahead.Add((row.DueDate, row.Principal.MinorUnits));
            }

            follows |= row.DueDate == Account.NextDueOn && row.Number == Account.NextNumber;
        }

        return follows ? ahead : Equal(terms.AnnualRate.PerYear / MonthsAYear, terms.Balloon?.MinorUnits ?? 0);
    }

    /// <summary>By how the net investment is planned to fall; what is left at the end comes with the last
    /// row.</summary>
    List<(DateOnly, long)> Ahead(InvestmentPath investment)
    {
        var ahead = new List<(DateOnly, long)>();
        foreach (var row in investment.Rows)
        {
            if (row.Through > Account.AsOf)
            {
                ahead.Add((row.Through, Math.Max(0, (row.Opening - row.Closing).MinorUnits)));
            }
        }

        var last = investment.Rows[^1];
        ahead.Add((last.Through, last.Closing.MinorUnits));
        return ahead;
    }

    /// <summary>Monthly instalments of one size from the next due date on, as many as there are left.</summary>
    List<(DateOnly, long)> Equal(decimal monthlyRate, long balloon)
    {
        var left = Math.Max(1, Account.Instalments - Account.NextNumber + 1);
        var path = new long[left];
        var (owed, last) = (Account.PrincipalLeft, Math.Min(balloon, Account.PrincipalLeft));
        ExposurePath.Annuity(owed, monthlyRate, left, last, path);
        var from = Account.NextDueOn ?? Account.AsOf.AddMonths(1);
        return [.. path.Select((then, i) => (from.AddMonths(i), then - (i + 1 < left ? path[i + 1] : 0)))];
    }
}
