using Wheelhouse.Kernel;

namespace Wheelhouse.Lending;

/// <summary>A walk along the days of one loan: interest accrues, rows fall due, events change the course.</summary>
/// <remarks>
/// Plan, forecast and history are one walk. Up to the as-of day it counts what happened; from there on it assumes that
/// everything overdue is paid that day and every later row on its due date.
/// </remarks>
partial struct Sweep
{
    readonly LoanTerms terms;
    Row[] rows;
    readonly long rateUnit;
    readonly bool daily;
    readonly bool flat;

    long rate;
    int count;
    int current;
    int at;
    int pauses;
    bool forecast;
    AllocationOrder order;
    Cadence cadence;
    YearPart part;
    long denominator;

    /// <summary>Days of the running period as they were when it began.</summary>
    int length;

    /// <summary>Periods from the anchor to the last row.</summary>
    int lastPeriod;

    /// <summary>Principal for the end, and whether a row of its own takes it.</summary>
    long balloon;
    bool balloonRow;

    /// <summary>Interest of the current row on principal not overdue, and on overdue principal, over
    /// <see cref="denominator"/>.</summary>
    Int128 accrued, accruedOnOverdue;

    /// <summary>Interest that earlier rows left over, and interest of this row that was paid ahead.</summary>
    long carry, recognised;

    /// <summary>Principal in no fixed row yet, principal in fixed rows and unpaid, and all that was lent.</summary>
    long left, overdue, lent;

    /// <summary>The payment at work: what is left of it, and who made it; and all money that found nothing to
    /// pay.</summary>
    long purse, overpaid;
    int payer;

    /// <summary>Principal that no money was paid out for, and principal that was owed again.</summary>
    long income, owedAgain;

    /// <summary>What the lender gave up, what of it came in after all, and since when the loan counts as
    /// lost.</summary>
    long writtenOff, recovered;
    int chargedOffOn;

    /// <summary>Amounts to be earned by the day; null when there are none.</summary>
    List<Earning>? earnings;

    /// <param name="rows">Room for the rows of the terms, which are laid out; events may ask for more.</param>
    /// <param name="rateDecimals">The most decimal places of any rate that will hold, so that all share one
    /// denominator.</param>
    internal Sweep(LoanTerms terms, Row[] rows, int rateDecimals)
        : this(terms, rows, PowerOfTen(rateDecimals))
    {
    }

    Sweep(LoanTerms terms, Row[] rows, long rateUnit)
    {
        this.terms = terms;
        this.rows = rows;
        this.rateUnit = rateUnit;
        daily = terms.Accrual == AccrualMethod.DailySimple;
        flat = terms.InterestMethod == InterestMethod.Flat;
        rate = RateNumber(terms.AnnualRate);
        at = terms.StartDate.DayNumber;
        order = terms.Allocation;
        cadence = Cadence.Of(terms);
        count = Periods.Count(terms);
        lastPeriod = count - 1 + Periods.Shift(terms);
        balloon = terms.Balloon?.MinorUnits ?? 0;
        balloonRow = Periods.BalloonRow(terms);
        Periods.Lay(terms, rows.AsSpan(0, count));
        Enter();
    }

    /// <summary>Where money went; null when nobody asks.</summary>
    internal MoneyLog? Ledger { get; init; }

    /// <summary>Why each number is what it is; null when nobody asks.</summary>
    internal Trace? Trace { get; init; }

    internal readonly LoanTerms Terms => terms;

    internal readonly ReadOnlySpan<Row> Rows => rows.AsSpan(0, count);

    internal readonly Row[] AllRows => rows;

    internal readonly Currency Currency => terms.Currency;

    internal readonly long Lent => lent;

    internal readonly long PrincipalOutstanding => left + overdue;

    internal static int Decimals(Rate rate) => rate.PerYear.Scale;

    readonly long Unrecognised() => Unrecognised(accrued + accruedOnOverdue);

    /// <summary>The new rate holds for the nights after <paramref name="eve"/>.</summary>
    internal void ChangeRate(Rate to, int eve)
    {
        GoTo(eve);
        rate = RateNumber(to);
        if (current < count && left > 0)
        {
            FindTargets();
        }
    }

    internal void ChangeOrder(AllocationOrder to) => order = to;

    internal void Pause(int eve)
    {
        GoTo(eve);
        pauses++;
    }

    internal void Resume(int day)
    {
        GoTo(day);
        pauses--;
    }

    /// <summary>The plan of the terms, from the start: what is shown before anything is lent.</summary>
    internal readonly Sweep Planned()
    {
        var plan = new Sweep(terms, rows, rateUnit) { Trace = Trace };
        plan.Lend(terms.Principal.MinorUnits, terms.StartDate.DayNumber, null);
        plan.Forecast();
        return plan;
    }

    /// <summary>The same walk on rows of its own.</summary>
    internal readonly Sweep Copy()
    {
        var copy = this with { Ledger = Ledger?.Copy() };
        copy.rows = [.. rows];
        copy.earnings = earnings is null ? null : [.. earnings];
        return copy;
    }

    /// <summary>Walks to the last due date.</summary>
    internal void GoToEnd() => GoTo(rows[count - 1].Due);

    /// <summary>Walks to a day; rows that fall due on the way, that day included, are fixed.</summary>
    internal void GoTo(int day)
    {
        while (current < count && IsDue(rows[current], day))
        {
            Accrue(rows[current].Due);
            FallDue();
            current++;
            Enter();
        }

        Accrue(day);
    }

