namespace Wheelhouse.Lending;

/// <summary>Adds up the figures of a state: some on the as-of day itself, the rest when the forecast stands.</summary>
struct Tally(DateOnly asOf, long overpaid)
{
    readonly int today = asOf.DayNumber;
    long lent, disbursed, added, principalLeft, interestAccrued, interestDue, interestOpen, capitalised;
    (long Fee, long Interest) payoff;
    AccrualLine? line;

    long principal, interest, fees, penalties, feesOpen, dueNow, overdue, open, nextAmount;
    int oldest, next, maturity;

    /// <summary>What paying off costs on top, before anything is assumed to be paid.</summary>
    internal void Payoff((long Fee, long Interest) extra) => payoff = extra;

    /// <summary>How interest goes on accruing beyond what is recognised today.</summary>
    internal void Line(AccrualLine accrual) => line = accrual;

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

    internal LoanState State(in Sweep sweep, MoneyLog log)
    {
        maturity = sweep.Rows[0].Due;
        foreach (ref readonly var row in sweep.Rows)
        {
            Add(row);
        }

        var currency = sweep.Currency;
        var (receipts, credits) = Receipts.Of(log, currency);
        return new(new LoanRows(sweep.AllRows, sweep.Rows.Length, currency))
        {
            AsOf = asOf,
            Allocations = log.Allocations,
            Receipts = receipts,
            Credits = credits,
            Disbursed = new(disbursed, currency),
            PrincipalAdded = new(added, currency),
            PrincipalOwedAgain = new(sweep.OwedAgain, currency),
            PrincipalOutstanding = new(principalLeft, currency),
            PrincipalPaid = new(principal, currency),
            InterestPaid = new(interest + capitalised, currency),
            FeesPaid = new(fees, currency),
            PenaltiesPaid = new(penalties, currency),
            InterestOutstanding = new(interestOpen, currency),
            FeesOutstanding = new(feesOpen, currency),
            InterestAccrued = new(interestAccrued, currency),
            InterestDue = new(interestDue, currency),
            Accrual = line ?? AccrualLine.None(asOf),
            Overpaid = new(overpaid, currency),
            WrittenOff = new(sweep.WrittenOff, currency),
            Recovered = new(sweep.Recovered, currency),
            ChargedOffOn = sweep.ChargedOffOn,
            PayoffFee = new(payoff.Fee, currency),
            PayoffInterest = new(payoff.Interest, currency),
            Deferrals = Deferral.Of(sweep, asOf, open == 0, DateOnly.FromDayNumber(maturity)),
            DueNow = new(dueNow, currency),
            OverdueAmount = new(overdue, currency),
            DaysPastDue = oldest > 0 && oldest < today ? today - oldest : 0,
            NextDue = next > 0 ? DateOnly.FromDayNumber(next) : null,
            NextAmount = new(nextAmount, currency),
            Maturity = DateOnly.FromDayNumber(maturity),
            IsClosed = lent > 0 && open == 0,
        };
    }

    void Add(in Row row)
    {
        principal += row.PrincipalPaid;
        interest += row.InterestPaid;
        fees += row.FeesPaid;
        penalties += row.PenaltiesPaid;
        maturity = row.Total > 0 ? row.Due : maturity;
        var unpaid = lent > 0 ? row.Outstanding : 0;
        if (unpaid == 0)
        {
            return;
        }

        open += unpaid;
        if (row.Due <= today)
        {
            dueNow += unpaid;
            feesOpen += row.Fees - row.FeesPaid + row.Penalties - row.PenaltiesPaid;
            overdue += row.Due < today ? unpaid : 0;
            oldest = oldest == 0 ? row.Due : oldest;
        }
        else
        {
            feesOpen += Math.Max(0, row.Charged - row.FeesPaid) + row.Penalties - row.PenaltiesPaid;
        }

        if (row.Due >= today && next == 0)
        {
            (next, nextAmount) = (row.Due, unpaid);
        }
    }
}
