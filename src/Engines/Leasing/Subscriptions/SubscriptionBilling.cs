using Wheelhouse.Kernel;
using Wheelhouse.Lending;

namespace Wheelhouse.Leasing;

/// <summary>Bills and books a subscription from its first day through another.</summary>
sealed class SubscriptionBilling(SubscriptionTerms terms, List<SubscriptionEvent> known, DateOnly asOf)
{
    readonly LeaseBook book = new(terms.Currency);
    readonly List<DueRow> rows = [];
    readonly List<Credit> credits = [];
    readonly SubscriptionCourse course = new(terms, known);
    Money billed = Money.Zero(terms.Currency);
    Money charged = Money.Zero(terms.Currency);
    int credited;

    DateOnly LastDay => course.EndsOn is { } end && end < asOf ? end : asOf;

    internal void Run()
    {
        foreach (var paid in known.OfType<SubscriptionPaid>())
        {
            credits.Add(new(paid.ValueDate, paid.Sequence, Payer.Lessee, paid.Amount));
            book.Move(paid.ValueDate, LeaseEntryKind.Receipt, "", LeaseAccount.Cash, LeaseAccount.Lessee, paid.Amount);
        }

        if (known.OfType<SubscriptionBegun>().Any())
        {
            for (var period = 0; course.PeriodStart(period) <= LastDay; period++)
            {
                Bill(period);
                Earn(period);
            }

            Charges();
        }
    }

    /// <summary>A bill for each day on which what the month is worth turned out to be another.</summary>
    void Bill(int period)
    {
        var (start, next) = (course.PeriodStart(period), course.PeriodStart(period + 1));
        var days = known.Select(one => one.ValueDate).Where(day => day > start && day < next).Prepend(start).Distinct();
        var before = Money.Zero(terms.Currency);
        foreach (var day in days)
        {
            var now = new SubscriptionCourse(terms, known.Where(one => one.ValueDate <= day)).WholePeriod(period);
            Owe(DueKind.Subscription, day, now - before, LeaseAccount.DeferredRent, "");
            before = now;
        }
    }

    void Earn(int period)
    {
        var last = course.PeriodStart(period + 1).AddDays(-1);
        var day = last < asOf ? last : asOf;
        book.Move(day, LeaseEntryKind.Income, "IFRS 16.81",
            LeaseAccount.DeferredRent, LeaseAccount.LeaseIncome, course.Worth(period, day));
    }

    /// <summary>Fees, and kilometres beyond the plan whenever a car comes back.</summary>
    void Charges()
    {
        var (swaps, plan, since, odometer) = (0, terms.Find(terms.Plan)!, terms.StartDate, 0);
        foreach (var one in known)
        {
            switch (one)
            {
                case SubscriptionBegun begun:
                    odometer = begun.Odometer;
                    Charge(one.ValueDate, terms.JoiningFee, "joining");
                    break;
                case VehicleSwapped swap:
                    Kilometres(plan, one.ValueDate.DayNumber - since.DayNumber, one, swap.OdometerBack - odometer);
                    Charge(one.ValueDate, ++swaps > terms.FreeSwaps ? terms.SwapFee : null, "swap");
                    (plan, since, odometer) = (terms.Find(swap.Plan)!, one.ValueDate, swap.Odometer);
                    break;
                case SubscriptionCancelled when course.EndsOn?.AddDays(1) < course.PeriodStart(terms.MinimumMonths):
                    Charge(one.ValueDate, terms.CancellationFee, "cancellation");
                    break;
                case SubscriptionCarReturned back:
                    Kilometres(plan, one.ValueDate.DayNumber - since.DayNumber + 1, one, back.Odometer - odometer);
                    break;
            }
        }
    }

    /// <summary>Days with the car, paused ones among them: to the day before a swap, through the day of
    /// return.</summary>
    void Kilometres(SubscriptionPlan plan, int days, SubscriptionEvent seen, int driven)
    {
        var excess = driven - SubscriptionFold.IncludedKm(plan, days);
        var exact = (decimal)plan.ExcessPerThousandKm.MinorUnits * Math.Max(0, excess) / 1000m;
        Take(DueKind.Mileage, seen.ValueDate, new((long)decimal.Round(exact, terms.Rounding), terms.Currency), "");
    }

    void Charge(DateOnly day, Money? fee, string code) =>
        Take(DueKind.Charge, day, fee ?? Money.Zero(terms.Currency), code);

    void Take(DueKind kind, DateOnly day, Money amount, string code)
    {
        charged += amount;
        Owe(kind, day, amount, LeaseAccount.ChargeIncome, code);
    }

    /// <summary>A row for what is owed, credit for what is given back.</summary>
    void Owe(DueKind kind, DateOnly day, Money amount, LeaseAccount account, string code)
    {
        billed += amount;
        if (amount.IsPositive)
        {
            rows.Add(new(kind, Payer.Lessee, day, amount, 0, code) { Booked = true });
        }
        else if (amount.IsNegative)
        {
            credits.Add(new(day, --credited, Payer.Lessee, -amount));
        }

        book.Move(day, LeaseEntryKind.Billing, "", LeaseAccount.Lessee, account, amount);
    }

    /// <summary>What each day from one on is worth, and what was charged on it.</summary>
    internal List<DayRevenue> ByDay(DateOnly from)
    {
        var days = new List<DayRevenue>();
        var zero = Money.Zero(terms.Currency);
        var charges = book.Entries
            .SelectMany(entry => entry.Lines, (entry, line) => (entry.Day, line.Account, line.Amount))
            .Where(line => line.Account == LeaseAccount.ChargeIncome).ToLookup(line => line.Day, line => -line.Amount);
        for (var period = 0; course.PeriodStart(period) <= asOf; period++)
        {
            var before = zero;
            var next = course.PeriodStart(period + 1);
            for (var day = course.PeriodStart(period); day < next && day <= asOf; day = day.AddDays(1))
            {
                var through = course.Worth(period, day);
                days.Add(new(day, through - before, Money.Sum(charges[day], terms.Currency)));
                before = through;
            }
        }

        return [.. days.Where(one => one.Day >= from)];
    }

    internal SubscriptionState State()
    {
        var matching = Matching.Of(rows, credits, terms.Currency, asOf);
        var due = matching.Rows.Where(row => row.Outstanding.IsPositive).ToList();
        var begun = known.OfType<SubscriptionBegun>().FirstOrDefault();
        return new()
        {
            AsOf = asOf,
            Status = begun is null ? SubscriptionStatus.Agreed
                : asOf > course.EndsOn ? SubscriptionStatus.Ended
                : course.PausedOn(asOf) ? SubscriptionStatus.Paused
                : SubscriptionStatus.Running,
            Plan = course.PlanOn(asOf).Code,
            Vehicle = known.OfType<VehicleSwapped>().LastOrDefault()?.Vehicle ?? begun?.Vehicle ?? "",
            EndsOn = course.EndsOn,
            Rows = matching.Rows,
            Allocations = matching.Allocations,
            DueNow = Money.Sum(due.Select(row => row.Outstanding), terms.Currency),
            DaysPastDue = due.Count > 0 ? asOf.DayNumber - due[0].DueDate.DayNumber : 0,
            Credit = matching.CreditOf(Payer.Lessee),
            Billed = billed,
            Earned = charged - book.Balance(LeaseAccount.LeaseIncome),
            Accrual = begun is null ? AccrualLine.None(asOf) : course.AccrualFrom(asOf),
            Entries = [.. book.Entries.OrderBy(entry => entry.Day)],
            Balances = book.Balances,
        };
    }
}