    /// <summary>A rent in advance on the first day waits until something was lent.</summary>
    readonly bool IsDue(in Row row, int day) => row.Due < day || (row.Due == day && (row.Days > 0 || lent > 0));

    /// <summary>Gives the current row its figures. With daily interest, only a forecast can: what is paid
    /// decides.</summary>
    void FallDue()
    {
        ref var row = ref rows[current];
        var interest = Unrecognised();
        var ended = left == 0 && interest == 0;
        if (ended && row.Principal == 0 && row.Interest == 0)
        {
            row.Fees = Math.Max(row.FeesPaid, row.Charged); // the loan ended before this row
        }

        if (daily)
        {
            FallDueDaily(ref row, interest);
            return;
        }

        carry = Fix(ref row, ref left, ref overdue, interest);
        (accrued, accruedOnOverdue) = (0, 0);
        Trace?.Collected(current, row.Interest - row.Moved, carry, row.Capitalised);
        if (terms.Charges.Count > 0 && !ended)
        {
            AddCharges(ref row);
        }
    }

    void FallDueDaily(ref Row row, long interest)
    {
        if (row.Capitalises)
        {
            Fix(ref row, ref left, ref overdue, interest);
            (accrued, accruedOnOverdue) = (0, 0);
            Trace?.Collected(current, 0, 0, row.Capitalised);
            return;
        }

        row.Fixed |= IsCleared(row);
        Recognise(current, forecast ? interest - Fix(ref row, ref left, ref overdue, interest) : 0);
    }

    /// <summary>From here on nothing happens but what is planned.</summary>
    /// <returns>Interest that has accrued to this day and stands in no row yet.</returns>
    internal long Forecast()
    {
        forecast = true;
        for (var i = 0; daily && i < current; i++)
        {
            var interest = Unrecognised();
            Recognise(i, interest - Fix(ref rows[i], ref left, ref overdue, interest));
        }

        var unrecognised = Unrecognised();
        Trace?.OnTheDay(unrecognised);
        return unrecognised;
    }

    /// <summary>Gives a row its figures. Returns the interest that it did not collect.</summary>
    static long Fix(ref Row row, ref long left, ref long overdue, long interest)
    {
        if (row.Fixed && !row.Last)
        {
            return interest;
        }

        if (row.Capitalises)
        {
            row.Capitalised += interest;
            row.Fixed = true;
            left += interest;
            return 0;
        }

        var collected = row.Last ? interest : row.Collects(interest);
        var principal = row.Last ? left : Math.Min(left, row.Room(collected));
        row.Interest += collected;
        row.Principal += principal;
        row.Fixed = true;
        left -= principal;
        overdue += principal;
        return interest - collected;
    }

    void Accrue(int day)
    {
        if (day <= at)
        {
            return;
        }

        if (terms.Late is { } late && !forecast)
        {
            AccrueLate(late, day);
        }

        if (current < count || daily)
        {
            var stands = pauses > 0 || (current < count && rows[current].Free);
            var weight = stands ? 0 : part.Weight(at, day);
            var onOverdue = !forecast && terms.InterestOnOverduePrincipal ? overdue : 0;
            accrued += Product(Bearing, rate, weight);
            accruedOnOverdue += Product(onOverdue, rate, weight);
            Trace?.Spans.Add(new(Math.Min(current, count - 1), at, day, Bearing + onOverdue,
                new((decimal)rate / rateUnit), stands, Product(Bearing + onOverdue, rate, weight), denominator,
                part, length));
        }

        at = day;
    }

    /// <summary>Takes interest out of what has accrued, because it now stands in a row.</summary>
    void Recognise(int row, long interest)
    {
        if (!daily)
        {
            recognised += interest;
        }

        if (!daily || interest == 0)
        {
            return;
        }

        var rest = Unrecognised() - interest;
        // each payment's interest is rounded by itself; when all of it is paid the fraction is dropped
        var taken = (Int128)interest * denominator;
        var ofOverdue = taken < accruedOnOverdue ? taken : accruedOnOverdue;
        (accrued, accruedOnOverdue) = rest == 0
            ? (0, 0)
            : (accrued - (taken - ofOverdue), accruedOnOverdue - ofOverdue);
        Trace?.Collected(row, interest, rest);
    }

    readonly long Bearing => !flat ? left : left > 0 ? lent : 0;

    readonly long Unrecognised(Int128 exact) =>
        Math.Max(0, Rounded.Divide(exact + Product(carry, denominator, 1), denominator, terms.Rounding) - recognised);

    /// <summary>A product of numbers that are not negative; it is checked at the events that it fits.</summary>
    static Int128 Product(long a, long b, long c)
    {
        if (Math.BigMul(a, b, out var low) == 0 && low >= 0 && Math.BigMul(low, c, out var lowest) == 0 && lowest >= 0)
        {
            return lowest;
        }

        return (Int128)a * b * c;
    }

    static long PowerOfTen(int exponent)
    {
        var power = 1L;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }

    readonly long RateNumber(Rate value) => (long)(value.PerYear * rateUnit);

    /// <summary>Makes the row at <see cref="current"/> the one that accrues.</summary>
    void Enter()
    {
        if (current == count)
        {
            return;
        }

        ref readonly var row = ref rows[current];
        part = YearPart.Of(terms.DayCount, cadence, row);
        denominator = part.Denominator * rateUnit;
        length = row.Days;
        recognised = flat ? row.Interest - row.Moved : 0;
    }
}
