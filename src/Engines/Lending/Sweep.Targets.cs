namespace Wheelhouse.Lending;

/// <content>What each row that is still open should pay.</content>
ref partial struct Sweep
{
    /// <summary>Keeps the sums of <see cref="LevelInstalment"/> far below the largest decimal.</summary>
    const decimal TooLarge = 1e16m;

    readonly long Balloon => terms.Balloon?.MinorUnits ?? 0;

    void FindTargets()
    {
        if (terms.Amortisation == Amortisation.EqualPrincipal)
        {
            ShareOutPrincipal();
        }
        else if (terms.Amortisation != Amortisation.InterestOnly)
        {
            FindLevel();
        }
    }

    /// <summary>Finds the level instalment for the current row and all after it.</summary>
    /// <remarks>An instalment paid ahead takes part again, and is open again when the new level is higher. One that was
    /// paid ahead beyond the new level keeps its old amount, and the level is found without it.</remarks>
    readonly void FindLevel()
    {
        for (var i = current; i < rows.Length; i++)
        {
            rows[i].Kept = false;
            rows[i].Fixed = false;
        }

        while (true)
        {
            var (owed, perUnit) = LevelInstalment();
            if (perUnit == 0)
            {
                return;
            }

            var exact = Math.Max(0, owed / perUnit);
            if (!KeepPaidBeyond(exact))
            {
                var level = SetTargets(exact);
                Trace?.Levels.Add(new(current, rows.Length, new((decimal)rate / rateUnit), left, owed, perUnit, level));
                return;
            }
        }
    }

    /// <summary>Marks the rows that hold more than they should; false when there is none.</summary>
    readonly bool KeepPaidBeyond(decimal level)
    {
        var any = false;
        var step = 0;
        for (var i = current; i < rows.Length; i++)
        {
            ref var row = ref rows[i];
            if (row.IsLevel && row.Filled > 0 && row.Filled > level * Weight(row.Number, ref step))
            {
                row.Kept = any = true;
            }
        }

        return any;
    }

    /// <summary>The instalment that leaves the balloon and nothing else when the last row is paid, as a quotient.</summary>
    /// <returns>What the rows would leave if they paid nothing, and by how much one unit of instalment lowers that:
    /// zero when no row is level.</returns>
    /// <remarks>
    /// <code>E = P × Π(1 + f_k) / g_n,  g_1 = 1,  g_k = 1 + g_(k-1) × (1 + f_k)</code>
    /// <para>f_k is the rate of row k, days and year counted. The balance after each row is a − b × E, so one pass with two
    /// numbers solves it, whatever rows are skipped, weighted or in grace.</para>
    /// <para>Worked by hand: 100 at 7 % in 6 months: f = 0.0058333, a = 103.5514, b = 6.0883, E = 17.0083 → 17.01.</para>
    /// </remarks>
    readonly (decimal Owed, decimal PerUnit) LevelInstalment()
    {
        decimal a = left, b = 0, carriedA = 0, carriedB = 0, balloon = Balloon;
        var factors = new Factors(terms, rate, rateUnit);
        var step = 0;
        for (var i = current; i < rows.Length; i++)
        {
            ref readonly var row = ref rows[i];
            var factor = i == current ? 0 : factors.Of(row);
            var interestA = (i == current ? ExactForecast() : flat ? lent * factor : a * factor) + carriedA;
            var interestB = (i == current || flat ? 0 : b * factor) + carriedB;
            var weight = row.IsLevel ? Weight(row.Number, ref step) : 0;
            var collects = !row.Deferred && (row.IsLevel ? weight > 0 : row.Kind == RowKind.InterestOnly || row.InterestRoom >= interestA);
            (carriedA, carriedB) = collects ? (0, 0) : (interestA, interestB);
            if (row.Kind == RowKind.InterestOnly)
            {
                continue;
            }

            a += (collects ? interestA : 0) + row.Filled - (row.IsLevel ? 0 : Math.Max(row.Target, row.Filled));
            b += (collects ? interestB : 0) + weight;
            if (a > TooLarge || b > TooLarge)
            {
                (a, b, carriedA, carriedB, balloon) = (a / TooLarge, b / TooLarge, carriedA / TooLarge, carriedB / TooLarge, balloon / TooLarge);
            }
        }

        return (a - balloon, b);
    }

    /// <summary>The interest that the current row will have accrued by its due date, overdue principal apart.</summary>
    readonly decimal ExactForecast()
    {
        var (whole, rest) = Int128.DivRem(ForecastAccrual(), denominator);
        return (long)whole + carry - recognised + ((decimal)rest / (decimal)denominator);
    }

    readonly Int128 ForecastAccrual() =>
        accrued + (Bearing * (Int128)rate * part.Weight(at, Math.Max(at, rows[current].Due)));

    readonly decimal Weight(int number, ref int step)
    {
        while (step < terms.Steps.Count && terms.Steps[step].From <= number)
        {
            step++;
        }

        return step == 0 ? 1 : terms.Steps[step - 1].Weight;
    }

    /// <summary>Tries the neighbour that spreads the last row's difference, and keeps it when the difference shrinks.</summary>
    readonly long Better(long level)
    {
        var difference = LastDifference(level, out var count);
        if (Math.Abs(difference) <= count / 2)
        {
            return level;
        }

        var spread = Rounded.Divide(Math.Abs(difference), count, terms.Rounding) * Math.Sign(difference);
        return Math.Abs(LastDifference(level + spread, out _)) < Math.Abs(difference) ? level + spread : level;
    }

    /// <summary>By how much the last row would exceed the level and the balloon.</summary>
    /// <param name="count">How many rows are level.</param>
    readonly long LastDifference(long level, out int count)
    {
        long principal = left, ignored = 0, carried = 0;
        count = 0;
        for (var i = current; i < rows.Length; i++)
        {
            var row = rows[i];
            var interest = i == current ? Unrecognised(ForecastAccrual()) : Interest(row, principal, carried);
            row.Target = row.IsLevel ? level : row.Target;
            count += row.IsLevel ? 1 : 0;
            carried = Fix(ref row, ref principal, ref ignored, interest);
            if (row.Last)
            {
                var expected = row.Kind == RowKind.Level ? level + Balloon : row.Interest + Balloon;
                return row.Interest + row.Principal - row.Extra - expected;
            }
        }

        return 0;
    }

    readonly long Interest(in Row row, long principal, long carried)
    {
        var year = YearPart.Of(terms, row);
        var over = (Int128)year.Denominator * rateUnit;
        var bearing = !flat ? principal : principal > 0 ? lent : 0;
        var exact = bearing * (Int128)rate * year.Weight(row.Start, row.Due);
        return Rounded.Divide(exact + (carried * over), over, terms.Rounding);
    }

    readonly long SetTargets(decimal exact)
    {
        var level = (long)decimal.Round(exact, terms.Rounding);
        var weighted = terms.Amortisation == Amortisation.Custom;
        level = weighted ? level : Better(level);
        var step = 0;
        for (var i = current; i < rows.Length; i++)
        {
            ref var row = ref rows[i];
            if (row.IsLevel)
            {
                row.Target = weighted ? (long)decimal.Round(exact * Weight(row.Number, ref step), terms.Rounding) : level;
            }

            row.Fixed = row.Filled > 0 && row.IsFilled;
        }

        return level;
    }

    readonly void ShareOutPrincipal()
    {
        long share = Math.Max(0, left - Balloon), count = 0;
        for (var i = current; i < rows.Length; i++)
        {
            if (rows[i].Kind == RowKind.FixedPrincipal && !rows[i].Fixed)
            {
                share += rows[i].Principal - rows[i].Extra;
                count++;
            }
        }

        for (var i = current; i < rows.Length && count > 0; i++)
        {
            if (rows[i].Kind == RowKind.FixedPrincipal && !rows[i].Fixed)
            {
                rows[i].Target = Rounded.Divide(share, count, terms.Rounding);
            }
        }
    }
}
