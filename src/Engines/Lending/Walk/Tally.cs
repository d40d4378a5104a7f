using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>Adds up the figures of a state: some on the as-of day itself, the rest when the forecast stands.</summary>
struct Tally(DateOnly asOf, long overpaid)
{
    long lent, disbursed, added, principalLeft, interestAccrued, interestDue, interestOpen, capitalised;
    (long Fee, long Interest) payoff;

    /// <summary>What paying off costs on top, before anything is assumed to be paid.</summary>
    internal void Payoff((long Fee, long Interest) extra) => payoff = extra;

    /// <summary>Reads what only holds on the as-of day, before the forecast goes on.</summary>
    /// <param name="unrecognised">Interest that has accrued and stands in no row.</param>
    internal void OnTheDay(long unrecognised, in Sweep sweep)
    {
        lent = sweep.Lent;
        disbursed = sweep.Lent - sweep.Income;
        principalLeft = sweep.PrincipalOutstanding;
        foreach (ref readonly var row in sweep.Rows)
        {
            interestDue += row.Interest + row.Capitalised;
            interestOpen += row.Interest - row.InterestPaid;
            capitalised += row.Capitalised;
        }

        added = sweep.Income + capitalised;
        interestAccrued = interestDue + unrecognised;
    }

    internal readonly LoanState State(in Sweep sweep, MoneyLog log)
    {
        var rows = sweep.Rows;
        var currency = sweep.Currency;
        long principal = 0, interest = 0, fees = 0, penalties = 0;
        long feesOpen = 0, dueNow = 0, overdue = 0, open = 0, nextAmount = 0;
        int oldest = 0, next = 0, today = asOf.DayNumber, maturity = rows[0].Due;
        for (var i = 0; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            principal += row.PrincipalPaid;
            interest += row.InterestPaid;
            fees += row.FeesPaid;
            penalties += row.PenaltiesPaid;
            maturity = row.Total > 0 ? row.Due : maturity;
            var unpaid = lent > 0 ? row.Outstanding : 0;
            open += unpaid;
            if (row.Due <= today && unpaid > 0)
            {
                dueNow += unpaid;
                feesOpen += row.Fees - row.FeesPaid + row.Penalties - row.PenaltiesPaid;
                overdue += row.Due < today ? unpaid : 0;
                oldest = oldest == 0 ? row.Due : oldest;
            }
            else if (unpaid > 0)
            {
                feesOpen += Math.Max(0, row.Charged - row.FeesPaid) + row.Penalties - row.PenaltiesPaid;
            }

            if (row.Due >= today && unpaid > 0 && next == 0)
            {
                (next, nextAmount) = (row.Due, unpaid);
            }
        }

        var (receipts, credits) = Receipts.Of(log, currency);
        return new(new LoanRows(sweep.AllRows, rows.Length, currency))
        {
            AsOf = asOf,
            Allocations = log.Allocations,
            Receipts = receipts,
            Credits = credits,
            Disbursed = Amount(disbursed),
            PrincipalAdded = Amount(added),
            PrincipalOwedAgain = Amount(sweep.OwedAgain),
            PrincipalOutstanding = Amount(principalLeft),
            PrincipalPaid = Amount(principal),
            InterestPaid = Amount(interest + capitalised),
            FeesPaid = Amount(fees),
            PenaltiesPaid = Amount(penalties),
            InterestOutstanding = Amount(interestOpen),
            FeesOutstanding = Amount(feesOpen),
            InterestAccrued = Amount(interestAccrued),
            InterestDue = Amount(interestDue),
            Overpaid = Amount(overpaid),
            WrittenOff = Amount(sweep.WrittenOff),
            Recovered = Amount(sweep.Recovered),
            ChargedOffOn = sweep.ChargedOffOn,
            PayoffFee = Amount(payoff.Fee),
            PayoffInterest = Amount(payoff.Interest),
            Deferrals = Deferral.Of(sweep, asOf, open == 0, DateOnly.FromDayNumber(maturity)),
            DueNow = Amount(dueNow),
            OverdueAmount = Amount(overdue),
            DaysPastDue = oldest > 0 && oldest < today ? today - oldest : 0,
            NextDue = next > 0 ? DateOnly.FromDayNumber(next) : null,
            NextAmount = Amount(nextAmount),
            Maturity = DateOnly.FromDayNumber(maturity),
            IsClosed = lent > 0 && open == 0,
        };

        Money Amount(long minor) => new(minor, currency);
    }
}
