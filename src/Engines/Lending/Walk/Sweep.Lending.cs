namespace Wheelhouse.Lending;

/// <content>What raises the debt: payouts, charges, money that went back.</content>
partial struct Sweep
{
    internal readonly long Income => income;

    internal readonly long OwedAgain => owedAgain;

    internal readonly IReadOnlyList<Earning> Earnings => earnings ?? (IReadOnlyList<Earning>)[];

    /// <param name="sequence">Who pays an automatic down payment; null for a plan, in which nobody has paid.</param>
    internal void Lend(long amount, int day, int? sequence)
    {
        GoTo(day);
        for (var i = 0; i < terms.Charges.Count; i++)
        {
            if (terms.Charges[i] is { Time: ChargeTime.Payout } charge)
            {
                Charge(charge.Of(amount, 0, terms.Rounding), Component.Fee, day);
            }
        }

        if (terms.DownPayment is { } down && current < count)
        {
            lent += amount;
            left += amount;
            PayDown(down, amount, day, sequence);
            amount = 0;
        }

        Raise(amount, day);
    }

    internal void CapitaliseIncome(Earning earning)
    {
        GoTo(earning.From);
        income += earning.Amount;
        Defer(earning);
        Raise(earning.Amount, earning.From);
    }

    internal void Defer(Earning earning) => (earnings ??= []).Add(earning);

    /// <summary>More principal, from the running row on.</summary>
    void Raise(long amount, int day)
    {
        lent += amount;
        left += amount;
        if (current < count)
        {
            FindTargets();
            GoTo(day); // rents in advance fall due on the day of the payout
        }
        else if (rows[count - 1].Fixed)
        {
            rows[count - 1].Principal += amount;
            left -= amount;
            overdue += amount;
        }
    }

    void PayDown(DownPayment down, long amount, int day, int? sequence)
    {
        var asked = Whole(decimal.Round(amount * down.Share, terms.Rounding));
        var index = InsertDue(day);
        ref var row = ref rows[index];
        row.Target = row.Principal = asked;
        left -= asked;
        overdue += asked;
        if (down.IsAutomatic && sequence is { } from)
        {
            Begin(new(from, day, asked, IsMoney: true));
            PayComponent(index, Component.Principal);
        }
    }

    /// <summary>A charge falls due with the running row; after the last one, in a row of its own.</summary>
    internal void Charge(long amount, Component component, int day)
    {
        GoTo(day);
        var index = current < count ? current : InsertDue(day);
        ref var row = ref rows[index];
        if (component == Component.Penalty)
        {
            row.Penalties += amount;
        }
        else
        {
            row.Fees += amount;
            row.Charged += amount;
        }
    }

    /// <summary>The charges that a row's own figures make, once they stand.</summary>
    readonly void AddCharges(ref Row row)
    {
        foreach (var charge in terms.Charges)
        {
            if (charge is { Time: ChargeTime.Instalment } && charge.Base != ChargeBase.Flat)
            {
                row.Fees += charge.Of(row.Principal, row.Interest, terms.Rounding);
            }
        }
    }

    /// <summary>Money went back to the payer: out of his credit, and beyond it he owes it again.</summary>
    internal void PayBack(in Coming coming)
    {
        GoTo(coming.Day);
        Ledger?.Comings.Add(coming);
        var amount = -coming.Amount;
        var credit = Math.Min(overpaid, amount);
        overpaid -= credit;
        if (amount > credit)
        {
            OweAgain(amount - credit, coming.Day);
        }
    }

    void OweAgain(long amount, int day)
    {
        owedAgain += amount;
        var index = InsertDue(day);
        ref var row = ref rows[index];
        row.Target = amount;
        if (daily)
        {
            row.Fixed = false;
            left += amount;
        }
        else
        {
            row.Principal = amount;
            overdue += amount;
        }
    }
}
