namespace Wheelhouse.Lending;

/// <content>Rows that come and go.</content>
partial struct Sweep
{
    /// <summary>A row of its own that is due on a day, before the running one, which goes on.</summary>
    /// <returns>Its index.</returns>
    int InsertDue(int day)
    {
        Ensure(count + 1);
        var index = current++;
        Array.Copy(rows, index, rows, index + 1, count++ - index);
        rows[index] = new() { Start = day, Due = day, Kind = RowKind.FixedAmount, Fixed = true };
        Number(index);
        Trace?.Shift(index);
        Ledger?.Shift(index + 1);
        return index;
    }

    void Ensure(int most)
    {
        if (most > rows.Length)
        {
            Array.Resize(ref rows, most + 4);
        }
    }

    /// <summary>So many more rows follow the last, in the cadence that holds.</summary>
    internal void Append(int more, int day)
    {
        var ended = current == count;
        (balloon, balloonRow) = ended ? (0, false) : (balloon, balloonRow);
        while (ended && cadence.Due(lastPeriod + 1).DayNumber <= day)
        {
            lastPeriod++; // the loan had ended before: what is new comes after today
        }

        Ensure(count + more);
        var tail = balloonRow ? 1 : 0;
        var first = count - tail;
        Array.Copy(rows, first, rows, first + more, tail);
        Ledger?.Shift(first + 1, more);
        Trace?.Shift(first, more);
        rows[first - 1].Last = false;
        var steps = rows[first - 1].Steps;
        for (var i = 0; i < more; i++)
        {
            rows[first + i] = Fresh(steps);
        }

        count += more;
        Date(first, lastPeriod - tail + 1);
        if (ended)
        {
            Enter();
            TakeBack(Arrears.Next, 0);
        }
    }

    /// <summary>Dates rows to the last, so many periods after the anchor, and numbers them.</summary>
    void Date(int first, int period)
    {
        for (var i = first; i < count; i++)
        {
            rows[i].Start = i == 0 ? at : rows[i - 1].Due;
            rows[i].Due = cadence.Due(period + i - first).DayNumber;
        }

        lastPeriod = period + count - 1 - first;
        rows[count - 1].Last = true;
        Number(first);
    }

    readonly void Number(int first)
    {
        for (var i = first; i < count; i++)
        {
            rows[i].Number = i + 1;
        }
    }

    /// <summary>An instalment as the terms have them, without a date.</summary>
    readonly Row Fresh(short steps)
    {
        var row = new Row { Kind = Periods.Kind(terms, steps), Steps = steps, Fees = Periods.Fees(terms) };
        if (row.Kind == RowKind.FixedAmount)
        {
            row.Target = terms.Steps[steps - 1].Amount!.Value.MinorUnits;
        }

        return row;
    }

    /// <summary>All that is left falls due on a day; the rows after it go.</summary>
    internal void Terminate(int day)
    {
        GoTo(day);
        if (current == count)
        {
            return;
        }

        var isDueToday = current > 0 && rows[current].Start == day;
        var index = isDueToday ? current - 1 : current;
        Swallow(index);
        ref var row = ref rows[index];
        row.Last = true;
        row.Due = day;
        row.Fixed = row.Capitalises = false;
        if (!daily)
        {
            var before = row.Interest;
            carry = Fix(ref row, ref left, ref overdue, Unrecognised());
            (accrued, accruedOnOverdue) = (0, 0);
            Trace?.Collected(index, row.Interest - (isDueToday ? before : row.Moved), carry);
        }

        current = count;
        (balloon, balloonRow) = (0, false);
    }

    /// <summary>A row takes up all that stands in the rows after it, and they go.</summary>
    void Swallow(int index)
    {
        ref var row = ref rows[index];
        for (var i = index + 1; i < count; i++)
        {
            ref readonly var gone = ref rows[i];
            row.Principal += gone.Principal;
            row.PrincipalPaid += gone.PrincipalPaid;
            row.Interest += gone.Interest;
            row.Moved += gone.Moved;
            row.Capitalised += gone.Capitalised;
            row.Late += gone.Late;
            row.InterestPaid += gone.InterestPaid;
            row.Fees += Math.Max(gone.FeesPaid, gone.Charged);
            row.FeesPaid += gone.FeesPaid;
            row.Charged += gone.Charged;
            row.Penalties += gone.Penalties;
            row.PenaltiesPaid += gone.PenaltiesPaid;
            row.PaidOn = Math.Max(row.PaidOn, gone.PaidOn);
        }

        count = index + 1;
        Trace?.EndAt(index);
        Ledger?.EndAt(count);
    }

    /// <summary>The rows that were to come go, and so many new ones come in another cadence.</summary>
    internal void ReAge(int instalments, Cadence newCadence, int day, Arrears arrears, int sequence)
    {
        if (current < count)
        {
            CloseRunning(day);
        }

        Ensure(current + instalments);
        cadence = newCadence;
        balloonRow = false;
        count = current + instalments;
        for (var i = current; i < count; i++)
        {
            rows[i] = Fresh(0);
        }

        Date(current, 0);
        rows[current].Start = day;
        rows[current].Odd = true;
        Enter();
        TakeBack(arrears, sequence);
    }

    /// <summary>The running row ends today with what it has; the interest that ran waits for the next.</summary>
    void CloseRunning(int day)
    {
        Swallow(current);
        ref var row = ref rows[current];
        if (!daily)
        {
            var interest = Unrecognised();
            Trace?.Collected(current, row.Interest - row.Moved, interest);
            (carry, accrued, accruedOnOverdue, recognised) = (interest, 0, 0, 0);
        }

        row.Fees = Math.Max(row.FeesPaid, row.Charged);
        row.Last = false;
        row.Fixed = true;
        row.Due = day;
        if (row.Total + row.Capitalised > 0)
        {
            current++;
        }
        else
        {
            Trace?.EndAt(Math.Max(0, current - 1));
        }
    }
}
