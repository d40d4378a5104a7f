namespace Wheelhouse.Lending;

/// <content>What it costs to pay late, row by row, within the cap.</content>
partial struct Sweep
{
    const int DaysOfYear = 365;

    /// <summary>Counts the nights to a day for every row that is overdue and open.</summary>
    void AccrueLate(LateRule late, int day)
    {
        for (var i = 0; i < current; i++)
        {
            ref var row = ref rows[i];
            if (LateBasis(late, row) is > 0 and var basis)
            {
                AccrueLate(late, ref row, basis, Math.Max(at, row.Due), day);
            }
        }
    }

    readonly void AccrueLate(LateRule late, ref Row row, long basis, int from, int day)
    {
        var unit = DaysOfYear * rateUnit;
        var charges = Charges(late, row.Due, basis, from, day);
        var claim = Claim(late, row.Due, basis, from, day);
        row.LateClaim += claim;
        row.LateAllowed += Allowed(late, row.Due, basis, from, day);
        Trace?.Late.Add(new(row.Number - 1, from, day, basis, late.Annual, charges, claim, unit));
        if (day > row.Due + late.GraceDays)
        {
            var capped = late.Caps is { Count: > 0 };
            var claimed = Rounded.Divide(row.LateClaim, unit, terms.Rounding);
            var allowed = capped ? Rounded.Divide(row.LateAllowed, unit, MidpointRounding.ToZero) : claimed;
            var whole = Math.Min(claimed, allowed);
            row.Penalties += Math.Max(0, whole - row.Late);
            row.Late = Math.Max(row.Late, whole);
        }
    }

    /// <summary>Late interest of the nights after one day through another, and the charges that fall on them.</summary>
    readonly Int128 Claim(LateRule late, int due, long basis, int from, int day) =>
        Product(basis, RateNumber(late.Annual), day - from)
        + Product(Charges(late, due, basis, from, day), DaysOfYear, rateUnit);

    readonly long Charges(LateRule late, int due, long basis, int from, int day)
    {
        long charges = 0;
        foreach (var charge in late.Charges ?? [])
        {
            if (from <= due + charge.AfterDays && due + charge.AfterDays < day)
            {
                var share = (long)decimal.Round(basis * charge.Share, terms.Rounding);
                charges += share + (charge.Amount?.MinorUnits ?? 0);
            }
        }

        return charges;
    }

    /// <summary>The most that the nights may cost: by the caps that hold, and all that is claimed before the
    /// first.</summary>
    readonly Int128 Allowed(LateRule late, int due, long basis, int from, int day)
    {
        Int128 allowed = 0;
        var caps = late.Caps ?? [];
        for (var i = caps.Count - 1; i >= 0; i--)
        {
            var begin = Math.Max(from, caps[i].From.DayNumber - 1);
            if (begin < day)
            {
                var ordinary = terms.InterestOnOverduePrincipal ? rate : 0;
                allowed += Product(basis, Math.Max(0, RateNumber(caps[i].PerYear) - ordinary), day - begin);
                day = begin;
            }
        }

        return allowed + (from < day ? Claim(late, due, basis, from, day) : 0);
    }

    /// <summary>What of a row is overdue and unpaid, on the base of the rule.</summary>
    readonly long LateBasis(LateRule late, in Row row)
    {
        if (daily && !row.Fixed)
        {
            return row.Last ? left : Math.Min(left, Math.Max(0, row.Target - row.Filled));
        }

        var principal = row.Principal - row.PrincipalPaid;
        return late.Base == LateBase.Principal ? principal : principal + row.Interest - row.InterestPaid;
    }
}
