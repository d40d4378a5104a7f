namespace Wheelhouse.Lending;

/// <content>The ends of a loan: paid off, waived, written off.</content>
partial struct Sweep
{
    /// <summary>More than any debt.</summary>
    const long Limitless = long.MaxValue / 4;

    internal readonly long WrittenOff => writtenOff;

    internal readonly long Recovered => recovered;

    internal readonly DateOnly? ChargedOffOn => chargedOffOn > 0 ? DateOnly.FromDayNumber(chargedOffOn) : null;

    /// <summary>Pays what is due, the interest to the day, and all principal, whatever the rule for
    /// overpayment.</summary>
    internal void Settle(in Coming coming)
    {
        GoTo(coming.Day);
        Begin(coming);
        purse += overpaid; // what was overpaid before counts towards it
        overpaid = 0;
        ClearAll();
        Keep();
    }

    /// <summary>What is owed of one component goes, as far as the amount reaches.</summary>
    internal void Waive(Component component, in Coming coming)
    {
        GoTo(coming.Day);
        Begin(coming);
        for (var i = 0; i < current; i++)
        {
            PayComponent(i, component);
        }

        if (component == Component.Interest && FirstOpen() is { } open)
        {
            PayAccrued(open);
        }

        for (var i = current; i < count && component != Component.Interest; i++)
        {
            PayAhead(i, component);
        }

        EndRelief(coming.Amount);
    }

    internal void WriteOff(int sequence, int day)
    {
        GoTo(day);
        Begin(new(sequence, day, Limitless, IsMoney: false));
        ClearAll();
        writtenOff += EndRelief();
    }

    internal void ChargeOff(int day)
    {
        GoTo(day);
        chargedOffOn = chargedOffOn == 0 ? day : chargedOffOn;
    }

    /// <summary>A relief is what it cleared, and no more. Returns that.</summary>
    long EndRelief(long offered = Limitless)
    {
        var cleared = offered - purse;
        Ledger?.Limit(cleared);
        purse = 0;
        return cleared;
    }

    void ClearAll()
    {
        for (var i = 0; i < current; i++)
        {
            ClearRow(i, TimingOf(rows[i]));
        }

        if (FirstOpen() is { } open)
        {
            PayAccrued(open);
        }

        for (var i = current; i < count; i++)
        {
            PayAhead(i, Component.Penalty);
            PayAhead(i, Component.Fee);
            ref var row = ref rows[i];
            row.InterestPaid += Take(row.Interest - row.InterestPaid, i, Component.Interest);
        }

        if (FirstOpen() is { } first)
        {
            Prepay(first, purse);
        }

        for (var i = current; i < count && left == 0 && Unrecognised() == 0; i++)
        {
            rows[i].Fees = Math.Max(rows[i].FeesPaid, rows[i].Charged); // instalments that will not come cost nothing
        }
    }

    /// <summary>Charges of a row that is not due yet are owed all the same.</summary>
    void PayAhead(int index, Component component)
    {
        ref var row = ref rows[index];
        if (component == Component.Penalty)
        {
            row.PenaltiesPaid += Take(row.Penalties - row.PenaltiesPaid, index, component);
        }
        else
        {
            row.FeesPaid += Take(Math.Max(0, row.Charged - row.FeesPaid), index, component);
        }
    }

    /// <summary>What the terms ask on top when the loan is paid off on a day becomes owed.</summary>
    internal void ChargePayoff(int day)
    {
        GoTo(day);
        var (fee, interest) = PayoffExtra();
        if (fee + interest > 0 && FirstOpen() is { } open)
        {
            ref var row = ref rows[open];
            row.Fees += fee;
            row.Charged += fee;
            row.Interest += interest;
            row.Moved += interest;
            Trace?.Move(open, interest);
        }
    }

    /// <summary>The fee for ending early, and by how much the sum of digits exceeds the interest so far.</summary>
    /// <remarks>Worked by hand: 1 200 at 12 % in 12 months costs 79.43 of interest; paid off with the sixth instalment
    /// 6 × 7 / (12 × 13) of it, 21.38, is given back, so 58.05 is the cost; 60.37… accrued would be more, and then the
    /// accrued interest stands.</remarks>
    internal readonly (long Fee, long Interest) PayoffExtra()
    {
        if (terms.Payoff is not { } payoff || left == 0 || current == count)
        {
            return default;
        }

        var (day, end) = (DateOnly.FromDayNumber(at), DateOnly.FromDayNumber(rows[count - 1].Due));
        var months = (12 * (end.Year - day.Year)) + end.Month - day.Month - (end.Day < day.Day ? 1 : 0);
        var fee = payoff.Fee(months, left, terms.Rounding);
        return (fee, payoff.Method == PayoffMethod.RuleOf78 ? SumOfDigits() : 0);
    }

    readonly long SumOfDigits()
    {
        var interest = Scheduling.Plan(terms).TotalInterest.MinorUnits;
        long ahead = 0, all = terms.Instalments, accruedToday = Unrecognised();
        for (var i = 0; i < count; i++)
        {
            ahead += rows[i].Start >= at && i >= current ? 1 : 0;
            accruedToday += rows[i].Interest;
        }

        var rebate = Rounded.Divide((Int128)interest * ahead * (ahead + 1), all * (all + 1), terms.Rounding);
        return Math.Max(0, interest - rebate - accruedToday);
    }
}
