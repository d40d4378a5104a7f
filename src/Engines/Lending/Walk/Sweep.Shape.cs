namespace Wheelhouse.Lending;

/// <content>Rows that are changed by agreement.</content>
partial struct Sweep
{
    /// <summary>So many of the next rows are not paid; the last row always is.</summary>
    internal readonly void Skip(int instalments, HolidayInterest interest)
    {
        for (var i = current; i < Math.Min(current + instalments, count - 1); i++)
        {
            ref var row = ref rows[i];
            if (interest == HolidayInterest.Paid)
            {
                row.Kind = RowKind.InterestOnly;
                continue;
            }

            row.Kind = RowKind.FixedAmount;
            row.Target = row.Filled;
            row.Fees = Math.Max(row.FeesPaid, row.Charged);
            row.Capitalises = interest == HolidayInterest.Capitalised;
            row.Free = interest == HolidayInterest.Waived;
        }
    }

    internal readonly void Grace(int principal, int interest)
    {
        for (var i = current; i < count - 1; i++)
        {
            ref var row = ref rows[i];
            row.Kind = i < current + principal ? RowKind.InterestOnly : row.Kind;
            row.Deferred |= i < current + interest;
        }
    }

    /// <summary>The running row falls due on another day, and the rest follow from it.</summary>
    internal void MoveDue(DateOnly to)
    {
        if (current == count)
        {
            return;
        }

        ref var row = ref rows[current];
        row.Due = Math.Max(Math.Max(to.DayNumber, at), row.Start);
        row.Odd = true;
        cadence = cadence with { Anchor = DateOnly.FromDayNumber(row.Due) };
        lastPeriod = 0;
        if (current < count - 1)
        {
            Date(current + 1, 1);
        }
    }

    /// <summary>What is overdue joins what is to come. A forecast has nothing overdue.</summary>
    internal void TakeBack(Arrears arrears, int sequence)
    {
        if (arrears == Arrears.Kept || forecast || current == count)
        {
            return;
        }

        if (arrears == Arrears.Waived)
        {
            WaiveDue(sequence);
        }

        ref var next = ref rows[current];
        long interest = 0;
        for (var i = 0; i < current; i++)
        {
            ref var row = ref rows[i];
            var principal = row.Principal - row.PrincipalPaid;
            (row.Principal, left, overdue) = (row.PrincipalPaid, left + principal, overdue - principal);
            next.Charged += row.Fees - row.FeesPaid;
            next.Fees += row.Fees - row.FeesPaid;
            next.Penalties += row.Penalties - row.PenaltiesPaid;
            (row.Fees, row.Penalties) = (row.FeesPaid, row.PenaltiesPaid);
            interest += row.Interest - row.InterestPaid;
            Trace?.Move(i, row.InterestPaid - row.Interest);
            row.Interest = row.InterestPaid;
            row.Fixed = true;
        }

        if (daily && arrears == Arrears.Capitalised)
        {
            interest = Unrecognised();
            Recognise(current, interest);
            Trace?.Move(current, -interest);
        }

        Place(interest, arrears);
    }

    /// <summary>Interest that was overdue finds its new place.</summary>
    void Place(long interest, Arrears arrears)
    {
        switch (arrears)
        {
            case Arrears.Next:
                Move(interest, ref rows[current]);
                break;
            case Arrears.Spread:
                for (var i = current; i < count; i++)
                {
                    var share = Rounded.Divide(interest, count - i, terms.Rounding);
                    Move(share, ref rows[i]);
                    interest -= share;
                }

                break;
            case Arrears.Capitalised:
                rows[current].Capitalised += interest;
                left += interest;
                break;
            case Arrears.Kept or Arrears.Waived:
                break;
        }
    }

    readonly void Move(long interest, ref Row row)
    {
        row.Interest += interest;
        row.Moved += interest;
        Trace?.Move(row.Number - 1, interest);
    }

    void WaiveDue(int sequence)
    {
        Begin(new(sequence, at, Limitless, IsMoney: false));
        for (var i = 0; i < current; i++)
        {
            PayComponent(i, Component.Interest);
        }

        if (daily && FirstOpen() is { } open)
        {
            PayAccrued(open);
        }

        EndRelief();
    }

    /// <summary>The balloon is spread over so many more rows; the rows before stay as they are.</summary>
    internal void SpreadBalloon(int instalments, int day)
    {
        for (var i = current; i < count; i++)
        {
            ref var row = ref rows[i];
            row.Kind = row.IsLevel ? RowKind.FixedAmount : row.Kind;
        }

        var more = instalments;
        if (balloonRow && current < count)
        {
            rows[count - 1].Kind = RowKind.Level;
            more--;
        }

        (balloon, balloonRow) = (0, false);
        if (more > 0)
        {
            Append(more, day);
        }
    }
}
