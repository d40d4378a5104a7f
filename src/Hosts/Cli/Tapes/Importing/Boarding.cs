using Wheelhouse.Kernel;
using Wheelhouse.Lending;
using Wheelhouse.Servicing;

namespace Wheelhouse.Cli.Tapes.Importing;

/// <summary>A loan of a tape as it is taken over at the end of the reporting period.</summary>
static class Boarding
{
    const int Longest = 600;

    /// <summary>What is owed, at the tape's rate and instalment, from the day through which interest is paid.</summary>
    /// <remarks>
    /// <para>A tape tells no due dates. Of a loan that is late the first is as many days before the end of the period
    /// as it is past due; of others it is the day of the month through which interest was paid, a month later. There
    /// are as many instalments as repay the balance; the last one takes the rest.</para>
    /// <para>By hand: 11,281.52 at 7.04 % with 232.96 a month, paid through 10 May 2017, current on 31 May: due from 10
    /// June; a month's interest is 66.18, so 57 instalments.</para>
    /// </remarks>
    public static TakenOver Of(TapeLoan loan, Convention convention, Text product)
    {
        var facts = loan.Facts;
        var paid = loan.PaidThrough ?? facts.Ending;
        paid = paid > facts.Ending ? facts.Ending : paid;
        var due = facts.DaysPastDue is > 0 and var late ? facts.Ending.AddDays(-late) : After(paid, facts.Ending);
        var start = paid < due ? paid : due.AddDays(-1);
        var count = Instalments(loan);
        var terms = convention.Terms(loan.Balance, loan.Rate, start.DayNumber, count ?? facts.Remaining ?? 1) with
        {
            FirstDueDate = Convention.Booked(due.DayNumber),
        };
        if (count is not null)
        {
            terms = terms with
            {
                Amortisation = Amortisation.Custom,
                Steps = [new(1, Amount: new Money(loan.Instalment, Currency.Usd))],
            };
        }

        var model = new Text(facts.Model, facts.Model);
        return new(loan.Number, "", product, model, terms, facts.OriginatedOn ?? terms.StartDate);
    }

    /// <summary>The same day of the month, the first time after the period.</summary>
    static DateOnly After(DateOnly paid, DateOnly ending)
    {
        var months = 1;
        while (paid.AddMonths(months) <= ending)
        {
            months++;
        }

        return paid.AddMonths(months);
    }

    /// <summary>How many instalments repay the balance at a twelfth of the rate a month; null where they never
    /// do.</summary>
    static int? Instalments(TapeLoan loan)
    {
        var (left, count) = ((decimal)loan.Balance, 0);
        while (left > 0m && count < Longest)
        {
            left += (left * loan.Rate.PerYear / 12m) - loan.Instalment;
            count++;
        }

        return loan.Instalment > 0 && left <= 0m ? count : null;
    }
}
