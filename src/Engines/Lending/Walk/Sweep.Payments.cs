namespace Wheelhouse.Lending;

/// <content>Money that comes in: which row and which component of it a payment clears.</content>
partial struct Sweep
{
    /// <summary>Money that found nothing to pay.</summary>
    internal readonly long Overpaid => overpaid;

    internal void Pay(in Coming coming)
    {
        GoTo(coming.Day);
        Begin(coming);
        if (order.By == AllocationBy.Component)
        {
            ClearByComponent();
        }
        else
        {
            ClearByInstalment();
        }

        if (purse > 0 && FirstOpen() is { } open)
        {
            PayOpen(open, Component.Interest); // what has accrued, when principal was to go first
        }

        Keep();
    }

    void Begin(in Coming coming)
    {
        Ledger?.Comings.Add(coming);
        (purse, payer) = (coming.Amount, coming.Sequence);
    }

    /// <summary>What found nothing to pay makes good what was written off; the rest is the customer's.</summary>
    void Keep()
    {
        var back = Math.Min(purse, writtenOff - recovered);
        recovered += back;
        overpaid += purse - back;
        purse = 0;
    }

    void ClearByInstalment()
    {
        for (var i = 0; i < current && purse > 0; i++)
        {
            ClearRow(i, TimingOf(rows[i]));
        }

        if (daily && current < count)
        {
            ClearRow(current, DueTiming.InAdvance);
        }

        if (terms.Overpayment != Overpayment.NextInstalment)
        {
            PrepayByRule();
            return;
        }

        for (var i = current; i < count && purse > 0; i++)
        {
            ClearRow(i, DueTiming.InAdvance);
        }
    }

    void ClearByComponent()
    {
        var slots = order.Slots;
        for (var s = 0; s < slots.Count; s++)
        {
            var (timing, component) = slots[s];
            if (timing == DueTiming.InAdvance && component == Component.Principal
                && terms.Overpayment != Overpayment.NextInstalment)
            {
                PrepayByRule();
                continue;
            }

            var (first, end) = timing == DueTiming.InAdvance ? (current, count) : (0, current);
            for (var i = first; i < end && purse > 0; i++)
            {
                if (TimingOf(rows[i]) == timing)
                {
                    PayComponent(i, component);
                }
            }
        }
    }

    /// <summary>Pays the components of one row in the order for its timing.</summary>
    void ClearRow(int index, DueTiming timing)
    {
        ref readonly var row = ref rows[index];
        if (purse == 0 || (row.Fixed && row.Outstanding == 0))
        {
            return;
        }

        foreach (var component in order.Within(timing))
        {
            PayComponent(index, component);
        }
    }

    void PayComponent(int index, Component component)
    {
        ref var row = ref rows[index];
        switch (component)
        {
            case Component.Penalty:
                row.PenaltiesPaid += Take(row.Penalties - row.PenaltiesPaid, index, component);
                break;
            case Component.Fee:
                row.FeesPaid += Take(row.Fees - row.FeesPaid, index, component);
                break;
            case Component.Interest when row.Fixed:
                row.InterestPaid += Take(row.Interest - row.InterestPaid, index, component);
                break;
            case Component.Principal when row.Fixed:
                var paid = Take(row.Principal - row.PrincipalPaid, index, component);
                row.PrincipalPaid += paid;
                overdue -= paid;
                break;
            case Component.Interest or Component.Principal:
                PayOpen(index, component);
                break;
        }
    }

    /// <summary>Pays into a row whose figures are still open: what it pays becomes part of the row.</summary>
    void PayOpen(int index, Component component)
    {
        ref var row = ref rows[index];
        if (row.Fixed)
        {
            return;
        }

        if (component == Component.Interest)
        {
            row.InterestPaid += Take(row.Interest - row.InterestPaid, index, component); // of arrears moved here
            var owed = flat ? FlatInterest(index) : Unrecognised();
            var paid = Take(row.Last ? owed : Math.Min(owed, row.InterestRoom), index, component);
            row.Interest += paid;
            row.InterestPaid += paid;
            if (!flat || index == current)
            {
                Recognise(index, paid);
            }
        }
        else
        {
            var kept = daily && row.Due <= at && FirstOpen() == index ? Math.Min(Unrecognised(), row.InterestRoom) : 0;
            var paid = Take(Math.Min(left, row.Last ? left : row.Room(kept)), index, component);
            row.Principal += paid;
            row.PrincipalPaid += paid;
            left -= paid;
        }

        row.Fixed = row.IsFilled || (daily && !row.HasTotal && IsCleared(row));
    }

    /// <summary>Whether a row that fell due with daily interest has got all that it could ask.</summary>
    readonly bool IsCleared(in Row row) =>
        !row.Last && row.Due <= at && row.Room(0) == 0 && Math.Min(row.InterestRoom, Unrecognised()) == 0;

    /// <summary>Flat interest of a row is owed whole, however early it is paid.</summary>
    readonly long FlatInterest(int index) => index == current
        ? Unrecognised(ForecastAccrual())
        : Math.Max(0, Interest(rows[index], left, 0) - rows[index].Interest + rows[index].Moved);

    /// <summary>The first row from the current one on whose figures are open; none after the last due date.</summary>
    readonly int? FirstOpen()
    {
        for (var i = daily ? 0 : current; i < count; i++)
        {
            if (!rows[i].Fixed)
            {
                return i;
            }
        }

        return null;
    }

    readonly DueTiming TimingOf(in Row row) =>
        row.Due < at ? DueTiming.PastDue : row.Due == at ? DueTiming.Due : DueTiming.InAdvance;

    long Take(long owed, int index, Component component)
    {
        var taken = Math.Min(purse, owed);
        if (taken > 0)
        {
            purse -= taken;
            rows[index].PaidOn = at;
            Ledger?.Allocations.Add(new(payer, rows[index].Number, component, new(taken, terms.Currency)));
        }

        return taken;
    }
}
